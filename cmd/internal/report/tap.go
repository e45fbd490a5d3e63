package report

import (
	"bytes"
	"fmt"
	"strings"

	"servgap/cmd/internal/render"
	"servgap/gap/gate"
)

// tap is the Test Anything Protocol, version 14: a point for each case, with what was
// found below it in the form of YAML. What is unsure or waived is skipped.
func tap(a Audit) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "TAP version 14\n1..%d\n# %s\n# %s\n", len(a.Cases), a.Title, a.Verdict)
	for i, c := range a.Cases {
		switch c.Standing {
		case gate.Fail, gate.NotJudged:
			b.WriteString("not ")
		}
		fmt.Fprintf(&b, "ok %d - %s", i+1, tapSigns.Replace(c.Name))
		switch c.Standing {
		case gate.Unsure, gate.Waived:
			b.WriteString(" # SKIP " + tapSigns.Replace(c.Message))
		}
		b.WriteString("\n  ---\n")
		about := []Number{{"message", c.Message}}
		if c.File != "" {
			about = append(about, Number{"at", c.place()})
		}
		for _, n := range append(about, c.Numbers...) {
			text, err := render.Object(n.Value) // a string of JSON is one of YAML
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "  %s: %s", n.Name, text)
		}
		b.WriteString("  ...\n")
	}
	return b.Bytes(), nil
}

// tapSigns are what begins a directive, and what escapes it.
var tapSigns = strings.NewReplacer(`\`, `\\`, "#", `\#`)
