package cli

import (
	"strings"
	"testing"
	"unicode"
)

// TestASCII: what people read has no character outside ASCII where --ascii asks for it,
// and what programs read keeps all of its own.
func TestASCII(t *testing.T) {
	long(t)
	t.Chdir(t.TempDir())
	if got := runLine(t, "", "demo", "-q", "--lang", "nb"); got.code != ExitOK {
		t.Fatal(got.err)
	}
	t.Chdir("servgap-demo")
	beyond := func(r rune) bool { return r > unicode.MaxASCII }
	for _, line := range []string{
		"analyze", "gaps all", "gaps -f md", "chain", "compare", "trend", "audit", "priority", "loyalty", "eyes", "incidents", "units Filial", "reliability",
		"step expected", "explain service.reliability", "explain Holm", "explain E-COL-MISSING", "doctor", "validate", "inspect data/kunder_q2.csv",
		"config show", "help", "help statistics", "gaps sørvis", "gaps --sørvis", "analyze --by Område", "plan", "zone",
	} {
		got := runLine(t, "", append([]string{"--ascii", "--lang", "nb"}, strings.Fields(line)...)...)
		if i := strings.IndexFunc(got.out+got.err, beyond); i >= 0 || got.out+got.err == "" {
			t.Errorf("servgap %s --ascii: at %d in\n%s%s", line, i, got.out, got.err)
		}
	}
	// One of the regions is called Sør.
	plain, spelt := runLine(t, "", "gaps", "-f", "csv", "--by", "Region"), runLine(t, "", "gaps", "-f", "csv", "--by", "Region", "--ascii")
	if plain.out != spelt.out || !strings.Contains(plain.out, "Sør") {
		t.Errorf("--ascii changes csv:\n%s\n%s", plain.out, spelt.out)
	}
}
