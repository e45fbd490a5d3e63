package importers

import (
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestOutcomeColumn(t *testing.T) {
	got := read(t, "E1|P1|Again\n5|4|9\n6|5|\n5|5|vet ikke\n", Columns{Scale: "1-7", Outcome: "again", OutcomeScale: "0-10"})
	if got.report.Responses != 3 || len(got.report.Problems) > 0 {
		t.Fatalf("got %+v", got.report)
	}
	layout := found(t, source(t, head("E1|P1|Again")), Columns{Scale: "1-7", Outcome: "again", OutcomeScale: "0-10"})
	if o := layout.Questionnaire.Outcomes; len(o) != 1 || o[0].ID != "Again" || o[0].Scale != (survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}) || layout.outcomes[0] != 2 {
		t.Errorf("got %+v at %v", o, layout.outcomes)
	}
	if problems := read(t, "E1|P1|Again\n5|4|11\n", Columns{Scale: "1-7", Outcome: "Again", OutcomeScale: "0-10"}).report.Problems; len(problems) != 1 || problems[0].Header != "Again" || !strings.Contains(problems[0].Fix.String(), "--outcome-scale") {
		t.Errorf("an answer off the scale of the outcome: %v", problems)
	}
}

// What is recommended is asked from 0 to 10 unless a scale says otherwise.
func TestOutcomeKinds(t *testing.T) {
	for _, tt := range []struct{ kind, scale, want string }{{"nps", "", "0-10"}, {"nps", "0-10", "0-10"}, {"nps", "1-10", "1-10"}, {"switch", "1-7", "1-7"}} {
		layout := found(t, source(t, head("E1|P1|Again")), Columns{Scale: "1-7", Outcome: "Again", OutcomeKind: tt.kind, OutcomeScale: tt.scale})
		if o := layout.Questionnaire.Outcomes; len(o) != 1 || o[0].Kind != tt.kind || o[0].Scale.String() != tt.want {
			t.Errorf("%+v: got %+v", tt, o)
		}
	}
}

func TestOutcomeColumnsThatDoNotFit(t *testing.T) {
	for _, tt := range []struct {
		name      string
		columns   Columns
		code, fix string
	}{
		{"no scale", Columns{Outcome: "Again"}, "E-SCALE-NONE", "--outcome-scale 0-10"},
		{"a scale alone", Columns{OutcomeScale: "0-10"}, "E-COL-MISSING", "--outcome"},
		{"no scale at all", Columns{Outcome: "Again", OutcomeScale: "ten"}, "E-SCALE-FORM", "--outcome-scale 0-10"},
		{"no such column", Columns{Outcome: "Agian", OutcomeScale: "0-10"}, "E-COL-MISSING", "as the file has it"},
		{"a kind alone", Columns{OutcomeKind: "nps"}, "E-COL-MISSING", "--outcome"},
		{"no such kind", Columns{Outcome: "Again", OutcomeKind: "index"}, "E-VALUE", "--outcome-kind csat"},
		{"promoters of five", Columns{Outcome: "Again", OutcomeKind: "nps", OutcomeScale: "1-5"}, "E-VALUE", "leave out"},
		{"satisfied without a scale", Columns{Outcome: "Again", OutcomeKind: "csat"}, "E-SCALE-NONE", "--outcome-scale 0-10"},
		{"an item", Columns{Outcome: "P1", OutcomeScale: "0-10"}, "E-COL-TWICE", "about the whole"},
	} {
		tt.columns.Scale = "1-7"
		_, problems := Find(source(t, head("E1|P1|Again")), tt.columns)
		checkProblems(t, problems)
		if len(problems) != 1 || problems[0].Code != tt.code || !strings.Contains(problems[0].Fix.String(), tt.fix) {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.code)
		}
	}
}
