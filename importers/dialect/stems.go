package dialect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Divide finds the grids in the texts of columns that come without a platform, as the
// variable labels of SPSS do: "Stem - Row", or "Row: Stem".
func Divide(columns []Column) {
	splitRuns(columns, []string{" - ", " – ", " >> ", ": "})
	divideEnds(columns)
}

// headed are what stands between a question and its statement in one header: nothing
// but the question mark, too.
var headed = []string{" - ", " >> ", "?: ", "? "}

// leastEnds is how many neighbours share the end of their texts in a grid; two may be
// one statement, expected and perceived.
const leastEnds = 3

// divideEnds divides the texts of neighbours that are one behind their first colon.
func divideEnds(columns []Column) {
	for from := 0; from < len(columns); {
		_, stem, _ := strings.Cut(columns[from].Text, ": ")
		to := from + 1
		for to < len(columns) && stem != "" && columns[to].Kind == Answer && columns[to].Stem == "" && strings.HasSuffix(columns[to].Text, ": "+stem) {
			to++
		}
		if to-from >= leastEnds && columns[from].Kind == Answer && columns[from].Stem == "" {
			for i := from; i < to; i++ {
				columns[i].Stem, columns[i].Row = clean(stem), clean(strings.TrimSuffix(columns[i].Text, ": "+stem))
			}
		}
		from = to
	}
}

// splitBlocks divides the texts of grids in stem and row. Columns with one block
// name are a grid's.
func splitBlocks(columns []Column, blocks []string, separators []string) {
	places := make(map[string][]int)
	for i, block := range blocks {
		if block != "" {
			places[block] = append(places[block], i)
		}
	}
	for _, block := range places {
		split(columns, block, separators)
	}
}

// splitRuns divides the texts of neighbours that begin alike, up to a separator.
func splitRuns(columns []Column, separators []string) {
	plainAnswer := func(c Column) bool { return c.Kind == Answer && c.Row == "" && c.Stem == "" }
	for i := 0; i < len(columns); i++ {
		if !plainAnswer(columns[i]) {
			continue
		}
		run := []int{i}
		for j := i + 1; j < len(columns) && plainAnswer(columns[j]) && stem([]string{columns[i].Text, columns[j].Text}, separators) > 0; j++ {
			run = append(run, j)
		}
		if len(run) > 1 && split(columns, run, separators) {
			i = run[len(run)-1]
		}
	}
}

// split divides the texts of some columns after what they have in common up to a
// separator; false if there is none.
func split(columns []Column, places []int, separators []string) bool {
	texts := make([]string, len(places))
	for i, place := range places {
		texts[i] = columns[place].Text
	}
	end := stem(texts, separators)
	if end == 0 {
		return false
	}
	for i, place := range places {
		columns[place].Stem = strings.TrimRightFunc(strings.TrimRight(texts[i][:end], " -–:>"), unicode.IsSpace)
		columns[place].Row = clean(texts[i][end:])
	}
	return true
}

// stem gives where the common beginning of texts ends with the last separator in
// it that leaves something of each text; 0 if there is none, or no letter in it.
func stem(texts []string, separators []string) int {
	common := texts[0]
	for _, text := range texts[1:] {
		common = prefix(common, text)
	}
	for _, separator := range separators {
		for at := strings.LastIndex(common, separator); at > 0; at = strings.LastIndex(common[:at], separator) {
			end := at + len(separator)
			if strings.ContainsFunc(common[:at], unicode.IsLetter) && leaves(texts, end) {
				return end
			}
		}
	}
	return 0
}

func leaves(texts []string, end int) bool {
	for _, text := range texts {
		if clean(text[end:]) == "" {
			return false
		}
	}
	return true
}

// prefix is what two texts begin with, in whole letters.
func prefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return a[:n]
}

// bracketed divides "Stem [Row]". Brackets may stand within the row's, and a
// spreadsheet program's number for a repeated name behind them.
func bracketed(text string) (stem, row string, ok bool) {
	text = strings.TrimRight(text, " ")
	if dot := strings.LastIndexByte(text, '.'); dot > 0 && strings.HasSuffix(text[:dot], "]") && isDigits(text[dot+1:]) {
		text = text[:dot]
	}
	if !strings.HasSuffix(text, "]") {
		return "", "", false
	}
	depth := 0
	for at := len(text) - 1; at > 0; at-- {
		switch text[at] {
		case ']':
			depth++
		case '[':
			depth--
			if depth == 0 {
				stem, row = clean(text[:at]), clean(text[at+1:len(text)-1])
				return stem, row, stem != ""
			}
		}
	}
	return "", "", false
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
