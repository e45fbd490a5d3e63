package config

import (
	"slices"
	"strconv"
	"strings"

	"servgap/gap/survey"
)

// Spec says in which columns of a file the answers to one question stand, for
// every item or for every dimension.
type Spec struct {
	Construct   survey.Construct // empty for importance points and direct ratings
	Gap         string           // of a direct rating
	ByDimension bool
	Pattern     Text
	// First and Last are the ends of a range in the order of the questionnaire,
	// empty if the pattern is none. Then Cells holds only the columns that the
	// file names one by one; they win.
	First, Last string
	Cells       []Cell
}

// Cell is the column of one item or dimension.
type Cell struct {
	Index int      // of the item or dimension in the instrument
	Names []string // what the column may be called, the likeliest first
	At    Pos      // where the file says so
}

// Specs are the columns of a group's constructs, in their order.
func (g Group) Specs(in survey.Instrument) []Spec {
	var specs []Spec
	for _, c := range g.Constructs {
		specs = append(specs, g.spec(in, c.Construct, c.Columns))
	}
	return specs
}

// DirectSpecs are the columns of the gaps that a group rated directly.
func (g Group) DirectSpecs(in survey.Instrument) []Spec {
	var specs []Spec
	for _, direct := range g.Direct {
		specs = append(specs, direct.spec(in))
	}
	return specs
}

// PointSpec are the columns of the importance points, one for each dimension; ok
// is false if the group gave none.
func (g Group) PointSpec(in survey.Instrument) (spec Spec, ok bool) {
	if g.Points.Value == "" {
		return Spec{}, false
	}
	return byDimension(in, g.Points), true
}

func (g Group) spec(in survey.Instrument, construct survey.Construct, pattern Text) Spec {
	spec := byItem(in, pattern)
	spec.Construct = construct
	for i, item := range in.Items {
		at := slices.IndexFunc(g.Columns, func(c Column) bool { return c.Item == item.ID && c.Construct == construct })
		if at < 0 || g.Columns[at].Column.Value == "" {
			continue
		}
		cell := Cell{Index: i, Names: []string{g.Columns[at].Column.Value}, At: g.Columns[at].Column.At}
		if known := slices.IndexFunc(spec.Cells, func(c Cell) bool { return c.Index == i }); known >= 0 {
			spec.Cells[known] = cell
		} else {
			spec.Cells = append(spec.Cells, cell)
		}
	}
	return spec
}

// spec takes a rating by item if the pattern tells items apart, and a range where
// there are no dimensions; else by dimension. Without dimensions that is one
// answer for the whole.
func (direct Direct) spec(in survey.Instrument) Spec {
	var spec Spec
	_, _, ranged := rangeOf(direct.Columns.Value)
	if strings.Contains(direct.Columns.Value, holdItem) || strings.Contains(direct.Columns.Value, holdN) || ranged && in.Undivided() {
		spec = byItem(in, direct.Columns)
	} else {
		spec = byDimension(in, direct.Columns)
	}
	spec.Gap = direct.Gap
	return spec
}

// rangeOf divides FIRST:LAST; a pattern with placeholders is none.
func rangeOf(pattern string) (first, last string, ok bool) {
	first, last, ok = strings.Cut(pattern, ":")
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	return first, last, ok && first != "" && last != "" && !strings.Contains(pattern, "{")
}

func byItem(in survey.Instrument, pattern Text) Spec {
	spec := Spec{Pattern: pattern}
	if first, last, ok := rangeOf(pattern.Value); ok {
		spec.First, spec.Last = first, last
		return spec
	}
	names := dimensionNames(in)
	for i, item := range in.Items {
		dimension, n := []string{""}, i+1
		if at := in.DimensionOf(i); at >= 0 {
			dimension, n = names[at], 1+slices.Index(in.Dimensions[at].Items, i)
		}
		cell := Cell{Index: i, At: pattern.At}
		for _, name := range dimension {
			fill := strings.NewReplacer(holdDim, name, holdItem, item.ID, holdN, strconv.Itoa(n))
			if column := fill.Replace(pattern.Value); !slices.Contains(cell.Names, column) {
				cell.Names = append(cell.Names, column)
			}
		}
		spec.Cells = append(spec.Cells, cell)
	}
	return spec
}

func byDimension(in survey.Instrument, pattern Text) Spec {
	spec := Spec{Pattern: pattern, ByDimension: true}
	if first, last, ok := rangeOf(pattern.Value); ok {
		spec.First, spec.Last = first, last
		return spec
	}
	for i, names := range dimensionNames(in) {
		cell := Cell{Index: i, At: pattern.At}
		for _, name := range names {
			if column := strings.ReplaceAll(pattern.Value, holdDim, name); !slices.Contains(cell.Names, column) {
				cell.Names = append(cell.Names, column)
			}
		}
		spec.Cells = append(spec.Cells, cell)
	}
	return spec
}

// dimensionNames are what {dim} may stand for: the dimension's id, and the
// letters that the ids of its items begin with (RESP of RESP1 to RESP4) if no
// other dimension has the same.
func dimensionNames(in survey.Instrument) [][]string {
	names := make([][]string, len(in.Dimensions))
	users := make(map[string]int)
	letters := make([]string, len(in.Dimensions))
	for i, dimension := range in.Dimensions {
		names[i] = []string{dimension.ID}
		users[strings.ToLower(dimension.ID)]++
		if letters[i] = commonLetters(in, dimension); !strings.EqualFold(letters[i], dimension.ID) {
			users[strings.ToLower(letters[i])]++
		}
	}
	for i, name := range letters {
		if name != "" && name != names[i][0] && users[strings.ToLower(name)] == 1 {
			names[i] = append(names[i], name)
		}
	}
	return names
}

// commonLetters is what the ids of a dimension's items begin with, without the
// number behind it.
func commonLetters(in survey.Instrument, dimension survey.Dimension) string {
	common := ""
	for i, item := range dimension.Items {
		id := in.Items[item].ID
		if i == 0 {
			common = id
		}
		for !strings.HasPrefix(id, common) {
			common = common[:len(common)-1]
		}
	}
	common = strings.ToValidUTF8(common, "")
	return strings.TrimRight(strings.TrimRight(common, "0123456789"), "_-. ")
}
