package cli

import (
	"strconv"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// people are responses with the id of who gave each, empty if nobody says so.
type people struct{ all []person }

type person struct {
	id       string
	response survey.Response
}

// often counts the responses of each id.
func (p *people) often() map[string]int64 {
	often := make(map[string]int64)
	for _, one := range p.all {
		often[one.id]++
	}
	return often
}

// byID is the responses of those whose id stands at most once in this and in the other
// wave; the others are counted.
func (p *people) byID(other *people, left *gap.Joined) map[string]survey.Response {
	here, there := p.often(), other.often()
	byID := make(map[string]survey.Response)
	for _, one := range p.all {
		switch {
		case one.id == "":
			left.NoID++
		case here[one.id] > 1 || there[one.id] > 1:
			left.Twice++
		default:
			byID[one.id] = one.response
		}
	}
	return byID
}

// others is everybody of a wave who is not joined: those that a condition leaves out,
// and those without one id that is in both waves.
func (k kept) others(own, other map[string]survey.Response) *tally.Set {
	rest := k.answers.Empty()
	if err := rest.Merge(k.rest); err != nil {
		panic(err) // both are of one plan
	}
	for _, one := range k.people.all {
		_, once := own[one.id]
		if _, both := other[one.id]; !once || !both {
			rest.Add(one.response)
		}
	}
	return rest
}

// mostGaps is how many numbers a program uses up for a response that is there: who broke
// off has one, too.
const mostGaps = 3

// countedUp reports whether ids are whole numbers as low as a program's that counts
// responses from 1 on.
func countedUp(byID map[string]survey.Response) bool {
	for id := range byID {
		if n, err := strconv.Atoi(id); err != nil || n < 0 || n > mostGaps*len(byID) {
			return false
		}
	}
	return true
}
