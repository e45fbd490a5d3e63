package chart

import (
	"strings"

	"servgap/cmd/internal/lang"
)

// width is that of every chart, and margin what stays free at its sides.
const (
	width  = 720.0
	margin = 12.0
)

// canvas is a chart while it is drawn, from the top down.
type canvas struct {
	SVG
	w    lang.Words
	said []string // the numbers in words
	y    float64  // down to which it is drawn
}

// newCanvas begins a chart with its title and what it is a picture of.
func newCanvas(title, subject string, w lang.Words) *canvas {
	c := &canvas{SVG: SVG{Title: plain(title)}, w: w, y: margin}
	c.block("title", c.Title)
	c.block("note", plain(subject))
	c.y += 6
	return c
}

// finish gives the chart its name.
func (c *canvas) finish(name string) SVG {
	s := c.SVG
	s.Name, s.Desc, s.language, s.height = name, strings.Join(c.said, " "), c.w.Code(), c.y+margin
	return s
}

// say adds a sentence to what is said in place of the picture.
func (c *canvas) say(sentence string) { c.said = append(c.said, plain(sentence)) }

func (c *canvas) mark(class, path string) { c.shapes = append(c.shapes, shape{class, path}) }

// under draws what all marks stand on.
func (c *canvas) under(class, path string) { c.grid = append(c.grid, shape{class, path}) }

// text writes a line of which the middle is at y.
func (c *canvas) text(class, anchor string, x, y float64, text string) {
	c.labels = append(c.labels, label{class, anchor, place(x), place(y + 0.35*sizes[class]), plain(text)})
}

// lines writes lines of which the middle is at y.
func (c *canvas) lines(class, anchor string, x, y float64, lines []string) {
	y -= leading(class) * float64(len(lines)-1) / 2
	for i, line := range lines {
		c.text(class, anchor, x, y+leading(class)*float64(i), line)
	}
}

// block writes a text over the whole width and goes on below it.
func (c *canvas) block(class, text string) {
	if text == "" {
		return
	}
	lines := wrap(plain(text), class, width-2*margin)
	height := leading(class) * float64(len(lines))
	c.lines(class, "start", margin, c.y+height/2, lines)
	c.y += height
}

// key explains a mark: draw is given where it stands.
type key struct {
	class string
	draw  func(x, y float64) string
	text  string
}

// legend explains marks, as many in a line as there is room for.
func (c *canvas) legend(keys ...key) {
	const mark, apart = 30.0, 18.0
	high := leading("note") + 4
	x, y := margin, c.y+high/2
	for _, k := range keys {
		lines := wrap(plain(k.text), "note", width-2*margin-mark)
		need := mark + measure(lines[0], "note")
		if x > margin && (x+need > width-margin || len(lines) > 1) {
			x, y = margin, y+high
		}
		c.mark(k.class, k.draw(x+11, y))
		for i, line := range lines {
			if i > 0 {
				y += leading("note")
			}
			c.text("note", "start", x+mark, y, line)
		}
		x += need + apart
	}
	c.y = y + high/2 + 6
}

// foot writes remarks below the chart.
func (c *canvas) foot(notes ...string) {
	c.y += 6
	for _, note := range notes {
		c.block("note", note)
	}
}

// styled is a text with its class.
type styled struct{ class, text string }

// stack writes texts with their classes below each other, each wrapped to the room; the
// middle of all is at y.
func (c *canvas) stack(anchor string, x, y, room float64, texts []styled) {
	y -= heightOf(texts, room) / 2
	for _, t := range texts {
		for _, line := range wrap(plain(t.text), t.class, room) {
			c.text(t.class, anchor, x, y+leading(t.class)/2, line)
			y += leading(t.class)
		}
	}
}

// heightOf is the height of texts that are stacked.
func heightOf(texts []styled, room float64) (high float64) {
	for _, t := range texts {
		high += leading(t.class) * float64(len(wrap(plain(t.text), t.class, room)))
	}
	return high
}
