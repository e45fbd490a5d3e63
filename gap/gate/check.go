package gate

import (
	"strconv"
	"time"
)

// Check is one gate of an audit: the numbers that it looks at and their limit.
type Check struct {
	ID       string
	Line     int // in servgap.yaml
	Metric   Metric
	On       []string // dimensions or items; empty for all
	Segment  Segment
	Severity Severity
	// IfUnsure is what unsure counts as: Unsure, which is told and no more, Warn or
	// Fail.
	IfUnsure Outcome
	// MinAnswers is the number of answers below which a target is not judged.
	MinAnswers int64
	// Against names what a fall is measured from; empty if Limit is the limit.
	Against string
	Fall    Fall
	Limit   Limit
}

// falls reports whether the check is about a change.
func (c Check) falls() bool { return c.Against != "" }

// Severity says what a failure counts as.
type Severity string

// The severities, the usual one first.
const (
	Error   Severity = "error"
	Warning Severity = "warning" // a failure is a warning
)

// Metric is a number of a result.
type Metric struct {
	Kind string
	Name string // of the group, gap, construct or outcome
	Part string // overall, weighted, a dimension or an item; empty for every dimension
}

func (m Metric) String() string {
	if m.Part == "" {
		return m.Kind + "." + m.Name
	}
	return m.Kind + "." + m.Name + "." + m.Part
}

// Kinds of metrics.
const (
	Answers   = "answers"   // how many of a group answered
	Gap       = "gap"       // a gap, in scale points
	Met       = "met"       // the share of respondents whose gap is not below zero
	Alpha     = "alpha"     // the internal consistency of a dimension
	Whole     = "outcome"   // a question about the whole: its mean, or the net promoter score
	Satisfied = "satisfied" // the share who gave one of the two best answers to it
	Due       = "due"       // the days until the next audit, below zero once it is overdue
)

// Segment is the respondents who gave one answer to a background question; the zero
// value is everybody.
type Segment struct{ Column, Value string }

// Waiver lets a check fail until its last day has passed.
type Waiver struct {
	Check string
	On    string // a dimension or item; empty for all
	Who   string
	Why   string
	Until time.Time // the last day
	Line  int
}

// Expired reports whether the last day lies before today.
func (w Waiver) Expired(today time.Time) bool {
	return today.UTC().Truncate(24 * time.Hour).After(w.Until)
}

// covers reports whether the waiver is about a ruling.
func (w Waiver) covers(r Ruling) bool {
	return w.Check == r.Check && (w.On == "" || w.On == r.Target)
}

// limits are the limits of a check as they are written.
func (c Check) limits() string {
	if c.falls() {
		return "no_fall_of " + shortest(c.Fall.Limit)
	}
	said := ""
	for _, l := range []struct {
		name string
		Condition
	}{{"fail_if", c.Limit.Fail}, {"warn_if", c.Limit.Warn}, {"pass_if", c.Limit.Pass}} {
		if l.Written() {
			said += ", " + l.name + " " + l.Operator + " " + shortest(l.Bound)
		}
	}
	return said[len(", "):]
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
