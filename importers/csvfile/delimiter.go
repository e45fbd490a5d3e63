package csvfile

import (
	"slices"
	"strconv"
	"strings"

	"servgap/importers/problem"
)

// candidates are the delimiters looked for, the likelier first.
const candidates = ",;\t|"

// checkDelimiter refuses what cannot separate cells. 0 stands for none.
func checkDelimiter(b byte) error {
	if b == '"' || b == '\n' || b == '\r' || b >= 0x80 {
		return problem.Problem{
			Kind:    problem.Usage,
			Code:    "E-CSV-DELIMITER",
			Message: problem.Say("delimiter %q cannot separate cells, accepted is an ASCII character other than the quote and line ends", b),
			Fix:     problem.Say("%s", delimiterAs(";")),
		}
	}
	return nil
}

// delimiterAs is the part of a remedy that names a delimiter.
func delimiterAs(delimiter string) problem.Setting {
	return problem.Setting{Name: "delimiter", Value: strconv.Quote(delimiter)}
}

// sepLine reads a first line like "sep=;", which Excel writes and obeys. It
// gives the bytes of the line with its end and the delimiter, both 0 without
// such a line.
func sepLine(text string) (n int, delimiter byte) {
	line := text[:min(len(text), len(`"sep=;"`)+2)]
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	} else if len(line) < len(text) {
		return 0, 0
	}
	bare := line
	if inner, ok := strings.CutPrefix(bare, `"`); ok {
		bare = strings.TrimSuffix(inner, `"`)
	}
	if len(bare) != len("sep=;") || !strings.EqualFold(bare[:4], "sep=") || checkDelimiter(bare[4]) != nil {
		return 0, 0
	}
	c := cursor{text: text, at: len(line)}
	c.blankLine()
	return c.at, bare[4]
}

// sniffDelimiter takes the candidate that cuts the most records of the sample
// into the same number of cells, more than one; the comma if there is none. A
// candidate by which the header has that number too goes before all others: it
// is the header that decides between "a;b" and the commas of "3,5;4,5". A sample
// that is not the whole text may end within a record.
func sniffDelimiter(sample string, whole bool) byte {
	var best fit
	for i := range len(candidates) {
		if f := fitOf(sample, candidates[i], whole); f.better(best) {
			best = f
		}
	}
	if best.records == 0 {
		return ','
	}
	return best.delimiter
}

// fit tells how well a delimiter cuts a sample: the number of cells that most
// records have, and how many and whether the first one have it. No records, if
// most are of one cell.
type fit struct {
	delimiter      byte
	records, width int
	header         bool
}

func (f fit) better(than fit) bool {
	switch {
	case f.records == 0:
		return false
	case f.header != than.header:
		return f.header
	case f.records != than.records:
		return f.records > than.records
	}
	return f.width > than.width
}

// fitOf parses up to 50 records, fewer if a quote is out of place.
func fitOf(sample string, delimiter byte, whole bool) fit {
	c := cursor{text: sample, delimiter: delimiter, most: sampleCells}
	seen := map[int]int{} // records by width
	first := 0
	for n := 0; n < sampleRecords && c.more(); {
		if c.blankLine() {
			continue
		}
		if c.next() != sound || !whole && !c.more() {
			break
		}
		if n++; first == 0 && (c.count > 1 || strings.ContainsAny(c.cells[0], candidates)) {
			first = c.count // a title above the table has none
		}
		seen[c.count]++
	}
	best := fit{delimiter: delimiter, width: 1, records: seen[1]}
	for width, records := range seen {
		if records > best.records || records == best.records && width > best.width {
			best.width, best.records = width, records
		}
	}
	if best.width == 1 {
		return fit{}
	}
	best.header = first == best.width
	return best
}

// oneColumn refuses a text whose header is one cell and holds another candidate
// several times: it was cut with the wrong delimiter, or each line was put in
// quotes as a whole. A header that merely has commas in it is let through when
// the first record has none, and a delimiter that was found by looking when it
// cuts the first record.
func oneColumn(text string, delimiter byte, found bool) error {
	c := cursor{text: text, delimiter: delimiter, most: sampleCells}
	row := 1
	for ; c.blankLine(); row++ {
	}
	if c.next() != sound || c.count != 1 {
		return nil
	}
	header := c.cells[0]
	for c.blankLine() {
	}
	only := !c.more()
	c.next()
	if found && c.count > 1 {
		return nil
	}
	best, most := "", 1
	for i := range len(candidates) {
		candidate := candidates[i : i+1]
		n := strings.Count(header, candidate)
		if n > most && (only || slices.ContainsFunc(c.cells, func(s string) bool { return strings.Contains(s, candidate) })) {
			best, most = candidate, n
		}
	}
	if best == "" {
		return nil
	}
	p := problem.Problem{
		Code:    "E-FILE-ONECOL",
		Row:     row,
		Message: problem.Say("only one column was found with delimiter %q; line 1 contains %d %q; accepted are several columns", string(delimiter), most, best),
		Fix:     problem.Say("delimiter is probably %q: %s", best, delimiterAs(best)),
	}
	if best == string(delimiter) {
		p.Message = problem.Say("only one column was found with delimiter %q; line 1 contains %d %q, all in quotes; accepted are several columns", string(delimiter), most, best)
		p.Fix = problem.Say("each line is in quotes as a whole: export the file again and give it as it is, without saving it from another program")
	}
	return p
}
