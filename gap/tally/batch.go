package tally

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// batch is responses that wait to be counted together: one question after the other, each
// of all who wait, which is several times cheaper than one response after the other. It is
// small, so that of tallies that take turns, as those of levels do, only it is touched for
// each response.
type batch struct {
	people   int
	answers  [][stat.AtOnce]byte // construct·items + item: the lower byte of the code
	outcomes [][stat.AtOnce]byte // outcome: likewise
	shares   [][stat.AtOnce]byte // by dimension, in points of 100
	gave     uint64              // who gave points
}

const (
	noAnswer    = 0x80 // the highest bit of the lower byte of a kind of no answer
	mostCodes   = noAnswer
	mostSummed  = math.MaxUint8 // in a byte, of a dimension
	everyPerson = ^uint64(0)

	mostBatches = 8   // of a tally
	mostWaiting = 128 // beside the first, of the tallies of a goroutine
)

// waits reports whether responses of a plan can wait: those of weights count more often
// than once, and large codes have no place in bytes.
func (t *Tally) waits() bool {
	q := t.plan.Questionnaire
	if t.plan.heavy || t.plan.Weights != "" || q.Instrument.Scale.Points > densePoints {
		return false
	}
	for _, o := range q.Outcomes {
		if o.Scale.Points > mostCodes {
			return false
		}
	}
	for _, width := range t.widths {
		if width-1 > mostSummed {
			return false
		}
	}
	return true
}

// wait keeps a response until there are as many as are counted at once; ok is false if it
// cannot wait.
func (t *Tally) wait(r *survey.Response) (ok bool) {
	if !t.waiting {
		return false
	}
	if t.batches == nil {
		t.batches = []*batch{newBatch(t.plan.Questionnaire)}
	}
	b := t.batches[t.full]
	at := b.people & (stat.AtOnce - 1)
	if r.Points != nil && !b.allot(r.Points, at) {
		return false
	}
	put(b.answers, r.Answers, at)
	put(b.outcomes, r.Outcomes, at)
	if b.people++; b.people == stat.AtOnce {
		t.begin()
	}
	return true
}

// begin has a full batch wait, too, as long as there is room for another one. What several
// batches of a tally count, one after the other, stays within a processor's reach, which it
// does not where tallies take turns.
func (t *Tally) begin() {
	switch {
	case t.full+1 < len(t.batches):
		t.full++
	case len(t.batches) < mostBatches && t.scratch.batches < mostWaiting:
		t.batches = append(t.batches, newBatch(t.plan.Questionnaire))
		t.scratch.batches++
		t.full++
	default:
		t.count()
	}
}

func newBatch(q survey.Questionnaire) *batch {
	b := &batch{
		answers:  make([][stat.AtOnce]byte, len(q.Constructs)*len(q.Instrument.Items)),
		outcomes: make([][stat.AtOnce]byte, len(q.Outcomes)),
	}
	if q.Points {
		b.shares = make([][stat.AtOnce]byte, len(q.Instrument.Dimensions))
	}
	return b
}

// shareScratch has the responses that wait worked out where those of another tally of the
// plan are, on the same goroutine.
func (t *Tally) shareScratch(with *Tally) {
	if t.waiting {
		t.scratch = with.scratch
	}
}

// put writes the codes of one person into columns.
func put(columns [][stat.AtOnce]byte, codes []survey.Code, at int) {
	columns, at = columns[:len(codes)], at&(stat.AtOnce-1)
	for i, code := range codes {
		columns[i][at] = byte(code)
	}
}

// allot writes the shares of one person into columns; ok is false if they are not whole
// points of 100.
func (b *batch) allot(shares []survey.Share, at int) (ok bool) {
	columns, at := b.shares[:len(shares)], at&(stat.AtOnce-1)
	for d, share := range shares {
		points := int64(share) / percent
		if points*percent != int64(share) {
			return false
		}
		columns[d][at] = byte(points)
	}
	b.gave |= 1 << at
	return true
}

// Settle counts what still waits. Reading a tally does the same, but where several of one
// set are to be read at once, each is settled first: they are worked out in one place.
func (t *Tally) Settle() {
	t.settle()
	for _, of := range t.eachCluster() {
		of.Settle()
	}
	for _, beside := range t.beside {
		beside.Settle()
	}
}

// settle counts the responses that wait, and gives what was counted its places. Whatever
// reads the tally has it settled first.
func (t *Tally) settle() {
	t.count()
	t.place()
}

// count counts the responses that wait.
func (t *Tally) count() {
	for _, b := range t.batches {
		if b.people > 0 {
			t.countBatch(b)
		}
	}
	t.full = 0
}

func (t *Tally) countBatch(b *batch) {
	w := t.scratch.columns
	if w == nil {
		w = newColumns(t.plan.Questionnaire)
		t.scratch.columns = w
	}
	if t.numbered > mostNumbered-stat.AtOnce {
		t.place()
	}
	t.number()
	t.numbered += int64(b.people)
	w.take(b, t.plan.Questionnaire.Instrument.Scale.Points)
	t.responses += int64(w.people)
	t.settleAnswers(w)
	t.settleScores(w)
	for p := range t.pairs {
		t.settlePair(p, w)
	}
	t.settleOutcomes(w)
	t.settleOthers(w)
	b.people, b.gave = 0, 0
}
