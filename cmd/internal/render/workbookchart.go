package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/table"
)

// ChartKind is how a chart draws the rows of a table.
type ChartKind int

// The kinds of charts.
const (
	Dumbbell  ChartKind = iota // two columns of each row, on one line
	Bars                       // one column, a bar for each row
	Quadrants                  // two columns as the place of each row, and a line through each
	Course                     // columns that stand beside each other in the order of time, a line for each row
)

// Chart is a chart that a spreadsheet draws from the rows of a table, but those of
// the whole below them. Columns are told by their names for programs. A chart of
// columns that the table has not is left out, and one whose names have no room.
type Chart struct {
	Kind    ChartKind
	Title   string
	Names   string     // the column that names the rows
	Columns []string   // those that are drawn
	Lines   [2]float64 // of quadrants: the values at which the columns are cut; NaN for none
}

// The series of a chart by their colours, which the colour-blind can tell apart, and
// by their signs.
var (
	seriesColors  = []string{"0072B2", "D55E00", "009E73", "CC79A7", "000000", "E69F00", "56B4E9"}
	seriesSymbols = []string{"diamond", "circle", "square", "triangle", "x", "star", "plus"}
)

// Measures of a chart, in pixels.
const (
	chartWidth   = 640
	chartHeight  = 360
	pageHeight   = 620 // that a page has for a chart at most
	mostNamed    = 8   // rows whose names stand below a chart, or in its legend
	barHeight    = 22
	columnPixels = 64  // of a column without a width of its own
	room         = 0.5 // beyond the values of an axis, in its steps
)

// writeCharts places the charts below each other, beside the table, and says where they
// stand; ok is false of none.
func (s *sheet) writeCharts(charts []Chart, at placed) (area string, ok bool) {
	column, row := max(s.across, len(at.columns))+1, max(1, at.head-1)
	first := row
	for _, c := range charts {
		columns, ok := at.find(c)
		if rows := at.last - at.first + 1; !ok || rows > mostNamed && (c.Kind == Dumbbell || c.Kind == Course && at.end == at.last) {
			continue
		}
		drawn := excelize.Chart{
			Title:     chartTitle(s.plain(c.Title), 12),
			Legend:    excelize.ChartLegend{Position: "bottom"},
			Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
			Format:    excelize.GraphicOptions{AltText: s.plain(c.Title)},
		}
		area := drawing{s, at, columns, c}
		switch c.Kind {
		case Dumbbell:
			area.dumbbell(&drawn)
		case Bars:
			area.bars(&drawn)
		case Quadrants:
			area.quadrants(&drawn, column+1, row)
		case Course:
			area.course(&drawn)
		}
		s.try(s.file.AddChart(s.name, cellName(column, row), &drawn))
		row = s.below(row, float64(drawn.Dimension.Height)) + 1
	}
	last := columnLetter(column + chartWidth/columnPixels)
	return "$" + columnLetter(column) + "$" + strconv.Itoa(first) + ":$" + last + "$" + strconv.Itoa(row), row > first
}

// find gives the places of a chart's columns, that of the names first; not ok if one
// is missing or there are no rows.
func (at placed) find(c Chart) (columns []int, ok bool) {
	for _, id := range append([]string{c.Names}, c.Columns...) {
		columns = append(columns, slices.IndexFunc(at.columns, func(have sheetColumn) bool { return have.id == id }))
	}
	return columns, !slices.Contains(columns, -1) && at.head > 0 && at.last >= at.first
}

// drawing is a chart of columns of a table, that of the names first.
type drawing struct {
	*sheet
	at      placed
	columns []int
	chart   Chart
}

// ref is a range of the sheet as series name it.
func (d drawing) ref(column, first, last int) string {
	name := d.quoted() + "!$" + columnLetter(column) + "$"
	if first == last {
		return name + strconv.Itoa(first)
	}
	return name + strconv.Itoa(first) + ":$" + columnLetter(column) + "$" + strconv.Itoa(last)
}

// rows is the range of a column over the rows.
func (d drawing) rows(column int) string { return d.ref(column, d.at.first, d.at.last) }

func (d drawing) head(column int) string { return d.ref(column, d.at.head, d.at.head) }

