package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/schema"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ruling is one with all numbers undefined but those of a fall.
func ruling(check, target string, counts gate.Outcome) gate.Ruling {
	u := gap.Undefined
	return gate.Ruling{
		Check: check, File: "servgap.yaml", Line: 48, Metric: "gap.service", Severity: gate.Error, Target: target, Label: target,
		Level: "dimension", Gap: "service", Wave: "Q3", OldWave: "Q2", Outcome: counts, Counts: counts, Limits: "no_fall_of 0.3",
		Against: "previous", NoFallOf: 0.3, Proof: gate.Detect, Unit: gate.UnitPoints, N: 212, OldN: 231, Value: -1.13, OldValue: -0.63,
		Change: -0.5, Low: -0.75, High: -0.25, Confidence: 0.95, P: 0.0001, PAdj: 0.0005, Adjust: "holm", Headroom: -0.45,
		ToStep: "perceived", ToChange: u, FromStep: "expected", FromChange: u, FailsAt: 0.375,
	}
}

// everything is an audit with a ruling of each kind.
func everything() []gate.Ruling {
	passed, failed := ruling("no-fall", "tangibles", gate.Pass), ruling("no-fall", "responsiveness", gate.Fail)
	passed.Value, passed.Change, passed.Low, passed.High, passed.Headroom, passed.PAdj = -0.6, 0.03, -0.2, 0.26, 0.1, 0.7
	again := failed
	again.OldWave, again.Counts = "Q1", gate.Warn
	unjudged := ruling("floor", "", gate.NotJudged)
	unjudged.Reason, unjudged.Line, unjudged.OldWave = gate.NoSegment, 0, ""
	unjudged.FailsAt = gap.Undefined
	unjudged.Segment, unjudged.SegmentValue = "Region", "East"
	waived := ruling("no-fall", "empathy", gate.Fail)
	waived.Counts, waived.WaivedBy, waived.WaivedWhy, waived.WaivedUntil = gate.Waived, "Kari", "moved in August", "2027-01-31"
	return []gate.Ruling{passed, failed, again, ruling("no-fall", "assurance", gate.Unsure), unjudged, waived}
}

// hostile is a text of a survey that means harm to every form.
const hostile = "a\nb\r]]>::error::%0A,:#\\|<b>&\"'\x00\x1b[31m\ufffe\u202e[x](http://x.example) 👩‍🚒 ⚠️ æøå\xff"

func audit(t *testing.T, rulings []gate.Ruling, code string) Audit {
	t.Helper()
	w, err := lang.New(code)
	if err != nil {
		t.Fatal(err)
	}
	r := gap.Result{Project: "Fjord Hotel", Wave: "Q3"}
	return Of(table.Audit(r, rulings, w), r, rulings, w, func(file string) string { return file })
}

