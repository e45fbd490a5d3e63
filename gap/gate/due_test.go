package gate_test

import (
	"testing"
	"time"

	"servgap/gap/gate"
)

func TestDueAfter(t *testing.T) {
	for _, tt := range []struct{ date, cadence, want string }{
		{"2026-09-30", "quarterly", "2026-12-30"}, {"2026-11-30", "quarterly", "2027-02-28"}, {"2027-11-30", "quarterly", "2028-02-29"},
		{"2026-01-31", "monthly", "2026-02-28"}, {"2026-12-31", "half-yearly", "2027-06-30"}, {"2028-02-29", "yearly", "2029-02-28"},
		{"2026-12-28", "weekly", "2027-01-04"},
	} {
		date, err := time.Parse(time.DateOnly, tt.date)
		if got := gate.DueAfter(date, tt.cadence).Format(time.DateOnly); err != nil || got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.date, tt.cadence, got, tt.want)
		}
	}
	if !gate.DueAfter(time.Time{}, "yearly").IsZero() {
		t.Error("no date has a day after it")
	}
}

func TestOutdated(t *testing.T) {
	for _, tt := range []struct {
		baseline, wave, cadence string
		want                    gate.Reason
	}{
		{"2026-06-30", "2026-09-30", "quarterly", ""}, {"2026-06-30", "2026-12-30", "quarterly", ""}, {"2026-06-30", "2026-12-31", "quarterly", gate.Stale},
		{"2026-06-30", "2027-06-30", "", ""}, {"2026-06-30", "2027-07-01", "", gate.Stale}, {"2026-06-30", "2028-06-30", "yearly", ""},
		{"2026-09-30", "2026-06-30", "", gate.NotEarlier}, {"", "2026-06-30", "", ""}, {"2026-09-30", "", "weekly", ""},
	} {
		baseline, _ := time.Parse(time.DateOnly, tt.baseline)
		wave, _ := time.Parse(time.DateOnly, tt.wave)
		if got := gate.Outdated(baseline, wave, tt.cadence); got != tt.want {
			t.Errorf("%s for %s, %s: got %q, want %q", tt.baseline, tt.wave, tt.cadence, got, tt.want)
		}
	}
}

func TestCadenceWarnsOnceOverdue(t *testing.T) {
	due := time.Date(2026, 12, 30, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name    string
		today   time.Time
		due     time.Time
		outcome gate.Outcome
		days    float64
	}{
		{"the day before", due.Add(-time.Hour), due, gate.Pass, 1},
		{"the evening of the day", due.Add(23 * time.Hour), due, gate.Pass, 0},
		{"the day after", due.Add(25 * time.Hour), due, gate.Warn, -1},
		{"no date", due, time.Time{}, gate.NotJudged, 0},
	} {
		a := gate.Audit{Checks: []gate.Check{gate.Cadence("quarterly", 7, 0.95)}, Today: tt.today, Due: tt.due}
		r := a.Rule()[0]
		if r.Outcome != tt.outcome || r.Counts != tt.outcome || r.Line != 7 || r.Metric != "due.quarterly" || r.Outcome != gate.NotJudged && float64(r.Value) != tt.days {
			t.Errorf("%s: got %+v", tt.name, r)
		}
		if trip := a.SelfTest()[0]; tt.outcome != gate.NotJudged && (trip.Trips != gate.Warn || trip.At != min(r.Value, -1)) {
			t.Errorf("%s: trips as %q at %v", tt.name, trip.Trips, trip.At)
		}
	}
}

// Cadences are named from the shortest on, and each is a time of its own.
func TestCadencesAreInOrder(t *testing.T) {
	start := time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)
	last, cadences := start, gate.Cadences()
	if len(cadences) != 5 {
		t.Errorf("%d cadences", len(cadences))
	}
	for _, cadence := range cadences {
		if due := gate.DueAfter(start, cadence); !due.After(last) {
			t.Errorf("%s is due on %s, not after %s", cadence, due.Format(time.DateOnly), last.Format(time.DateOnly))
		} else {
			last = due
		}
	}
}
