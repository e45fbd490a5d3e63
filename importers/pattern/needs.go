package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// parsed is a form in its parts.
func parsed(form string) *syntax.Regexp {
	re, err := syntax.Parse(form, syntax.Perl)
	if err != nil {
		panic(err) // of a form that has been compiled
	}
	return re
}

// needs reports whether all that a part matches has one of some characters.
func needs(part *syntax.Regexp, set string) bool {
	within := func(sub *syntax.Regexp) bool { return needs(sub, set) }
	switch part.Op {
	case syntax.OpLiteral:
		return slices.ContainsFunc(part.Rune, func(r rune) bool {
			return strings.ContainsRune(set, r) && (part.Flags&syntax.FoldCase == 0 || unicode.SimpleFold(r) == r)
		})
	case syntax.OpCharClass:
		return ofClass(part.Rune, set)
	case syntax.OpCapture, syntax.OpPlus:
		return within(part.Sub[0])
	case syntax.OpRepeat:
		return part.Min > 0 && within(part.Sub[0])
	case syntax.OpConcat:
		return slices.ContainsFunc(part.Sub, within)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(part.Sub, func(sub *syntax.Regexp) bool { return !within(sub) })
	default:
		return false
	}
}

// ofClass reports whether the characters from each first to each last are all of some.
func ofClass(ranges []rune, set string) bool {
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if !strings.ContainsRune(set, r) {
				return false
			}
		}
	}
	return true
}
