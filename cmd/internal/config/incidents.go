package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Incidents is where complaints and critical incidents are told, and what is known of
// them beside the table.
type Incidents struct {
	At      Pos
	Columns []FieldColumn
	Causes  []CauseOf
	// Outcome is the question about the whole that complainers answered too; empty
	// without one. Without keeps of the survey who did not complain.
	Outcome   Text
	Without   *Answered
	Files     []WaveFile
	Customers []CustomersOf
}

// FieldColumn is the column of a table that holds a field.
type FieldColumn struct {
	Field  string
	Column Text
}

// Answered is the respondents whose column is a text.
type Answered struct{ Column, Is Text }

// CauseOf is the dimension that a cause belongs to.
type CauseOf struct{ Cause, Dimension Text }

// WaveFile is a table of a wave that is no survey.
type WaveFile struct {
	Wave Text
	File
}

// CustomersOf is how many customers there were in a wave, of a unit or in all.
type CustomersOf struct {
	Wave, Unit Text
	Count      int64
}

// IncidentFields are the keys of the columns of a table of incidents.
func IncidentFields() []string {
	return []string{"date", "unit", "touchpoint", "valence", "cause", "second_cause", "resolved", "days", "satisfaction"}
}

// incidents reads the section; nil if it was not written.
func (d *decoder) incidents(top *section, p *Project) *Incidents {
	s := d.section(top.value("incidents"), "incidents", problem.Plain("incidents"))
	s.need(problem.Say("write files: [{wave: 2026-Q3, path: complaints.csv}]"), "files")
	in := &Incidents{At: s.at, Columns: d.fieldColumns(s.value("columns"))}
	in.Causes = d.causes(s, p)
	if in.Outcome = s.text("outcome"); in.Outcome.Value != "" {
		d.refers(in.Outcome, problem.Say("an outcome of customers"), outcomesOfCustomers(p))
	}
	in.Without = d.without(s.value("without"))
	if in.Without != nil && in.Outcome.Value == "" {
		s.lack(problem.Say("add outcome: csat, the question that they are compared by"), "outcome")
	}
	in.Files = d.waveFiles(s, "files", "incidents.files[]", p)
	in.Customers = d.customersOf(s, p)
	s.finish()
	if s.node == nil {
		return nil
	}
	return in
}

func (d *decoder) fieldColumns(n *yaml.Node) []FieldColumn {
	s := d.section(n, "incidents.columns", problem.Say("columns of incidents"))
	var columns []FieldColumn
	for _, field := range IncidentFields() {
		if column := s.text(field); column.Value != "" {
			columns = append(columns, FieldColumn{field, column})
		}
	}
	s.finish()
	return columns
}

func (d *decoder) causes(top *section, p *Project) []CauseOf {
	var dimensions []string
	for _, dimension := range p.Instrument.Survey.Dimensions {
		dimensions = append(dimensions, dimension.ID)
	}
	var causes []CauseOf
	known := d.ids(problem.Say("a cause"))
	for _, n := range top.items("causes", 1) {
		s := d.section(n, "incidents.causes[]", problem.Say("a cause"))
		s.need(problem.Say("write {cause: Late answer, dimension: responsiveness}"), "cause", "dimension")
		c := CauseOf{s.text("cause"), s.text("dimension")}
		known.add(c.Cause)
		d.refers(c.Dimension, problem.Say("a dimension"), dimensions)
		s.finish()
		causes = append(causes, c)
	}
	return causes
}

// outcomesOfCustomers are the ids of what customers were asked about the whole.
func outcomesOfCustomers(p *Project) []string {
	var ids []string
	for _, g := range p.Groups {
		if g.Role != survey.Customers {
			continue
		}
		for _, o := range g.Outcomes {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

func (d *decoder) without(n *yaml.Node) *Answered {
	s := d.section(n, "incidents.without", problem.Say("without of incidents"))
	s.need(problem.Say("write {column: Complained, is: No}"), "column", "is")
	e := &Answered{s.text("column"), s.text("is")}
	s.finish()
	if s.node == nil {
		return nil
	}
	return e
}

// waveFiles reads tables of waves.
func (d *decoder) waveFiles(top *section, key, path string, p *Project) []WaveFile {
	var files []WaveFile
	for _, n := range top.items(key, 1) {
		s := d.section(n, path, problem.Say("a file"))
		s.need(problem.Say("write {wave: 2026-Q3, path: complaints.csv}"), "wave", "path")
		f := WaveFile{Wave: s.text("wave")}
		f.Path, f.Sheet, f.Encoding, f.Delimiter = s.text("path"), s.text("sheet").Value, s.text("encoding").Value, s.delimiter()
		d.ofWave(f.Wave, p)
		s.finish()
		files = append(files, f)
	}
	return files
}

// ofWave tells of a wave that the project does not have.
func (d *decoder) ofWave(wave Text, p *Project) {
	if ids := waveIDs(p.Waves); len(ids) > 0 {
		d.refers(wave, problem.Say("a wave"), ids)
	}
}

func waveIDs(waves []Wave) []string {
	var ids []string
	for _, w := range waves {
		ids = append(ids, w.ID)
	}
	return ids
}

func (d *decoder) customersOf(top *section, p *Project) []CustomersOf {
	var all []CustomersOf
	for _, n := range top.items("customers", 1) {
		s := d.section(n, "incidents.customers[]", problem.Say("a number of customers"))
		s.need(problem.Say("write {wave: 2026-Q3, count: 4200}, with unit: Oslo for one of a unit"), "wave", "count")
		c := CustomersOf{Wave: s.text("wave"), Unit: s.text("unit")}
		c.Count, _, _ = s.whole("count", 1, mostInvited)
		d.ofWave(c.Wave, p)
		s.finish()
		same := func(o CustomersOf) bool {
			return o.Wave.Value == c.Wave.Value && strings.EqualFold(o.Unit.Value, c.Unit.Value)
		}
		if c.Wave.Value != "" && slices.ContainsFunc(all, same) {
			d.fail(c.Wave.At, "E-ID-TWICE", problem.Say("the customers of wave %s are counted twice; accepted is once for each unit and once in all", quoted(c.Wave.Value)), problem.Say("delete one of the two"))
		}
		all = append(all, c)
	}
	return all
}

// FilesOf are the tables of a wave.
func FilesOf(files []WaveFile, wave string) []File {
	var of []File
	for _, f := range files {
		if f.Wave.Value == wave {
			of = append(of, f.File)
		}
	}
	return of
}
