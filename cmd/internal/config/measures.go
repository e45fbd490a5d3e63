package config

import (
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Measure is a standard in its own unit, such as answered within 24 hours, and where
// what was done stands.
type Measure struct {
	ID, Label, Unit string
	Item            string // that it stands beside; empty for none
	Standard        survey.Decimal
	AtLeast         bool           // the standard is the least, else the most
	Target          survey.Decimal // the share that is to be within, above 0 and at most 1
	Actual          []Actual
}

// Actual is what was done in a wave: a column of a table, or values.
type Actual struct {
	WaveFile
	Column Text
	Values []survey.Decimal
}

// What a standard can be.
const (
	atMost  = "at_most"
	atLeast = "at_least"
)

func (d *decoder) measures(top *section, p *Project) []Measure {
	var measures []Measure
	var items []string
	for _, item := range p.Instrument.Survey.Items {
		items = append(items, item.ID)
	}
	known := d.ids(problem.Say("a measure"))
	for _, n := range top.items("measures", 1) {
		s := d.section(n, "measures[]", problem.Say("a measure"))
		s.need(problem.Say("write {id: answered, unit: hours, standard: 24, target_share: 0.8, actual: [{wave: 2026-Q3, path: answers.csv, column: Hours}]}"), "id", "unit", "standard", "target_share", "actual")
		id := s.text("id")
		known.add(id)
		m := Measure{ID: id.Value, Label: s.text("label").Value, Unit: s.text("unit").Value}
		if m.Label == "" {
			m.Label = m.ID
		}
		if item := s.text("item"); d.refers(item, problem.Say("an item"), items) {
			m.Item = item.Value
		}
		m.Standard, _, _ = s.decimal("standard")
		m.AtLeast = s.word("direction", atMost, atLeast).Value == atLeast
		m.Target = s.targetShare()
		m.Actual = d.actual(s, p)
		s.finish()
		measures = append(measures, m)
	}
	return measures
}

// targetShare is a share of 1.
func (s *section) targetShare() survey.Decimal {
	share, at, ok := s.decimal("target_share")
	if one := (survey.Decimal{Unscaled: 1}); ok && (share.Unscaled <= 0 || share.Compare(one) > 0) {
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is a share above 0 and at most 1", share, s.of("target_share")), problem.Say("write 0.8 for 80 percent"))
	}
	return share
}

func (d *decoder) actual(top *section, p *Project) []Actual {
	var all []Actual
	for _, n := range top.items("actual", 1) {
		s := d.section(n, "measures[].actual[]", problem.Say("what was done"))
		s.need(problem.Say("write {wave: 2026-Q3, path: answers.csv, column: Hours}, or values: [3, 26] for path and column"), "wave")
		a := Actual{WaveFile: WaveFile{Wave: s.text("wave")}, Column: s.text("column")}
		a.Path, a.Sheet, a.Encoding, a.Delimiter = s.text("path"), s.text("sheet").Value, s.text("encoding").Value, s.delimiter()
		a.Values = s.decimals("values")
		switch {
		case s.has("values") && s.has("path"):
			d.fail(s.at, codeValue, problem.Say("found values and a path in what was done; accepted is one of them"), problem.Say("delete one of the two"))
		case !s.has("values"):
			s.lack(problem.Say("write {wave: 2026-Q3, path: answers.csv, column: Hours}, or values: [3, 26] for path and column"), "path", "column")
		}
		d.ofWave(a.Wave, p)
		s.finish()
		all = append(all, a)
	}
	return all
}

// decimals is a list of numbers.
func (s *section) decimals(key string) []survey.Decimal {
	var numbers []survey.Decimal
	for _, n := range s.items(key, 1) {
		number, ok := survey.ParseDecimal(n.Value)
		if !ok {
			s.d.fail(place(n), codeValue, problem.Say("found %s for %s; accepted are plain numbers", quoted(n.Value), s.of(key)), problem.Say("write them with digits and a decimal point, such as 0.5"))
			continue
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// Table is where the values stand, and ok is false if they are written out.
func (a Actual) Table() (file File, ok bool) { return a.File, a.Path.Value != "" }
