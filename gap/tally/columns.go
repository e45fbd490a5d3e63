package tally

import (
	"encoding/binary"
	"math/bits"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// columns is what is worked out of the responses that are counted together. Tallies that
// are counted on one goroutine share it.
type columns struct {
	*batch
	items   []int    // all of them
	who     uint64   // the people
	given   []answer // by answer
	rated   []answer // by outcome
	sums    [][stat.AtOnce]byte
	counted [][stat.AtOnce]byte // the answers in them
	means   []stat.Column       // of them
	own     []*stat.Column      // likewise, those of construct·dimensions + dimension
	enough  []uint64            // likewise, of whom they are a score
	both    []*stat.Column      // a pair's two scores per dimension, references first
	service []stat.Column       // both, of the service gap
	served  uint64              // who has every dimension of it
	shares  []*stat.Column      // of the points
	two     [2]stat.Column
	few     []*stat.Column // of those that are counted together
	parts   []*stat.Column // one number per dimension
	planes  []stat.Plane
	numbers [stat.AtOnce]int // that stand for what people have
	gaps    []int64          // a person's gaps of items
	missing []int            // the items that have none
	cross   stat.Columns
	one     survey.Response
	alone   []times // in one tally, once
}

// answer is the answers to an item, or to another question, of which all codes but there
// are of use where they are below densePoints.
type answer struct {
	there uint64              // who gave one
	plane stat.Plane          // the codes, 0 of the others
	of    [densePoints]uint64 // by code: who gave it
}

// codeBits is the size of codes below densePoints.
const codeBits = 4

// newColumns is room for the responses to a questionnaire.
func newColumns(q survey.Questionnaire) *columns {
	items, dimensions := len(q.Instrument.Items), len(q.Instrument.Dimensions)
	scores := len(q.Constructs) * dimensions
	w := &columns{
		items:   make([]int, items),
		given:   make([]answer, len(q.Constructs)*items),
		rated:   make([]answer, len(q.Outcomes)),
		sums:    make([][stat.AtOnce]byte, scores+2),
		counted: make([][stat.AtOnce]byte, scores+2),
		means:   make([]stat.Column, scores),
		enough:  make([]uint64, scores),
		both:    newColumnsOf(2 * dimensions),
		service: make([]stat.Column, 2*dimensions),
		shares:  newColumnsOf(dimensions),
		parts:   newColumnsOf(dimensions),
		gaps:    make([]int64, items),
		missing: make([]int, items),
		one:     survey.Response{Answers: make([]survey.Code, len(q.Constructs)*items), Outcomes: make([]survey.Code, len(q.Outcomes))},
		alone:   make([]times, 1),
	}
	for i := range w.items {
		w.items[i] = i
	}
	for i := range w.means {
		w.own = append(w.own, &w.means[i])
	}
	return w
}

func newColumnsOf(n int) []*stat.Column {
	all, columns := make([]stat.Column, n), make([]*stat.Column, n)
	for i := range all {
		columns[i] = &all[i]
	}
	return columns
}

// take reads the answers of a batch, on a scale of so many points.
func (w *columns) take(b *batch, points int) {
	w.batch, w.who = b, everyPerson>>(stat.AtOnce-b.people)
	size := bits.Len(uint(points - 1))
	for i := range w.given {
		w.given[i].take(&b.answers[i], w.who, size)
	}
	for o := range w.rated {
		w.rated[o].take(&b.outcomes[o], w.who, codeBits)
	}
	for d := range b.shares {
		for p, points := range b.shares[d] {
			w.shares[d][p] = int64(points)
		}
	}
}

// take reads the answers of some people, of whom each code has so many bits.
func (a *answer) take(column *[stat.AtOnce]byte, who uint64, size int) {
	a.there = who &^ stat.BitOf(column, 7)
	a.of[0] = a.there
	for b := range size {
		bit := stat.BitOf(column, b) & a.there
		a.plane[b] = bit
		for code := range 1 << b {
			a.of[code|1<<b] = a.of[code] & bit
			a.of[code] &^= bit
		}
	}
}

// sum adds up the answers to some items, and how many these are, eight people at a time.
func sum(answers [][stat.AtOnce]byte, items []int, sums, counted *[stat.AtOnce]byte) {
	for at := 0; at < stat.AtOnce; at += 8 {
		var sum, missing uint64
		for _, i := range items {
			codes := eight(&answers[i], at)
			lacks := codes >> 7 & eachByte
			sum += codes &^ (lacks * 0xff)
			missing += lacks
		}
		binary.LittleEndian.PutUint64(sums[at:at+8], sum)
		binary.LittleEndian.PutUint64(counted[at:at+8], uint64(len(items))*eachByte-missing)
	}
}

// sumBoth is the same of the items that are answered on both sides.
func sumBoth(from, to [][stat.AtOnce]byte, items []int, first, second, counted *[stat.AtOnce]byte) {
	for at := 0; at < stat.AtOnce; at += 8 {
		var a, b, missing uint64
		for _, i := range items {
			x, y := eight(&from[i], at), eight(&to[i], at)
			lacks := (x | y) >> 7 & eachByte
			a += x &^ (lacks * 0xff)
			b += y &^ (lacks * 0xff)
			missing += lacks
		}
		binary.LittleEndian.PutUint64(first[at:at+8], a)
		binary.LittleEndian.PutUint64(second[at:at+8], b)
		binary.LittleEndian.PutUint64(counted[at:at+8], uint64(len(items))*eachByte-missing)
	}
}

// eachByte is 1 in each byte of a word.
const eachByte = 0x0101010101010101

func eight(column *[stat.AtOnce]byte, at int) uint64 {
	return binary.LittleEndian.Uint64(column[at : at+8])
}

// listed is some columns in a list, valid until the next.
func (w *columns) listed(columns ...*stat.Column) []*stat.Column {
	w.few = append(w.few[:0], columns...)
	return w.few
}
