package cli

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// grid is a table whose cells are found by the ids of their columns.
type grid struct{ table.Table }

// tableWith is the first table of a section that has some columns.
func tableWith(tables []table.Table, columns ...string) (g grid, ok bool) {
	for _, t := range tables {
		g = grid{t}
		if !slices.ContainsFunc(columns, func(id string) bool { return g.column(id) < 0 }) {
			return g, true
		}
	}
	return grid{}, false
}

func (g grid) column(id string) int {
	return slices.IndexFunc(g.Columns, func(c table.Column) bool { return c.ID == id })
}

func (g grid) cell(r table.Row, id string) table.Cell {
	if at := g.column(id); at >= 0 {
		return r.Cells[at]
	}
	return table.Cell{Number: math.NaN(), High: math.NaN()}
}

// rows are those that are ranked, and whole the last of those that sum them up.
func (g grid) rows() []table.Row {
	return slices.DeleteFunc(slices.Clone(g.Rows), func(r table.Row) bool { return r.Summary })
}

func (g grid) whole() (r table.Row, ok bool) {
	for _, row := range g.Rows {
		if row.Summary {
			r, ok = row, true
		}
	}
	return r, ok
}

// sure reports whether a row has no mark and an interval on one side of zero, and side
// on which.
func (g grid) sure(r table.Row) bool { return g.side(r) != 0 }

func (g grid) side(r table.Row) int {
	switch i := g.cell(r, "interval"); {
	case g.cell(r, "shown").Text != "":
		return 0
	case i.High < 0:
		return -1
	case i.Number > 0:
		return 1
	}
	return 0
}

func (g grid) name(r table.Row) string {
	if id := g.cell(r, "id").Text; id != "" {
		return id
	}
	return g.cell(r, "label").Text
}

// against is what is wrong with a claim beside the tables of its section, empty if nothing.
func (c claim) against(found reported, w lang.Words) string {
	tables := c.tables[c.section]
	switch key := c.key; {
	case strings.HasPrefix(key, "finding.overall"), key == "headline.below", key == "headline.above", key == "headline.no_gap":
		return c.ofWhole(c.tables["ranking"], w)
	case key == "finding.one_holds", key == "finding.two_hold":
		if c.section == "answer" {
			tables = c.tables["ranking"]
		}
		return c.ofMost(tables, w)
	case key == "headline.short", key == "headline.none_short":
		g, _ := tableWith(tables, "gap", "interval", "shown")
		return c.named("rows", namesWhere(g.rows(), func(r table.Row) bool { return g.side(r) < 0 }, g.name), w)
	case strings.HasPrefix(key, "headline.model"):
		return c.ofModel(found.Result, w)
	case strings.HasPrefix(key, "finding.leg"), strings.HasPrefix(key, "headline.chain"):
		return c.ofChain(found.Result, tables, w)
	case strings.HasPrefix(key, "finding.change"):
		return c.ofChange(c.tables["trend"], w)
	case strings.HasPrefix(key, "finding.points"):
		return c.ofPoints(tables, w)
	case strings.HasPrefix(key, "headline.zone"):
		return c.ofZone(found.Result, w)
	case strings.HasPrefix(key, "headline.quadrant"), strings.HasPrefix(key, "headline.diagonal"):
		return c.ofPriority(found.Result, tables, w)
	case strings.HasPrefix(key, "headline.trend"):
		return c.ofTrend(tables, w)
	case key == "chart.answers":
		return c.ofAnswers(found.Result, w)
	case strings.HasPrefix(key, "headline.levels"):
		return c.ofLevels(found.Result)
	case strings.HasPrefix(key, "headline.drivers"):
		return c.ofDrivers(tables, w)
	case key == "chart.nps":
		return c.ofNPS(tables, w)
	}
	return "no claim of it is known here"
}

// says is wrong where a place of the sentence does not hold a text.
func (c claim) says(place, want string) string {
	if got := c.holds[place]; !strings.EqualFold(got, flat(want)) {
		return fmt.Sprintf("%s is %q, in the table %q", place, got, want)
	}
	return ""
}

func firstOf(wrong ...string) string {
	for _, one := range wrong {
		if one != "" {
			return one
		}
	}
	return ""
}

func two(x float64, w lang.Words) string { return w.Fixed(math.Abs(x), 2) }

func interval(c table.Cell, w lang.Words) string {
	return flat(w.Range(w.End(c.Number, 2), w.End(c.High, 2)))
}

func (c claim) ofWhole(tables []table.Table, w lang.Words) string {
	g, _ := tableWith(tables, "from", "to", "gap", "interval", "shown")
	row, ok := g.whole()
	if !ok {
		return "no row of the whole"
	}
	side := map[string]int{"below": -1, "above": 1}[c.key[strings.LastIndexAny(c.key, "._")+1:]]
	if got := g.side(row); got != side {
		return fmt.Sprintf("the table is on side %d of zero", got)
	}
	perceived, expected := two(g.cell(row, "to").Number, w), two(g.cell(row, "from").Number, w)
	if detail, ok := c.holds["detail"]; ok {
		for _, want := range []string{perceived, expected, interval(g.cell(row, "interval"), w)} {
			if !strings.Contains(detail, want) {
				return fmt.Sprintf("%q is not in it", want)
			}
		}
	} else if wrong := firstOf(c.says("perceived", perceived), c.says("expected", expected)); wrong != "" {
		return wrong
	}
	if side == 0 {
		return ""
	}
	return c.says("gap", two(g.cell(row, "gap").Number, w))
}

