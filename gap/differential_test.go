package gap_test

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// TestAgainstR draws surveys and holds their gaps against what base R computes of the same
// answers: 20 of them, with SERVGAP_DIFFERENTIAL 2,000.
func TestAgainstR(t *testing.T) {
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not installed: no survey is held against R")
	}
	surveys := uint64(20)
	if os.Getenv("SERVGAP_DIFFERENTIAL") != "" {
		surveys = 2000
	}
	folder := t.TempDir()
	var plan strings.Builder
	plan.WriteString("survey,item,dimension\n")
	own := make(map[string]float64)
	for seed := range surveys {
		s := drawSurvey(rand.New(rand.NewPCG(seed, 11)))
		for d, dimension := range s.form.Instrument.Dimensions {
			for _, i := range dimension.Items {
				fmt.Fprintf(&plan, "%d,%d,%d\n", seed, i+1, d+1)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.csv", seed)), s.csv(), 0o600); err != nil {
			t.Fatal(err)
		}
		s.found(t, seed, own)
	}
	if err := os.WriteFile(filepath.Join(folder, "surveys.csv"), []byte(plan.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("Rscript", "--vanilla", "testdata/differential.R", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	compareWithR(t, surveys, own, filepath.Join(folder, "results.csv"))
}

// exactTolerance is how far a number may be from R's, relative to it or, below 1, to a point of
// the scale.
const exactTolerance = 1e-12

// tolerances are of numbers that R itself does not have to 1e-12: of tails of the
// distributions, and what is made of them.
var tolerances = map[string]float64{"p": 1e-10, "p_adj": 1e-10, "p_rank": 1e-10, "low": 1e-11, "high": 1e-11}

// compareWithR reads what R has found: every number is here, and no other.
func compareWithR(t *testing.T, surveys uint64, own map[string]float64, file string) {
	t.Helper()
	results, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	worst, differing, n := 0.0, 0, 0
	for lines := bufio.NewScanner(results); lines.Scan(); n++ {
		cut := strings.LastIndexByte(lines.Text(), ',')
		key, text := lines.Text()[:cut], lines.Text()[cut+1:]
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatalf("R wrote %s", lines.Text())
		}
		got, ok := own[key]
		delete(own, key)
		name := key[strings.LastIndexByte(key, ',')+1:]
		off := math.Abs(got-want) / max(1, math.Abs(want))
		if name == "p" || name == "p_adj" || name == "p_rank" {
			off = math.Abs(got-want) / max(1e-300, want)
		}
		tolerance, given := tolerances[name]
		if !given {
			tolerance, worst = exactTolerance, max(worst, off)
		}
		if !ok || !(off <= tolerance) {
			if differing++; differing <= 10 {
				t.Errorf("%s: got %v (%v), R has %v", key, got, ok, want)
			}
		}
	}
	for key, value := range own {
		if differing++; differing <= 20 {
			t.Errorf("%s: got %v, R has nothing", key, value)
		}
	}
	t.Logf("R6: %d numbers of %d surveys against R, %d differ, the worst by %.1g", n, surveys, differing, worst)
	if n < 100*int(surveys) {
		t.Errorf("R computed %d numbers", n)
	}
}

// drawnSurvey is a form with its rows of answers.
type drawnSurvey struct {
	form survey.Questionnaire
	rows []survey.Response
}

// drawSurvey draws a form and who answers it: on one of the usual scales, up to 30 items
// in a few dimensions, up to 300 people, with holes, and with columns where all agree.
func drawSurvey(r *rand.Rand) drawnSurvey {
	scale := []survey.Scale{{Min: 1, Step: 1, Den: 1, Points: 5}, {Min: 1, Step: 1, Den: 1, Points: 7}, {Step: 1, Den: 1, Points: 11}}[r.IntN(3)]
	items := 1 + r.IntN(30)
	s := drawnSurvey{form: survey.Questionnaire{
		Instrument: survey.Instrument{Scale: scale}, Group: survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}}
	in := &s.form.Instrument
	dimensions := 1 + r.IntN(min(6, items))
	for d := range dimensions {
		in.Dimensions = append(in.Dimensions, survey.Dimension{ID: fmt.Sprint(d + 1), Label: fmt.Sprint(d + 1)})
	}
	for i := range items {
		in.Items = append(in.Items, survey.Item{ID: fmt.Sprint(i + 1), Label: fmt.Sprint(i + 1)})
		d := i * dimensions / items
		in.Dimensions[d].Items = append(in.Dimensions[d].Items, i)
	}
	columns := make([]float64, 2*items) // what the column adds; NaN for all the same
	for i := range columns {
		if columns[i] = r.NormFloat64(); r.IntN(20) == 0 {
			columns[i] = math.NaN()
		}
	}
	holes := []float64{0, 0.05, 0.3}[r.IntN(3)]
	most := float64(scale.Points - 1)
	for range 2 + r.IntN(299) {
		row, person := s.form.NewResponse(), r.NormFloat64()
		for i := range row.Answers {
			x := math.Round(most*0.6 + most*0.15*(person+columns[i]+r.NormFloat64()))
			if math.IsNaN(columns[i]) {
				x = most
			}
			if r.Float64() >= holes {
				row.Answers[i] = survey.Code(max(0, min(most, x)))
			}
		}
		s.rows = append(s.rows, row)
	}
	return s
}

// csv is the answers as R reads them.
func (s drawnSurvey) csv() []byte {
	in := s.form.Instrument
	var cells []string
	for _, letter := range []string{"E", "P"} {
		for i := range in.Items {
			cells = append(cells, letter+fmt.Sprint(i+1))
		}
	}
	text := strings.Join(cells, ",") + "\n"
	for _, row := range s.rows {
		for i, code := range row.Answers {
			cells[i] = "NA"
			if int(code) < in.Scale.Points {
				cells[i] = fmt.Sprint(in.Scale.Min + int64(code))
			}
		}
		text += strings.Join(cells, ",") + "\n"
	}
	return []byte(text)
}

// found puts every number of the survey's gaps into the map, by the names that R has.
func (s drawnSurvey) found(t *testing.T, seed uint64, own map[string]float64) {
	t.Helper()
	counted, err := tally.New(gap.Plan(s.form, tally.HalfPairs))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range s.rows {
		counted.Add(row)
	}
	view, _ := counted.Pair(survey.Expected, survey.Perceived)
	overall, _ := view.Overall()
	for _, g := range gap.Analyze(gap.Study{Customers: counted}, gap.Options{}).Gaps {
		put := func(name string, value float64) {
			if !math.IsNaN(value) {
				own[fmt.Sprintf("%d,%s,%s,%s", seed, g.Level, g.ID, name)] = value
			}
		}
		at, _ := strconv.Atoi(g.ID)
		differences := overall
		switch g.Level {
		case gap.LevelItem:
			differences = view.Item(at - 1).Difference()
		case gap.LevelDimension:
			differences = view.Scores(at - 1).Difference()
		}
		numbers := map[string]gap.Number{
			"gap": g.Value, "se": g.SE, "low": g.Low, "high": g.High, "t": g.Statistic, "df": g.DF, "p": g.P, "d_z": g.Effect, "p_rank": g.PRank,
			"alpha_from": g.AlphaFrom, "alpha_from_low": g.AlphaFromLow, "alpha_from_high": g.AlphaFromHigh,
			"alpha_to": g.AlphaTo, "alpha_to_low": g.AlphaToLow, "alpha_to_high": g.AlphaToHigh,
		}
		if g.Level != gap.LevelOverall {
			numbers["p_adj"], numbers["from"], numbers["to"] = g.PAdj, g.FromValue, g.ToValue
		}
		for name, number := range numbers {
			put(name, float64(number))
		}
		put("n", float64(g.N))
		if ranks := stat.RankDifferences(differences); ranks.Nonzero > 0 {
			put("v", ranks.Plus)
		}
	}
}
