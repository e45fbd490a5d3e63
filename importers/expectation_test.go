package importers

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// ratedItems is a mapping of two items that were rated on 1 to so many answers, and
// of nothing else; items themselves are on 1 to 7.
func ratedItems(answers int, words ...string) Mapping {
	q := asked(2)
	scale := survey.Scale{Min: 1, Step: 1, Den: 1, Points: answers}
	q.Direct = []survey.Direct{survey.NewDirect("service", q, scale, survey.Code(answers/2), false)}
	return Mapping{
		Questionnaire: q, Direct: []Question{cellsOf("D1|D2", "data/servgap.yaml:39:16")},
		DirectLabels:  map[string][][]string{"service": spelled(words...)},
		NotApplicable: []string{"7"},
	}
}

// ratings decodes a file of such a mapping: the values of each response.
func ratings(t testing.TB, text string, m Mapping) ([]string, Report) {
	t.Helper()
	s := source(t, text)
	layout := mapped(t, s, m)
	d := NewDecoder(&layout)
	var rows []string
	for part := range s.Parts() {
		for r := range d.Responses(part) {
			var cells []string
			for _, code := range r.Beside[0].Answers {
				cell := "."
				if code.Answered() {
					cell = fmt.Sprint(m.Questionnaire.Beside()[0].Instrument.Scale.Value(code))
				}
				cells = append(cells, cell)
			}
			rows = append(rows, strings.Join(cells, " "))
		}
	}
	return rows, d.Report(s)
}

func TestRatingsInWords(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers int
		cells   string
		want    string
	}{
		{"bokmål, three answers", 3, "Dårligere enn forventet|Bedre enn forventet", "1 3"},
		{"bokmål, five answers", 5, "Dårligere enn forventet|Mye bedre enn forventet", "2 5"},
		{"capitals and a full stop", 3, "SOM FORVENTET.|som  forventet", "2 2"},
		{"with its number", 5, "1 - Langt dårligere enn forventet|Som forventet (3)", "1 3"},
		{"nynorsk", 5, "Mykje dårlegare enn venta|Betre enn forventa", "1 4"},
		{"svenska", 5, "Mycket sämre än förväntat|Något bättre än förväntat", "1 4"},
		{"dansk", 5, "Lidt dårligere end forventet|Meget bedre end forventet", "2 5"},
		{"english", 3, "Worse than expected|As expected", "1 2"},
		{"words and numbers", 5, "4|As expected", "4 3"},
		{"deutsch", 5, "Viel schlechter als erwartet|Besser als erwartet", "1 4"},
		{"suomi", 3, "Odotusten mukainen|Parempi kuin odotin", "2 3"},
		{"no answer", 3, "Vet ikke|As expected", ". 2"},
		{"a number for no answer, on another scale", 9, "7|9", "7 9"},
		{"a number for no answer, on the items' scale", 7, "7|6", ". 6"},
	} {
		rows, report := ratings(t, "D1|D2\n"+tt.cells+"\n", ratedItems(tt.answers))
		if fmt.Sprint(rows) != "["+tt.want+"]" || len(report.Problems) > 0 {
			t.Errorf("%s: got %q and %v, want %s", tt.name, rows, report.Problems, tt.want)
		}
	}
}

// The labels of a project are all that counts then.
func TestLabelsOfRatings(t *testing.T) {
	m := ratedItems(3, "Under", "På", "Over")
	rows, report := ratings(t, "D1|D2\nUnder|Over\n", m)
	if fmt.Sprint(rows) != "[1 3]" || len(report.Problems) > 0 {
		t.Errorf("got %q and %v, want 1 3", rows, report.Problems)
	}
	_, report = ratings(t, "D1|D2\nAs expected|På\n", m)
	if codesOf(report.Problems) != "E-LABEL-UNKNOWN@A" {
		t.Errorf("got %v, want a label that is not the project's", report.Problems)
	}
	m.DirectLabels["service"][2] = []string{"på"}
	if _, problems := Map(source(t, "D1|D2\nUnder|Over\n"), m); codesOf(problems) != "E-LABEL-TWICE" {
		t.Errorf("got %v, want a label for two answers", problems)
	}
}

