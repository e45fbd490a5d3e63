package tally

// numbers is how many respondents have each of some codes, by small numbers that stand for
// these, of which the people counted last are: nothing is looked up for them. It is in
// pages, for scores are near one another.
type numbers struct{ pages []*[pageSize]uint32 }

const (
	pageBits = 8
	pageSize = 1 << pageBits
	// fewResponses have gaps weighted by points that lie far apart: pages of them would be
	// nearly empty.
	fewResponses = 1 << 12
	// mostNumbers is beyond what a gap weighted by points can be on scales of ten answers.
	mostNumbers = 1 << 17
	// mostNumbered is how many people are counted by numbers until these are read.
	mostNumbered = 1<<32 - 1
)

// add counts a respondent by a number below mostNumbers.
func (s *numbers) add(number int) {
	at := number >> pageBits
	if at >= len(s.pages) || s.pages[at] == nil {
		s.page(at)
	}
	s.pages[at][number&(pageSize-1)]++
}

// page makes a page.
func (s *numbers) page(at int) {
	s.pages = append(s.pages, make([]*[pageSize]uint32, max(0, at+1-len(s.pages)))...)
	s.pages[at] = new([pageSize]uint32)
}

func (s *numbers) merge(other numbers) {
	for at, from := range other.pages {
		if from == nil {
			continue
		}
		if at >= len(s.pages) || s.pages[at] == nil {
			s.page(at)
		}
		for i, n := range from {
			s.pages[at][i] += n
		}
	}
}

// addNear counts a respondent with two codes by a number that stands for them.
func (c *counts) addNear(number int, a, b int64) {
	if number < mostNumbers {
		c.near.add(number)
		return
	}
	c.add(c.places.place(a, b), 1)
}

// place gives those who are counted by numbers the places of their codes.
func (c *counts) place(codes func(number int) (a, b int64)) {
	for at, page := range c.near.pages {
		if page == nil {
			continue
		}
		for i, n := range page {
			if n != 0 {
				a, b := codes(at<<pageBits + i)
				c.add(c.places.place(a, b), int64(n))
			}
		}
	}
	c.near.pages = nil
}

// place gives everybody in the tally who is counted by numbers the places of their codes.
func (t *Tally) place() {
	if t.numbered == 0 {
		return
	}
	t.numbered = 0
	dimensions, highest := len(t.plan.Questionnaire.Instrument.Dimensions), t.highest()
	for at := range t.scores {
		t.scores[at].place(func(number int) (a, b int64) { return t.meanAt(at%dimensions, number), 0 })
	}
	for c := range t.overall {
		t.overall[c].place(func(number int) (a, b int64) { return int64(number), 0 })
	}
	for i := range t.pairs {
		p := &t.pairs[i]
		for d := range p.scores {
			p.scores[d].place(func(number int) (a, b int64) { return t.meansAt(d, number) })
		}
		p.overall.place(func(number int) (a, b int64) { return int64(number) - int64(dimensions)*highest, 0 })
		p.weighted.place(func(number int) (a, b int64) { return (int64(number) - wholePercent*highest) * percent, 0 })
	}
	for o := range t.perceived {
		points := t.plan.Questionnaire.Outcomes[o].Scale.Points
		for d := range t.perceived[o].scores {
			t.perceived[o].scores[d].place(func(number int) (a, b int64) {
				return t.meanAt(d, number/points), int64(number % points)
			})
		}
	}
}

// meanAt is the mean that near stands for, in a dimension; meansAt is the two of a pair.
func (t *Tally) meanAt(d, number int) int64 {
	k := len(t.plan.Questionnaire.Instrument.Dimensions[d].Items)
	return t.mean(score{int64(number % t.widths[d]), int64(k - number/t.widths[d])})
}

func (t *Tally) meansAt(d, number int) (a, b int64) {
	first, width := number/t.widths[d], t.widths[d]
	return t.meanAt(d, first), t.meanAt(d, first/width*width+number%width)
}
