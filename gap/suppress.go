package gap

import (
	"cmp"
	"slices"
)

// DefaultMinCell is the smallest number of respondents that anything is shown
// for, if nothing else is set.
const DefaultMinCell = 5

// Suppress hides every number that rests on fewer than min respondents, so that
// no output can single a person out. It is applied once, before tables, JSON
// and gates see a result; min 0 hides nothing. The smallest number goes into
// the method.
//
// Rows of one group rest on nearly the same respondents, so there is no margin
// to subtract from: a hidden row's count is hidden with it, and so is the note
// that says how many it left out. A gap between two groups is hidden if either is
// too small, a leg of the chain if either of its boxes is, and what is weighted
// by the points of too few customers is hidden as the points are. Documents are no
// persons: how few they are hides nothing.
func Suppress(r Result, min int64) Result {
	r.Gaps, r.Steps = slices.Clone(r.Gaps), slices.Clone(r.Steps)
	for i := range r.Steps {
		s := &r.Steps[i]
		s.Against, s.Rows = slices.Clone(s.Against), slices.Clone(s.Rows)
	}
	return suppressed(r, min)
}

// suppressed is Suppress of a result that nobody else has: its gaps and steps, which are
// most of it, are changed where they stand.
func suppressed(r Result, min int64) Result {
	r.Gaps, r.Steps = listed(r.Gaps), listed(r.Steps)
	r.Method.MinCell = min
	r.Respondents = suppressRespondents(r.Respondents, min)
	suppressGaps(r.Gaps, min)
	hidden := func(name, level string) bool {
		for i := range r.Gaps {
			if g := &r.Gaps[i]; g.Name == name && g.Level == level && g.Suppressed {
				return true
			}
		}
		return false
	}
	if hidden(Service, LevelWeighted) {
		r.Method.Importance = ""
	}
	eachKind(r.Gaps, func(a, b *Gap) bool { return a.Name == b.Name }, func(rows []Gap) {
		for i := range rows {
			if g := &rows[i]; g.pointsN > 0 && g.pointsN < min || g.Level == LevelWeighted && g.withheld {
				dropPoints(rows)
				break
			}
		}
	})
	eachKind(r.Gaps, func(a, b *Gap) bool { return a.Name == b.Name && a.Level == b.Level }, func(rows []Gap) {
		if hidden(rows[0].Name, rows[0].Level) {
			withoutHidden(rows)
		}
	})
	for i := range r.Steps {
		suppressStep(&r.Steps[i], min)
	}
	r.Chain = suppressChains(r.Chain, min)
	r.Zone = suppressZone(r.Zone, min)
	r.Priority = suppressPriority(r.Priority, min)
	r.Honesty = suppressHonesty(r.Honesty, min)
	r.Answers = suppressAnswers(r.Answers, min)
	r.Direct = suppressDirect(r.Direct, min)
	r.Consistency = suppressConsistency(r.Consistency, min)
	r.Outcomes = suppressOutcomes(r.Outcomes, min)
	r.Structure = suppressStructure(r.Structure, min)
	r.Points = suppressPoints(r.Points, min)
	r.Antecedents = suppressAntecedents(r.Antecedents, min)
	r.Practices = suppressPractices(r.Practices, min)
	r.Opportunities = suppressOpportunities(r.Opportunities, min)
	r.Loyalty = suppressLoyalty(r.Loyalty, min)
	r.Economics = suppressEconomics(r.Economics, min)
	r.Eyes = suppressEyes(r.Eyes, min)
	r.Incidents = suppressIncidents(r.Incidents, min)
	r.Measures = suppressMeasures(r.Measures, min)
	r.Spread = suppressSpread(r.Spread, min)
	r.Models = suppressModels(r.Models, min)
	r.Method.Groups = slices.Clone(r.Method.Groups)
	for i, g := range r.Method.Groups {
		if g.N < min && persons(g.Group) {
			r.Method.Groups[i].N = 0
		}
	}
	r.Method.Designs = suppressDesigns(r.Method.Designs, min)
	r.Notes = slices.DeleteFunc(slices.Clone(r.Notes), func(n Note) bool { return hidden(Service, n.Level) })
	for i, n := range r.Notes {
		if (n.Code == NoteScale || n.Code == NoteItems) && n.Count < min && persons(n.ID) {
			r.Notes[i].Count = 0
		}
	}
	return r
}

// listed is rows as they are written: an empty list where there are none.
func listed[R any](rows []R) []R {
	if rows == nil {
		return []R{}
	}
	return rows
}

func suppressGaps(gaps []Gap, min int64) {
	for i := range gaps {
		suppressGap(&gaps[i], min)
	}
}

// eachLevel calls f with the rows of each level, which stand together.
func eachLevel[T any](rows []T, level func(T) string, f func(rows []T)) {
	eachKind(rows, func(a, b *T) bool { return level(*a) == level(*b) }, f)
}