// ofMost adds up what the first rows hold of all that is missing.
func (c claim) ofMost(tables []table.Table, w lang.Words) string {
	g, _ := tableWith(tables, "gap", "interval", "shown")
	part := "contribution"
	if g.column(part) < 0 {
		part = "gap"
	}
	named := 1
	if _, two := c.holds["b"]; two {
		named = 2
	}
	rows := g.rows()
	held, all := 0.0, 0.0
	for i, row := range rows {
		all += min(0, g.cell(row, part).Number)
		if i < named {
			held += min(0, g.cell(row, part).Number)
		}
	}
	for _, row := range rows[:named] {
		if g.side(row) >= 0 {
			return g.name(row) + " is not shown to fall short"
		}
	}
	if last, next := g.cell(rows[named-1], "rank").Text, g.cell(rows[named], "rank").Text; strings.Contains(last, "–") && last == next && named == 1 {
		return "the first shares its place with the second"
	}
	if whole, ok := g.whole(); ok && g.side(whole) >= 0 {
		return "the whole is not shown to fall short"
	}
	wrong := firstOf(c.says("a", g.name(rows[0])), c.says("share", w.Percent(held/all)))
	if named == 2 {
		wrong = firstOf(wrong, c.says("b", g.name(rows[1])))
	}
	return wrong
}

// named compares the names in a place with those that are to stand there: all, or the
// first with how many more; none where the sentence has no such place.
func (c claim) named(place string, want []string, w lang.Words) string {
	if _, ok := c.holds[place]; !ok {
		if len(want) > 0 {
			return fmt.Sprintf("it names nothing, and %q are shown", want)
		}
		return ""
	}
	if len(want) == 0 {
		return "nothing is shown"
	}
	all := strings.Join(want, ", ")
	if more := len(want) - 3; more > 0 && place == "rows" {
		all = w.Text("headline.more", "rows", strings.Join(want[:3], ", "), "n", w.Count(int64(more)))
	}
	return c.says(place, all)
}

func namesWhere[R any](rows []R, of func(R) bool, name func(R) string) (names []string) {
	for _, r := range rows {
		if of(r) {
			names = append(names, name(r))
		}
	}
	return names
}

// below reports whether a number is shown to be below zero and its interval is.
func below(t gap.Tested) bool { return t.PAdj < gap.Significance && t.High < 0 }

func (c claim) ofModel(r gap.Result, w lang.Words) string {
	var want []string
	for _, name := range []string{gap.Service, gap.Knowledge, gap.Standards, gap.Delivery, gap.Communication} {
		var whole gap.Gap
		for _, g := range r.GapsOf(name) {
			if g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted {
				whole = g
			}
		}
		if whole.Name != "" && below(whole.Tested) {
			said, _, _ := table.GapName(whole, w)
			want = append(want, said)
		}
	}
	return c.named("gaps", want, w)
}

func (c claim) ofChain(r gap.Result, tables []table.Table, w lang.Words) string {
	whole, _ := wholeChain(r, "")
	switch c.key {
	case "headline.chain":
		if whole.Total.Low <= 0 && whole.Total.High >= 0 {
			return "the interval of the whole holds zero"
		}
		return c.says("change", w.Signed(float64(whole.Total.Value), 2))
	case "headline.chain_none":
		if whole.Total.PAdj < gap.Significance && (whole.Total.Low > 0 || whole.Total.High < 0) {
			return "the whole is shown"
		}
		return ""
	}
	if !below(whole.Total.Tested) {
		return "the whole is not shown to fall short"
	}
	g, _ := tableWith(tables, "leg", "gap", "interval", "shown")
	var largest string
	least := math.Inf(1)
	for _, row := range g.Rows {
		if x := g.cell(row, "gap").Number; x < least && !row.Summary && g.cell(row, "leg").Text != "" {
			least, largest = x, g.cell(row, "leg").Text
		}
		if c.key == "finding.leg_none" && g.cell(row, "leg").Text != "" && g.side(row) < 0 && !row.Summary {
			return g.cell(row, "leg").Text + " is shown to be below zero"
		}
	}
	if c.key == "finding.leg_none" {
		return ""
	}
	return c.says("leg", largest)
}

