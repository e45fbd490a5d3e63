package tally

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// fourthAt is where the sum of numbers i ≤ j stands, with 1 twice: number i is at i + 1.
func fourthAt(i, j int) int { return i*(i+1)*(i+2)/6 + j*(j+1)*(j+2)*(j+3)/24 }

// What is counted of four numbers at a time has among it what is counted of two.
func TestFourthsHoldTheWeightedSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Weights, s.plan.Listwise = "column", everyBlock(s.plan.Questionnaire)
		counted := newTally(t, s.plan)
		for i, r := range s.responses {
			if i%2 == 0 {
				counted.Add(r)
			} else {
				part := newTally(t, s.plan)
				part.AddTimes(r, 2)
				merge(t, counted, part)
			}
		}
		for at, l := range s.plan.Listwise {
			v, _ := counted.Listwise(l)
			sums, w := v.Fourths.Sums(), v.Weights
			check := func(name string, got, want *big.Int) {
				if got.Cmp(want) != 0 {
					t.Errorf("block %d, %s: got %v, want %v", at, name, got, want)
				}
			}
			check("Σw²", sums[0], w.W2)
			product := 0
			for i := range v.K {
				check("Σw²x", sums[fourthAt(0, i+1)], w.Sums2[i])
				for j := i; j < v.K; j++ {
					check("Σw²xy", sums[fourthAt(i+1, j+1)], w.Products2[product])
					product++
				}
			}
		}
	})
}

// They are counted where a model takes them, and nowhere else.
func TestFourthsAreForWeightsAlone(t *testing.T) {
	counts := func(change func(*Plan)) bool {
		plan := small()
		plan.Weights, plan.Listwise = "column", []Listwise{{Part: Scores, Outcomes: []int{0}}}
		change(&plan)
		counted := newTally(t, plan)
		r := plan.Questionnaire.NewResponse()
		r.Weight, r.Cluster = survey.WeightUnit, "Oslo"
		counted.Add(r)
		for _, of := range counted.eachCluster() {
			if of.fourths != nil {
				t.Error("they are counted of a cluster")
			}
		}
		view, _ := counted.Listwise(plan.Listwise[0])
		return view.Fourths != nil
	}
	for name, tt := range map[string]struct {
		change func(*Plan)
		want   bool
	}{
		"weights":              {func(*Plan) {}, true},
		"weights and clusters": {func(p *Plan) { p.Clusters = true }, false},
		"none":                 {func(p *Plan) { p.Weights = "" }, false},
		"as many numbers as there may be": {func(p *Plan) {
			p.Questionnaire.Points = false
			p.Questionnaire.Instrument = undivided(MostFourths-1, p.Questionnaire.Instrument.Scale)
			p.Listwise = []Listwise{{Part: Items, Items: numbersTo(MostFourths - 1), Outcomes: []int{0}}}
		}, true},
		"one more": {func(p *Plan) {
			p.Questionnaire.Points = false
			p.Questionnaire.Instrument = undivided(MostFourths, p.Questionnaire.Instrument.Scale)
			p.Listwise = []Listwise{{Part: Items, Items: numbersTo(MostFourths), Outcomes: []int{0}}}
		}, false},
	} {
		if got := counts(tt.change); got != tt.want {
			t.Errorf("%s: they are counted: %v", name, got)
		}
	}
}

// Of the widest block there is one sum for every four of its numbers and 1, some of them
// alike: 30 over 4.
func TestFourthsOfTheWidestBlock(t *testing.T) {
	if n := len(stat.NewFourths(MostFourths, 1).Sums()); n != 27_405 {
		t.Errorf("%d sums, want 27,405", n)
	}
}

// The longest sum has six words, so 116 digits; what is longer than its 121 places is not
// read as a number.
func TestWholeNumbersAreAsLongAsSums(t *testing.T) {
	for digits, want := range map[int]bool{1: true, 116: true, 121: true, 122: false, 1000: false} {
		if _, ok := wholeNumbers([]string{strings.Repeat("7", digits)}); ok != want {
			t.Errorf("of %d digits: %v", digits, ok)
		}
	}
}

func TestDecodeRefusesFourthsThatDoNotFit(t *testing.T) {
	plan := small()
	plan.Weights, plan.Listwise = "column", []Listwise{{Outcomes: []int{0}}}
	counted := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Outcomes[0], r.Weight = 3, 2
	counted.Add(r)
	const sums = `"fourths":[["4","12","36","108","324"]]`
	file := encoded(t, counted)
	if !strings.Contains(file, sums) {
		t.Fatalf("no %s in %s", sums, file)
	}
	for name, with := range map[string]string{
		"left out":      `"fourths":null`,
		"one too few":   `"fourths":[["4","12","36","108"]]`,
		"no number":     `"fourths":[["4","12","36","108","x"]]`,
		"another Σw²":   `"fourths":[["5","12","36","108","324"]]`,
		"much too wide": `"fourths":[["4","12","36","108","` + strings.Repeat("9", 120) + `"]]`,
	} {
		_, err := Decode(strings.NewReader(strings.Replace(file, sums, with, 1)))
		if err == nil || !strings.Contains(err.Error(), "sums of four numbers do not fit") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}

// A file keeps them of everybody and not of levels; who is merged with those without has
// none.
func TestFourthsOfLevelsAreNotKept(t *testing.T) {
	plan := small()
	plan.Weights, plan.Listwise = "column", []Listwise{{Outcomes: []int{0}}}
	r := plan.Questionnaire.NewResponse()
	r.Outcomes[0], r.Weight = 3, 2
	written := divided(t, plan, []survey.Response{r, r}, []string{"Oslo", "Bergen"}, "a")
	read, err := Decode(strings.NewReader(encodedFile(t, written)))
	if err != nil {
		t.Fatal(err)
	}
	counted := func(of *Tally) bool {
		view, _ := of.Listwise(plan.Listwise[0])
		return view.Fourths != nil
	}
	g := read.Groups[0]
	if level := g.By[0].Levels.Level("Oslo"); !counted(g.Whole) || counted(level) || counted(merge(t, g.Whole.Empty(), g.Whole, level)) {
		t.Errorf("of everybody %v, of a level %v", counted(g.Whole), counted(level))
	}
	if again := encodedFile(t, read); again != encodedFile(t, written) {
		t.Error("the file that was read is written otherwise")
	}
}
