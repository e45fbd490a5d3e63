package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// buggy is a disk that is a bug.
type buggy struct {
	system
	with any
}

func (b buggy) Create(string, bool, bool) (newFile, error) { panic(b.with) }

// TestABugIsReported has a bug in a run, whose words may be those of a respondent.
func TestABugIsReported(t *testing.T) {
	const secret = "Kari Nordmann"
	for _, with := range []any{fmt.Errorf("no such answer: %s", secret), secret, struct{ name string }{secret}} {
		var said bytes.Buffer
		args := []string{"gaps", hotel, "--confidence", "0.9", "-q", "-o" + secret + ".csv"}
		code := Run(context.Background(), args, Streams{In: strings.NewReader(""), Out: &said, Err: &said, disk: buggy{with: with}})
		got := said.String()
		if code != ExitBug {
			t.Errorf("exit %d", code)
		}
		for _, want := range []string{"error[E-BUG]", "Command: servgap gaps --confidence -q -o\n", "Version: servgap ", "never those of respondents", "goroutine "} {
			if !strings.Contains(got, want) {
				t.Errorf("%T: %q is not in\n%s", with, want, got)
			}
		}
		for _, name := range []string{secret, "hotel", "0.9"} {
			if strings.Contains(got, name) {
				t.Errorf("%T: %q is in\n%s", with, name, got)
			}
		}
	}
}
