package importers

import (
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// TestPresetByLabels recognises a preset by what its items are called, in whichever
// language English knows, in whichever order and behind a number; nothing less than all of
// them, and no instrument with reversed items.
func TestPresetByLabels(t *testing.T) {
	in, _, err := survey.Preset("six-step")
	if err != nil {
		t.Fatal(err)
	}
	foreign := func(label string) string { return "x " + label }
	knows := func(text string) (string, bool) { return strings.CutPrefix(text, "x ") }
	var labels []string
	for _, item := range in.Items {
		labels = append(labels, foreign(item.Label))
	}
	heads := func(labels []string, number bool) string {
		var names []string
		for _, stem := range []string{"What do you expect?", "What do you experience?"} {
			for i, label := range labels {
				if number {
					label = string(stem[12]) + string(rune('1'+i%9)) + ". " + label
				}
				names = append(names, stem+" ["+label+"]")
			}
		}
		return strings.Join(names, ";") + "\n" + strings.Repeat("5;", len(names)-1) + "5\n"
	}
	turned := slices.Clone(labels)
	slices.Reverse(turned)
	for name, test := range map[string]struct {
		data    string
		english func(string) (string, bool)
		want    string
	}{
		"all":           {heads(labels, false), knows, "six-step"},
		"another order": {heads(turned, false), knows, "six-step"},
		"numbered":      {heads(labels, true), knows, "six-step"},
		"one is none":   {heads(append([]string{"x something else"}, labels[1:]...), false), knows, ""},
		"nobody knows":  {heads(labels, false), nil, ""},
	} {
		source, err := Open("-", strings.NewReader("Timestamp;"+strings.Replace(test.data, "\n", "\n2026-10-01;", 1)), OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		layout, problems := Find(source, Columns{Scale: "1-7", English: test.english})
		if len(problems) > 0 || layout.Questionnaire.Instrument.ID != test.want {
			t.Errorf("%s: got %q, want %q %v", name, layout.Questionnaire.Instrument.ID, test.want, problems)
		} else if items := layout.Questionnaire.Instrument.Items; test.want != "" && items[0].ID != "PRODUCT1" {
			t.Errorf("%s: the first item is %s", name, items[0].ID)
		}
		source.Close()
	}
}

// TestBracketedCodes finds the rows of LimeSurvey's questions by the form that its codes
// have with another setting.
func TestBracketedCodes(t *testing.T) {
	x := newIndex([]string{"E[TAN1]", "P[TAN1]", "Speed [minutes]", "E_TAN2"}, nil)
	for name, want := range map[string][]int{"E_TAN1": {0}, "p_tan1": {1}, "P[TAN1]": {1}, "E_TAN2": {3}, "Speed _minutes": nil} {
		if got := x.named(name); !slices.Equal(got, want) {
			t.Errorf("%s: columns %v, want %v", name, got, want)
		}
	}
}

// TestAnchorsAtTheEndAreNoSide does not take what a number means for what is asked.
func TestAnchorsAtTheEndAreNoSide(t *testing.T) {
	m := newMarker()
	for name, want := range map[string]bool{"How are we? (1 = bad, 5 = very satisfied)": false, "Speed (satisfied)": true} {
		if _, ok := m.read(name); ok != want {
			t.Errorf("%s: a side %v, want %v", name, ok, want)
		}
	}
}
