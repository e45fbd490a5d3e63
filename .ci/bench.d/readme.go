package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// The section of the README stands between these lines.
const (
	opening = "<!-- .ci/bench --readme writes from here -->\n"
	closing = "<!-- to here -->\n"
)

// writeReadme puts the table between the two lines of the README.
func (b bench) writeReadme(page, below string) error {
	text, err := os.ReadFile(b.readme)
	if err != nil {
		return err
	}
	top, rest, opens := strings.Cut(string(text), opening)
	_, bottom, closes := strings.Cut(rest, closing)
	if !opens || !closes {
		return fmt.Errorf("%s: found no lines %q and %q; the section is written between them", b.readme, strings.TrimSpace(opening), strings.TrimSpace(closing))
	}
	asked := ".ci/bench"
	if b.quick {
		asked += " --quick"
	}
	section := fmt.Sprintf("`%s` on %s, %s:\n\n%s\n%s\n", asked, time.Now().UTC().Format("2 January 2006"), machine(), page, below)
	return os.WriteFile(b.readme, []byte(top+opening+"\n"+section+"\n"+closing+bottom), 0o644)
}
