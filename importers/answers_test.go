package importers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestSegments(t *testing.T) {
	m := one()
	m.Segments = []ColumnRef{at("Region"), at("kundetype")}
	s := source(t, "Kundetype|P1|Region\nNy|1| Nord\u00a0\n||Sør\n|2|Sør\n")
	layout := mapped(t, s, m)
	d := NewDecoder(&layout)
	var got []string
	for part := range s.Parts() {
		for r := range d.Responses(part) {
			got = append(got, strings.Join(r.Segments, "/"))
		}
	}
	if want := []string{"Nord/Ny", "Sør/"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// longForm writes a file's answers: row id segments construct item value.
func longForm(t testing.TB, s *Source, layout *Layout, d *Decoder) []string {
	t.Helper()
	var lines []string
	for part, err := range s.Parts() {
		if err != nil {
			t.Fatal(err)
		}
		for a := range d.Answers(part) {
			what := "outcome " + fmt.Sprint(a.Item)
			if a.Construct != "" {
				what = string(a.Construct) + " " + layout.Questionnaire.Instrument.Items[a.Item].ID
			}
			value := a.Value.String()
			if !a.Code.Answered() {
				value = missingNames[a.Code-survey.NotAnswered]
			}
			lines = append(lines, fmt.Sprint(a.Row, " ", a.ID, " ", strings.Join(a.Segments, "/"), " ", what, " ", value))
		}
	}
	return lines
}

func TestAnswersInLongForm(t *testing.T) {
	q := asked(2, survey.Expected, survey.Perceived)
	q.Instrument.Scale = survey.Scale{Min: 10, Step: 5, Den: 10, Points: 13} // 1, 1.5 … 7
	q.Instrument.Items[1].Reverse = true
	q.Outcomes = []survey.Outcome{{ID: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}}
	s := source(t, "id|Region|E1|E2|P1|P2|NPS\na|Nord|7|6,5|vet ikke||10\nb|test|1|1|1|1|1\n|||||\nc|Sør|||1.50|N/A|\n")
	layout := mapped(t, s, Mapping{
		Questionnaire: q,
		Constructs:    []Question{rangeOf("E1:E2", ""), rangeOf("P1:P2", "")},
		Outcomes:      []ColumnRef{at("NPS")}, Segments: []ColumnRef{at("Region")}, ID: &ColumnRef{Name: "id"},
		Exclude: []Exclusion{{Column: at("Region"), Is: "test"}},
	})
	d := NewDecoder(&layout)
	got := longForm(t, s, &layout, d)
	want := []string{
		"2 a Nord expected Q1 7", "2 a Nord expected Q2 1.5", "2 a Nord perceived Q1 dk", "2 a Nord perceived Q2 -", "2 a Nord outcome 0 10",
		"5 c Sør expected Q1 -", "5 c Sør expected Q2 -", "5 c Sør perceived Q1 1.5", "5 c Sør perceived Q2 na", "5 c Sør outcome 0 -",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r := d.Report(s); r.Rows != 4 || r.Responses != 2 {
		t.Errorf("got %+v", r)
	}
}

func TestAnswersCanBeLeftEarly(t *testing.T) {
	s := source(t, "E1|E2|P1|P2\n1|2|3|4\n1|2|3|4\n")
	layout := found(t, s, Columns{Scale: "1-7"})
	d := NewDecoder(&layout)
	seen := 0
	for part := range s.Parts() {
		for a := range d.Answers(part) {
			if seen++; a.Construct == survey.Perceived {
				break
			}
		}
	}
	if seen != 3 {
		t.Errorf("got %d answers, want 3", seen)
	}
}

// TestResponseWithAnOutcomeAlone is a respondent who rated the whole and no
// item: that is an answer.
func TestResponseWithAnOutcomeAlone(t *testing.T) {
	m := one()
	m.Questionnaire.Outcomes = []survey.Outcome{{ID: "nps", Scale: m.Questionnaire.Instrument.Scale}}
	m.Outcomes = []ColumnRef{at("NPS")}
	if r := mapRead(t, "P1|NPS|x\n|7|\n||y\n", m).report; r.Responses != 1 || dropped(r, ReasonUnrated) != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestAnswersAllocateByRowAtMost(t *testing.T) {
	m := worded(agreement...)
	m.Segments, m.ID = []ColumnRef{at("X")}, &ColumnRef{Name: "id"}
	rows := make([][]string, 1000)
	for i := range rows {
		rows[i] = []string{"7", "Nord", "Helt enig"}
	}
	layout := mapped(t, source(t, "id|X|P1\n1|1|1\n"), m)
	d, part := NewDecoder(&layout), partsOf(rows, nil)[0]
	if n := testing.AllocsPerRun(10, func() {
		for range d.Answers(part) {
		}
	}); n > 50 {
		t.Errorf("%v allocations for %d rows", n, len(rows))
	}
}
