package findings

import (
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Honesty says what each measure of trust means for a ranking by the gap: one
// sentence each for what goes together with the outcome, what is explained of it and
// what the gap adds, for the ceiling of what is expected, for how closely expected
// and perceived go together, and for what the answers themselves can bear. Nothing is
// said of what is hidden or not known.
func Honesty(rows []gap.HonestyRow, w lang.Words) []string {
	if len(rows) == 0 || rows[len(rows)-1].Suppressed {
		return nil
	}
	whole := rows[len(rows)-1]
	var said []string
	if whole.P.Defined() {
		said = append(said, moves(whole, w))
	}
	if whole.R2Both.Defined() {
		said = append(said, explained(whole, w))
	}
	if whole.PartialLow.Defined() {
		said = append(said, adds(whole, w))
	}
	if sentence := ceiling(rows, w); sentence != "" {
		said = append(said, sentence)
	}
	if whole.BothLow.Defined() {
		said = append(said, together(whole, w))
	}
	return append(said, sound(rows, w)...)
}

// moves says which of what is perceived and the gap goes together with the outcome
// more closely, if that is shown.
func moves(h gap.HonestyRow, w lang.Words) string {
	perceived, gaps := w.Signed(float64(h.Perceived), 2), w.Signed(float64(h.Gap), 2)
	shown := h.P < gap.Significance
	switch {
	case shown && h.Statistic > 0:
		return w.Text("honesty.perceived_more", "outcome", h.Outcome, "perceived", perceived, "gap", gaps)
	case shown:
		return w.Text("honesty.gap_more", "outcome", h.Outcome, "perceived", perceived, "gap", gaps)
	default:
		return w.Text("honesty.alike", "outcome", h.Outcome, "perceived", perceived, "gap", gaps)
	}
}

// explained says how much of the outcome all dimensions together explain.
func explained(h gap.HonestyRow, w lang.Words) string {
	share := func(n gap.Number) string { return w.Percent(float64(n)) }
	return w.Text("honesty.explained", "outcome", h.Outcome, "perceived", share(h.R2Perceived), "gap", share(h.R2Gap), "both", share(h.R2Both))
}

// adds says whether the gap tells of the outcome what perceived alone does not.
func adds(h gap.HonestyRow, w lang.Words) string {
	r := w.Signed(float64(h.Partial), 2)
	if h.PartialLow > 0 || h.PartialHigh < 0 {
		return w.Text("honesty.adds", "outcome", h.Outcome, "r", r)
	}
	return w.Text("honesty.adds_nothing", "outcome", h.Outcome, "r", r)
}

// ceiling names the dimensions where what is expected stands at the top, or says
// that none does; of a survey without dimensions it speaks of the whole.
func ceiling(rows []gap.HonestyRow, w lang.Words) string {
	var at []string
	known := false
	for _, h := range rows {
		if h.Suppressed || h.Level == gap.LevelOverall && len(rows) > 1 {
			continue
		}
		known = known || h.AtTop.Defined()
		switch {
		case !h.Ceiling:
		case h.Level == gap.LevelOverall:
			return w.Text("honesty.ceiling_whole", "share", w.Percent(float64(h.AtTop)))
		default:
			at = append(at, w.Label(h.ID, h.Label))
		}
	}
	switch {
	case at != nil:
		return w.Text("honesty.ceiling", "dimensions", strings.Join(at, ", "))
	case known:
		return w.Text("honesty.no_ceiling")
	default:
		return ""
	}
}

// together says what a correlation of what is expected and perceived means.
func together(h gap.HonestyRow, w lang.Words) string {
	r := w.Signed(float64(h.Both), 2)
	switch {
	case h.BothLow > 0:
		return w.Text("honesty.together", "r", r)
	case h.BothHigh < 0:
		return w.Text("honesty.apart", "r", r)
	default:
		return w.Text("honesty.neither", "r", r)
	}
}
