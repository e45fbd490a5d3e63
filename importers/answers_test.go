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
			what := string(a.Construct) + " " + fmt.Sprint(a.Index)
			if a.Construct != Points && a.Construct != Outcome {
				what = string(a.Construct) + " " + layout.Questionnaire.Instrument.Items[a.Index].ID
			}
			value := a.Value.String()
			if a.Missing != "" {
				value = a.Missing
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
		"2 a Nord expected Q1 7", "2 a Nord expected Q2 1.5", "2 a Nord perceived Q1 dont_know", "2 a Nord perceived Q2 not_answered", "2 a Nord outcome 0 10",
		"5 c Sør expected Q1 not_answered", "5 c Sør expected Q2 not_answered", "5 c Sør perceived Q1 1.5", "5 c Sør perceived Q2 not_applicable", "5 c Sør outcome 0 not_answered",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r := d.Report(s); r.Rows != 4 || r.Responses != 2 {
		t.Errorf("got %+v", r)
	}
}

// TestPointsInLongForm has points as they are, rescaled, not given, partly given
// and such as do not add up.
func TestPointsInLongForm(t *testing.T) {
	q := asked(3, survey.Perceived)
	q.Instrument.Dimensions = []survey.Dimension{{ID: "a", Items: []int{0}}, {ID: "b", Items: []int{1}}, {ID: "c", Items: []int{2}}}
	points := rangeOf("V1:V3", "")
	s := source(t, "P1|P2|P3|V1|V2|V3\n1|1|1|62,5|30|7.5\n1|1|1|33|33|33\n1|1|1|||\n1|1|1|100||\n1|1|1|50|50|50\n")
	layout := mapped(t, s, Mapping{Questionnaire: q, Constructs: []Question{rangeOf("P1:P3", "")}, Points: &points})
	var got []string
	for _, line := range longForm(t, s, &layout, NewDecoder(&layout)) {
		if row, answer, ok := strings.Cut(line, "   points "); ok {
			got = append(got, row+":"+answer)
		}
	}
	want := []string{
		"2:0 62.5", "2:1 30", "2:2 7.5",
		"3:0 33.3333334", "3:1 33.3333333", "3:2 33.3333333",
		"4:0 not_answered", "4:1 not_answered", "4:2 not_answered",
		"5:0 100", "5:1 0", "5:2 0",
		"6:0 points_not_100", "6:1 points_not_100", "6:2 points_not_100",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
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

// TestAnswersCanBeLeftAnywhere stops at each answer in turn of a response that has all
// kinds of them: what came before is the same.
func TestAnswersCanBeLeftAnywhere(t *testing.T) {
	header, m := fullMapping()
	m.Drawing.Weight = ColumnRef{Name: "w"}
	s := source(t, header+"|w\n7|6|5|4|1|2|100|10|a|North|1.5\n")
	layout := mapped(t, s, m)
	var all, left []string
	for part := range s.Parts() {
		for a := range NewDecoder(&layout).Answers(part) {
			all = append(all, fmt.Sprintf("%+v", a))
		}
		for n := range all {
			left = nil
			for a := range NewDecoder(&layout).Answers(part) {
				if left = append(left, fmt.Sprintf("%+v", a)); len(left) > n {
					break
				}
			}
			if !slices.Equal(left, all[:n+1]) {
				t.Errorf("left behind %d answers: got %q", n+1, left)
			}
		}
	}
	if len(all) != 9 {
		t.Errorf("got %d answers, want 4 of items, 2 ratings, points, an outcome and a weight: %q", len(all), all)
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
