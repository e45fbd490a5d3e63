package csvfile

import (
	"strings"
	"testing"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Each limit is met one below, at and above, and once more with what the remedy says.
func TestLimits(t *testing.T) {
	record := func(n int) string { return "a,b\n1," + strings.Repeat("x", n-len("1,")) + "\n" }
	tests := []struct {
		name  string
		set   string
		most  int
		table func(n int) string
		code  string
		found string
	}{
		{"cell", "cell=10", 10, func(n int) string { return "a,b\n1," + strings.Repeat("x", n) + "\n" }, "E-CSV-CELL", "more than 10 B,"},
		{"cell of the header", "cell=10", 10, func(n int) string { return "a," + strings.Repeat("x", n) + "\n1,2\n" }, "E-CSV-CELL", "more than 10 B,"},
		{"record", "record=300000", 300_000, record, "E-CSV-RECORD", "more than 300000 B,"},
		{"record in quotes", "record=300000", 300_000, func(n int) string { return "a,b\n1,\"" + strings.Repeat("\n", n-len(`1,""`)) + "\"\n" }, "E-CSV-RECORD", "more than 300000 B,"},
		{"columns", "columns=10", 10, func(n int) string { return strings.Repeat("a,", n-1) + "a\n" + strings.Repeat("1,", n-1) + "1\n" }, "E-CSV-COLUMNS", "found 11 columns, accepted are 10"},
		{"columns beyond those of Excel", "columns=20000", 20_000, func(n int) string { return strings.Repeat("a,", n-1) + "a\n" + strings.Repeat("1,", n-1) + "1\n" }, "E-CSV-COLUMNS", "found 20001 columns"},
		{"columns below a title", "columns=10", 10, func(n int) string {
			return "Survey\n" + strings.Repeat(strings.Repeat("a,", n-1)+"a\n", 5)
		}, "E-CSV-COLUMNS", "found 11 columns"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, n := range []int{tt.most - 1, tt.most} {
				if p := limited(t, tt.table(n), tt.set); p != nil {
					t.Errorf("%d of %s: got %v", n, tt.set, p)
				}
			}
			p := limited(t, tt.table(tt.most+1), tt.set)
			if p == nil || p.Code != tt.code || !strings.Contains(p.Message.String(), tt.found) {
				t.Fatalf("one more than %s: got %v, want %s with %q", tt.set, p, tt.code, tt.found)
			}
			_, raised, ok := strings.Cut(p.Fix.String(), "--limit ")
			if !ok {
				t.Fatalf("the remedy raises nothing: %s", p.Fix)
			}
			if p := limited(t, tt.table(tt.most+1), raised); p != nil {
				t.Errorf("with %s: got %v", raised, p)
			}
		})
	}
}

// limited reads a table within limits and gives what is wrong with it.
func limited(t *testing.T, table, set string) *problem.Problem {
	t.Helper()
	l, wrong := limit.Parse(set)
	if !wrong.Empty() {
		t.Fatalf("%s: accepted is %s", set, wrong)
	}
	r, err := NewReader(strings.NewReader(table), Options{Limits: l, Titles: true, Delimiter: ','})
	if got := drain(t, r, err); len(got.errs) > 0 {
		return &got.errs[0]
	}
	return nil
}
