package render

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"pgregory.net/rapid"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
)

// ranking is a table such as people read, with labels of the caller's choice.
func ranking(labels []string) table.Table {
	t := table.Table{
		Title: "Customer gap", Lead: []string{"Ranked by gap."}, Notes: []string{"~ no gap shown."},
		Columns: []table.Column{
			{Head: "#", Kind: table.Rank}, {Head: "Dimension", Kind: table.Key}, {Head: "Question asked", Kind: table.Text},
			{Head: "Expected", Kind: table.Value}, {Head: "Gap", Kind: table.Gap}, {Head: "95 % interval", Kind: table.Interval},
			{Head: "", Kind: table.Mark}, {Head: "Customers below", Kind: table.Percent}, {Head: "Weighted gap", Kind: table.Gap},
		},
	}
	for i, label := range labels {
		x := float64(i) + 0.125
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			{Text: fmt.Sprint(i + 1)}, {Text: label}, {Text: label + " in more words"},
			{Number: x}, {Number: -x}, {Number: -x - 1, High: 1 - x}, {Text: "~"}, {Number: 0.5 + x/100}, {Number: x / 10},
		}})
	}
	return t
}

// TestNoNumberIsCut prints tables at every width and looks for each number whole.
func TestNoNumberIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels := rapid.SliceOfN(rapid.StringMatching(`[A-ZÆØÅa-zäöå]{1,14}( [a-zæøå]{1,12}){0,8}`), 1, 12).Draw(t, "labels")
		style := Style{Digits: 2, Width: rapid.IntRange(20, 200).Draw(t, "width"), Rule: rapid.Bool().Draw(t, "rule")}
		style.Words, _ = lang.New(rapid.SampledFrom(lang.Codes()).Draw(t, "language"))
		in := ranking(labels)
		data, err := Text(in, style)
		if err != nil {
			t.Fatal(err)
		}
		out := string(data)
		for _, row := range in.Rows {
			for i, c := range row.Cells {
				kind := in.Columns[i].Kind
				if kind == table.Key || kind == table.Text {
					continue
				}
				if cell := style.cell(kind, c); !strings.Contains(out, cell) {
					t.Fatalf("%q is not in\n%s", cell, out)
				}
			}
		}
		for _, label := range labels {
			for word := range strings.FieldsSeq(label) {
				if !strings.Contains(out, word) {
					t.Fatalf("%q is not in\n%s", word, out)
				}
			}
		}
		if style.Width < 80 {
			return // a rank, a label and one column may need more than that
		}
		for line := range strings.Lines(out) {
			if width := twwidth.Width(strings.TrimRight(line, "\n")); width > style.Width {
				t.Fatalf("a line of %d columns at width %d:\n%s", width, style.Width, out)
			}
		}
	})
}

func TestWideTableStaysOne(t *testing.T) {
	data, err := Text(ranking([]string{"Reliability", "Empathy"}), Style{Digits: 2})
	if err != nil {
		t.Fatal(err)
	}
	want := `Customer gap
Ranked by gap.
#  Dimension    Question asked             Expected    Gap   95 % interval     Customers below  Weighted gap
1  Reliability  Reliability in more words      0.12  −0.12  −1.12 to +0.88  ~             50 %         +0.01
2  Empathy      Empathy in more words          1.12  −1.12  −2.12 to −0.12  ~             51 %         +0.11

~ no gap shown.
`
	if string(data) != want {
		t.Errorf("got\n%s\nwant\n%s", data, want)
	}
}

func TestSpan(t *testing.T) {
	in := table.Table{
		Columns: []table.Column{{Head: "Step", Kind: table.Key}, {Head: "n", Kind: table.Count}, {Head: "Gap", Kind: table.Gap}, {Head: "State", Kind: table.Text}},
		Rows: []table.Row{
			{Cells: []table.Cell{{Text: "Perceived"}, {Number: 9, High: math.NaN()}, {Number: -1}, {Text: "below"}}},
			{Cells: []table.Cell{{Text: "Standards"}, {Text: "–"}, {Number: math.NaN()}, {Number: math.NaN()}}, Span: table.Span{Column: 2, Text: "not measured: needs managers"}},
		},
	}
	for width, want := range map[int]string{
		0: `Step       n    Gap  State
Perceived  9  −1.00  below
Standards  –  not measured: needs managers
`,
		30: `Step       n    Gap  State
Perceived  9  −1.00  below
Standards  –  not measured:
              needs managers
`,
	} {
		data, err := Text(in, Style{Digits: 2, Width: width})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimLeft(string(data), "\n"); got != want {
			t.Errorf("width %d: got\n%s\nwant\n%s", width, got, want)
		}
	}
}

// stepsTable is a table with two lines for one row, and a text across columns.
func stepsTable() table.Table {
	nan := math.NaN()
	line := func(number, step string, n float64, against string, value float64, state string) table.Row {
		return table.Row{Cells: []table.Cell{
			{Text: number, Number: nan}, {Text: step, Number: nan}, {Number: n}, {Text: against, Number: nan},
			{Number: value}, {Number: value - 0.1, High: value + 0.1}, {Text: state, Number: nan},
		}}
	}
	t := table.Table{
		Columns: []table.Column{
			{Head: "#", Kind: table.Rank}, {Head: "Step", Kind: table.Key}, {Head: "n", Kind: table.Count}, {Head: "Against", Kind: table.SubKey},
			{Head: "Gap", Kind: table.Gap}, {Head: "95 % interval", Kind: table.Interval}, {Head: "State", Kind: table.Text},
		},
		Rows: []table.Row{
			line("3", "Delivery", 74, "expected", -0.52, "short of it"),
			line("", "", nan, "standards", -0.21, "~"),
			line("4", "Standards", nan, "", nan, ""),
		},
	}
	t.Rows[2].Span = table.Span{Column: 3, Text: "needs managers"}
	return t
}

// TestDividedTableTellsItsLinesApart prints at every width at which the table is
// divided and looks for what each gap is against on its own line.
func TestDividedTableTellsItsLinesApart(t *testing.T) {
	in, divided := stepsTable(), 0
	for width := 24; width < 60; width++ {
		data, err := Text(in, Style{Digits: 2, Width: width})
		if err != nil {
			t.Fatal(err)
		}
		out := string(data)
		divided += strings.Count(out, "Step") / 2
		for line := range strings.Lines(out) {
			for part, against := range map[string]string{"−0.52": "expected", "−0.62": "expected", "−0.21": "standards", "−0.31": "standards"} {
				if strings.Contains(line, part) && !strings.Contains(line, against) {
					t.Errorf("width %d: %q does not say that it is against %s:\n%s", width, line, against, out)
				}
			}
			if strings.TrimSpace(line) == "" && !strings.Contains(out, "\n\n#") {
				t.Errorf("width %d: an empty line:\n%s", width, out)
			}
		}
		if strings.Count(out, "needs") != 1 {
			t.Errorf("width %d: the text across columns is not there once:\n%s", width, out)
		}
	}
	if divided == 0 {
		t.Error("the table was divided at no width")
	}
}

func TestTableIsDividedBeforeItsLines(t *testing.T) {
	data, err := Text(stepsTable(), Style{Digits: 2, Width: 51})
	if err != nil {
		t.Fatal(err)
	}
	want := `# Step       n
3 Delivery  74
4 Standards

# Step      Against     Gap  95 % interval State
3 Delivery  expected  −0.52 −0.62 to −0.42 short of
                                           it
            standards −0.21 −0.31 to −0.11 ~
4 Standards needs managers
`
	if got := strings.TrimLeft(string(data), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
