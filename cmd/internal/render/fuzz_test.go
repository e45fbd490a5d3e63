package render

import (
	"bytes"
	"encoding/json"
	"html/template"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/importers/csvfile"
	"servgap/importers/problem"
)

// fuzzTexts are seeds: what obeys somewhere, and what is hard to write.
var fuzzTexts = []string{
	"", "a, \"b\"\nå", "=1+1", "\r\n@a", "sep=;", "\x1b]52;c;aGk=\x07", "\u009b31m", "\x9b31m", "\u202eabc\u2066", "a\tb\vc", "<script>a</script>", "</title>",
	"\" onload=\"x", "'><img src=x>", "</style>", "{{.}}", "&lt;b&gt; &#60;", "]]>", "|x|", `\|`, `\\|`, "`a|b`", "[x](http://x.example)", "1. a", "- a", "---", "@octocat #12",
	"\x00", "\ufeff", "\ufffe", "\xff\xfe", "æøå 👩‍🚒 e\u0301", strings.Repeat("long ", 60), strings.Repeat("ø", 300),
}

// addTexts adds the seeds, each with its neighbour.
func addTexts(f *testing.F) {
	for i, text := range fuzzTexts {
		f.Add(text, fuzzTexts[(i+1)%len(fuzzTexts)], uint8(i*7))
	}
}

// slots is a table with a text in every place where there can be one.
func slots(text, other string) table.Table {
	nan := math.NaN()
	return table.Table{
		Title: text, Lead: []string{other, text}, Notes: []string{text, other},
		Columns: []table.Column{
			{ID: "label", Head: text, Kind: table.Key}, {ID: "other", Head: other, Kind: table.Text}, {ID: "gap_value", Head: text, Kind: table.Gap},
			{ID: "mark", Head: other, Kind: table.Mark}, {ID: "rank", Kind: table.Rank},
		},
		Rows: []table.Row{
			{Cells: []table.Cell{{Text: text, Number: nan}, {Text: other, Number: nan}, {Number: -0.5}, {Text: text, Number: nan}, {Text: other, Number: nan}}},
			{Cells: []table.Cell{{Text: other, Number: nan}, {Text: text, Number: nan}, {Text: text, Number: nan}, {Text: other, Number: nan}, {Text: text, Number: nan}}},
			{Cells: []table.Cell{{Text: other, Number: nan}, {Number: nan}, {Number: nan}, {Number: nan}, {Number: nan}}, Span: table.Span{Column: 1, Text: text}},
		},
	}
}

// FuzzDelimited writes any texts in each dialect and reads them back as a user's file.
func FuzzDelimited(f *testing.F) {
	addTexts(f)
	f.Fuzz(func(t *testing.T, text, other string, _ uint8) {
		if !utf8.ValidString(text) || !utf8.ValidString(other) || strings.Contains(text+other, "\x00") {
			return // no reader of files hands these on
		}
		in := slots(text, other)
		for _, d := range []Dialect{RFC, Nordic, Tab} {
			data, err := Delimited(in, d)
			if err != nil {
				t.Fatal(err)
			}
			r, err := csvfile.NewReader(bytes.NewReader(data), csvfile.Options{Encoding: "utf-8", Delimiter: byte(d.Comma), Strict: true})
			if err != nil {
				t.Fatalf("%q: %v", data, err)
			}
			var got [][]string
			for block, err := range r.Blocks() {
				if err != nil {
					t.Fatalf("%q: %v", data, err)
				}
				for rec, err := range block.Records() {
					if err != nil {
						t.Fatalf("%q: %v", data, err)
					}
					got = append(got, slices.Clone(rec.Cells))
				}
			}
			if len(got) != len(in.Rows) {
				t.Fatalf("%q is %q", data, got)
			}
			for i, row := range in.Rows {
				for j, c := range row.Cells {
					if in.Columns[j].Kind == table.Text && oneEnd(got[i][j]) != oneEnd(Harmless(c.Text)) {
						t.Errorf("%q came back as %q", c.Text, got[i][j])
					}
				}
			}
		}
	})
}

// oneEnd is a text whose lines end in one way: a file of records has one line end.
func oneEnd(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "")
}

