package importers

import (
	"hash/maphash"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
)

// Careless says which responses without care are left out; the zero value leaves
// out none. They are only ever left out where the user asks for it.
type Careless struct {
	Fast     string // given in fewer seconds, as a decimal; empty is none
	Straight bool   // one answer to every item of every construct
	Repeated bool   // an id that an earlier response of the file has
}

// leastStraight is the number of items from which on one answer to all of them
// says something.
const leastStraight = 5

// careless finds what the rules about care need beside the id of the respondent: the
// time that a response took.
func (f *finder) careless(c Careless) {
	f.layout.straight = c.Straight
	if c.Fast != "" {
		f.fast(c.Fast)
	}
}

func (f *finder) fast(text string) {
	limit, ok := survey.ParseDecimal(text)
	if !ok || limit.Unscaled <= 0 {
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-DROP-FAST",
			Message: problem.Say("--drop-fast: found %q, accepted is a number of seconds above 0", problem.Quote(text)),
			Fix:     problem.Plain("--drop-fast 60"),
		})
		return
	}
	times := f.source.Dialect.Of(dialect.Duration)
	if len(times) == 0 {
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-COL-DURATION",
			Message: problem.Say("--drop-fast: no column was recognised as the time that a response took; accepted is one of seconds or of times"),
			Fix:     problem.Say("leave it out, or say in a project which column it is: exclude: [{column: …, below: 60}]"),
		})
		return
	}
	f.layout.timed, f.layout.duration, f.layout.atLeast = true, times[0], limit
	if strings.HasSuffix(fold(f.header[times[0]]), "_ms") {
		f.layout.atLeast.Unscaled *= 1000
	}
}

// tooFast reports whether a response took less than the limit. One without a time
// did not.
func (l *Layout) tooFast(cells []string) bool {
	if !l.timed {
		return false
	}
	took, ok := survey.ParseDecimal(strings.TrimSpace(cells[l.duration]))
	return ok && took.Compare(l.atLeast) < 0
}

// straightlined reports whether a response has one answer, as it was given and not
// reversed, to all items of each construct, each of enough items.
func (l *Layout) straightlined(r survey.Response) bool {
	in := l.Questionnaire.Instrument
	if !l.straight || len(in.Items) < leastStraight || len(r.Answers) == 0 {
		return false
	}
	for answers := range slices.Chunk(r.Answers, len(in.Items)) {
		first := given(in, 0, answers[0])
		for i, code := range answers {
			if !code.Answered() || given(in, i, code) != first {
				return false
			}
		}
	}
	return true
}

// given is the answer to an item as the respondent gave it.
func given(in survey.Instrument, item int, code survey.Code) survey.Code {
	if in.Items[item].Reverse {
		return in.Scale.Reverse(code)
	}
	return code
}

// Ordered reports whether the rows have to be decoded in their order, by one
// decoder: which of two responses with one id came first depends on it.
func (l *Layout) Ordered() bool { return l.once }

// seenBefore reports whether an earlier response had the id of this one.
func (d *Decoder) seenBefore(cells []string) bool {
	if !d.layout.once {
		return false
	}
	id := strings.TrimSpace(cells[d.layout.id])
	if id == "" {
		return false
	}
	hash := maphash.String(d.seed, id)
	if d.seen[hash] {
		return true
	}
	d.seen[hash] = true
	return false
}

// lacksCare counts a response that is left out for a want of care.
func (d *Decoder) lacksCare(cells []string) bool {
	switch {
	case d.layout.tooFast(cells):
		d.found.fast++
	case d.layout.straightlined(d.response):
		d.found.straight++
	case d.seenBefore(cells):
		d.found.again++
	default:
		return false
	}
	return true
}
