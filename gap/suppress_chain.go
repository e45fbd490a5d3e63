package gap

import "slices"

// suppressChains hides the boxes of too few respondents and every leg that
// touches one, and what was said of the legs together.
func suppressChains(chains []Chain, min int64) []Chain {
	shown := make([]Chain, len(chains))
	for i, c := range chains {
		shown[i] = suppressChain(c, min)
	}
	eachLevel(shown, func(c Chain) string { return c.Level }, func(level []Chain) {
		if slices.ContainsFunc(level, func(c Chain) bool { return c.Total.Suppressed }) {
			judgeTotals(level)
			for i := range level {
				level[i].divide()
			}
		}
	})
	return shown
}

func suppressChain(c Chain, min int64) Chain {
	few := c.pointsN > 0 && c.pointsN < min
	hidden := make([]bool, len(c.Boxes))
	c.Boxes, c.Legs = slices.Clone(c.Boxes), slices.Clone(c.Legs)
	for i, b := range c.Boxes {
		if hidden[i] = few || b.N < min; hidden[i] {
			c.Boxes[i] = Box{Step: b.Step, Construct: b.Construct, Group: b.Group, Value: Undefined, Suppressed: true}
		}
	}
	if !slices.Contains(hidden, true) {
		return c
	}
	for i, l := range c.Legs {
		if hidden[i] || hidden[i+1] {
			c.Legs[i] = hiddenLeg(l)
		}
	}
	judgeLegs(c.Legs)
	if hidden[0] || hidden[len(hidden)-1] {
		c.Total = hiddenLeg(c.Total)
	}
	c.Lowest, c.Largest, c.Note = []string{}, "", NoteSuppressed
	c.Covariance = [][]Number{}
	c.divide()
	return c
}

func hiddenLeg(l Leg) Leg {
	return Leg{
		Name: l.Name, FromStep: l.FromStep, FromGroup: l.FromGroup, ToStep: l.ToStep, ToGroup: l.ToGroup,
		FromValue: Undefined, ToValue: Undefined, Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined,
		Test: l.Test, Statistic: Undefined, DF: Undefined, P: Undefined, PAdj: Undefined, Adjust: l.Adjust, Share: Undefined,
		Suppressed: true, Note: NoteSuppressed,
	}
}

// suppressZone hides the rows in which fewer than min respondents have a zone.
func suppressZone(rows []ZoneRow, min int64) []ZoneRow {
	shown := slices.Clone(rows)
	for i, z := range shown {
		if z.N-z.Inverted >= min {
			continue
		}
		shown[i] = ZoneRow{
			Group: z.Group, Level: z.Level, ID: z.ID, Label: z.Label, Dimension: z.Dimension,
			Adequate: Undefined, Perceived: Undefined, Expected: Undefined, Width: Undefined, Position: Undefined,
			Below: Undefined, BelowLow: Undefined, BelowHigh: Undefined, Inside: Undefined, InsideLow: Undefined, InsideHigh: Undefined,
			Above: Undefined, AboveLow: Undefined, AboveHigh: Undefined, Confidence: Undefined,
			Suppressed: true, Note: NoteSuppressed,
		}
	}
	return shown
}

// suppressDirect hides the rows of fewer than min respondents, and where a level
// has one, what the others tell of it.
func suppressDirect(rows []DirectRow, min int64) []DirectRow {
	shown := slices.Clone(rows)
	for i, d := range shown {
		if d.N < min {
			shown[i] = hiddenDirect(d)
		}
	}
	eachLevel(shown, func(d DirectRow) string { return d.Name + " " + d.Group + " " + d.Level }, func(level []DirectRow) {
		if !slices.ContainsFunc(level, func(d DirectRow) bool { return d.Suppressed }) {
			return
		}
		if level[0].Adjust == "holm" {
			adjustDirect(level)
		}
		hiddenLast(level, func(d *DirectRow) standing { return standing{d.ID, d.Suppressed, &d.Rank} })
	})
	return shown
}