func TestRatingsThatDoNotFit(t *testing.T) {
	for _, tt := range []struct {
		name, cells, codes, message, similar string
		answers                              int
	}{
		{"of five answers on three", "Mye bedre enn forventet|1", "E-LABEL-UNKNOWN@A", `words from "worse than expected" to "better than expected" and words for no answer`, "", 3},
		{"on a scale without such words", "As expected|1", "E-LABEL-UNKNOWN@A", "accepted are numbers from 1 to 9 and words for no answer", "", 9},
		{"misspelt", "1|Bedre enn forvantet", "E-LABEL-UNKNOWN@B", "", "Bedre enn forventet", 3},
		{"number", "1|4", "E-SCALE-VALUE@B", "accepted 1 to 3", "", 3},
		{"the number of another answer", "1 (As expected)|1", "E-LABEL-NUMBER@A", "", "", 3},
	} {
		_, report := ratings(t, "D1|D2\n"+tt.cells+"\n", ratedItems(tt.answers))
		if codesOf(report.Problems) != tt.codes {
			t.Errorf("%s: got %v, want %s", tt.name, report.Problems, tt.codes)
			continue
		}
		if p := report.Problems[0]; !strings.Contains(p.Message.String(), tt.message) || strings.Join(p.Similar, " ") != tt.similar {
			t.Errorf("%s: got %s, similar %q", tt.name, p.Message, p.Similar)
		}
	}
}

func TestColumnsOfRatings(t *testing.T) {
	m := ratedItems(3)
	_, problems := Map(source(t, "D1|x\n1|1\n"), m)
	if codesOf(problems) != "E-COL-MISSING" || !strings.Contains(problems[0].Message.String(), `column "D2"`) || problems[0].Row != 39 {
		t.Errorf("got %v, want the column that is missing", problems)
	}
	m.Direct[0] = cellsOf("D1|D1", "data/servgap.yaml:39:16")
	_, problems = Map(source(t, "D1|x\n1|1\n"), m)
	if codesOf(problems) != "E-COL-TWICE" || !strings.Contains(problems[0].Message.String(), "service rated directly of item Q1") {
		t.Errorf("got %v, want a column for two items", problems)
	}
}

// Every known word stands for one answer, in the order of the answers: both ends
// and the middle are there in each language.
func TestExpectationWords(t *testing.T) {
	for points, want := range map[int]int{2: 0, 3: 3, 4: 4, 5: 5, 7: 7} {
		codes := expectation(survey.Scale{Min: 1, Step: 1, Den: 1, Points: points})
		answers := make(map[survey.Code]bool)
		for word, code := range codes {
			answers[code] = true
			says := func(words ...string) bool {
				return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(word), w) })
			}
			worse, better := says("worse", "dårl", "sämre"), says("better", "bedre", "betre", "bättre")
			if worse && 2*int(code) >= points-1 || better && 2*int(code) <= points-1 {
				t.Errorf("of %d answers %q is number %d", points, word, code+1)
			}
		}
		if len(answers) != want {
			t.Errorf("of %d answers %v have words, want %d", points, slices.Collect(maps.Keys(answers)), want)
		}
	}
	for _, set := range vocabulary.Default().Sets() {
		if set.Kind != kindExpectation || set.Ends {
			continue
		}
		codes := expectation(survey.Scale{Min: 1, Step: 1, Den: 1, Points: len(set.Steps)})
		for step, spellings := range set.Steps {
			for _, word := range spellings {
				if int(codes[word]) != step {
					t.Errorf("%q stands for answer %d and %d of %d", word, step+1, codes[word]+1, len(set.Steps))
				}
			}
		}
	}
}

func TestAnswersOfRatings(t *testing.T) {
	s := source(t, "D1|D2\n1|Som forventet\n")
	layout := mapped(t, s, ratedItems(3))
	var got []string
	for part := range s.Parts() {
		for a := range NewDecoder(&layout).Answers(part) {
			got = append(got, fmt.Sprint(a.Construct, " ", a.Index, " ", a.Value))
		}
	}
	if want := []string{"direct_service 0 1", "direct_service 1 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
