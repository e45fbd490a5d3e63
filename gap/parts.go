package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Part is the answers at one level of a background question, or of everybody.
type Part struct {
	// Segment is the question and Value the level, both empty for everybody.
	Segment, Value string
	// Level says that the part is one level of several. Rows of groups that
	// nothing divides would be the same in each, and are left out.
	Level bool
	Study Study
	// Rest is whom a condition leaves out of the part, empty without one.
	Rest Study
}

// Both names two questions, or their levels, that hold together; either may be
// empty.
func Both(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + And + second
}

// Others is the level of those whose own is of too few to be named.
const Others = "(others)"

// And stands between two questions, or their levels, that hold together.
const And = " & "

// AnalyzeParts analyses each part by itself and hides what rests on fewer than
// least respondents, also by subtraction: where the hidden rows of a gap are of
// fewer than least respondents together, so that the rest could be worked out of
// the whole and what is shown, the smallest of the other parts is hidden with
// them. Parts are the levels of one question, together everybody, or everybody as
// one part.
//
// Divided lists the groups that the parts or the condition divide; all others
// answer with everybody in every part, and gaps between them are left out. The
// whole gap of each part is adjusted by Holm over the parts.
func AnalyzeParts(parts []Part, divided []survey.Role, o Options, least int64) []Result {
	results := partly(parts, divided, least, func(s Study) Result { return Analyze(s, o) })
	if len(parts) > 1 {
		adjustWholes(results)
		if o.Units == "" {
			rankLevels(parts, results)
		}
	}
	return results
}

// LoyaltyParts is Loyalty of each part by itself, hidden as AnalyzeParts hides. What
// losing customers costs is of all of them, and in none.
func LoyaltyParts(parts []Part, divided []survey.Role, o Options, least int64) []Result {
	return partly(parts, divided, least, func(s Study) Result { return Loyalty(s, o, nil) })
}

// EyesOfParts is Eyes of each part by itself, likewise; a group that nothing divides rates
// every part alike.
func EyesOfParts(parts []Part, divided []survey.Role, o Options, least int64) []Result {
	results := partly(ratedBeside(parts, divided), divided, least, func(s Study) Result { return Eyes(s, o) })
	if len(parts) > 1 {
		adjustWholeEyes(results)
	}
	return results
}

// ratedBeside gives whom a condition leaves out the groups that nothing divides, without
// which nothing is known of how many of them rated an item.
func ratedBeside(parts []Part, divided []survey.Role) []Part {
	parts = slices.Clone(parts)
	for i := range parts {
		for _, role := range roles {
			if t := parts[i].Study.Group(role); t != nil && !slices.Contains(divided, role) {
				parts[i].Rest.Set(role, t)
			}
		}
	}
	return parts
}

// partly makes a result of each part and hides what has to be hidden of all together.
func partly(parts []Part, divided []survey.Role, least int64, of func(Study) Result) []Result {
	d := newDivision(divided, least)
	results, rests := make([]Result, len(parts)), make([]Result, len(parts))
	analyze := func(i int) {
		results[i] = of(parts[i].Study)
		if parts[i].Rest.somebody() {
			rests[i] = of(parts[i].Rest)
		}
	}
	if apart(parts) {
		atOnce(len(parts), analyze)
	} else {
		for i := range parts {
			analyze(i)
		}
	}
	for i, p := range parts {
		if p.Level {
			d.leaveOut(&results[i])
		}
		d.add(p, &results[i], &rests[i])
		withoutFew(results[i].Outcomes, rests[i].Outcomes, least)
		for k := range min(len(results[i].Honesty), len(rests[i].Honesty)) {
			results[i].Honesty[k].withoutFew(rests[i].Honesty[k].Soundness, least)
		}
	}
	d.withhold()
	for i, p := range parts {
		results[i] = suppressed(results[i], least)
		results[i].name(p.Segment, p.Value, d)
	}
	return results
}

// leaveOut takes out of a level the rows of groups that nothing divides.
func (d *division) leaveOut(r *Result) {
	r.Gaps = slices.DeleteFunc(r.Gaps, d.untouched)
	r.Direct = slices.DeleteFunc(r.Direct, func(row DirectRow) bool { return !d.divides(row.Group) })
	r.Antecedents = slices.DeleteFunc(r.Antecedents, func(row AntecedentRow) bool { return !d.divides(row.Group) })
	r.Points = slices.DeleteFunc(r.Points, func(p PointsRow) bool { return !d.divides(p.FromGroup) && !d.divides(p.ToGroup) })
	r.Practices, r.Opportunities = nil, nil // of the whole company alone
	r.Loyalty = slices.DeleteFunc(r.Loyalty, func(row LoyaltyRow) bool { return !d.divides(row.Group) })
	r.Eyes = slices.DeleteFunc(r.Eyes, func(row EyesRow) bool { return !d.divides(row.FromGroup) && !d.divides(row.ToGroup) })
}

// untouched reports whether neither end of a gap was rated by a divided group.
func (d *division) untouched(g Gap) bool { return !d.divides(g.FromGroup) && !d.divides(g.ToGroup) }

