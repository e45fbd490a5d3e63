package findings

import (
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// tested is a number with its p and an interval that goes as p does.
func tested(value, p gap.Number) gap.Tested {
	t := gap.Tested{Value: value, PAdj: p, Low: value - 0.01, High: value + 0.01}
	if !(p < gap.Significance) {
		t.Low, t.High = value-10, value+10
	}
	return t
}

// row is a ranked dimension with a contribution and an adjusted p.
func row(label string, contribution, p gap.Number) gap.Gap {
	return gap.Gap{Level: gap.LevelDimension, Label: label, Contribution: contribution, Difference: gap.Difference{Tested: tested(contribution*4, p)}}
}

func TestConcentration(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []gap.Gap
		want string
	}{
		{"two hold most", []gap.Gap{row("A", -0.3, 0.001), row("B", -0.3, 0.001), row("C", -0.2, 0.001), row("D", 0.5, 0.001)},
			"A and B hold 75 % of what is missing."},
		{"one holds most", []gap.Gap{row("A", -0.6, 0.001), row("B", -0.3, 0.001), row("C", -0.1, 0.2)},
			"A holds 60 % of what is missing."},
		{"the second is not shown", []gap.Gap{row("A", -0.3, 0.001), row("B", -0.3, 0.05), row("C", -0.2, 0.001)}, ""},
		{"the first is not shown", []gap.Gap{row("A", -0.9, 0.3), row("B", -0.1, 0.001)}, ""},
		{"p is undefined", []gap.Gap{row("A", -0.9, gap.Undefined), row("B", -0.1, 0.001)}, ""},
		{"two are not most of four", []gap.Gap{row("A", -0.2, 0.001), row("B", -0.2, 0.001), row("C", -0.2, 0.001), row("D", -0.2, 0.001), row("E", -0.2, 0.001)}, ""},
		{"nothing is missing", []gap.Gap{row("A", 0.1, 0.001), row("B", 0.2, 0.001)}, ""},
		{"one dimension is all there is", []gap.Gap{row("A", -0.6, 0.001)}, ""},
		{"a row is hidden", []gap.Gap{row("A", -0.6, 0.001), row("B", -0.3, 0.001), {Level: gap.LevelDimension, Suppressed: true}}, ""},
		{"none", nil, ""},
	} {
		got, ok := Concentration(gap.Result{Gaps: tt.rows}, gap.LevelDimension, lang.Words{})
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestConcentrationWithoutImportance(t *testing.T) {
	a, b := row("A", gap.Undefined, 0.001), row("B", gap.Undefined, 0.001)
	a.Tested, b.Tested = tested(-1.5, 0.001), tested(-0.5, 0.001)
	got, _ := Concentration(gap.Result{Gaps: []gap.Gap{a, b}}, gap.LevelDimension, lang.Words{})
	if want := "A holds 75 % of what is missing."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConcentrationInOtherLanguages(t *testing.T) {
	a, b, c := row("Ventetid", -0.3, 0.001), row("Reliability", -0.3, 0.001), row("C", -0.2, 0.001)
	a.ID, b.ID = "responsiveness", "reliability"
	for code, want := range map[string]string{
		"en": "Ventetid and Reliability hold 75 % of what is missing.",
		"nb": "Ventetid og pålitelighet utgjør 75\u00a0% av det som mangler.",
		"nn": "Ventetid og pålitelegheit utgjer 75\u00a0% av det som manglar.",
		"sv": "Ventetid och pålitlighet utgör 75\u00a0% av det som saknas.",
		"da": "Ventetid og pålidelighed udgør 75\u00a0% af det, der mangler.",
	} {
		w, err := lang.New(code)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := Concentration(gap.Result{Gaps: []gap.Gap{a, b, c}}, gap.LevelDimension, w); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
		if got, _ := Concentration(gap.Result{Gaps: []gap.Gap{b, a, c}}, gap.LevelDimension, w); !strings.HasPrefix(got, w.Label("reliability", "Reliability")) {
			t.Errorf("%s: %q begins with a small letter", code, got)
		}
	}
}