// eachKind is likewise of rows that are alike.
func eachKind[T any](rows []T, alike func(a, b *T) bool, f func(rows []T)) {
	for len(rows) > 0 {
		end := 1
		for end < len(rows) && alike(&rows[0], &rows[end]) {
			end++
		}
		f(rows[:end])
		rows = rows[end:]
	}
}

// dropPoints takes out what rests on the points of too few respondents: the
// importance and the contributions, and the order that followed from them, also
// of rows with equal gaps.
func dropPoints(gaps []Gap) {
	for i := range gaps {
		g := &gaps[i]
		g.Importance, g.ImportanceFrom, g.Contribution, g.RankRange = Undefined, "", Undefined, ""
	}
	eachLevel(gaps, func(g Gap) string { return g.Level }, func(rows []Gap) {
		if rows[0].Level == LevelDimension || rows[0].Level == LevelItem {
			slices.SortFunc(rows, func(a, b Gap) int { return cmp.Compare(a.order, b.order) })
			rank(rows, nil)
			sortRanked(rows)
		}
	})
}

// withoutHidden takes out of the shown rows of a level what tells of the hidden
// ones: the rank ranges, which may count them, and their part in Holm's m.
func withoutHidden(rows []Gap) {
	for i := range rows {
		rows[i].RankRange = ""
	}
	if rows[0].Adjust == "holm" {
		adjust(rows)
	}
	hiddenLast(rows, func(g *Gap) standing { return standing{g.ID, g.Suppressed, &g.Rank} })
}

// standing is what tells where a row stands among those of its level.
type standing struct {
	id     string
	hidden bool
	rank   *int
}

// hiddenLast puts the hidden rows of a level behind the others, without a rank
// and by their ids, and closes the holes in the ranks: a hole would tell where
// the hidden row stands, and so would its place in the list.
func hiddenLast[T any](rows []T, at func(*T) standing) {
	hidden := false
	for i := range rows {
		hidden = hidden || at(&rows[i]).hidden
	}
	if !hidden {
		renumber(rows, at)
		return
	}
	slices.SortStableFunc(rows, func(a, b T) int {
		x, y := at(&a), at(&b)
		if !x.hidden || !y.hidden {
			return cmp.Compare(boolOrder(!x.hidden), boolOrder(!y.hidden))
		}
		return cmp.Compare(x.id, y.id)
	})
	renumber(rows, at)
}

// renumber closes the holes in the ranks.
func renumber[T any](rows []T, at func(*T) standing) {
	for i := range rows {
		switch row := at(&rows[i]); {
		case row.hidden:
			*row.rank = 0
		case *row.rank > 0:
			*row.rank = i + 1
		}
	}
}

func suppressGap(g *Gap, least int64) {
	few := min(g.N, g.people()) < least || g.Level == LevelWeighted && g.pointsN > 0 && g.pointsN < least
	switch {
	case g.Suppressed:
	case !few && !g.withheld:
		if g.alphaFromN < least && persons(g.FromGroup) {
			g.AlphaFrom, g.AlphaFromLow, g.AlphaFromHigh = Undefined, Undefined, Undefined
		}
		if g.alphaToN < least && persons(g.ToGroup) {
			g.AlphaTo, g.AlphaToLow, g.AlphaToHigh = Undefined, Undefined, Undefined
		}
	default:
		hidden := g.withoutNumbers()
		hidden.Suppressed, hidden.Note, hidden.withheld = true, hiddenFor(few), g.withheld
		*g = hidden
	}
}

// hiddenFor is the code of why a row is hidden: it is of too few respondents
// itself, or would tell of others who are.
func hiddenFor(few bool) string {
	if few {
		return NoteSuppressed
	}
	return NoteWithheld
}

func suppressStep(s *Step, min int64) {
	s.Against, s.Rows = listed(s.Against), listed(s.Rows)
	suppressGaps(s.Against, min)
	for i := range s.Rows {
		row := &s.Rows[i]
		few := row.N < min && persons(row.Group)
		if !row.Suppressed && (few || row.withheld) {
			row.N, row.Suppressed, row.Note = 0, true, hiddenFor(few)
			row.Value, row.SE, row.Low, row.High, row.Confidence = Undefined, Undefined, Undefined, Undefined, Undefined
		}
	}
	eachKind(s.Rows, func(a, b *StepRow) bool { return a.Level == b.Level }, func(rows []StepRow) {
		hiddenLast(rows, func(r *StepRow) standing { return standing{r.ID, r.Suppressed, &r.Rank} })
	})
	if s.Direct != nil {
		s.Direct = &suppressDirect([]DirectRow{*s.Direct}, min)[0]
	}
	if s.State != NotMeasured && (s.withheld || s.N < min && persons(s.Group) || s.pointsN > 0 && s.pointsN < min) {
		s.N, s.sample = 0, sample{}
		s.Value, s.SE, s.Low, s.High, s.Confidence = Undefined, Undefined, Undefined, Undefined, Undefined
	}
}
