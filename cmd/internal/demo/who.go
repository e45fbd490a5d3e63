package demo

import (
	"fmt"
	"math/rand/v2"

	"servgap/gap/survey"
)

// who is what else is known of a customer: the branch, of the twelve; whether they may
// be contacted, 0 without an answer; and how they perceive each competitor.
type who struct {
	branch, contact int
	rivals          [][]int
}

// The competitors whom customers rated, and their means by dimension. The first is better
// at responding, the second at nothing.
var (
	rivals      = []string{"Havn", "Topp"}
	meansRivals = [][]float64{{5.3, 5.7, 5.9, 5.6, 5.3}, {5.0, 5.4, 5.0, 5.3, 4.8}}
)

// branchSizes are how many of twenty customers of a region go to each of its branches.
var branchSizes = []int{8, 6, 4, 2}

// whoOf draws what else is known of the customers. Of those of the first region, who is
// served worse goes more often to its second branch, and who is served better to its first.
func whoOf(in survey.Instrument, w wave, people []customer) []who {
	r := dice("who", w)
	all := make([]who, len(people))
	for i, p := range people {
		served := mean(p.perceived) - mean(p.expected)
		branch := draw(r)
		switch {
		case p.region == 0 && served < -1 && r.IntN(3) > 0:
			branch = 1
		case p.region == 0 && branch == 1 && served > -0.4 && r.IntN(3) > 0:
			branch = 0
		}
		all[i] = who{branch: 4*p.region + branch, contact: 1 + min(1, r.IntN(5)/3)}
		if r.IntN(12) == 0 {
			all[i].contact = 0
		}
		for _, means := range meansRivals {
			all[i].rivals = append(all[i].rivals, rate(r, in, means, 0.5*(mean(p.perceived)-5.5), 0.8))
		}
	}
	return all
}

// draw is one of the branches of a region, by their sizes.
func draw(r *rand.Rand) int {
	at := r.IntN(20)
	for branch, size := range branchSizes {
		if at -= size; at < 0 {
			return branch
		}
	}
	panic("demo: the branches are not of twenty")
}

// mean is that of the answers that were given.
func mean(answers []int) float64 {
	sum, n := 0, 0
	for _, a := range answers {
		if a != 0 {
			sum, n = sum+a, n+1
		}
	}
	return float64(sum) / float64(n)
}

// whoHead is the columns of what else is known of customers.
func (w words) whoHead(in survey.Instrument) []string {
	head := []string{w.branch, w.contact}
	for _, rival := range rivals {
		for _, item := range in.Items {
			head = append(head, rival+"_"+item.ID)
		}
	}
	return head
}

// cells is a customer's row of these columns.
func (p who) cells(w words) []string {
	row := []string{w.branches[p.branch], append([]string{""}, w.yesNo...)[p.contact]}
	for _, rated := range p.rivals {
		for _, answer := range rated {
			row = append(row, number(answer))
		}
	}
	return row
}

// labelledCells is the same with ratings in words.
func (p who) labelledCells(w words) []any {
	row := []any{w.branches[p.branch], append([]string{""}, w.yesNo...)[p.contact]}
	for _, rated := range p.rivals {
		row = append(row, labelled(rated, w.agreement, w.dontKnow)...)
	}
	return row
}

// rivalConstructs are the ratings of competitors in the servgap.yaml.
func rivalConstructs() string {
	s := ""
	for _, rival := range rivals {
		s += fmt.Sprintf(`, perceived@%[1]s: "%[1]s_{item}"`, rival)
	}
	return s
}
