package render

import (
	"bytes"
	"strings"

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
		b.WriteString(escapeMarkdown(s.plain(line)) + "\n\n")
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
		b.WriteString("\n" + escapeMarkdown(s.plain(note)) + "\n")
	}
	return b.Bytes()
}

func (s Style) markdownRow(b *bytes.Buffer, cells []string) {
	for _, cell := range cells {
		b.WriteString("| " + escapeMarkdown(s.plain(cell)) + " ")
	}
	b.WriteString("|\n")
}

// markdownSigns are what Markdown or HTML would take for more than a sign, and what
// makes the address of a page a link without any sign around it.
var markdownSigns = strings.NewReplacer(
	"\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "#", "\\#", "~", "\\~", "!", "\\!",
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", "<br>", "://", ":\\//", "www.", "www\\.",
)

func escapeMarkdown(text string) string { return markdownSigns.Replace(text) }

// MarkdownPage writes a report for pull requests and wikis, which have no pictures of
// their own: its sentences and tables.
func MarkdownPage(p Page, s Style) []byte {
	var b bytes.Buffer
	line := func(before, text string) { b.WriteString(before + escapeMarkdown(s.plain(text)) + "\n\n") }
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
