package importers

import (
	"context"
	"errors"
	"strings"

	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// InspectOptions are the choices of an inspection. The zero value is sound but for
// Least.
type InspectOptions struct {
	// Least is how many respondents have to have given an answer to a background
	// question for it to be named.
	Least int64
	// Columns are what the user said of the columns, as for Find.
	Columns Columns
}

// Inspect reads a source to its end and says what it holds. It fails if the file
// is damaged; a report of counts is an inspection with the finding FoundAggregate.
// The memory it takes does not grow with the rows. It is for a source of which no
// part was read.
func Inspect(ctx context.Context, s *Source, o InspectOptions) (Inspection, error) {
	x := newInspector(s, o)
	if s.Dialect.Aggregate {
		return x.aggregate(), nil
	}
	for part, err := range s.Parts() {
		if err != nil {
			return Inspection{}, err
		}
		if err := x.read(part); err != nil {
			return Inspection{}, err
		}
		if ctx.Err() != nil {
			return Inspection{}, context.Cause(ctx)
		}
	}
	return x.report(), nil
}

// inspector is the state of Inspect: what was found in the header and the first
// rows, and what is counted of all of them.
type inspector struct {
	source  *Source
	options InspectOptions
	finder  *finder
	rules   []dialect.Rule // that a row can be in doubt by
	blank   dialect.Rule   // says of a row that nothing was answered
	skip    int            // further rows of the header
	plan    plan
	width   int // columns that are tallied
	rows    int64
	blanks  int64
	judged  map[Doubts]*passage
	// inNumbers says that no block of words is looked for.
	inNumbers bool
}

func newInspector(s *Source, o InspectOptions) *inspector {
	x := inspectorOf(find(s, o.Columns), o)
	x.plan = x.planOf(x.sample(nil))
	return x
}

// inspectorOf is an inspector that has no plan yet.
func inspectorOf(f *finder, o InspectOptions) *inspector {
	s := f.source
	x := &inspector{source: s, finder: f, options: o, width: len(s.Header), rules: doubtful(s.Dialect), skip: s.further, judged: make(map[Doubts]*passage)}
	x.blank = dialect.Rule{Reason: dialect.Blank, Column: -1}
	for _, rule := range s.Dialect.Rules {
		if rule.Reason == dialect.Blank {
			x.blank = rule
		}
	}
	return x
}

// sample tallies the first rows, in which the blocks are looked for, but for the columns
// that are set aside.
func (x *inspector) sample(aside []bool) []columnTally {
	first := inspector{source: x.source, width: x.width, rules: x.rules, blank: x.blank, plan: plan{aside: aside}, judged: make(map[Doubts]*passage)}
	first.firstRows()
	kept, _ := first.settle()
	return kept.columns
}

// firstRows counts the first rows.
func (x *inspector) firstRows() {
	if !x.hasHeader() {
		x.row(x.source.written)
	}
	rows := 0
	for cells := range x.source.first() {
		x.row(cells)
		if rows++; rows == looked {
			return
		}
	}
}

// hasHeader tells a file that names its columns from one whose first row is a
// response.
func (x *inspector) hasHeader() bool { return x.source.Dialect.HeaderRows > 0 }

// read counts the rows of a part.
func (x *inspector) read(p Part) error {
	if p.Index == 0 && !x.hasHeader() {
		x.row(x.source.written)
	}
	for rec, err := range p.records {
		if p.Index == 0 && x.skip > 0 {
			x.skip--
			continue
		}
		if err != nil {
			return x.refused(rec, err)
		}
		x.row(rec.Cells)
	}
	return nil
}

// refused places an error of a reader in the file.
func (x *inspector) refused(_ record.Record, err error) error {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		return unreadable(x.source.Name, err)
	}
	p.File = x.source.Name
	return p
}

