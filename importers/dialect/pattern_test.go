package dialect

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/importers/pattern"
)

func TestPatternsNeed(t *testing.T) {
	for name, p := range map[string]pattern.Pattern{
		"importID": importID, "subquestion": subquestion, "codeAndText": codeAndText, "anchor": anchor, "dates": dates,
	} {
		if got := p.Needless(); got != nil {
			t.Errorf("%s matches without %q", name, got)
		}
	}
}

// TestPlainDates holds what is asked before a pattern is compiled against the pattern.
func TestPlainDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`\d{4}[-/]\d{1,2}-\d{1,2}[T ,x]?[^"]{0,9}`).Draw(t, "text")
		if isPlainDate(text) && !dates.MatchString(text) {
			t.Fatalf("%q is no date", text)
		}
	})
	for text, want := range map[string]bool{
		"2017-07-18": true, "2017-07-18T07:00:00Z": true, "2017-07-18 7.00": true, "2017-07-18, later": true, "2017-7-18": false, "2017/07/18": false,
		"2017-07-18x": false, "2017-07-1": false, "2017-07-18 a\nb": false, "x017-07-18": false,
	} {
		if got := isPlainDate(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}

// TestIdentifiers holds what is asked before the pattern against it.
func TestIdentifiers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(?:R_[0-9A-Za-z]{10,12}|(?:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f_]{18,22}|[0-9a-z]{23,26}) ?x?`).Draw(t, "text")
		if got, want := isID(text), ids.MatchString(clean(text)); got != want {
			t.Fatalf("%q: got %t, the pattern says %t", text, got, want)
		}
	})
	for _, short := range []int{10, 11} {
		text := fmt.Sprint("R_", strings.Repeat("a", short))
		if got := isID(text); got != (short == 11) {
			t.Errorf("%s: got %t", text, got)
		}
	}
}
