package pattern

import (
	"slices"
	"testing"
)

func TestPattern(t *testing.T) {
	p := New(`^(\pL)(\d+)\.\s`, Digits, ".", Blanks)
	for text, want := range map[string][]string{
		"E1. Polite": {"E1. ", "E", "1"}, "E1.\tPolite": {"E1.\t", "E", "1"}, "E1.": nil, "E1 Polite": nil, "Polite. ": nil, "": nil, "1E. ": nil,
	} {
		if got := p.FindStringSubmatch(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if got := p.MatchString(text); got != (want != nil) {
			t.Errorf("%q matches: %t", text, got)
		}
		if got := p.FindStringSubmatchIndex(text); (got != nil) != (want != nil) || got != nil && got[1] != len(want[0]) {
			t.Errorf("%q: found at %v", text, got)
		}
		if got := p.ReplaceAllString(text, "$1"); want == nil && got != text || want != nil && got != "E"+text[len(want[0]):] {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestNothingIsCompiled gives texts that lack what a match has to a form that is none.
func TestNothingIsCompiled(t *testing.T) {
	p := New(`(`, "(", Digits)
	for _, text := range []string{"", "1", "(", "a name"} {
		if p.MatchString(text) || p.FindStringSubmatch(text) != nil || p.FindStringSubmatchIndex(text) != nil || p.ReplaceAllString(text, "") != text {
			t.Errorf("%q matches", text)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a text with all of it was not looked at")
		}
	}()
	p.MatchString("(1")
}

func TestNeedless(t *testing.T) {
	for _, tt := range []struct {
		form  string
		needs []string
		want  []string
	}{
		{`^\d{4}-\d`, []string{Digits, "-"}, nil},
		{`a|b`, []string{"ab", "a"}, []string{"a"}},
		{`(?:a-|b-)c*`, []string{"-", "c"}, []string{"c"}},
		{`x?(y+)z{0,2}`, []string{"x", "y", "z"}, []string{"x", "z"}},
		{`[ab]`, []string{"abc", "a"}, []string{"a"}},
		{`\s+`, []string{Blanks, " "}, []string{" "}},
		{`(?i)k-1`, []string{"kK", "-", "1"}, []string{"kK"}}, // the sign of Kelvin is one, too
		{`.^$`, []string{"."}, []string{"."}},
	} {
		if got := New(tt.form, tt.needs...).Needless(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.form, got, tt.want)
		}
	}
}
