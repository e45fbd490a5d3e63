package table

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// rankingNotes explains the signs that the rows carry.
func rankingNotes(r gap.Result, rows []gap.Gap, w lang.Words) []string {
	marks := make(map[string]bool)
	shared, fewest, most := "", int64(-1), int64(0)
	for _, g := range rows {
		marks[markOf(g.Suppressed, g.Note, g.PAdj, w)] = true
		if g.Suppressed {
			continue
		}
		if shared == "" && g.RankRange != strconv.Itoa(g.Rank) {
			shared = g.RankRange
		}
		if fewest < 0 || g.N < fewest {
			fewest = g.N
		}
		most = max(most, g.N)
	}
	notes := signNotes(marks, shared, rows, r, w)
	notes[0] += pairing(rows, w)
	if fewest >= 0 && fewest < most {
		notes = append(notes, nByRow(rows[0], fewest, most, w))
	}
	if slices.ContainsFunc(rows, func(g gap.Gap) bool { return !g.Suppressed && g.HasNote(gap.NoteLowBase) }) {
		notes = append(notes, w.Text("note.low_base"))
	}
	return notes
}

// nByRow says why n differs by row.
func nByRow(g gap.Gap, fewest, most int64, w lang.Words) string {
	if g.FromGroup != g.ToGroup {
		return w.Text("note.n_by_row_between", "low", w.Count(fewest), "high", w.Count(most))
	}
	return w.Text("note.n_by_row", "low", w.Count(fewest), "high", w.Count(most))
}

// pairing says whether the two sides of the rows, which are of one gap, were rated
// by the same respondents.
func pairing(rows []gap.Gap, w lang.Words) string {
	switch {
	case len(rows) == 0 || rows[0].Test == gap.TestFixed:
		return "" // of a document another note speaks
	case rows[0].FromGroup == rows[0].ToGroup:
		return apart + w.Text("note.paired")
	default:
		return apart + w.Text("note.independent")
	}
}

// pairingOfSteps says the same of a table with gaps of both kinds.
func pairingOfSteps(r gap.Result, w lang.Words) []string {
	if len(r.Method.Groups) < 2 {
		return nil
	}
	return []string{w.Text("note.pairing")}
}

// apart stands between remarks on one line.
const apart = "   "

// signNotes explains the marks of a table and the range of places that stands
// for an open order, if there is one. The rows are those of one gap, none in a table
// of others.
func signNotes(marks map[string]bool, shared string, rows []gap.Gap, r gap.Result, w lang.Words) []string {
	var signs []string
	if marks[tilde] {
		signs = append(signs, w.Text("note.tilde", "limit", w.Shortest(gap.Significance)))
	}
	if shared != "" {
		signs = append(signs, w.Text("note.shared", "range", strings.ReplaceAll(shared, "-", "–")))
	}
	signs = append(signs, intervalNote(rows, r, w))
	notes := []string{strings.Join(signs, apart)}
	if mark := w.Text("state.untested"); marks[mark] {
		notes = append(notes, w.Text("note.untested", "mark", mark))
	}
	if mark := w.Text("state.fewer"); marks[mark] {
		notes = append(notes, w.Text("note.fewer", "mark", mark, "n", w.Count(r.Method.MinCell)))
	}
	if mark := w.Text("state.withheld"); marks[mark] {
		notes = append(notes, w.Text("note.withheld", "mark", mark))
	}
	if r.Method.MinCell < gap.DefaultMinCell {
		notes = append(notes, w.Text("note.min_cell", "n", w.Count(gap.DefaultMinCell), "min", w.Count(r.Method.MinCell)))
	}
	return notes
}

