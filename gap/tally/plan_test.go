package tally

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestNewRefuses(t *testing.T) {
	instrument := func(p *Plan) *survey.Instrument { return &p.Questionnaire.Instrument }
	tests := []struct {
		name    string
		spoil   func(*Plan)
		message string
	}{
		{"sound", func(p *Plan) {}, ""},
		{"no items", func(p *Plan) { *instrument(p) = survey.Instrument{Scale: instrument(p).Scale} }, "has no items"},
		{"item in no dimension", func(p *Plan) { instrument(p).Dimensions[1].Items = []int{1} }, "is in 2 dimensions"},
		{"construct twice", func(p *Plan) { p.Questionnaire.Constructs = append(p.Questionnaire.Constructs, survey.Expected) }, `construct "expected" is asked twice`},
		{"reference not asked", func(p *Plan) { p.Pairs[0].From = survey.Adequate }, "perceived − adequate: one of them is not asked"},
		{"received not asked", func(p *Plan) { p.Pairs[0].To = survey.Promised }, "promised − expected: one of them is not asked"},
		{"unknown rule", func(p *Plan) { p.Pairs[0].Rule = "most" }, `unknown score rule "most"`},
		{"no rule", func(p *Plan) { p.Pairs[0].Rule = "" }, `unknown score rule ""`},
		{"pair twice", func(p *Plan) { p.Pairs = append(p.Pairs, p.Pairs[0]) }, "is declared twice"},
		{"pair by two rules", func(p *Plan) { p.Pairs = append(p.Pairs, Pair{survey.Expected, survey.Perceived, Complete}) }, ""},
		{"zone without adequate", func(p *Plan) { p.Zone = true }, "a zone of tolerance needs what is adequate"},
		{"too many items together", func(p *Plan) {
			p.Together, p.Questionnaire.Instrument = true, undivided(MostTogether+1, instrument(p).Scale)
		}, "101 items are counted together, accepted are at most 100"},
		{"block twice", func(p *Plan) { p.Listwise = []Listwise{{Part: Scores}, {Part: Scores}} }, "is declared twice"},
		{"block of what is unknown", func(p *Plan) { p.Listwise = []Listwise{{Part: "most"}} }, `unknown part "most"`},
		{"block of an item that is not asked", func(p *Plan) { p.Listwise = []Listwise{{Part: Items, Items: []int{3}}} }, "that are not asked"},
		{"block of an outcome that is not asked", func(p *Plan) { p.Listwise = []Listwise{{Outcomes: []int{-1}}} }, "that are not asked"},
		{"block without what is perceived", func(p *Plan) {
			p.Questionnaire.Constructs, p.Pairs, p.Listwise = p.Questionnaire.Constructs[:1], nil, []Listwise{{Part: Scores}}
		}, "needs what is perceived"},
		{"block of gaps without their pair", func(p *Plan) { p.Pairs, p.Listwise = nil, []Listwise{{Part: Gaps}} }, "needs the pair of what is expected and perceived"},
		{"block of too many items", func(p *Plan) {
			p.Questionnaire.Instrument = undivided(MostTogether+1, instrument(p).Scale)
			p.Listwise = []Listwise{{Part: Items, Items: numbersTo(MostTogether + 1)}}
		}, "101 items are counted together"},
		{"antecedents without their gaps", func(p *Plan) {
			asked := antecedents(instrument(p).Scale)
			asked.Gaps = asked.Gaps[1:]
			p.Questionnaire.Antecedents = &asked
		}, "antecedents go along with"},
		{"antecedents asked twice", func(p *Plan) {
			asked := antecedents(instrument(p).Scale)
			asked.Questionnaire.Constructs = append(asked.Questionnaire.Constructs, survey.Perceived)
			p.Questionnaire.Antecedents = &asked
		}, "more than one answer to each item"},
		{"points without dimensions", func(p *Plan) { instrument(p).Dimensions = nil }, "points need dimensions"},
		{"outcome without a scale", func(p *Plan) { p.Questionnaire.Outcomes[0].Scale = survey.Scale{} }, `outcome "nps" has a scale of 0 answers`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan := small()
			test.spoil(&plan)
			_, err := New(plan)
			switch {
			case test.message == "" && err != nil:
				t.Errorf("got error %v, want none", err)
			case test.message != "" && (err == nil || !strings.Contains(err.Error(), test.message)):
				t.Errorf("got error %v, want %q in it", err, test.message)
			}
		})
	}
}

