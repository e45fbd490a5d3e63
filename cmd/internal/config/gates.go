package config

import (
	"math"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Gates are the checks of an audit as they are written; another part judges.
type Gates struct {
	At      Pos    // zero if the file has no gates
	Preset  string // none, advisory, standard or strict; empty if not written
	Checks  []Check
	Waivers []Waiver
}

// Check is one gate.
type Check struct {
	ID     string
	At     Pos
	Metric Metric
	On     []Text // dimensions or items; empty for all
	// Segment is a background question and SegmentIs the answer of the respondents that
	// count, both empty for everybody.
	Segment    Text
	SegmentIs  Text
	Severity   string // error, warning or empty
	MinAnswers int64  // 0 if not written
	FailIf     Condition
	WarnIf     Condition
	PassIf     Condition
	// Against is baseline, previous or a wave's id, empty without a comparison.
	Against Text
	// NoFallOf is the smallest fall that matters, in the metric's units; Falls
	// says that it was written.
	NoFallOf   survey.Decimal
	Falls      bool
	Proof      string  // detect, prove, assure, point or empty
	IfUnsure   string  // note, warn, fail or empty
	Confidence float64 // above 0.5 and up to 0.999999, or 0 if not written
	Adjust     string  // holm, none or empty
}

// Waiver lets a check fail for a time.
type Waiver struct {
	Check Text
	On    Text // a dimension or item, or empty for all
	Who   string
	Why   string
	Until time.Time // the last day
	At    Pos
}

// What a comparison may be with, beside a wave.
const (
	AgainstBaseline = "baseline"
	AgainstPrevious = "previous"
)

func (d *decoder) gates(n *yaml.Node, p *Project) Gates {
	s := d.section(n, "gates", problem.Plain("gates"))
	g := Gates{At: s.at, Preset: s.word("preset", "none", "advisory", "standard", "strict").Value}
	known := d.ids(problem.Say("a check"))
	for _, n := range s.items("checks", 1) {
		g.Checks = append(g.Checks, d.check(n, p, known))
	}
	if s.node != nil && len(s.keys) == 0 || s.has("preset") && g.Preset == "none" && !s.has("checks") {
		d.fail(s.at, "E-GATE-NONE", problem.Say("found gates without a check, so an audit could only pass; accepted is a preset or a list of checks"), problem.Say("add preset: standard, or checks, or delete gates"))
	}
	for _, c := range gate.Preset(g.Preset, 0, "") {
		if !slices.Contains(known.known, c.ID) {
			known.known = append(known.known, c.ID)
		}
	}
	for _, n := range s.items("waivers", 0) {
		g.Waivers = append(g.Waivers, d.waiver(n, p, known.known))
	}
	s.finish()
	return g
}

func (d *decoder) check(n *yaml.Node, p *Project, known *ids) Check {
	s := d.section(n, "gates.checks[]", problem.Say("a check"))
	s.need(problem.Say(`write {id: enough, metric: answers.customers, fail_if: "< 150"}`), "id", "metric")
	id := s.text("id")
	known.add(id)
	c := Check{ID: id.Value, At: id.At, Metric: d.metric(s.text("metric"), p), On: s.texts("on")}
	for _, on := range c.On {
		d.partOf(within{Text: on}, p)
	}
	c.Segment, c.SegmentIs = d.segment(s.value("segment"), p)
	c.Severity = s.word("severity", string(gate.Error), string(gate.Warning)).Value
	c.MinAnswers, _, _ = s.whole("min_answers", 1, math.MaxInt64)
	c.FailIf, c.WarnIf, c.PassIf = s.condition("fail_if"), s.condition("warn_if"), s.condition("pass_if")
	c.Against = s.text("against")
	d.against(s, c, p)
	var at Pos
	if c.NoFallOf, at, c.Falls = s.decimal("no_fall_of"); c.Falls && c.NoFallOf.Unscaled <= 0 {
		d.fail(at, codeValue, problem.Say("found %s for no_fall_of in a check; accepted is a number above 0, the smallest fall that matters", c.NoFallOf), problem.Say("write 0.30"))
	}
	c.Proof = s.word("proof", "detect", "prove", "assure", "point").Value
	c.IfUnsure = s.word("if_unsure", "note", "warn", "fail").Value
	c.Adjust = s.word("adjust", "holm", "none").Value
	c.Confidence = s.confidence("confidence")
	d.judgeable(s, c)
	d.fitting(s, c)
	d.reachable(s, c, p)
	s.finish()
	return c
}

// segment reads whose answers a check looks at.
func (d *decoder) segment(n *yaml.Node, p *Project) (column, is Text) {
	s := d.section(n, "gates.checks[].segment", problem.Say("a segment"))
	s.need(problem.Say("write {column: Region, is: North}"), "column", "is")
	column, is = s.text("column"), s.text("is")
	var known []string
	for _, g := range p.Groups {
		known = append(known, values(g.Segments)...)
	}
	if column.Value != "" && !slices.Contains(known, column.Value) {
		d.gateName(within{Text: column}, problem.Say("the column of a segment, which stands under segments of a group"), known)
	}
	s.finish()
	return column, is
}

// against checks what a check compares with.
func (d *decoder) against(s *section, c Check, p *Project) {
	accepted := []string{AgainstBaseline, AgainstPrevious}
	for _, w := range p.Waves {
		accepted = append(accepted, w.ID)
	}
	if c.Against.Value != "" && !slices.Contains(accepted, c.Against.Value) {
		d.gateName(within{Text: c.Against}, problem.Say("a wave to compare with"), accepted)
	}
	if s.has("no_fall_of") && !s.has("against") {
		d.fail(s.at, "E-KEY-MISSING", problem.Say(`a check with no_fall_of lacks "against"; accepted is baseline, previous or the id of a wave`), problem.Say("add against: baseline"))
	}
}

// judgeable tells of checks that could never fail, or warn.
func (d *decoder) judgeable(s *section, c Check) {
	if s.node == nil {
		return
	}
	if !s.has("fail_if") && !s.has("warn_if") && !s.has("pass_if") && !s.has("no_fall_of") && !s.has("against") {
		d.fail(s.at, "E-KEY-MISSING", problem.Say("check %s has no limit, so it could only pass; accepted is one of fail_if, warn_if, pass_if, no_fall_of", quoted(c.ID)), problem.Say(`add fail_if: "< 150"`))
	}
	if c.FailIf.Written() && c.WarnIf.Written() && c.FailIf.downwards() == c.WarnIf.downwards() && c.FailIf.covers(c.WarnIf) {
		d.fail(c.WarnIf.At, codeValue, problem.Say("warn_if %s is never reached, for fail_if %s comes first; accepted is a warning before the failure", quoted(c.WarnIf.String()), quoted(c.FailIf.String())), problem.Say("exchange the two limits, or delete one"))
	}
	if s.has("against") && !s.has("no_fall_of") {
		d.fail(c.Against.At, "E-KEY-MISSING", problem.Say(`a check with against lacks "no_fall_of"; accepted is the smallest fall that matters`), problem.Say("add no_fall_of: 0.30, or delete against"))
	}
}

// confidence is a share, or the same in percent.
func (s *section) confidence(key string) float64 {
	written, at, ok := s.decimal(key)
	if !ok {
		return 0
	}
	x, valid := asConfidence(float(written))
	if !valid {
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is a number above 0.5 and up to 0.999999", written, s.of(key)), problem.Say("write 0.95"))
		return 0
	}
	return x
}

func (d *decoder) waiver(n *yaml.Node, p *Project, checks []string) Waiver {
	s := d.section(n, "gates.waivers[]", problem.Say("a waiver"))
	s.need(problem.Say("write {check: no-fall, who: name, why: reason, until: 2027-01-31}"), "check", "who", "why", "until")
	w := Waiver{Check: s.text("check"), On: s.text("on"), Who: s.text("who").Value, Why: strings.TrimSpace(s.text("why").Value), At: s.at}
	if w.Check.Value != "" && !slices.Contains(checks, w.Check.Value) {
		d.gateName(within{Text: w.Check}, problem.Say("a check"), checks)
	}
	if w.On.Value != "" {
		d.partOf(within{Text: w.On}, p)
	}
	w.Until, _ = s.date("until")
	s.finish()
	return w
}
