package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// broken is a set-up of gates that cannot be judged.
type broken struct {
	name  string
	gates string                   // the lines under gates:
	yaml  func(yaml string) string // what else is wrong with servgap.yaml; nil for nothing
	files map[string]string        // files that are other ones
	args  []string                 // of audit
	code  int
}

// sound is a gate that can be judged, and passes.
const sound = `checks: [{id: a, metric: answers.customers, fail_if: "< 10"}]`

// checks is a list of one check with the keys.
func checks(keys string) string { return "checks: [{id: a, " + keys + "}]" }

// falls is a check of a fall with further keys.
func falls(keys string) string {
	return checks("metric: gap.service, against: previous, no_fall_of: 3, proof: point" + keys)
}

// change is one replacement in servgap.yaml.
func change(old, with string) func(string) string {
	return func(yaml string) string { return strings.ReplaceAll(yaml, old, with) }
}

// brokenGates lists set-ups of which none may pass.
func brokenGates() []broken {
	second, third := "path: customers2.csv", "path: customers3.csv"
	few := firstRows(4)
	return append(brokenForms(), []broken{
		// What is compared with.
		{"no wave before", falls(""), nil, nil, []string{"q0"}, ExitData},
		{"no baseline", checks("metric: gap.service, against: baseline, no_fall_of: 3"), nil, nil, nil, ExitData},
		{"a preset in the first wave", "preset: standard", nil, nil, []string{"q0"}, ExitData},
		{"compared with itself", strings.Replace(falls(""), "previous", "q3", 1), nil, nil, nil, ExitData},
		{"compared with a later wave", strings.Replace(falls(""), "previous", "q3", 1), nil, nil, []string{"q2"}, ExitData},
		{"the same file twice", falls(""), change(second, third), nil, nil, ExitData},
		{"the wave before is missing", falls(""), change(second, "path: gone.csv"), nil, nil, ExitData},
		{"the wave before is empty", falls(""), nil, map[string]string{"customers2.csv": ""}, nil, ExitData},
		{"the wave before is a header", falls(""), nil, map[string]string{"customers2.csv": firstRows(0)}, nil, ExitData},
		{"the wave before is of few", falls(""), nil, map[string]string{"customers2.csv": few}, nil, ExitData},
		{"the wave before lacks a column", falls(""), nil, map[string]string{"customers2.csv": strings.Replace(firstRows(30), "PTAN1", "XTAN1", 1)}, nil, ExitUsage},
		{"the wave before is on another scale", falls(""), nil, map[string]string{"customers2.csv": strings.Replace(firstRows(30), ",7,", ",70,", 1)}, nil, ExitData},
		{"the wave before is no text", falls(""), nil, map[string]string{"customers2.csv": "\x89PNG\r\n\x1a\n\x00\x00"}, nil, ExitData},
		{"a segment of the wave before that nobody gave", falls(", segment: {column: Region, is: Moon}"), nil, nil, nil, ExitData},

		// The wave itself.
		{"the wave is missing", sound, change(third, "path: gone.csv"), nil, nil, ExitData},
		{"the wave is empty", sound, nil, map[string]string{"customers3.csv": ""}, nil, ExitData},
		{"the wave is a header", sound, nil, map[string]string{"customers3.csv": firstRows(0)}, nil, ExitData},
		{"the wave is of few", sound, nil, map[string]string{"customers3.csv": few}, nil, ExitData},
		{"the file of another group is broken", sound, nil, map[string]string{"staff3.csv": "a,b\n1\n"}, nil, ExitUsage},
		{"no file of customers", sound, change("{group: customers, path: customers3.csv}, ", ""), nil, nil, ExitUsage},
		{"a wave that is not there", sound, nil, nil, []string{"q9"}, ExitUsage},
		{"two waves", sound, nil, nil, []string{"q2", "q3"}, ExitUsage},

		// Too little to judge.
		{"managers too few", checks(`metric: answers.managers, fail_if: "< 1"`), nil, map[string]string{"managers3.csv": fewManagers}, nil, ExitData},
		{"a gap of managers too few", checks(`metric: gap.knowledge.overall, fail_if: "< -6"`), nil, map[string]string{"managers3.csv": fewManagers}, nil, ExitData},
		{"a group that was not asked in this wave", checks(`metric: answers.managers, fail_if: "< 1"`), change("{group: managers, path: managers3.csv}, ", ""), nil, nil, ExitData},
		{"a gap that was not measured", checks(`metric: gap.adequacy.overall, fail_if: "< -6"`), nil, nil, nil, ExitData},
		{"a weighted gap without points", checks(`metric: gap.service.weighted, fail_if: "< -6"`), nil, nil, nil, ExitData},
		{"shares of a gap between groups", checks(`metric: met.knowledge.overall, fail_if: "< 0.01"`), nil, nil, nil, ExitData},
		{"fewer than the answers asked for", checks(`metric: gap.service.overall, fail_if: "< -6", min_answers: 31`), nil, nil, nil, ExitData},
		{"a segment that nobody gave", checks(`metric: gap.service.overall, segment: {column: Region, is: Moon}, fail_if: "< -6"`), nil, nil, nil, ExitData},
		{"answers without spread", checks(`metric: gap.service.overall, fail_if: "< -6"`), nil, map[string]string{"customers3.csv": allFives}, nil, ExitData},
		{"consistency without spread", checks(`metric: alpha.perceived, fail_if: "< 0.01"`), nil, map[string]string{"customers3.csv": allFives}, nil, ExitData},
		{"a fall of a gap that was not measured", checks("metric: gap.adequacy, against: previous, no_fall_of: 3"), nil, nil, nil, ExitData},
	}...)
}

