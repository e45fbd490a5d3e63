package importers

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// one is a mapping of one column of ratings.
func one() Mapping {
	return Mapping{Questionnaire: asked(1, survey.Perceived), Constructs: []Question{cellsOf("P1", "servgap.yaml:39:16")}}
}

// droppedText writes what was left out: reason×count.
func droppedText(r Report) string {
	var text []string
	for _, d := range r.Dropped {
		text = append(text, fmt.Sprintf("%s×%d", d.Reason, d.Count))
	}
	return strings.Join(text, "; ")
}

func TestRowsAreLeftOut(t *testing.T) {
	sixty := survey.Decimal{Unscaled: 60}
	tests := []struct {
		name, cells    string // of column X; P1 is 1, 2, 3 and so on
		exclude        []Exclusion
		where          []Condition
		kept, droppped string
	}{
		{"text", "Preview|Done|preview |PRE\u00a0VIEW", []Exclusion{{Column: at("X"), Is: "Preview"}}, nil, "2 4", "excluded: X is Preview×2"},
		{"number", "1|1,0|01|2|", []Exclusion{{Column: at("X"), Is: "1"}}, nil, "4 5", "excluded: X is 1×3"},
		{"below", "59|60|59,9|600||-|-1", []Exclusion{{Column: at("X"), Below: sixty}}, nil, "2 4 5 6", "excluded: X below 60×3"},
		{"the first rule that applies is counted", "5|x|70", []Exclusion{{Column: at("X"), Is: "5"}, {Column: at("X"), Is: "x"}, {Column: at("X"), Is: "X"}}, nil, "3", "excluded: X is 5×1; excluded: X is x×1"},
		{"condition", "Nord|Sør|nord|", nil, []Condition{{at("X"), "Nord"}}, "1 3", "excluded: X is not Nord×2"},
		{"conditions on one column", "Nord|Sør|Vest", nil, []Condition{{at("X"), "Nord"}, {at("x"), "Vest"}}, "1 3", "excluded: X is not Nord or Vest×1"},
		{"conditions on two columns", "Nord|Nord|Sør", nil, []Condition{{at("X"), "Nord"}, {at("P1"), "2"}}, "2", "excluded: X is not Nord×1; excluded: P1 is not 2×1"},
		{"exclusion before condition", "a|b|c", []Exclusion{{Column: at("X"), Is: "a"}}, []Condition{{at("P1"), "2"}}, "2", "excluded: X is a×1; excluded: P1 is not 2×1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := one()
			m.Exclude, m.Where = tt.exclude, tt.where
			text := "X|P1\n"
			for i, cell := range splitBars(tt.cells) {
				text += fmt.Sprintf("%s|%d\n", cell, i+1)
			}
			got := mapRead(t, text, m)
			if kept := strings.Join(got.responses, " "); kept != tt.kept || droppedText(got.report) != tt.droppped || len(got.report.Problems) > 0 {
				t.Errorf("got %s, dropped %s, %v", kept, droppedText(got.report), got.report.Problems)
			}
		})
	}
}

func TestBlankRowIsNotLeftOutByACondition(t *testing.T) {
	m := one()
	m.Where = []Condition{{at("X"), "Nord"}}
	got := mapRead(t, "X|P1\nNord|1\n|\n | \nSør|2\nNord|\n", m)
	if want := "blank×2; no_ratings×1; excluded: X is not Nord×1"; droppedText(got.report) != want || got.report.Rows != 5 {
		t.Errorf("got %s of %d rows, want %s", droppedText(got.report), got.report.Rows, want)
	}
}

func TestWhatIsLeftOutIsNotRead(t *testing.T) {
	m := one()
	m.Exclude = []Exclusion{{Column: at("X"), Is: "test"}}
	if got := mapRead(t, "X|P1\ntest|lorem ipsum\n|3\n", m); len(got.report.Problems) > 0 || got.report.Responses != 1 {
		t.Errorf("got %+v", got.report)
	}
}

// What a condition leaves out comes all the same, told apart; what does not fit in
// such rows is no problem.
func TestWhatAConditionLeavesOutIsGiven(t *testing.T) {
	m := one()
	m.Where, m.Segments = []Condition{{at("X"), "Nord"}}, []ColumnRef{at("X")}
	s := source(t, "X|P1\nNord|1\nSør|2\nVest|lorem ipsum\nSør|3\nNord|4\n")
	layout := mapped(t, s, m)
	d := NewDecoder(&layout)
	var got []string
	for part, err := range s.Parts() {
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range d.All(part) {
			got = append(got, fmt.Sprintf("%s %d %v", r.Segments[0], r.Answers[0], row.Kept))
		}
	}
	report := d.Report(s)
	if want := "Nord 0 true, Sør 1 false, Sør 2 false, Nord 3 true"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
	if len(report.Problems) > 0 || report.Responses != 2 || droppedText(report) != "excluded: X is not Nord×3" {
		t.Errorf("report %+v", report)
	}
}

