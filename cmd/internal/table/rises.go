package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/gate"
)

// Rises is what it would take: the smallest rise of what customers perceive of each
// dimension, alone, that brings the whole gap to zero, and that lets each check of an
// audit pass which did not. A rise that the scale has no room for is marked.
func Rises(r gap.Result, rulings []gate.Ruling, w lang.Words) Table {
	b := builder[gap.Rise]{}
	b.add("label", w.Text("head.dimension"), Key, func(rise gap.Rise) Cell { return text(w.Label(rise.ID, rise.Label)) })
	b.add("room", w.Text("rises.room"), Value, func(rise gap.Rise) Cell { return number(rise.Room) })
	b.add("zero", w.Text("rises.zero"), MarkedGap, riseCell)
	for _, check := range openChecks(rulings) {
		b.add("check", check.Check, MarkedGap, func(rise gap.Rise) Cell { return checkCell(r, check, rulings, rise) })
	}
	t := Table{Title: title(w.Text("rises.title"), project(r, w)), Lead: []string{w.Text("rises.lead")}, Columns: b.columns}
	for _, rise := range gap.Rises(r, 0) {
		t.Rows = append(t.Rows, b.row(rise, false))
	}
	t.Notes = []string{w.Text("rises.note", "mark", noRoom)}
	return t
}

// noRoom marks a rise that is more than the scale has room for.
const noRoom = "×"

func riseCell(rise gap.Rise) Cell {
	cell := number(rise.Rise)
	if rise.Rise.Defined() && !rise.Possible() {
		cell.Text = noRoom
	}
	return cell
}

// openChecks are the checks of the customers' gap that did not pass by a number, each by
// its first ruling.
func openChecks(rulings []gate.Ruling) []gate.Ruling {
	var open []gate.Ruling
	for _, r := range rulings {
		if opens(r) && (len(open) == 0 || open[len(open)-1].Check != r.Check) {
			open = append(open, r)
		}
	}
	return open
}

func opens(r gate.Ruling) bool {
	return r.Gap == gap.Service && r.Segment == "" && r.Headroom < 0 && (r.Outcome == gate.Fail || r.Outcome == gate.Unsure)
}

// checkCell is how far a dimension would have to rise for a check to pass: by what is
// missing of its own headroom, or of that of the whole, of which it is a part.
func checkCell(r gap.Result, check gate.Ruling, rulings []gate.Ruling, rise gap.Rise) Cell {
	rise.Rise = gap.Undefined
	for _, ruling := range rulings {
		switch {
		case ruling.Check != check.Check || !opens(ruling):
		case ruling.Level == gap.LevelDimension && ruling.Target == rise.ID:
			rise.Rise = -ruling.Headroom
		case ruling.Level == gap.LevelWeighted && rise.Weight > 0:
			rise.Rise = -ruling.Headroom / rise.Weight
		case ruling.Level == gap.LevelOverall:
			rise.Rise = -ruling.Headroom * gap.Number(r.Method.Dimensions)
		}
	}
	return riseCell(rise)
}
