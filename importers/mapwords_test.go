package importers

import (
	"strings"
	"testing"

	"servgap/gap/survey"
)

// undeclared is a mapping of an item that was expected and perceived, on a scale of so
// many answers from the lowest, without labels.
func undeclared(lowest int64, points int) Mapping {
	q := asked(1, survey.Expected, survey.Perceived)
	q.Instrument.Scale.Min, q.Instrument.Scale.Points = lowest, points
	return Mapping{Questionnaire: q, Constructs: []Question{cellsOf("E1", "servgap.yaml:8:3"), cellsOf("P1", "servgap.yaml:9:3")}}
}

// TestMappedWords reads words that a project has no labels for as those of a lone file
// are read.
func TestMappedWords(t *testing.T) {
	own := [][]string{{"Elendig", "Pyton"}, {"Sånn passe"}, {"Topp", "Helt konge"}}
	tests := []struct {
		name, text    string
		lowest        int64
		points        int
		sets          [][][]string
		labels        map[survey.Construct][][]string
		want, problem string
	}{
		{name: "known labels", text: "E1|P1\nHelt enig|Uenig\nEnig|Verken eller\nHelt uenig|vet ikke\n", lowest: 1, points: 5, want: "5 2; 4 3; 1 dk"},
		{name: "from zero", text: "E1|P1\nHelt enig|Uenig\nEnig|Verken eller\nHelt uenig|Uenig\n", lowest: 0, points: 5, want: "4 1; 3 2; 0 1"},
		{name: "the scale decides between four and five", text: "E1|P1\nHelt enig|Uenig\nEnig|Helt uenig\n", lowest: 1, points: 4, want: "4 2; 3 1"},
		{name: "the scale decides for the middle", text: "E1|P1\nHelt enig|Uenig\nEnig|Helt uenig\n", lowest: 1, points: 5, want: "5 2; 4 1"},
		{name: "a scale of another length", text: "E1|P1\nHelt enig|Uenig\nEnig|Verken eller\nHelt uenig|Uenig\n", lowest: 1, points: 6, problem: "E-SCALE-LABELS@A E-SCALE-LABELS@B"},
		{name: "numbers of another scale", text: "E1|P1\n0 - Helt uenig|4 - Helt enig\n1 - Uenig|2 - Verken eller\n", lowest: 1, points: 5, problem: "E-SCALE-LABELS@A E-SCALE-LABELS@B"},
		{name: "numbers that run down", text: "E1|P1\n1 = Helt enig|2 = Enig\n5 = Helt uenig|3 = Verken eller\n", lowest: 1, points: 5, want: "5 4; 1 3"},
		{name: "numbers that run down beside numbers", text: "E1|P1\n1 = Helt enig|2\n5 = Helt uenig|3\n4 = Uenig|1\n", lowest: 1, points: 5, problem: "E-SCALE-DIRECTION@B"},
		{name: "numbers that run down in one of two", text: "E1|P1\n1 = Helt enig|1 = Helt uenig\n2 = Uenig|2 = Enig\n3 = Helt uenig|3 = Helt enig\n", lowest: 1, points: 4, want: "4 1; 2 3; 1 4"},
		{name: "words of a set of the project", text: "E1|P1\nhelt konge|Pyton\nTopp|sånn passe\n", lowest: 1, points: 3, sets: [][][]string{own}, want: "3 1; 3 2"},
		{name: "a set of the project beside a known one", text: "E1|P1\nhelt konge|Enig\nPyton|Uenig\nTopp|Verken eller\n", lowest: 1, points: 3, sets: [][][]string{own}, want: "3 3; 1 1; 3 2"},
		{name: "nobody knows them", text: "E1|P1\nhelt konge|Pyton\n", lowest: 1, points: 3, problem: "E-LABEL-UNKNOWN@A E-LABEL-UNKNOWN@B"},
		{
			name: "declared labels stand above", text: "E1|P1\nHelt enig|Helt enig\nHelt uenig|Helt uenig\n", lowest: 1, points: 5, want: "2 5; 1 1",
			labels: map[survey.Construct][][]string{survey.Expected: {{"Helt uenig"}, {"Helt enig", "Enig"}, {"a"}, {"b"}, {"c"}}},
		},
		{name: "a word at two places", text: "E1|P1\n1|2\n", lowest: 1, points: 3, sets: [][][]string{{{"a"}, {"b"}, {"c", "A."}}}, problem: "E-LABEL-TWICE"},
		{name: "a number for a label", text: "E1|P1\n1|2\n", lowest: 1, points: 2, sets: [][][]string{{{"- 1"}, {"b"}}}, problem: "E-LABEL-TWICE"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := undeclared(tt.lowest, tt.points)
			m.Labels, m.Sets = tt.labels, tt.sets
			s := source(t, tt.text)
			layout, problems := Map(s, m)
			var got string
			if len(problems) == 0 {
				read := drain(t, s, &layout)
				got, problems = strings.Join(read.responses, "; "), read.report.Problems
			}
			checkProblems(t, problems)
			if codes := codesOf(problems); codes != tt.problem || tt.problem == "" && got != tt.want {
				t.Errorf("got %s and %s: %v, want %s and %s", got, codes, problems, tt.want, tt.problem)
			}
		})
	}
}

// TestMappedWordsAreTold says of a project what is said of a lone file.
func TestMappedWordsAreTold(t *testing.T) {
	layout := mapped(t, source(t, "E1|P1\nHelt enig|Uenig\nEnig|Verken eller\nHelt uenig|Uenig\n"), undeclared(0, 5))
	if len(layout.Assumed) != 1 || layout.Assumed[0].Code != AssumedLabels || layout.Assumed[0].Values["scale"] != "0-4" {
		t.Errorf("got %v", layout.Assumed)
	}
}
