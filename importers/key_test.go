package importers

import (
	"strings"
	"testing"
)

// TestKeysTellTextsApart changes each byte of texts of every size that a key is all of.
func TestKeysTellTextsApart(t *testing.T) {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
	for size := 1; size <= mostKeyed; size++ {
		text := letters[:size]
		for i := range size {
			other := text[:i] + "!" + text[i+1:]
			if keyOf(text).is(keyOf(other)) {
				t.Errorf("%q and %q have one key", text, other)
			}
		}
		if !keyOf(text).is(keyOf(strings.Clone(text))) {
			t.Errorf("%q has two keys", text)
		}
	}
}

// TestRememberedOfOneKey remembers texts that have one key and are not the same.
func TestRememberedOfOneKey(t *testing.T) {
	long := func(middle string) string { return strings.Repeat("a", 16) + middle + strings.Repeat("b", 16) }
	texts := []string{"", "\x00", "\x00\x00", strings.Repeat("\x00", 5), strings.Repeat("\x00", 8), strings.Repeat("\x00", 32), long("x"), long("y"), long("xy")}
	var r remembered[int]
	for i, text := range texts {
		if known := r.of(text); known != nil {
			t.Errorf("%q is known as %d before it is", text, *known)
		}
		r.keep(text, i)
		for k := range i + 1 {
			for range 2 { // found, and found again
				if known := r.of(texts[k]); known == nil || *known != k {
					t.Errorf("%q is not known as %d", texts[k], k)
				}
			}
		}
	}
}
