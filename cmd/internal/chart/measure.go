package chart

import (
	"strings"
	"unicode"
)

// bold reports whether a class of text is set in bold, which takes more room.
func bold(class string) bool { return class == "title" || class == "value" }

// measure is the room that a text takes at most, in the units of the canvas. There is
// no font to ask: whatever the reader has, few are wider than DejaVu Sans, whose widths
// these are, rounded up.
func measure(text, class string) float64 {
	ems := 0.0
	for _, r := range text {
		ems += em(r)
	}
	if bold(class) {
		ems *= 1.12
	}
	return ems * sizes[class]
}

// em is the width of a character in sizes of the font.
func em(r rune) float64 {
	switch {
	case joins(r):
		return 0
	case strings.ContainsRune("iljI.,'|!:; ·\u00a0", r):
		return 0.36
	case strings.ContainsRune("frt()-[]{}/\"*–", r):
		return 0.5
	case strings.ContainsRune("mwMWQOGD@%—…−+=<>~→#&æœÆŒ", r):
		return 1
	case r < 0x250 && unicode.IsUpper(r):
		return 0.78
	case r < 0x250 && unicode.IsPrint(r):
		return 0.65
	case r > 0x2190 && unicode.IsSymbol(r):
		return 1.4 // pictures
	default:
		return 1.05 // CJK, and scripts whose widths are not known
	}
}

// joins reports whether a character stands on or with the one before it.
func joins(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Variation_Selector) || string(r) == zeroWidthJoiner || r >= 0x1F3FB && r <= 0x1F3FF
}

const zeroWidthJoiner = "\u200d"

// wrap breaks a text into lines that are no wider than the room: at blanks, and inside
// a word that is wider itself, which begins on the line before it if half of that is free. An empty text has none.
func wrap(text, class string, room float64) []string {
	if text == "" {
		return nil
	}
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		joined := strings.TrimPrefix(line+" "+word, " ")
		if measure(joined, class) <= room {
			line = joined
			continue
		}
		if line != "" && (measure(word, class) <= room || measure(line, class) > room/2) {
			lines, joined = append(lines, line), word
		}
		parts := chop(joined, class, room)
		lines, line = append(lines, parts[:len(parts)-1]...), parts[len(parts)-1]
	}
	return append(lines, line)
}

// chop cuts a word where the room ends, and never between a letter and what stands on it.
// Between two letters of Latin a hyphen says so.
func chop(word, class string, room float64) []string {
	parts := []string{""}
	last := rune(0)
	for _, r := range word {
		part := &parts[len(parts)-1]
		hyphen := ""
		if unicode.Is(unicode.Latin, r) && unicode.Is(unicode.Latin, last) {
			hyphen = "-"
		}
		if *part != "" && !joins(r) && string(last) != zeroWidthJoiner && measure(*part+string(r)+"-", class) > room {
			*part += hyphen
			parts = append(parts, "")
			part = &parts[len(parts)-1]
		}
		*part, last = *part+string(r), r
	}
	return parts
}