// colours are the control sequences that the renderer has for itself.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// FuzzText prints any texts at any width: beside its own colours the terminal is sent
// nothing that it would obey, and nothing that is no text.
func FuzzText(f *testing.F) {
	addTexts(f)
	f.Fuzz(func(t *testing.T, text, other string, form uint8) {
		if len(text)+len(other) > 2000 {
			return
		}
		in := slots(text, other)
		for _, width := range []int{0, 20 + int(form>>3)} {
			s := Style{Width: width, Digits: 2, ASCII: form&1 > 0, Letters: form&3 == 3, Color: form&4 > 0, Rule: form&2 > 0}
			data, err := Text(in, s)
			if err != nil {
				t.Fatal(err)
			}
			obeys(t, colours.ReplaceAll(data, nil))
			if !s.Color && bytes.Contains(data, []byte("\x1b")) {
				t.Errorf("a colour where none is asked for: %q", data)
			}
		}
		obeys(t, ForTerminal([]byte(text)))
		object, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		obeys(t, VisibleJSON(object))
		var before, after string
		if json.Unmarshal(object, &before) != nil || json.Unmarshal(VisibleJSON(object), &after) != nil || before != after {
			t.Errorf("%s is %s", object, VisibleJSON(object))
		}
	})
}

// obeys fails if a terminal would obey a part of what it is sent.
func obeys(t *testing.T, sent []byte) {
	t.Helper()
	if !utf8.Valid(sent) {
		t.Errorf("what is no text reaches the terminal: %q", sent)
	}
	for _, r := range string(sent) {
		if r != '\n' && r != '\t' && problem.Hidden(r) {
			t.Errorf("%q reaches the terminal: %q", r, sent)
		}
	}
}

// escapedSigns are the signs that a backslash makes no more than signs.
var escapedSigns = regexp.MustCompile(`\\.`)

// FuzzMarkdown writes any texts: a table has the rows and cells that it had, no text has
// a sign that means more than itself, and none makes its line an item or a heading.
func FuzzMarkdown(f *testing.F) {
	addTexts(f)
	f.Fuzz(func(t *testing.T, text, other string, _ uint8) {
		data := string(Markdown(slots(text, other), Style{Digits: 2}))
		rows := 0
		for line := range strings.Lines(data) {
			bare := escapedSigns.ReplaceAllString(line, "")
			if strings.ContainsAny(bare, "<>[]`*_~!$") || strings.Contains(bare, "://") {
				t.Errorf("a sign that means more: %q", line)
			}
			if strings.HasPrefix(line, "|") {
				rows++
				if ends := strings.Count(bare, "|"); ends != 6 {
					t.Errorf("a row of %d cells: %q", ends-1, line)
				}
			} else if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "### ") {
				t.Errorf("a line that begins as an item or a heading: %q", line)
			}
		}
		if rows != 5 {
			t.Errorf("%d rows of 5: %q", rows, data)
		}
	})
}

// FuzzPage writes any texts into every place of a page: it has the elements and
// attributes of the form and no others, each as often, and shows the texts.
func FuzzPage(f *testing.F) {
	addTexts(f)
	want, _ := partsOf(f, pageOf(f, "a", "a"))
	f.Fuzz(func(t *testing.T, text, other string, _ uint8) {
		got, shown := partsOf(t, pageOf(t, nonEmpty(text), nonEmpty(other)))
		if !slices.Equal(got, want) {
			t.Errorf("%q and %q make\n%q\nwant\n%q", text, other, got, want)
		}
		if !strings.Contains(shown, strings.ToValidUTF8(Visible(nonEmpty(text)), "\ufffd")) && utf8.ValidString(text) {
			t.Errorf("%q is not shown", text)
		}
	})
}

// nonEmpty is a text where the form has an element only for one.
func nonEmpty(text string) string { return text + "." }

func pageOf(t testing.TB, text, other string) []byte {
	t.Helper()
	w, err := lang.New("en")
	if err != nil {
		t.Fatal(err)
	}
	data, err := HTML(Page{
		Title: text, Facts: []string{other, text}, Foot: []string{text}, Result: []byte(text), Logo: "data:image/png;base64,AA==",
		Sections: []Section{{
			ID: "a", Heading: text, Sentences: []string{other, text}, Tables: []table.Table{slots(text, other)},
			Pictures: []Picture{{ID: "b", Title: text, SVG: template.HTML("<svg></svg>")}},
		}},
	}, Style{Digits: 2, Words: w})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// partsOf is the elements of a page in order with their attributes, and its text.
func partsOf(t testing.TB, page []byte) (parts []string, text string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			all.WriteString(n.Data + "\n")
			continue
		case html.ElementNode, html.DoctypeNode:
			parts = append(parts, n.Data)
		default:
			parts = append(parts, "a remark")
		}
		for _, a := range n.Attr {
			parts = append(parts, a.Key+"="+a.Val)
		}
	}
	return parts, all.String()
}
