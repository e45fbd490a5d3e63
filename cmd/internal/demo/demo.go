// Package demo makes a sample project: the answers of customers, managers and
// staff of a made-up company in two waves, with one real fall, and the
// servgap.yaml that reads them. The same files come out each time.
//
// The first wave is semicolon CSV with decimal commas and numbers as answers,
// the second has the customers in a workbook with answers in words.
package demo

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"servgap/gap/survey"
)

// File is a file of the project with its path inside it.
type File struct {
	Path string
	Data []byte
}

//go:embed words/*.txt
var wordFiles embed.FS

// Languages are those that the project can be made in.
func Languages() []string { return []string{"nb", "nn", "sv", "da", "en"} }

// Files makes the project in a language.
func Files(lang string) ([]File, error) {
	w, err := readWords(lang)
	if err != nil {
		return nil, err
	}
	in, _, err := survey.Preset("servqual-1991")
	if err != nil {
		return nil, err
	}
	second, err := workbook(w, in, autumn)
	if err != nil {
		return nil, err
	}
	files := []File{
		{"servgap.yaml", []byte(w.project())},
		{w.path("customers", spring, ".csv"), semicolons(w, in, spring)},
		{w.path("customers", autumn, ".xlsx"), second},
	}
	for _, wave := range []wave{spring, autumn} {
		files = append(files,
			File{w.path("managers", wave, ".csv"), plain(withOpportunities(withPractices(managers(in, wave), false, w.yesNo, wave), wave))},
			File{w.path("staff", wave, ".csv"), plain(withPractices(staff(in, wave), true, w.yesNo, wave))})
		files = append(files, complaintFiles(w, wave)...)
	}
	return files, nil
}

// wave is one round of asking.
type wave struct {
	id   string
	date string
}

var (
	spring = wave{"2026-Q2", "2026-06-30"}
	autumn = wave{"2026-Q3", "2026-09-30"}
)

// plain writes a group's rows as CSV with commas.
func plain(rows [][]string) []byte {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// semicolons writes customers as a spreadsheet with decimal commas saves them:
// semicolons, CRLF and a mark before the first line.
func semicolons(w words, in survey.Instrument, asked wave) []byte {
	people := customers(in, asked)
	others, later := whoOf(in, asked, people), aheadOf(in, asked, people)
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	c := csv.NewWriter(&b)
	c.Comma, c.UseCRLF = ';', true
	rows := [][]string{w.header(in)}
	for i, p := range people {
		row := []string{p.id, w.regions[p.region], w.kinds[p.kind]}
		for _, code := range append(p.expected, p.perceived...) {
			row = append(row, number(code))
		}
		for _, points := range p.points {
			row = append(row, strings.Replace(fmt.Sprint(points), ".", ",", 1))
		}
		row = append(row, number(p.recommend), number(p.satisfied))
		for _, answer := range p.loyalty {
			row = append(row, number(answer))
		}
		for _, x := range p.numbers() {
			row = append(row, fmt.Sprint(x))
		}
		row = append(row, others[i].cells(w)...)
		row = append(row, strings.Replace(fmt.Sprint(p.weight), ".", ",", 1))
		for _, answer := range later[i].answers() {
			row = append(row, number(answer))
		}
		rows = append(rows, row)
	}
	if err := c.WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// number writes an answer; 0 is none.
func number(answer int) string {
	if answer == 0 {
		return ""
	}
	return fmt.Sprint(answer)
}

// workbook writes customers with answers in words, points and outcomes as
// numbers.
func workbook(w words, in survey.Instrument, asked wave) ([]byte, error) {
	people := customers(in, asked)
	others, later := whoOf(in, asked, people), aheadOf(in, asked, people)
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", w.sheet); err != nil {
		return nil, err
	}
	out, err := f.NewStreamWriter(w.sheet)
	if err != nil {
		return nil, err
	}
	var head []any
	for _, name := range w.header(in) {
		head = append(head, name)
	}
	if err := out.SetRow("A1", head); err != nil {
		return nil, err
	}
	for i, p := range people {
		row := []any{p.id, w.regions[p.region], w.kinds[p.kind]}
		row = append(row, labelled(p.expected, w.agreement, w.dontKnow)...)
		row = append(row, labelled(p.perceived, w.agreement, w.dontKnow)...)
		for _, points := range p.points {
			row = append(row, points)
		}
		row = append(row, p.recommend, p.satisfied)
		for _, answer := range p.loyalty {
			row = append(row, cell(answer))
		}
		for _, x := range p.numbers() {
			row = append(row, x)
		}
		row = append(row, others[i].labelledCells(w)...)
		row = append(row, p.weight)
		for _, answer := range later[i].answers() {
			row = append(row, answer)
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return nil, err
		}
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}

// cell is an answer as a number of a workbook; 0 is none.
func cell(answer int) any {
	if answer == 0 {
		return nil
	}
	return answer
}

func labelled(answers []int, labels []string, dontKnow string) []any {
	var cells []any
	for _, answer := range answers {
		if answer == 0 {
			cells = append(cells, dontKnow)
		} else {
			cells = append(cells, labels[answer-1])
		}
	}
	return cells
}