// brokenForms lists gates that are written wrong, so that nothing is judged.
func brokenForms() []broken {
	var all []broken
	for _, form := range [][2]string{
		{"no gates", ""},
		{"gates without a check", "{}"},
		{"preset none", "preset: none"},
		{"an unknown preset", "preset: strickt"},
		{"an empty list", "checks: []"},
		{"checks that are no list", "checks: enough"},
		{"a check without a metric", checks(`fail_if: "< 10"`)},
		{"a check without an id", `checks: [{metric: answers.customers, fail_if: "< 10"}]`},
		{"a check without a limit", checks("metric: answers.customers")},
		{"an id twice", `checks: [{id: a, metric: answers.customers, fail_if: "< 1"}, {id: a, metric: answers.customers, fail_if: "< 1"}]`},
		{"an unknown metric", checks(`metric: mean.service, fail_if: "< -6"`)},
		{"an unknown group", checks(`metric: answers.customer, fail_if: "< 10"`)},
		{"an unknown gap", checks(`metric: gap.servce, fail_if: "< -6"`)},
		{"an unknown dimension", checks(`metric: gap.service.responsivness, fail_if: "< -6"`)},
		{"an unknown target", checks(`metric: gap.service, on: [TAN9], fail_if: "< -6"`)},
		{"an unknown construct", checks(`metric: alpha.percieved, fail_if: "< 0.1"`)},
		{"an unknown outcome", checks(`metric: outcome.nps, fail_if: "< -99"`)},
		{"an unknown key", checks(`metric: answers.customers, failif: "< 10", fail_if: "< 10"`)},
		{"an unknown wave", checks("metric: gap.service, against: q9, no_fall_of: 3")},
		{"an unknown segment", checks(`metric: gap.service, segment: {column: Regio, is: North}, fail_if: "< -6"`)},
		{"half a segment", checks(`metric: gap.service, segment: {column: Region}, fail_if: "< -6"`)},
		{"a limit without an operator", checks(`metric: answers.customers, fail_if: "10"`)},
		{"a limit in words", checks(`metric: answers.customers, fail_if: "< ten"`)},
		{"a limit with a comma", checks(`metric: gap.service, fail_if: "< -6,5"`)},
		{"a share in percent", checks(`metric: met.service, fail_if: "< 1.5"`)},
		{"a warning behind the failure", checks(`metric: answers.customers, fail_if: "< 10", warn_if: "< 5"`)},
		{"a fall from nothing", checks("metric: gap.service, no_fall_of: 3")},
		{"a fall of nothing", checks("metric: gap.service, against: previous, no_fall_of: 0")},
		{"a negative fall", checks("metric: gap.service, against: previous, no_fall_of: -3")},
		{"a comparison without a fall", checks(`metric: gap.service, against: previous, fail_if: "< -6"`)},
		{"a fall of a count", checks("metric: answers.customers, against: previous, no_fall_of: 3")},
		{"two kinds of limits", falls(`, fail_if: "< -6"`)},
		{"an unknown proof", checks("metric: gap.service, against: previous, no_fall_of: 3, proof: detekt")},
		{"an unknown severity", checks(`metric: answers.customers, fail_if: "< 10", severity: low`)},
		{"no confidence", checks(`metric: gap.service, fail_if: "< -6", confidence: 0`)},
		{"no answers asked for", checks(`metric: gap.service, fail_if: "< -6", min_answers: 0`)},
		{"a waiver of no check", sound + "\n  waivers: [{check: b, who: Kari, why: Moved, until: 2999-01-01}]"},
		{"a waiver without an end", sound + "\n  waivers: [{check: a, who: Kari, why: Moved}]"},
		{"a waiver without a reason", sound + "\n  waivers: [{check: a, who: Kari, until: 2999-01-01}]"},
	} {
		all = append(all, broken{name: form[0], gates: form[1], code: ExitUsage})
	}
	return all
}

