package gap

import "slices"

// suppressPriority hides the rows of fewer than min respondents, and judges the
// others of the level again.
func suppressPriority(rows []PriorityRow, min int64) []PriorityRow {
	shown := slices.Clone(rows)
	for i, r := range shown {
		if few := r.N < min; !r.Suppressed && (few || r.withheld) {
			shown[i] = r.hidden(hiddenFor(few))
		}
	}
	eachLevel(shown, func(r PriorityRow) string { return r.Level }, func(level []PriorityRow) {
		if slices.ContainsFunc(level, func(r PriorityRow) bool { return r.Suppressed }) {
			judgePriorities(level)
		}
	})
	return shown
}

// hidden is what a row is about, and nothing of what was found.
func (r PriorityRow) hidden(note string) PriorityRow {
	h := PriorityRow{
		Segment: r.Segment, SegmentValue: r.SegmentValue, Group: r.Group, Level: r.Level, ID: r.ID, Label: r.Label, Dimension: r.Dimension,
		Cut: r.Cut, Outcome: r.Outcome, Margin: r.Margin, Suppressed: true, Note: note,
		Performance: noAxis(), Importance: noAxis(), Stated: noAxis(), Derived: noAxis(),
	}
	h.Performance.Kind, h.Importance.Kind, h.Stated.Kind, h.Derived.Kind = r.Performance.Kind, r.Importance.Kind, r.Stated.Kind, r.Derived.Kind
	for _, n := range []*Number{
		&h.Confidence, &h.Correlation, &h.Concentrate, &h.Keep, &h.Low, &h.Overkill, &h.Act, &h.Distance, &h.DistanceLow, &h.DistanceHigh,
		&h.Gap, &h.GapSE, &h.Short, &h.Score, &h.ScoreShare,
	} {
		*n = Undefined
	}
	return h
}

// suppressHonesty hides the rows of which anything rests on fewer than min
// respondents.
func suppressHonesty(rows []HonestyRow, min int64) []HonestyRow {
	shown := slices.Clone(rows)
	anyHidden := false
	for i, h := range shown {
		few := h.least() < min
		if h.Suppressed || !few && !h.withheld {
			shown[i].withoutFew(h.Soundness, min)
			anyHidden = anyHidden || h.Suppressed
			continue
		}
		anyHidden = true
		hidden := HonestyRow{
			Segment: h.Segment, SegmentValue: h.SegmentValue, Group: h.Group, Level: h.Level, ID: h.ID, Label: h.Label, Dimension: h.Dimension,
			AtTop: Undefined, Position: Undefined, Both: Undefined, BothLow: Undefined, BothHigh: Undefined,
			Outcome: h.Outcome, Test: h.Test, Confidence: Undefined, Soundness: unsound(), Suppressed: true, Note: hiddenFor(few),
		}
		hidden.withoutOutcome()
		shown[i] = hidden
	}
	if last := len(shown) - 1; anyHidden && shown[last].Spread.Defined() {
		shown[last].withoutSpread()
	}
	return shown
}
