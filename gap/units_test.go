package gap_test

import (
	"slices"
	"testing"

	"servgap/gap"
)

// unitsOf compares units by the whole gap, hidden below least.
func unitsOf(t failer, least int64, divided map[string][]string, names ...string) gap.Units {
	t.Helper()
	var everybody []string
	for _, name := range names {
		everybody = append(everybody, divided[name]...)
	}
	var all []gap.Part
	for _, name := range names {
		all = append(all, gap.Part{Segment: "Branch", Value: name, Level: true, Study: gap.Study{Customers: count(t, form(), divided[name]...)}})
	}
	levels := gap.AnalyzeParts(all, ofCustomers, gap.Options{Units: gap.Service}, least)
	for i, name := range names {
		levels[i].Method.Where = []gap.Condition{{Column: "Branch", Value: name}}
	}
	whole := gap.Suppress(analyze(t, form(), everybody...), least).GapsOf(gap.Service)
	at := slices.IndexFunc(whole, func(g gap.Gap) bool { return g.Level == gap.LevelOverall })
	u, ok := gap.CompareUnits(whole[at], levels)
	if !ok {
		t.Fatalf("no units in %+v", levels)
	}
	return u
}

// allGaps are answers to all items, 4 expected and as much more perceived.
func allGaps(gaps ...int) []string {
	var rows []string
	for _, g := range gaps {
		p := string(rune('4' + g))
		rows = append(rows, "4 4 4 "+p+" "+p+" "+p)
	}
	return rows
}

var (
	first  = allGaps(-3, -2, -2, -1, -1, -1, 0, -2, -3, -3)
	second = allGaps(0, 1, -1, 0, 0, 1, 0, -1, 2)
	third  = allGaps(-1, -1, 0, -2, -1, 0, -1, 0)
)

// R: t.test(first, c(second, third)) and so on, p.adjust for Holm; sd(all)/sqrt(n) for the
// funnel, the formulas of stat.Shrink and stat.IntraclassOf written out.
func TestThreeUnits(t *testing.T) {
	u := unitsOf(t, 5, map[string][]string{"A": first, "B": second, "C": third}, "A", "B", "C")
	if u.Units != 3 || u.N != 27 || u.Segment != "Branch" || len(u.Rows) != 3 {
		t.Fatalf("%+v", u)
	}
	a, c, b := u.Rows[0], u.Rows[1], u.Rows[2]
	if a.Name != "A" || b.Name != "B" || a.RankRange != "1" || c.RankRange != "2" || b.RankRange != "3" {
		t.Errorf("places %s %s, %s %s, %s %s", a.Name, a.RankRange, c.Name, c.RankRange, b.Name, b.RankRange)
	}
	if a.Tier != gap.TierBelow || b.Tier != gap.TierAbove || c.Tier != gap.TierAs || a.Funnel != gap.Beyond95 || c.Funnel != gap.FunnelInside {
		t.Errorf("tiers %s %s %s, funnel %s %s", a.Tier, b.Tier, c.Tier, a.Funnel, c.Funnel)
	}
	near(t, "distance", a.Distance, -0.98518518518518527)
	near(t, "low", a.DistanceLow, -1.51757973158952786)
	near(t, "p", a.P, 0.0010765462143513002)
	near(t, "p Holm", a.PAdj, 0.0032296386430539009)
	near(t, "standard errors", a.Errors, -2.5094167825383202)
	near(t, "weight", a.Weight, 0.87861615099858326)
	near(t, "shrunk", a.Shrunk, -1.67556127044861847)
	near(t, "ICC", u.ICC, 0.53425355279735876)
	near(t, "design effect", u.Design, 5.25424125375674489)
	near(t, "effective n", u.Effective, 5.13870579899527691)
	near(t, "tau squared", u.Tau2, 0.77208835341365456)
	near(t, "centre", u.Centre, -0.77483289107161912)
}

