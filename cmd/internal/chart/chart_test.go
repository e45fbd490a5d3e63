package chart

import (
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

var update = flag.Bool("update", false, "write the golden chart")

// drawn is a chart as a reader of XML finds it.
type drawn struct {
	ViewBox string `xml:"viewBox,attr"`
	Title   string `xml:"title"`
	Desc    string `xml:"desc"`
	Style   string `xml:"style"`
	Paths   []struct {
		Class string `xml:"class,attr"`
		D     string `xml:"d,attr"`
	} `xml:"path"`
	Texts []struct {
		Class  string  `xml:"class,attr"`
		X      float64 `xml:"x,attr"`
		Y      float64 `xml:"y,attr"`
		Anchor string  `xml:"text-anchor,attr"`
		Text   string  `xml:",chardata"`
	} `xml:"text"`
}

func parsed(t *testing.T, file []byte) (d drawn) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(string(file)))
	decoder.Strict = true
	if err := decoder.Decode(&d); err != nil {
		t.Fatalf("no XML: %v\n%s", err, file)
	}
	return d
}

// boxes are where the texts stand.
func (d drawn) boxes() []area {
	var boxes []area
	for _, text := range d.Texts {
		wide, left := measure(text.Text, text.Class), text.X
		switch text.Anchor {
		case "middle":
			left -= wide / 2
		case "end":
			left -= wide
		}
		boxes = append(boxes, area{left, text.Y - 0.8*sizes[text.Class], left + wide, text.Y + 0.22*sizes[text.Class]})
	}
	return boxes
}

// words gives a language.
func words(t *testing.T, code string) lang.Words {
	t.Helper()
	w, err := lang.New(code)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// every draws everything of a result.
func every(r gap.Result, w lang.Words) []SVG {
	if gaps := gapsOf(r, gap.Service, gap.LevelDimension); anyGap(gaps) {
		r.Models = []gap.DriverModel{madeModel(gaps), madeModel(gaps[:1])}
	}
	all := All(r, w)
	if s, ok := Radar(r, gap.LevelDimension, w); ok {
		all = append(all, s)
	}
	var bars []Bar
	for _, g := range gapsOf(r, gap.Service, gap.LevelDimension) {
		bars = append(bars, Bar{Label: g.Label, Value: g.Value, Low: g.Low, High: g.High, Shown: g.Shown()})
	}
	if s, ok := Bars("drivers", "What moves satisfaction", "Fjord Hotel", bars, w.Signed, w); ok {
		all = append(all, s)
	}
	return all
}

// cases are the results that are hard to draw.
func cases() map[string]gap.Result {
	items := made(40, hard, 1, 7)
	for i := range items.Gaps {
		if items.Gaps[i].Level == gap.LevelDimension {
			items.Gaps[i].Level, items.Gaps[i].Dimension = gap.LevelItem, "D1"
		}
	}
	for i := range items.Priority {
		items.Priority[i].Level, items.Zone[i].Level = gap.LevelItem, gap.LevelItem
	}
	diagonal := made(7, hard, 1, 7)
	for i := range diagonal.Priority {
		diagonal.Priority[i].Cut, diagonal.Priority[i].Quadrant = gap.CutDiagonal, gap.QuadrantAct
	}
	return map[string]gap.Result{
		"one row":             made(1, hard, 1, 7),
		"five rows":           made(5, []string{"Reliability", "Responsiveness", "Assurance", "Empathy", "Tangibles"}, 1, 7),
		"every hard label":    divided(made(len(hard), hard, 1, 7), 2),
		"forty of 60":         divided(made(40, hard[2:3], 1, 7), 12),
		"forty items":         items,
		"a scale of 0 to 100": made(6, hard, 0, 100),
		"a scale below zero":  made(6, hard, -3, 3),
		"the diagonal":        diagonal,
	}
}

func TestLabelsStandApartAndInside(t *testing.T) {
	for name, r := range cases() {
		codes := lang.Codes()
		if len(r.Gaps) > 100 {
			codes = codes[1:2] // words differ in the same way whatever the rows
		}
		for _, code := range codes {
			for _, s := range every(r, words(t, code)) {
				d := parsed(t, s.File())
				paper := area{0, 0, width, s.height}
				boxes := d.boxes()
				for i, box := range boxes {
					if !box.inside(paper) {
						t.Errorf("%s, %s, %s: %q stands at %v, outside of %v", name, code, s.Name, d.Texts[i].Text, box, paper)
					}
					for k := range i {
						if box.overlaps(boxes[k]) {
							t.Errorf("%s, %s, %s: %q at %v stands on %q at %v", name, code, s.Name, d.Texts[i].Text, box, d.Texts[k].Text, boxes[k])
						}
					}
				}
			}
		}
	}
}

// TestEveryChartIsMeasured checks that the tests beside it look at all eleven.
func TestEveryChartIsMeasured(t *testing.T) {
	var names []string
	for _, s := range every(cases()["every hard label"], lang.Words{}) {
		names = append(names, s.Name)
	}
	for _, want := range []string{"ranking", "model", "waterfall", "quadrants", "zone", "answers", "run", "segments", "drivers", "nps", "radar"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not drawn, but %q", want, names)
		}
	}
}

