package importers

import (
	"os/exec"
	"testing"
)

// unshell is what a shell makes of a word that is pasted into it.
func unshell(t *testing.T, word string) string {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("sh is not installed: no command of a message is pasted into a shell")
	}
	out, err := exec.Command(sh, "-c", "printf %s "+word).Output()
	if err != nil {
		t.Fatalf("%s: %v", word, err)
	}
	return string(out)
}
