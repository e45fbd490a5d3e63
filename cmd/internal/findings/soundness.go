package findings

import (
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// sound says what the answers themselves mean for a ranking: a sentence each for the
// reliability of the gap scores, one factor behind all gaps, one answer throughout,
// what is expected flat, and other words on one side.
func sound(rows []gap.HonestyRow, w lang.Words) []string {
	whole := rows[len(rows)-1]
	var said []string
	for _, sentence := range []string{consistent(rows, w), factor(whole, w), straight(whole, w), spread(whole, w)} {
		if sentence != "" {
			said = append(said, sentence)
		}
	}
	if whole.Labels == gap.LabelsDiffer {
		said = append(said, w.Text("honesty.labels"))
	}
	return said
}

// consistent names the dimensions whose gap score is too much error, or says that
// none is; nothing where there are no dimensions, or one is not known.
func consistent(rows []gap.HonestyRow, w lang.Words) string {
	var low []string
	known := len(rows) > 1
	for _, h := range rows[:len(rows)-1] {
		known = known && h.Difference.Defined()
		if h.Inconsistent {
			low = append(low, w.Label(h.ID, h.Label)+" ("+w.Fixed(float64(h.Difference), 2)+")")
		}
	}
	switch {
	case low != nil:
		return w.Text("honesty.inconsistent", "dimensions", strings.Join(low, ", "))
	case known:
		return w.Text("honesty.consistent")
	default:
		return ""
	}
}

// factor says whether one thing stands behind the gaps of all items.
func factor(h gap.HonestyRow, w lang.Words) string {
	share, ratio := w.Percent(float64(h.FirstShare)), w.Fixed(float64(h.FirstRatio), 1)
	switch {
	case !h.FirstRatio.Defined():
		return ""
	case h.OneFactor:
		return w.Text("honesty.one_factor", "share", share, "ratio", ratio)
	default:
		return w.Text("honesty.factors", "share", share, "ratio", ratio)
	}
}

// straight says how many gave one answer to everything.
func straight(h gap.HonestyRow, w lang.Words) string {
	n := w.Count(h.StraightN)
	people := func(share gap.Number) string {
		return w.Count(int64(math.Round(float64(share) * float64(h.StraightN))))
	}
	switch {
	case !h.StraightBoth.Defined():
		return ""
	case h.StraightExpected+h.StraightPerceived == 0:
		return w.Text("honesty.straight_none", "n", n)
	default:
		return w.Text("honesty.straight", "n", n, "expected", people(h.StraightExpected), "perceived", people(h.StraightPerceived), "both", people(h.StraightBoth))
	}
}

// spread says whether what is expected can order the rows.
func spread(h gap.HonestyRow, w lang.Words) string {
	switch points := w.Fixed(float64(h.Spread), 2); {
	case !h.Spread.Defined():
		return ""
	case h.Flat:
		return w.Text("honesty.flat", "spread", points)
	default:
		return w.Text("honesty.spread", "spread", points)
	}
}
