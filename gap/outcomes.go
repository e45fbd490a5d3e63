package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Outcome is what a group answered to a question about the whole.
type Outcome struct {
	Group string `json:"group"` // its role
	ID    string `json:"id"`
	Kind  string `json:"kind"` // nps, csat, ces, offer and others, or empty
	N     int64  `json:"n"`
	// Value is the net promoter score, from −100 to 100, of kind nps, else the mean
	// on the outcome's own scale, which runs from Least to Most.
	Measure    string `json:"measure"`
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	DF         Number `json:"df"` // undefined of a normal interval
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Least      Number `json:"least"`
	Most       Number `json:"most"`
	// Satisfied is the share who gave one of the two best answers, not of kind nps;
	// undefined where only a baseline is known.
	Satisfied  Number `json:"satisfied"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	moments stat.Moments // of the answers
	net     stat.Net     // of kind nps

	satisfiedSize float64 // the respondents that Satisfied is worth, 0 for N
}

// SatisfiedSize is the respondents that Satisfied is worth, where that is another
// number than N; else 0.
func (row Outcome) SatisfiedSize() float64 { return row.satisfiedSize }

// The measure of an outcome of kind nps; that of all others is MeasureMean.
const MeasureNPS = "nps"

// outcomes lists the questions about the whole, and the new offers, of every group.
func (a analysis) outcomes() []Outcome {
	var rows []Outcome
	for _, role := range roles {
		t := a.Group(role)
		if t == nil {
			continue
		}
		for i, o := range t.Plan().Questionnaire.Outcomes {
			if o.Factor() {
				continue
			}
			row := answeredWhole(o, t.Outcome(i), a.level())
			row.Group = string(role)
			rows = append(rows, row)
		}
	}
	return rows
}

func answeredWhole(o survey.Outcome, answers stat.Hist, level float64) Outcome {
	least, most := scaleEnds(o.Scale)
	row := Outcome{ID: o.ID, Kind: o.Kind, Measure: MeasureMean, Least: Number(least), Most: Number(most), Satisfied: Undefined, moments: answers.Moments()}
	if o.Kind == MeasureNPS {
		row.Measure, row.Least, row.Most, row.net = MeasureNPS, -100, 100, stat.NPS(answers)
	} else {
		highest := o.Scale.Min + o.Scale.Step*int64(o.Scale.Points-1)
		best := stat.BoxesOf(answers, o.Scale.Min, highest, level).Top2
		row.Satisfied, row.satisfiedSize = Number(best.Value), best.Size
	}
	return row.estimated(level)
}

// estimated fills in the estimate of what was counted.
func (row Outcome) estimated(level float64) Outcome {
	e, df, unit := stat.Mean(row.moments, level), math.NaN(), 1.0
	if e.N > 1 {
		df = row.moments.DF()
	}
	if row.Measure == MeasureNPS {
		e, df, unit = row.net.Estimate(level), math.NaN(), 100
	}
	row.N, row.Note, row.Confidence, row.DF = e.N, string(e.Reason), Number(e.Level), Number(df)
	row.Value, row.SE, row.Low, row.High = Number(unit*e.Value), Number(unit*e.SE), Number(unit*e.Lo), Number(unit*e.Hi)
	return row
}

// suppressOutcomes hides what fewer than min respondents answered.
func suppressOutcomes(rows []Outcome, min int64) []Outcome {
	shown := slices.Clone(rows)
	for i := range shown {
		row := &shown[i]
		if row.Suppressed || row.N >= min || !persons(row.Group) {
			continue
		}
		*row = row.hidden(NoteSuppressed)
	}
	return shown
}

// withoutFew hides what a condition keeps of an outcome where fewer than min of those whom
// it leaves out answered it, too: what they said could be worked out of everybody's.
func withoutFew(kept, left []Outcome, min int64) {
	for i := range kept {
		row := &kept[i]
		of := slices.IndexFunc(left, func(o Outcome) bool { return o.Group == row.Group && o.ID == row.ID })
		if of >= 0 && left[of].N > 0 && left[of].N < min {
			*row = row.hidden(NoteWithheld)
		}
	}
}

// hidden is the row without its numbers.
func (row Outcome) hidden(note string) Outcome {
	for _, n := range []*Number{&row.Value, &row.Satisfied, &row.SE, &row.DF, &row.Low, &row.High, &row.Confidence} {
		*n = Undefined
	}
	row.N, row.Suppressed, row.Note, row.moments, row.net = 0, true, note, stat.Moments{}, stat.Net{}
	return row
}
