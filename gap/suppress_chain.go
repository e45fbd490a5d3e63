package gap

import (
	"cmp"
	"slices"
)

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
	notes := make([]string, len(c.Boxes)) // why a box is hidden, empty of one that is shown
	c.Boxes, c.Legs = slices.Clone(c.Boxes), slices.Clone(c.Legs)
	for i, b := range c.Boxes {
		switch small := few || b.N < min && persons(b.Group); {
		case b.Suppressed:
			notes[i] = c.Note
		case small || c.withheld || b.withheld:
			notes[i] = hiddenFor(small)
			c.Boxes[i] = Box{Step: b.Step, Construct: b.Construct, Group: b.Group, Value: Undefined, Suppressed: true}
		}
	}
	first := slices.IndexFunc(notes, func(note string) bool { return note != "" })
	if first < 0 {
		return c
	}
	for i, l := range c.Legs {
		c.Legs[i] = hiddenLeg(l, cmp.Or(notes[i], notes[i+1]))
	}
	judgeLegs(c.Legs)
	c.Total = hiddenLeg(c.Total, cmp.Or(notes[0], notes[len(notes)-1]))
	c.Lowest, c.Largest, c.Note = []string{}, "", notes[first]
	c.Covariance = [][]Number{}
	c.divide()
	return c
}

// hiddenLeg is a leg of which the note says why it is hidden, or that it is not.
func hiddenLeg(l Leg, note string) Leg {
	if note == "" || l.Suppressed {
		return l
	}
	return Leg{Name: l.Name, Difference: l.Difference.withoutNumbers(), Share: Undefined, Suppressed: true, Note: note}
}

// suppressZone hides the rows in which fewer than min respondents have a zone.
func suppressZone(rows []ZoneRow, min int64) []ZoneRow {
	shown := slices.Clone(rows)
	for i, z := range shown {
		few := z.N-z.Inverted < min
		if z.Suppressed || !few && !z.withheld {
			continue
		}
		shown[i] = ZoneRow{
			Segment: z.Segment, SegmentValue: z.SegmentValue,
			Group: z.Group, Level: z.Level, ID: z.ID, Label: z.Label, Dimension: z.Dimension,
			Adequate: Undefined, Perceived: Undefined, Expected: Undefined, Width: Undefined, Position: Undefined,
			Below: Undefined, BelowLow: Undefined, BelowHigh: Undefined, Inside: Undefined, InsideLow: Undefined, InsideHigh: Undefined,
			Above: Undefined, AboveLow: Undefined, AboveHigh: Undefined, Confidence: Undefined,
			Suppressed: true, Note: hiddenFor(few),
		}
	}
	return shown
}

// suppressDirect hides the rows of fewer than min respondents, and where a level
// has one, what the others tell of it.
func suppressDirect(rows []DirectRow, min int64) []DirectRow {
	shown := slices.Clone(rows)
	for i, d := range shown {
		if few := d.N < min; !d.Suppressed && (few || d.withheld) {
			shown[i] = hiddenDirect(d, hiddenFor(few))
		}
	}
	eachLevel(shown, func(d DirectRow) string { return d.Name + " " + d.Group + " " + d.Level }, func(level []DirectRow) {
		if !slices.ContainsFunc(level, func(d DirectRow) bool { return d.Suppressed }) {
			return
		}
		if level[0].Adjust == "holm" {
			adjustDirect(level)
		}
		for i := range level {
			level[i].RankRange = "" // it may count the hidden ones
		}
		hiddenLast(level, func(d *DirectRow) standing { return standing{d.ID, d.Suppressed, &d.Rank} })
	})
	return shown
}
