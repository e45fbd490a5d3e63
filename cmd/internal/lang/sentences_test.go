package lang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/importers/problem"
)

// forms reads the sources for what is said: the first argument of Say, and of
// refusal in package survey, which problems pass on. It has to be written out, or
// nobody could translate it.
func forms(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	files := token.NewFileSet()
	for _, folder := range []string{"../../../importers", "../../../gap", ".."} {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && says(call.Fun) {
					at := files.Position(call.Pos()).String()
					form, ok := literal(call.Args[0])
					if !ok && !strings.Contains(at, "/problem/text.go") {
						t.Errorf("%s: the sentence is not written out", at)
					}
					if problem.Worded(form) {
						found[form] = at
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func says(fun ast.Expr) bool {
	switch fun := fun.(type) {
	case *ast.SelectorExpr:
		return fun.Sel.Name == "Say"
	case *ast.Ident:
		return fun.Name == "Say" || fun.Name == "refusal"
	default:
		return false
	}
}

// TestSentencesAreComplete demands of each language every sentence with the same
// verbs, and no other.
func TestSentencesAreComplete(t *testing.T) {
	said := forms(t)
	if len(said) < 300 {
		t.Fatalf("found %d sentences in the program", len(said))
	}
	for _, code := range Codes()[1:] {
		var missing []string
		sentences := readSentences(code)
		for form := range said {
			if sentences[form] == "" {
				missing = append(missing, form)
			}
		}
		slices.Sort(missing)
		for _, form := range missing {
			t.Errorf("%s lacks, of %s:\n%s", code, said[form], form)
		}
		for form, sentence := range sentences {
			switch {
			case said[form] == "":
				t.Errorf("%s has what is said nowhere:\n%s", code, form)
			case !slices.Equal(verbsOf(form), verbsOf(sentence)):
				t.Errorf("%s: the verbs are %q, in English %q:\n%s", code, verbsOf(sentence), verbsOf(form), sentence)
			}
		}
	}
}

var verb = regexp.MustCompile(`%(\[(\d+)\])?([a-z%])`)

// verbsOf lists the verbs of a form with the part that each takes, by the part.
func verbsOf(form string) []string {
	verbs := make(map[string]bool)
	next := 1
	for _, match := range verb.FindAllStringSubmatch(form, -1) {
		if match[3] == "%" {
			continue
		}
		if match[2] != "" {
			next, _ = strconv.Atoi(match[2])
		}
		verbs[fmt.Sprintf("%d%s", next, match[3])] = true
		next++
	}
	return slices.Sorted(maps.Keys(verbs))
}

func TestVerbsOf(t *testing.T) {
	for form, want := range map[string]string{
		"none, 5 %": "[]", "%s of %d": "[1s 2d]", "%[2]d av %[1]s": "[1s 2d]", "%[1]q: %[1]q, 5 %%": "[1q]",
	} {
		if got := fmt.Sprint(verbsOf(form)); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestParseSentences(t *testing.T) {
	sentences, err := parseSentences("# a remark\n\nfound %s\n\tfant %s\nname it\n\tnevn det\n")
	if err != nil || len(sentences) != 2 || sentences["found %s"] != "fant %s" {
		t.Errorf("got %q, %v", sentences, err)
	}
	for data, want := range map[string]string{
		"\tfant\n":         "line 1: found \"\\tfant\", accepted is an English sentence before it",
		"a\nb\n":           `line 2: found "b", accepted is a tab and what "a" is in the language`,
		"a\n\tb\na\n\tc\n": `line 3: "a" is there twice`,
		"a\n":              `the end: "a" is not said in the language`,
	} {
		if _, err := parseSentences(data); err == nil || err.Error() != want {
			t.Errorf("parseSentences(%q): got error %v, want %s", data, err, want)
		}
	}
}
