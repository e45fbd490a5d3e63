package vocabulary

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"servgap/gap/survey"
)

// NumberedLabel is a label with the number that stands beside it.
type NumberedLabel struct {
	Label  string
	Number survey.Decimal
}

// form is one way in which exports write a number beside a label.
type form struct {
	pattern       *regexp.Regexp
	label, number int
}

// forms are the number in front, then behind: "7 (Helt enig)", "(7) Helt enig",
// "7 - Helt enig", "7. Helt enig", "7=Helt enig"; "Helt enig (7)", "Uenig -3",
// "Helt enig = 7".
var forms = sync.OnceValue(func() []form {
	const number = `([+−-]?\d+(?:[.,]\d+)?)`
	return []form{
		{regexp.MustCompile(`^` + number + `\s*[(\[](.+)[)\]]$`), 2, 1},
		{regexp.MustCompile(`^[(\[]` + number + `[)\]][\s.:=–—-]*(.+)$`), 2, 1},
		{regexp.MustCompile(`^` + number + `[\s.:=)–—-]+(.+)$`), 2, 1},
		{regexp.MustCompile(`^(.+?)[\s:=–—-]*[(\[]` + number + `[)\]]$`), 1, 2},
		{regexp.MustCompile(`^(.+?)\s+` + number + `$`), 1, 2},
		{regexp.MustCompile(`^(.+?)[\s:=–—-]+(\d+(?:[.,]\d+)?)$`), 1, 2},
	}
})

// longestLabel is the length in bytes above which no text is taken for a label:
// comments are not searched for numbers.
const longestLabel = 1000

// Numbered reads a text as a label with a number, in every way that it can be read:
// "Uenig -3" is Uenig with −3 and, the dash a mere one, Uenig with 3. None are
// found in a text of more than 1000 bytes.
func Numbered(text string) []NumberedLabel {
	if len(text) > longestLabel {
		return nil
	}
	text = tidy(text)
	if !endsInNumber(text) { // else no pattern can hold, and they take time
		return nil
	}
	var found []NumberedLabel
	for _, f := range forms() {
		m := f.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if number, ok := survey.ParseDecimal(m[f.number]); ok {
			found = append(found, NumberedLabel{m[f.label], number})
		}
	}
	return found
}

// endsInNumber reports whether a text has a digit and what parts a number from a label,
// and something at one of its ends that a number there can begin or end with.
func endsInNumber(text string) bool {
	const digits = "0123456789"
	if !strings.ContainsAny(text, digits) || !strings.ContainsAny(text, " .:=()[]–—-") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(digits+"+−-([", first) || strings.ContainsAny(text[len(text)-1:], digits+")]")
}
