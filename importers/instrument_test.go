package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// numbered is the names of a survey of n numbered items and then some.
func numbered(n int, more ...string) string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprint("E", i+1), fmt.Sprint("P", i+1))
	}
	return strings.Join(append(names, more...), "|")
}

func TestPresetFlag(t *testing.T) {
	tests := []struct{ name, header, preset, scale, id, problem string }{
		{"by the numbers", numbered(22), "", "", "servqual-1991", ""},
		{"not wanted", numbered(22), "none", "1-5", "", ""},
		{"wanted", numbered(22), "servqual-1991", "1-5", "servqual-1991", ""},
		{"its first form", numbered(22), "servqual-1988", "", "servqual-1988", ""},
		{"one side", strings.ReplaceAll(numbered(22), "E", "x"), "", "", "servperf", ""},
		{"too few items", numbered(21), "servqual-1991", "", "", "E-PRESET-ITEMS the 21 columns found are not the 22 items of servqual-1991"},
		{"one number missing", strings.Replace(strings.Replace(numbered(22), "E22", "E23", 1), "P22", "P23", 1), "servqual-1991", "", "", "E-PRESET-ITEMS the 22 columns found"},
		{"unknown", numbered(22), "servqal-1991", "", "", `E-PRESET-NAME no preset is called "servqal-1991"; known are servperf, servqual-1988, servqual-1991, servqual-zot, six-step`},
		{"unknown, outside", numbered(22), "../presets/servperf", "", "", "E-PRESET-NAME"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, head(tt.header)), Columns{Preset: tt.preset, Scale: tt.scale})
			checkProblems(t, problems)
			got := ""
			if len(problems) == 1 {
				got = problems[0].Code + " " + problems[0].Message.String()
			}
			if id := layout.Questionnaire.Instrument.ID; id != tt.id || !strings.HasPrefix(got, tt.problem) || (got == "") != (tt.problem == "") {
				t.Errorf("got instrument %q and %v, want %q and %q", id, problems, tt.id, tt.problem)
			}
		})
	}
	_, problems := Find(source(t, head(numbered(22))), Columns{Preset: "servqal-1991"})
	if got := strings.Join(problems[0].Similar, " "); got != "servqual-1991" {
		t.Errorf("got similar %q", got)
	}
}

// TestScaleWithoutTotals suggests a scale by the answers, not by the sums below them.
func TestScaleWithoutTotals(t *testing.T) {
	_, problems := Find(source(t, "Name|E1|P1|E2|P2\na|1|2|3|4\nb|5|5|5|5\nc|3|2|4|4\nSum|9|9|12|13\nMean|3|3|4|4.3333\n"), Columns{})
	if codesOf(problems) != "E-SCALE-NONE" || !strings.HasPrefix(problems[0].Fix.String(), "--scale 1-5, or") {
		t.Errorf("got %v: %v", problems, problems[0].Fix)
	}
}

func TestScale(t *testing.T) {
	tests := []struct{ name, rows, scale, code, message, fix string }{
		{"missing", "1|7\n3|4\n", "", "E-SCALE-NONE", "between 1 and 7", "--scale 1-7, or 1-10:"},
		{"missing, on two scales", "1|7\n5|10\n", "", "E-SCALE-NONE", "(--expected between 1 and 5, --perceived between 7 and 10)", "or 0-10: the ends that the questionnaire had; if each side had a scale of its own"},
		{"missing, below zero", "-3|3\n", "", "E-SCALE-NONE", "between -3 and 3", "--scale -3..3, if"},
		{"missing, decimals", "0|9,5\n10|2\n", "", "E-SCALE-NONE", "between 0 and 10", "--scale 0-10/0.5, or 0-100/0.5:"},
		{"missing, quarters", "1,25|3,5\n2|1\n", "", "E-SCALE-NONE", "between 1 and 3.5", "--scale 1-5/0.25, or"},
		{"missing, tenths", "1,2|3,5\n2|1\n", "", "E-SCALE-NONE", "between 1 and 3.5", "--scale 1-5/0.1, or"},
		{"missing, but not a 99 for no answer", "1|99\n7|5\n", "", "E-SCALE-NONE", "between 1 and 7", "--scale 1-7, or 1-10:"},
		{"missing, the ends were not chosen", "3|5\n", "", "E-SCALE-NONE", "between 3 and 5", "--scale 1-5, or 1-7:"},
		{"missing, no range", "4|4\n", "", "E-SCALE-NONE", "between 4 and 4", "--scale 1-5, or 1-7:"},
		{"missing, no numbers", "Red|Blue\n", "", "E-SCALE-NONE", "not known", "write the answers as numbers, or declare"},
		{"missing, no answers", "|\n", "", "E-SCALE-NONE", "not known", "such as --scale 1-7"},
		{"missing, no rows", "", "", "E-SCALE-NONE", "not known", "such as --scale 1-7"},
		{"missing, too wide to count", "1|99999999\n", "", "E-SCALE-RECODE", "found 99999999, which are codes", "export the answers as words"},
		{"codes in few rows", "10|13\n12|11\n11|10\n", "", "E-SCALE-RECODE", "found 10, 11, 12, which are codes", "export the answers as words"},
		{"places on a slider", "12|40\n55|71\n88|93\n3|60\n", "", "E-SCALE-NONE", "between 3 and 93", "--scale 1-100, or 0-100:"},
		{"eleven points from 1", "1|11\n3|4\n11|7\n", "", "E-SCALE-ELEVEN", "found answers from 1 to 11", "--scale 1-11"},
		{"a zero in few rows", "0|3\n3|4\n4|5\n5|5\n", "", "E-SCALE-MISSING", "found 0 1× beside answers from 3 to 5", "--scale 1-5 --dont-know=0"},
		{"a nine in few rows", "9|3\n3|4\n4|5\n2|5\n", "", "E-SCALE-MISSING", "found 9 1× beside answers from 2 to 4", "--scale 1-5 --dont-know=9"},
		{"a nine behind a hole", "9|3\n3|4\n5|5\n2|5\n", "", "E-SCALE-NONE", "between 2 and 9", "--scale 1-10, or 0-10:"},
		{"minus one in few rows", "-1|3\n3|4\n4|5\n5|5\n", "", "E-SCALE-MISSING", "found -1 1× beside answers from 3 to 5", "--scale 1-5 --dont-know=-1"},
		{"malformed", "1|2\n", "1 to 7", "E-SCALE-FORM", `"1 to 7"`, "--scale 1-7"},
		{"turned round", "1|2\n", "7-1", "E-SCALE-FORM", "highest answer must be above the lowest", "--scale 1-7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Find(source(t, "E1|P1\n"+tt.rows), Columns{Scale: tt.scale, DontKnow: []string{"99"}})
			checkProblems(t, problems)
			if len(problems) != 1 {
				t.Fatalf("got %v, want one problem", problems)
			}
			p := problems[0]
			if p.Code != tt.code || !strings.Contains(p.Message.String(), tt.message) || !strings.Contains(p.Fix.String(), tt.fix) {
				t.Errorf("got %s: %s; fix %s", p.Code, p.Message, p.Fix)
			}
			if flag, ok := strings.CutPrefix(p.Fix.String(), "--scale "); ok {
				flag, _, _ = strings.Cut(strings.Fields(flag)[0], ",")
				if _, err := survey.ParseScale(flag); err != nil && !strings.HasPrefix(flag, "MIN") {
					t.Errorf("the fix does not work: %v", err)
				}
			}
		})
	}
}