func (c claim) ofChange(tables []table.Table, w lang.Words) string {
	g, _ := tableWith(tables, "old", "new", "change", "to_change", "from_change")
	row, ok := g.whole()
	if !ok {
		return "no row of the whole"
	}
	if shown := c.key != "finding.change_none"; shown != g.sure(row) {
		return fmt.Sprintf("in the table the change is on side %d", g.side(row))
	}
	wrong := firstOf(c.says("change", w.Signed(g.cell(row, "change").Number, 2)), c.says("interval", interval(g.cell(row, "interval"), w)))
	for place, id := range map[string]string{"perceived": "to_change", "expected": "from_change"} {
		if _, said := c.holds[place]; said {
			wrong = firstOf(wrong, c.says(place, w.Signed(g.cell(row, id).Number, 2)))
			if i := g.cell(row, id+"_interval"); i.Number <= 0 && i.High >= 0 {
				wrong = firstOf(wrong, "the interval of "+place+" holds zero")
			}
		}
	}
	return wrong
}

func (c claim) ofPoints(tables []table.Table, w lang.Words) string {
	g, _ := tableWith(tables, "from", "from_interval", "to", "to_interval", "gap", "shown")
	widest := -1
	for i, row := range g.Rows {
		if g.sure(row) && (widest < 0 || math.Abs(g.cell(row, "gap").Number) > math.Abs(g.cell(g.Rows[widest], "gap").Number)) {
			widest = i
		}
	}
	if none := c.key == "finding.points_none"; none || widest < 0 {
		if none != (widest < 0) {
			return "the table says otherwise"
		}
		return ""
	}
	row := g.Rows[widest]
	return firstOf(c.says("dimension", g.name(row)), c.says("theirs", w.Fixed(g.cell(row, "to").Number, 0)), c.says("customers", w.Fixed(g.cell(row, "from").Number, 0)))
}

func (c claim) ofZone(r gap.Result, w lang.Words) string {
	level := rankedLevel(r)
	rows := namesWhere(r.GapsOf(gap.Adequacy), func(g gap.Gap) bool { return g.Level == level && below(g.Tested) }, func(g gap.Gap) string { return w.Label(g.ID, cmp.Or(g.Label, g.ID)) })
	return c.named("rows", rows, w)
}

func (c claim) ofPriority(r gap.Result, tables []table.Table, w lang.Words) string {
	g, ok := tableWith(tables, "performance", "importance", "stands")
	if !ok {
		return "no table"
	}
	first := []string{w.Text("quadrant.concentrate"), w.Text("quadrant.act")}
	return c.named("rows", namesWhere(g.rows(), func(row table.Row) bool {
		return slices.Contains(first, g.cell(row, "stands").Text)
	}, g.name), w)
}

func (c claim) ofTrend(tables []table.Table, w lang.Words) string {
	g, ok := tableWith(tables, "trend", "interval", "shown")
	if strings.HasPrefix(c.key, "headline.trend_rows") {
		return c.named("rows", namesWhere(g.rows(), g.sure, g.name), w)
	}
	row, has := g.whole()
	if !ok || !has {
		if c.key == "headline.trend_few" {
			return ""
		}
		return "no row of the whole"
	}
	if (c.key == "headline.trend") != g.sure(row) {
		return "the table says otherwise"
	}
	if c.key != "headline.trend" {
		return ""
	}
	return firstOf(c.says("change", w.Signed(g.cell(row, "trend").Number, 2)), c.says("interval", interval(g.cell(row, "interval"), w)))
}

func (c claim) ofAnswers(r gap.Result, w lang.Words) string {
	var low, high, all int64
	for _, row := range r.Answers {
		for i, n := range row.Counts {
			all += n
			if 2*i < len(row.Counts)-1 {
				low += n
			} else if 2*i > len(row.Counts)-1 {
				high += n
			}
		}
	}
	return firstOf(c.says("low", w.Percent(float64(low)/float64(all))), c.says("high", w.Percent(float64(high)/float64(all))))
}

func (c claim) ofLevels(r gap.Result) string {
	for _, s := range r.Segments {
		if s.Level == gap.LevelOverall && (c.key == "headline.levels") != (s.PAdj < gap.Significance) {
			return fmt.Sprintf("p is %v", s.PAdj)
		}
	}
	return ""
}

func (c claim) ofDrivers(tables []table.Table, w lang.Words) string {
	tables = slices.DeleteFunc(slices.Clone(tables), func(t table.Table) bool { return !strings.Contains(t.Title, c.holds["outcome"]) })
	g, ok := tableWith(tables, "coefficient", "interval", "shown", "lmg")
	if !ok {
		return "no table"
	}
	return c.named("rows", namesWhere(g.Rows, g.sure, g.name), w)
}

func (c claim) ofNPS(tables []table.Table, w lang.Words) string {
	g, ok := tableWith(tables, "net", "net_interval")
	if !ok {
		return "no table"
	}
	i := g.cell(g.Rows[0], "net_interval")
	net := w.Signed(g.cell(g.Rows[0], "net").Number, 0)
	if math.IsNaN(i.Number) {
		return c.says("value", net)
	}
	return c.says("value", net+" ("+w.Range(w.Signed(i.Number, 0), w.Signed(i.High, 0))+")")
}
