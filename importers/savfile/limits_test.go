package savfile

import (
	"strings"
	"testing"

	"servgap/importers/limit"
)

// A limit is met at and above, and once more with what the remedy says.
func TestLimits(t *testing.T) {
	wide := func(n int) []byte {
		var c content
		for range n {
			c.variables = append(c.variables, written{name: "V"})
		}
		return c.bytes()
	}
	labelled := func(n int) []byte {
		s := survey()
		s.extra = append(little(7, 99, 1, int32(n)), make([]byte, n)...)
		return s.bytes()
	}
	tests := []struct {
		name      string
		set       string
		at, above []byte
		code      string
		found     string
	}{
		{"columns", "columns=10", wide(10), wide(11), "E-SAV-COLUMNS", "found 11 variables or more, accepted are 10"},
		{"dictionary", "dictionary=64KiB", labelled(50 << 10), labelled(64 << 10), "E-FILE-SIZE", "more than 64 KiB in front of the first case"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := limited(t, tt.at, tt.set); err != nil && !strings.Contains(err.Error(), "name") {
				t.Errorf("at %s: got %v", tt.set, err)
			}
			p := asProblem(t, limited(t, tt.above, tt.set))
			if p.Code != tt.code || !strings.Contains(p.Message.String(), tt.found) {
				t.Fatalf("above %s: got %v, want %s with %q", tt.set, p, tt.code, tt.found)
			}
			_, raised, ok := strings.Cut(p.Fix.String(), "--limit ")
			if !ok {
				t.Fatalf("the remedy raises nothing: %s", p.Fix)
			}
			if err := limited(t, tt.above, raised); err != nil {
				t.Errorf("with %s: got %v", raised, err)
			}
		})
	}
}

// limited opens a file within limits.
func limited(t *testing.T, data []byte, set string) error {
	t.Helper()
	l, wrong := limit.Parse(set)
	if !wrong.Empty() {
		t.Fatalf("%s: accepted is %s", set, wrong)
	}
	_, err := open(data, Options{Limits: l})
	return err
}
