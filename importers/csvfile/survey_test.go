package csvfile

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// forms are how the same answers are written, from the easy to the hard.
var forms = []struct {
	name, end string
	quote     bool
	answers   []string
}{
	{"numbers", "\n", false, nil},
	{"quoted CRLF", "\r\n", true, nil},
	{"labels", "\n", false, []string{"Svært uenig", "Uenig", "Litt uenig", "Verken eller", "Litt enig", "Enig", "Svært enig"}},
	{"labels quoted", "\n", true, []string{"Svært uenig", "Uenig", "Litt uenig", "Verken eller", "Litt enig", "Enig", "Svært enig"}},
}

// survey is a table like the export of a survey: an id, a time, two words, 44 answers
// from 1 to 7 of which some are blank, seven numbers, and a text that few have.
// Answers are the labels, where there are any.
func survey(rows int, labels []string) [][]string {
	random := rand.New(rand.NewPCG(1, 2))
	table := [][]string{make([]string, 56)}
	for i := range table[0] {
		table[0][i] = fmt.Sprintf("Q%d", i+1)
	}
	for row := range rows {
		cells := []string{fmt.Sprint(100_000 + row), "2025-01-06T07:00:37Z"}
		cells = append(cells, []string{"Oslo, sentrum", "Bergen", "Århus", "Tromsø"}[random.IntN(4)], []string{"consumer", "senior"}[random.IntN(2)])
		for range 44 {
			answer := ""
			if n := random.IntN(210); n < 203 {
				if answer = fmt.Sprint(n%7 + 1); labels != nil {
					answer = labels[n%7]
				}
			}
			cells = append(cells, answer)
		}
		for range 7 {
			cells = append(cells, fmt.Sprint(random.IntN(40)))
		}
		comment := ""
		if random.IntN(10) < 3 {
			comment = "Ventet lenge, men \"hyggelig\" betjening.\nTakk!"
		}
		table = append(table, append(cells, comment))
	}
	return table
}

// shuffle puts the columns in another order.
func shuffle(table [][]string) {
	for _, cells := range table {
		random := rand.New(rand.NewPCG(3, 4))
		random.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
	}
}

// written is a table with quotes where they are needed, or around all that is not
// blank.
func written(table [][]string, delimiter byte, quote bool, end string) string {
	var b strings.Builder
	for _, cells := range table {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte(delimiter)
			}
			if cell != "" && quote || strings.ContainsAny(cell, "\"\r\n"+string(delimiter)) {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return b.String()
}
