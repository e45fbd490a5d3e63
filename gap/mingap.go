package gap

import "servgap/gap/stat"

// Results of a gap against the smallest one that matters.
const (
	ResultShort  = "short"  // the whole interval is below minus the gap that matters, and the gap is shown
	ResultMet    = "met"    // the whole interval is above minus the gap that matters
	ResultUnsure = "unsure" // neither
	ResultFell   = "fell"   // of a change: it is below minus what matters, and shown
	ResultHeld   = "held"   // of a change: a fall of what matters is ruled out
)

// Judge says of every gap how it stands to the smallest one that matters, least
// scale points, which the user has to name before looking; 0 says that there is
// none. Significant is not large: a gap can be shown and be met all the same.
//
// It comes last, for the words rest on the adjusted p of what is shown. A gap
// without an interval has no word. Where a directly rated gap has no test, since its
// target is an end of the scale, the interval alone decides; one that was rated on
// another scale than the items is not judged.
//
// Beside the word stands the p of TOST, two one-sided tests that the gap lies
// between −least and +least, not adjusted. Checked by hand (TestJudge).
func (r *Result) Judge(least float64) {
	if least <= 0 {
		return
	}
	r.Method.MinGap = Number(least)
	for i := range r.Gaps {
		r.Gaps[i].judge(least)
	}
	for i := range r.Steps {
		for k := range r.Steps[i].Against {
			r.Steps[i].Against[k].judge(least)
		}
		if d := r.Steps[i].Direct; d != nil {
			r.judgeDirect(d, least)
		}
	}
	for i := range r.Chain {
		r.Chain[i].Total.judge(least)
		for k := range r.Chain[i].Legs {
			r.Chain[i].Legs[k].judge(least)
		}
	}
	for i := range r.Direct {
		r.judgeDirect(&r.Direct[i], least)
	}
	for i := range r.Changes {
		r.Changes[i].judgeChange(least)
	}
}

// judgeChange says how a change stands to the smallest one that matters, and how each
// of the two gaps stands to the smallest gap.
func (c *Change) judgeChange(least float64) {
	c.Gap.judge(least)
	c.Old.judge(least)
	c.GapChange.judge(least)
	switch c.GapChange.Result {
	case ResultShort:
		c.GapChange.Result = ResultFell
	case ResultMet:
		c.GapChange.Result = ResultHeld
	}
}

func (r *Result) judgeDirect(d *DirectRow, least float64) {
	if d.Scale != r.Method.Scale {
		return
	}
	d.judge(least)
	if d.AtEnd() && d.High < Number(-least) {
		d.Result = ResultShort
	}
}

func (t *Tested) judge(least float64) {
	m := Number(least)
	switch {
	case !t.Low.Defined():
		return
	case t.High < -m && t.Shown():
		t.Result = ResultShort
	case t.Low > -m:
		t.Result = ResultMet
	default:
		t.Result = ResultUnsure
	}
	t.PTOST = Number(stat.WithinP(float64(t.Value), float64(t.SE), float64(t.DF), -least, least))
}
