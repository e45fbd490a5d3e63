package problem

import (
	"os/exec"
	"testing"
)

func TestShell(t *testing.T) {
	tests := []struct{ name, word, want string }{
		{"plain", "e1:e23,P_1", "e1:e23,P_1"},
		{"letters of other languages", "forventet_pålitelig", "forventet_pålitelig"},
		{"blank", "Vet ikke", "'Vet ikke'"},
		{"quote", "don't", `'don'\''t'`},
		{"double quotes", `a "b"`, `'a "b"'`},
		{"what a shell obeys", "$(rm) `x` !1 *", "'$(rm) `x` !1 *'"},
		{"home", "~", "'~'"},
		{"empty", "", "''"},
	}
	sh, noShell := exec.LookPath("sh")
	for _, tt := range tests {
		got := Shell(tt.word)
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
		if noShell != nil {
			continue
		}
		if out, err := exec.Command(sh, "-c", "printf %s "+got).Output(); err != nil || string(out) != tt.word {
			t.Errorf("%s: a shell makes %q of it, %v", tt.name, out, err)
		}
	}
}
