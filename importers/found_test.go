package importers

import (
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/dialect"
)

// fullMapping asks for everything that a layout can hold: items, a gap that is rated
// directly, points, an outcome, clusters and a background question.
func fullMapping() (header string, m Mapping) {
	q := asked(2, survey.Expected, survey.Perceived)
	q.Direct = []survey.Direct{survey.NewDirect("service", q, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 3}, 1, false)}
	q.Outcomes = []survey.Outcome{{ID: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}}
	points := cellsOf("V", "")
	return "E1|E2|P1|P2|D1|D2|V|NPS|Branch|Region", Mapping{
		Questionnaire: q,
		Constructs:    []Question{rangeOf("E1:E2", ""), rangeOf("P1:P2", "")},
		Direct:        []Question{cellsOf("D1|D2", "")}, Points: &points,
		Outcomes: []ColumnRef{at("NPS")}, Drawing: Drawing{Cluster: ColumnRef{Name: "Branch"}}, Segments: []ColumnRef{at("Region")},
	}
}

// TestColumnsOfALayout asks where everything stands, and for what does not.
func TestColumnsOfALayout(t *testing.T) {
	header, m := fullMapping()
	l := mapped(t, source(t, header+"\n7|6|5|4|1|2|100|10|a|North\n"), m)
	if got := l.Answers(1); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("the second construct is in the columns %v", got)
	}
	if points, rated := l.PointColumns(), l.RatedColumns(0); !slices.Equal(points, []int{6}) || !slices.Equal(rated, []int{4, 5}) {
		t.Errorf("points are in the columns %v, ratings in %v", points, rated)
	}
	if !l.Clustered() || l.Weighted() || l.Segments() != 1 {
		t.Errorf("clustered %v, weighted %v, %d background questions", l.Clustered(), l.Weighted(), l.Segments())
	}
	for want, got := range map[string]string{
		"P2": l.Column(survey.Perceived, 1), "D1": l.BesideColumn(0, 0), "V": l.PointColumn(0), "NPS": l.OutcomeColumn(0),
	} {
		if got != want {
			t.Errorf("got the column %q, want %q", got, want)
		}
	}
	for what, got := range map[string]string{
		"a construct": l.Column(survey.Delivered, 0), "a gap": l.BesideColumn(1, 0), "a dimension": l.PointColumn(1), "an outcome": l.OutcomeColumn(1),
	} {
		if got != "" {
			t.Errorf("%s that is not there is in the column %q", what, got)
		}
	}
}

// TestWordingOfAConstruct gives the labels that answers were read by as a project would
// declare them.
func TestWordingOfAConstruct(t *testing.T) {
	s := source(t, "E1|P1\nHelt enig|Helt enig\nEnig|Uenig\nVerken enig eller uenig|Enig\nUenig|Helt uenig\nHelt uenig|Helt enig\n")
	l := found(t, s, Columns{})
	w, ok := l.Wording(0)
	if !ok || w.Scale.String() != "1-5" || w.Low != "Helt uenig" || w.High != "Helt enig" || len(w.Words) != 5 || w.Words[3] != "Enig" {
		t.Errorf("got %v, %+v", ok, w)
	}
	numbers := found(t, source(t, head("E1|P1")), Columns{Scale: "1-5"})
	if w, ok := numbers.Wording(0); ok {
		t.Errorf("numbers have the wording %+v", w)
	}
}