func TestMarksStayInside(t *testing.T) {
	for name, r := range cases() {
		for _, s := range every(r, lang.Words{}) {
			paper := area{0, 0, width, s.height + 0.05}
			for _, p := range parsed(t, s.File()).Paths {
				if !strings.Contains(string(Style), ".chart ."+p.Class+"{") {
					t.Errorf("%s, %s: no rule for %s, which would be black", name, s.Name, p.Class)
				}
				for _, at := range corners(t, p.D) {
					if (area{at[0], at[1], at[0], at[1]}).inside(paper) {
						continue
					}
					t.Errorf("%s, %s: %s %q goes to %v, outside of %v", name, s.Name, p.Class, p.D, at, paper)
				}
			}
		}
	}
}

var commands = regexp.MustCompile(`[MLHVaZ][-0-9. ]*`)

// corners are the places that a path goes to.
func corners(t *testing.T, d string) (places [][2]float64) {
	t.Helper()
	x, y := 0.0, 0.0
	for _, command := range commands.FindAllString(d, -1) {
		var n []float64
		for _, field := range strings.Fields(command[1:]) {
			number, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%q: %v", d, err)
			}
			n = append(n, number)
		}
		switch command[0] {
		case 'M', 'L':
			x, y = n[0], n[1]
		case 'H':
			x = n[0]
		case 'V':
			y = n[0]
		case 'a':
			x, y = x+n[5], y+n[6]
		}
		places = append(places, [2]float64{x, y})
	}
	if len(places) == 0 || strings.Join(commands.FindAllString(d, -1), "") != d {
		t.Fatalf("%q is not read whole", d)
	}
	return places
}

func TestHostileLabelsAreText(t *testing.T) {
	for _, s := range every(divided(made(len(hard), hard, 1, 7), len(hard)), lang.Words{}) {
		file := string(s.File())
		for _, bad := range []string{"<script", "<svg onload", "\x00", "\x1b", "\u202e", "\ufffe", "http:", "url("} {
			if strings.Contains(strings.Replace(file, "http://www.w3.org/2000/svg", "", 1), bad) {
				t.Errorf("%s holds %q", s.Name, bad)
			}
		}
		d := parsed(t, s.File())
		if d.Title == "" || d.Desc == "" || d.Style == "" {
			t.Errorf("%s: title %q, desc %q, style of %d bytes", s.Name, d.Title, d.Desc, len(d.Style))
		}
		if strings.Contains(string(s.Fragment()), "<style") {
			t.Errorf("%s: the fragment brings a style of its own", s.Name)
		}
		if s.Name == "ranking" && !strings.Contains(d.Desc, `</text><script>alert("x")</script>`) {
			t.Errorf("the label is not whole in %q", d.Desc)
		}
	}
}

// TestTitlesNameWhatIsShown checks that a row stands in a title only if it is shown.
func TestTitlesNameWhatIsShown(t *testing.T) {
	names := []string{"Reliability", "Responsiveness", "Assurance", "Empathy", "Tangibles"}
	r := made(5, names, 1, 7)
	for i := range r.Gaps {
		r.Gaps[i].PAdj = 0.2
	}
	for i := range r.Priority {
		r.Priority[i].Uncertain = true
	}
	for _, s := range All(r, lang.Words{}) {
		for _, name := range append(names, "Customer gap:", "Knowledge gap") {
			if strings.Contains(s.Title, name) {
				t.Errorf("nothing is shown, and the title of %s is %q", s.Name, s.Title)
			}
		}
	}
	r = made(5, names, 1, 7)
	for _, tt := range []struct{ name, want string }{
		{"model", "Shown to fall short: Customer gap, Knowledge gap, Delivery gap, Promise gap, customers' side."},
		{"quadrants", "Important, and perceived below the line: Reliability, Assurance."},
		{"zone", "Nothing is shown to be below the minimum accepted."},
		{"nps", "Promoters minus detractors (NPS): +23 (−2 to +48)"},
		{"run", "The customer gap changes by +0.05 per wave (+0.01 to +0.09)."},
	} {
		i := slices.IndexFunc(All(r, lang.Words{}), func(s SVG) bool { return s.Name == tt.name })
		if i < 0 || All(r, lang.Words{})[i].Title != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, All(r, lang.Words{})[max(0, i)].Title, tt.want)
		}
	}
}