// row counts a row by the rules that speak against it.
func (x *inspector) row(cells []string) {
	x.rows++
	if blankRow(cells) || x.blank.Drops(cells) {
		x.blanks++
		return
	}
	var doubts Doubts
	for i := range x.rules {
		if x.rules[i].Drops(cells) {
			doubts |= 1 << i
		}
	}
	p := x.judged[doubts]
	if p == nil {
		p = newPassage(x.width, &x.plan)
		x.judged[doubts] = p
	}
	p.add(cells)
}

// settle gives what was counted in the rows that are answers, and the rules that
// speak against every row, which are set aside.
func (x *inspector) settle() (kept *passage, spared Doubts) {
	spared = ^Doubts(0)
	for doubts := range x.judged {
		spared &= doubts
	}
	if len(x.judged) == 0 {
		spared = 0
	}
	kept = newPassage(x.width, &x.plan)
	for doubts, p := range x.judged {
		if doubts&^spared == 0 {
			kept.merge(p)
		}
	}
	return kept, spared
}

// received counts the rows by what became of them.
func (x *inspector) received(spared Doubts) Received {
	var r Received
	r.Dropped, r.SetAside = []DropCount{}, []SetAside{}
	drop := func(reason string, n int64) {
		if n == 0 {
			return
		}
		for i := range r.Dropped {
			if r.Dropped[i].Reason == reason {
				r.Dropped[i].Count += n
				return
			}
		}
		r.Dropped = append(r.Dropped, DropCount{reason, n})
	}
	drop(dialect.Blank, x.blanks)
	counts := make([]int64, len(x.rules))
	for doubts, p := range x.judged {
		against := doubts &^ spared
		if against == 0 {
			r.Kept += p.rows
			continue
		}
		for i := range x.rules {
			if against&(1<<i) != 0 {
				counts[i] += p.rows
				break
			}
		}
	}
	for i, rule := range x.rules {
		drop(rule.Reason, counts[i])
		if spared&(1<<i) != 0 && rule.Column >= 0 {
			r.SetAside = append(r.SetAside, SetAside{Reason: rule.Reason, Column: rule.Column, Letter: problem.Letters(rule.Column + 1), Count: r.Kept})
		}
	}
	return r
}

// head is what is known of the file without its rows.
func (x *inspector) head() Inspection {
	s := x.source
	in := Inspection{
		Path: s.Name, Sheet: s.Sheet, OtherSheets: []string{},
		Platform: s.Dialect.Platform, Variant: s.Dialect.Variant, Evidence: s.Dialect.Evidence,
		Encoding: s.Encoding, Guessed: s.sniffed, Delimiter: strings.TrimRight(string(s.Delimiter), "\x00"),
		TitleRows: s.Dialect.Above, HeaderRows: s.Dialect.HeaderRows,
		Rows: x.rows, Responses: Received{Dropped: []DropCount{}, SetAside: []SetAside{}},
		Columns: []InspectedColumn{}, Blocks: []Block{}, Pairs: []InspectedPair{}, Findings: []Finding{}, Open: []OpenQuestion{},
		Warnings: s.Warnings(),
	}
	for _, sheet := range s.Sheets {
		if sheet != s.Sheet {
			in.OtherSheets = append(in.OtherSheets, sheet)
		}
	}
	return in
}

// aggregate is a report of counts, which has no responses.
func (x *inspector) aggregate() Inspection {
	in := x.head()
	in.Findings = append(in.Findings, Finding{Code: FoundAggregate, Letters: []string{}, Names: []string{}, Values: map[string]string{}})
	in.Problems = problem.List{x.source.aggregate()}
	in.Open = openQuestions(in.Problems)
	return in
}

// openQuestions are problems for programs.
func openQuestions(list problem.List) []OpenQuestion {
	open := []OpenQuestion{}
	for _, p := range list {
		q := OpenQuestion{Code: p.Code}
		if p.Column > 0 {
			q.Letter = problem.Letters(p.Column)
		}
		open = append(open, q)
	}
	return open
}