func TestRuleOverTextIsAProblem(t *testing.T) {
	m := one()
	m.Exclude = []Exclusion{{Column: at("X"), Below: survey.Decimal{Unscaled: 60}}}
	list := mapRead(t, "X|P1\n90|1\n00:01:30|2\n", m).report.Problems
	if codesOf(list) != "E-EXCLUDE-VALUE@A" || !strings.HasPrefix(list[0].Message.String(), `found "00:01:30" (×1, row 3); accepted are numbers`) {
		t.Errorf("got %v", list)
	}
}

func TestRulesThatLeaveNothing(t *testing.T) {
	m := one()
	m.Exclude = []Exclusion{{Column: ColumnRef{"Lang", "servgap.yaml:44:9"}, Is: "EN"}, {Column: ColumnRef{"X", "servgap.yaml:45:9"}, Is: "Done"}}
	list := mapRead(t, "X|Lang|P1\nDone|NO|1\nDone|SV|2\ndone|EN|3\n||\n", m).report.Problems
	if codesOf(list) != "E-DATA-NONE" {
		t.Fatalf("got %v", list)
	}
	p := list[0]
	const want = "found no response in the 4 rows of standard input: excluded: Lang is EN (×1), excluded: X is Done (×2); accepted"
	if p.File != "servgap.yaml" || p.Row != 45 || p.Character != 9 || p.Kind != problem.Usage || !strings.HasPrefix(p.Message.String(), want) {
		t.Errorf("got %s: %s", p.Place().String(), p.Message)
	}
}

func TestRepeatedIDs(t *testing.T) {
	m := one()
	m.ID = &ColumnRef{Name: "id"}
	m.Exclude = []Exclusion{{Column: at("X"), Is: "test"}}
	report := mapRead(t, "id|X|P1\na||1\nb||2\n a ||3\n||4\n||5\nA||6\na||\nb|test|2\nb||7\na||1\n", m).report
	list := report.Problems
	if codesOf(list) != "W-ID-TWICE@A" || list.Fatal() || report.Responses != 8 {
		t.Fatalf("got %+v", report)
	}
	if p := list[0]; p.Row != 4 || !strings.HasPrefix(p.Message.String(), "found ids of earlier responses again, 3× (rows 4 10 11), all of which are counted") {
		t.Errorf("got row %d: %s", p.Row, p.Message)
	}
	m.ID = nil
	if list := mapRead(t, "id|X|P1\na||1\na||2\n", m).report.Problems; len(list) > 0 {
		t.Errorf("without a column for ids got %v", list)
	}
}

// TestMappedReportDoesNotDependOnTheDivision is about what only a mapping
// counts: exclusions, repeated ids and labels.
func TestMappedReportDoesNotDependOnTheDivision(t *testing.T) {
	m := worded(agreement...)
	m.ID = &ColumnRef{Name: "id"}
	m.Exclude = []Exclusion{{Column: at("X"), Is: "test"}, {Column: at("X"), Below: survey.Decimal{Unscaled: 60}}}
	m.Where = []Condition{{at("X"), "90"}, {at("X"), "soon"}, {at("X"), ""}}
	s := source(t, "id|X|P1\n1|1|1\n")
	layout := mapped(t, s, m)
	rapid.Check(t, func(t *rapid.T) {
		var rows [][]string
		for range rapid.IntRange(0, 200).Draw(t, "rows") {
			rows = append(rows, []string{
				rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e"}).Draw(t, "id"),
				rapid.SampledFrom([]string{"90", "", "test", "59", "soon", "500"}).Draw(t, "X"),
				rapid.SampledFrom([]string{"Helt enig", "7 - Helt enig", "1 - Helt enig", "Helt ening", "", "Vet ikke.", "5", "9"}).Draw(t, "P1"),
			})
		}
		want := decoded(&layout, partsOf(rows, nil), 1, nil).Report(s)
		cuts := rapid.SliceOfN(rapid.IntRange(0, len(rows)), 0, 12).Draw(t, "cuts")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		got := decoded(&layout, partsOf(rows, cuts), rapid.IntRange(1, 5).Draw(t, "decoders"), random).Report(s)
		if d := cmp.Diff(want, got, sameText); d != "" {
			t.Fatalf("cuts %v (-whole +parts):\n%s", cuts, d)
		}
		counted := want.Responses
		for _, d := range want.Dropped {
			counted += d.Count
		}
		if counted != want.Rows {
			t.Fatalf("%d of %d rows are accounted for: %+v", counted, want.Rows, want)
		}
	})
}
