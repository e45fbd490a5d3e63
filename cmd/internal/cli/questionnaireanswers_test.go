package cli

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// posed is a question as an import file poses it, with the code and text of each row and
// answer.
type posed struct {
	kind, code, text string
	rows, answers    [][2]string
}

// Kinds of what is posed.
const (
	posedGrid   = "grid"
	posedPoints = "points"
	posedOne    = "one"
)

// limePosed reads what LimeSurvey would make of its import file.
func limePosed(t *testing.T, name string) []posed {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF")))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{"F": posedGrid, "K": posedPoints, "L": posedOne}
	var questions []posed
	for _, row := range rows[1:] {
		of := make(map[string]string)
		for i, name := range rows[0] {
			of[name] = row[i]
		}
		last := len(questions) - 1
		switch of["class"] {
		case "Q":
			questions = append(questions, posed{kind: kinds[of["type/scale"]], code: of["name"], text: of["text"]})
		case "SQ":
			questions[last].rows = append(questions[last].rows, [2]string{of["name"], of["text"]})
		case "A":
			questions[last].answers = append(questions[last].answers, [2]string{of["name"], of["text"]})
		}
	}
	return questions
}

// qualtricsPosed reads what Qualtrics would make of its import file: rows are numbered.
func qualtricsPosed(t *testing.T, name string) []posed {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{"[[Question:Matrix]]": posedGrid, "[[Question:ConstantSum]]": posedPoints, "[[Question:MC:SingleAnswer:Horizontal]]": posedOne}
	var questions []posed
	part, recode := "", ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		last := len(questions) - 1
		switch {
		case line == "":
		case strings.HasPrefix(line, "[[Question:"):
			questions, part = append(questions, posed{kind: kinds[line]}), "text"
		case strings.HasPrefix(line, "[[ID:"):
			questions[last].code = strings.TrimSuffix(strings.TrimPrefix(line, "[[ID:"), "]]")
		case line == "[[Choices]]":
			part = "rows"
		case strings.HasPrefix(line, "[[Answer:"), strings.HasPrefix(line, "[[Choice:"):
			part, recode = "answers", strings.Trim(line[len("[[Answer:"):], "]")
		case strings.HasPrefix(line, "[["):
			part = ""
		case part == "text":
			questions[last].text = line
		case part == "rows":
			questions[last].rows = append(questions[last].rows, [2]string{strconv.Itoa(len(questions[last].rows) + 1), line})
		case part == "answers":
			questions[last].answers = append(questions[last].answers, [2]string{recode, line})
		}
	}
	return questions[1:] // the first is a greeting
}

// answerer answers a row of a question; low and high are the ends of its scale.
type answerer func(respondent int, q posed, row int) string

// exported is an answered survey as a platform exports it: with a head of its own and the
// questions' columns, by code or by text.
type exported struct {
	name  string
	role  string
	lang  string
	posed []posed
}

// table is the head and the answers of all respondents; head names a column, and say is
// how an answer is written.
func (e exported) table(head func(q posed, row [2]string) string, say func(answer [2]string) string, answer answerer) (names []string, rows [][]string) {
	for r := range respondentsAsked {
		var cells []string
		for _, q := range e.posed {
			of := q.rows
			if q.kind == posedOne {
				of = [][2]string{{}}
			}
			for i, row := range of {
				if r == 0 {
					names = append(names, head(q, row))
				}
				text := answer(r, q, i)
				for _, a := range q.answers {
					if a[0] == text {
						text = say(a)
						break
					}
				}
				cells = append(cells, text)
			}
		}
		rows = append(rows, cells)
	}
	return names, rows
}

func byCode(answer [2]string) string { return answer[0] }
func byText(answer [2]string) string { return answer[1] }

// limeSurvey is LimeSurvey's CSV, with codes, texts or both.
func (e exported) limeSurvey(t *testing.T, heads string, answer answerer) {
	t.Helper()
	head, say, meta := limeCodeHead, byCode, []string{"id", "submitdate", "lastpage", "startlanguage", "seed"}
	texts := []string{"Response ID", "Date submitted", "Last page", "Start language", "Seed"}
	spaced := func(q posed, row [2]string) string {
		return strings.Replace(limeTextHead(q, row), " ["+row[1]+"]", "  ["+row[1]+"]", 1)
	}
	switch heads {
	case "texts":
		head, say, meta = spaced, byText, texts
	case "both":
		head = func(q posed, row [2]string) string { return limeCodeHead(q, row) + ". " + spaced(q, row) }
		for i := range meta {
			meta[i] += ". " + texts[i]
		}
	}
	names, rows := e.table(head, say, answer)
	table := [][]string{append(meta, names...)}
	for i, cells := range rows {
		table = append(table, append([]string{strconv.Itoa(i + 1), "2026-10-01 12:00:00", "6", e.lang, strconv.Itoa(1e6 + i)}, cells...))
	}
	var b strings.Builder
	b.WriteString("\uFEFF")
	for _, row := range table {
		b.WriteString(`"` + strings.Join(row, `";"`) + "\"\r\n")
	}
	writeExport(t, e.name, b.String()+"\r\n")
}

