package dialect

import (
	"slices"
	"strings"
)

// The reasons for which a row is no answer.
const (
	Preview     = "preview"
	Test        = "test"
	Incomplete  = "incomplete"
	Spam        = "spam"
	ScreenedOut = "screened_out"
	Deleted     = "deleted"
	Blank       = "blank"
	Total       = "total"
	Note        = "note"
)

// Rule says which rows are no answers, and why.
type Rule struct {
	Reason string
	Column int // -1 for the whole row

	// Of a column, a row goes if its cell is one of Is, or if there is Not and it
	// is none of those, or if it is a number below Below. Upper and lower case do
	// not matter, and 1.0 is 1.
	Is, Not []string
	Below   float64

	// All are columns, Column among them, that have to speak against the row each,
	// unless they are blank.
	All []int

	answers []int // of Blank: the columns to look at
	counts  []int // of Note: the columns that number the rows

	// Of Total: where every response has something; where a word says enough without
	// that; whether the first column holds names; the number of columns.
	keys, words []int
	names       bool
	width       int
	answered    []answered // by column
	totals      [][]string // rows that are sums or means of those above them
}

// Drops reports whether a row is no answer by this rule. A row that is too short
// has blanks.
func (r *Rule) Drops(cells []string) bool {
	switch {
	case r.Column >= 0:
		return r.dropsByColumns(cells)
	case r.Reason == Total:
		return r.isTotal(cells)
	case r.Reason == Note:
		return r.isNote(cells)
	}
	for _, i := range r.answers {
		if clean(cell(cells, i)) != "" {
			return false
		}
	}
	for i := range cells { // beyond the header
		if len(r.answers) == 0 && clean(cells[i]) != "" {
			return false
		}
	}
	return true
}

// dropsByColumns asks the column, or all of them, of which a blank one says nothing.
func (r *Rule) dropsByColumns(cells []string) bool {
	if r.All == nil {
		return r.dropsCell(cell(cells, r.Column))
	}
	against := false
	for _, i := range r.All {
		text := cell(cells, i)
		if clean(text) == "" {
			continue
		}
		if against = r.dropsCell(text); !against {
			return false
		}
	}
	return against
}

// dropsCell takes 1.0 for 1, which is what a spreadsheet makes of it.
func (r *Rule) dropsCell(text string) bool {
	if r.Below > 0 {
		n, ok := number(text)
		return ok && n < r.Below
	}
	text = strings.TrimSuffix(fold(text), ".0")
	return slices.Contains(r.Is, text) || len(r.Not) > 0 && !slices.Contains(r.Not, text)
}

func cell(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

// statusRules are what platforms write of a row that is no answer, by the folded
// name of the column. Qualtrics writes its words in English in accounts of all
// languages, and its numbers are their value labels. Of Questback's codes 31 and 32
// say completed, the others of the thirties that the survey ended otherwise
// (qbdocs.atlassian.net, Disposition Codes). In SurveyXact the fourth state is
// completed. The states of Forsta, which was Confirmit, are those that its exports can
// be filtered by (Forsta Data Processing, Survey Database).
var statusRules = map[string][]struct {
	column string
	rule   Rule
}{
	Qualtrics: {
		{"status", Rule{Reason: Preview, Is: []string{"1", "17", "survey preview", "offline survey preview"}}},
		{"status", Rule{Reason: Test, Is: []string{"2", "survey test", "256", "synthetic"}}},
		{"status", Rule{Reason: Spam, Is: []string{"8", "9", "12", "40", "spam", "survey preview spam", "imported spam", "ex spam"}}},
		{"finished", Rule{Reason: Incomplete, Is: []string{"0", "false"}}},
	},
	Alchemer: {
		{"status", Rule{Reason: Test, Is: []string{"test", "test data"}}},
		{"status", Rule{Reason: Incomplete, Is: []string{"partial"}}},
		{"status", Rule{Reason: ScreenedOut, Is: []string{"disqualified"}}},
		{"status", Rule{Reason: Deleted, Is: []string{"deleted"}}},
	},
	Typeform: {
		{"response type", Rule{Reason: Incomplete, Is: []string{"partial", "started"}}},
	},
	Questback: {
		{"tester", Rule{Reason: Test, Is: []string{"1"}}},
		{"dispcode", Rule{Reason: ScreenedOut, Is: []string{"35", "36", "37"}}},
		{"dispcode", Rule{Reason: Incomplete, Not: []string{"31", "32", "35", "36", "37", ""}}},
	},
	Forsta: {
		{"status", Rule{Reason: Incomplete, Is: []string{"incomplete", "error"}}},
		{"status", Rule{Reason: ScreenedOut, Is: []string{"screened", "quotafull"}}},
	},
	SurveyXact: {
		{"statoverall_4", Rule{Reason: Incomplete, Is: []string{"0"}}},
		{"stato_4", Rule{Reason: Incomplete, Is: []string{"0"}}},
	},
}

// rules gives the rules for blank rows, then the platform's for the columns that are
// there, then that for totals.
func (t *table) rules(d Dialect) []Rule {
	blank := blankRule(d)
	rules := []Rule{blank}
	finished := false
	for _, known := range statusRules[d.Platform] {
		for i, c := range d.Columns {
			if c.Kind != Answer && (fold(c.Name) == known.column || legacyCode.MatchString(c.Name) && fold(c.Text) == known.column) {
				known.rule.Column = i
				rules = append(rules, known.rule)
				finished = finished || known.column == "finished"
				break
			}
		}
	}
	switch d.Platform {
	case Qualtrics:
		if progress := d.Of(Progress); !finished && len(progress) > 0 {
			rules = append(rules, Rule{Reason: Incomplete, Column: progress[0], Below: 100})
		}
	case REDCap:
		if forms := t.ratedForms(d); len(forms) > 0 {
			rules = append(rules, Rule{Reason: Incomplete, Column: forms[0], All: forms, Is: []string{"0", "incomplete"}})
		}
	case LimeSurvey: // 1980-01-01 00:00:00 is handed in, too: the time is not kept
		if ended := d.Of(Ended); len(ended) > 0 {
			rules = append(rules, Rule{Reason: Incomplete, Column: ended[0], Is: []string{"", "na", "n/a", "null"}})
		}
	}
	rules = append(rules, t.totalRule(d, blank))
	if counts := t.counts(d); len(counts) > 0 {
		rules = append(rules, Rule{Reason: Note, Column: -1, counts: counts})
	}
	return rules
}

// counts are the columns that number the rows.
func (t *table) counts(d Dialect) []int {
	return slices.DeleteFunc(d.Of(Derived), func(i int) bool { return !t.isCount(i) })
}

// isNote reports whether a row has words where the others have their number, or nothing
// there and one text in all: what is written below a table, or between its parts.
func (r *Rule) isNote(cells []string) bool {
	words := filled(cells) == 1
	for _, i := range r.counts {
		text := clean(cell(cells, i))
		if text != "" && text[0] >= '0' && text[0] <= '9' { // 12b is a number, too
			return false
		}
		words = words || !isMissing(text)
	}
	return words
}

// blankRule drops rows with nothing in them but what a formula fills.
func blankRule(d Dialect) Rule {
	r := Rule{Reason: Blank, Column: -1}
	for i, c := range d.Columns {
		if c.Kind != Derived && c.Kind != Empty {
			r.answers = append(r.answers, i)
		}
	}
	return r
}
