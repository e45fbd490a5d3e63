package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"servgap/cmd/internal/lang"
)

// codeOfNote is the declaration of a code that stands in a note: a reason of package
// stat, or a note of package gap.
var codeOfNote = regexp.MustCompile(`(?m)^(?:const |\t)(?:Note\w+ +=|\w+ +Reason =) "([a-z0-9_]+)"`)

// A program finds a code in a note, and a person asks what it means: each has an entry
// in every language.
func TestExplainKnowsEveryCodeOfANote(t *testing.T) {
	var codes []string
	for _, pattern := range []string{"../../../gap/*.go", "../../../gap/stat/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range codeOfNote.FindAllSubmatch(source, -1) {
				codes = append(codes, string(m[1]))
			}
		}
	}
	if len(codes) < 35 {
		t.Fatalf("found only %d codes: %q", len(codes), codes)
	}
	for _, language := range lang.Codes() {
		entries := entriesOf(language, fields)
		for _, code := range codes {
			if !slices.ContainsFunc(entries, func(e entry) bool { return e.term == code }) {
				t.Errorf("%s: help json does not say what %s means", language, code)
			}
		}
	}
}

func TestMentions(t *testing.T) {
	own := []entry{{"p rang", "  Welch\n"}, {"KMO, Bartlett", "  r\n"}, {"endring", "  Welchs t\n"}}
	english := []entry{{"effect", "  d_z\n"}}
	tests := []struct{ name, word, want string }{
		{"a part of a term", "bartlett", "KMO, Bartlett\n\n  r\n"},
		{"a word of several texts", "welch", "p rang\n\n  Welch\n\nendring\n\n  Welchs t\n"},
		{"an English text", "d_z", "effect\n\n  d_z\n"},
		{"not the middle of a word", "elch", ""},
		{"two letters", "KM", ""},
		{"signs of patterns", "(?:", ""},
	}
	for _, tt := range tests {
		if got := mentions(tt.word, own, english); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if e, ok := entryOf("EFFECT", own, english); !ok || e.term != "effect" {
		t.Errorf("the English entry of a term is %v, %t", e, ok)
	}
}
