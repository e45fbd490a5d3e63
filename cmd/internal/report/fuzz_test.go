package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"servgap/cmd/internal/render"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// FuzzForms writes an audit with any texts in every form: each form is read as what it
// is, with the cases that it has and no others.
func FuzzForms(f *testing.F) {
	for _, text := range []string{
		hostile, "", "]]>", "a\x00b", "\xff", "::error::x", "not ok 9 - x", "# SKIP", "\\", "  ...", "x: y", "\u2028", "</failure>", "&#0;", "%0A", "\ufffe\uffff", "\ud7ff😀",
	} {
		f.Add(text, "år 1/a,b:c.yaml")
		f.Add("tangibles", text)
	}
	f.Fuzz(func(t *testing.T, text, file string) {
		failed, warned := ruling(text, text, gate.Fail), ruling("floor", text, gate.Warn)
		failed.File, failed.Segment, failed.SegmentValue, failed.Label, failed.OldWave = file, text, text, text, text
		of := problem.Problem{Code: "E-DATA", File: file, Row: 3, Message: problem.Plain(text), Fix: problem.Plain(text)}
		for _, a := range []Audit{audit(t, []gate.Ruling{failed, warned}, "en"), Stopped(problem.List{of}, audit(t, nil, "en").Words, strings.Clone)} {
			for _, form := range Forms() {
				data := write(t, form, a)
				if form == "sarif" || form == "gitlab" { // which name a file by its own name
					data = render.VisibleJSON(data)
				}
				if !utf8.Valid(data) || bytes.ContainsFunc(data, func(r rune) bool { return r != '\n' && problem.Hidden(r) }) {
					t.Errorf("%s holds what is no text: %q", form, data)
				}
				if got := casesOf(t, form, data); got != len(a.Cases) {
					t.Errorf("%s has %d cases of %d: %q", form, got, len(a.Cases), data)
				}
			}
		}
	})
}

// casesOf counts the cases of a form as a program that reads it does.
func casesOf(t *testing.T, form string, data []byte) (n int) {
	t.Helper()
	switch form {
	case "junit":
		for _, part := range elements(t, data).(map[string]any)["elements"].([]any)[0].(map[string]any)["elements"].([]any) {
			if part.(map[string]any)["name"] == "testcase" {
				n++
			}
		}
	case "sarif":
		var log struct {
			Runs []struct{ Results []any }
		}
		if err := json.Unmarshal(data, &log); err != nil || len(log.Runs) != 1 {
			t.Fatalf("%v: %s", err, data)
		}
		return len(log.Runs[0].Results)
	case "gitlab":
		return len(value(t, data).([]any))
	case "tap":
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "ok ") || strings.HasPrefix(line, "not ok ") {
				n++
			}
		}
	case "github":
		return strings.Count("\n"+string(data), "\n::") - 1 // the last is the verdict
	case "md":
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| -") {
				n++
			}
		}
		n-- // the heads
	}
	return n
}
