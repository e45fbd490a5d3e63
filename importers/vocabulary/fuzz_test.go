package vocabulary

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// FuzzRead takes any labels and any set of a user's own: nothing may panic, every
// cell is accounted for once, and the order of the labels says nothing.
func FuzzRead(f *testing.F) {
	seeds := []string{
		"Helt uenig\nUenig\nVerken/eller\nEnig\nHelt enig\nVet ikke\n",
		"1 = Helt uenig\n2\n3\n5 = Helt enig\n6\n-1\n2,0\n0002",
		"Ikke sÊrlig vigtigt\nSlet ikke vigtigt\nVigtigt\nMeget vigtigt\nNeutral (x)",
		"Very unimportant\nNot important\nNeutral\nImportant\nVery important\nAgree\nUndecided",
		"Uenig -3\nEnig (3)\n(1) Enig\n9999999999999 - Enig\n0.000000001 Uenig",
		"a (b\n)\n[]\n( \n-\n.\n/\n",
		strings.Repeat("Enig ", 300) + "\n" + strings.Repeat("\u0301", 50),
	}
	for _, seed := range seeds {
		f.Add(seed, "nb | agreement | Uenig; Enig = Helt enig")
		f.Add(seed, " | x | a; …; b")
	}
	f.Fuzz(func(t *testing.T, text, line string) {
		v := Default()
		if set, err := ParseSet(line); err == nil {
			if v, err = v.With(set); err != nil {
				t.Fatalf("%s was read and is refused: %v", set, err)
			}
			v = v.WithNoAnswer(NotShown, line)
		}
		var counts []Count
		for i, label := range strings.Split(text, "\n") {
			counts = append(counts, Count{label, int64(i + 1)})
			checkText(t, label)
		}
		r := v.Read(counts)
		checkResult(t, r, counts)
		if !v.KnowsAny(counts) && (r.Decision != Unknown || len(r.Alternatives) > 0) {
			t.Errorf("%q: none is known, and Read finds %+v", text, r)
		}
		standard := Default().Read(counts)
		for _, kind := range append(standard.Kinds(), kindsOf(standard.Alternatives)...) {
			if !Of(kind).KnowsAny(counts) {
				t.Errorf("%q: Read finds labels of %s, and that kind has none of them", text, kind)
			}
		}
		slices.Reverse(counts)
		again := v.Read(counts)
		if again.Decision != r.Decision || again.Points != r.Points || again.Order != r.Order || len(again.Alternatives) != len(r.Alternatives) {
			t.Errorf("%q backwards: got %+v, want %+v", text, again, r)
		}
		for _, l := range r.Labels {
			if rank, ok := rankOf(again, l.Text); !ok || rank != l.Rank {
				t.Errorf("%q backwards: %q has rank %d, want %d", text, l.Text, rank, l.Rank)
			}
		}
	})
}

func kindsOf(choices []Choice) (kinds []string) {
	for _, c := range choices {
		kinds = append(kinds, c.Kinds()...)
	}
	return kinds
}

func checkText(t *testing.T, text string) {
	t.Helper()
	if folded := Fold(text); Fold(folded) != folded {
		t.Errorf("Fold(%q) = %q, and again %q", text, folded, Fold(folded))
	}
	Loose(text)
	Stem(text)
	kind, missing := Default().noAnswer.kind(text)
	if got, ok := Kind(text); got != kind || ok != missing {
		t.Errorf("Kind(%q) = %s, %v, and of the vocabulary %s, %v", text, got, ok, kind, missing)
	}
	for _, f := range forms() {
		if text := tidy(text); len(text) <= longestLabel && !endsInNumber(text) && f.pattern.MatchString(text) {
			t.Errorf("%q has a number at an end, by %s", text, f.pattern)
		}
	}
	if label, ok := Similar(text, []string{"Helt enig", "Uenig", "Litt fornøyd"}); ok != (label != "") {
		t.Errorf("Similar(%q) = %q, %v", text, label, ok)
	}
	for _, n := range Numbered(text) {
		if n.Label == "" {
			t.Errorf("Numbered(%q) has no label", text)
		}
	}
}

// checkResult checks that every cell is in one place, and that a choice is a whole
// one of half of the labels.
func checkResult(t *testing.T, r Result, counts []Count) {
	t.Helper()
	cells := make(map[string]int64)
	for _, l := range r.Labels {
		cells[fmt.Sprint(l.N)]++
		if l.Rank < 0 || l.Rank >= r.Points {
			t.Errorf("rank %d of %d: %+v", l.Rank, r.Points, l)
		}
	}
	for _, c := range r.Ambiguous {
		if cells[fmt.Sprint(c.N)] == 0 { // else it is a label, too
			cells[fmt.Sprint(c.N)]++
		}
	}
	for _, c := range r.Foreign {
		cells[fmt.Sprint(c.N)]++
	}
	for _, c := range r.Plain {
		cells[fmt.Sprint(c.N)]++
	}
	for _, c := range r.Missing {
		cells[fmt.Sprint(c.N)]++
	}
	for _, c := range counts {
		if n := cells[fmt.Sprint(c.N)]; n > 1 || n == 0 && (r.Decision == Chosen || r.Decision == Unknown) {
			t.Errorf("%q is there %d times: %+v", c.Text, n, r)
		}
	}
	switch r.Decision {
	case Chosen:
		if len(r.Sets) == 0 || r.Points < 2 || len(r.OneStep) > 0 {
			t.Errorf("chosen is %+v", r.Choice)
		}
	case Rivals, OneStep, Few:
		if len(r.Alternatives) < 1 || r.Decision == Rivals && len(r.Alternatives) < 2 || len(r.Labels)+r.Points > 0 {
			t.Errorf("nothing is chosen of %+v", r)
		}
	case Unknown:
		if len(r.Alternatives)+len(r.Labels) > 0 {
			t.Errorf("nothing is known of %+v", r)
		}
	}
}
