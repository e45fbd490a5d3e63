package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"servgap/gap/survey"
)

// customer is one respondent; an answer of 0 is none.
type customer struct {
	id                   string
	region, kind         int
	expected, perceived  []int
	points               []float64
	recommend, satisfied int
	loyalty              []int // in the order of loyaltyKinds
	factors
	weight float64
}

// The means by dimension on the scale 1 to 7, in the order of the instrument:
// tangibles, reliability, responsiveness, assurance, empathy. What is perceived
// of responsiveness falls by half a point from spring to autumn; all else stays
// within a tenth.
var (
	meansExpected = []float64{5.45, 6.45, 6.2, 6.1, 5.8}
	meansSpring   = []float64{5.5, 5.85, 5.6, 5.9, 5.4}
	meansAutumn   = []float64{5.5, 5.75, 5.1, 5.8, 5.3}
	meansBelief   = []float64{5.9, 6.3, 5.8, 6.0, 5.4}
	meansStandard = []float64{5.8, 6.1, 5.5, 5.9, 5.3}
	meansDeliver  = []float64{5.7, 5.9, 5.2, 5.8, 5.3}
	meansPromised = []float64{6.0, 6.5, 6.3, 6.1, 5.9}
	meanPoints    = []float64{11, 32, 23, 19, 15}
	pointsBelief  = []float64{21, 33, 14, 19, 13}
	meansWork     = []float64{5.8, 5.1, 4.0, 4.6} // of workAsked
)

// How many were asked in each wave.
const (
	invitedCustomers = 640
	invitedManagers  = 25
	invitedStaff     = 110
)

// dice draws numbers that depend only on what is drawn and for which wave.
func dice(what string, w wave) *rand.Rand {
	var seed uint64 = 14695981039346656037 // FNV-1a
	for _, b := range []byte(what + w.id) {
		seed = (seed ^ uint64(b)) * 1099511628211
	}
	return rand.New(rand.NewPCG(seed, 2026))
}

// spread is about normal with mean 0 and standard deviation 1: the sum of twelve
// uniform numbers less 6.
func spread(r *rand.Rand) float64 {
	sum := -6.0
	for range 12 {
		sum += r.Float64()
	}
	return sum
}

// answer rounds to the scale.
func answer(x float64) int { return int(math.Round(min(7, max(1, x)))) }

// rate draws one person's answers around the means by dimension: people differ
// by a point of their own, dimensions and items by less.
func rate(r *rand.Rand, in survey.Instrument, means []float64, person, noise float64) []int {
	answers := make([]int, len(in.Items))
	for d, dimension := range in.Dimensions {
		own := means[d] + person + 0.45*spread(r)
		for _, i := range dimension.Items {
			answers[i] = answer(own + noise*spread(r))
		}
	}
	return answers
}

func customers(in survey.Instrument, w wave) []customer {
	n, perceived := 231, meansSpring
	if w == autumn {
		n, perceived = 212, meansAutumn
	}
	r := dice("customers", w)
	people := make([]customer, n)
	for i := range people {
		demand, mood := 0.45*spread(r), 0.6*spread(r)
		p := customer{id: fmt.Sprintf("R_%s_%03d", w.id[5:], i+1), region: r.IntN(3), kind: r.IntN(2)}
		p.expected = rate(r, in, meansExpected, demand, 0.6)
		p.perceived = rate(r, in, perceived, 0.4*demand+mood, 0.8)
		for range r.IntN(3) { // a few answers are missing
			p.perceived[r.IntN(len(in.Items))] = 0
		}
		p.points = share(r, meanPoints)
		p.recommend = int(math.Round(min(10, max(0, 7.2+1.8*mood+spread(r)))))
		p.satisfied = int(math.Round(min(5, max(1, 3.6+0.8*mood+0.5*spread(r)))))
		people[i] = p
	}
	weigh(people, w)
	return withFactors(withLoyalty(people, w), w)
}

// share divides 100 points among the dimensions in steps of 2.5.
func share(r *rand.Rand, means []float64) []float64 {
	points := make([]float64, len(means))
	left := 100.0
	for d, mean := range means {
		points[d] = 2.5 * math.Round(max(0, mean+6*spread(r))/2.5)
		left -= points[d]
	}
	points[1] += left // reliability takes what is left over
	if points[1] < 0 {
		return append([]float64(nil), 20, 20, 20, 20, 20)
	}
	return points
}

// managers rate the items and, as customers do, share out 100 points.
func managers(in survey.Instrument, w wave) [][]string {
	rows := raters(in, w, "managers", 18, map[string][]float64{"M": meansBelief, "S": meansStandard}, "M", "S")
	for _, d := range in.Dimensions {
		rows[0] = append(rows[0], "V_"+d.ID)
	}
	r := dice("managers' points", w)
	for i := range rows[1:] {
		for _, points := range share(r, pointsBelief) {
			rows[i+1] = append(rows[i+1], fmt.Sprint(points))
		}
	}
	return withOwnRating(in, w, rows)
}

// staff rate the items and say how they work.
func staff(in survey.Instrument, w wave) [][]string {
	rows := raters(in, w, "staff", 74, map[string][]float64{"D": meansDeliver, "C": meansPromised, "B": meansExpected}, "D", "C", "B")
	asked := workAsked()
	for _, item := range asked.Items {
		rows[0] = append(rows[0], "A_"+item.ID)
	}
	r := dice("staff's work", w)
	for i := range rows[1:] {
		for k, a := range rate(r, asked, meansWork, 0.35*spread(r), 0.7) {
			if asked.Items[k].Reverse {
				a = 8 - a
			}
			rows[i+1] = append(rows[i+1], number(a))
		}
	}
	return rows
}

// workAsked is what staff are asked of their work that goes along with the delivery
// gap: two items each of teamwork, training, authority and willingness.
func workAsked() survey.Instrument {
	var items []survey.Item
	all := survey.AntecedentsOf(survey.Group{Role: survey.Staff})
	for _, item := range all.Questionnaire.Instrument.Items {
		if slices.Contains([]string{"TEAM1", "TEAM2", "FIT1", "FIT2", "CON1", "CON2", "SUP1", "SUP3"}, item.ID) {
			items = append(items, item)
		}
	}
	return all.Only(items).Questionnaire.Instrument
}

// raters are the rows of a group that rated the items on constructs, each with a
// letter before the item's id as its column.
func raters(in survey.Instrument, w wave, group string, n int, means map[string][]float64, letters ...string) [][]string {
	r := dice(group, w)
	head := []string{"id"}
	for _, letter := range letters {
		for _, item := range in.Items {
			head = append(head, letter+"_"+item.ID)
		}
	}
	rows := [][]string{head}
	for i := range n {
		row := []string{fmt.Sprintf("%s%03d", group[:1], i+1)}
		person := 0.35 * spread(r)
		for _, letter := range letters {
			for _, a := range rate(r, in, means[letter], person, 0.6) {
				row = append(row, number(a))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