func write(t *testing.T, form string, a Audit) []byte {
	t.Helper()
	data, err := Write(form, a)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGolden(t *testing.T) {
	for _, form := range Forms() {
		got := write(t, form, audit(t, everything(), "en"))
		name := "testdata/audit." + form
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// audits are those that every form has to stand.
func audits(t *testing.T) map[string]Audit {
	bad := ruling(hostile, hostile, gate.Fail)
	bad.File, bad.Segment, bad.SegmentValue, bad.Label = "år 1/a,b:c.yaml", hostile, hostile, hostile
	waived := bad
	waived.Counts, waived.WaivedWhy, waived.WaivedBy = gate.Waived, hostile, hostile
	passed := bad
	passed.Counts, passed.Outcome = gate.Pass, gate.Pass
	all := map[string]Audit{
		"passed":  audit(t, everything()[:1], "en"),
		"hostile": audit(t, []gate.Ruling{bad, waived, passed}, "sv"),
		"stopped": Stopped(problem.List{
			{Code: "E-DATA", File: hostile, Row: 3, Message: problem.Plain(hostile), Fix: problem.Plain(hostile)},
			{Code: "E-DATA", Message: problem.Plain("found nothing")},
			{Code: "W-DATA", Severity: problem.Warning, Message: problem.Plain("no matter")},
		}, lang.Words{}, func(file string) string { return line(file) }),
	}
	for _, code := range lang.Codes() {
		all[code] = audit(t, everything(), code)
	}
	return all
}

func TestSchemas(t *testing.T) {
	for form, parse := range map[string]func(*testing.T, []byte) any{"junit": elements, "sarif": value, "gitlab": value} {
		root := readSchema(t, form)
		for name, a := range audits(t) {
			for _, fault := range root.Check(parse(t, write(t, form, a))) {
				t.Errorf("%s, %s: %s", form, name, fault)
			}
		}
	}
}

// The schemas see what is wrong with a report: each of these is a small change to a
// sound one.
func TestSchemasRefuse(t *testing.T) {
	for _, tt := range []struct {
		form, old, broken string
		parse             func(*testing.T, []byte) any
	}{
		{"junit", `tests="6"`, `tests="six"`, elements},
		{"junit", ` classname="no-fall"`, ``, elements},
		{"junit", `<skipped message`, `<skipped text`, elements},
		{"junit", `type="fail"`, `type="bad"`, elements},
		{"sarif", `"version": "2.1.0"`, `"version": "2.0.0"`, value},
		{"sarif", `"level": "error"`, `"level": "fatal"`, value},
		{"sarif", `"startLine": 48`, `"startLine": 0`, value},
		{"sarif", `"ruleId"`, `"rule"`, value},
		{"sarif", `"uri": "servgap.yaml"`, `"uri": "my servgap.yaml"`, value},
		{"gitlab", `"begin": 48`, `"begin": 0`, value},
		{"gitlab", `"critical"`, `"grave"`, value},
		{"gitlab", `"fingerprint"`, `"hash"`, value},
	} {
		data := string(write(t, tt.form, audit(t, everything(), "en")))
		broken := strings.ReplaceAll(data, tt.old, tt.broken)
		if broken == data {
			t.Errorf("%s has no %s", tt.form, tt.old)
		} else if len(readSchema(t, tt.form).Check(tt.parse(t, []byte(broken)))) == 0 {
			t.Errorf("%s with %s: the schema accepts it", tt.form, tt.broken)
		}
	}
}

func readSchema(t *testing.T, form string) schema.Node {
	t.Helper()
	data, err := os.ReadFile("testdata/" + form + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	root, err := schema.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func value(t *testing.T, data []byte) (v any) {
	t.Helper()
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// elements is the root of a page of XML as an object with its name, attributes, text
// and elements.
func elements(t *testing.T, data []byte) any {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(data))
	open := []map[string]any{{"elements": []any{}, "text": ""}}
	for {
		token, err := decoder.Token()
		last := open[len(open)-1]
		switch token := token.(type) {
		case nil:
			if err != io.EOF {
				t.Fatal(err)
			}
			return last["elements"].([]any)[0]
		case xml.StartElement:
			attributes := map[string]any{}
			for _, a := range token.Attr {
				attributes[a.Name.Local] = a.Value
			}
			open = append(open, map[string]any{"name": token.Name.Local, "attributes": attributes, "elements": []any{}, "text": ""})
		case xml.EndElement:
			open = open[:len(open)-1]
			above := open[len(open)-1]
			above["elements"] = append(above["elements"].([]any), last)
		case xml.CharData:
			last["text"] = last["text"].(string) + strings.TrimSpace(string(token))
		}
	}
}

// What a survey says never ends a line, an element or a directive, and never takes on
// a meaning of the form.
func TestHostileText(t *testing.T) {
	a := audits(t)["hostile"]
	for _, form := range Forms() {
		data := write(t, form, a)
		if !utf8.Valid(data) || bytes.ContainsAny(data, "\x00\x1b\r\u202e") {
			t.Errorf("%s holds what is no text: %q", form, data)
		}
		if !bytes.Contains(data, []byte("æøå")) {
			t.Errorf("%s has lost letters: %s", form, data)
		}
	}
	if data := write(t, "junit", a); bytes.Contains(data, []byte("]]>")) {
		t.Errorf("junit ends a section: %s", data)
	}
	for line := range strings.Lines(string(write(t, "github", a))) {
		properties, _, _ := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		if !strings.HasPrefix(line, "::error ") || strings.Count(properties, ",") > 2 || strings.Contains(properties, "error::") {
			t.Errorf("github has a command that nobody gave: %s", line)
		}
	}
	if data := write(t, "md", a); bytes.Contains(data, []byte("<b>")) || bytes.Contains(data, []byte("[x](")) {
		t.Errorf("md has tags or links of the survey: %s", data)
	}
	for line := range strings.Lines(string(write(t, "sarif", a))) {
		if strings.Contains(line, `"text":`) && strings.Contains(line, "](") {
			t.Errorf("sarif has a link of the survey: %s", line)
		}
	}
	if data := write(t, "sarif", a); !bytes.Contains(data, []byte(`"uri": "%C3%A5r%201/a,b:c.yaml"`)) {
		t.Errorf("sarif lacks the path: %s", data)
	}
}

// TestTAP reads the points of a report and their blocks.
func TestTAP(t *testing.T) {
	for name, a := range audits(t) {
		data := string(write(t, "tap", a))
		var points, blocks int
		for block := range strings.SplitSeq(data, "\n  ---\n") {
			if body, after, ok := strings.Cut(block, "  ...\n"); ok {
				blocks++
				var found map[string]string
				if err := yaml.Unmarshal([]byte(body), &found); err != nil || found["message"] == "" {
					t.Errorf("%s: got %v of the block %s", name, err, body)
				}
				block = after
			}
			for line := range strings.Lines(block) {
				if strings.HasPrefix(line, "ok ") || strings.HasPrefix(line, "not ok ") {
					points++
				}
			}
		}
		if points != len(a.Cases) || blocks != points {
			t.Errorf("%s: %d points and %d blocks for %d cases:\n%s", name, points, blocks, len(a.Cases), data)
		}
	}
}

// TestFingerprint is that of a target in every wave and with every number, and of no
// other.
func TestFingerprint(t *testing.T) {
	before := make(map[string]string)
	seen := make(map[string]bool)
	for _, c := range audit(t, everything(), "en").Cases {
		if before[c.Name] != "" || seen[c.Fingerprint] {
			t.Errorf("%s is there twice", c.Name)
		}
		before[c.Name], seen[c.Fingerprint] = c.Fingerprint, true
	}
	later := everything()
	later[1].Counts, later[2].Counts = later[2].Counts, later[1].Counts
	for i := range later {
		later[i].Wave, later[i].Value, later[i].Line = "Q4", -2, 3
		if later[i].OldWave != "" {
			later[i].OldWave = "later than " + later[i].OldWave
		}
	}
	for _, c := range audit(t, later, "en").Cases {
		if c.Fingerprint != before[c.Name] {
			t.Errorf("%s: %s became %s", c.Name, before[c.Name], c.Fingerprint)
		}
	}
}

// What could not be judged is no success in any form.
func TestNeverAnEmptySuccess(t *testing.T) {
	unjudged := audit(t, everything()[4:5], "en")
	stopped := audits(t)["stopped"]
	for form, want := range map[string]string{
		"junit": "<error ", "sarif": `"level": "error"`, "github": "::error ", "gitlab": `"blocker"`, "tap": "not ok ", "md": "NOT JUDGED",
	} {
		for _, a := range []Audit{unjudged, stopped} {
			if data := write(t, form, a); !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s lacks %s: %s", form, want, data)
			}
		}
	}
	if got := string(Outputs(stopped)); !strings.HasPrefix(got, "verdict=not_judged\n") {
		t.Errorf("got %s", got)
	}
	if len(stopped.Cases) != 2 {
		t.Errorf("got %d cases of two errors and a warning", len(stopped.Cases))
	}
}

func TestOutputs(t *testing.T) {
	for want, rulings := range map[string][]gate.Ruling{
		"verdict=pass\nfailed=0\nunsure=0\nworst=\n":                     everything()[:1],
		"verdict=fail\nfailed=1\nunsure=1\nworst=responsiveness\n":       everything()[:4],
		"verdict=not_judged\nfailed=1\nunsure=1\nworst=responsiveness\n": everything(),
		"verdict=pass\nfailed=0\nunsure=1\nworst=assurance\n":            everything()[3:4],
	} {
		if got := string(Outputs(audit(t, rulings, "nb"))); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A page stays below what GitHub shows, and says what it leaves out.
func TestLongMarkdown(t *testing.T) {
	var rulings []gate.Ruling
	for range 1200 {
		r := ruling("no-fall", "responsiveness", gate.Fail)
		r.Label = strings.Repeat("long ", 200)
		rulings = append(rulings, r)
	}
	page := string(write(t, "md", audit(t, rulings, "en")))
	if len(page) > mostMarkdown || len(page) < mostMarkdown/4 || !strings.Contains(page, "\n600 more are not shown here.\n") {
		t.Errorf("got %d bytes: %s", len(page), page[max(0, len(page)-300):])
	}
	if lines := strings.Count(string(write(t, "github", audit(t, rulings, "en"))), "\n"); lines != mostAnnotations+1 {
		t.Errorf("github has %d lines", lines)
	}
}
