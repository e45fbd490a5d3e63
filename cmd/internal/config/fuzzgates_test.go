package config

import (
	"os"
	"strings"
	"testing"

	"servgap/gap/gate"
	"servgap/gap/survey"
)

// FuzzGates writes any texts where a gate has its metric, its limits and its comparison:
// each is refused with a place and a fix, or judges as it reads.
func FuzzGates(f *testing.F) {
	data, err := os.ReadFile("testdata/example.yaml")
	if err != nil {
		f.Fatal(err)
	}
	before, _, found := strings.Cut(string(data), "\ngates:")
	if !found {
		f.Fatal("the example has no gates")
	}
	for _, seed := range [][5]string{
		{"answers.customers", "< 150", "", "", ""}, {"gap.service.overall", "<= -0.75", "<= -0.70", "", ""}, {"gap.service.overall", "≤ −0,75", "=> 1", "! 3", ""},
		{"met.service", "< 0.5", "", ">= 0.6", ""}, {"alpha.perceived.tangibles", "<0.7", "", "", ""}, {"gap.service", "", "", "", "0.30"},
		{"outcome.nps", "< -100.000000001", "> 9223372036854775807", "", "1"}, {"satisfied.", "<", "<=", ">", "0"}, {"gap..", "< 1e3", "<> 5", "> +5", "-1"}, {"answers.customers.x", "> 0", "> -0", "", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4])
	}
	f.Fuzz(func(t *testing.T, metric, fail, warn, pass, fall string) {
		written := []string{fail, warn, pass}
		text := before + "\ngates:\n  checks:\n    - {id: fuzzed, metric: " + quotedYAML(metric)
		for i, key := range []string{"fail_if", "warn_if", "pass_if"} {
			if written[i] != "" {
				text += ", " + key + ": " + quotedYAML(written[i])
			}
		}
		if fall != "" {
			text += ", against: baseline, no_fall_of: " + quotedYAML(fall)
		}
		p, faults := Parse(FileName, []byte(text+"}\n"))
		for _, fault := range faults {
			complete(t, fault)
			if strings.ContainsAny(fault.String(), "\x1b\x07\u202e") {
				t.Errorf("%q reaches a terminal", fault.String())
			}
		}
		if (p == nil) != faults.Fatal() {
			t.Errorf("project is nil: %v, with an error: %v", p == nil, faults.Fatal())
		}
		if p == nil {
			return
		}
		check := p.Gates.Checks[0]
		for i, c := range []Condition{check.FailIf, check.WarnIf, check.PassIf} {
			asWritten(t, written[i], c)
		}
		if got := check.Metric.Kind + "." + check.Metric.Name; !strings.HasPrefix(metric, got) {
			t.Errorf("metric %q is read as %s", metric, got)
		}
		for _, c := range p.Checks(0.95) {
			c.Limit.Judge([]gate.Target{{ID: "a", Value: 0.5, SE: 0.1, DF: 9}})
		}
	})
}

// asWritten checks that a condition says what its text does, and holds on the right side
// of its limit.
func asWritten(t *testing.T, text string, c Condition) {
	t.Helper()
	if c.Written() != (text != "") {
		t.Fatalf("%q is read as %q", text, c)
	}
	if !c.Written() {
		return
	}
	number, starts := strings.CutPrefix(strings.TrimSpace(text), c.Operator)
	if limit, ok := survey.ParseDecimal(strings.TrimSpace(number)); !starts || !ok || limit != c.Limit {
		t.Errorf("%q is read as %q", text, c)
	}
	judged, bound := c.judged(), float(c.Limit)
	below, at, above := judged.Holds(bound-1), judged.Holds(bound), judged.Holds(bound+1)
	exact := bound-1 != bound
	if at != strings.HasSuffix(c.Operator, "=") || exact && (below != c.downwards() || above == c.downwards()) {
		t.Errorf("%q holds below, at and above its limit: %v, %v, %v", text, below, at, above)
	}
}

// quotedYAML is a text in quotes of which YAML reads the same.
func quotedYAML(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
