package lang

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// findings are how the keys of sentences begin that tell what was found.
var findings = []string{"finding.", "headline."}

// Findings are the sentences that tell what was found, by key, with their placeholders.
func (w Words) Findings() map[string]string {
	found := make(map[string]string)
	for key, text := range w.catalogue().texts() {
		if slices.ContainsFunc(findings, func(begin string) bool { return strings.HasPrefix(key, begin) }) {
			found[key] = text
		}
	}
	return found
}

// With is the words with some texts in place of the catalogue's, by key.
func (w Words) With(texts map[string]string) Words {
	c := *w.catalogue()
	own := maps.Clone(c.texts())
	maps.Copy(own, texts)
	c.texts = func() map[string]string { return own }
	return Words{&c}
}

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^}]*\}`) })

// Placeholders are the names that a text has in braces, each once, in their order.
func Placeholders(text string) []string {
	names := placeholder().FindAllString(text, -1)
	for i, name := range names {
		names[i] = strings.Trim(name, "{}")
	}
	slices.Sort(names)
	return slices.Compact(names)
}
