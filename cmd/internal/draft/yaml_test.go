package draft

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"servgap/importers/problem"
)

// hostile are texts that a survey can hold and YAML takes for something else.
var hostile = []string{
	"no", "Yes", "NO", "true", "null", "~", "none", "y", "N", "1", "01", "1.5", "-1", "+1", "1e3", "0x1F", ".5", "2026-09-30", "12:30", ".nan", ".inf",
	"- item", "-", "--- a", "# remark", "a # b", "a #b", "a: b", "a:b", ":", "?", "? a", "a ?", "Which branch did you visit?", "{item}", "[a]", "a, b", "a]", "a}",
	"\"quoted\"", "it's", "'a'", "a\\b", "\\", "\"", "&a", "*a", "!a", "|", ">", "%", "50 %", "@a", "`a`", "=", "<<",
	" leading", "trailing ", "a  b", "a\tb", "line\nbreak", "a\r\nb", "\u00a0", "\u200b", "\u2028", "\u0085", "\ufeff", "\ufffe", "\uffff", "\x00", "\x1b[31m",
	"Æøå", "é", "日本語", "👍🏽", "emoji 👍 in it", "Segment: \"A\", #1", "…", "Hvor viktig er dette? [Rad, 1]", "a\u0301",
}

func TestScalar(t *testing.T) {
	for _, text := range hostile {
		readBack(t, text)
	}
	for text, want := range map[string]string{
		"Fjord Hotel": "Fjord Hotel", "data/kunder_q3.xlsx": "data/kunder_q3.xlsx", "2026-Q3": "2026-Q3", "Duration (in seconds)": "Duration (in seconds)",
		"no": `"no"`, "1": `"1"`, `a "b"`: `"a \"b\""`,
	} {
		if got := Scalar(text); got != want {
			t.Errorf("Scalar(%q) is %s, want %s", text, got, want)
		}
	}
}

// readBack writes a text in each of the places where it can stand and reads it again.
func readBack(t *testing.T, text string) {
	t.Helper()
	want := problem.Clean(text)
	if want == "" || !utf8.ValidString(want) {
		return
	}
	written := "bare: " + Scalar(text) + "\nlist: [" + Scalar(text) + ", b]\nmap: {a: " + Scalar(text) + ", b: c}   # remark\npattern: " + quoted(text) + "\n"
	var got struct {
		Bare, Pattern yaml.Node
		List          []yaml.Node
		Map           map[string]yaml.Node
	}
	if err := yaml.Unmarshal([]byte(written), &got); err != nil {
		t.Errorf("%q was written as\n%s%v", text, written, err)
		return
	}
	for where, node := range map[string]yaml.Node{"bare": got.Bare, "list": got.List[0], "map": got.Map["a"], "pattern": got.Pattern} {
		if node.Value != want || node.Tag != "!!str" && where != "bare" && node.Tag != "!!timestamp" {
			t.Errorf("%s: %q came back as %q (%s), written as %s", where, want, node.Value, node.Tag, Scalar(text))
		}
	}
}

func FuzzScalar(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { readBack(t, text) })
}

// A remark ends with its line, whatever a question says.
func TestRemarksEnd(t *testing.T) {
	var b page
	b.line("a: b", "one\ntwo\r\nthree\u2028four")
	b.todo("", "c: d", "x\ny: z")
	b.line("  - "+strings.Repeat("e", 120), "long")
	got := b.String()
	if strings.Count(got, "\n") != 4 {
		t.Errorf("got %q", got)
	}
	for line := range strings.Lines(got) {
		if !strings.Contains(line, "#") && !strings.Contains(line, "eee") {
			t.Errorf("%q is no remark", line)
		}
	}
}
