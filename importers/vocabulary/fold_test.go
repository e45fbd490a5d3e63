package vocabulary

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestSimpleTexts checks the short way of folding and of what is plain against the rule
// that it saves.
func TestSimpleTexts(t *testing.T) {
	simple := 0
	for r := range rune(0x250) {
		for _, text := range []string{string(r), "A" + string(r) + "b", "Å " + string(r) + " Z"} {
			if !isSimple(text) {
				continue
			}
			simple++
			if want := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(text))); Fold(text) != want {
				t.Errorf("Fold(%q) = %q, want %q", text, Fold(text), want)
			}
			if typographic.Replace(text) != text {
				t.Errorf("%q is simple and has quotes that are not plain", text)
			}
		}
	}
	if simple < 400 {
		t.Errorf("%d texts are simple", simple)
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{" \t Agree\r\n", "agree"},
		{"Not\u00a0much\u00a0", "not much"},
		{"Very\u2009 good\u3000", "very good"},
		{"\ufeffAgr\u00adee\u200b", "agree"},
		{"FORNO\u0338YD", "forno\u0338yd"}, // no composed form of its own
		{"Mycket bra\u030a", "mycket brå"},
		{"Ａｇｒｅｅ", "agree"},
		{"ﬁne", "fine"},
		{"WEISS NICHT", "weiss nicht"},
		{"Weiß nicht", "weiss nicht"},
		{"ΟΔΟΣ", "οδοσ"},
		{"a\x00b\x7f", "ab"},
		{"\xff", "\ufffd"},
		{"Neutral\ufe0f", "neutral"},
	}
	for _, test := range tests {
		if got := Fold(test.text); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestLoose(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Don’t know.", "don't know"},
		{"Hverken/eller", "hverken eller"},
		{"Hverken-eller", "hverken eller"},
		{"Hverken – eller", "hverken eller"},
		{"Neither agree nor disagree (neutral)", "neither agree nor disagree"},
		{"Unfamiliar (N/A)", "unfamiliar"},
		{"Agree [somewhat (a bit)] .", "agree"},
		{"Helt enig (7)", "helt enig (7)"},
		{"(7)", "(7)"},
		{"(neutral)", "(neutral)"},
		{"N/A", "n a"},
		{"-", "-"},
		{".", "."},
		{"...", "..."},
		{"-1", "-1"},
		{"- Agree", "agree"},
		{"3-4 times", "3 4 times"},
		{"Niet eens, niet oneens", "niet eens niet oneens"},
		{"1,5", "1,5"},
		{"k. A.", "k. a"},
		{")", ")"},
		{"a)", "a)"},
		{"Ni satisfait(e) ni insatisfait(e)", "ni satisfait ni insatisfait"},
		{"Très satisfait·e·s", "très satisfaits"},
		{"Très satisfait.e", "très satisfait"},
		{"Insatisfecho/a", "insatisfecho"},
		{"Satisfechos(as)", "satisfechos"},
	}
	for _, test := range tests {
		if got := Loose(test.text); got != test.want {
			t.Errorf("Loose(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNumbered(t *testing.T) {
	tests := []struct{ text, want string }{
		{"7 - Helt enig", "Helt enig=7"},
		{"7. Helt enig", "Helt enig=7"},
		{"7) Helt enig", "Helt enig=7"},
		{"1=Helt uenig", "Helt uenig=1"},
		{"1\u00a0=\u00a0Helt uenig", "Helt uenig=1"},
		{"(5) Agree", "Agree=5"},
		{"[5] Agree", "Agree=5"},
		{"5 Agree", "Agree=5"},
		{"7 (Helt enig)", "Helt enig=7 (Helt enig)=7"},
		{"Helt enig (7)", "Helt enig=7"},
		{"Helt enig = 7", "Helt enig ==7 Helt enig=7"},
		{"Helt enig: 10", "Helt enig:=10 Helt enig=10"},
		{"Uenig -3", "Uenig=-3 Uenig=3"},
		{"−3 Uenig", "Uenig=-3"},
		{"2,5 - Agree", "Agree=2.5"},
		{"Agree", ""},
		{"7", ""},
		{"(7)", ""},
		{"", ""},
	}
	for _, test := range tests {
		var got []string
		for _, n := range Numbered(test.text) {
			got = append(got, fmt.Sprintf("%s=%s", n.Label, n.Number))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("Numbered(%q) = %q, want %q", test.text, got, test.want)
		}
	}
	if got := Numbered("1 " + strings.Repeat("x", 1000)); got != nil {
		t.Error("a comment is searched for numbers")
	}
}

// TestSecondEndings holds what is asked before the pattern against it.
func TestSecondEndings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-cé1 ]{0,4}[(·•/.]?(?:e|a|es|as|b)?[).·]?[s ]?[a-c]{0,2}`).Draw(t, "text")
		if gendered.MatchString(text) && !hasEnding(text) {
			t.Fatalf("%q has a second ending", text)
		}
	})
	for text, want := range map[string]bool{"satisfait(e)s": true, "satisfait·e": true, "insatisfecho/a": true, "n/a": false, "know/n/a": false, "inte/ej": false, "autre/a2": false, "no answer.": false, "ca. 3": false, "": false} {
		if got := hasEnding(text); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}
