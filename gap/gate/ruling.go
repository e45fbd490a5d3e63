package gate

import (
	"slices"
	"time"

	"servgap/gap"
)

// Ruling is what an audit says of one target of a check: one dimension, one item, the
// whole. Its fields are the columns of csv and the keys of JSON; what is not there is
// undefined. Reports of all kinds are made of nothing else.
type Ruling struct {
	Check    string   `json:"check"`  // its id
	File     string   `json:"file"`   // servgap.yaml
	Line     int      `json:"line"`   // of the check in it
	Metric   string   `json:"metric"` // as it is written: gap.service
	Severity Severity `json:"severity"`
	// Target is the id of what was looked at: a dimension, an item, overall, weighted,
	// a group or an outcome. It is empty where a check found none.
	Target       string `json:"target"`
	Label        string `json:"label"`
	Level        string `json:"level"` // dimension, item, overall or weighted; else empty
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`
	Wave         string `json:"wave"`
	OldWave      string `json:"old_wave"` // of a fall: what it is measured from

	// Outcome is what the numbers say. Counts is what it comes to in the audit, after
	// severity, if_unsure and waivers: pass, unsure (told and no more), warn, fail,
	// waived or not_judged.
	Outcome Outcome `json:"outcome"`
	Counts  Outcome `json:"counts"`
	Reason  Reason  `json:"reason"` // why it was not judged
	Limits  string  `json:"limits"` // as they are written: fail_if <= -0.75
	// Against is what a fall is measured from, as it is written, and NoFallOf the
	// smallest fall that matters; not there in a check without.
	Against  string     `json:"against"`
	NoFallOf gap.Number `json:"no_fall_of"`
	Proof    Proof      `json:"proof"` // of a fall, and point where the number alone counts

	// Unit is of the values: answers, days, scale_points, share (of 1), alpha, mean (of an
	// outcome, on its own scale) or nps (−100 to 100).
	Unit     string     `json:"unit"`
	N        int64      `json:"n"`
	OldN     int64      `json:"old_n"`
	Value    gap.Number `json:"value"`
	OldValue gap.Number `json:"old_value"`
	// Change is value less old value. The interval is of what was held against the
	// limit, the change of a fall and the value of all else, and holds for all targets
	// of the check at once.
	Change     gap.Number `json:"change"`
	Low        gap.Number `json:"ci_low"`
	High       gap.Number `json:"ci_high"`
	Confidence gap.Number `json:"ci_level"`
	P          gap.Number `json:"p"`
	PAdj       gap.Number `json:"p_adj"`
	Adjust     string     `json:"adjust"` // holm, none, or empty without a p
	Headroom   gap.Number `json:"headroom"`
	// ToChange and FromChange are the halves of the change of a gap: of what was
	// received, and of what it is measured by.
	Gap        string     `json:"gap"` // empty of any other metric
	ToStep     string     `json:"to_step"`
	ToGroup    string     `json:"to_group"`
	ToChange   gap.Number `json:"to_change"`
	FromStep   string     `json:"from_step"`
	FromChange gap.Number `json:"from_change"`
	// FailsAt is the true fall at which the check fails 4 times in 5.
	FailsAt gap.Number `json:"fails_at"`

	WaivedBy    string `json:"waived_by"`
	WaivedWhy   string `json:"waived_why"`
	WaivedUntil string `json:"waived_until"`
}

// Units of values.
const (
	UnitAnswers = "answers"
	UnitDays    = "days"
	UnitPoints  = "scale_points"
	UnitShare   = "share"
	UnitAlpha   = "alpha"
	UnitMean    = gap.MeasureMean
	UnitNPS     = gap.MeasureNPS
)

// Reason is why a target was not judged.
type Reason string

// The reasons.
const (
	NotMeasured  Reason = "not_measured"   // nothing of the kind is in the wave
	NotBefore    Reason = "not_before"     // nothing of the kind is in the earlier wave
	Suppressed   Reason = "fewer_than_min" // hidden, in either wave
	FewAnswers   Reason = "few_answers"    // fewer than min_answers
	NoSpread     Reason = "zero_variance"  // no spread, so that nothing is known of chance
	NoSegment    Reason = "no_segment"     // nobody gave the answer, or too few to name it
	NoEarlier    Reason = "no_earlier"     // there is nothing to compare with
	NotEarlier   Reason = "not_earlier"    // what it is compared with is no earlier wave
	Unreadable   Reason = "unreadable"     // what it is compared with could not be read
	AskedChanged Reason = "asked_changed"  // the questionnaire was another one
	SameAnswers  Reason = "same_answers"   // both waves hold the same answers
	Stale        Reason = "stale"          // the baseline is too old to say what the last audit was
	NoDate       Reason = "no_date"        // no wave has a date to count from
)

// Waived is what a ruling under a waiver counts as.
const Waived Outcome = "waived"

// count says what the outcome comes to.
func (r *Ruling) count(c Check, a Audit) {
	r.Counts = r.Outcome
	if r.Outcome == Unsure && c.IfUnsure != "" {
		r.Counts = c.IfUnsure
	}
	if r.Counts == Fail && c.Severity == Warning {
		r.Counts = Warn
	}
	if slices.Contains(a.FailOn, r.Counts) {
		r.Counts = Fail
	}
	if r.Outcome == Pass || r.Outcome == NotJudged {
		return
	}
	for _, w := range a.Waivers {
		if w.covers(*r) && !w.Expired(a.Today) {
			r.Counts, r.WaivedBy, r.WaivedWhy, r.WaivedUntil = Waived, w.Who, w.Why, w.Until.Format(time.DateOnly)
			return
		}
	}
}
