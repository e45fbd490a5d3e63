package lang

import "testing"

// TestEnglishFindsLabels finds the English label of one in each language, whatever its
// capitals and blanks; no label of a language stands for two.
func TestEnglishFindsLabels(t *testing.T) {
	for _, code := range Codes() {
		stands := make(map[string]string)
		for key, text := range catalogues[code]().texts() {
			if !isLabel(key) {
				continue
			}
			want := english().texts()[key]
			if other, twice := stands[text]; twice && other != want {
				t.Errorf("%s: %q stands for %q and %q", code, text, other, want)
			}
			stands[text] = want
			if got, ok := English(" " + text + "\u00a0"); !ok || got != want {
				t.Errorf("%s: English(%q) is %q, want %q", code, text, got, want)
			}
		}
	}
	if got, ok := English("nothing of the kind"); ok {
		t.Errorf("a text that is no label is %q", got)
	}
}
