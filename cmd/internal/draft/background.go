package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/importers"
	"servgap/importers/dialect"
)

// Bounds of a background question: the values of one with fewer say nothing, and a
// column of more is no group to compare.
const (
	fewestLevels = 2
	mostLevels   = 12
)

// sample is what the first rows hold in each column that no rating stands in.
type sample struct {
	rows    int
	columns []observed
}

// observed is what one column holds.
type observed struct {
	filled   int
	values   map[string]int // up to one more than mostLevels
	all      map[string]bool
	repeated bool
}

// mostSampled bounds the rows that are looked at.
const mostSampled = 2000

func look(s *importers.Source, used []int) sample {
	var seen sample
	seen.columns = make([]observed, len(s.Header))
	for i := range seen.columns {
		seen.columns[i] = observed{values: make(map[string]int), all: make(map[string]bool)}
	}
	for cells := range s.First() {
		if seen.rows++; seen.rows > mostSampled {
			break
		}
		for i := range seen.columns {
			if i < len(cells) && !slices.Contains(used, i) {
				seen.columns[i].add(strings.TrimSpace(cells[i]))
			}
		}
	}
	return seen
}

func (o *observed) add(text string) {
	if text == "" {
		return
	}
	o.filled++
	text = strings.Clone(text)
	if o.all[text] {
		o.repeated = true
	}
	o.all[text] = true
	if _, known := o.values[text]; known || len(o.values) <= mostLevels {
		o.values[text]++
	}
}

// isSegment reports whether a column is a background question by what an inspection of
// the whole file found: few answers in words, given by most.
func isSegment(c importers.InspectedColumn, responses int64) bool {
	return c.Kind == importers.KindBackground && c.Numbers == nil && 2*c.Filled >= responses &&
		fewestLevels <= c.Distinct && c.Distinct <= mostLevels
}

// respondentWords are what a column of respondents is called in files that are no
// platform's.
var respondentWords = map[string]bool{
	"id": true, "respondent": true, "respondentid": true, "responseid": true, "respondentnr": true, "respondentno": true, "guest": true, "guestid": true,
	"customerid": true, "customer": true, "kunde": true, "kundenr": true, "kundeid": true, "kund": true, "kundid": true, "svarid": true, "svarnr": true, "løpenr": true, "løbenr": true, "löpnr": true,
}

// isRespondent reports whether a column tells respondents apart.
func (o *observed) isRespondent(kind dialect.Kind, name string, rows int) bool {
	letters := strings.NewReplacer(" ", "", "_", "", "-", "", ".", "").Replace(strings.ToLower(name))
	return rows > 0 && o.filled == rows && !o.repeated && (kind == dialect.ID || kind == dialect.Answer && respondentWords[letters])
}

// background writes what else a file of customers shows into their group.
func (g *Group) background(s *importers.Source, found importers.Inspection, n namer, used []int, w lang.Words) {
	seen := look(s, used)
	for column := range s.Header {
		name, ok := n.name(column)
		o := &seen.columns[column]
		if !ok || name == "none" || slices.Contains(used, column) {
			continue
		}
		kind := s.Kind(column)
		switch {
		case g.Respondent == "" && o.isRespondent(kind, name, seen.rows):
			g.Respondent, g.RespondentNote = name, w.Text("draft.respondent")
		case column < len(found.Columns) && isSegment(found.Columns[column], found.Responses.Kept):
			if !slices.ContainsFunc(g.Segments, func(known string) bool { return strings.EqualFold(known, name) }) {
				g.Segments = append(g.Segments, name)
			}
		case kind == dialect.Duration && g.Duration == "":
			g.Duration = name
		}
	}
	if len(g.Segments) > 0 {
		g.SegmentsNote = w.Text("draft.segments")
	}
	g.marked(s, n, seen, w)
}

// marked writes the rows that the platform marks as no answers. A mark that all rows
// have says nothing about them.
func (g *Group) marked(s *importers.Source, n namer, seen sample, w lang.Words) {
	for _, rule := range s.Dialect.Rules {
		if rule.Column < 0 || len(rule.Is) == 0 || rule.Column >= len(seen.columns) {
			continue
		}
		name, ok := n.name(rule.Column)
		o := &seen.columns[rule.Column]
		var marks []string
		rows := 0
		cells := make([]string, len(s.Header))
		for text, count := range o.values {
			if cells[rule.Column] = text; rule.Drops(cells) {
				marks, rows = append(marks, text), rows+count
			}
		}
		if !ok || rows == 0 || rows == o.filled {
			continue
		}
		slices.Sort(marks)
		for _, mark := range marks {
			if mark = oneLine(mark); mark != "" {
				g.Exclude = append(g.Exclude, Exclude{Column: name, Is: mark, Note: w.Plural("draft.marked", int64(o.values[mark]))})
			}
		}
	}
}