func filled(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// marked is a series with a sign at each value and no line. Each of the first 49 has a
// colour and a sign that no other has together.
func marked(i int) excelize.ChartSeries {
	fill := filled(seriesColors[i%len(seriesColors)])
	return excelize.ChartSeries{
		Fill:   fill,
		Line:   excelize.LineOptions{Type: excelize.LineNone},
		Marker: excelize.ChartMarker{Symbol: seriesSymbols[(i+i/len(seriesColors))%len(seriesSymbols)], Size: 9, Fill: fill},
	}
}

// solid is the line of a series, in the colour of its signs.
var solid = excelize.LineOptions{Type: excelize.LineSolid, Width: 1.75}

// dumbbell draws the columns as signs that a line joins.
func (d drawing) dumbbell(c *excelize.Chart) {
	c.Type = excelize.Line
	for i, column := range d.columns[1:] {
		one := marked(i)
		one.Name, one.Categories, one.Values = d.head(column), d.rows(d.columns[0]), d.rows(column)
		c.Series = append(c.Series, one)
	}
	if len(c.Series) == 1 { // the line goes from row to row
		c.Legend.Position, c.Series[0].Line = "none", solid
	}
	c.XAxis, c.YAxis = rowAxis(), d.axis(d.columns[1])
	c.XAxis.HighLowLines = true
	d.scale(&c.YAxis, d.values(d.columns[1:]...))
}

// bars draws a column as bars, in the order of the rows.
func (d drawing) bars(c *excelize.Chart) {
	c.Type, c.Legend.Position = excelize.Bar, "none"
	c.Dimension.Height = barsHeight(d.at.last - d.at.first + 1)
	column := d.columns[1]
	c.Series = []excelize.ChartSeries{{
		Name: d.head(column), Categories: d.rows(d.columns[0]), Values: d.rows(column),
		Fill: filled(seriesColors[0]),
	}}
	c.PlotArea = excelize.ChartPlotArea{ShowVal: true, NumFmt: d.axis(column).NumFmt}
	c.XAxis, c.YAxis = rowAxis(), d.axis(column)
	c.XAxis.ReverseOrder = true
	d.scale(&c.YAxis, append(d.values(column), 0))
}

// barsHeight is that of a chart of so many bars, which are thinner if a page holds all
// of them then.
func barsHeight(bars int) uint {
	const head, thinnest = chartHeight / 4, 13
	high := bars*barHeight + head
	if high > pageHeight {
		high = max(pageHeight, bars*thinnest+head)
	}
	return uint(max(chartHeight/2, high))
}

// course draws a line for each row over the columns, of many only those of the whole.
func (d drawing) course(c *excelize.Chart) {
	c.Type = excelize.Line
	first, last := d.columns[1], d.columns[len(d.columns)-1]
	across := func(row int) string {
		return strings.Split(d.ref(first, row, row), ":")[0] + ":$" + columnLetter(last) + "$" + strconv.Itoa(row)
	}
	from, to := d.at.first, d.at.last
	if to-from >= mostNamed {
		from, to = to+1, d.at.end
	}
	for row := from; row <= to; row++ {
		one := marked(row - from)
		one.Line = solid
		one.Name, one.Categories, one.Values = d.ref(d.columns[0], row, row), across(d.at.head), across(row)
		c.Series = append(c.Series, one)
	}
	c.ShowBlanksAs = "gap"
	c.XAxis, c.YAxis = rowAxis(), d.axis(first)
	d.scale(&c.YAxis, d.valuesOf(from, to, d.columns[1:]...))
}

// quadrants draws each row at its place, and the lines that cut them, whose ends stand
// in cells below the chart.
func (d drawing) quadrants(c *excelize.Chart, column, row int) {
	c.Type, c.Legend.Position = excelize.Scatter, "right"
	if rows := d.at.last - d.at.first + 1; rows > mostNamed { // whose names leave no room beside the plane
		c.Legend.Position = "bottom"
		c.Dimension.Height = uint(min(pageHeight, chartHeight+7*rows))
	}
	x, y := d.columns[1], d.columns[2]
	for row := d.at.first; row <= d.at.last; row++ {
		one := marked(row - d.at.first)
		one.Name, one.Categories, one.Values = d.ref(d.columns[0], row, row), d.ref(x, row, row), d.ref(y, row, row)
		c.Series = append(c.Series, one)
	}
	for i, axis := range []*excelize.ChartAxis{&c.XAxis, &c.YAxis} {
		column := d.columns[1+i]
		*axis = d.axis(column)
		axis.Title = chartTitle(d.at.columns[column].head, 10)
		d.scale(axis, slices.DeleteFunc(append(d.values(column), d.chart.Lines[i]), math.IsNaN))
	}
	d.cut(c, column, row)
}

// cut draws the lines through a chart of quadrants.
func (d drawing) cut(c *excelize.Chart, column, row int) {
	for i, ends := range [2][2][2]float64{
		{{d.chart.Lines[0], *c.YAxis.Minimum}, {d.chart.Lines[0], *c.YAxis.Maximum}},
		{{*c.XAxis.Minimum, d.chart.Lines[1]}, {*c.XAxis.Maximum, d.chart.Lines[1]}},
	} {
		if math.IsNaN(d.chart.Lines[i]) {
			continue
		}
		of := d.at.columns[d.columns[1+i]]
		at := row + 1 + 2*i
		d.hide(column+2, at, of.head+" "+d.number(of.kind, table.Cell{Number: d.chart.Lines[i]}))
		for j, end := range ends {
			d.hide(column, at+j, end[0])
			d.hide(column+1, at+j, end[1])
		}
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: d.ref(column+2, at, at), Categories: d.ref(column, at, at+1), Values: d.ref(column+1, at, at+1),
			Fill:   filled(grey),
			Line:   excelize.LineOptions{Type: excelize.LineSolid, Width: 1, Fill: filled(grey)},
			Marker: excelize.ChartMarker{Symbol: "none"},
		})
	}
}

