package gap_test

import (
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// form is a small questionnaire on a scale from 1 to 7: dimension x holds items
// a and b, y holds c. A row of it is what one respondent answered: expected a b
// c, perceived a b c, and after a bar the points of x and y; "." is no answer.
func form() survey.Questionnaire {
	return survey.Questionnaire{
		Instrument: survey.Instrument{
			Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7},
			Items: []survey.Item{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}, {ID: "c", Label: "C"}},
			Dimensions: []survey.Dimension{
				{ID: "x", Label: "X", Items: []int{0, 1}}, {ID: "y", Label: "Y", Items: []int{2}},
			},
		},
		Group:      survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
}

func withPoints() survey.Questionnaire {
	q := form()
	q.Points = true
	return q
}

// failer is a *testing.T or a *rapid.T.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func count(t failer, q survey.Questionnaire, rows ...string) *tally.Tally {
	t.Helper()
	counted, err := tally.New(gap.Plan(q, tally.HalfPairs))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, row := range rows {
		counted.Add(responseOf(t, q, row))
	}
	return counted
}

// responseOf is a response: its answers, then its points.
func responseOf(t failer, q survey.Questionnaire, row string) survey.Response {
	t.Helper()
	answers, points, _ := strings.Cut(row, "|")
	r := q.NewResponse()
	for i, cell := range strings.Fields(answers) {
		if cell == "." {
			continue
		}
		number, ok := survey.ParseDecimal(cell)
		code, on := q.Instrument.Scale.Code(number)
		if !ok || !on {
			t.Fatalf("row %q: %q is not on the scale", row, cell)
		}
		r.Answers[i] = code
	}
	var given []survey.Decimal
	for _, cell := range strings.Fields(points) {
		number, _ := survey.ParseDecimal(cell)
		given = append(given, number)
	}
	if given != nil {
		r.Points, _ = survey.Shares(given, nil)
	}
	return r
}

func analyze(t failer, q survey.Questionnaire, rows ...string) gap.Result {
	t.Helper()
	return gap.Analyze(gap.Study{Customers: count(t, q, rows...)}, gap.Options{})
}

// rowOf finds a gap by level and id.
func rowOf(t failer, r gap.Result, level, id string) gap.Gap {
	t.Helper()
	for _, g := range r.Gaps {
		if g.Level == level && g.ID == id {
			return g
		}
	}
	t.Fatalf("no gap %s of level %s", id, level)
	return gap.Gap{}
}

func noteOf(r gap.Result, code string) (gap.Note, bool) {
	for _, n := range r.Notes {
		if n.Code == code {
			return n, true
		}
	}
	return gap.Note{}, false
}

func ids(gaps []gap.Gap, level string) string {
	var out []string
	for _, g := range gaps {
		if g.Level == level {
			out = append(out, g.ID)
		}
	}
	return strings.Join(out, " ")
}

func times(n int, rows ...string) []string {
	var out []string
	for range n {
		out = append(out, rows...)
	}
	return out
}

// same wants the very same number, both undefined counting as the same.
func same(t *testing.T, name string, got, want gap.Number) {
	t.Helper()
	if got != want && (got.Defined() || want.Defined()) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}
