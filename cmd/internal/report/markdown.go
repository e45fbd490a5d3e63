package report

import (
	"bytes"
	"math"
	"strings"

	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap/gate"
)

// mostMarkdown is the size of a page. GitHub drops a step's summary above 1 MiB, and
// something may stand in it already.
const mostMarkdown = 1_000_000

// markdown is a page for a pull request or the summary of a run: what did not pass in
// a table, the rest and the notes folded away. Of a page that grows too long only the
// worst cases are there, and it says how many are not.
func markdown(a Audit) ([]byte, error) {
	for shown := len(a.Cases); ; shown /= 2 {
		if page := a.page(shown); len(page) <= mostMarkdown || shown == 0 {
			return page, nil
		}
	}
}

// page is the page with so many of the cases.
func (a Audit) page(shown int) []byte {
	open, folded := a.tables(a.Cases[:shown])
	style := render.Style{Words: a.Words}
	var b bytes.Buffer
	b.Write(render.Markdown(open, style))
	if left := len(a.Cases) - shown; left > 0 {
		b.WriteString("\n" + a.Words.Text("audit.left_out", "n", a.Words.Count(int64(left))) + "\n")
	}
	if len(folded.Rows)+len(folded.Notes) > 0 {
		b.WriteString("\n<details><summary>" + a.foldedAway() + "</summary>\n\n")
		b.Write(render.Markdown(folded, style))
		b.WriteString("\n</details>\n")
	}
	return b.Bytes()
}

// tables are the one that is open and the one that is folded away.
func (a Audit) tables(cases []Case) (open, folded table.Table) {
	w := a.Words
	open = table.Table{Title: a.Title, Lead: []string{a.Verdict}}
	for _, c := range cases {
		t := &open
		if c.Standing == gate.Pass || c.Standing == gate.Waived {
			t = &folded
		}
		t.Rows = append(t.Rows, row(table.StandingWord(c.Standing, w), c.Name, c.Message, c.place()))
	}
	for _, t := range []*table.Table{&open, &folded} {
		if t.Rows != nil {
			for _, head := range []string{w.Text("audit.head_verdict"), w.Text("audit.head_check"), w.Text("audit.head_found"), w.Text("audit.head_place")} {
				t.Columns = append(t.Columns, table.Column{Head: head, Kind: table.Text})
			}
		}
	}
	folded.Notes = a.Notes
	return open, folded
}

// foldedAway says what is below the fold.
func (a Audit) foldedAway() string {
	var said []string
	for _, s := range []gate.Outcome{gate.Waived, gate.Pass} {
		if n := a.count(s); n > 0 {
			said = append(said, table.CountOf(s, a.Words.Count(int64(n)), a.Words))
		}
	}
	return strings.Join(append(said, a.Words.Text("audit.notes")), ", ")
}

func row(texts ...string) table.Row {
	r := table.Row{}
	for _, text := range texts {
		r.Cells = append(r.Cells, table.Cell{Text: text, Number: math.NaN(), High: math.NaN()})
	}
	return r
}
