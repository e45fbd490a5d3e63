package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
)

// LevelSegment is the level of a row that is a level of a background question.
const LevelSegment = "segment"

// NoteHalfAdded says that half a person was added to each of four cells, one of which
// was empty.
const NoteHalfAdded = "half_added"

// Dissatisfied is how many customers are dissatisfied by a rule, with Wilson's interval,
// and what goes along with it. With weights shares are weighted.
type Dissatisfied struct {
	Wave  string `json:"wave"`
	Group string `json:"group"`
	DissatisfiedRule
	N          int64  `json:"n"` // who answered what the rule takes
	Count      int64  `json:"dissatisfied"`
	Effective  Number `json:"n_effective"` // the respondents drawn alone and alike that the share is worth
	Share      Number `json:"share"`
	ShareLow   Number `json:"share_ci_low"`
	ShareHigh  Number `json:"share_ci_high"`
	Confidence Number `json:"ci_level"`
	Low        Number `json:"low_below"` // what an answer has to be below to be low
	Note       string `json:"note"`
	Rows       []Lift `json:"rows"` // by dimension, by item, then by background question
}

// Lift is the share of the dissatisfied among those who gave a low answer, or are at a
// level, over the share among the others. Below 1 fewer are dissatisfied there.
type Lift struct {
	Level     string `json:"level"` // dimension, item or segment
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	Segment   string `json:"segment"`       // the background question
	Value     string `json:"segment_value"` // its level
	Rank      int    `json:"rank"`          // 1 is the highest lift, 0 of one that is not there
	// Those who gave a low answer, or are at the level, and the others.
	N           int64  `json:"n"`
	Count       int64  `json:"dissatisfied"`
	Share       Number `json:"share"`
	OthersN     int64  `json:"others_n"`
	OthersCount int64  `json:"others_dissatisfied"`
	OthersShare Number `json:"others_share"`
	// How many respondents drawn alone and alike either share is worth.
	Effective       Number `json:"n_effective"`
	OthersEffective Number `json:"others_n_effective"`
	// Lift is the ratio of the shares and the test of a ratio of 1: with Katz's interval, or
	// with weights, clusters or a population that has an end the linearised one of its
	// logarithm (stat.SharesRatio).
	Lift       Number `json:"lift"`
	LiftLow    Number `json:"lift_ci_low"`
	LiftHigh   Number `json:"lift_ci_high"`
	Test       string `json:"test"`
	Statistic  Number `json:"statistic"`
	P          Number `json:"p"`
	PAdj       Number `json:"p_adj"`
	Adjust     string `json:"adjust"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// Shown reports whether the shares are told from each other.
func (l Lift) Shown() bool { return l.PAdj.Defined() && l.PAdj < Significance }

// between fills in a row of those with something and the others, 1 of who is dissatisfied.
// It is hidden if either are some, and too few.
func (l Lift) between(sides [2]stat.Subgroup, level float64, least int64) Lift {
	with, others := sides[0], sides[1]
	l.Share, l.OthersShare, l.Lift, l.LiftLow, l.LiftHigh = Undefined, Undefined, Undefined, Undefined, Undefined
	l.Effective, l.OthersEffective = Undefined, Undefined
	l.Statistic, l.P, l.PAdj = Undefined, Undefined, Undefined
	few := func(s stat.Subgroup) bool { return 0 < s.N && s.N < least }
	if few(with) || few(others) {
		l.Suppressed, l.Note = true, NoteSuppressed
		return l
	}
	l.N, l.Count, l.OthersN, l.OthersCount = with.N, with.Ones(), others.N, others.Ones()
	own, theirs := with.Share(level), others.Share(level)
	l.Share, l.OthersShare = Number(own.Value), Number(theirs.Value)
	l.Effective, l.OthersEffective = worth(own), worth(theirs)
	e, test := stat.SharesRatio(with, others, level)
	l.Lift, l.LiftLow, l.LiftHigh = Number(e.Value), Number(e.Lo), Number(e.Hi)
	l.Test, l.Statistic, l.P = test.Name, Number(test.Statistic), Number(test.P)
	if l.Note = string(e.Reason); e.Reason == "" && (l.Count == 0 || l.OthersCount == 0) {
		l.Note = NoteHalfAdded
	}
	return l
}

// worth is how many people of a plain sample a share is worth: all of a plain sample, and
// undefined of nobody, of one cluster and of a whole population, which leaves nothing to
// chance.
func worth(share stat.Estimate) Number {
	switch {
	case share.Reason != "":
		return Undefined
	case share.Size == 0:
		return Number(share.N)
	default:
		return Number(share.Size)
	}
}

// byLift adjusts rows of one kind, and puts the highest lift first.
func byLift(rows []Lift) []Lift {
	p := make([]float64, len(rows))
	for i, row := range rows {
		p[i] = float64(row.P)
	}
	for i, adjusted := range stat.Holm(p) {
		rows[i].PAdj, rows[i].Adjust = Number(adjusted), "holm"
	}
	key := func(l Lift) float64 {
		if !l.P.Defined() {
			return math.Inf(1)
		}
		return -float64(l.Lift)
	}
	slices.SortStableFunc(rows, func(a, b Lift) int { return cmp.Compare(key(a), key(b)) })
	for i := range rows {
		if rows[i].P.Defined() {
			rows[i].Rank = i + 1
		}
	}
	return rows
}
