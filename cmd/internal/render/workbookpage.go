package render

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// setPage says how a sheet is printed, on A4 of which the long side lies: the tables one
// page wide, and the charts, which stand beside them, on a page of their own, for both on
// one would be too small to be read. The head of a table alone on its sheet is repeated.
// On the screen the sheet is without the lines between cells.
func (s *sheet) setPage(areas []string, repeated bool, head int) {
	yes, no, wide, tall, landscape, a4 := true, false, 1, 0, "landscape", 9
	side, top, foot := 0.4, 0.6, 0.3 // inches
	s.try(s.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &no}))
	s.try(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	s.try(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}))
	s.try(s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &foot, Footer: &foot}))
	s.try(s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
	for i, area := range areas {
		areas[i] = s.quoted() + "!" + area
	}
	s.define("_xlnm.Print_Area", strings.Join(areas, ","))
	if repeated && head > 0 {
		row := "$" + strconv.Itoa(head)
		s.define("_xlnm.Print_Titles", s.quoted()+"!"+row+":"+row)
	}
}

// define gives a range of the sheet a name that a spreadsheet prints by.
func (s *sheet) define(name, refersTo string) {
	s.try(s.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: s.name}))
}

// quoted is the name of the sheet before a range of it.
func (s *sheet) quoted() string { return "'" + strings.ReplaceAll(s.name, "'", "''") + "'" }

// below is the row behind so many pixels from the top of a row on.
func (s *sheet) below(row int, pixels float64) int {
	const points = 72.0 / 96
	for left := pixels * points; left > 0; row++ {
		height, err := s.file.GetRowHeight(s.name, row)
		s.try(err)
		left -= math.Max(height, 1)
	}
	return row
}