// intervalNote says what the intervals of a table are, whose rows are of one gap.
func intervalNote(rows []gap.Gap, r gap.Result, w lang.Words) string {
	if r.Method.Bootstrap == nil || len(rows) == 0 || rows[0].FromGroup != rows[0].ToGroup {
		return w.Text("note.intervals", "level", confidence(r, w))
	}
	note := bootstrapNote(*r.Method.Bootstrap, confidence(r, w), w)
	if slices.ContainsFunc(rows, func(g gap.Gap) bool { return g.Interval == "t" && g.Low.Defined() }) {
		note += " " + w.Text("bootstrap.partly")
	}
	return note
}

// bootstrapNote says how intervals were drawn, so that they can be drawn again.
func bootstrapNote(b gap.Bootstrap, level string, w lang.Words) string {
	name := w.Text("bootstrap.percentile")
	if b.Method == gap.BootstrapBCa {
		name = "BCa"
	}
	return w.Text("note.bootstrap", "level", level, "name", name, "n", w.Count(int64(b.Replicates)), "seed", strconv.FormatUint(b.Seed, 10))
}

// limits says what the survey is too large for, and what no test settles.
func limits(r gap.Result, unordered bool, w lang.Words) []string {
	var notes []string
	if ofTwoGroups(r) {
		if unordered {
			notes = append(notes, w.Text("note.no_order"))
		}
		if againstDocument(r) {
			notes = append(notes, w.Text("note.fixed"))
		}
		return notes
	}
	for _, n := range r.Notes {
		switch n.Code {
		case gap.NoteNoOverall:
			notes = append(notes, noOverall(n.Count, w))
		case gap.NoteNoRanges:
			notes = append(notes, w.Text("note.no_ranges", "n", w.Count(n.Count)))
		}
	}
	return notes
}

// Score rules of a method that are not the usual one of the customer gap.
const (
	ruleComplete   = "complete"
	ruleHalfScores = "half_scores"
)

// scoreNote says when answers make a score, where it is not as usual.
func scoreNote(r gap.Result, w lang.Words) []string {
	switch {
	case r.Method.ScoreRule == ruleComplete:
		return []string{w.Text("note.rule_complete")}
	case r.Method.ScoreRule == ruleHalfScores && len(r.GapsOf(gap.Service)) > 0:
		return []string{w.Text("note.rule_half_scores")}
	default:
		return nil
	}
}

// unscored says why respondents have no score of all items.
func unscored(r gap.Result, count string, w lang.Words) string {
	switch r.Method.ScoreRule {
	case ruleComplete:
		return w.Text("left_out.every_pair", "n", count)
	case ruleHalfScores:
		return w.Text("left_out.half_side", "n", count)
	default:
		return w.Text("left_out.pairs", "n", count)
	}
}

// differsInChain reports whether a gap is a leg of the chain, too, and there rests
// on other respondents or answers.
func differsInChain(g gap.Gap, chains []gap.Chain) bool {
	for _, c := range chains {
		if c.Level != g.Level || c.ID != g.ID {
			continue
		}
		for _, l := range c.Legs {
			if l.Name != g.Name || l.Suppressed || g.Suppressed {
				continue
			}
			if l.FromN != g.FromN || l.ToN != g.ToN || math.Abs(float64(l.Value-g.Value)) > sameGap {
				return true
			}
		}
	}
	return false
}

// sameGap is how far apart two sums of the same answers can come out: far below
// what is printed, far above what rounding does.
const sameGap = 1e-9

// leftOut says who is not in the overall row.
func leftOut(r gap.Result, w lang.Words) []string {
	var reasons []string
	for _, n := range r.Notes {
		count := w.Count(n.Count)
		switch {
		case n.Code == gap.NoteIncomplete && r.Method.Dimensions == 0:
			reasons = append(reasons, unscored(r, count, w))
		case n.Code == gap.NoteIncomplete:
			reasons = append(reasons, w.Plural("left_out.dimension", n.Count))
		case n.Code == gap.NoteFewPoints:
			reasons = append(reasons, w.Text("left_out.points", "n", count))
		}
	}
	if reasons == nil {
		return nil
	}
	return []string{w.Text("note.left_out", "reasons", strings.Join(reasons, ", "))}
}
