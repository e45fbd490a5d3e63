package table

import (
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Structures is how many factors stand behind all items, as they were rated and
// behind the gap.
func Structures(r gap.Result, w lang.Words) Table {
	b := builder[gap.Structure]{}
	b.add("of", w.Text("head.rated"), Key, func(s gap.Structure) Cell { return text(ratedWord(s.Of, w)) })
	b.add("n", "n", Count, func(s gap.Structure) Cell {
		if s.Suppressed {
			return empty
		}
		return count(s.N)
	})
	b.add("kmo", "KMO", Value, func(s gap.Structure) Cell { return number(s.KMO) })
	b.add("bartlett", "Bartlett", Value, func(s gap.Structure) Cell { return number(s.Sphericity) })
	b.add("df", "df", Count, func(s gap.Structure) Cell { return number(s.DF) })
	b.add("p", "p", P, func(s gap.Structure) Cell { return number(s.P) })
	b.add("first", w.Text("head.first_share"), Percent, func(s gap.Structure) Cell { return number(s.FirstShare) })
	b.add("suggested", w.Text("head.suggested"), Count, func(s gap.Structure) Cell { return number(s.Suggested) })
	b.add("eigenvalues", w.Text("head.eigenvalues"), Text, func(s gap.Structure) Cell { return text(leading(s.Eigenvalues, s, w)) })
	b.add("chance", w.Text("head.chance"), Text, func(s gap.Structure) Cell { return text(leading(s.Chance, s, w)) })
	t := Table{
		Title: title(w.Text("structure.title"), w.Plural("items", int64(r.Method.Items)), project(r, w), scaleWords(r, w)),
		Lead:  []string{w.Text("structure.lead")}, Columns: b.columns,
	}
	for _, s := range r.Structure {
		t.Rows = append(t.Rows, b.row(s, false))
	}
	t.Notes = append(t.Notes, w.Text("structure.kmo"))
	if s := r.Structure[0]; slices.ContainsFunc(r.Structure, func(s gap.Structure) bool { return s.Suggested.Defined() }) {
		t.Notes = append(t.Notes, w.Text("structure.parallel", "share", w.Percent(float64(s.Quantile)), "n", w.Count(int64(s.Replicates)), "seed", strconv.FormatUint(s.Seed, 10)))
	}
	for _, s := range r.Structure {
		if s.Dimensions > 0 && s.Suggested.Defined() && s.Suggested > 0 && int(s.Suggested) != s.Dimensions {
			t.Notes = append(t.Notes, w.Text("structure.differs", "rated", ratedWord(s.Of, w), "factors", w.Plural("factors", int64(s.Suggested)), "dimensions", w.Plural("dimensions", int64(s.Dimensions))))
		}
		if said := structureReason(r, s, w); said != "" {
			t.Notes = append(t.Notes, said)
		}
	}
	return withLimits(t, r, slices.ContainsFunc(r.Structure, func(s gap.Structure) bool { return s.Suppressed }), w)
}

// mostEigenvalues is how many of them a table has room for.
const mostEigenvalues = 6

// leading is the first eigenvalues, one more than count.
func leading(values []gap.Number, s gap.Structure, w lang.Words) string {
	if len(values) == 0 {
		return ""
	}
	var said []string
	for _, value := range values[:min(len(values), mostEigenvalues, int(s.Suggested)+1)] {
		said = append(said, w.Fixed(float64(value), 2))
	}
	return strings.Join(said, "  ")
}

// FactorLoadings is how the items load on the factors.
func FactorLoadings(r gap.Result, s gap.Structure, w lang.Words) Table {
	b := builder[gap.Loadings]{}
	if r.Method.Dimensions > 0 {
		b.add("id", w.Text("head.item_id"), Key, func(l gap.Loadings) Cell { return text(l.ID) })
	}
	b.add("label", w.Text("head.question"), Text, func(l gap.Loadings) Cell { return text(itemLabel(r, l.ID, l.Label, w)) })
	for f := range s.Factors {
		b.add(factorName(f), factorName(f), Value, func(l gap.Loadings) Cell { return number(l.Loadings[f]) })
	}
	b.add("communality", w.Text("head.communality"), Value, func(l gap.Loadings) Cell { return number(l.Communality) })
	t := Table{
		Title: title(w.Text("loadings.title"), ratedWord(s.Of, w), w.Plural("factors", int64(s.Factors)), s.Extraction, rotationWord(s, w), project(r, w)), Columns: b.columns,
	}
	var shown []string
	for _, l := range s.Members {
		t.Rows, shown = append(t.Rows, b.row(l, false)), append(shown, l.ID)
	}
	sums := gap.Loadings{Label: w.Text("loadings.sums"), Loadings: s.SumsOfSquares, Communality: gap.Undefined}
	t.Rows = append(t.Rows, b.row(sums, true))
	if said := factorCorrelations(s, w); said != "" {
		t.Notes = append(t.Notes, said)
	}
	t.Notes = append(append(t.Notes, w.Text("loadings.note")), reversedNote(r, gap.LevelItem, shown, w)...)
	return t
}

func factorName(f int) string { return "F" + strconv.Itoa(f+1) }

// rotationWord is the rotation, which one factor has none of.
func rotationWord(s gap.Structure, w lang.Words) string {
	if s.Rotation == gap.Unrotated || s.Factors < 2 {
		return w.Text("loadings.unrotated")
	}
	return s.Rotation
}

// factorCorrelations is how the factors of an oblique rotation go together.
func factorCorrelations(s gap.Structure, w lang.Words) string {
	if s.Rotation != gap.Oblimin && s.Rotation != gap.Promax {
		return ""
	}
	var said []string
	for a := range s.Correlations {
		for b := range a {
			said = append(said, factorName(b)+"–"+factorName(a)+" "+w.Fixed(float64(s.Correlations[a][b]), 2))
		}
	}
	if said == nil {
		return ""
	}
	return w.Text("loadings.correlations", "values", strings.Join(said, ", "))
}