// TestSignsAreExplainedWhereTheyAre checks that the tilde and hollow marks are explained in
// the charts that have some, and in no others.
func TestSignsAreExplainedWhereTheyAre(t *testing.T) {
	w := lang.Words{}
	hollow := []string{w.Text("chart.unmarked"), w.Text("chart.unsure")}
	tilde := w.Text("note.tilde", "limit", w.Shortest(gap.Significance))
	for _, p := range []gap.Number{0.001, 0.2} {
		r := divided(made(5, []string{"Reliability", "Responsiveness", "Assurance", "Empathy", "Tangibles"}, 1, 7), 2)
		for i := range r.Gaps {
			r.Gaps[i].PAdj = p
		}
		for i := range r.Priority {
			r.Priority[i].Uncertain = p > gap.Significance
		}
		for i := range r.Chain[0].Legs {
			r.Chain[0].Legs[i].PAdj = p
		}
		for _, s := range All(r, w) {
			d := parsed(t, s.File())
			var said, signs bool
			rings := 0
			for _, text := range d.Texts {
				if slices.Contains(hollow, text.Text) {
					said, rings = true, rings-1 // its own in the legend
				}
				said = said || text.Text == tilde
				signs = signs || strings.HasSuffix(text.Text, "~")
			}
			for _, p := range d.Paths[1:] {
				if p.Class == "warmring" {
					rings++
				}
			}
			signs = signs || rings > 0
			if said != signs {
				t.Errorf("p %v, %s: signs are there is %v, and explained %v", p, s.Name, signs, said)
			}
		}
	}
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	hidden := made(3, hard, 1, 7)
	for range 3 {
		hidden.Gaps = slices.DeleteFunc(hidden.Gaps, func(g gap.Gap) bool { return !g.Suppressed })
	}
	hidden.Zone, hidden.Priority, hidden.Answers = hidden.Zone[2:], hidden.Priority[2:], hidden.Answers[2:]
	hidden.Trends, hidden.Chain, hidden.Outcomes = nil, nil, nil
	for _, r := range []gap.Result{{}, hidden} {
		for _, s := range every(r, lang.Words{}) {
			t.Errorf("%s is drawn of nothing: %s", s.Name, s.Desc)
		}
	}
}

func TestEqualResultsGiveEqualBytes(t *testing.T) {
	r := divided(made(12, hard, 1, 7), 5)
	first, second := every(r, lang.Words{}), every(r, lang.Words{})
	for i := range first {
		if string(first[i].File()) != string(second[i].File()) {
			t.Errorf("%s differs from itself", first[i].Name)
		}
	}
}

func TestGolden(t *testing.T) {
	s, ok := Dumbbell(made(2, []string{"Reliability", "Ventetid"}, 1, 7), gap.LevelDimension, words(t, "nb"))
	if !ok {
		t.Fatal("no chart")
	}
	name := filepath.Join("testdata", "ranking.svg")
	if *update {
		if err := os.WriteFile(name, s.File(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(s.File()); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s\n(-update writes it)", got, want)
	}
}

// TestStyleHasTheSizes checks that texts are measured in the sizes that they are set in.
func TestStyleHasTheSizes(t *testing.T) {
	for class, size := range sizes {
		if rule := fmt.Sprintf(".chart .%s{font-size:%gpx", class, size); !strings.Contains(string(Style), rule) {
			t.Errorf("%s is not in the style", rule)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		room       float64
		want       []string
	}{
		{"empty", "", 100, nil},
		{"a word", "word", 100, []string{"word"}},
		{"at blanks", "one two three", 85, []string{"one two", "three"}},
		{"inside a word", strings.Repeat("n", 12), 60, []string{"nnnnn-", "nnnnn-", "nn"}},
		{"a long word begins beside a short one", "1 " + strings.Repeat("n", 12), 85, []string{"1 nnnnn-", "nnnnnnn"}},
		{"a family stays together", "👨‍👩‍👧👨‍👩‍👧", 70, []string{"👨‍👩‍👧", "👨‍👩‍👧"}},
		{"marks stay on their letters", "ééé", 16, []string{"é-", "é-", "é"}},
	} {
		if got := wrap(tt.text, "name", tt.room); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func ExampleDumbbell() {
	s, _ := Dumbbell(made(1, []string{"Reliability"}, 1, 7), gap.LevelDimension, lang.Words{})
	fmt.Println(s.Title)
	fmt.Println(s.Desc)
	// Output:
	// Customers rate the service 0.60 below what they expect: perceived 5.44, expected 6.04.
	// 1–2 Reliability: expected 5.80, perceived 4.60, gap −1.20 (−1.38 to −1.02).
}
