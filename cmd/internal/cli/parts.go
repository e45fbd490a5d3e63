package cli

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// part is the study at a level, of everybody without one; the groups that are not divided answer with
// everybody.
func (c counted) part(segment, value string, of func(*tally.Set) *tally.Tally) gap.Part {
	p := gap.Part{Segment: segment, Value: value, Study: c.study}
	p.Study.Invited = maps.Clone(c.study.Invited)
	for _, role := range c.divided {
		if segment != "" || c.joined {
			delete(p.Study.Invited, role) // how many of a part were invited is not known
		}
		k := c.groups[role]
		answers, rest := k.everybody, k.rest.Whole
		if of != nil {
			answers, rest = func() *tally.Tally { return of(k.answers) }, func() *tally.Tally { return of(k.rest) }
		}
		p.Study.Set(role, answers())
		if c.division.where != nil || c.joined {
			p.Rest.Set(role, rest())
		}
	}
	return p
}

// level is the respondents at one level of the column that divides them, or at
// several that are too small to be named.
type level struct {
	name string
	of   func(*tally.Set) *tally.Tally
}

// levels are those of the column that divides the respondents. The answer of fewer
// than least of them is not named, for it may be a comment or an id: all such stand
// together. There are none of use if most respondents are among these.
func (c counted) levels(least int64) ([]level, error) {
	count := make(map[string]int64)
	var everybody, pooled int64
	for _, role := range c.divided {
		k := c.groups[role]
		for _, name := range slices.Concat(k.answers.Levels(), k.rest.Levels()) {
			count[name] = 0
		}
	}
	var few []string
	var levels []level
	responses := c.groups[survey.Customers].responsesAt()
	for _, name := range slices.Sorted(maps.Keys(count)) {
		n := responses[strings.ToLower(name)]
		everybody += n
		if name == "" || n >= least {
			levels = append(levels, level{name, func(s *tally.Set) *tally.Tally { return s.Level(name) }})
			continue
		}
		few, pooled = append(few, name), pooled+n
	}
	if 2*pooled > everybody {
		return nil, unsharedLevels(c.sources[0].File, c.division.by)
	}
	if few != nil {
		levels = append(levels, level{gap.Others, func(s *tally.Set) *tally.Tally { return s.Together(few) }})
	}
	return levels, nil
}

// responsesAt is the number of responses by level, in small letters. Levels that nobody is
// at are not asked for: the empty tally of one is large.
func (k kept) responsesAt() map[string]int64 {
	count := make(map[string]int64)
	for _, s := range []*tally.Set{k.answers, k.rest} {
		for _, name := range s.Levels() {
			count[strings.ToLower(name)] += s.Level(name).Responses()
		}
	}
	return count
}

// analyzed is the result of everybody whom the conditions keep, and of each
// level of the column that divides them.
type analyzed struct {
	gap.Result
	levels []gap.Result
	from   counted // for a command that tells where a number comes from
}

// analyzeParts analyses what was counted, hidden below least.
func (c counted) analyzeParts(o gap.Options, least int64) (analyzed, error) {
	if !c.division.asked() && !c.joined {
		return analyzed{Result: gap.Suppress(gap.Analyze(c.study, o), least)}, nil
	}
	return c.inParts(gap.AnalyzeParts, o, least)
}

// partly is an analysis of parts, of which divided are the groups that they divide.
type partly func(parts []gap.Part, divided []survey.Role, o gap.Options, least int64) []gap.Result

// inParts makes an analysis of everybody whom the conditions keep and of each level.
func (c counted) inParts(of partly, o gap.Options, least int64) (analyzed, error) {
	d := c.division
	segment, value := "", ""
	for _, w := range d.conditions() {
		segment, value = gap.Both(segment, w.Column), gap.Both(value, w.Value)
	}
	whole := of([]gap.Part{c.part(segment, value, nil)}, c.divided, o, least)
	m := &whole[0].Method
	m.Where, m.By = d.conditions(), d.by
	for _, role := range c.divided {
		if d.asked() {
			m.Divided = append(m.Divided, string(role))
		}
	}
	a := analyzed{Result: whole[0]}
	if d.by == "" {
		return a, nil
	}
	levels, err := c.levels(least)
	if err != nil {
		return a, err
	}
	var parts []gap.Part
	for _, l := range levels {
		p := c.part(gap.Both(segment, d.by), gap.Both(value, l.name), l.of)
		p.Level = true
		parts = append(parts, p)
	}
	for i, r := range of(parts, c.divided, o, least) {
		if parts[i].Study.Customers.Responses() > 0 {
			r.Method.Where = append(d.conditions(), gap.Condition{Column: d.by, Value: levels[i].name})
			r.Method.Divided = m.Divided
			a.levels = append(a.levels, r)
		}
	}
	slices.SortStableFunc(a.levels, func(x, y gap.Result) int { return cmp.Compare(wholeGap(x), wholeGap(y)) })
	return a, nil
}

