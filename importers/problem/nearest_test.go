package problem

import "testing"

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"svar", "svar", 0}, {"kitten", "sitting", 3}, {"ølå", "ola", 2}} {
		if got := Distance(tt.a, tt.b); got != tt.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"tangibles", "reliability", "responsiveness", "nps", "tango"}
	for _, tt := range []struct {
		name, wanted, near string
		ok                 bool
	}{
		{"a letter missing", "responsivness", "responsiveness", true},
		{"capitals aside", "RELIABILITY", "reliability", true},
		{"two letters that changed places, of three", "nsp", "nps", true},
		{"two changes of three letters", "nxy", "", false},
		{"the beginning of one name", "RESP", "responsiveness", true},
		{"the beginning of several names", "tan", "", false},
		{"two letters that begin a name", "re", "", false},
		{"nothing alike", "price", "", false},
	} {
		if near, ok := Nearest(tt.wanted, names); near != tt.near || ok != tt.ok {
			t.Errorf("%s: Nearest(%q) = %q, %v, want %q, %v", tt.name, tt.wanted, near, ok, tt.near, tt.ok)
		}
	}
}