func TestUnitsThatTellLittle(t *testing.T) {
	cases := map[string]struct {
		divided map[string][]string
		least   int64
		check   func(u gap.Units) bool
	}{
		"one unit": {
			divided: map[string][]string{"A": first}, least: 5,
			check: func(u gap.Units) bool {
				row := u.Rows[0]
				return u.Units == 1 && row.RankRange == "1" && row.Tier == "" && row.Note == "few_groups" && !row.Distance.Defined() && row.Funnel == "" &&
					u.ShrunkNote == "few_groups" && u.AlikeNote == "few_groups" && !row.Shrunk.Defined()
			},
		},
		"two units": {
			divided: map[string][]string{"A": first, "B": second}, least: 5,
			check: func(u gap.Units) bool {
				return u.Rows[0].Tier == gap.TierBelow && u.Rows[1].Tier == gap.TierAbove && u.Rows[0].P == u.Rows[1].P && u.Rows[0].RankRange == "1"
			},
		},
		"units of one": {
			divided: map[string][]string{"A": first[:1], "B": second[:1], "C": third[:1]},
			check: func(u gap.Units) bool {
				return u.ShrunkNote == "n_one" && u.AlikeNote == "n_one" && u.Rows[0].Tier == "" && u.Rows[0].Note == "n_one" && u.Rows[0].RankRange == "1-3"
			},
		},
		"no variance between": {
			divided: map[string][]string{"A": first, "B": first, "C": first}, least: 5,
			check: func(u gap.Units) bool {
				row := u.Rows[0]
				return u.Tau2 == 0 && row.Weight == 0 && row.Shrunk == u.Centre && u.ICC < 0 && row.Tier == gap.TierAs && row.RankRange == "1-3" && row.Distance == 0
			},
		},
		"no variance at all": {
			divided: map[string][]string{"A": allGaps(1, 1, 1, 1, 1), "B": allGaps(1, 1, 1, 1, 1)}, least: 5,
			check: func(u gap.Units) bool {
				row := u.Rows[0]
				return u.ShrunkNote == "zero_variance" && !u.ICC.Defined() && row.Tier == "" && row.Funnel == "" && row.Note == "zero_variance" && row.RankRange == "1-2"
			},
		},
		"none within": {
			divided: map[string][]string{"A": allGaps(1, 1, 1, 1, 1), "B": allGaps(-1, -1, -1, -1, -1)}, least: 5,
			check: func(u gap.Units) bool {
				return u.ICC == 1 && u.ShrunkNote == "zero_variance" && !u.Rows[0].Shrunk.Defined()
			},
		},
		"one too small": {
			divided: map[string][]string{"A": first, "B": second, "C": third[:2]}, least: 5,
			check: func(u gap.Units) bool {
				last := u.Rows[2]
				return u.Units == 1 && last.Suppressed && last.Rank == 0 && !last.Distance.Defined() && !last.Value.Defined() && u.Rows[0].Name == "A"
			},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var names []string
			for unit := range c.divided {
				names = append(names, unit)
			}
			slices.Sort(names)
			if u := unitsOf(t, c.least, c.divided, names...); !c.check(u) {
				t.Errorf("%+v", u)
			}
		})
	}
}

// A unit that nobody named, or of those pooled, is compared with nothing, and a gap
// between two groups has no units.
func TestWhatIsNoUnit(t *testing.T) {
	u := unitsOf(t, 5, map[string][]string{"A": first, "": second, gap.Others: third}, "", "A", gap.Others)
	if u.Units != 1 || u.Rows[0].Name != "A" || u.Rows[1].Rank != 0 || u.Rows[2].Rank != 0 || !u.Rows[1].Value.Defined() || u.Rows[1].Tier != "" {
		t.Errorf("%+v", u)
	}
	between := gap.Gap{}
	between.FromGroup, between.ToGroup = "customers", "managers"
	if _, ok := gap.CompareUnits(between, nil); ok {
		t.Error("a gap between two groups has units")
	}
}