func TestLookingAheadLosesNoRow(t *testing.T) {
	s := source(t, "E1|P1|e_mail_1\n1|7|a@b.no\n2|6|c@d.no\n")
	if _, problems := Find(s, Columns{}); codesOf(problems) != "E-SCALE-NONE" {
		t.Fatal(problems)
	}
	layout := found(t, s, Columns{Scale: "1-7"})
	if got := drain(t, s, &layout).responses; len(got) != 2 {
		t.Errorf("got %q, want both rows", got)
	}
}

func TestItemsWithoutPreset(t *testing.T) {
	items := func(n int) survey.Instrument {
		return found(t, source(t, head(numbered(n))), Columns{Scale: "1-7", Preset: NoPreset}).Questionnaire.Instrument
	}
	if in := items(mostScored); len(in.Dimensions) != 1 || in.Dimensions[0].ID != survey.AllItems || len(in.Dimensions[0].Items) != mostScored || in.Check() != nil {
		t.Errorf("got %+v, %v", in.Dimensions, in.Check())
	}
	if in := items(mostScored + 1); len(in.Dimensions) != 0 || in.Check() != nil {
		t.Errorf("got %+v, %v; want no score over too many items", in.Dimensions, in.Check())
	}
	in := found(t, source(t, head("expected_speed|perceived_speed|E1|P1")), Columns{Scale: "1-7"}).Questionnaire.Instrument
	if got := in.Items[0].Label + "; " + in.Items[1].Label; got != "speed; E1 / P1" {
		t.Errorf("got labels %s", got)
	}
	in = found(t, source(t, head("How quickly (expected)|How quickly (perceived)|Åpningstid [expected]|Åpningstid [perceived]")), Columns{Scale: "1-7"}).Questionnaire.Instrument
	if got := in.Items[0].Label + "; " + in.Items[1].Label; got != "How quickly; Åpningstid" {
		t.Errorf("got labels %s", got)
	}
}

func TestPointsColumns(t *testing.T) {
	tests := []struct {
		name   string
		points []string
		used   string // columns, or empty
		said   string
	}{
		{"dimensions", []string{"points_tangibles", "points_reliability", "points_responsiveness", "points_assurance", "points_empathy"}, "points_tangibles points_reliability points_responsiveness points_assurance points_empathy", "points first=points_tangibles last=points_empathy"},
		{"short, shuffled", []string{"imp_EMP", "imp_TAN", "imp_REL", "imp_RESP", "imp_ASS"}, "imp_TAN imp_REL imp_RESP imp_ASS imp_EMP", "points first=imp_TAN last=imp_EMP"},
		{"incomplete", []string{"imp_TAN", "imp_REL", "imp_RESP"}, "", "no_points: assurance, empathy"},
		{"others", []string{"Points 1", "importance_price"}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := found(t, source(t, head(numbered(22, tt.points...))), Columns{})
			var names []string
			for _, column := range got.points {
				names = append(names, got.header[column])
			}
			said := assumedText(got)
			if used := strings.Join(names, " "); used != tt.used || got.Questionnaire.Points != (used != "") || !strings.Contains(said, tt.said) {
				t.Errorf("got %q, assumed %q", used, said)
			}
		})
	}
	_, problems := Find(source(t, head(numbered(22, "imp_TAN", "points_tangibles"))), Columns{})
	if codesOf(problems) != "E-COL-DUPLICATE@AT" || strings.Contains(problems[0].Fix.String(), "--points") {
		t.Errorf("got %v, fix %v", problems, problems[0].Fix)
	}
}
