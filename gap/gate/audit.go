package gate

import (
	"math"
	"time"

	"servgap/gap"
)

// Wave is what an audit reads of one wave: the results of everybody and of the
// segments that checks name, as gap.Suppress leaves them.
type Wave struct {
	Label   string
	Date    time.Time // zero if it is not known
	Results map[Segment]gap.Result
	Reason  Reason // why there are none, empty if there are
}

// Audit is what there is to judge by.
type Audit struct {
	File   string // what the lines of the checks are in
	Checks []Check
	Now    Wave
	// Earlier is what falls are measured from, by what Check.Against names: the last
	// wave, and the reference behind it if there is one.
	Earlier map[string][]Wave
	Waivers []Waiver
	Today   time.Time
	Due     time.Time // of the next audit, midnight UTC; zero if no wave has a date
	FailOn  []Outcome // what counts as failed beside failures: Warn, Unsure
}

// powerOf is how often a fall has to be seen that FailsAt names: 4 times in 5.
const powerOf = 0.8

// Rule judges every check, in their order and in that of the result. A check has at
// least one ruling: where it finds nothing to look at, that it was not judged.
func (a Audit) Rule() []Ruling {
	var rulings []Ruling
	for _, c := range a.Checks {
		rulings = append(rulings, a.rule(c, a.subjects(c))...)
	}
	return rulings
}

// subject is a target of a check with its ruling, in which all is filled in but the
// verdict. The value can lie between least and most.
type subject struct {
	Ruling
	target      Target
	least, most float64
}

// rule judges the subjects of one check together.
func (a Audit) rule(c Check, subjects []subject) []Ruling {
	var targets []Target
	for _, s := range subjects {
		targets = append(targets, s.target)
	}
	judge := c.Limit.Judge
	if c.falls() {
		judge = c.Fall.Judge
	}
	var rulings []Ruling
	for i, v := range judge(targets) {
		r := subjects[i].Ruling
		r.Outcome, r.Low, r.High, r.Headroom = v.Outcome, gap.Number(v.Lo), gap.Number(v.Hi), gap.Number(v.Headroom)
		r.P, r.PAdj = gap.Number(v.P), gap.Number(v.PAdj)
		if c.falls() {
			r.FailsAt = gap.Number(c.Fall.FailsAt(v.Target, judged(targets), powerOf))
		}
		r.count(c, a)
		rulings = append(rulings, r)
	}
	return rulings
}

// blank is a ruling of a check without numbers.
func (a Audit) blank(c Check) Ruling {
	r := Ruling{
		Check: c.ID, File: a.File, Line: c.Line, Metric: c.Metric.String(), Severity: c.Severity, Wave: a.Now.Label,
		Segment: c.Segment.Column, SegmentValue: c.Segment.Value, Limits: c.limits(),
		Confidence: gap.Number(c.Limit.Confidence), Unit: unitOf[c.Metric.Kind],
	}
	if c.Limit.Point {
		r.Proof = Point
	}
	for _, n := range []*gap.Number{&r.Value, &r.OldValue, &r.Change, &r.Low, &r.High, &r.P, &r.PAdj, &r.Headroom, &r.ToChange, &r.FromChange, &r.FailsAt, &r.NoFallOf} {
		*n = gap.Undefined
	}
	if c.falls() {
		r.Against, r.NoFallOf, r.Confidence, r.Proof, r.Adjust = c.Against, gap.Number(c.Fall.Limit), gap.Number(c.Fall.Confidence), c.Fall.Proof, "none"
		if c.Fall.Holm {
			r.Adjust = "holm"
		}
	}
	return r
}

// unitOf is the units of metrics; of an outcome its measure says.
var unitOf = map[string]string{Answers: UnitAnswers, Due: UnitDays, Gap: UnitPoints, Met: UnitShare, Alpha: UnitAlpha, Whole: UnitMean, Satisfied: UnitShare}

// unjudged is a subject that cannot be judged.
func unjudged(r Ruling, why Reason) subject {
	r.Reason = why
	return subject{Ruling: r, target: Target{ID: r.Target, Reason: string(why)}, least: math.NaN(), most: math.NaN()}
}

// subjects finds what a check looks at.
func (a Audit) subjects(c Check) []subject {
	blank := a.blank(c)
	now, ok := a.Now.Results[c.Segment]
	switch {
	case c.Metric.Kind == Due:
		return []subject{a.due(blank)}
	case !ok:
		return []subject{unjudged(blank, NoSegment)}
	case !c.falls():
		return c.orNone(blank, c.values(blank, now))
	}
	var subjects []subject
	for _, old := range a.Earlier[c.Against] {
		of := blank
		of.OldWave = old.Label
		subjects = append(subjects, c.since(of, now, old)...)
	}
	if subjects == nil {
		return []subject{unjudged(blank, NoEarlier)}
	}
	return subjects
}

// since finds what a check looks at of the changes since an earlier wave.
func (c Check) since(blank Ruling, now gap.Result, old Wave) []subject {
	before, ok := old.Results[c.Segment]
	switch {
	case old.Reason != "":
		return []subject{unjudged(blank, old.Reason)}
	case !ok:
		return []subject{unjudged(blank, NoSegment)}
	case len(now.ChangedSince(before)) > 0:
		return []subject{unjudged(blank, AskedChanged)}
	case now.Repeats(before):
		return []subject{unjudged(blank, SameAnswers)}
	}
	return c.orNone(blank, c.changes(blank, now, before))
}

// orNone adds to the subjects found a ruling for each that the check names and that
// is not there, so that nothing is passed over.
func (c Check) orNone(blank Ruling, found []subject) []subject {
	for _, id := range c.On {
		if !has(found, id) {
			missing := blank
			missing.Target = id
			found = append(found, unjudged(missing, NotMeasured))
		}
	}
	if len(found) == 0 {
		blank.Target = c.Metric.Part
		return []subject{unjudged(blank, NotMeasured)}
	}
	return found
}

func has(subjects []subject, id string) bool {
	for _, s := range subjects {
		if s.Target == id {
			return true
		}
	}
	return false
}
