package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// asciiSigns are the signs that tables use beyond ASCII.
var asciiSigns = strings.NewReplacer("−", "-", "–", "-", "—", "-", "·", "|", "×", "x", "±", "+-", "≥", ">=", "→", "->", "✗", "x", "✓", "+", "…", "...", "’", "'", "█", "#", "░", ".", "\u00a0", " ")

// asciiLetters are letters and further signs as they are written without them.
var asciiLetters = strings.NewReplacer(
	"æ", "ae", "Æ", "Ae", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa", "ä", "ae", "Ä", "Ae", "ö", "oe", "Ö", "Oe", "ß", "ss",
	"«", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`, "‘", "'", "≤", "<=", "≠", "!=", "÷", "/", "√", "sqrt", "²", "^2", "½", "1/2",
	"Δ", "Delta", "Σ", "Sum", "α", "alpha", "χ", "chi", "λ", "lambda", "ω", "omega", "η", "eta",
)

// ASCII writes a text in ASCII alone: letters without their marks, and ? for what has
// no other way to be written.
func ASCII(text string) string {
	text = asciiLetters.Replace(asciiSigns.Replace(text))
	return strings.Map(func(r rune) rune {
		switch {
		case r <= unicode.MaxASCII:
			return r
		case unicode.Is(unicode.Mn, r):
			return -1
		default:
			return '?'
		}
	}, norm.NFD.String(text))
}
