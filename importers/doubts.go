package importers

import (
	"slices"

	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// Doubts are the rules of a platform that say a row is no answer, a bit for each
// rule of the layout. Whether a rule holds is known only at the end of the file:
// one that says so of every row is set aside, as for a survey whose responses are
// all tests.
type Doubts uint16

// mostDoubts is how many rules a layout takes; no platform has as many.
const mostDoubts = 16

// Row is what became of a row with a response.
type Row struct {
	Kept   bool // by the conditions of the mapping
	Doubts Doubts
	ID     string // of the respondent of a row that is kept, if the layout has a column for it
	// Margins is the respondent's answers to the margins that are raked by, valid until
	// the next row.
	Margins []string
}

// doubtful are the rules of a dialect that a row can be in doubt by: blank rows are
// none.
func doubtful(d dialect.Dialect) []dialect.Rule {
	rules := slices.DeleteFunc(slices.Clone(d.Rules), func(r dialect.Rule) bool { return r.Reason == dialect.Blank })
	return rules[:min(len(rules), mostDoubts)]
}

// doubt gives the rules that say a row is no answer. What is in short is spelled for
// those that look at the whole row.
func (l *Layout) doubt(rec *record.Record) Doubts {
	var doubts Doubts
	for i := range l.doubts {
		rule := &l.doubts[i]
		if rule.Column < 0 {
			if rule.Keyed(rec.Cells) {
				continue
			}
			rec.Spell()
		}
		if rule.Drops(rec.Cells) {
			doubts |= 1 << i
		}
	}
	return doubts
}

// Spare makes the layout keep the rows that only these doubts speak against.
func (l *Layout) Spare(spared Doubts) { l.spared = spared }

// of gives the findings in rows of some doubts.
func (d *Decoder) of(doubts Doubts) *findings {
	if doubts == 0 {
		return d.sound
	}
	found := d.byDoubts[doubts]
	if found == nil {
		found = newFindings(d.layout)
		d.byDoubts[doubts] = found
	}
	return found
}

// Spared are the doubts that every row was in, which speak against none. It is
// known when the whole file has been read.
func (d *Decoder) Spared() Doubts {
	all, rows := ^Doubts(0), false
	for doubts, found := range d.byDoubts {
		if found.judged > 0 {
			all, rows = all&doubts, true
		}
	}
	if !rows {
		return 0
	}
	return all
}

// settle gives the findings in the rows that are answers, with the number of all
// rows, and the rows of each reason that are not.
func (d *Decoder) settle() (total *findings, dropped []Dropped) {
	spared := d.Spared()
	total = newFindings(d.layout)
	counts := make([]int64, len(d.layout.doubts))
	for doubts, found := range d.byDoubts {
		against := doubts &^ spared
		if against == 0 {
			total.merge(found)
			continue
		}
		total.rows += found.rows
		for i := range counts {
			if against&(1<<i) != 0 {
				counts[i] += found.rows
				break
			}
		}
	}
	for i, rule := range d.layout.doubts {
		dropped = addDropped(dropped, rule.Reason, counts[i])
	}
	return total, dropped
}

// addDropped adds to the count of a reason.
func addDropped(dropped []Dropped, reason string, n int64) []Dropped {
	if at := slices.IndexFunc(dropped, func(d Dropped) bool { return d.Reason == reason }); at >= 0 {
		dropped[at].Count += n
		return dropped
	}
	return append(dropped, Dropped{Reason: reason, Count: n})
}

// allDropped says that rules of the platform, each of which left something, left nothing
// of a file together.
func allDropped(s *Source, r Report) problem.Problem {
	return problem.Problem{
		Code: "E-DATA-NONE", File: s.Name, Sheet: s.Sheet,
		Message: problem.Say("found no response in %d rows: %s; accepted is at least one that was handed in", problem.Count(r.Rows), reasonsOf(r.Dropped)),
		Fix:     problem.Say("export the responses that were handed in, or correct the columns that say what a row is"),
	}
}

// reasonsOf lists what rows were left out for, and how many.
func reasonsOf(dropped []Dropped) problem.Text {
	var reasons []problem.Text
	for _, drop := range dropped {
		reason := droppedAs(drop.Reason)
		switch {
		case drop.Reason == ReasonBlank:
			continue
		case drop.Rule != nil:
			reason = drop.Rule.text()
		}
		reasons = append(reasons, problem.Say("%s (×%d)", reason, problem.Count(drop.Count)))
	}
	return problem.Comma(reasons)
}

// droppedAs says what rows are that are no answers.
func droppedAs(reason string) problem.Text {
	switch reason {
	case dialect.Preview:
		return problem.Say("preview")
	case dialect.Test:
		return problem.Say("test")
	case dialect.Incomplete:
		return problem.Say("not completed")
	case dialect.Spam:
		return problem.Say("spam")
	case dialect.ScreenedOut:
		return problem.Say("screened out")
	case dialect.Deleted:
		return problem.Say("deleted")
	case dialect.Total:
		return problem.Say("total of the others")
	case dialect.Note:
		return problem.Say("words in place of its number")
	case ReasonNoWeight:
		return problem.Say("without a weight")
	case ReasonNoCluster:
		return problem.Say("without a cluster")
	default:
		return problem.Say("without a rating")
	}
}

// sparedWarning says which rules were set aside, for they spoke against every row.
func (d *Decoder) sparedWarning(s *Source) problem.List {
	var list problem.List
	for i, rule := range d.layout.doubts {
		if d.Spared()&(1<<i) == 0 || rule.Column < 0 {
			continue
		}
		list = append(list, problem.Problem{
			Severity: problem.Warning, Code: "W-ROWS-SPARED", File: s.Name, Sheet: s.Sheet, Column: rule.Column + 1, Header: d.layout.header[rule.Column],
			Message: sparedMessage(rule.Reason),
			Fix:     problem.Say("if they are no answers, export those that are"),
		})
	}
	return list
}

// sparedMessage says what all rows are by a rule.
func sparedMessage(reason string) problem.Text {
	switch reason {
	case dialect.Preview:
		return problem.Say("every row is a preview of the survey by this column; all are kept, for nothing would be left")
	case dialect.Test:
		return problem.Say("every row is a test of the survey by this column; all are kept, for nothing would be left")
	case dialect.Incomplete:
		return problem.Say("every row is incomplete by this column; all are kept, for nothing would be left")
	default:
		return problem.Say("no row is an answer by this column; all are kept, for nothing would be left")
	}
}