// adjustWholes adjusts the whole gaps of the parts, which stand in one table; the
// steps that they judge have them, too.
func adjustWholes(results []Result) {
	type whole struct{ name, level string }
	rows := make(map[whole][]*Gap)
	each := func(i int, f func(g *Gap)) {
		for k := range results[i].Gaps {
			if g := &results[i].Gaps[k]; (g.Level == LevelOverall || g.Level == LevelWeighted) && !g.Suppressed {
				f(g)
			}
		}
	}
	for i := range results {
		each(i, func(g *Gap) { rows[whole{g.Name, g.Level}] = append(rows[whole{g.Name, g.Level}], g) })
	}
	for _, same := range rows {
		holm(same, func(g **Gap) *Tested { return &(*g).Tested })
	}
	for i := range results {
		each(i, func(g *Gap) {
			for _, s := range results[i].Steps {
				for k := range s.Against {
					if a := &s.Against[k]; a.Name == g.Name && a.Level == g.Level && !a.Suppressed {
						a.PAdj, a.Adjust = g.PAdj, g.Adjust
					}
				}
			}
		})
	}
}

// rankLevels says which place a level has among the others, row by row: their gaps are
// of different people, so every two are compared by Welch's t, adjusted by Holm over
// the pairs of levels. Gaps between two groups are left out, for the levels may share
// the one of them that nothing divides.
func rankLevels(parts []Part, results []Result) {
	type unit struct{ name, level, id string }
	rows := make(map[unit][]*Gap)
	for i := range results {
		for k := range results[i].Gaps {
			g := &results[i].Gaps[k]
			if parts[i].Level && !g.Suppressed && g.FromGroup == g.ToGroup {
				u := unit{g.Name, g.Level, g.ID}
				rows[u] = append(rows[u], g)
			}
		}
	}
	for _, levels := range rows {
		if len(levels) < 2 {
			continue // there is nothing to place it among
		}
		keys := make([]Number, len(levels))
		for i, g := range levels {
			keys[i] = g.Value
		}
		_, ranges := standings(keys, func(i, j int) (difference, p float64) {
			difference = float64(levels[i].Value - levels[j].Value)
			return difference, stat.DifferencePFrom(leastShown, difference, levels[i].part(), levels[j].part())
		})
		for i, g := range levels {
			g.SegmentRange = ranges[i]
		}
	}
}

// part is what the respondents of a row bring to a difference from those of another.
func (g *Gap) part() stat.Part {
	return stat.Part{Variance: float64(g.SE * g.SE), N: g.N, Clusters: g.samples.difference.Part().Clusters}
}

// name says in every row whose answers it rests on; rows of groups that nothing
// divides rest on everybody's.
func (r *Result) name(segment, value string, d *division) {
	gap := func(g *Gap) {
		if !d.untouched(*g) {
			g.Segment, g.SegmentValue = segment, value
		}
	}
	direct := func(t *DirectRow) {
		if d.divides(t.Group) {
			t.Segment, t.SegmentValue = segment, value
		}
	}
	for i := range r.Gaps {
		gap(&r.Gaps[i])
	}
	for i := range r.Direct {
		direct(&r.Direct[i])
	}
	for i := range r.Points {
		if p := &r.Points[i]; d.divides(p.FromGroup) || d.divides(p.ToGroup) {
			p.Segment, p.SegmentValue = segment, value
		}
	}
	for i := range r.Antecedents {
		if row := &r.Antecedents[i]; d.divides(row.Group) {
			row.Segment, row.SegmentValue = segment, value
		}
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		s.Segment, s.SegmentValue = segment, value
		for k := range s.Against {
			gap(&s.Against[k])
		}
		if s.Direct != nil {
			direct(s.Direct)
		}
		for k := range s.Rows {
			s.Rows[k].Segment, s.Rows[k].SegmentValue = segment, value
		}
	}
	for i := range r.Chain {
		r.Chain[i].Segment, r.Chain[i].SegmentValue = segment, value
	}
	for i := range r.Answers {
		r.Answers[i].Segment, r.Answers[i].SegmentValue = segment, value
	}
	for i := range r.Zone {
		r.Zone[i].Segment, r.Zone[i].SegmentValue = segment, value
	}
	for i := range r.Loyalty {
		if l := &r.Loyalty[i]; d.divides(l.Group) {
			l.Segment, l.SegmentValue = segment, value
		}
	}
	for i := range r.Eyes {
		if e := &r.Eyes[i]; d.divides(e.FromGroup) || d.divides(e.ToGroup) {
			e.Segment, e.SegmentValue = segment, value
		}
	}
	for i := range r.Priority {
		r.Priority[i].Segment, r.Priority[i].SegmentValue = segment, value
	}
	for i := range r.Honesty {
		r.Honesty[i].Segment, r.Honesty[i].SegmentValue = segment, value
	}
	for i := range r.Notes {
		r.Notes[i].Segment, r.Notes[i].SegmentValue = segment, value
	}
}