// TestWordsOfColumns looks at the first answers of columns before anything is known of
// them: as labels, and for words that are no answer.
func TestWordsOfColumns(t *testing.T) {
	for _, tt := range []struct {
		name, cells    string
		known, inWords bool
		low            string
		dontKnow, na   string
	}{
		{"labels", "Helt enig|Enig|Verken enig eller uenig|Uenig|Helt uenig|Vet ikke|vet ikke|Ikke aktuelt", true, true, "Helt uenig", "Vet ikke", "Ikke aktuelt"},
		{"ends beside numbers", "1 = Helt uenig|2|3|4|5|6|7 = Helt enig", true, true, "Helt uenig", "", ""},
		{"words that are no labels", "rød|grønn|blå|gul|rød", false, true, "", "", ""},
		{"numbers", "1|2|3|4|Ikke aktuelt", false, false, "", "", "Ikke aktuelt"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, "P1|x\n"+strings.ReplaceAll(tt.cells, "|", "|1\n")+"|1\n")
			w, known, inWords, words := s.WordingOf([]int{0}, nil, nil)
			if known != tt.known || inWords != tt.inWords || w.Low != tt.low || (len(words) > 0) != tt.inWords {
				t.Errorf("known %v, in words %v, %+v, %q", known, inWords, w, words)
			}
			dontKnow, na := s.NoAnswers([]int{0})
			if strings.Join(dontKnow, "|") != tt.dontKnow || strings.Join(na, "|") != tt.na {
				t.Errorf("no answers are %q and %q, want %q and %q", dontKnow, na, tt.dontKnow, tt.na)
			}
		})
	}
}

// TestRatedAgainst tells ratings against what was expected from other answers.
func TestRatedAgainst(t *testing.T) {
	for _, tt := range []struct{ name, cells, want string }{
		{"three answers", "Worse than expected|As expected|Better than expected|Don't know", "1-3"},
		{"five answers", "Mye dårligere enn forventet|Som forventet|Bedre enn forventet", "1-5"},
		{"one answer over and over", "As expected|As expected", ""},
		{"numbers", "1|2|3", ""},
		{"other words", "As expected|Often", ""},
	} {
		s := source(t, "P1|x\n"+strings.ReplaceAll(tt.cells, "|", "|1\n")+"|1\n")
		scale, ok := s.RatedAgainst(0)
		if ok != (tt.want != "") || ok && scale.String() != tt.want {
			t.Errorf("%s: got %v %s, want %q", tt.name, ok, scale, tt.want)
		}
	}
}

// TestWhatASourceSaysOfItself asks a file for its header, its kinds of columns and its
// scales before a layout is found.
func TestWhatASourceSaysOfItself(t *testing.T) {
	s := source(t, qualtrics("IP Address,True", "IP Address,True"))
	if rows := s.HeaderRows(); rows != 3 {
		t.Errorf("%d rows of names, want 3", rows)
	}
	if kind := s.Kind(4); kind != dialect.ID {
		t.Errorf("the column of ids is a column of kind %v", kind)
	}
	named := s.Namer()
	if column, ok := named("e2"); !ok || column != 7 {
		t.Errorf("e2 is column %d, %v", column, ok)
	}
	if column, ok := named("E7"); ok {
		t.Errorf("E7 is column %d", column)
	}
	if got := s.Spans([]int{5, 7}); !slices.Contains(got, "1-7") {
		t.Errorf("the answers suggest %q", got)
	}
	rows := 0
	for cells := range s.First() {
		if rows++; cells[5] != "6" {
			t.Errorf("row %d begins with %q", rows, cells[5])
		}
	}
	if rows != 2 {
		t.Errorf("%d first rows", rows)
	}
}

// TestStatementsAskedTwice finds the columns of statements below two questions of which
// neither says that it asks for expectations.
func TestStatementsAskedTwice(t *testing.T) {
	const twice = "First part [Speed]|First part [Staff]|First part [Rooms]|Second part [Speed]|Second part [Staff]|Second part [Rooms]\n7|6|5|4|3|2\n"
	first, second := source(t, twice).AskedTwice()
	if !slices.Equal(first, []int{0, 1, 2}) || !slices.Equal(second, []int{3, 4, 5}) {
		t.Errorf("got %v and %v", first, second)
	}
	s := source(t, twice)
	if question, statement := s.Statement(4); question != "Second part" || statement != "Staff" {
		t.Errorf("the fifth column asks %q of %q", question, statement)
	}
	if first, second := source(t, "a|b|c\n1|2|3\n").AskedTwice(); first != nil || second != nil {
		t.Errorf("nothing is asked twice, and got %v and %v", first, second)
	}
}
