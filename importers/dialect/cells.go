package dialect

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"servgap/importers/pattern"
)

// clean takes white space, byte order marks and zero-width marks off both ends.
func clean(cell string) string {
	return strings.TrimFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f'
	})
}

// fold makes texts equal that a person would call the same.
func fold(text string) string {
	if areWords(text) {
		return strings.ToLower(text)
	}
	text = strings.ReplaceAll(norm.NFC.String(clean(text)), "’", "'")
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// isWord reports whether a text is one word of ASCII signs, as most are; it saves
// their rows the allocations.
func isWord(text string) bool {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// areWords reports whether a text is such words with one blank between each two.
func areWords(text string) bool {
	for i := range len(text) {
		c := text[i]
		beside := i == 0 || i == len(text)-1 || text[i-1] == ' '
		if c < ' ' || c >= 0x7f || c == ' ' && beside {
			return false
		}
	}
	return true
}

var markup = pattern.New(`</?[a-zA-Z][^<>]*>`)

// plain writes a question without markup: tags and entities that platforms leave
// in, and a run of white space within a line as one blank.
func plain(text string) string {
	if strings.ContainsAny(text, "<&") {
		text = html.UnescapeString(markup.ReplaceAllString(text, " "))
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return clean(strings.Join(lines, "\n"))
}

// missing are the words for no answer that say nothing about a column's type.
var missing = set("", "-", "–", ".", "na", "n/a", "#n/a", "null", "nan", "none", "nil", "[not completed]")

func isMissing(cell string) bool { return !isDigit(cell) && isAmong(missing, cell) }

// isAmong reports whether a text folds to one of some words. It is asked of each cell
// of the first rows, so it folds short words in place.
func isAmong(words map[string]bool, text string) bool {
	var folded [32]byte
	if len(text) > len(folded) || !areWords(text) {
		return words[fold(text)]
	}
	for i := range len(text) {
		folded[i] = text[i]
		if c := text[i]; 'A' <= c && c <= 'Z' {
			folded[i] += 'a' - 'A'
		}
	}
	return words[string(folded[:len(text)])]
}

// isDigit reports whether a cell is one digit, as most answers are: it spares them
// what other texts have to be asked.
func isDigit(cell string) bool { return len(cell) == 1 && cell[0] >= '0' && cell[0] <= '9' }

// number reads a number with a point or a comma, a percent sign perhaps behind it.
func number(cell string) (float64, bool) {
	if isDigit(cell) {
		return float64(cell[0] - '0'), true
	}
	text := strings.TrimRight(strings.TrimSuffix(clean(cell), "%"), " \u00a0\u202f")
	if text == "" || len(text) > 40 || strings.Trim(text, "+-−.,0123456789eE") != "" || text[0] == 'e' || text[0] == 'E' {
		return 0, false
	}
	text = strings.ReplaceAll(text, "−", "-")
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return n, err == nil
}

func isNumber(cell string) bool {
	_, ok := number(cell)
	return ok
}

// dates are the forms of a date that platforms write, time perhaps behind it.
var dates = pattern.New(`^(?:`+
	`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`+ // 2017-07-18
	`|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})`+ // 7/18/2017, 18.07.2017, 4/10/13
	`|\d{4}-\pL{3}-\d{2}`+ // 2016-Apr-04
	`|\d{1,2}[-. ]{1,2}\pL{3,9}[-. ]{1,2}\d{2,4}`+ // 18-Jul-2017, 18. juli 2017
	`|(?:\pL{3,9},? )?\pL{3,9}\.? \d{1,2},? \d{4}`+ // Jul 19, 2022
	`)(?:[T ,].*)?$`, pattern.Digits, "-/. ")

func isDate(cell string) bool {
	text := clean(cell)
	return len(text) >= 6 && len(text) <= 60 && (isPlainDate(text) || dates.MatchString(text))
}

// isPlainDate reports whether a text is 2017-07-18, with a time behind it or without: most
// are, and for them the other forms need not be compiled.
func isPlainDate(text string) bool {
	const form = "0000-00-00"
	if len(text) < len(form) || len(text) > len(form) && (!strings.ContainsRune("T ,", rune(text[len(form)])) || strings.Contains(text, "\n")) {
		return false
	}
	for i := range len(form) {
		if form[i] == '0' && !isDigit(text[i:i+1]) || form[i] == '-' && text[i] != '-' {
			return false
		}
	}
	return true
}

// ids are the forms of an identifier that no question has: R_ and letters
// (Qualtrics), a UUID, a hash.
var ids = pattern.New(`^(?:R_[0-9A-Za-z]{11,}|(?:uuid:)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{20,}|[0-9a-z]*\d[0-9a-z]*[a-z][0-9a-z]{22,})$`)

func isID(cell string) bool {
	text := clean(cell)
	return len(text) >= shortestID && (strings.HasPrefix(text, "R_") || !strings.ContainsAny(text, "_ ")) && ids.MatchString(text)
}

// shortestID is the length of the shortest form of an identifier, in bytes.
const shortestID = len("R_") + 11

// isValue reports whether a cell is what no header has: a date, a number, an id.
func isValue(cell string) bool { return isNumber(cell) || isDate(cell) || isID(cell) }

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, word := range words {
		m[word] = true
	}
	return m
}