// wholeGap is the customer gap of a result, for its order among others; one that
// is hidden comes last.
func wholeGap(r gap.Result) float64 {
	whole := math.Inf(1)
	for i := range r.Gaps {
		g := &r.Gaps[i]
		if g.Name == gap.Service && (g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted) && g.Value.Defined() {
			whole = float64(g.Value)
		}
	}
	return whole
}

// together is a result with the rows of all levels behind its own.
func (a analyzed) together() gap.Result {
	r := a.Result
	r.Steps = behind(a, func(r gap.Result) []gap.Step { return r.Steps })
	r.Gaps = behind(a, func(r gap.Result) []gap.Gap { return r.Gaps })
	r.Chain = behind(a, func(r gap.Result) []gap.Chain { return r.Chain })
	r.Zone = behind(a, func(r gap.Result) []gap.ZoneRow { return r.Zone })
	r.Direct = behind(a, func(r gap.Result) []gap.DirectRow { return r.Direct })
	r.Points = behind(a, func(r gap.Result) []gap.PointsRow { return r.Points })
	r.Antecedents = behind(a, func(r gap.Result) []gap.AntecedentRow { return r.Antecedents })
	r.Loyalty = behind(a, func(r gap.Result) []gap.LoyaltyRow { return r.Loyalty })
	r.Eyes = behind(a, func(r gap.Result) []gap.EyesRow { return r.Eyes })
	r.Notes = behind(a, func(r gap.Result) []gap.Note { return r.Notes })
	return r
}

// behind is rows of the whole with those of all levels behind them.
func behind[Row any](a analyzed, rows func(gap.Result) []Row) []Row {
	n := len(rows(a.Result))
	for _, level := range a.levels {
		n += len(rows(level))
	}
	if n == len(rows(a.Result)) {
		return rows(a.Result)
	}
	all := append(make([]Row, 0, n), rows(a.Result)...)
	for _, level := range a.levels {
		all = append(all, rows(level)...)
	}
	return all
}

// each makes a result of everybody's and each level's by the same choice of rows.
func (a analyzed) each(choose func(gap.Result) gap.Result) analyzed {
	chosen := analyzed{Result: choose(a.Result)}
	for _, level := range a.levels {
		chosen.levels = append(chosen.levels, choose(level))
	}
	return chosen
}

// reading is the analysis with its levels as a reader looks for them: those that no gap
// puts in an order stand by their names, as the language sorts them. What a program reads
// has the order of analyzeParts in every language.
func (a analyzed) reading(w lang.Words) analyzed {
	alphabet := w.Alphabet()
	last := func(name string) int {
		if name == gap.Others {
			return 1
		}
		return 0
	}
	a.levels = slices.Clone(a.levels)
	slices.SortStableFunc(a.levels, func(x, y gap.Result) int {
		one, other := levelName(x), levelName(y)
		return cmp.Or(cmp.Compare(wholeGap(x), wholeGap(y)), last(one)-last(other), alphabet(one, other))
	})
	return a
}

// levelName is the level that a part of the analysis is of.
func levelName(r gap.Result) string { return r.Method.Where[len(r.Method.Where)-1].Value }

// byRow puts the rows of all levels with the same key together, everybody's last.
func byRow[R any](a analyzed, rows func(gap.Result) []R, key func(R) string) []R {
	var all []R
	for _, row := range rows(a.Result) {
		for _, level := range a.levels {
			for _, r := range rows(level) {
				if key(r) == key(row) {
					all = append(all, r)
				}
			}
		}
		all = append(all, row)
	}
	return all
}
