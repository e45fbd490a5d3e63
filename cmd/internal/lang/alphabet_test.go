package lang

import (
	"slices"
	"strings"
	"testing"
)

// The orders are those of the dictionaries: Norsk ordbok and Den Danske Ordbog have aa
// in names as å, at the end; Svenska Akademiens ordlista ends in å ä ö; an English index
// takes no notice of marks.
func TestAlphabet(t *testing.T) {
	const norwegian = "Adal Bodø Zoo Ærø Ødal Aas Åsane"
	tests := []struct{ name, code, want string }{
		{"Bokmål", "nb", norwegian},
		{"Nynorsk", "nn", norwegian},
		{"Danish", "da", "Adal Bodø Zoo Ærø Ødal Aas Åsane"},
		{"Swedish", "sv", "Aas Adal Bodø Zoo Åsane Ærø Ödal"},
		{"Swedish end", "sv", "Visby Zinkgruvan Åmål Älmhult Örebro"},
		{"English", "en", "Aas Adal Åsane Bodø Zoo"},
		{"numbers", "en", "Branch 2|Branch 10|Branch 11"},
		{"ages", "nb", "0–9|10–19|100–|under 5"},
		{"capitals", "nb", "sør Sør Øst"},
		{"marks alone", "da", "ø Ø å"},
		{"other scripts", "sv", "A Ö Ω Я 東京"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w, err := New(test.code)
			if err != nil {
				t.Fatal(err)
			}
			apart := " "
			if strings.Contains(test.want, "|") {
				apart = "|"
			}
			names := strings.Split(test.want, apart)
			slices.Reverse(names)
			slices.SortFunc(names, w.Alphabet())
			if got := strings.Join(names, apart); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// What compares alike and is not the same has an order too, so that equal results give
// equal lists.
func TestAlphabetTellsApart(t *testing.T) {
	for _, code := range Codes() {
		w, err := New(code)
		if err != nil {
			t.Fatal(err)
		}
		compare := w.Alphabet()
		for _, pair := range [][2]string{{"A", "A\u200b"}, {"01", "1"}, {"A-B", "AB"}, {"", " "}} {
			if one, other := compare(pair[0], pair[1]), compare(pair[1], pair[0]); one == 0 || one != -other {
				t.Errorf("%s: %q and %q compare as %d and %d", code, pair[0], pair[1], one, other)
			}
		}
	}
}