// undivided is a dimension of all the items.
func undivided(items int, scale survey.Scale) survey.Instrument {
	in := survey.Instrument{Scale: scale, Dimensions: []survey.Dimension{{ID: survey.AllItems}}}
	for i := range items {
		in.Items = append(in.Items, survey.Item{ID: strconv.Itoa(i)})
		in.Dimensions[0].Items = append(in.Dimensions[0].Items, i)
	}
	return in
}

// lcm(1…43) is the first that does not fit an int64.
func TestScoreUnit(t *testing.T) {
	seven, slider := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}, survey.Scale{Min: 0, Step: 1, Den: 100, Points: 10001}
	fine := survey.Scale{Min: 0, Step: 1, Den: 1e9, Points: 101}
	tests := []struct {
		name   string
		scale  survey.Scale
		items  int
		points bool
		want   int64 // 0 if it does not fit
	}{
		{"one item", seven, 1, false, 1},
		{"36 items far below 0", survey.Scale{Min: -1e9, Step: 1, Den: 1, Points: 7}, 36, false, 0},
		{"36 items of wide steps", survey.Scale{Min: 0, Step: 1e9, Den: 1, Points: 7}, 36, false, 0},
		{"36 items of seven large steps", survey.Scale{Min: 0, Step: 4000, Den: 1, Points: 7}, 36, false, 0},
		{"36 items of many places", survey.Scale{Min: 0, Step: 1, Den: 1e9, Points: 7}, 36, false, 0},
		{"five items", seven, 5, true, 60},
		{"six items", seven, 6, false, 60},
		{"36 items", seven, 36, false, 144403552893600},
		{"36 items on a slider", slider, 36, false, 144403552893600},
		{"36 items with points", seven, 36, true, 0},
		{"42 items", seven, 42, false, 219060189739591200},
		{"42 items on a slider", slider, 42, false, 0},
		{"43 items", seven, 43, false, 0},
		{"200 items", seven, 200, false, 0},
		{"two items that fill the room", survey.Scale{Min: 0, Step: 1, Den: maxScore / 2, Points: 7}, 2, false, 2},
		{"two items and one too many", survey.Scale{Min: 0, Step: 1, Den: maxScore/2 + 1, Points: 7}, 2, false, 0},
		{"many places with points", fine, 4, true, 0},
		{"many places", fine, 4, false, 12},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			unit, ok := scoreUnit(undivided(test.items, test.scale), test.points)
			if ok != (test.want != 0) || ok && unit != test.want {
				t.Errorf("got %d, %v, want %d", unit, ok, test.want)
			}
		})
	}
}

func TestNewRefusesADimensionOf43Items(t *testing.T) {
	plan := Plan{Questionnaire: survey.Questionnaire{Instrument: undivided(43, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7})}}
	if _, err := New(plan); err == nil || !strings.Contains(err.Error(), "too many items to score exactly") {
		t.Errorf("got error %v, want one about the number of items", err)
	}
}

