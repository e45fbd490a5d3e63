package cli

import (
	"context"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// TestSentencesAgreeWithTheTables draws projects and reads every sentence and every title
// of a chart in their reports back by its template: its numbers are those of the tables,
// and it claims nothing that its intervals leave open. In five languages, and in the
// sentences of a file of the project's own.
func TestSentencesAgreeWithTheTables(t *testing.T) {
	projects := 30
	if testing.Short() { // beside the race detector, for which it is slow
		projects = 8
	}
	random := rand.New(rand.NewPCG(8, 1985))
	read := make(map[string]bool)
	for i := range projects {
		t.Chdir(t.TempDir())
		drawProject(t, random)
		found := foundIn(t, []string{"0.95", "0.8", "0.99"}[i%3])
		for _, code := range lang.Codes() {
			w, err := lang.New(code)
			if err != nil {
				t.Fatal(err)
			}
			if i%4 == 3 {
				if w, err = ownFindings(found.from.project, w); err != nil {
					t.Fatal(err)
				}
			}
			for _, c := range claimsOf(t, found, w) {
				read[c.key] = true
				if wrong := c.against(found, w); wrong != "" {
					t.Errorf("project %d, %s: %q\n%s: %s", i, code, c.sentence, c.key, wrong)
				}
			}
		}
	}
	for _, key := range []string{
		"finding.overall_below", "finding.overall_none", "finding.overall_above", "finding.one_holds", "finding.two_hold", "finding.leg_largest", "finding.leg_unsettled",
		"finding.change finding.halves_perceived", "finding.change_none", "finding.points_managers", "finding.points_none", "headline.below", "headline.no_gap", "headline.model",
		"headline.zone", "headline.trend", "headline.trend_none", "headline.chain_none", "headline.drivers", "headline.drivers_none",
	} {
		if !read[key] && !testing.Short() {
			t.Errorf("%s was said of none of %d projects, so that nothing is tested of it", key, projects)
		}
	}
}

// drawProject writes a project of one to four dimensions and one to five waves. What is
// perceived falls short by nothing, a little or much; managers, staff, a minimum, points
// and a recommendation are there or not.
func drawProject(t *testing.T, random *rand.Rand) {
	t.Helper()
	has := func() bool { return random.IntN(2) == 0 }
	var dimensions, items []string
	var falls []float64
	mood := []float64{1, 1, -0.5}[random.IntN(3)]
	for d := range 1 + random.IntN(4) {
		var own []string
		for range 1 + random.IntN(3) {
			falls = append(falls, mood*[]float64{0, 0.2, 0.6, 1.5, -0.4}[random.IntN(5)])
			own = append(own, fmt.Sprintf("Q%d", len(items)+len(own)+1))
		}
		items = append(items, own...)
		dimensions = append(dimensions, fmt.Sprintf("    - {id: d%d, label: %s, items: [%s]}\n", d+1, []string{"Speed", "Care", "Rooms", "Trust"}[d], strings.Join(own, ", ")))
	}
	undivided := len(dimensions) == 1 && has()
	minimum, points, others, before := has(), has() && !undivided, has(), random.Float64()
	waves := []int{1, 2, 3, 5}[random.IntN(4)]
	var y strings.Builder
	y.WriteString("version: 1\nproject: {name: Drawn}\nreport: {findings: own.txt}\nscales: [{id: default, min: 1, max: 7}, {id: ten, min: 0, max: 10}]\ninstrument:\n")
	fmt.Fprintf(&y, "  items: [{id: %s}]\n", strings.Join(items, "}, {id: "))
	if !undivided {
		y.WriteString("  dimensions:\n" + strings.Join(dimensions, ""))
	}
	customers := `expected: "E_{item}", perceived: "P_{item}"`
	sides := []string{"E_", "P_"}
	if minimum {
		customers, sides = customers+`, adequate: "A_{item}"`, append(sides, "A_")
	}
	y.WriteString("groups:\n  - id: customers\n    role: customers\n    constructs: {" + customers + "}\n    outcomes: [{id: nps, kind: nps, column: N, scale: ten}]\n")
	of := ""
	if points {
		of = `    points: "V_{dim}"` + "\n"
		y.WriteString(of)
	}
	if others {
		y.WriteString("  - id: managers\n    role: managers\n    constructs: {belief: \"M_{item}\", standard: \"S_{item}\"}\n" + of)
		y.WriteString("  - {id: staff, role: staff, constructs: {delivered: \"D_{item}\", promised: \"C_{item}\"}}\n")
	}
	y.WriteString("waves:\n")
	customersGive, managersGive := drawPoints(random, points, len(dimensions)), drawPoints(random, points, len(dimensions))
	if has() {
		managersGive = customersGive
	}
	for wave := range waves {
		fmt.Fprintf(&y, "  - {id: w%d, date: 2025-%02d-01, files: [{group: customers, path: c%d.csv}", wave, wave+1, wave)
		moved := make([]float64, len(falls))
		for i, fall := range falls {
			moved[i] = fall + before*float64(wave)/3
		}
		drawFile(t, random, fmt.Sprintf("c%d.csv", wave), 12+random.IntN(60), items, sides, moved, customersGive, true)
		if others {
			fmt.Fprintf(&y, ", {group: managers, path: m%d.csv}, {group: staff, path: s%d.csv}", wave, wave)
			drawFile(t, random, fmt.Sprintf("m%d.csv", wave), 6+random.IntN(20), items, []string{"M_", "S_"}, moved, managersGive, false)
			drawFile(t, random, fmt.Sprintf("s%d.csv", wave), 6+random.IntN(40), items, []string{"D_", "C_"}, moved, nil, false)
		}
		y.WriteString("]}\n")
	}
	write(t, "servgap.yaml", y.String())
	write(t, "own.txt", "finding.overall_below = Guests {detail} go home {gap} short.\nfinding.two_hold = Look at the {share} of {b} behind {a} first.\n"+
		"headline.below = Hoped for {expected}, got {perceived}: {gap} short.\nheadline.quadrant = First of all {rows}, please.\n")
}

// drawPoints is what the dimensions weigh, nil if nobody is asked.
func drawPoints(random *rand.Rand, asked bool, dimensions int) (points []int) {
	for range dimensions {
		if asked {
			points = append(points, 1+random.IntN(4))
		}
	}
	return points
}

// drawFile writes the answers of so many: the first of their sides is the higher one.
func drawFile(t *testing.T, random *rand.Rand, name string, people int, items, sides []string, falls []float64, points []int, customers bool) {
	t.Helper()
	var rows strings.Builder
	for _, side := range sides {
		for _, item := range items {
			rows.WriteString(side + item + ",")
		}
	}
	all := 0
	for d, given := range points {
		fmt.Fprintf(&rows, "V_d%d,", d+1)
		all += given
	}
	rows.WriteString("N\n")
	for range people {
		own := random.NormFloat64() / 2
		for k := range sides {
			for i := range items {
				x := 5.6 + own + 0.8*random.NormFloat64() - falls[i]*float64(k)
				fmt.Fprintf(&rows, "%d,", int(min(7, max(1, x+0.5))))
			}
		}
		left := 100
		for d, given := range points {
			if given = min(left, max(0, 100*given/all+random.IntN(9)-4)); d == len(points)-1 {
				given = left
			}
			fmt.Fprintf(&rows, "%d,", given)
			left -= given
		}
		if customers {
			fmt.Fprint(&rows, random.IntN(11))
		}
		rows.WriteString("\n")
	}
	write(t, name, rows.String())
}

// foundIn is all that a report says of the project in this folder.
func foundIn(t *testing.T, confidence string) reported {
	t.Helper()
	root, sh := newRoot(nil, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard})
	if err := root.PersistentFlags().Set(config.Confidence, confidence); err != nil {
		t.Fatal(err)
	}
	o := reportOptions{source: sourceFlags{plan: gap.EveryPlan}, output: outputFlags{forms: reportForms}}
	found, err := sh.found(context.Background(), "", &o)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// claim is a sentence with the key of its template and what stands in its places.
type claim struct {
	sentence, key string
	holds         map[string]string
	tables        map[string][]table.Table // of the whole report, by section
	section       string
}

// fragments are templates of parts of sentences.
var fragments = []string{"finding.overall_detail", "headline.more", "finding.halves_both", "finding.halves_perceived", "finding.halves_expected", "finding.halves_none"}

// template is the form of a sentence: what it says around its places.
type template struct {
	key    string
	places *regexp.Regexp
	said   int // bytes
}

// templatesOf are those of whole sentences.
func templatesOf(w lang.Words) (all []template) {
	texts := w.Findings()
	for _, key := range []string{"chart.answers", "chart.nps"} {
		texts[key] = w.Text(key)
	}
	for _, key := range fragments {
		delete(texts, key)
		if strings.HasPrefix(key, "finding.halves") {
			texts["finding.change "+key] = w.Text("finding.change") + " " + w.Text(key)
		}
	}
	for key, text := range texts {
		pattern := heldPlace.ReplaceAllString(regexp.QuoteMeta(flat(text)), `(?P<$1>.+?)`)
		all = append(all, template{key, regexp.MustCompile("^" + pattern + "$"), len(heldPlace.ReplaceAllString(regexp.QuoteMeta(text), ""))})
	}
	return all
}

var heldPlace = regexp.MustCompile(`\\\{(\w+)\\\}`)

// flat is a text on one line.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// readBack reads a sentence by the template that says most of it.
func readBack(sentence string, templates []template) (c claim, ok bool) {
	most := -1
	for _, one := range templates {
		values := one.places.FindStringSubmatch(flat(sentence))
		if values == nil || one.said <= most {
			continue
		}
		most, c = one.said, claim{sentence: sentence, key: one.key, holds: make(map[string]string)}
		for i, name := range one.places.SubexpNames()[1:] {
			c.holds[name] = values[i+1]
		}
	}
	return c, most >= 0
}

// claimsOf are the sentences of a report that are read by their templates. A sentence of
// a section, or the title of a chart, that is of none is an error; a note need be of none.
func claimsOf(t *testing.T, found reported, w lang.Words) (claims []claim) {
	t.Helper()
	templates, tables := templatesOf(w), make(map[string][]table.Table)
	for _, id := range config.Sections() {
		if id == "radar" || id == "method" {
			continue
		}
		s := found.section(id, w)
		tables[id] = s.Tables
		said := slices.Clone(s.Sentences)
		for _, p := range s.Pictures {
			said = append(said, titleOf(p))
		}
		must := len(said)
		for _, one := range s.Tables {
			said = append(said, one.Notes...)
		}
		for i, sentence := range said {
			c, ok := readBack(sentence, templates)
			if ok {
				c.section, c.tables = id, tables
				claims = append(claims, c)
			} else if i < must {
				t.Errorf("%s, %s: %q is of no template", w.Code(), id, sentence)
			}
		}
	}
	return claims
}

var svgTitle = regexp.MustCompile(`(?s)<title[^>]*>(.*?)</title>`)

func titleOf(p render.Picture) string {
	return html.UnescapeString(svgTitle.FindStringSubmatch(string(p.SVG))[1])
}
