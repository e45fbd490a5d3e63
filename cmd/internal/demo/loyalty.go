package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"servgap/gap/survey"
)

// meansSelf is what managers think of the service, by dimension: better than customers
// do, and of responsiveness most.
var meansSelf = []float64{5.9, 6.3, 6.1, 6.2, 5.8}

// loyaltyKinds are the questions of loyalty in the order of their columns, with the id,
// the kind and the scale that servgap.yaml has for them.
var loyaltyKinds = []struct{ id, kind, scale string }{
	{"easy", survey.KindCES, ""},
	{"satisfied", survey.KindIndex, "index"},
	{"met", survey.KindIndex, "index"},
	{"ideal", survey.KindIndex, "index"},
	{"leaves", survey.KindSwitch, ""},
	{"tells", survey.KindTell, ""},
}

// withLoyalty adds to each customer an answer to each of these: the better satisfied,
// the higher, but of leaving the lower. A few leave one out.
func withLoyalty(people []customer, w wave) []customer {
	r := dice("loyalty", w)
	for i := range people {
		p := &people[i]
		mood := float64(p.recommend)/20 + float64(p.satisfied-1)/8 // from 0 to 1
		ten := func(shift float64) int { return within(r, 1+9*(mood+shift), 1, 10) }
		p.loyalty = []int{
			within(r, 1.6+5*mood, 0.9, 7), ten(0.05), ten(0), ten(-0.08),
			within(r, 5.6-4.4*mood, 1.1, 7), within(r, 0.8+5.6*mood, 1.1, 7),
		}
		if r.IntN(20) == 0 {
			p.loyalty[r.IntN(len(p.loyalty))] = 0
		}
	}
	return people
}

// within is an answer on a scale from 1 around a mean.
func within(r *rand.Rand, mean, noise float64, high int) int {
	return int(math.Round(min(float64(high), max(1, mean+noise*spread(r)))))
}

// loyaltyOutcomes are the lines of servgap.yaml that say where these answers are.
func (w words) loyaltyOutcomes() string {
	var b strings.Builder
	for i, q := range loyaltyKinds {
		fmt.Fprintf(&b, "      - {id: %s, kind: %s, column: %s", q.id, q.kind, w.loyalty[i])
		if q.scale != "" {
			fmt.Fprintf(&b, ", scale: %s", q.scale)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// economics is the part of servgap.yaml about what customers bring in.
func (w words) economics() string {
	given := func(value string) string { return fmt.Sprintf("{value: %s, source: %s}", value, w.madeUp) }
	return fmt.Sprintf(`economics:
  currency: %s
  customers: %s
  margin: %s
  years: %s
  retention: %s
  discount: %s
  acquisition: %s
  keeping: %s
  at_risk:
    - {id: nps, churn: %s, churn_others: %s}
    - {id: leaves, churn: %s, churn_others: %s}
`, w.currency, given("9000"), given("2100"), given("5"), given("0.74"), given("0.06"), given("650"), given("110"),
		given("0.41"), given("0.22"), given("0.48"), given("0.2"))
}

// withOwnRating adds to the managers how they rate the service themselves.
func withOwnRating(in survey.Instrument, w wave, rows [][]string) [][]string {
	for _, item := range in.Items {
		rows[0] = append(rows[0], "Self_"+item.ID)
	}
	r := dice("managers' own rating", w)
	for i := range rows[1:] {
		for _, a := range rate(r, in, meansSelf, 0.35*spread(r), 0.6) {
			rows[i+1] = append(rows[i+1], number(a))
		}
	}
	return rows
}
