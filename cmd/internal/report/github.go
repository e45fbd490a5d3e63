package report

import (
	"bytes"
	"fmt"
	"strings"

	"servgap/gap/gate"
)

// mostAnnotations is the cases that have a line of their own: GitHub shows ten of a
// kind for a step, and a reader takes in a handful.
const mostAnnotations = 5

// github is workflow commands, which GitHub Actions reads from a step's output: a line
// for each of the worst cases at its place in the file, and one of the verdict.
func github(a Audit) ([]byte, error) {
	var b bytes.Buffer
	told := 0
	for _, c := range a.Cases {
		command := level(c.Standing)
		if command == "note" || told == mostAnnotations {
			continue
		}
		told++
		b.WriteString("::" + command + " ")
		if c.File != "" {
			b.WriteString("file=" + githubProperty.Replace(line(c.File)) + ",")
		}
		if c.Line > 0 {
			fmt.Fprintf(&b, "line=%d,", c.Line)
		}
		b.WriteString("title=" + githubProperty.Replace(c.Name) + "::" + githubText.Replace(c.Message) + "\n")
	}
	command := "notice"
	if a.Standing() != gate.Pass {
		command = "error"
	}
	b.WriteString("::" + command + " title=" + githubProperty.Replace(a.Title) + "::" + githubText.Replace(a.Verdict) + "\n")
	return b.Bytes(), nil
}

// What a workflow command has as signs of its own, in its text and in its properties.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Outputs are the lines that a step of GitHub Actions hands on to those behind it:
// what the audit comes to, how many failed and are unsure, and the first target of
// those that came off worst.
func Outputs(a Audit) []byte {
	return fmt.Appendf(nil, "verdict=%s\nfailed=%d\nunsure=%d\nworst=%s\n", a.Standing(), a.count(gate.Fail), a.count(gate.Unsure), a.worst())
}

// worst is the first case's target, where it did not pass.
func (a Audit) worst() string {
	if len(a.Cases) == 0 || a.Cases[0].Standing == gate.Pass {
		return ""
	}
	return a.Cases[0].Target
}
