package cli

import (
	"cmp"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/dialect"
	"servgap/importers/problem"
)

// pairsOfWords makes a table of names and values.
type pairsOfWords struct{ table.Table }

func (t *pairsOfWords) add(name, value string) {
	if value == "" {
		return
	}
	if t.Columns == nil {
		t.Columns = []table.Column{{ID: "name", Kind: table.Key}, {ID: "value", Kind: table.Text}}
	}
	t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{worded(name), worded(value)}})
}

// inspectHead says what a file is and what stands in it beside the blocks.
func inspectHead(in importers.Inspection, w lang.Words) table.Table {
	t := pairsOfWords{table.Table{Title: inspectTitle(in, w)}}
	t.add(w.Text("inspect.head.looks"), looksLike(in, w))
	if in.Encoding != "" {
		delimiter := in.Delimiter
		if delimiter == "\t" {
			delimiter = w.Text("inspect.tab")
		}
		encoding, marked := strings.CutSuffix(in.Encoding, " with BOM")
		if marked {
			encoding = w.Text("inspect.bom", "encoding", encoding)
		}
		if in.Guessed {
			t.add(w.Text("inspect.head.text"), w.Text("inspect.guessed", "encoding", encoding, "delimiter", delimiter))
		} else {
			t.add(w.Text("inspect.head.text"), w.Text("inspect.separated", "encoding", encoding, "delimiter", delimiter))
		}
	}
	if reports(in) != nil {
		return t.Table
	}
	t.add(w.Text("inspect.head.responses"), received(in.Responses, in.Rows, w))
	switch ids := in.IDs; {
	case ids == nil:
	case ids.Repeated == 0:
		t.add(w.Text("inspect.head.ids"), w.Text("inspect.ids.none", "columns", named([]string{ids.Letter}, in)))
	default:
		t.add(w.Text("inspect.head.ids"), w.Plural("inspect.ids", ids.Repeated, "columns", named([]string{ids.Letter}, in)))
	}
	if d := in.Duration; d != nil {
		t.add(w.Text("inspect.head.time"), w.Text("inspect.time", "median", w.Shortest(d.Median), "quick", w.Count(d.Under60), "third", w.Count(d.Third)))
	}
	t.add(w.Text("inspect.head.times"), listOf(in, dialect.Started.String(), dialect.Ended.String()))
	t.add(w.Text("inspect.head.background"), listOf(in, importers.KindBackground))
	t.add(w.Text("inspect.head.others"), otherColumns(in, w))
	if in.Cells.All > 0 {
		t.add(w.Text("inspect.head.blank"), w.Text("inspect.blank", "share", w.Percent(float64(in.Cells.Blank)/float64(in.Cells.All)), "cells", w.Count(in.Cells.All)))
	}
	return t.Table
}

// inspectTitle names a file, its sheet and the other ones.
func inspectTitle(in importers.Inspection, w lang.Words) string {
	name := table.FileName(gap.Source{File: in.Path}, w)
	switch {
	case in.Sheet == "":
		return name
	case len(in.OtherSheets) == 0:
		return name + " · " + w.Text("inspect.sheet", "sheet", in.Sheet)
	default:
		var others []string
		for _, sheet := range in.OtherSheets {
			others = append(others, quoted(sheet))
		}
		return name + " · " + w.Text("inspect.sheets", "sheet", in.Sheet, "others", strings.Join(others, ", "))
	}
}

// platformNames are what the platforms call themselves.
var platformNames = map[string]string{
	dialect.Alchemer: "Alchemer", dialect.Forsta: "Forsta", dialect.GoogleForms: "Google Forms", dialect.Jotform: "Jotform", dialect.Kobo: "KoboToolbox",
	dialect.LimeSurvey: "LimeSurvey", dialect.MicrosoftForms: "Microsoft Forms", dialect.Nettskjema: "Nettskjema", dialect.ODK: "ODK",
	dialect.Qualtrics: "Qualtrics", dialect.Questback: "Questback", dialect.REDCap: "REDCap", dialect.SurveyMonkey: "SurveyMonkey",
	dialect.SurveyXact: "SurveyXact", dialect.Typeform: "Typeform",
}

// looksLike says who wrote a file, what gave it away and which rows are headers.
func looksLike(in importers.Inspection, w lang.Words) string {
	platform := cmp.Or(platformNames[in.Platform], in.Platform, w.Text("inspect.nobodys"))
	header := w.Text("inspect.header.none")
	if in.HeaderRows > 0 {
		header = w.Plural("inspect.header", int64(in.HeaderRows))
	}
	if in.TitleRows > 0 {
		header += ", " + w.Plural("inspect.titles", int64(in.TitleRows))
	}
	if evidence := evidenceWords(in.Evidence, w); evidence != "" {
		return platform + " (" + evidence + "), " + header
	}
	return platform + ", " + header
}

