package gate

import (
	"time"

	"servgap/gap"
)

// Cadences are how often a service is audited.
func Cadences() []string {
	return []string{"weekly", "monthly", "quarterly", "half-yearly", "yearly"}
}

// DueAfter is the day on which the audit after the one of a date is due: the same day of
// a later month, or its last one where there is no such day; zero of a date that is.
func DueAfter(date time.Time, cadence string) time.Time {
	months := map[string]int{"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}[cadence]
	switch {
	case date.IsZero():
		return date
	case months == 0:
		return date.AddDate(0, 0, 7)
	}
	due := date.AddDate(0, months, 0)
	if due.Day() != date.Day() { // there are too few days in the month
		due = due.AddDate(0, 0, -due.Day())
	}
	return due
}

// Outdated says why a baseline of a date cannot be what a wave is measured from: it is
// later, or more than two audits have gone by since, without a cadence a year. It is
// empty where a date is not known, and of a baseline that is neither.
func Outdated(baseline, wave time.Time, cadence string) Reason {
	if baseline.IsZero() || wave.IsZero() {
		return ""
	}
	last := DueAfter(baseline, "yearly")
	if cadence != "" {
		last = DueAfter(DueAfter(baseline, cadence), cadence)
	}
	switch {
	case baseline.After(wave):
		return NotEarlier
	case wave.After(last):
		return Stale
	}
	return ""
}

// day is the length of a day in UTC.
const day = 24 * time.Hour

// due is how many days are left until the next audit.
func (a Audit) due(blank Ruling) subject {
	if a.Due.IsZero() {
		return unjudged(blank, NoDate)
	}
	days := float64((a.Due.Unix() - a.Today.UTC().Truncate(day).Unix()) / int64(day/time.Second))
	blank.Target, blank.Value = a.Due.Format(time.DateOnly), gap.Number(days)
	return subject{Ruling: blank, target: Target{ID: blank.Target, Value: days}, least: min(days, -1), most: days}
}

// Cadence is the check that warns once an audit is overdue.
func Cadence(cadence string, line int, confidence float64) Check {
	return Check{
		ID: "cadence", Line: line, Metric: Metric{Kind: Due, Name: cadence}, Severity: Warning,
		Limit: Limit{Warn: Condition{"<", 0}, Confidence: confidence},
	}
}
