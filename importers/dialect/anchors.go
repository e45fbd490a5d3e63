package dialect

import (
	"strings"

	"servgap/importers/pattern"
)

// anchor is a number and what it stands for: "1 = Disagree", "5: very good",
// "1 (svært uviktig)", "7 – helt enig". The words end where a sign or a further
// number begins.
var anchor = pattern.New(`(?:^|[\s(\[,;/])(-?\d{1,3})\s*(=|:|–|—|-|\(|\bmeans\b|\bbetyr\b|\bbetyder\b|\bbedeutet\b)\s*(\pL[^\n,;:=()\[\]\d]*)`, pattern.Digits, "=:–—-(mb")

// joins end the words of an anchor before the next number: 1 = low to 7 = high.
var joins = []string{" and", " to", " til", " till", " og", " och", " bis", " und", " et", " à", " y", " a", " en", " tot", " ja", " -", " –", " through", " up to"}

// anchors reads what a header says of its numbers, at least two that differ: one
// alone can be the number of a question.
func anchors(text string) []string {
	var found []string
	numbers := make(map[string]bool)
	for rest := text; ; {
		at := anchor.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		number, words := rest[at[2]:at[3]], clean(rest[at[6]:at[7]])
		rest = rest[at[6]:]
		for _, join := range joins {
			words = strings.TrimSuffix(words, join)
		}
		words = clean(strings.TrimRight(words, " .!?"))
		if words == "" || numbers[number] || len(words) > 80 {
			continue
		}
		numbers[number] = true
		found = append(found, number+" = "+words)
	}
	if len(found) < 2 {
		return nil
	}
	return found
}
