package findings

import (
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestSince(t *testing.T) {
	tested := func(value, low, high, p gap.Number) gap.Tested {
		return gap.Tested{Value: value, Low: low, High: high, PAdj: p}
	}
	fell, still := tested(-0.41, -0.6, -0.22, 0.001), tested(0.05, -0.1, 0.2, 0.4)
	rose := tested(0.15, 0.05, 0.25, 0.01)
	change := func(level string, whole, perceived, expected gap.Tested) gap.Change {
		return gap.Change{Gap: gap.Gap{Name: gap.Service, Level: level}, GapChange: whole, ToChange: perceived, FromChange: expected}
	}
	whole := func(w, perceived, expected gap.Tested) []gap.Change {
		return []gap.Change{change(gap.LevelDimension, fell, fell, fell), change(gap.LevelOverall, w, perceived, expected)}
	}
	hidden, other := whole(fell, fell, rose), whole(fell, fell, rose)
	hidden[1].Hidden, other[1].Name = true, gap.Knowledge
	const since = "Since Q2 the whole gap has changed by −0.41 (−0.60 to −0.22). "
	for _, tt := range []struct {
		name    string
		changes []gap.Change
		want    string
	}{
		{"both halves", whole(fell, fell, rose), since + "What customers experience has changed by −0.41, what they expect by +0.15."},
		{"the service", whole(fell, fell, still), since + "What customers experience has changed by −0.41; of what they expect no change is shown."},
		{"the bar", whole(fell, still, rose), since + "What customers expect has changed by +0.15; of what they experience no change is shown."},
		{"neither alone", whole(fell, still, still), since + "Of neither half alone a change is shown."},
		{"no change", whole(still, fell, rose), "Since Q2 no change of the whole gap is shown: +0.05 (−0.10 to +0.20)."},
		{"a narrow interval of low confidence", whole(tested(-0.1, -0.15, -0.05, 0.1), fell, fell), "Since Q2 no change of the whole gap is shown: −0.10 (−0.15 to −0.05)."},
		{"a wide interval of high confidence", whole(tested(-0.1, -0.25, 0.05, 0.04), fell, fell), "Since Q2 no change of the whole gap is shown: −0.10 (−0.25 to +0.05)."},
		{"weighted before unweighted", append(whole(still, still, still), change(gap.LevelWeighted, fell, fell, rose)), since + "What customers experience has changed by −0.41, what they expect by +0.15."},
		{"hidden", hidden, ""},
		{"not the customers' gap", other, ""},
		{"no test", whole(tested(-0.4, gap.Undefined, gap.Undefined, gap.Undefined), fell, fell), ""},
		{"no whole", whole(fell, fell, fell)[:1], ""},
	} {
		got, ok := Since(tt.changes, "Q2", lang.Words{})
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q (%v), want %q", tt.name, got, ok, tt.want)
		}
	}
}
