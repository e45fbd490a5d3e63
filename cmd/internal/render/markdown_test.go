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
