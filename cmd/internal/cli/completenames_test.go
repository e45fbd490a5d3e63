package cli

import (
	"slices"
	"strings"
	"testing"
)

// TestCompletedNames: what a shell is offered are the names of the project in the folder
// and of the file that is named.
func TestCompletedNames(t *testing.T) {
	t.Chdir(t.TempDir())
	if got := runLine(t, "", "demo", "-q", "--lang", "en"); got.code != ExitOK {
		t.Fatal(got.err)
	}
	write(t, "hostile.csv", "E1,P1,$(touch x),`id`,Region\n1,2,3,4,5\n")
	for _, tt := range []struct{ name, folder, line, has, lacks string }{
		{"waves", "servgap-demo", "audit", "2026-Q2\t2026-06-30", ""},
		{"a flag's wave", "servgap-demo", "gaps --wave", "2026-Q3\t2026-09-30", ""},
		{"dimensions", "servgap-demo", "chain -d", "empathy\tEmpathy", ""},
		{"background questions", "servgap-demo", "gaps --by", "Branch\tcustomers", ""},
		{"conditions", "servgap-demo", "gaps --where", "Region=", ""},
		{"units", "servgap-demo", "units", "Branch\tcustomers", ""},
		{"columns of a file", "servgap-demo", "gaps data/customers_q2.csv --weight", "Weight", ""},
		{"groups", "servgap-demo", "tally --group", "staff\tstaff", ""},
		{"outcomes", "servgap-demo", "drivers --outcome", "nps\tRecommend", ""},
		{"rivals", "servgap-demo", "compare --rival", "Havn", ""},
		{"checks", "servgap-demo", "explain gate", "no-fall\tgap.service", ""},
		{"a row", "servgap-demo", "explain", "service.empathy\tEmpathy", ""},
		{"a flag that knows its values", "servgap-demo", "gaps --bootstrap", "bca", ""},
		{"commands that have a help", ".", "help", "gaps\tOne gap ranked: by dimension, or by item", ""},
		{"commands below another", ".", "man baseline", "save\tKeep a wave as a baseline", ""},
		{"languages", ".", "gaps --lang", "nn", ""},
		{"colours", ".", "gaps --color", "never", ""},
		{"without a project", ".", "audit", "", "2026-Q2\t2026-06-30"},
		{"what a shell obeys", ".", "gaps hostile.csv --by", "Region", "$(touch x)"},
		{"what it obeys in another way", ".", "gaps hostile.csv --by", "P1", "`id`"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(tt.folder)
			got := runLine(t, "", append(append([]string{"__complete"}, strings.Fields(tt.line)...), "")...)
			lines := strings.Split(got.out, "\n")
			if got.code != ExitOK || tt.has != "" && !slices.Contains(lines, tt.has) || tt.lacks != "" && slices.Contains(lines, tt.lacks) {
				t.Errorf("exit %d\n%s%s", got.code, got.out, got.err)
			}
		})
	}
}
