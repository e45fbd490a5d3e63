package tally

import "servgap/gap/survey"

// LeastStraight is the number of items from which on one answer to all of them says
// something of the respondent and not of the items (METHODS, what critics say, W8).
const LeastStraight = 8

// Straight counts respondents of a pair who gave at least LeastStraight answers on
// each side, and those among them who gave the same one throughout: on the side of
// the reference, of what was received, and on both. Answers count as they were
// given, before an item worded negatively is turned round. Missing answers are
// passed over.
type Straight struct {
	N    int64 `json:"n"`
	From int64 `json:"from"`
	To   int64 `json:"to"`
	Both int64 `json:"both"`
}

// Straight is the respondents of the pair without a difference between their answers.
func (v PairView) Straight() Straight { return v.counts().straight }

func (s *Straight) merge(other Straight) {
	s.N += other.N
	s.From += other.From
	s.To += other.To
	s.Both += other.Both
}

// fits reports whether the counts can be of so many respondents.
func (s Straight) fits(responses int64) bool {
	return 0 <= s.Both && s.Both <= min(s.From, s.To) && s.From+s.To-s.Both <= s.N && s.N <= responses
}

// addStraight counts a respondent by the answers on both sides of a pair.
func (t *Tally) addStraight(pair int, references, received []survey.Code, all []times) {
	in := &t.plan.Questionnaire.Instrument
	from, enough := straight(in, references)
	if !enough {
		return
	}
	to, enough := straight(in, received)
	if !enough {
		return
	}
	for _, of := range all {
		of.in.pairs[pair].straight.add(from, to, of.n)
	}
}

// add counts n respondents whose answers are all the same on either side, or on both.
func (s *Straight) add(from, to bool, n int64) {
	s.N += n
	if from {
		s.From += n
	}
	if to {
		s.To += n
	}
	if from && to {
		s.Both += n
	}
}

// straight reports whether the answers of one side are all the same, and whether
// they are enough to say so.
func straight(in *survey.Instrument, answers []survey.Code) (same, enough bool) {
	var first survey.Code
	answered := 0
	same = true
	for i, code := range answers {
		if !code.Answered() {
			continue
		}
		if in.Items[i].Reverse {
			code = in.Scale.Reverse(code)
		}
		if answered++; answered == 1 {
			first = code
		}
		if same = same && code == first; !same && answered >= LeastStraight {
			return false, true
		}
	}
	return same, answered >= LeastStraight
}
