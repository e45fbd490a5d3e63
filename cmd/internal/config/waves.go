package config

import (
	"path"
	"slices"
	"strings"
	"time"

	"servgap/importers/problem"
)

// Wave is one round of asking with its files.
type Wave struct {
	ID    string
	At    Pos
	Date  time.Time // midnight UTC, zero if not written
	Files []File
	// Invited says how many of a group were asked, of the groups where somebody
	// wrote it.
	Invited []Invited
	Kind    string // one of Kinds, or empty for the project's
}

// File is an export with the answers of one group.
type File struct {
	Group      Text
	Path       Text // as written; relative ones are meant from the project's folder
	Sheet      string
	HeaderRows int // 0 if not written
	Encoding   string
	Delimiter  string
}

// mostHeaderRows is far above what survey platforms write (three).
const mostHeaderRows = 20

func (d *decoder) waves(top *section, groups []Group) []Wave {
	var names []string
	for _, g := range groups {
		names = append(names, g.ID)
	}
	var waves []Wave
	known := d.ids(problem.Say("a wave"))
	for _, n := range top.items("waves", 1) {
		s := d.section(n, "waves[]", problem.Say("a wave"))
		s.need(problem.Say("write {id: 2026-Q3, date: 2026-09-30, files: [{group: customers, path: survey.xlsx}]}"), "id", "files")
		id := s.text("id")
		known.add(id)
		w := Wave{ID: id.Value, At: id.At}
		var at Pos
		w.Date, at = s.date("date")
		d.inOrder(at, w, waves)
		w.Files = d.files(s, names)
		w.Kind = s.word("kind", Kinds()...).Value
		w.Invited = d.invited(s, groups, w.Files)
		s.finish()
		waves = append(waves, w)
	}
	return waves
}

// inOrder tells of a wave that was before one that stands above it: the wave before is
// the one above, so a fall would be taken for a rise.
func (d *decoder) inOrder(at Pos, w Wave, above []Wave) {
	for _, o := range above {
		if !w.Date.IsZero() && w.Date.Before(o.Date) {
			d.fail(at, codeValue, problem.Say("wave %s of %s stands below %s of %s; accepted are waves in the order of time", quoted(w.ID), w.Date.Format(time.DateOnly), quoted(o.ID), o.Date.Format(time.DateOnly)), problem.Say("put the earliest wave first, or correct the date"))
			return
		}
	}
}

func (d *decoder) files(top *section, groups []string) []File {
	var files []File
	for _, n := range top.items("files", 1) {
		s := d.section(n, "waves[].files[]", problem.Say("a file"))
		s.need(problem.Say("write {group: customers, path: survey.xlsx}"), "group", "path")
		f := File{Group: s.text("group"), Path: s.text("path"), Sheet: s.text("sheet").Value, Encoding: s.text("encoding").Value}
		if len(groups) > 0 {
			d.refers(f.Group, problem.Say("a group"), groups)
		}
		rows, _, _ := s.whole("header_rows", 1, mostHeaderRows)
		f.HeaderRows = int(rows)
		f.Delimiter = s.delimiter()
		s.finish()
		if path.Base(f.Path.Value) == "-" {
			d.fail(f.Path.At, codeValue, problem.Say("found %s for path in a file; accepted is a file by its name, for - stands for standard input, which a project does not read", quoted(f.Path.Value)), problem.Say("write the path of a file, such as survey.csv"))
		}
		same := func(o File) bool {
			return o.Group.Value == f.Group.Value && o.Path.Value == f.Path.Value && o.Sheet == f.Sheet
		}
		if f.Path.Value != "" && slices.ContainsFunc(files, same) {
			d.fail(f.Path.At, "E-ID-TWICE", problem.Say("file %s stands twice for a group in a wave and would be counted twice; accepted is once", quoted(f.Path.Value)), problem.Say("delete one of the two"))
		}
		files = append(files, f)
	}
	return files
}

// delimiter is the character between the cells of a text file.
func (s *section) delimiter() string {
	if n := s.value("delimiter"); n != nil && n.Value == "\t" {
		return "tab"
	}
	t := s.text("delimiter")
	if t.Value != "" && !slices.Contains([]string{",", ";", "|", "tab"}, t.Value) {
		s.d.fail(t.At, codeValue, problem.Say(`found %s for delimiter in a file; accepted is ",", ";", "|" or tab`, quoted(t.Value)), problem.Say(`write delimiter: ";"`))
	}
	return t.Value
}

// date is a day, as its text: what YAML makes of it depends on its form.
func (s *section) date(key string) (time.Time, Pos) {
	t := s.text(key)
	if t.Value == "" {
		return time.Time{}, t.At
	}
	day, err := time.Parse(time.DateOnly, t.Value)
	if err != nil {
		fix := problem.Say("write year, month and day, such as 2026-09-30")
		for _, form := range []string{"2.1.2006", "2006/1/2", "2006-1-2", "2006.1.2", "20060102"} {
			if meant, err := time.Parse(form, strings.TrimSpace(t.Value)); err == nil {
				fix = problem.Say("write %s", meant.Format(time.DateOnly))
			}
		}
		s.d.fail(t.At, codeValue, problem.Say("found %s for %s; accepted is a day as YYYY-MM-DD", quoted(t.Value), s.of(key)), fix)
		return time.Time{}, t.At
	}
	return day, t.At
}
