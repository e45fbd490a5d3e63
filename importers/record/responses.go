package record

import "strconv"

// AreResponses reports whether most of the rows of a sheet, its header first, look like
// responses: answers that come again or are numbers fill most of their cells, two at
// least. A list of variables with their texts, a cover or a log has few of them: what
// is alike in all its rows, and what counts them, is no answer.
func AreResponses(rows [][]string) bool {
	if len(rows) < 3 {
		return false
	}
	rows = rows[1:]
	answers := answerColumns(rows)
	like := 0
	for _, row := range rows {
		filled, answered := 0, 0
		for i, text := range row {
			if text == "" {
				continue
			}
			filled++
			if answers[i] {
				answered++
			}
		}
		if answered > 1 && 2*answered > filled {
			like++
		}
	}
	return 2*like > len(rows)
}

// column is what stands in a column.
type column struct {
	texts   map[string]int
	last    float64
	numbers int
	counts  bool // each number is one more than that before
}

func (c *column) add(text string) {
	c.texts[text]++
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		c.counts = false
		return
	}
	c.counts = c.counts && (c.numbers == 0 || n == c.last+1)
	c.last = n
	c.numbers++
}

// answerColumns are the columns of which most cells are numbers or come again, and not
// all are one.
func answerColumns(rows [][]string) map[int]bool {
	columns := make(map[int]*column)
	for _, row := range rows {
		for i, text := range row {
			if text == "" {
				continue
			}
			if columns[i] == nil {
				columns[i] = &column{texts: make(map[string]int), counts: true}
			}
			columns[i].add(text)
		}
	}
	answers := make(map[int]bool)
	for i, c := range columns {
		all, again := 0, 0
		for text, n := range c.texts {
			all += n
			if _, err := strconv.ParseFloat(text, 64); err == nil || n > 1 {
				again += n
			}
		}
		answers[i] = len(c.texts) > 1 && !(c.counts && c.numbers > 2) && 2*again > all
	}
	return answers
}
