package config

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Privacy says what may be shown.
type Privacy struct {
	MinCell      int64
	MinCellAt    Pos // zero if not written
	KeepFreeText bool
}

// Report says what a report holds.
type Report struct {
	Title    string
	Sections []string // empty for the usual ones
	Accent   string   // #rrggbb or empty
	Logo     Text     // a path or empty
	Findings Text     // a path of sentences, or empty
}

// Sections are the parts of a report, in their usual order.
func Sections() []string {
	return []string{"answer", "ranking", "chain", "priority", "tolerance", "items", "trend", "groups", "loyalty", "radar", "method"}
}

func (d *decoder) privacy(n *yaml.Node) Privacy {
	s := d.section(n, "privacy", problem.Plain("privacy"))
	var p Privacy
	p.MinCell, p.MinCellAt, _ = s.whole("min_cell", 0, math.MaxInt64)
	p.KeepFreeText = s.truth("keep_free_text")
	s.finish()
	return p
}

var hexColor = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#[0-9a-fA-F]{6}$`) })

func (d *decoder) report(n *yaml.Node) Report {
	s := d.section(n, "report", problem.Plain("report"))
	r := Report{Title: s.text("title").Value}
	for _, t := range s.texts("sections") {
		switch {
		case !d.among(t, problem.Say("a section of report"), Sections()):
		case slices.Contains(r.Sections, t.Value):
			d.fail(t.At, "E-ID-TWICE", problem.Say("section %s stands twice in report; accepted is once", quoted(t.Value)), problem.Say("delete one of the two"))
		default:
			r.Sections = append(r.Sections, t.Value)
		}
	}
	r.Findings = s.text("findings")
	theme := d.section(s.value("theme"), "report.theme", problem.Plain("theme"))
	accent := theme.text("accent")
	if r.Accent = accent.Value; accent.Value != "" && !hexColor().MatchString(accent.Value) {
		d.fail(accent.At, codeValue, problem.Say("found %s for accent in theme; accepted is a colour as # and six hexadecimal digits", quoted(accent.Value)), problem.Say(`write accent: "#0b5fa5"`))
	}
	r.Logo = theme.text("logo")
	theme.finish()
	s.finish()
	return r
}

// Choices are the settings that have no other place in the file, as text; empty
// if not written.
type Choices struct {
	Confidence, MinGap, Seed, Color, Digits, CSV, Limit Text
}

func (d *decoder) choices(n *yaml.Node) Choices {
	s := d.section(n, "settings", problem.Plain("settings"))
	var c Choices
	if x := s.confidence("confidence"); x > 0 {
		c.Confidence = Text{strconv.FormatFloat(x, 'g', -1, 64), place(s.value("confidence"))}
	}
	c.MinGap = s.points("min_gap")
	c.Seed = s.count("seed", math.MaxInt64)
	c.Digits = s.count("digits", mostDigits)
	c.Color = s.word("color", colors()...)
	c.CSV = s.word("csv", csvForms()...)
	if c.Limit = s.text("limit"); c.Limit.Value != "" {
		if _, wrong := limit.Parse(c.Limit.Value); !wrong.Empty() {
			d.fail(c.Limit.At, codeValue, problem.Say("found %s for %s; accepted is %s", quoted(c.Limit.Value), s.of("limit"), wrong.Accepted), problem.Plain("servgap help limits"), wrong.Similar...)
		}
	}
	s.finish()
	return c
}

// points is a number of scale points from 0, as text.
func (s *section) points(key string) Text {
	x, at, ok := s.decimal(key)
	if !ok {
		return Text{}
	}
	if float(x) < 0 {
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is a number of scale points above 0, or 0 for none", x, s.of(key)), problem.Say("write 0.3"))
		return Text{}
	}
	return Text{x.String(), at}
}

// count is a whole number from 0, as text.
func (s *section) count(key string, highest int64) Text {
	x, at, ok := s.whole(key, 0, highest)
	if !ok {
		return Text{}
	}
	return Text{strconv.FormatInt(x, 10), at}
}

func float(d survey.Decimal) float64 {
	return float64(d.Unscaled) / math.Pow10(d.Places)
}
