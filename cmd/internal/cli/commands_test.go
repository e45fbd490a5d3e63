package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// TestCommandsAlone asks each command for its help when it is made alone and, with a flag
// in front of it, when all are: it is the same, and so is its name.
func TestCommandsAlone(t *testing.T) {
	for name, command := range commands {
		_, sh := newRoot(nil, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard})
		if got := command(sh).Name(); got != name {
			t.Errorf("%s is found as %s", got, name)
		}
		root, _ := newRoot([]string{name}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard})
		if made := root.Commands(); len(made) != 1 || made[0].Name() != name {
			t.Errorf("%s: made %d commands", name, len(made))
		}
		for _, lang := range []string{"en", "nn"} {
			help := func(args ...string) string {
				t.Setenv("SERVGAP_LANG", lang)
				var out bytes.Buffer
				if code := Run(t.Context(), args, Streams{In: strings.NewReader(""), Out: &out, Err: io.Discard}); code != ExitOK {
					t.Fatalf("%v: exit %d", args, code)
				}
				return out.String()
			}
			alone, among := help(name, "--help"), help("-q", name, "--help")
			if alone != among || len(alone) < 200 {
				t.Errorf("%s in %s: alone %q, among all %q", name, lang, alone, among)
			}
		}
	}
}
