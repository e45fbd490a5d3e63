package tally

import (
	"math"
	"slices"

	"servgap/gap/stat"
)

// numbers is how many respondents have each of some codes, by small numbers that stand for
// them. People who are counted together are counted so, and looked up when they are read.
type numbers []uint32

const (
	// mostShared is beyond what a gap weighted by points can be on scales of eleven answers.
	mostShared = 1 << 17
	// fewResponses have such gaps, which lie far apart, in fewer places than there are.
	fewResponses = 1 << 11
	// mostNumbered is how many people are counted by numbers until these are read.
	mostNumbered = math.MaxUint32
)

// newNumbers is those below a size, and at most as many as a processor has within reach.
func newNumbers(size int) numbers { return make(numbers, min(size, mostKnown)) }

// number makes the tally's numbers, once.
func (t *Tally) number() {
	if t.numbered == 0 {
		t.newNumbers()
	}
	if t.responses > mostNumbered-stat.AtOnce {
		t.placeLines()
		return
	}
	t.newLines()
	if t.responses > fewResponses && t.plan.Questionnaire.Points {
		for p := range t.pairs {
			if into := &t.pairs[p].weighted; into.near == nil && wholePercent*t.highest() < mostShared/2 {
				into.line(int(2*wholePercent*t.highest() + 1))
			}
		}
	}
}

// line makes numbers for codes on a line, and moves those there who have places.
func (c *counts) line(size int) {
	c.near = make(numbers, size)
	placed := c.n
	codes := c.places.codes
	c.places, c.n = new(places), nil
	for at, n := range placed {
		number, rest := codes[at][0]/c.unit+c.from, codes[at][0]%c.unit
		if rest == 0 && 0 <= number && number < int64(size) {
			c.near[number] += uint32(n)
		} else if n != 0 {
			c.add(c.places.place(codes[at][0], 0), n)
		}
	}
}

// newLines makes the numbers of overall scores and gaps, once.
func (t *Tally) newLines() {
	most := len(t.plan.Questionnaire.Instrument.Dimensions) * int(min(mostKnown, t.highest()))
	for c := range t.overall {
		if into := &t.overall[c]; into.near == nil {
			into.near = newNumbers(most + 1)
		}
	}
	for p := range t.pairs {
		if into := &t.pairs[p].overall; into.near == nil {
			into.near = newNumbers(2*most + 1)
		}
	}
}

// newNumbers makes those of scores. Of two they are of those who answered every item, or
// all but one.
func (t *Tally) newNumbers() {
	in := &t.plan.Questionnaire.Instrument
	dimensions := len(in.Dimensions)
	own := func(d int) int { return (len(in.Dimensions[d].Items) + 1) * t.widths[d] }
	for at := range t.scores {
		t.scores[at].near = newNumbers(own(at % dimensions))
	}
	for i := range t.pairs {
		p := &t.pairs[i]
		for d := range p.scores {
			p.scores[d].near = newNumbers(2 * t.widths[d] * t.widths[d])
		}
	}
	for o, counts := range t.perceived {
		for d := range counts.scores {
			counts.scores[d].near = newNumbers(own(d) * t.plan.Questionnaire.Outcomes[o].Scale.Points)
		}
	}
}

// addNumbers counts respondents by the numbers that stand for their codes. Nothing else is
// done between two of them, so that a processor waits for several at once.
func (c *counts) addNumbers(numbers []int) {
	near := c.near
	for _, number := range numbers {
		if number < len(near) {
			near[number]++
			continue
		}
		a, b := c.stands(number)
		c.add(c.places.place(a, b), 1)
	}
}

// some is how many numbers anybody has.
func (s numbers) some() (some int) {
	for _, n := range s {
		if n != 0 {
			some++
		}
	}
	return some
}

func (s *numbers) merge(other numbers) {
	if len(*s) < len(other) {
		*s = append(*s, make(numbers, len(other)-len(*s))...)
	}
	for number, n := range other {
		(*s)[number] += n
	}
}

// place gives those who are counted by numbers the places of their codes.
func (c *counts) place() {
	some := c.near.some()
	if some == 0 {
		c.near = nil
		return
	}
	c.places.expect(some)
	c.n = slices.Grow(c.n, some)
	for number, n := range c.near {
		if n != 0 {
			a, b := c.stands(number)
			c.add(c.places.place(a, b), int64(n))
		}
	}
	c.near = nil
}

// placeLines gives those of codes on a line their places, before there are more than have
// numbers; there are no numbers for them from then on.
func (t *Tally) placeLines() {
	for c := range t.overall {
		t.overall[c].place()
	}
	for i := range t.pairs {
		t.pairs[i].overall.place()
		t.pairs[i].weighted.place()
	}
}

// place gives everybody in the tally who is counted by numbers the places of their codes,
// but for codes on a line.
func (t *Tally) place() {
	if t.numbered == 0 {
		return
	}
	t.numbered = 0
	for at := range t.scores {
		t.scores[at].place()
	}
	for i := range t.pairs {
		for d := range t.pairs[i].scores {
			t.pairs[i].scores[d].place()
		}
	}
	for o := range t.perceived {
		for d := range t.perceived[o].scores {
			t.perceived[o].scores[d].place()
		}
	}
}

// meanAt is the mean that near stands for, in a dimension.
func (t *Tally) meanAt(d, number int) int64 {
	k := len(t.plan.Questionnaire.Instrument.Dimensions[d].Items)
	return t.mean(score{int64(number % t.widths[d]), int64(k - number/t.widths[d])})
}

// newScore is the counts of a dimension's scores, newScorePair of the two of a pair and
// newScoreBeside of one beside another answer on a scale of so many points.
func (t *Tally) newScore(d int) counts {
	return newCounts(func(number int) (a, b int64) { return t.meanAt(d, number), 0 })
}

func (t *Tally) newScorePair(d int) counts {
	return newCounts(func(number int) (a, b int64) {
		first, width := number/t.widths[d], t.widths[d]
		return t.meanAt(d, first), t.meanAt(d, first/width*width+number%width)
	})
}

func (t *Tally) newScoreBeside(d, points int) counts {
	return newCounts(func(number int) (a, b int64) { return t.meanAt(d, number/points), int64(number % points) })
}