// hide writes what a chart is made of into a cell, in the colour of the sheet.
func (d drawing) hide(column, row int, value any) {
	cell := cellName(column, row)
	d.try(d.file.SetCellValue(d.name, cell, value))
	d.try(d.file.SetCellStyle(d.name, cell, cell, d.style(cellFormat{color: "FFFFFF"})))
}

// values are the numbers of columns over the rows.
func (d drawing) values(columns ...int) []float64 {
	return d.valuesOf(d.at.first, d.at.last, columns...)
}

func (d drawing) valuesOf(first, last int, columns ...int) []float64 {
	var values []float64
	for _, column := range columns {
		for row := first; row <= last; row++ {
			text, err := d.file.GetCellValue(d.name, cellName(column, row), excelize.Options{RawCellValue: true})
			d.try(err)
			if x, err := strconv.ParseFloat(text, 64); err == nil {
				values = append(values, x)
			}
		}
	}
	return values
}

// rowAxis is the axis of the rows, whose names stand at its edge.
func rowAxis() excelize.ChartAxis {
	return excelize.ChartAxis{TickLabelPosition: excelize.ChartTickLabelLow, Font: excelize.Font{Color: grey, Size: 9}}
}

// axis is an axis of the numbers of a column, in their format.
func (d drawing) axis(column int) excelize.ChartAxis {
	axis := rowAxis()
	axis.MajorGridLines = true
	axis.NumFmt.CustomNumFmt = d.numberFormat(d.at.columns[column].kind, 1)
	return axis
}

// scale gives an axis round ends beyond its values.
func (d drawing) scale(axis *excelize.ChartAxis, values []float64) {
	least, most := 0.0, 1.0
	if len(values) > 0 {
		least, most = slices.Min(values), slices.Max(values)
	}
	step := math.Pow10(int(math.Floor(math.Log10(max(most-least, 0.1)))))
	switch steps := (most - least) / step; {
	case steps < 2:
		step /= 5
	case steps < 5:
		step /= 2
	}
	lowest, highest := step*math.Floor(least/step-room), step*math.Ceil(most/step+room)
	axis.Minimum, axis.Maximum, axis.MajorUnit = &lowest, &highest, step
}

func chartTitle(text string, size float64) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Bold: true, Size: size}}}}
}