// 36 items on a slider of 10,001 answers have the largest scores there are; the
// squares of 1,000 of them leave 128 bits.
func TestLargestScoresAreExact(t *testing.T) {
	q := survey.Questionnaire{
		Instrument: undivided(36, survey.Scale{Min: 0, Step: 1, Den: 100, Points: 10001}),
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
	counted := newTally(t, Plan{Questionnaire: q, Pairs: []Pair{{survey.Expected, survey.Perceived, HalfPairs}}})
	low, high := q.NewResponse(), q.NewResponse()
	for i := range low.Answers {
		low.Answers[i], high.Answers[i] = 0, 10000
	}
	for range 500 {
		counted.Add(low)
		counted.Add(high)
	}
	view, _ := counted.Pair(survey.Expected, survey.Perceived)
	_, means := view.Overall()
	want, _ := big.NewRat(1000*50*50, 999).Float64()
	if means.Mean(0) != 50 || means.Cov(0, 1) != want {
		t.Errorf("mean %g and covariance %g, want 50 and %g", means.Mean(0), means.Cov(0, 1), want)
	}
}

// Scores and sums of two of them are int64, so that a score has 61 bits.
func TestTheLargestScoreIsAQuarterOfAnInt64(t *testing.T) {
	for den, want := range map[int64]bool{1<<61 - 1: true, 1 << 61: false} {
		if _, ok := scoreUnit(undivided(1, survey.Scale{Min: 0, Step: 1, Den: den, Points: 2}), false); ok != want {
			t.Errorf("a score of %d: %v, want %v", den, ok, want)
		}
	}
}

// As many items are counted together as are accepted.
func TestMostItemsTogether(t *testing.T) {
	plan := small()
	plan.Questionnaire.Points, plan.ItemPairs = false, false
	plan.Questionnaire.Instrument = undivided(4, plan.Questionnaire.Instrument.Scale)
	for len(plan.Questionnaire.Instrument.Items) < 100 {
		d, items := &plan.Questionnaire.Instrument.Dimensions, &plan.Questionnaire.Instrument.Items
		*d = append(*d, survey.Dimension{ID: strconv.Itoa(len(*d)), Items: []int{len(*items)}})
		*items = append(*items, survey.Item{ID: strconv.Itoa(len(*items))})
	}
	together, block := plan, plan
	together.Together = true
	block.Listwise = []Listwise{{Part: Items, Items: numbersTo(100), Outcomes: []int{0}}}
	for name, plan := range map[string]Plan{"of a construct": together, "in a block": block} {
		if err := plan.check(); err != nil {
			t.Errorf("100 items %s: %v", name, err)
		}
	}
}

func TestNewRefusesPracticesAndOpportunities(t *testing.T) {
	for name, test := range map[string]struct {
		spoil   func(*survey.Questionnaire)
		message string
	}{
		"sound":                           {func(*survey.Questionnaire) {}, ""},
		"practices of another kind":       {func(q *survey.Questionnaire) { q.Practices.Questionnaire.Constructs[0] = survey.Rated }, "the practices are not statements"},
		"practices with more beside":      {func(q *survey.Questionnaire) { q.Practices.Questionnaire.Direct = direct().Questionnaire.Direct }, "the practices are not statements"},
		"a practice without its gap":      {func(q *survey.Questionnaire) { q.Practices.Gaps = q.Practices.Gaps[:1] }, "the practices are not statements"},
		"opportunities of another kind":   {func(q *survey.Questionnaire) { q.Opportunities.Rated.Constructs[1] = survey.Rated }, "the opportunities are not rated"},
		"opportunities with more beside":  {func(q *survey.Questionnaire) { q.Opportunities.Rated.Direct = direct().Questionnaire.Direct }, "the opportunities are not rated"},
		"opportunities weighed as others": {func(q *survey.Questionnaire) { q.Opportunities.Weighed.Constructs[0] = survey.Rated }, "the opportunities are not rated"},
	} {
		plan := organised()
		test.spoil(&plan.Questionnaire)
		_, err := New(plan)
		if test.message == "" && err != nil || test.message != "" && (err == nil || !strings.Contains(err.Error(), test.message)) {
			t.Errorf("%s: got error %v, want %q in it", name, err, test.message)
		}
	}
}

func TestFingerprintCoversPracticesAndOpportunities(t *testing.T) {
	want := organised().Fingerprint()
	for name, test := range map[string]struct {
		change func(*survey.Questionnaire)
		same   bool
	}{
		"a gap":                  {func(q *survey.Questionnaire) { q.Practices.Gaps[0] = "delivery" }, false},
		"an obstacle":            {func(q *survey.Questionnaire) { q.Practices.Obstacles = nil }, false},
		"a practice":             {func(q *survey.Questionnaire) { q.Practices.Questionnaire.Instrument.Items[0].ID = "z" }, false},
		"none of the practices":  {func(q *survey.Questionnaire) { q.Practices = nil }, false},
		"an opportunity":         {func(q *survey.Questionnaire) { q.Opportunities.Rated.Instrument.Items[0].ID = "z" }, false},
		"what it weighs":         {func(q *survey.Questionnaire) { q.Opportunities.Weighed.Instrument.Scale.Points++ }, false},
		"no opportunities":       {func(q *survey.Questionnaire) { q.Opportunities = nil }, false},
		"a practice's label":     {func(q *survey.Questionnaire) { q.Practices.Questionnaire.Instrument.Items[0].Label = "z" }, true},
		"an opportunity's label": {func(q *survey.Questionnaire) { q.Opportunities.Rated.Instrument.Items[0].Label = "z" }, true},
	} {
		plan := organised()
		test.change(&plan.Questionnaire)
		if got := plan.Fingerprint(); (got == want) != test.same {
			t.Errorf("another %s: the same fingerprint %v, want %v", name, got == want, test.same)
		}
	}
}
