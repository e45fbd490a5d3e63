package cli

import (
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
)

// TestManPages reads the pages of every language with mandoc, which finds nothing to
// say of them.
func TestManPages(t *testing.T) {
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("mandoc is not installed: no manual page is checked for its form")
	}
	for _, code := range lang.Codes() {
		folder := filepath.Join(t.TempDir(), "man")
		if got := runLine(t, "", "man", "-o", folder, "--lang", code); got.code != ExitOK {
			t.Fatalf("%s: exit %d\n%s", code, got.code, got.err)
		}
		pages, err := filepath.Glob(filepath.Join(folder, "man*", "*"))
		if err != nil || len(pages) < 50 {
			t.Fatalf("%s: got %d pages, %v", code, len(pages), err)
		}
		said, err := exec.Command(mandoc, append([]string{"-Tlint"}, pages...)...).CombinedOutput()
		if err != nil || len(said) > 0 {
			t.Errorf("%s: %v\n%s", code, err, said)
		}
	}
}

// A page has everything that help has, whatever a formatter would take for its own.
func TestManPage(t *testing.T) {
	root, _ := newRoot([]string{"--lang", "en"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard})
	for _, tt := range []struct{ name, want string }{
		{"", ".SH SYNOPSIS\n.B servgap [command]\n"},
		{"", ".BR servgap\\-gaps (1)"},
		{"gaps", ".SH EXAMPLES\n.nf\nservgap gaps\n"},
		{"gaps", "\n\\fB\\-d\\fR, \\fB\\-\\-dimension\\fR \\fIstring\\fR\n"},
		{"gaps", "\nhas the options of every command.\n"},
		{"gates", ".TH SERVGAP-GATES 7 "},
		{"baseline save", ".BR servgap\\-baseline (1)"},
		{"statistics", `\[u00D7]`},
	} {
		cmd, err := helpOf(root, strings.Fields(tt.name))
		if err != nil {
			t.Fatal(err)
		}
		if page := manPage(cmd); !strings.Contains(page, tt.want) {
			t.Errorf("%s lacks %q:\n%s", tt.name, tt.want, page)
		}
	}
	if got, want := paragraphs(".a\n\n'b \\ c\n\n  d\n  .e"), "\\&.a\n.PP\n\\&'b \\e c\n.PP\n.nf\n  d\n  .e\n.fi\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	long := strings.Repeat("word ", 30) + ".end"
	for line := range strings.Lines(filled(long)) {
		if len(line) > longestLine+1 || strings.HasPrefix(line, ".") {
			t.Errorf("filled gives %q", line)
		}
	}
}
