package importers

import (
	"errors"
	"hash/maphash"
	"iter"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// Decoder turns rows into responses by a layout and remembers what did not fit.
// One goroutine uses it at a time; decoders of several goroutines are merged at
// the end, and the report is the same however the parts were divided.
type Decoder struct {
	layout    *Layout
	brief     []bool     // the columns that are asked for in short
	rated     []question // construct·items + item
	outcomes  []question
	beside    [][]question // of each questionnaire that is answered beside the items
	practices []practice
	asked     []survey.Questionnaire // beside the items
	response  survey.Response
	written   []string // the segments as the file has them
	row       int      // of the response
	id        string   // of the respondent, if the layout has a column for it
	margins   []string // of the respondent
	points    []survey.Decimal
	allotted  []int64 // the last answers to a construct
	shares    []survey.Share
	became    pointsState // of the response's points
	byDoubts  map[Doubts]*findings
	sound     *findings // those of rows in no doubt
	found     *findings // those of the row's doubts
	ignored   *findings // in rows that a condition leaves out

	said     []remembered[said]          // by segment
	tidied   map[int]*remembered[string] // by column
	verdicts []remembered[verdict]       // by rule

	seed maphash.Seed
	seen map[uint64]bool // hashes of the ids of responses, where each counts once
}

// NewDecoder makes a decoder of a layout.
func NewDecoder(l *Layout) *Decoder {
	d := &Decoder{
		layout: l, response: l.Questionnaire.NewResponse(), asked: l.Questionnaire.Beside(), sound: newFindings(l), ignored: newFindings(l),
		seed: maphash.MakeSeed(), seen: make(map[uint64]bool), tidied: make(map[int]*remembered[string]), verdicts: make([]remembered[verdict], len(l.rules)),
	}
	d.found, d.byDoubts = d.sound, map[Doubts]*findings{0: d.sound}
	if len(l.segments) > 0 {
		d.response.Segments, d.written = make([]string, len(l.segments)), make([]string, len(l.segments))
		d.said = make([]remembered[said], len(l.segments))
	}
	d.questions()
	d.brief = d.inShort()
	return d
}

// Responses gives the responses of a part that the layout keeps. A response is
// valid until the next one; its segments may be pieces of the part, which stays in
// memory as long as one of them. Rows that the layout leaves out and rows without
// any rating are counted; so are rows that the reader refuses, which make the
// report fail.
func (d *Decoder) Responses(p Part) iter.Seq[survey.Response] {
	return func(yield func(survey.Response) bool) {
		for r, row := range d.All(p) {
			if row.Kept && row.Doubts&^d.layout.spared == 0 && !yield(r) {
				return
			}
		}
	}
}

// All gives the same and the responses that the mapping's conditions leave out, for
// what is shown of the others could be worked out of the whole if these are too few,
// and those in doubt, of which the end of the file decides.
func (d *Decoder) All(p Part) iter.Seq2[survey.Response, Row] {
	return func(yield func(survey.Response, Row) bool) {
		skip := 0
		if p.Index == 0 {
			// A part is longer than any header; were one not, its last rows would
			// be reported as answers that do not fit.
			skip = d.layout.skipped
		}
		records := p.records
		if p.brief != nil {
			records = p.brief(d.brief)
		}
		for rec, err := range records {
			if skip > 0 {
				skip--
				continue
			}
			d.found = d.of(0)
			if err != nil {
				d.found.rows++
				d.found.refuse(err)
				continue
			}
			if row, ok := d.read(&rec); ok && !yield(d.response, row) {
				return
			}
		}
	}
}

// read makes the response of a row; ok is false if it has none.
func (d *Decoder) read(rec *record.Record) (row Row, ok bool) {
	if isBlank(rec) {
		d.found.rows++
		d.found.blank++
		return row, false
	}
	row.Doubts = d.layout.doubt(rec)
	d.found = d.of(row.Doubts)
	d.found.rows++
	d.found.judged++
	if row.Kept, ok = d.answers(rec); row.Kept {
		row.ID = d.id
	}
	row.Margins = d.margins
	return row, ok
}

// answers makes the response of a row that is not blank, by the findings of its
// doubts.
func (d *Decoder) answers(rec *record.Record) (kept, ok bool) {
	d.countWanted(rec.Cells)
	if at := d.firstRule(rec.Row, rec.Cells); at >= 0 {
		rule := &d.layout.rules[at]
		d.found.exclude(at, rule.keep, rec.Cells[rule.column])
		return false, rule.keep && d.readLeftOut(rec)
	}
	d.decode(rec)
	if d.response.Blank() {
		d.found.unrated++
		return false, false
	}
	if d.lacksCare(rec.Cells) || !d.draw(rec.Row, rec.Cells) {
		return false, false
	}
	d.found.responses++
	d.countWithin(rec.Cells)
	if d.comparable() {
		d.found.compared++
	}
	d.allot()
	d.identify(rec.Row, rec.Cells)
	switch d.became {
	case pointsRefused:
		d.found.badPoints++
	case pointsRescaled:
		d.found.rescaled++
	}
	return true, true
}

// comparable reports whether the response has answers on two constructs.
func (d *Decoder) comparable() bool {
	items, constructs := len(d.layout.Questionnaire.Instrument.Items), 0
	for answers := d.response.Answers; len(answers) > 0; answers = answers[items:] {
		if slices.ContainsFunc(answers[:items], survey.Code.Answered) {
			constructs++
		}
	}
	return constructs > 1
}

// readLeftOut reads a row that a condition leaves out. What does not fit in it is
// nobody's concern.
func (d *Decoder) readLeftOut(rec *record.Record) bool {
	found := d.found
	d.found = d.ignored
	d.decode(rec)
	drawn := d.draw(rec.Row, rec.Cells)
	d.found = found
	d.segments(rec.Cells)
	return drawn && !d.response.Blank()
}

// segments takes over what the respondent is: tidy, so that those who are the same
// have the same, but for capitals, of which there is no right way.
func (d *Decoder) segments(cells []string) {
	for i, column := range d.layout.segments {
		known := d.said[i].of(cells[column])
		if known == nil {
			text := strings.TrimSpace(cells[column])
			made := said{text, d.tidy(column, text)}
			if !d.said[i].full() {
				made = said{strings.Clone(made.written), strings.Clone(made.tidy)}
			}
			known = d.said[i].keep(cells[column], made)
		}
		d.written[i], d.response.Segments[i] = known.written, known.tidy
	}
}

// said is what a respondent is, as the file has it and tidy.
type said struct{ written, tidy string }

// tidy is a text of a column as tidy writes it.
func (d *Decoder) tidy(column int, text string) string {
	if isTidy(text) {
		return text
	}
	texts := d.tidied[column]
	if texts == nil {
		texts = new(remembered[string])
		d.tidied[column] = texts
	}
	if known := texts.of(text); known != nil {
		return *known
	}
	clean := tidy(text)
	texts.keep(text, clean)
	return clean
}

// identify takes over what a row says about the respondent.
func (d *Decoder) identify(row int, cells []string) {
	d.row = row
	d.segments(cells)
	if !d.layout.hasID {
		return
	}
	if d.id = strings.TrimSpace(cells[d.layout.id]); d.id != "" {
		d.found.identify(d.id, row)
	}
}

// decode reads one row into the response. Points that do not add up are left
// out of it and reported.
func (d *Decoder) decode(rec *record.Record) {
	d.codes(d.rated, rec, d.response.Answers)
	d.codes(d.outcomes, rec, d.response.Outcomes)
	for i := range d.outcomes {
		d.countLow(i)
	}
	d.readBeside(rec)
	d.response.Points, d.became = nil, pointsFine
	if d.layout.points != nil {
		d.response.Points, d.became = d.readPoints(rec.Row, rec.Cells)
	}
}

// Merge takes over what another decoder of the same layout found.
func (d *Decoder) Merge(other *Decoder) {
	for doubts, found := range other.byDoubts {
		d.of(doubts).merge(found)
	}
}

// Refuse remembers an error that ended the reading of a file.
func (d *Decoder) Refuse(err error) { d.of(0).refuse(err) }

// refuse remembers what a reader reports.
func (f *findings) refuse(err error) {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		p, _ = errors.AsType[problem.Problem](unreadable("", err))
	}
	f.refused[p.Code] = f.refused[p.Code].with(1, p)
}
