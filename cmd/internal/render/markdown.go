package render

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"servgap/cmd/internal/table"
)

// Markdown writes a table for pull requests and wikis: the title as a heading,
// the table in pipes, notes below. Signs of the survey's texts that Markdown or
// HTML would obey are escaped.
func Markdown(t table.Table, s Style) []byte {
	var b bytes.Buffer
	if t.Title != "" {
		b.WriteString("### " + escapeMarkdown(s.plain(t.Title)) + "\n\n")
	}
	for _, line := range t.Lead {
		b.WriteString(markdownLine(s.plain(line)) + "\n\n")
	}
	if len(t.Columns) > 0 {
		var heads, rules []string
		for _, c := range t.Columns {
			heads = append(heads, c.Head)
			if leftAligned(c.Kind) {
				rules = append(rules, "---")
			} else {
				rules = append(rules, "---:")
			}
		}
		s.markdownRow(&b, heads)
		b.WriteString("| " + strings.Join(rules, " | ") + " |\n")
		for _, row := range t.Rows {
			var cells []string
			for i, c := range row.Cells {
				text := s.cell(t.Columns[i].Kind, c)
				if row.Span.Text != "" && i == row.Span.Column {
					text = row.Span.Text
				}
				cells = append(cells, text)
			}
			s.markdownRow(&b, cells)
		}
	}
	for _, note := range t.Notes {
		b.WriteString("\n" + markdownLine(s.plain(note)) + "\n")
	}
	return b.Bytes()
}

func (s Style) markdownRow(b *bytes.Buffer, cells []string) {
	for _, cell := range cells {
		b.WriteString("| " + escapeMarkdown(s.plain(cell)) + " ")
	}
	b.WriteString("|\n")
}

// apart keeps a sign from what follows it and is not seen. A mention of somebody, and of
// an issue by its number, is looked for in the text as it is shown, where no escape helps.
const apart = "&#8203;"

// markdownSigns are what Markdown or HTML would take for more than a sign, what makes
// the address of a page a link without any sign around it, and what calls somebody.
var markdownSigns = strings.NewReplacer(
	"\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "~", "\\~", "!", "\\!", "$", "\\$",
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", "<br>", "://", ":\\//", "www.", "www\\.", "@", "@"+apart, "#", "\\#",
)

// numberedIssue is an issue by its number, its sign escaped already.
var numberedIssue = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\\#(\d)`) })

// escapeMarkdown is a text of the survey in a cell or a heading.
func escapeMarkdown(text string) string {
	return numberedIssue().ReplaceAllString(markdownSigns.Replace(text), `\#`+apart+`$1`)
}

// lineBegin is what makes a line an item of a list, a rule, or a heading of the one before.
var lineBegin = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\s*\d*)([-+=.)])([\s=-]|$)`) })

// markdownLine is a text on a line of its own.
func markdownLine(text string) string {
	return lineBegin().ReplaceAllString(escapeMarkdown(text), `$1\$2$3`)
}

// MarkdownPage writes a report for pull requests and wikis, which have no pictures of
// their own: its sentences and tables.
func MarkdownPage(p Page, s Style) []byte {
	var b bytes.Buffer
	line := func(before, text string) { b.WriteString(before + markdownLine(s.plain(text)) + "\n\n") }
	line("# ", p.Title)
	for _, fact := range p.Facts {
		line("", fact)
	}
	for _, section := range p.Sections {
		line("## ", section.Heading)
		for _, sentence := range section.Sentences {
			line("", sentence)
		}
		for _, t := range section.Tables {
			b.Write(append(Markdown(t, s), '\n'))
		}
	}
	for _, foot := range p.Foot {
		line("", foot)
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}