// firstRows is a file of so many customers.
func firstRows(n int) string { return madeUp("EP", n, seeded()) }

// fewManagers are two, and allFives are of customers who all give one answer to everything.
var (
	fewManagers = madeUp("MS", 2, seeded())
	allFives    = firstRows(0) + strings.Repeat("North"+strings.Repeat(",5", 44)+"\n", 30)
)

// TestBrokenGatesNeverPass: whatever is wrong with gates, their project or its files,
// no audit ends with 0 or with a pass, waived or not.
func TestBrokenGatesNeverPass(t *testing.T) {
	cases := brokenGates()
	if len(cases) < 60 {
		t.Fatalf("%d set-ups, want 60 or more", len(cases))
	}
	whole := fourWaves(t, 30)
	if code, out, told := judged(t, whole, broken{gates: sound}); code != ExitOK || !strings.Contains(out, `"counts": "pass"`) {
		t.Fatalf("the sound set-up: exit %d\n%s%s", code, out, told)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			code, out, told := judged(t, fourWaves(t, 30), c)
			if code != c.code {
				t.Errorf("exit %d, want %d\n%s%s", code, c.code, out, told)
			}
			if strings.Contains(out, `"counts": "pass"`) || strings.Contains(out, "NaN") {
				t.Errorf("passed:\n%s", out)
			}
			if out == "" && told == "" {
				t.Error("nothing is said")
			}
		})
	}
	t.Logf("F5: %d broken set-ups, none passes", len(cases))
}

// judged runs an audit of a project with what is broken in it.
func judged(t *testing.T, file string, c broken) (code int, out, told string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	yaml := strings.Replace(string(data), "gates: {preset: standard}\n", "", 1)
	if c.gates != "" {
		yaml += "gates:\n  " + c.gates + "\n"
	}
	if c.yaml != nil {
		yaml = c.yaml(yaml)
	}
	write(t, file, yaml)
	for name, text := range c.files {
		write(t, filepath.Join(filepath.Dir(file), name), text)
	}
	var stdout, stderr bytes.Buffer
	args := append([]string{"audit", "-q", "-f", "json", "--exit-zero", "--config", file}, c.args...)
	code = Run(t.Context(), args, Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	if stdout.Len() > 0 && !json.Valid(stdout.Bytes()) {
		t.Errorf("no JSON: %s", stdout.String())
	}
	return code, stdout.String(), stderr.String()
}

// TestAuditOrder: of several things that are wrong the gravest decides.
func TestAuditOrder(t *testing.T) {
	failing := `{id: f, metric: answers.customers, fail_if: "< 1000"}`
	unjudged := `{id: u, metric: gap.adequacy.overall, fail_if: "< -6"}`
	for _, tt := range []struct {
		gates string
		code  int
	}{
		{"checks: [" + failing + "]", ExitGate},
		{"checks: [" + failing + ", " + unjudged + "]", ExitData},
		{"checks: [" + failing + ", {id: x, metric: gap.x, fail_if: \"< 1\"}]", ExitUsage},
	} {
		file := fourWaves(t, 30)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, strings.Replace(string(data), "gates: {preset: standard}\n", "gates:\n  "+tt.gates+"\n", 1))
		var out, told bytes.Buffer
		if code := Run(t.Context(), []string{"audit", "--config", file}, Streams{In: strings.NewReader(""), Out: &out, Err: &told}); code != tt.code {
			t.Errorf("%s: exit %d, want %d\n%s%s", tt.gates, code, tt.code, fmt.Sprint(&out), fmt.Sprint(&told))
		}
	}
}

// TestAuditToAReaderThatWentAway: who reads no verdict to its end takes none away.
func TestAuditToAReaderThatWentAway(t *testing.T) {
	gone := writer(func([]byte) (int, error) { return 0, syscall.EPIPE })
	for _, tt := range []struct {
		name, gates string
		code        int
	}{
		{"passed", sound, ExitOK},
		{"failed", checks(`metric: answers.customers, fail_if: "< 1000"`), ExitGate},
		{"not judged", checks(`metric: gap.adequacy.overall, fail_if: "< -6"`), ExitData},
		{"could not run", checks(`metric: gap.x, fail_if: "< 1"`), ExitUsage},
	} {
		file := fourWaves(t, 30)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, file, strings.Replace(string(data), "gates: {preset: standard}\n", "gates:\n  "+tt.gates+"\n", 1))
		var told bytes.Buffer
		if code := Run(t.Context(), []string{"audit", "-q", "-f", "junit", "--config", file}, Streams{In: strings.NewReader(""), Out: gone, Err: &told}); code != tt.code {
			t.Errorf("%s: exit %d, want %d\n%s", tt.name, code, tt.code, told.String())
		}
	}
}
