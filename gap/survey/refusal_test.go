package survey

import (
	"fmt"
	"testing"
)

// TestRefusalsAreSentences has the forms of errors that a user can cause, whose
// parts may be such errors.
func TestRefusalsAreSentences(t *testing.T) {
	_, _, unknown := Preset("servqal")
	refusals := []error{unknown}
	for _, text := range []string{"1 to 7", "1-7/0", "7-1", "1-7/4", "0-100000", "0.5-9223372036854775807", "4000000000000000000-4000000000000000004"} {
		_, err := ParseScale(text)
		refusals = append(refusals, err)
	}
	for _, err := range refusals {
		known, ok := err.(interface{ Sentence() (string, []any) })
		if !ok {
			t.Errorf("got %#v", err)
			continue
		}
		if form, parts := known.Sentence(); len(parts) == 0 || form == "%v" || fmt.Sprintf(form, parts...) != err.Error() {
			t.Errorf("got %q of %q for %q", form, parts, err)
		}
	}
}
