package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestShells loads the completions into each shell, in the sample project, and asks for a
// dimension where the shell can be asked without a terminal.
func TestShells(t *testing.T) {
	for _, tt := range []struct {
		shell  []string
		script string
		want   string
	}{
		{[]string{"bash", "--norc", "-c"}, `
			_get_comp_words_by_ref() { cur=em prev=-d words=(servgap gaps -d em) cword=3; }
			compopt() { :; }
			source <(servgap completion bash)
			COMP_TYPE=9 COMP_LINE="servgap gaps -d em" COMP_POINT=18
			__start_servgap
			printf '%s\n' "${COMPREPLY[@]}"`, "empathy\n"},
		{[]string{"zsh", "-f", "-c"}, `
			autoload -U compinit && compinit -u -D
			source <(servgap completion zsh)
			print $_comps[servgap]`, "_servgap\n"},
		{[]string{"fish", "--no-config", "-c"}, `
			servgap completion fish | source
			complete -C "servgap gaps -d em"`, "empathy\tEmpathy\n"},
	} {
		t.Run(tt.shell[0], func(t *testing.T) {
			if _, err := exec.LookPath(tt.shell[0]); err != nil {
				t.Skipf("%s is not installed: its completions are not loaded", tt.shell[0])
			}
			dir, bin := sample(t)
			got := run(t, dir, bin, strings.Join(tt.shell, " ")+" '"+strings.ReplaceAll(tt.script, "'", `'\''`)+"'")
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
