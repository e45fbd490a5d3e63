package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestExplained(t *testing.T) {
	g := gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90)
	g.SE, g.Low, g.High, g.FromValue, g.ToValue = 0.25, -1.5, -0.5, 6, 5
	g.Test, g.Statistic, g.DF, g.P, g.Adjust = "paired t", -4, 89, 0.00002, "holm"
	g.Contribution, g.Importance = -0.3, 30
	got := Explained(result(g), g, []string{"E1", "E2"}, []string{"P1", Reversed("P2")}, lang.Words{})
	page := strings.Join(append(slices.Clone(got.Lead), got.Notes...), "\n")
	for _, want := range []string{
		"5.0000 − 6.0000 = −1.0000", "Expected: columns E1, E2", "Perceived: columns P1, P2 (r)", "−1.0000 ± 2.0000 × 0.2500 = −1.5000 to −0.5000",
		"paired t: t −4.0000 with 89 degrees of freedom, p < 0.0001; after Holm over the rows of its level 0.0010",
		"Weighted gap −0.3000: the mean of", "(r): worded negatively", "Journal of Marketing 49:41",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	g.Level, g.Adjust, g.ToGroup, g.Contribution = gap.LevelItem, "none", "managers", -0.1
	page = strings.Join(Explained(result(g), g, nil, nil, lang.Words{}).Lead, "\n")
	if strings.Contains(page, "Holm") || !strings.Contains(page, "Weighted gap −0.1000 = −1.0000 × 30.0000/100") {
		t.Errorf("not adjusted, weighted by the customers' mean:\n%s", page)
	}
}

// A hidden row tells nothing but that it is hidden.
func TestExplainedHidden(t *testing.T) {
	g := gapRow(gap.LevelDimension, "reliability", 0, "", -1, 0.001, 90)
	g.Suppressed, g.Note = true, gap.NoteSuppressed
	if got := Explained(result(g), g, []string{"E1"}, []string{"P1"}, lang.Words{}); !slices.Equal(got.Lead, []string{"too few to show"}) || strings.Contains(got.Title, "90") || got.Notes != nil {
		t.Errorf("got %+v", got)
	}
}
