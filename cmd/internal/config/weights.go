package config

import (
	"math/big"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Weight says how the respondents of a group are weighted; the zero value is that each
// counts once.
type Weight struct {
	At     Pos
	Column Text     // of the sampling weights, or of those that raking begins with
	Rake   []Margin // to which they are fitted, none for the column alone
	// Least and Most are the bounds of raked weights in parts of their mean; both 0
	// without any.
	Least, Most float64
}

// Margin is a background question with the percentages of its answers in the population.
type Margin struct {
	Column  Text
	Targets []Target
}

// Target is how many percent of the population give an answer.
type Target struct {
	Answer  Text
	Percent float64
}

// IsSet reports whether respondents are weighted.
func (w Weight) IsSet() bool { return w.Column.Value != "" || w.Rake != nil }

// Rule names the weights in results: column, or rake with its margins.
func (w Weight) Rule() string {
	if !w.IsSet() {
		return ""
	}
	if w.Rake == nil {
		return "column"
	}
	var columns []string
	for _, m := range w.Rake {
		columns = append(columns, m.Column.Value)
	}
	return "rake: " + strings.Join(columns, ", ")
}

// weight reads it in the short form, a column, or in the long one of raking.
func (d *decoder) weight(top *section) Weight {
	long := top.value("weight")
	if long == nil || long.Kind != yaml.MappingNode {
		column := top.orNone("weight")
		return Weight{At: column.At, Column: column}
	}
	s := d.section(long, "groups[].weight", problem.Plain("weight"))
	s.need(problem.Say("write {rake: [{column: Region, targets: {North: 40, South: 60}}]}"), "rake")
	w := Weight{At: s.at, Column: s.orNone("design")}
	once := d.ids(problem.Say("a margin"))
	for _, n := range s.items("rake", 1) {
		m := d.margin(n)
		if once.add(m.Column) {
			w.Rake = append(w.Rake, m)
		}
	}
	w.Least, w.Most = d.trim(s)
	s.finish()
	return w
}

func (d *decoder) margin(n *yaml.Node) Margin {
	s := d.section(n, "groups[].weight.rake[]", problem.Say("a margin"))
	s.need(problem.Say("write {column: Region, targets: {North: 40, South: 60}}"), "column", "targets")
	m := Margin{Column: s.text("column")}
	targets := s.value("targets")
	s.finish()
	switch {
	case targets == nil:
	case targets.Kind != yaml.MappingNode || len(targets.Content) < 4:
		d.wrongType(targets, problem.Say("targets in a margin"), problem.Say("two answers or more with their percentages"), problem.Say("write {North: 40, South: 60}"))
	default:
		m.Targets = d.targets(targets)
	}
	return m
}

// targets reads the percentages, which add up to 100.
func (d *decoder) targets(n *yaml.Node) []Target {
	var targets []Target
	once := d.ids(problem.Say("a target"))
	told := len(d.faults)
	sum := new(big.Rat)
	for i := 0; i+1 < len(n.Content); i += 2 {
		answer := d.text(n.Content[i], problem.Say("an answer in targets"))
		once.add(answer)
		one := section{d: d, path: "groups[].weight.rake[].targets[]", what: problem.Say("targets"), values: map[string]*yaml.Node{answer.Value: n.Content[i+1]}}
		percent, at, ok := one.percent(answer.Value)
		if !ok {
			continue
		}
		share, _ := new(big.Rat).SetString(percent.String())
		if share.Sign() <= 0 {
			d.fail(at, codeValue, problem.Say("found %s percent for %s; accepted are percentages above 0", percent, quoted(answer.Value)), problem.Say("leave out the rows of an answer that nobody in the population gives: exclude"))
			continue
		}
		sum.Add(sum, share)
		value, _ := share.Float64()
		targets = append(targets, Target{answer, value})
	}
	if len(d.faults) == told && sum.Cmp(big.NewRat(100, 1)) != 0 {
		total := sum.FloatString(6)
		d.fail(place(n), "E-RAKE-SUM", problem.Say("the targets add up to %s; accepted is 100", strings.TrimRight(strings.TrimRight(total, "0"), ".")), problem.Say("write the percentages with decimals, such as 33.4"))
	}
	return targets
}

// percent is a number under a key that is no word of the form.
func (s *section) percent(key string) (number survey.Decimal, at Pos, ok bool) {
	return s.numberAt(s.values[key], problem.Say("%s in %s", quoted(key), s.what), problem.Say("a percentage"), problem.Say("write a number such as 40"))
}

// trim reads the bounds of raked weights.
func (d *decoder) trim(s *section) (least, most float64) {
	nodes := s.items("trim", 2)
	if len(nodes) < 2 {
		return 0, 0
	}
	fix := problem.Say("write [0.3, 3]: no weight below 0.3 or above 3 times the mean")
	var bounds []float64
	for _, n := range nodes {
		number, _, ok := s.numberAt(n, s.of("trim"), problem.Say("two numbers"), fix)
		if !ok {
			return 0, 0
		}
		value, _ := new(big.Rat).SetString(number.String())
		bound, _ := value.Float64()
		bounds = append(bounds, bound)
	}
	if len(bounds) != 2 || !(bounds[0] >= 0 && bounds[0] < 1 && bounds[1] > 1) {
		d.fail(place(s.value("trim")), codeValue, problem.Say("found other bounds for trim than one from 0 to below 1 and one above 1; accepted are two, in parts of the mean weight"), fix)
		return 0, 0
	}
	return bounds[0], bounds[1]
}
