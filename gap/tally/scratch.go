package tally

import "servgap/gap/survey"

// score is the sum of a respondent's codes over some items of a dimension and
// their number.
type score struct{ sum, answered int64 }

// qualifies reports whether enough of k items are answered, of which there is one at least.
func (s score) qualifies(k int, complete bool) bool {
	if complete {
		return s.answered == int64(k)
	}
	return 2*s.answered >= int64(k)
}

// scratch holds what Add needs for one response, to allocate nothing per row.
type scratch struct {
	at     []int64 // by answer: its position, of an answer its code
	whole  []bool  // by construct: whether every item is answered
	rated  []int64 // by outcome: its position
	own    []score // construct·dimensions + dimension
	points int64   // positions below are codes
	first  []int   // by dimension: the first of its items, −1 if they are not side by side
	codes  []int64 // items, of one side or both
	both   []int64 // two scores per dimension, references first
	row    []int64 // the same, and an outcome
	parts  []int64 // one number per dimension
	one    []int64 // one number
	two    []int64 // two numbers
	three  []int64 // adequate, perceived, expected
	gaps   []int64 // item gaps in codes
	times  []times // in which tallies the response counts
	index  []int64 // the questions of the satisfaction index
	shares []int64 // of the points, in parts of this size; none if none were given
	part   int64

	missing []int    // the items that have no gap
	listed  []int64  // the numbers of a listwise block
	service []int64  // both, of the service gap
	served  bool     // whether every dimension has them
	columns *columns // nil before responses are first counted together
	batches int      // beside the first of each tally
}

func newScratch(q survey.Questionnaire) *scratch {
	items, dimensions := len(q.Instrument.Items), len(q.Instrument.Dimensions)
	s := &scratch{
		at:    make([]int64, len(q.Constructs)*items),
		whole: make([]bool, len(q.Constructs)),
		rated: make([]int64, len(q.Outcomes)),
		own:   make([]score, len(q.Constructs)*dimensions),
		codes: make([]int64, 2*items),
		both:  make([]int64, 2*dimensions),
		row:   make([]int64, 2*dimensions+1),
		parts: make([]int64, dimensions),
		one:   make([]int64, 1),
		two:   make([]int64, 2),
		three: make([]int64, 3),
		gaps:  make([]int64, items),

		points:  int64(q.Instrument.Scale.Points),
		missing: make([]int, items),
		service: make([]int64, 2*dimensions),
	}
	for _, d := range q.Instrument.Dimensions {
		s.first = append(s.first, sideBySide(d.Items))
	}
	return s
}

// take finds the positions of a response's answers, and its shares.
func (s *scratch) take(q *survey.Questionnaire, r survey.Response, all []times) {
	items, points := len(q.Instrument.Items), int(s.points)
	for c := range s.whole {
		at, last := s.at[c*items:(c+1)*items], survey.Code(0)
		for i, code := range r.Answers[c*items : (c+1)*items] {
			at[i] = int64(position(code, points))
			last = max(last, code)
		}
		s.whole[c] = last.Answered()
	}
	for o, code := range r.Outcomes {
		s.rated[o] = int64(position(code, q.Outcomes[o].Scale.Points))
	}
	s.shares, s.part = s.shares[:0], 1
	percents := len(all) == 1 && all[0].n == 1
	for _, share := range r.Points {
		s.shares = append(s.shares, int64(share))
		percents = percents && int64(share)%percent == 0
	}
	if percents {
		s.part = percent
		for d := range s.shares {
			s.shares[d] /= percent
		}
	}
}

// sideBySide is the first of items that follow one another, −1 of others.
func sideBySide(items []int) int {
	for at, i := range items {
		if i != items[0]+at {
			return -1
		}
	}
	return items[0]
}

// of is the positions of a dimension's answers: a piece of all answers where its items
// stand side by side, else a copy.
func (s *scratch) of(d int, items []int, answers, copied []int64) []int64 {
	if first := s.first[d]; first >= 0 {
		return answers[first : first+len(items)]
	}
	for at, i := range items {
		copied[at] = answers[i]
	}
	return copied[:len(items)]
}

// score is that of answers by their positions. It stands alone to have them in registers.
//
//go:noinline
func (s *scratch) score(answers []int64) score {
	sum, answered, points := int64(0), int64(0), s.points
	for _, code := range answers {
		if code < points {
			sum += code
			answered++
		}
	}
	return score{sum, answered}
}
