package findings

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Since says how the whole customer gap has changed since the earlier wave, and which
// of its halves did: what customers perceive, what they expect. Each is
// named as changed only where that is shown and its own interval leaves out zero.
// The rows are of one gap; of any other than the customers' it says nothing.
func Since(changes []gap.Change, oldWave string, w lang.Words) (sentence string, ok bool) {
	c, ok := wholeChange(changes)
	if !ok || c.Name != gap.Service || c.Hidden || !c.GapChange.PAdj.Defined() {
		return "", false
	}
	by := func(t gap.Tested) string { return w.Signed(float64(t.Value), 2) }
	interval := w.Range(w.End(float64(c.GapChange.Low), 2), w.End(float64(c.GapChange.High), 2))
	if !told(c.GapChange) {
		return w.Text("finding.change_none", "wave", oldWave, "change", by(c.GapChange), "interval", interval), true
	}
	sentence = w.Text("finding.change", "wave", oldWave, "change", by(c.GapChange), "interval", interval) + " "
	switch perceived, expected := told(c.ToChange), told(c.FromChange); {
	case perceived && expected:
		return sentence + w.Text("finding.halves_both", "perceived", by(c.ToChange), "expected", by(c.FromChange)), true
	case perceived:
		return sentence + w.Text("finding.halves_perceived", "perceived", by(c.ToChange)), true
	case expected:
		return sentence + w.Text("finding.halves_expected", "expected", by(c.FromChange)), true
	default:
		return sentence + w.Text("finding.halves_none"), true
	}
}

// wholeChange is the row of the whole: weighted if it can be.
func wholeChange(changes []gap.Change) (whole gap.Change, ok bool) {
	for _, c := range changes {
		if c.Level == gap.LevelWeighted || c.Level == gap.LevelOverall && !ok {
			whole, ok = c, true
		}
	}
	return whole, ok
}

// told reports whether a change is shown and its interval, whatever its confidence,
// leaves out zero.
func told(t gap.Tested) bool { return t.Shown() && (t.Low > 0 || t.High < 0) }
