package gap_test

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// oracle is a directory of data and of the numbers that other programs computed
// from them.
type oracle struct {
	dir      string
	sets     map[string]*dataset
	records  []record
	tallies  map[string]*tally.Tally
	result   *gap.Result // of the study of several groups
	problems int
}

// dataset is one CSV file with what datasets.json says of it.
type dataset struct {
	name    string
	File    string           `json:"file"`
	Columns []string         `json:"columns"`
	Scale   []float64        `json:"scale"`
	Step    float64          `json:"step"`
	Dims    map[string][]int `json:"dims"`
	rows    []map[string]string
	read    []survey.Response // of the rows
}

// record is one statistic with its expected values.
type record struct {
	Dataset string         `json:"dataset"`
	Stat    string         `json:"stat"`
	Args    map[string]any `json:"args"`
	Values  map[string]any `json:"values"`
	Name    string         `json:"name"`
	Value   any            `json:"value"`
	N       any            `json:"n"`
	Tol     float64        `json:"tol"`
}

func (r record) arg(name string) string {
	switch x := r.Args[name].(type) {
	case string:
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	default:
		return ""
	}
}

func (r record) has(name string) bool { _, ok := r.Args[name]; return ok }

func readOracle(t *testing.T) *oracle {
	t.Helper()
	o := &oracle{dir: os.Getenv("SERVGAP_ORACLE"), tallies: make(map[string]*tally.Tally)}
	if o.dir == "" {
		o.dir = filepath.Join("..", "testdata", "oracle")
	}
	var sets struct{ Datasets map[string]*dataset }
	readJSON(t, filepath.Join(o.dir, "datasets.json"), &sets)
	readJSON(t, filepath.Join(o.dir, "expected.json"), &o.records)
	o.sets = sets.Datasets
	for name, d := range o.sets {
		d.name = name
		d.rows = readRows(t, filepath.Join(o.dir, d.File))
	}
	return o
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func readRows(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range records[1:] {
		row := make(map[string]string)
		for i, name := range records[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// letters are the first letters of the oracle's columns and what they stand for.
var letters = map[string]survey.Construct{
	"E": survey.Expected, "A": survey.Adequate, "P": survey.Perceived,
	"M": survey.Belief, "S": survey.Standard, "D": survey.Delivered, "B": survey.StaffBelief, "C": survey.Promised,
}

// construct is what a letter stands for in this data set: in the three-column
// form, with an adequate level, D is the desired one.
func (d *dataset) construct(letter string) survey.Construct {
	if letter == "D" && d.has("A", 1) {
		return survey.Expected
	}
	return letters[letter]
}

func (d *dataset) dimensions() []string {
	names := make([]string, 0, len(d.Dims))
	for name := range d.Dims {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(d.Dims[a][0], d.Dims[b][0]) })
	return names
}

func (d *dataset) has(letter string, item int) bool {
	return slices.Contains(d.Columns, letter+strconv.Itoa(item))
}

func (d *dataset) scale() survey.Scale {
	step := d.Step
	if step == 0 {
		step = 1
	}
	decimal := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	scale, err := survey.ParseScale(decimal(d.Scale[0]) + ".." + decimal(d.Scale[1]) + "/" + decimal(step))
	if err != nil {
		panic(err)
	}
	return scale
}

// plan asks for every construct of the data set and pairs every two under the rule.
func (d *dataset) plan(rule tally.Rule) tally.Plan {
	in := survey.Instrument{Scale: d.scale()}
	for _, name := range d.dimensions() {
		dimension := survey.Dimension{ID: name}
		for _, item := range d.Dims[name] {
			dimension.Items = append(dimension.Items, len(in.Items))
			in.Items = append(in.Items, survey.Item{ID: strconv.Itoa(item)})
		}
		in.Dimensions = append(in.Dimensions, dimension)
	}
	q := survey.Questionnaire{Instrument: in, Points: d.hasPoints(), Outcomes: d.outcomes()}
	for letter := range letters {
		if d.has(letter, 1) {
			q.Constructs = append(q.Constructs, d.construct(letter))
		}
	}
	slices.Sort(q.Constructs)
	plan := tally.Plan{Questionnaire: q, Complete: rule == tally.Complete, ItemPairs: true, Zone: d.has("A", 1)}
	for _, from := range q.Constructs {
		for _, to := range q.Constructs {
			if from != to {
				plan.Pairs = append(plan.Pairs, tally.Pair{From: from, To: to, Rule: rule})
			}
		}
	}
	if slices.Contains(q.Constructs, survey.Expected) && slices.Contains(q.Constructs, survey.Perceived) {
		for i := range q.Outcomes {
			plan.Listwise = append(plan.Listwise,
				tally.Listwise{Part: tally.Gaps, Outcomes: []int{i}}, tally.Listwise{Part: tally.ItemGaps, Items: everyItem(in), Outcomes: []int{i}})
		}
	}
	return plan
}

func everyItem(in survey.Instrument) []int {
	var items []int
	for i := range in.Items {
		items = append(items, i)
	}
	return items
}

// outcomes are the questions about the whole that the data set has; 0 to 10 holds
// the answers to both.
func (d *dataset) outcomes() []survey.Outcome {
	var found []survey.Outcome
	for _, id := range []string{"csat", "nps"} {
		if slices.Contains(d.Columns, id) {
			found = append(found, survey.Outcome{ID: id, Scale: survey.Scale{Step: 1, Den: 1, Points: 11}})
		}
	}
	return found
}

func (d *dataset) hasPoints() bool { return slices.Contains(d.Columns, "imp_"+d.dimensions()[0]) }

// tally counts a data set, all of it or the rows with a value in a column.
func (o *oracle) tally(d *dataset, rule tally.Rule, column, value string) *tally.Tally {
	return o.tallyOf(d, rule, fmt.Sprint(column, value), func(row map[string]string, _ survey.Response) bool {
		return column == "" || row[column] == value
	})
}

// tallyOf counts the rows of a data set that keep wants; name tells them from others.
func (o *oracle) tallyOf(d *dataset, rule tally.Rule, name string, keep func(map[string]string, survey.Response) bool) *tally.Tally {
	return o.tallyBy(d, d.plan(rule), fmt.Sprint(rule, name), func(row map[string]string, r *survey.Response) bool { return keep(row, *r) })
}

// tallyBy is likewise that of a plan, to whose responses keep can give a weight.
func (o *oracle) tallyBy(d *dataset, plan tally.Plan, name string, keep func(map[string]string, *survey.Response) bool) *tally.Tally {
	key := fmt.Sprint(d.name, name)
	if t, ok := o.tallies[key]; ok {
		return t
	}
	t, err := tally.New(plan)
	if err != nil {
		panic(err)
	}
	for _, row := range d.rows {
		if r := d.response(t.Plan().Questionnaire, row); keep(row, &r) {
			t.Add(r)
		}
	}
	o.tallies[key] = t
	return t
}

func (d *dataset) response(q survey.Questionnaire, row map[string]string) survey.Response {
	r := q.NewResponse()
	for c, construct := range q.Constructs {
		for letter := range letters {
			for i, item := range q.Instrument.Items {
				cell := row[letter+item.ID]
				if d.construct(letter) != construct || cell == "" {
					continue
				}
				number, ok := survey.ParseDecimal(cell)
				code, on := q.Instrument.Scale.Code(number)
				if !ok || !on {
					panic(fmt.Sprintf("%s: %s%s: %q is not on the scale", d.name, letter, item.ID, cell))
				}
				r.Answers[c*len(q.Instrument.Items)+i] = code
			}
		}
	}
	for i, outcome := range q.Outcomes {
		number, answered := survey.ParseDecimal(row[outcome.ID])
		code, on := outcome.Scale.Code(number)
		switch {
		case answered && on:
			r.Outcomes[i] = code
		case answered:
			panic(fmt.Sprintf("%s: %s: %q is not on the scale", d.name, outcome.ID, row[outcome.ID]))
		}
	}
	if q.Points {
		var points []survey.Decimal
		for _, name := range d.dimensions() {
			if p, ok := survey.ParseDecimal(row["imp_"+name]); ok {
				points = append(points, p)
			}
		}
		if len(points) == len(q.Instrument.Dimensions) {
			r.Points, _ = survey.Shares(points, nil)
		}
	}
	return r
}

// column is the numbers of a column that is no item, such as csat.
func (d *dataset) column(name, by, value string) stat.Hist {
	scored := strings.TrimSuffix(name, "100")
	var numbers []survey.Decimal
	places := 0
	for _, row := range d.rows {
		number, ok := survey.ParseDecimal(row[scored])
		if !ok || by != "" && row[by] != value {
			continue
		}
		if scored != name { // nps100: promoters 100, detractors −100
			number = recommendation(number.Unscaled)
		}
		numbers, places = append(numbers, number), max(places, number.Places)
	}
	counts := make(map[int64]int64)
	den := int64(1)
	for range places {
		den *= 10
	}
	for _, n := range numbers {
		factor := den
		for range n.Places {
			factor /= 10
		}
		counts[n.Unscaled*factor]++
	}
	return stat.NewHist(0, 1, den, counts)
}

func recommendation(answer int64) survey.Decimal {
	switch {
	case answer >= 9:
		return survey.Decimal{Unscaled: 100}
	case answer <= 6:
		return survey.Decimal{Unscaled: -100}
	default:
		return survey.Decimal{}
	}
}
