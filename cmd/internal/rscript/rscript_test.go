package rscript

import (
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// Texts of a survey stay texts: none ends its quotes, and no locale changes one.
func TestQuoted(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "REL1", `"REL1"`},
		{"quotes", `a"); q("`, `"a\"); q(\""`},
		{"backslash", `a\`, `"a\\"`},
		{"line end", "a\nb", `"a\u000ab"`},
		{"letters", "ær", `"\u00e6r"`},
		{"beyond the first plane", "😀", `"\U0001f600"`},
	} {
		if got := quoted(c.in); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A script holds what its row needs and nothing else.
func TestWrite(t *testing.T) {
	in := survey.Instrument{
		Items:      []survey.Item{{ID: "A1"}, {ID: "A2"}},
		Dimensions: []survey.Dimension{{ID: "a", Items: []int{0, 1}}},
	}
	row := func(level, id, from, rule string) gap.Gap {
		g := gap.Gap{Level: level, ID: id, ScoreRule: rule}
		g.FromGroup, g.ToGroup, g.Test, g.Adjust = from, "staff", "a t", "none"
		return g
	}
	for _, c := range []struct {
		name       string
		g          gap.Gap
		has, lacks []string
	}{
		{"item", row(gap.LevelItem, "A1", "staff", "half_pairs"), []string{`items <- c("A1", "A2")`, "of(received, row) - of(reference, row)"}, []string{"score", "dimensions", "p.adjust"}},
		{"paired dimension", row(gap.LevelDimension, "a", "staff", "half_pairs"), []string{`"a" = c("A1", "A2")`, "alone <-", "2 * rowSums"}, []string{"Reduce", "points"}},
		{"complete", row(gap.LevelDimension, "a", "staff", "complete"), []string{"rowMeans(own)\n"}, []string{"alone <-", "2 * rowSums"}},
		{"between groups", row(gap.LevelOverall, "overall", "managers", "half_scores"), []string{"t.test(of(received, row), of(reference, row), conf.level = 0.9)", "Reduce"}, []string{"alone <-", "points"}},
		{"weighted", row(gap.LevelWeighted, "weighted", "staff", "half_pairs"), []string{`answers$construct == "points"`}, []string{"length(dimensions)"}},
	} {
		got := string(Write(c.g, Source{Instrument: in, Confidence: 0.9, Written: func(s string) string { return s }}))
		for _, text := range c.has {
			if !strings.Contains(got, text) {
				t.Errorf("%s: the script lacks %s:\n%s", c.name, text, got)
			}
		}
		for _, text := range c.lacks {
			if strings.Contains(got, text) {
				t.Errorf("%s: the script has %s:\n%s", c.name, text, got)
			}
		}
	}
}

// Scripts of rows of other tables hold what these need and nothing else.
func TestWriteRows(t *testing.T) {
	in := survey.Instrument{
		Items:      []survey.Item{{ID: "A1"}, {ID: "A2"}},
		Dimensions: []survey.Dimension{{ID: "a", Items: []int{0, 1}}},
	}
	s := Source{Name: "gap.R", Customers: "guests", Instrument: in, Confidence: 0.9, Written: func(s string) string { return s }}
	met := s
	met.Instrument = survey.Instrument{
		Items:      []survey.Item{{ID: "A1"}, {ID: "A2"}, {ID: "A3"}, {ID: "A4"}},
		Dimensions: []survey.Dimension{{ID: "a", Items: []int{0, 1}}, {ID: "b", Items: []int{2}}, {ID: gap.NoTouchpoint, Items: []int{3}}},
	}
	whole := gap.Gap{Level: gap.LevelOverall, ID: "overall", ScoreRule: "half_pairs"}
	units := gap.Units{Segment: "Home town", Rows: []gap.Unit{{Name: "Ås", Rank: 1}, {Name: "Voss", Rank: 2}, {Name: gap.Others}}}
	d := gap.Dissatisfied{DissatisfiedRule: gap.DissatisfiedRule{Outcome: "csat", Cut: 2}, Low: 4}
	class := gap.IncidentRow{By: gap.UnitsOfIncidents, N: 7, Customers: 300, Rate: 7. / 3, Known: 4, Unresolved: 0.25}
	bare := gap.IncidentRow{By: gap.UndividedIncidents, N: 7, Rate: gap.Undefined, Known: 4, Unresolved: gap.Undefined}
	for _, c := range []struct {
		name       string
		got        []byte
		has, lacks []string
	}{
		{"unit", WriteUnit(whole, units, units.Rows[1], s), []string{`make.names("segment_Home town")`, `name <- "Voss"`, `units <- c("\u00c5s", "Voss")`, "conf.level = 0.9"}, []string{"points"}},
		{"share", WriteDissatisfied(d, gap.Lift{}, "half_pairs", s), []string{`answers$group == "guests"`, "own$value <= 2", "prop.test"}, []string{"lift", "segment_"}},
		{"lift of a dimension", WriteDissatisfied(d, gap.Lift{Level: gap.LevelDimension, ID: "a"}, "half_pairs", s), []string{`c("A1", "A2"), drop`, "2 * rowSums", " < 4\n"}, []string{"segment_", "prop.test"}},
		{"complete", WriteDissatisfied(d, gap.Lift{Level: gap.LevelDimension, ID: "a"}, "complete", s), []string{"here <- rowMeans(ratings) < 4"}, []string{"rowSums"}},
		{"lift of a level", WriteDissatisfied(d, gap.Lift{Level: gap.LevelSegment, Segment: "Home town", Value: "Voss"}, "half_pairs", s), []string{`make.names("segment_Home town")]] == "Voss"`}, []string{"ratings", "perceived"}},
		{"touchpoints", WriteSpread(gap.SpreadPair{First: "a", Second: "b"}, gap.Gap{Level: gap.LevelTouchpoint, ScoreRule: "half_scores"}, met), []string{`test("a", "b")`, `named <- c("a", "b")`, `"no-touchpoint" = c("A4")`}, []string{"alone <-"}},
		{"complaints of a unit", WriteIncident(class, 20, s), []string{"n <- 7\n", "all <- 20\n", "customers <- 300\n", "unresolved <- 1\n", "known <- 4\n"}, []string{"answers.csv"}},
		{"complaints without customers", WriteIncident(bare, 7, s), []string{"n <- 7\n"}, []string{"all <-", "poisson", "known"}},
	} {
		for _, text := range c.has {
			if !strings.Contains(string(c.got), text) {
				t.Errorf("%s: the script lacks %s:\n%s", c.name, text, c.got)
			}
		}
		for _, text := range c.lacks {
			if strings.Contains(string(c.got), text) {
				t.Errorf("%s: the script has %s:\n%s", c.name, text, c.got)
			}
		}
	}
}
