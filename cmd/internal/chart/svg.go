// Package chart draws a result as SVG. A function for each chart takes the result
// and the words, and says whether there was anything to draw; All draws every chart
// that a result has. A chart is a fragment to stand in a page that has Style, or a
// file of its own.
//
// The title of a chart is what was found, and never more than the intervals allow:
// a row is named in it only where it is shown. Everything that colour says is said by
// a shape, too. A chart holds no script and nothing from elsewhere, and equal results
// give equal bytes.
package chart

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"servgap/importers/problem"
)

// SVG is a chart.
type SVG struct {
	Name string // of a file, without its ending
	// Title is what was found, and Desc the numbers of the chart in words.
	Title, Desc string

	language     string
	height       float64
	grid, shapes []shape
	labels       []label
}

// shape is a path with what it looks like.
type shape struct{ Class, Path string }

// label is a line of text; Anchor is the side of it that stands at X.
type label struct {
	Class, Anchor string
	X, Y          string
	Text          string
}

// ID is the id of the chart in a page.
func (s SVG) ID() string { return "chart-" + s.Name }

// Fragment is the chart for a page that has Style.
func (s SVG) Fragment() template.HTML { return template.HTML(s.draw("")) } //nolint:gosec // draw escapes every text

// File is the chart as a file of its own.
func (s SVG) File() []byte { return []byte(s.draw(Style) + "\n") }

func (s SVG) draw(style template.CSS) string {
	var b bytes.Buffer
	err := drawing().Execute(&b, map[string]any{
		"ID": s.ID(), "Title": s.Title, "Desc": s.Desc, "Language": s.language, "Style": style,
		"Width": place(width), "Height": place(s.height), "Shapes": append(s.grid[:len(s.grid):len(s.grid)], s.shapes...), "Labels": s.labels,
	})
	if err != nil {
		panic(err) // of the template, which is part of the program
	}
	return b.String()
}

// drawing is the form of a chart. The blanks between its elements are none of the
// texts.
var drawing = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("chart").Parse(strings.Join([]string{
		`<svg xmlns="http://www.w3.org/2000/svg" class="chart" id="{{.ID}}" lang="{{.Language}}" viewBox="0 0 {{.Width}} {{.Height}}" role="img" aria-labelledby="{{.ID}}-title {{.ID}}-desc">`,
		`<title id="{{.ID}}-title">{{.Title}}</title>`,
		`<desc id="{{.ID}}-desc">{{.Desc}}</desc>`,
		`{{with .Style}}<style>{{.}}</style>`,
		`{{end}}<path class="paper" d="M0 0H{{.Width}}V{{.Height}}H0Z"/>`,
		`{{range .Shapes}}<path class="{{.Class}}" d="{{.Path}}"/>`,
		`{{end}}{{range .Labels}}<text class="{{.Class}}" x="{{.X}}" y="{{.Y}}" text-anchor="{{.Anchor}}">{{.Text}}</text>`,
		`{{end}}</svg>`,
	}, "\n")))
})

// plain is a text of the survey as XML can hold it, on one line: what a program would
// obey instead of show is written out, but for what joins two pictures to one.
func plain(text string) string {
	parts := strings.Split(strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " "), zeroWidthJoiner)
	for i, part := range parts {
		parts[i] = noXML.Replace(problem.Clean(part))
	}
	return strings.Join(parts, zeroWidthJoiner)
}

// noXML is the characters that XML does not have.
var noXML = strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD")
