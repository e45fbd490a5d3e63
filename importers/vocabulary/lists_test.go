package vocabulary

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestLists reads lists that were written without a look at the sets, as they are and
// as exports write them.
func TestLists(t *testing.T) {
	data, err := os.ReadFile("testdata/lists.txt")
	if err != nil {
		t.Fatal(err)
	}
	forms := []func(text string, i int) string{
		func(text string, _ int) string { return text },
		func(text string, _ int) string { return strings.ToUpper(text) },
		func(text string, _ int) string { return strings.ReplaceAll(text, " ", "\u00a0") + "\u00a0" },
		func(text string, i int) string { return fmt.Sprintf("%d. %s", i+1, text) },
		func(text string, i int) string { return fmt.Sprintf("%d = %s", i+1, strings.ToLower(text)) },
		func(text string, i int) string { return fmt.Sprintf("(%d) %s", i+1, text) },
	}
	for line := range dataLines(string(data)) {
		language, list, _ := strings.Cut(line, " | ")
		labels := strings.Split(list, "; ")
		for _, write := range forms {
			var texts []string
			for i, label := range labels {
				texts = append(texts, write(label, i))
			}
			r := Default().Read(often(texts...))
			if r.Decision != Chosen || r.Points != len(labels) || !slices.Contains(r.Languages(), language) {
				t.Errorf("%s: read as %s in %v", strings.Join(texts, "; "), said(r, texts), r.Languages())
				break
			}
			for i, text := range texts {
				if rank, ok := rankOf(r, text); !ok || rank != i {
					t.Errorf("%s: %q has rank %d", line, text, rank)
				}
			}
		}
	}
}
