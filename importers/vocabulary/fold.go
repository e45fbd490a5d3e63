package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"servgap/importers/pattern"
)

// Fold makes texts equal that a person would call the same: compatible characters
// (NFKC) without regard to case, no invisible ones, any run of blanks one blank,
// none at the ends.
func Fold(text string) string {
	if isSimple(text) {
		return strings.ToLower(text)
	}
	// Folding can undo the composition and composing the folding; the second round
	// is the one that Unicode's compatibility caseless match (D146) asks for.
	for range 2 {
		text = norm.NFKC.String(cases.Fold().String(tidy(text)))
	}
	return tidy(text)
}

// tidy is what Fold does without folding the case.
func tidy(text string) string {
	if isSimple(text) {
		return text
	}
	text = norm.NFKC.String(strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
			return ' '
		case invisible(r):
			return -1
		default:
			return r
		}
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// invisible reports whether a character, not a blank, shows nothing: controls,
// soft hyphens, joiners, marks of direction and of byte order, variation selectors.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// isSimple reports whether a text is of ASCII and of Latin-1's letters but for ß, with
// single blanks within, as most are: folding is lowering then, and nothing is to tidy.
func isSimple(text string) bool {
	before := ' '
	for _, r := range text {
		switch {
		case r == ' ' && before == ' ', r < ' ', r == '`', r > '~' && r < 'À', r == 'ß', r > 'ÿ':
			return false
		}
		before = r
	}
	return before != ' ' || text == ""
}

// typographic makes quotes plain, whichever a survey tool put in.
var typographic = strings.NewReplacer("‘", "'", "’", "'", "´", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

// Loose makes labels equal that differ in writing alone: what Fold makes equal,
// and quotes, full stops at the end, what stands between words (Verken/eller,
// verken - eller; niet eens, niet oneens; strongly_agree), and remarks in brackets behind the
// label, such as (neutral). Brackets with a digit in them are no remark: 1 (1).
func Loose(text string) string { return bare(plain(text)) }

// gendered is the second ending of a word that is written for women and men:
// satisfait(e)s, satisfait·e, insatisfecho/a.
var gendered = pattern.New(`(\pL{3})(?:\((?:e|a|es|as)\)|[·•/.](?:e|a|es|as)[·•.]?)(s?)($|[^\pL\pN])`)

// plain is Loose with the remarks in brackets.
func plain(text string) string {
	if !isSimple(text) {
		text = typographic.Replace(text)
	}
	text = Fold(text)
	if hasEnding(text) { // else the pattern, which takes time, finds nothing
		text = gendered.ReplaceAllString(text, "$1$2$3")
	}
	text = withoutStop(text)
	if !strings.ContainsFunc(text, func(r rune) bool { return r == ',' || r != ' ' && isBetween(r) }) {
		return text
	}
	inside := strings.TrimFunc(text, isBetween)
	if inside == "" {
		return text
	}
	sign := ""
	if start := strings.Index(text, inside); strings.HasSuffix(text[:start], "-") && inside[0] >= '0' && inside[0] <= '9' {
		sign = "-"
	}
	return sign + strings.Join(strings.FieldsFunc(strings.ReplaceAll(inside, ", ", " "), isBetween), " ")
}

// hasEnding reports whether a text may have a second ending.
func hasEnding(text string) bool {
	for i, r := range text {
		if opensEnding(r) && isEnding(text[:i], text[i+utf8.RuneLen(r):]) {
			return true
		}
	}
	return false
}

// isEnding reports whether between two texts a second ending may open: behind three
// letters and in front of an e or an a, with which a word or an s ends.
func isEnding(before, behind string) bool {
	for range 3 {
		last, size := utf8.DecodeLastRuneInString(before)
		if !unicode.IsLetter(last) {
			return false
		}
		before = before[:len(before)-size]
	}
	if !strings.HasPrefix(behind, "e") && !strings.HasPrefix(behind, "a") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(behind[1:])
	return next == 's' || !unicode.IsLetter(next) && !unicode.IsNumber(next)
}

// opensEnding reports whether a second ending may begin with a character.
func opensEnding(r rune) bool {
	switch r {
	case '(', '·', '•', '/', '.':
		return true
	}
	return false
}

// isBetween reports whether a character stands between words.
func isBetween(r rune) bool {
	switch r {
	case ' ', '/', '_', '-', '‐', '‑', '‒', '–', '—', '―', '−':
		return true
	}
	return false
}

// withoutStop takes off full stops at the end, unless there is nothing else.
func withoutStop(text string) string {
	if before := strings.TrimRight(text, ". "); before != "" {
		return before
	}
	return text
}

// bare takes off remarks in brackets at the end of a plain text.
func bare(text string) string {
	for {
		start := remark(text)
		if start <= 0 {
			return text
		}
		before := strings.TrimRight(text[:start], " .")
		if before == "" {
			return text
		}
		text = before
	}
}

// remark is where brackets begin that end a text and have no digit in them; −1 if
// there are none.
func remark(text string) int {
	closing, opening := ")", "("
	if strings.HasSuffix(text, "]") {
		closing, opening = "]", "["
	}
	if !strings.HasSuffix(text, closing) {
		return -1
	}
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch c := text[i : i+1]; {
		case c == closing:
			depth++
		case c == opening && depth == 1:
			return i
		case c == opening:
			depth--
		case c >= "0" && c <= "9":
			return -1
		}
	}
	return -1
}
