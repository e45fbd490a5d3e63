// Package findings makes sentences of a result. A sentence never says more than
// the intervals allow: a row that is not shown is never named as a cause.
package findings

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// most is the number of rows that a sentence names at most.
const most = 2

// Concentration says which rows hold most of what is missing: the one that holds
// at least half of the negative contributions (gaps, if there is no importance),
// or the two worst. It is said only where there are more rows than it names,
// each row named is shown to be below zero, the whole is, too, if there is a row for
// it, what they hold is at least half, and the next row does not share a place
// with the last one named.
func Concentration(r gap.Result, level string, w lang.Words) (sentence string, ok bool) {
	var rows []gap.Gap
	total, sum := 0.0, 0.0
	for _, g := range r.Gaps {
		if (g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted) && !(told(g.Tested) && g.Value < 0) {
			return "", false
		}
		if g.Level != level {
			continue
		}
		if g.Suppressed || !g.Value.Defined() {
			return "", false // what such a row holds is not known
		}
		sum += float64(g.Contribution)
		rows = append(rows, g)
		total += shortfall(g)
	}
	if whole, ok := weighted(r); ok && level == gap.LevelDimension && math.Abs(sum-float64(whole.Value)) > addsUp {
		return "", false // the rows rest on other respondents than the whole
	}
	held := 0.0
	for i := 0; i < most && i+1 < len(rows); i++ {
		if !told(rows[i].Tested) || shortfall(rows[i]) <= 0 {
			return "", false
		}
		held += shortfall(rows[i])
		if held < total/2 || sharesPlace(rows[i], i+1) {
			continue
		}
		share := w.Percent(held / total)
		if i == 0 {
			return w.Text("finding.one_holds", "a", name(rows[0], w), "share", share), true
		}
		return w.Text("finding.two_hold", "a", name(rows[0], w), "b", within(rows[1], w), "share", share), true
	}
	return "", false
}

// addsUp is how far the contributions may miss the whole that they add up to.
const addsUp = 1e-9

// weighted is the row of the whole that contributions add up to.
func weighted(r gap.Result) (whole gap.Gap, ok bool) {
	i := slices.IndexFunc(r.Gaps, func(g gap.Gap) bool { return g.Level == gap.LevelWeighted })
	if i < 0 {
		return whole, false
	}
	return r.Gaps[i], true
}

// sharesPlace reports whether a row at a place could as well stand below it.
func sharesPlace(g gap.Gap, place int) bool {
	_, last, _ := strings.Cut(g.RankRange, "-")
	low, err := strconv.Atoi(last)
	return err == nil && low > place
}

// shortfall is how much a row is short, 0 if it is not.
func shortfall(g gap.Gap) float64 {
	x := g.Contribution
	if !x.Defined() {
		x = g.Value
	}
	if !x.Defined() || x > 0 {
		return 0
	}
	return -float64(x)
}

// name is a row's name in a sentence: an item of a dimension by its id, anything
// else by its label.
func name(g gap.Gap, w lang.Words) string {
	if g.Level == gap.LevelItem && g.Dimension != "" {
		return g.ID
	}
	return w.Label(g.ID, g.Label)
}

// within is a row's name behind the first word of a sentence.
func within(g gap.Gap, w lang.Words) string {
	if g.Level == gap.LevelItem && g.Dimension != "" {
		return g.ID
	}
	return w.LabelWithin(g.ID, g.Label)
}