func limeCodeHead(q posed, row [2]string) string {
	if row[0] == "" {
		return q.code
	}
	return q.code + "[" + row[0] + "]"
}

func limeTextHead(q posed, row [2]string) string {
	if row[0] == "" {
		return q.text
	}
	return q.text + " [" + row[1] + "]"
}

// qualtrics is Qualtrics' CSV with its three rows of heads.
func (e exported) qualtrics(t *testing.T, codes bool, answer answerer) {
	t.Helper()
	say := byText
	if codes {
		say = byCode
	}
	code := func(q posed, row [2]string) string { return strings.TrimSuffix(q.code+"_"+row[0], "_") }
	text := func(q posed, row [2]string) string { return strings.TrimSuffix(q.text+" - "+row[1], " - ") }
	names, rows := e.table(code, say, answer)
	texts, _ := e.table(text, say, answer)
	meta := []string{"StartDate", "EndDate", "Status", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId", "DistributionChannel", "UserLanguage"}
	var ids []string
	for _, name := range append(append([]string(nil), meta...), names...) {
		ids = append(ids, fmt.Sprintf(`{"ImportId":"QID_%s"}`, name))
	}
	table := [][]string{append(meta, names...), append([]string{"Start Date", "End Date", "Response Type", "Progress", "Duration (in seconds)", "Finished", "Recorded Date", "Response ID", "Distribution Channel", "User Language"}, texts...), ids}
	for i, cells := range rows {
		day := "2026-10-01 12:00:00"
		table = append(table, append([]string{day, day, "IP Address", "100", strconv.Itoa(200 + i), "True", day, fmt.Sprintf("R_%06d", i), "anonymous", strings.ToUpper(e.lang)}, cells...))
	}
	writeCSV(t, e.name, table)
}

// google is the sheet of a Google form into which the grids were copied.
func (e exported) google(t *testing.T, answer answerer) {
	t.Helper()
	names, rows := e.table(limeTextHead, byCode, answer)
	table := [][]string{append([]string{"Timestamp"}, names...)}
	for i, cells := range rows {
		table = append(table, append([]string{fmt.Sprintf("10/%d/2026 12:10:00", 1+i%28)}, cells...))
	}
	writeCSV(t, e.name, table)
}

// microsoft is the workbook of Microsoft Forms, which leaves out the questions of grids.
func (e exported) microsoft(t *testing.T, answer answerer) {
	t.Helper()
	names, rows := e.table(func(q posed, row [2]string) string {
		switch q.kind {
		case posedGrid:
			at := 0
			for i := range q.rows {
				if q.rows[i] == row {
					at = i + 1
				}
			}
			return q.code + strconv.Itoa(at) + ". " + row[1]
		case posedPoints:
			return row[1]
		default:
			return q.text
		}
	}, byCode, answer)
	head := append([]string{"ID", "Start time", "Completion time", "Email", "Name"}, names...)
	var table [][]string
	for i, cells := range rows {
		table = append(table, append([]string{strconv.Itoa(i + 1), "46296.5", "46296.6", "anonymous", ""}, cells...))
	}
	f := excelize.NewFile()
	defer f.Close()
	fillSheet(t, f, "Sheet1", 1, append([][]string{head}, table...))
	if err := f.SaveAs(e.name); err != nil {
		t.Fatal(err)
	}
}

// paper is the sheet of a form's workbook with the answers typed into it.
func (e exported) paper(t *testing.T, form string, answer answerer) {
	t.Helper()
	_, rows := e.table(limeCodeHead, byCode, answer)
	f, err := excelize.OpenFile(form)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, cells := range rows {
		rows[i] = append([]string{strconv.Itoa(i + 1)}, cells...)
	}
	fillSheet(t, f, f.GetSheetList()[0], 2, rows)
	if err := f.SaveAs(e.name); err != nil {
		t.Fatal(err)
	}
}

// fillSheet types rows into a sheet, numbers as numbers.
func fillSheet(t *testing.T, f *excelize.File, sheet string, from int, rows [][]string) {
	t.Helper()
	for i, row := range rows {
		for j, text := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, from+i)
			var value any = text
			if number, err := strconv.ParseFloat(text, 64); err == nil {
				value = number
			}
			if err := f.SetCellValue(sheet, at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func writeCSV(t *testing.T, name string, table [][]string) {
	t.Helper()
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(table); err != nil {
		t.Fatal(err)
	}
	writeExport(t, name, b.String())
}

func writeExport(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Clean(name), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}
