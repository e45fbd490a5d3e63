package dialect

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts that are folded without a look at each word fold as all others do: behind a sign
// that is taken off both ends, everything is looked at.
func TestFoldsAlikeEitherWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("AbZ0. \t\u00a0'’Å~\x1f")), -1, -1, longestTotal-len(" Total")).Draw(t, "text")
		if got, want := fold(text), fold("\ufeff"+text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
		last := strings.Fields(fold(text + " Total"))
		if got, want := isSubtotal(text+" Total"), len(last) > 1; got != want {
			t.Errorf("%q is a subtotal: %t, want %t", text+" Total", got, want)
		}
	})
}
