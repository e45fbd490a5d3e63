package limit

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		of         Limit
		want       int64
		wrong      string
	}{
		{"nothing set", "", Cell, 1 << 20, ""},
		{"decimal unit", "cell=64MB", Cell, 64_000_000, ""},
		{"binary unit", "record=1GiB", Record, 1 << 30, ""},
		{"no unit", "cell=5000", Cell, 5000, ""},
		{"unit in small letters and a blank", "cell=2 mib", Cell, 2 << 20, ""},
		{"several", "cell=2MiB, columns=20000", Columns, 20000, ""},
		{"the last one counts", "columns=20000,columns=30000", Columns, 30000, ""},
		{"others stay", "columns=20000", Ratio, 200, ""},
		{"unknown name", "sell=2MiB", 0, 0, "names cell, record"},
		{"no value", "cell", 0, 0, "a size such as 4MiB, up to 1GiB"},
		{"zero", "cell=0", 0, 0, "a size such as"},
		{"below zero", "cell=-1", 0, 0, "a size such as"},
		{"a unit of nothing", "cell=MB", 0, 0, "a size such as"},
		{"beyond the highest", "record=2GiB", 0, 0, "up to 1GiB"},
		{"beyond all numbers", "record=9223372036854775807TiB", 0, 0, "up to 1GiB"},
		{"a unit for what has none", "columns=2MB", 0, 0, "a whole number such as 32768, up to 1048576"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, wrong := Parse(tt.text)
			if wrong.Empty() != (tt.wrong == "") || !strings.Contains(wrong.String(), tt.wrong) {
				t.Fatalf("Parse(%q) says %q, want %q", tt.text, wrong, tt.wrong)
			}
			if got := l.Of(tt.of); tt.wrong == "" && got != tt.want {
				t.Errorf("Parse(%q).Of(%d) = %d, want %d", tt.text, tt.of, got, tt.want)
			}
		})
	}
}

// What a remedy says to set is accepted, and is enough.
func TestRaised(t *testing.T) {
	for x := range count {
		for _, needed := range []int64{0, known[x].usual + 1} {
			var usual Limits
			s := usual.raised(x, needed)
			raised, wrong := Parse(s.Value)
			if !wrong.Empty() {
				t.Errorf("%s: accepted is %s", s, wrong)
			} else if got := raised.Of(x); got <= known[x].usual || got < needed {
				t.Errorf("%s is %d, want more than %d and %d at least", s, got, known[x].usual, needed)
			}
		}
	}
}

func TestSpell(t *testing.T) {
	tests := []struct {
		of   Limit
		set  string
		want string
	}{
		{Cell, "", "1 MiB"},
		{Unpacked, "", "1 GiB"},
		{Parts, "", "10000"},
		{Cell, "cell=1500", "1500 B"},
		{Cell, "cell=3MB", "3000000 B"},
	}
	for _, tt := range tests {
		l, _ := Parse(tt.set)
		if got := l.Spell(tt.of).String(); got != tt.want {
			t.Errorf("limit %d set to %q: Spell = %q, want %q", tt.of, tt.set, got, tt.want)
		}
	}
}

// What is nearly a name is told which it is near to.
func TestSimilar(t *testing.T) {
	for text, want := range map[string]string{
		"cel=10MB": "cell", "Column=3": "columns", "segment=300": "segments", "dept=30": "depth",
		"cell=2MiB,rekord=1GiB": "record", "colour=7": "", "cell=much": "",
	} {
		_, wrong := Parse(text)
		if got := strings.Join(wrong.Similar, " "); got != want {
			t.Errorf("Parse(%q) takes it for %q, want %q", text, got, want)
		}
	}
}
