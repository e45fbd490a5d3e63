package problem

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// norwegian says a few sentences.
type norwegian map[string]string

func (n norwegian) Say(form string) string {
	if said, ok := n[form]; ok {
		return said
	}
	return form
}

func (norwegian) Count(n int64) string { return fmt.Sprint(n/1000, ".", n%1000) }

var inNorwegian = norwegian{
	"found %s in %s":            "i %[2]s står %[1]s",
	"found %q; accepted is one": "fant %q; én godtas",
	"row %d":                    "rad %d",
	"%s or %s":                  "%s eller %s",
	"%s and %s":                 "%s og %s",
	"; nothing was written":     "; ingenting ble skrevet",
	"name it: %s":               "oppgi den: %s",
	"in servgap.yaml, %s: %s":   "i servgap.yaml, %s: %s",
	"%q is %v":                  "%q er %v",
	"a scale of %d answers":     "en skala med %d svar",
}

// refusal is an error that knows its sentence.
type refusal struct {
	form  string
	parts []any
}

func (r refusal) Error() string                        { return fmt.Sprintf(r.form, r.parts...) }
func (r refusal) Sentence() (form string, parts []any) { return r.form, r.parts }

func TestText(t *testing.T) {
	row := Say("row %d", 7)
	setting := Say("name it: %s", Setting{Name: "sheet", Value: "Svar"})
	scale := refusal{"a scale of %d answers", []any{1}}
	tests := []struct {
		name              string
		text              Text
		english, language string
	}{
		{"nothing", Text{}, "", ""},
		{"a name that is no form", Plain("100% row %d"), "100% row %d", "100% row %d"},
		{"an empty name", Plain(""), "", ""},
		{"parts in another order", Say("found %s in %s", "8", "P1"), "found 8 in P1", "i P1 står 8"},
		{"a part that is a text", Say("found %s in %s", "8", row), "found 8 in row 7", "i rad 7 står 8"},
		{"such a part in quotes", Say("found %q; accepted is one", row), `found "row 7"; accepted is one`, `fant "rad 7"; én godtas`},
		{"a text in a part of a part", Say("found %s in %s", Or([]Text{row, row}), "P1"), "found row 7 or row 7 in P1", "i P1 står rad 7 eller rad 7"},
		{"no words in the form", Say("%s (×%d)", row, 3), "row 7 (×3)", "rad 7 (×3)"},
		{"how many", Say("%s, %d of %[2]v", row, Count(12345)), "row 7, 12345 of 12345", "rad 7, 12.345 of 12.345"},
		{"two texts", row.And(Say("; nothing was written")), "row 7; nothing was written", "rad 7; ingenting ble skrevet"},
		{"not translated", Say("column %s", row), "column row 7", "column rad 7"},
		{"none of", Or([]string{}), "", ""},
		{"the one of", Or([]string{"a"}), "a", "a"},
		{"either", Or([]string{"a", "b"}), "a or b", "a eller b"},
		{"one of three numbers", Or([]int{1, 2, 3}), "1, 2 or 3", "1, 2 eller 3"},
		{"both of none", Both([]string{}), "", ""},
		{"one", Both([]string{"a"}), "a", "a"},
		{"both", Both([]int{1, 2}), "1 and 2", "1 og 2"},
		{"three", Both([]string{"a", "b", "c"}), "a, b and c", "a, b og c"},
		{"no commas", Comma([]string{}), "", ""},
		{"nothing between", Comma([]Text{row}), "row 7", "rad 7"},
		{"a comma", Comma([]Text{row, row}), "row 7, row 7", "rad 7, rad 7"},
		{"two commas", Comma([]string{"a", "%d", "c"}), "a, %d, c", "a, %d, c"},
		{"a flag", setting, "name it: --sheet Svar", "oppgi den: --sheet Svar"},
		{"a key", setting.Keyed(), "name it: in servgap.yaml, sheet: Svar", "oppgi den: i servgap.yaml, sheet: Svar"},
		{"a key in a part", row.And(setting).Keyed(), "row 7name it: in servgap.yaml, sheet: Svar", "rad 7oppgi den: i servgap.yaml, sheet: Svar"},
		{"a key that is called otherwise", Say("%s", Setting{"column", "unit=By", "columns", "{unit: By}"}).Keyed(), "in servgap.yaml, columns: {unit: By}", "i servgap.yaml, columns: {unit: By}"},
		{"an error", Of(errors.New("row %d")), "row %d", "row %d"},
		{"an error with a sentence", Of(scale), "a scale of 1 answers", "en skala med 1 svar"},
		{"such an error of another", Of(refusal{"%q is %v", []any{"1-1", scale}}), `"1-1" is a scale of 1 answers`, `"1-1" er en skala med 1 svar`},
		{"one with words around it", Of(fmt.Errorf("tally: %w", scale)), "tally: a scale of 1 answers", "tally: a scale of 1 answers"},
	}
	for _, tt := range tests {
		if got := tt.text.String(); got != tt.english {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.english)
		}
		if got := tt.text.In(inNorwegian); got != tt.language {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.language)
		}
		if tt.text.Empty() != (tt.english == "") {
			t.Errorf("%s: got empty %t", tt.name, tt.text.Empty())
		}
	}
	if setting.Keyed(); strings.Contains(setting.String(), "yaml") {
		t.Errorf("got %q changed by Keyed", setting)
	}
}

func TestWorded(t *testing.T) {
	for form, want := range map[string]bool{"": false, "%s": false, "%[2]s, %.2f (×%d) …": false, "100%%": false, "%d%% of": true, "row": true} {
		if got := Worded(form); got != want {
			t.Errorf("got %t of %q", got, form)
		}
	}
}
