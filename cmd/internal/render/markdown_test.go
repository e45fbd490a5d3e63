package render

import (
	"strings"
	"testing"

	"servgap/cmd/internal/table"
)

// Markdown of pull requests makes links of addresses that no sign stands around.
func TestMarkdownMakesNoLinks(t *testing.T) {
	for label, want := range map[string]string{
		"[x](http://x.example)": `| \[x\](http:\//x.example) |`,
		"see https://x.example": `| see https:\//x.example |`,
		"www.x.example":         `| www\.x.example |`,
		"10 % of A/B":           `| 10 % of A/B |`,
	} {
		one := table.Table{Columns: []table.Column{{Kind: table.Text}}, Rows: []table.Row{{Cells: []table.Cell{{Text: label}}}}}
		if got := string(Markdown(one, Style{})); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", label, got, want)
		}
	}
}

// Nobody is called, no issue is mentioned and no line becomes something else by what a
// survey holds.
func TestMarkdownCallsNobody(t *testing.T) {
	for text, want := range map[string]string{
		"ask @octocat":         "ask @&#8203;octocat",
		"@org/team: help":      "@&#8203;org/team: help",
		"kari@x.example":       "kari@&#8203;x.example",
		"see #12 and x/y#3":    `see \#&#8203;12 and x/y\#&#8203;3`,
		"# of rooms":           `\# of rooms`,
		"![x](http://x.com/a)": `\!\[x\](http:\//x.com/a)`,
		"<img src=x>|a|":       `&lt;img src=x&gt;\|a\|`,
		"`code` $x$ ~~y~~":     "\\`code\\` \\$x\\$ \\~\\~y\\~\\~",
		"- item":               `\- item`,
		"1. item":              `1\. item`,
		"2) item":              `2\) item`,
		"---":                  `\---`,
		"===":                  `\===`,
		"-0.5 to +0.5":         "-0.5 to +0.5",
		"0.5 points":           "0.5 points",
	} {
		if got := string(Markdown(table.Table{Lead: []string{text}}, Style{})); got != want+"\n\n" {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	cell := table.Table{Columns: []table.Column{{Kind: table.Text}}, Rows: []table.Row{{Cells: []table.Cell{{Text: "- 1. @a"}}}}}
	if got := string(Markdown(cell, Style{})); !strings.Contains(got, "\n| - 1. @&#8203;a |\n") {
		t.Errorf("the cell is %q", got)
	}
}
