// Package pattern holds regular expressions that are compiled when a text first may
// match: most runs meet few platforms, and to compile one takes longer than to read a
// column.
package pattern

import (
	"regexp"
	"strings"
	"sync"
)

// Characters that a match may need, for New.
const (
	Digits = "0123456789" // as \d
	Blanks = "\t\n\f\r "  // as \s
)

// Pattern is a regular expression.
type Pattern struct {
	needs    []string
	compiled func() *regexp.Regexp
}

// New is the pattern of a form, which has to be one that regexp accepts. Every match has
// to have a character of each of needs: a text without them is no match, for which
// nothing is compiled.
func New(form string, needs ...string) Pattern {
	return Pattern{needs, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(form) })}
}

// may reports whether a text has what every match has.
func (p Pattern) may(text string) bool {
	for _, set := range p.needs {
		if !strings.ContainsAny(text, set) {
			return false
		}
	}
	return true
}

// MatchString is that of the regular expression, as are the others.
func (p Pattern) MatchString(text string) bool { return p.may(text) && p.compiled().MatchString(text) }

// FindStringSubmatch is nil if there is no match.
func (p Pattern) FindStringSubmatch(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.compiled().FindStringSubmatch(text)
}

// FindStringSubmatchIndex is nil if there is no match.
func (p Pattern) FindStringSubmatchIndex(text string) []int {
	if !p.may(text) {
		return nil
	}
	return p.compiled().FindStringSubmatchIndex(text)
}

// ReplaceAllString is the text itself if there is no match.
func (p Pattern) ReplaceAllString(text, by string) string {
	if !p.may(text) {
		return text
	}
	return p.compiled().ReplaceAllString(text, by)
}

// Needless are the needs that a match may be without, which a test looks for.
func (p Pattern) Needless() []string {
	var found []string
	for _, set := range p.needs {
		if !needs(parsed(p.compiled().String()), set) {
			found = append(found, set)
		}
	}
	return found
}
