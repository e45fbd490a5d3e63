package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// explainedDigits is enough to add up by hand what tables round.
const explainedDigits = 4

// Explained says how the number of a gap was made: columns of its two sides, who is in
// it, and each formula with its numbers. It has no rows. Reference and received are the
// columns, none where only counts are known.
func Explained(r gap.Result, g gap.Gap, reference, received []string, w lang.Words) Table {
	r.Gaps = []gap.Gap{g}
	name, from, to := gapWords(r, w)
	e := explainer{r: r, w: w}
	label := labelOf(g.Level, g.ID, g.Label, w)
	if g.Suppressed || !g.Value.Defined() {
		e.hide(markOf(g.Suppressed, g.Note, g.PAdj, w))
		return e.table(gap.Literature(g.Name), label, name, project(r, w))
	}
	e.difference(g)
	e.columns(to, received)
	e.columns(from, reference)
	e.add(who(g, w) + ": " + ofWhole(r, g.Level, whoCounts(g, w), w))
	e.interval(g.Value, g.SE, g.Low, g.High)
	e.test(g.Tested, adjustedWords(g.Tested, w))
	if line := contributionWords(g, w); line != "" {
		e.add(line)
	}
	return e.table(gap.Literature(g.Name), label, name, project(r, w), who(g, w))
}

// difference says how the gap was subtracted, and what its sign means.
func (e *explainer) difference(g gap.Gap) {
	to, from, value := e.four(g.ToValue), e.four(g.FromValue), e.signed(g.Value)
	if g.Name == gap.Drift {
		e.add(e.w.Text("explain.drift", "to", to, "from", from, "gap", value))
		return
	}
	if rival, ok := g.Rival(); ok {
		e.add(e.w.Text("explain.rival", "to", to, "from", from, "gap", value, "rival", rival))
		return
	}
	e.add(e.w.Text("explain.gap", "to", to, "from", from, "gap", value))
}

// GapTitle says which number the row of a gap is.
func GapTitle(r gap.Result, g gap.Gap, w lang.Words) string {
	r.Gaps = []gap.Gap{g}
	name, _, _ := gapWords(r, w)
	return title(labelOf(g.Level, g.ID, g.Label, w), name, project(r, w), who(g, w))
}

// Reversed is a column whose answers are turned round before they are counted.
func Reversed(column string) string { return column + " " + reversedMark }

// whoCounts says when answers of a respondent are in the number.
func whoCounts(g gap.Gap, w lang.Words) string {
	switch {
	case g.Level == gap.LevelItem && g.FromGroup == g.ToGroup:
		return w.Text("explain.both")
	case g.Level == gap.LevelItem:
		return w.Text("explain.each")
	case g.ScoreRule == ruleComplete:
		return w.Text("explain.complete")
	case g.ScoreRule == ruleHalfScores:
		return w.Text("explain.half_scores")
	default:
		return w.Text("explain.half_pairs")
	}
}

// ofWhole says of the whole that it is made of a score in each dimension.
func ofWhole(r gap.Result, level, counts string, w lang.Words) string {
	switch {
	case r.Method.Dimensions == 0:
		return counts
	case level == gap.LevelOverall:
		return w.Text("explain.whole", "who", counts)
	case level == gap.LevelWeighted:
		return w.Text("explain.whole_weighted", "who", counts)
	default:
		return counts
	}
}

// adjustedWords is the adjusted p; the whole is one test, which is not adjusted.
func adjustedWords(t gap.Tested, w lang.Words) string {
	if t.Adjust == "none" {
		return ""
	}
	return w.Text("explain.adjusted", "p", pWords(t.PAdj, w))
}

// contributionWords is how the weighted gap of a dimension or item was made; empty if
// there is none.
func contributionWords(g gap.Gap, w lang.Words) string {
	contribution, importance := w.Signed(float64(g.Contribution), explainedDigits), w.Fixed(float64(g.Importance), explainedDigits)
	switch {
	case !g.Contribution.Defined() || g.Level == gap.LevelWeighted:
		return ""
	case g.Level == gap.LevelDimension && g.FromGroup == customers && g.ToGroup == customers:
		return w.Text("explain.contribution", "importance", importance, "contribution", contribution)
	default:
		return w.Text("explain.product", "gap", w.Signed(float64(g.Value), explainedDigits), "importance", importance, "contribution", contribution)
	}
}

// pWords is a p-value inside a sentence.
func pWords(p gap.Number, w lang.Words) string {
	const least = 0.0001
	if p < least {
		return "< " + w.Fixed(least, explainedDigits)
	}
	return w.Fixed(float64(p), DigitsOfP(float64(p), explainedDigits))
}
