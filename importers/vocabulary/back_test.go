package vocabulary

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestReadsBack reads every set as a block, each step in each of its spellings: the
// set or one that says the same has to be chosen, with every label in its place. The
// languages are read side by side.
func TestReadsBack(t *testing.T) {
	languages := make(map[string][]Set)
	for _, set := range Default().Sets() {
		languages[set.Language] = append(languages[set.Language], set)
	}
	for language, sets := range languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			for _, set := range sets {
				readsBackSpelled(t, Default(), set)
			}
		})
	}
}

func readsBackSpelled(t *testing.T, v *Vocabulary, set Set) {
	t.Helper()
	if set.Ends {
		readsBackEnds(t, v, set)
		return
	}
	readsBack(t, v, set, firsts(set))
	for i, spellings := range set.Steps {
		for _, spelling := range spellings[1:] {
			texts := firsts(set)
			texts[i] = spelling
			readsBack(t, v, set, texts, "as it is")
		}
	}
}

// readsBack reads labels in the ways in which files write them, or some of them.
func readsBack(t *testing.T, v *Vocabulary, set Set, texts []string, names ...string) {
	t.Helper()
	points := len(texts)
	same := func(text string, _ int) string { return text }
	forms := []struct {
		name     string
		write    func(text string, i int) string
		order    Order
		min, max int
	}{
		{"as it is", same, Unnumbered, 0, 0},
		{"upper case", func(text string, _ int) string { return strings.ToUpper(text) }, Unnumbered, 0, 0},
		{"no-break spaces", func(text string, _ int) string { return "\u00a0" + strings.ReplaceAll(text, " ", "\u00a0") + " " }, Unnumbered, 0, 0},
		{"a full stop", func(text string, _ int) string { return text + "." }, Unnumbered, 0, 0},
		{"numbers from 1", func(text string, i int) string { return fmt.Sprintf("%d - %s", i+1, text) }, Ascending, 1, points},
		{"numbers from 0", func(text string, i int) string { return fmt.Sprintf("%s (%d)", text, i) }, Ascending, 0, points - 1},
		{"numbers downwards", func(text string, i int) string { return fmt.Sprintf("%d=%s", points-i, text) }, Descending, 1, points},
		{"numbers in fives", func(text string, i int) string { return fmt.Sprintf("(%d) %s", 5*i, text) }, Ascending, 0, 0},
	}
	for _, f := range forms {
		if len(names) > 0 && !slices.Contains(names, f.name) {
			continue
		}
		for _, reversed := range []bool{false, true} {
			if reversed && f.name != "as it is" {
				continue
			}
			var counts []Count
			for i, text := range texts {
				counts = append(counts, Count{f.write(text, i), int64(manyAtEnd + i)})
			}
			if reversed {
				slices.Reverse(counts)
			}
			r := v.Read(counts)
			if r.Decision != Chosen || r.Points != points || r.Order != f.order || r.Min != f.min || r.Max != f.max {
				t.Errorf("%s, %s, reversed %v: decided %d, %d points, order %d, %d to %d, alternatives %v", set, f.name, reversed, r.Decision, r.Points, r.Order, r.Min, r.Max, r.Alternatives)
				continue
			}
			if !slices.ContainsFunc(r.Sets, func(s Set) bool { return s.String() == set.String() }) || !slices.Contains(r.Languages(), set.Language) {
				t.Errorf("%s, %s: chosen are %v", set, f.name, r.Sets)
			}
			for i, l := range r.Labels {
				if l.Rank != i || l.N != int64(manyAtEnd+i) || !slices.Contains(set.Steps[i], l.Spelling) && Loose(l.Spelling) != Loose(texts[i]) {
					t.Errorf("%s, %s: %q (×%d) has rank %d as %q, want %d", set, f.name, l.Text, l.N, l.Rank, l.Spelling, i)
				}
			}
			if len(r.Labels) != points || len(r.Foreign)+len(r.Missing)+len(r.Plain)+len(r.Misread) > 0 {
				t.Errorf("%s, %s: got %+v", set, f.name, r)
			}
		}
	}
}

// readsBackEnds reads anchors with numbers between, in the ways that exports have.
func readsBackEnds(t *testing.T, v *Vocabulary, set Set) {
	t.Helper()
	for _, low := range set.Steps[0] {
		for _, high := range set.Steps[1] {
			up := v.Read(counted("0 - "+low, "2", "7", "10 - "+high, "11"))
			if up.Decision != Chosen || up.Points != 11 || up.Order != Ascending || up.Max != 10 || len(up.Labels) != 4 || len(up.Plain) != 1 {
				t.Errorf("%s with %s and %s: got %+v", set, low, high, up)
			}
			down := v.Read(counted(high+" (1)", "2", "3", "4", low+" (5)"))
			rank, ok := rankOf(down, "2")
			if down.Points != 5 || down.Order != Descending || !ok || rank != 3 {
				t.Errorf("%s with %s and %s downwards: got %+v", set, high, low, down)
			}
		}
	}
}
