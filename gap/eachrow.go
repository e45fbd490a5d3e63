package gap

import "servgap/gap/survey"

// base is the respondents of a group behind one side of a row.
type base struct {
	group string
	n     int64
}

// eachRow calls f with every row of a result that rests on a group: which unit it
// is about, whose part that is, how many of the group it rests on, and whether it
// is withheld. Those who gave points are customers that a row rests on, too.
func eachRow(r *Result, group string, f func(u, parent unit, n int64, withheld *bool)) {
	row := func(level, id, dimension string, withheld *bool, points int64, bases ...base) {
		u, parent := unitOf(level, id, dimension)
		if points > 0 {
			bases = append(bases, base{string(survey.Customers), points})
		}
		for _, b := range bases {
			if b.group == group {
				f(u, parent, b.n, withheld)
			}
		}
	}
	gap := func(g *Gap) {
		row(g.Level, g.ID, g.Dimension, &g.withheld, g.pointsN, base{g.FromGroup, g.FromN}, base{g.ToGroup, g.ToN})
	}
	direct := func(t *DirectRow) { row(t.Level, t.ID, t.Dimension, &t.withheld, 0, base{t.Group, t.N}) }
	for i := range r.Gaps {
		gap(&r.Gaps[i])
	}
	for i := range r.Direct {
		direct(&r.Direct[i])
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		row(LevelOverall, "", "", &s.withheld, s.pointsN, base{s.Group, s.N})
		for k := range s.Against {
			gap(&s.Against[k])
		}
		if s.Direct != nil {
			direct(s.Direct)
		}
		for k := range s.Rows {
			at := &s.Rows[k]
			row(at.Level, at.ID, at.Dimension, &at.withheld, 0, base{at.Group, at.N})
		}
	}
	for i := range r.Chain {
		c := &r.Chain[i]
		for k := range c.Boxes {
			row(c.Level, c.ID, c.Dimension, &c.Boxes[k].withheld, 0, base{c.Boxes[k].Group, c.Boxes[k].N})
		}
		row(c.Level, c.ID, c.Dimension, &c.withheld, c.pointsN)
	}
	for i := range r.Priority {
		p := &r.Priority[i]
		row(p.Level, p.ID, p.Dimension, &p.withheld, 0, base{p.Group, p.N})
	}
	for i := range r.Honesty {
		h := &r.Honesty[i]
		row(h.Level, h.ID, h.Dimension, &h.withheld, 0, base{h.Group, h.least()})
	}
	for i := range r.Points {
		p := &r.Points[i]
		row(levelPoints, p.ID, "", &p.withheld, 0, base{p.FromGroup, p.FromN}, base{p.ToGroup, p.ToN})
	}
	for i := range r.Antecedents {
		at := &r.Antecedents[i]
		row(levelAntecedent+at.Level, at.ID, at.Antecedent, &at.withheld, 0, base{at.Group, at.N})
	}
	for i := range r.Practices {
		at := &r.Practices[i]
		row(levelPractice, at.ID, "", &at.withheld, 0, base{at.Group, at.N})
	}
	for i := range r.Opportunities {
		at := &r.Opportunities[i]
		row(levelOpportunity, at.ID, "", &at.withheld, 0, base{at.Group, min(at.N, at.ImportanceN, at.StateN)})
	}
	for i := range r.Loyalty {
		at := &r.Loyalty[i]
		index := ""
		if at.Kind == survey.KindIndex {
			index = KindWholeIndex
		}
		row(levelLoyalty, at.ID, index, &at.withheld, 0, base{at.Group, at.N})
	}
	for i := range r.Eyes {
		at := &r.Eyes[i]
		row(at.Level, at.ID, at.Dimension, &at.withheld, 0, base{at.FromGroup, at.FromN}, base{at.ToGroup, at.ToN})
	}
	for i := range r.Answers {
		at := &r.Answers[i]
		row(LevelItem, at.ID, at.Dimension, &at.withheld, 0, base{at.Group, at.N})
	}
	for i := range r.Zone {
		z := &r.Zone[i]
		n := z.N - z.Inverted
		if n == 0 {
			n = z.N // the means are of all
		}
		row(z.Level, z.ID, z.Dimension, &z.withheld, 0, base{z.Group, n})
	}
}

// levelPoints is the level of points compared, of which no whole is made.
const levelPoints = "points"

// levelPractice and levelOpportunity are likewise of rows that make no whole.
const (
	levelPractice    = "practice"
	levelOpportunity = "opportunity"
)

// levelLoyalty is the level of questions about the whole, of which some make an index.
const levelLoyalty = "loyalty"

// levelAntecedent begins the level of antecedents and of their items. Some of both
// may have the id of a dimension or item of the survey.
const levelAntecedent = "antecedent "

// unitOf is the unit of a row; the whole is one, weighted or not.
func unitOf(level, id, dimension string) (u, parent unit) {
	switch {
	case level == levelAntecedent+LevelItem:
		return unit{level, id}, unit{levelAntecedent + LevelDimension, dimension}
	case level == levelPoints, level == levelPractice, level == levelOpportunity, level == levelAntecedent+LevelDimension:
		return unit{level, id}, unit{level: "none"}
	case level == levelLoyalty && dimension != "":
		return unit{level, id}, unit{level, dimension}
	case level == levelLoyalty:
		return unit{level, id}, unit{level: "none"}
	case level == LevelItem && dimension != "":
		return unit{level, id}, unit{LevelDimension, dimension}
	case level == LevelItem, level == LevelDimension:
		return unit{level, id}, wholeUnit
	default:
		return wholeUnit, unit{level: "none"}
	}
}
