package questionnaire

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// limeColumns are the columns of LimeSurvey's tab separated survey structure that are
// needed, in the order of its manual, and the attribute of points.
var limeColumns = []string{
	"id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other", "default", "same_default", "equals_num_value",
}

// lime is a row of the structure by the names of its columns.
type lime map[string]string

// LimeSurvey is the form as a tab separated survey structure: a row for the survey, for
// each page, question, row of a question and answer. Codes are made for the export with
// question codes, E[TAN1], and an answer is its number on the scale, as code and as text:
// what the ends mean stands in the question, so that an answer is read whoever gave which.
//
// Checked against the manual (Tab Separated Value survey structure) and against what
// TSVImportSurvey of application/helpers/admin/import_helper.php reads.
func (f Form) LimeSurvey() ([]byte, error) {
	t := limeTable{lang: f.Lang}
	t.add(lime{"class": "S", "name": "language", "text": f.Lang})
	t.add(lime{"class": "S", "name": "format", "text": "G"}) // a page for each group
	for _, text := range [][2]string{{"surveyls_title", f.Title}, {"surveyls_welcometext", f.Intro}, {"surveyls_endtext", f.Thanks}} {
		t.add(lime{"class": "SL", "name": text[0], "text": limeText(text[1]), "language": f.Lang})
	}
	for i, b := range f.Blocks {
		t.add(lime{"id": strconv.Itoa(i + 1), "class": "G", "type/scale": strconv.Itoa(i + 1), "name": strconv.Itoa(i + 1), "relevance": "1", "language": f.Lang})
		t.question(b)
	}
	return t.bytes()
}

// limeTable gathers the rows. Questions and their rows share one row of numbers.
type limeTable struct {
	lang string
	rows []lime
	last int // number given
}

func (t *limeTable) add(row lime) { t.rows = append(t.rows, row) }

func (t *limeTable) next() string {
	t.last++
	return strconv.Itoa(t.last)
}

// Types of questions, as LimeSurvey calls them.
const (
	limeArray    = "F" // an array of rows and answers
	limeNumerics = "K" // a number in each row
	limeList     = "L" // a list of answers, one to be chosen
)

func (t *limeTable) question(b Block) {
	id := t.next()
	q := lime{"id": id, "class": "Q", "type/scale": limeArray, "name": b.Code, "relevance": "1", "text": limeText(b.Text), "language": t.lang, "mandatory": "N", "other": "N"}
	switch b.Kind {
	case Points:
		q["type/scale"], q["equals_num_value"] = limeNumerics, "100"
	case Single:
		q["type/scale"] = limeList
	}
	t.add(q)
	if b.Kind != Single {
		for _, row := range b.Rows {
			t.add(lime{"id": t.next(), "class": "SQ", "type/scale": "0", "name": row.Key, "relevance": "1", "text": limeText(row.Text), "language": t.lang})
		}
	}
	if b.Kind != Points {
		for _, answer := range b.numbers() {
			t.add(lime{"id": id, "class": "A", "type/scale": "0", "name": answer, "text": answer, "language": t.lang})
		}
	}
}

// bytes writes the table with the mark before it that LimeSurvey writes itself.
func (t *limeTable) bytes() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	c := csv.NewWriter(&b)
	c.Comma = '\t'
	rows := [][]string{limeColumns}
	for _, row := range t.rows {
		var cells []string
		for _, name := range limeColumns {
			cells = append(cells, row[name])
		}
		rows = append(rows, cells)
	}
	err := c.WriteAll(rows)
	return b.Bytes(), err
}

// limeText is a text as LimeSurvey shows it unchanged: it reads HTML, and what stands in
// braces as an expression.
func limeText(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "{", "&#123;", "}", "&#125;").Replace(text)
}
