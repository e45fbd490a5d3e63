package vocabulary

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/conflicts.txt anew")

// counted are labels of one cell each.
func counted(texts ...string) []Count { return countedTimes(1, texts...) }

// often counts texts so often that no step of theirs is unused by chance.
func often(texts ...string) []Count { return countedTimes(manyAtEnd, texts...) }

func countedTimes(n int64, texts ...string) []Count {
	var counts []Count
	for _, text := range texts {
		counts = append(counts, Count{text, n})
	}
	return counts
}

// firsts are the first spellings of a set.
func firsts(s Set) []string {
	var texts []string
	for _, spellings := range s.Steps {
		texts = append(texts, spellings[0])
	}
	return texts
}

// TestSets checks what Set.Check cannot: that no label stands in two steps once
// endings and remarks are off, and that no set is there twice.
func TestSets(t *testing.T) {
	v := Default()
	perLanguage := make(map[string]int)
	seen := make(map[string]bool)
	for _, set := range v.Sets() {
		if seen[set.String()] {
			t.Errorf("%s is there twice", set)
		}
		seen[set.String()] = true
		if again, err := ParseSet(set.String()); err != nil || again.String() != set.String() {
			t.Errorf("%s is read as %s, %v", set, again, err)
		}
		if !set.Ends {
			perLanguage[set.Language]++
		}
		steps := make(map[string]int)
		for i, spellings := range set.Steps {
			for _, spelling := range spellings {
				key := v.key(set.Language, Loose(spelling))
				if other, twice := steps[key]; twice && other != i {
					t.Errorf("%s has %q in two steps", set, spelling)
				}
				steps[key] = i
				if kind, ok := v.noAnswer.kind(spelling); ok && kind != Ambiguous {
					t.Errorf("%s has %q, which stands for no answer: %s", set, spelling, kind)
				}
			}
		}
	}
	for _, language := range languages {
		if perLanguage[language] < 15 {
			t.Errorf("%d sets in %s", perLanguage[language], language)
		}
	}
	t.Log(perLanguage)
}

func TestNoAnswerData(t *testing.T) {
	kinds := make(map[string]string)
	perLanguage := make(map[string]map[NoAnswer]bool)
	for line := range dataLines(missingLines) {
		language, kind, words := fields(line)
		switch NoAnswer(kind) {
		case NotAnswered, NotApplicable, DontKnow, DontKnowOrNA, Refused, NotShown, Ambiguous:
		default:
			t.Errorf("%s: %q is no kind of no answer", language, kind)
		}
		if perLanguage[language] == nil {
			perLanguage[language] = make(map[NoAnswer]bool)
		}
		perLanguage[language][NoAnswer(kind)] = true
		for word := range strings.SplitSeq(words, ";") {
			key := plain(word)
			if other, twice := kinds[key]; twice && other != kind {
				t.Errorf("%q is %s and %s", word, other, kind)
			}
			kinds[key] = kind
			if got, ok := Kind(strings.ToUpper(word)); !ok || string(got) != kind {
				t.Errorf("Kind(%q) = %s, want %s", word, got, kind)
			}
		}
	}
	for _, language := range languages {
		for _, kind := range []NoAnswer{NotAnswered, NotApplicable, DontKnow, DontKnowOrNA, Refused, NotShown} {
			if !perLanguage[language][kind] {
				t.Errorf("%s has no word for %s", language, kind)
			}
		}
	}
}

// languages are those in which sets and words for no answer are known.
var languages = []string{"en", "nb", "nn", "sv", "da", "fi", "de", "nl", "fr", "es"}

// TestEndings checks that a form stands for one word.
func TestEndings(t *testing.T) {
	for language, words := range Default().endings {
		for form, first := range words {
			if words[first] != first {
				t.Errorf("%s: %s stands for %s, and that for %s", language, form, first, words[first])
			}
		}
	}
}

// places are where a label stands in the sets of a language and kind, as place/points.
func places(v *Vocabulary, sided bool) map[string][]string {
	found := make(map[string][]string)
	sides := make(map[string]map[int]bool)
	for _, set := range v.Sets() {
		if set.Ends {
			continue
		}
		for i, spellings := range set.Steps {
			for _, spelling := range spellings {
				name := fmt.Sprintf("%s | %s | %s", set.Language, set.Kind, Loose(spelling))
				place := fmt.Sprintf("%d/%d", i+1, len(set.Steps))
				if !slices.Contains(found[name], place) {
					found[name] = append(found[name], place)
				}
				if sides[name] == nil {
					sides[name] = make(map[int]bool)
				}
				middle := 2*i - (len(set.Steps) - 1)
				sides[name][min(1, max(-1, middle))] = true
			}
		}
	}
	if sided {
		maps.DeleteFunc(found, func(name string, _ []string) bool { return len(sides[name]) < 2 })
	}
	for name := range found {
		slices.Sort(found[name])
	}
	return found
}

// TestConflicts lists the labels whose side of the middle depends on the set. A new
// one is no mistake, but has to be seen: go test -run Conflicts -update.
func TestConflicts(t *testing.T) {
	conflicts := places(Default(), true)
	var list strings.Builder
	list.WriteString("# Labels whose side of the middle depends on the set: language | kind | label | its\n# places, counted from 1, and the points.\n")
	for _, name := range slices.Sorted(maps.Keys(conflicts)) {
		fmt.Fprintf(&list, "%s | %s\n", name, strings.Join(conflicts[name], ", "))
	}
	const name = "testdata/conflicts.txt"
	if *update {
		if err := os.WriteFile(name, []byte(list.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if list.String() != string(want) {
		t.Errorf("the labels whose side depends on the set are\n%swant\n%s", &list, want)
	}
}

// TestNordicConflicts holds the sets to the list that was made of them when they were
// collected: each label is ambiguous alone, and what its set makes of it within it.
func TestNordicConflicts(t *testing.T) {
	v := Default()
	data, err := os.ReadFile("testdata/nordic.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range dataLines(string(data)) {
		language, kind, rest := fields(line)
		label, wanted, _ := strings.Cut(rest, "|")
		label = strings.TrimSpace(label)
		r := v.Read(counted(label))
		if r.Decision != Rivals {
			t.Errorf("%s alone: decided %d as %v, want rivals", label, r.Decision, r.Sets)
		}
		for want := range strings.SplitSeq(wanted, ",") {
			var place, points int
			if _, err := fmt.Sscanf(strings.TrimSpace(want), "%d/%d", &place, &points); err != nil {
				t.Fatal(line, err)
			}
			found := 0
			for _, set := range v.Sets() {
				if set.Language != language || set.Kind != kind || set.Ends || len(set.Steps) != points {
					continue
				}
				if !slices.ContainsFunc(set.Steps[place-1], func(s string) bool { return Loose(s) == Loose(label) }) {
					continue
				}
				texts := firsts(set)
				texts[place-1] = label
				if rank, ok := rankOf(v.Read(often(texts...)), label); !ok || rank != place-1 {
					t.Errorf("%s in %s has rank %d (%v), want %d", label, set, rank, ok, place-1)
				}
				found++
			}
			if found == 0 {
				t.Errorf("%s: no set of %d has it at %d", line, points, place)
			}
		}
	}
}

// rankOf is the rank of a label in what was chosen.
func rankOf(r Result, text string) (int, bool) {
	if r.Decision != Chosen {
		return 0, false
	}
	at := slices.IndexFunc(r.Labels, func(l Label) bool { return l.Text == text })
	if at < 0 {
		return 0, false
	}
	return r.Labels[at].Rank, true
}
