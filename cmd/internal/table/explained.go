package table

import (
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// explainedDigits is enough to add up by hand what tables round.
const explainedDigits = 4

// Explained says how the number of a gap was made: columns of its two sides, who is in
// it, and each formula with its numbers. It has no rows. Reference and received are the
// columns.
func Explained(r gap.Result, g gap.Gap, reference, received []string, w lang.Words) Table {
	r.Gaps = []gap.Gap{g}
	name, from, to := gapWords(r, w)
	four := func(n gap.Number) string { return w.Fixed(float64(n), explainedDigits) }
	signed := func(n gap.Number) string { return w.Signed(float64(n), explainedDigits) }
	t := Table{Title: title(labelOf(g.Level, g.ID, g.Label, w), name, project(r, w), who(g, w))}
	add := func(line string) { t.Lead = append(t.Lead, line) }
	if g.Suppressed || !g.Value.Defined() {
		t.Title = title(labelOf(g.Level, g.ID, g.Label, w), name, project(r, w))
		add(markOf(g.Suppressed, g.Note, g.PAdj, w))
		return t
	}
	add(w.Text("explain.gap", "to", four(g.ToValue), "from", four(g.FromValue), "gap", signed(g.Value)))
	add(w.Text("explain.columns", "side", to, "columns", strings.Join(received, ", ")))
	add(w.Text("explain.columns", "side", from, "columns", strings.Join(reference, ", ")))
	add(who(g, w) + ": " + whoCounts(g, w))
	if g.SE > 0 && g.Low.Defined() {
		add(w.Text("explain.interval", "gap", signed(g.Value), "t", four((g.High-g.Value)/g.SE), "se", four(g.SE), "low", signed(g.Low), "high", signed(g.High), "level", confidence(r, w)))
	}
	if g.P.Defined() {
		add(w.Text("explain.test", "test", g.Test, "t", four(g.Statistic), "df", w.Shortest(math.Round(1e4*float64(g.DF))/1e4), "p", pWords(g.P, w)) + adjustedWords(g, w))
	}
	if line := contributionWords(g, w); line != "" {
		add(line)
	}
	turned := func(column string) bool { return strings.HasSuffix(column, reversedMark) }
	if slices.ContainsFunc(reference, turned) || slices.ContainsFunc(received, turned) {
		t.Notes = append(t.Notes, w.Text("note.reversed", "mark", reversedMark))
	}
	t.Notes = append(t.Notes, w.Text("explain.source", "source", gap.Literature(g.Name)), w.Text("explain.more"))
	return t
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

// adjustedWords is the adjusted p; the whole is one test, which is not adjusted.
func adjustedWords(g gap.Gap, w lang.Words) string {
	if g.Adjust == "none" {
		return ""
	}
	return w.Text("explain.adjusted", "p", pWords(g.PAdj, w))
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
