// Package rscript writes a script in base R that makes the number of a gap anew, or that
// of a row of another table, from the answers in long form. It is a second opinion:
// nothing that is computed here goes into it but the counts of complaints, which those
// answers do not hold. Write and its like take the row and say all that the script needs
// to know.
package rscript

import (
	"bytes"
	"embed"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Source says where a script finds the two sides of a gap.
type Source struct {
	Name      string // of the script's file
	Command   string // that writes the answers
	Title     string // what the number is of
	From, To  Side
	Customers string // the group whose points weight the whole
	// PairsOfCustomers says that an item of theirs counts where both sides of it are
	// answered.
	PairsOfCustomers bool
	Weighted         bool // some respondents have weights
	Instrument       survey.Instrument
	Confidence       float64
	Written          func(text string) string // a text of the survey as the answers have it
}

// Side is a construct as a group rated it, by the words of the answers in long form.
type Side struct{ Group, Construct string }

//go:embed *.R.tmpl
var pages embed.FS

// Write is the script of a row with a test.
func Write(g gap.Gap, s Source) []byte { return s.write("gap.R.tmpl", s.sides(g)) }

// sides is what a script needs of the two sides of a row.
type sides struct {
	Source
	Test, Row, Confidence                                       string
	Rows                                                        []string // the items
	Dimensions                                                  []dimension
	Item, Whole, Points, Others, Pairs, Complete, Between, Holm bool
}

func (s Source) sides(g gap.Gap) sides {
	in := s.Instrument
	fields := sides{
		Source: s, Test: g.Test, Row: g.ID, Item: g.Level == gap.LevelItem, Points: g.Level == gap.LevelWeighted,
		Others: g.FromGroup != string(survey.Customers) || g.ToGroup != g.FromGroup,
		Whole:  g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted, Between: g.FromGroup != g.ToGroup && g.Test != gap.TestFixed,
		Pairs: g.ScoreRule == string(tally.HalfPairs), Complete: g.ScoreRule == string(tally.Complete),
		Holm: g.Adjust == "holm", Confidence: exact(s.Confidence),
	}
	for _, item := range in.Items {
		fields.Rows = append(fields.Rows, item.ID)
	}
	for _, d := range in.Dimensions {
		fields.Dimensions = append(fields.Dimensions, dimension{d.ID, itemsOf(in, d.ID)})
	}
	return fields
}

// write fills a template.
func (s Source) write(page string, fields any) []byte {
	var b bytes.Buffer
	if err := s.template().ExecuteTemplate(&b, page, fields); err != nil {
		panic(err) // embedded, and the fields are its own
	}
	return b.Bytes()
}

// exact is a number with all its digits.
func exact(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// dimension is one by its id and those of its items.
type dimension struct {
	ID    string
	Items []string
}

func (s Source) template() *template.Template {
	text := func(t string) string { return quoted(s.Written(t)) }
	texts := func(all []string) string { return vector(all, text) }
	return template.Must(template.New("R").Funcs(template.FuncMap{"text": text, "texts": texts}).ParseFS(pages, "*.R.tmpl"))
}

// quoted is a text as R writes it: in ASCII, so that no locale reads it otherwise.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		case r < ' ' || r >= 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// vector is a vector of texts, some on a line.
func vector(all []string, text func(string) string) string {
	const perLine = 10
	var b strings.Builder
	b.WriteString("c(")
	for i, s := range all {
		switch {
		case i == 0:
		case i%perLine == 0:
			b.WriteString(",\n    ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(text(s))
	}
	b.WriteString(")")
	return b.String()
}
