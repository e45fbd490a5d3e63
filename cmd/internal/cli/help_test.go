package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers/limit"
)

// The project that servgap help project begins with is a sound one, in every
// language.
func TestProjectOfTheHelp(t *testing.T) {
	for _, code := range lang.Codes() {
		_, example, _ := strings.Cut(helpText(t, code, "project"), "\n  version: 1\n")
		example, _, found := strings.Cut(example, "\n\n")
		if !found {
			t.Fatalf("%s: there is no example", code)
		}
		file := filepath.Join(t.TempDir(), "servgap.yaml")
		if err := os.WriteFile(file, []byte(strings.ReplaceAll("\n  version: 1\n"+example, "\n  ", "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		p, problems := config.Read(file, limit.Limits{})
		if len(problems) > 0 || len(p.Groups) != 2 || len(p.Instrument.Survey.Items) != 22 {
			t.Errorf("%s: got %v and %+v", code, problems, p)
		}
	}
}

// The topic of antecedents lists every one with its items, turned ones with a minus, by
// its label in the language.
func TestAntecedentsOfTheHelp(t *testing.T) {
	for _, code := range lang.Codes() {
		w, err := lang.New(code)
		if err != nil {
			t.Fatal(err)
		}
		text := helpText(t, code, "antecedents")
		for _, role := range []survey.Role{survey.Managers, survey.Staff} {
			in := survey.AntecedentsOf(survey.Group{Role: role}).Questionnaire.Instrument
			for _, d := range in.Dimensions {
				if line := "\n  " + d.ID + ": " + w.Label(d.ID, d.Label) + "\n"; !strings.Contains(text, line) {
					t.Errorf("%s lacks %q", code, line)
				}
			}
			for _, item := range in.Items {
				sign := " "
				if item.Reverse {
					sign = "−"
				}
				if line := fmt.Sprintf("\n    %-6s %s  %s\n", item.ID, sign, w.Label(item.ID, item.Label)); !strings.Contains(text, line) {
					t.Errorf("%s lacks %q", code, line)
				}
			}
		}
	}
}

func helpText(t *testing.T, code, name string) string {
	t.Helper()
	data, err := helpFiles.ReadFile("help/" + code + "/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// machineName is what programs read: flags, columns, variables, codes, schemas.
var machineName = regexp.MustCompile(`--[a-z-]+|\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\b[A-Z]+_[A-Z_]+\b|\b[EW]-[A-Z-]+\b|\bservgap\.[a-z]+/[0-9]+`)

// TestHelpInEveryLanguage compares the files of the languages: the same ones, of
// lines that a terminal of 90 columns shows, and with the same names of what
// programs read and the same examples.
func TestHelpInEveryLanguage(t *testing.T) {
	english, err := helpFiles.ReadDir("help/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range lang.Codes() {
		entries, err := helpFiles.ReadDir("help/" + code)
		if err != nil || len(entries) != len(english) {
			t.Errorf("%s has %d files, and English has %d: %v", code, len(entries), len(english), err)
			continue
		}
		for i, entry := range entries {
			name := strings.TrimSuffix(entry.Name(), ".txt")
			if entry.Name() != english[i].Name() {
				t.Errorf("%s has %s, and English %s", code, entry.Name(), english[i].Name())
				continue
			}
			text := helpText(t, code, name)
			for at, line := range strings.Split(text, "\n") {
				if n := utf8.RuneCountInString(line); n > 96 || strings.TrimRight(line, " ") != line {
					t.Errorf("%s/%s:%d is of %d characters: %q", code, name, at+1, n, line)
				}
			}
			if got, want := machineNames(text), machineNames(helpText(t, "en", name)); !slices.Equal(got, want) {
				t.Errorf("%s/%s: lacks %q, and has more %q", code, name, without(want, got), without(got, want))
			}
		}
	}
}

// machineNames lists what a text names, each once: commands and topics, too.
func machineNames(text string) []string {
	names := machineName.FindAllString(text, -1)
	words := strings.Fields(text)
	for i, word := range words[1:] {
		name := strings.TrimRight(word, ".,:;)")
		if _, err := helpFiles.Open("help/en/" + name + ".txt"); err == nil && words[i] == "servgap" {
			names = append(names, "servgap "+name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// without lists what one list has and another has not.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return slices.Contains(other, name) })
}

// TestExamplesInEveryLanguage: they are the same ones, and only remarks are translated.
func TestExamplesInEveryLanguage(t *testing.T) {
	remark := regexp.MustCompile(` *# .*`)
	of := func(code, name string) string {
		_, text, _ := strings.Cut(helpText(t, code, name), examples)
		return remark.ReplaceAllString(text, "")
	}
	entries, err := helpFiles.ReadDir("help/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := strings.TrimSuffix(entry.Name(), ".txt")
		for _, code := range lang.Codes() {
			if got, want := of(code, name), of("en", name); got != want || want == "" {
				t.Errorf("%s/%s has the examples\n%swant\n%s", code, name, got, want)
			}
		}
	}
}

func TestFitted(t *testing.T) {
	text := "One two three\nfour five.\n\nA list:\n  one  two three four\n\nSix."
	want := "One two\nthree four\nfive.\n\nA list:\n  one  two three four\n\nSix."
	if got := fitted(text, 10); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