func evidenceWords(code string, w lang.Words) string {
	switch code {
	case dialect.ByImportIDs:
		return w.Text("inspect.by.import_ids")
	case dialect.ByLegacyHeader:
		return w.Text("inspect.by.legacy")
	case dialect.ByMetadata:
		return w.Text("inspect.by.metadata")
	case dialect.ByRespondentID:
		return w.Text("inspect.by.respondent_id")
	case dialect.ByResponseRow:
		return w.Text("inspect.by.response_row")
	case dialect.ByTimestamp:
		return w.Text("inspect.by.timestamp")
	case dialect.ByCodes:
		return w.Text("inspect.by.codes")
	case dialect.ByJoinedChoices:
		return w.Text("inspect.by.choices")
	case dialect.BySubheader:
		return w.Text("inspect.by.subheader")
	case dialect.ByMissingHeading:
		return w.Text("inspect.by.no_header")
	default:
		return ""
	}
}

// received says how many rows are responses, and what the others are.
func received(r importers.Received, rows int64, w lang.Words) string {
	var dropped []string
	for _, d := range r.Dropped {
		dropped = append(dropped, dropWords(importers.Dropped{Reason: d.Reason, Count: d.Count}, w))
	}
	if dropped == nil {
		return w.Text("inspect.responses", "n", w.Count(r.Kept), "rows", w.Count(rows))
	}
	return w.Text("inspect.responses_left", "n", w.Count(r.Kept), "rows", w.Count(rows), "dropped", strings.Join(dropped, ", "))
}

// mostListed is how many columns of a kind are named.
const mostListed = 12

// listOf names the columns of some kinds.
func listOf(in importers.Inspection, kinds ...string) string {
	var names []string
	more := 0
	for _, c := range in.Columns {
		switch {
		case !slices.Contains(kinds, c.Kind):
		case len(names) == mostListed:
			more++
		default:
			names = append(names, c.Letter+" "+firstLine(c.Name))
		}
	}
	if more > 0 {
		names = append(names, "… ("+problem.English{}.Count(int64(more))+")")
	}
	return strings.Join(names, ", ")
}

// otherColumns counts the columns that hold nothing to analyse.
func otherColumns(in importers.Inspection, w lang.Words) string {
	count := make(map[string]int64)
	for _, c := range in.Columns {
		count[c.Kind]++
	}
	var said []string
	add := func(say func(n int64) string, kinds ...string) {
		n := int64(0)
		for _, kind := range kinds {
			n += count[kind]
		}
		if n > 0 {
			said = append(said, say(n))
		}
	}
	add(func(n int64) string { return w.Plural("inspect.kind.points", n) }, importers.KindPoints)
	add(func(n int64) string { return w.Plural("inspect.kind.number", n) }, importers.KindNumber)
	add(func(n int64) string { return w.Plural("inspect.kind.text", n) }, importers.KindText, dialect.Comment.String())
	add(func(n int64) string { return w.Plural("inspect.kind.contact", n) }, dialect.Contact.String())
	add(func(n int64) string { return w.Plural("inspect.kind.computed", n) }, importers.KindDerived, importers.KindConstant)
	add(func(n int64) string { return w.Plural("inspect.kind.empty", n) }, importers.KindEmpty)
	add(func(n int64) string { return w.Plural("inspect.kind.meta", n) }, dialect.Status.String(), dialect.Finished.String(),
		dialect.Progress.String(), dialect.Language.String(), dialect.Meta.String(), dialect.Order.String(), dialect.Timing.String(), dialect.Duration.String())
	return strings.Join(said, ", ")
}

// named writes columns by their letters, and by the name if it is one.
func named(letters []string, in importers.Inspection) string {
	switch n := len(letters); {
	case n == 1:
		for _, c := range in.Columns {
			if c.Letter == letters[0] {
				return c.Letter + " " + firstLine(c.Name)
			}
		}
		return letters[0]
	case n > 2 && together(letters, in):
		return letters[0] + "–" + letters[n-1]
	case n > 8:
		return strings.Join(letters[:7], ", ") + ", … " + letters[n-1]
	default:
		return strings.Join(letters, ", ")
	}
}

// together reports whether columns stand side by side.
func together(letters []string, in importers.Inspection) bool {
	at := slices.IndexFunc(in.Columns, func(c importers.InspectedColumn) bool { return c.Letter == letters[0] })
	for i, letter := range letters {
		if at < 0 || at+i >= len(in.Columns) || in.Columns[at+i].Letter != letter {
			return false
		}
	}
	return true
}
