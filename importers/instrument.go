package importers

import (
	"cmp"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/pattern"
	"servgap/importers/problem"
)

// instrument makes the layout's questionnaire of the pairs: a preset if the keys
// are its item ids or its positions, else the items as they are, without
// dimensions.
func (f *finder) instrument(pairs []pairing) {
	constructs := constructsOf(pairs)
	in, order, ok := f.preset(pairs, constructs)
	if !ok {
		in, order = f.undivided(pairs)
	}
	if len(f.problems) > 0 {
		return
	}
	columns := f.ratedColumns(pairs)
	f.layout.worded = f.wordings(columnsOn(pairs, constructs))
	f.scale(&in, ok, pairs)
	f.layout.Questionnaire = survey.Questionnaire{
		Instrument: in,
		Group:      survey.Group{ID: string(survey.Customers), Role: survey.Customers},
		Constructs: constructs,
	}
	for _, c := range constructs {
		for _, p := range order {
			f.layout.answers = append(f.layout.answers, pairs[p].columns[slices.Index(sideConstructs[:], c)])
		}
	}
	f.rate(columns, order)
	if len(constructs) > 0 {
		f.findPoints(in)
	}
}

// constructsOf are those that the pairs have columns for; all have the same.
func constructsOf(pairs []pairing) []survey.Construct {
	var constructs []survey.Construct
	for i, column := range pairs[0].columns {
		if column >= 0 {
			constructs = append(constructs, sideConstructs[i])
		}
	}
	return constructs
}

// preset finds the preset that the pairs are the items of; order[i] is the pair
// of the preset's item i.
func (f *finder) preset(pairs []pairing, constructs []survey.Construct) (in survey.Instrument, order []int, ok bool) {
	name := f.columns.Preset
	switch name {
	case NoPreset:
		return survey.Instrument{}, nil, false
	case "":
		return f.likeliestPreset(pairs, constructs)
	}
	in, asked, err := survey.Preset(name)
	if err != nil {
		p := problem.Problem{Kind: problem.Usage, Code: "E-PRESET-NAME", Message: problem.Of(err), Fix: undividedFix()}
		if nearest, ok := problem.Nearest(name, append(survey.Presets(), NoPreset)); ok {
			p.Similar = []string{nearest}
		}
		f.fail(p)
		return in, nil, false
	}
	if order, _ = f.matchItems(in, pairs); order == nil {
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-PRESET-ITEMS",
			Message: problem.Say("the %d columns found are not the %d items of %s: neither numbered 1 to %d nor named %s to %s", len(pairs), len(in.Items), name, len(in.Items), in.Items[0].ID, in.Items[len(in.Items)-1].ID),
			Fix:     undividedFix(),
		})
		return in, nil, false
	}
	f.tellNoAdequate(name, asked, constructs)
	return in, order, true
}

// likeliestPreset is the first preset that the pairs are the items of, the usual one
// before the others, which numbers do not tell.
func (f *finder) likeliestPreset(pairs []pairing, constructs []survey.Construct) (in survey.Instrument, order []int, ok bool) {
	usual := usualPreset(constructs)
	for _, name := range append([]string{usual}, survey.Presets()...) {
		in, asked, err := survey.Preset(name)
		if err != nil {
			panic(err) // it was listed
		}
		order, by := f.matchItems(in, pairs)
		if order == nil || name != usual && by == AssumedPresetByNumbers {
			continue
		}
		f.assume(by, "preset", name)
		f.tellNoAdequate(name, asked, constructs)
		return in, order, true
	}
	return survey.Instrument{}, nil, false
}

// tellNoAdequate says that a preset asks for more than was found.
func (f *finder) tellNoAdequate(name string, asked, constructs []survey.Construct) {
	if slices.Contains(asked, survey.Adequate) && !slices.Contains(constructs, survey.Adequate) {
		f.assume(AssumedNoAdequate, "preset", name)
	}
}

// undividedFix tells how to do without a preset.
func undividedFix() problem.Text {
	return problem.Say("--preset %s takes the items as they are", NoPreset)
}

// usualPreset is the preset that a survey of some constructs most often has the
// items of.
func usualPreset(constructs []survey.Construct) string {
	switch {
	case slices.Contains(constructs, survey.Adequate):
		return "servqual-zot"
	case slices.Equal(constructs, []survey.Construct{survey.Perceived}):
		return "servperf"
	default:
		return "servqual-1991"
	}
}

// matchItems matches pairs to an instrument's items by id, by what they are called in
// whichever language, or by number if the keys are numbered 1 to n; by is the assumption
// that this is. order is nil if none fits.
func (f *finder) matchItems(in survey.Instrument, pairs []pairing) (order []int, by string) {
	if len(pairs) != len(in.Items) {
		return nil, ""
	}
	keys := make([]string, len(pairs))
	for i, p := range pairs {
		keys[i] = p.key
	}
	for _, item := range in.Items {
		if at := slices.Index(keys, strings.ToLower(item.ID)); at >= 0 {
			order = append(order, at)
		}
	}
	if len(order) == len(in.Items) {
		return order, AssumedPresetByNames
	}
	if order = f.matchLabels(in, pairs); order != nil {
		return order, AssumedPresetByLabels
	}
	numbers, ok := runOf(keys)
	if !ok {
		return nil, ""
	}
	order = make([]int, len(pairs))
	for i, n := range numbers {
		order[n-1] = i
	}
	return order, AssumedPresetByNumbers
}

// matchLabels matches pairs to items by their statements; nil if one is no label of the
// instrument. Labels name the good end, so that none stands for a reversed item.
func (f *finder) matchLabels(in survey.Instrument, pairs []pairing) []int {
	if len(in.Reversed()) > 0 {
		return nil
	}
	at := make(map[string]int)
	for i, p := range pairs {
		if label := f.english(p); label != "" {
			at[label] = i
		}
	}
	var order []int
	for _, item := range in.Items {
		i, ok := at[item.Label]
		if !ok {
			return nil
		}
		order = append(order, i)
	}
	return order
}

// statementNumber is what can stand before a statement: E1.
var statementNumber = pattern.New(`^\pL+\d+[.:]\s+`, pattern.Digits, ".:", pattern.Blanks)

// english is the label of a preset that all columns of an item are statements of, in
// whichever language; empty if there is none.
func (f *finder) english(p pairing) string {
	said := ""
	for _, column := range p.columns {
		if column < 0 || f.columns.English == nil {
			continue
		}
		c := f.columnOf(column)
		text := cmp.Or(c.Row, c.Text, f.header[column])
		label, ok := f.columns.English(statementNumber.ReplaceAllString(text, ""))
		if !ok || said != "" && label != said {
			return ""
		}
		said = label
	}
	return said
}

// mostScored is the number of items up to which a respondent's mean over all of
// them can be counted exactly: lcm(1…36) still fits beside a scale of 100.
const mostScored = 36

// undivided is an instrument of the items as the file names them, in the order
// of their numbers if they differ by those alone, else of the columns. All items
// stand in one dimension, so that there is an overall score; too many for that
// have none.
func (f *finder) undivided(pairs []pairing) (survey.Instrument, []int) {
	order := make([]int, len(pairs))
	for i := range pairs {
		order[i] = i
	}
	if numbers := numbersOf(pairs); numbers != nil {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(len(numbers[a]), len(numbers[b])), cmp.Compare(numbers[a], numbers[b]))
		})
	}
	in := survey.Instrument{}
	all := survey.Dimension{ID: survey.AllItems, Label: "All items"}
	for i, p := range order {
		in.Items = append(in.Items, survey.Item{ID: pairs[p].key, Label: f.label(pairs[p])})
		all.Items = append(all.Items, i)
	}
	if len(in.Items) <= mostScored {
		in.Dimensions = []survey.Dimension{all}
	}
	return in, order
}

// numbersOf are the numbers of keys that differ by nothing else, without leading
// zeros; nil if they are not of that kind.
func numbersOf(pairs []pairing) []string {
	var numbers []string
	first, _ := splitNumber(pairs[0].key)
	for _, p := range pairs {
		before, number := splitNumber(p.key)
		if before != first || number == "" {
			return nil
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// label names an item that has no label: the key if it is a word, else the names
// of its columns, or their statements where the numbers of these are the key.
func (f *finder) label(p pairing) string {
	if text := f.statement(p); text != "" {
		return text
	}
	var names []string
	for _, column := range p.columns {
		switch {
		case column < 0:
		case f.words[column] == PairNumbers:
			names = append(names, cmp.Or(f.columnOf(column).Row, nameOf(f.header, column)))
		default:
			names = append(names, nameOf(f.header, column))
		}
	}
	if names == nil { // an item that was only rated directly
		at := slices.IndexFunc(f.rated.columns, func(k keyed) bool { return k.key == p.key })
		names = []string{nameOf(f.header, f.rated.columns[at].column)}
	}
	if before, _ := splitNumber(p.key); before == p.key && len(p.key) > 2 {
		return asWritten(names[0], p.key)
	}
	return strings.Join(slices.Compact(names), " / ")
}

// statement is what the platform says that all columns of an item ask: a statement,
// or a text that is not a column's name.
func (f *finder) statement(p pairing) string {
	said := ""
	for _, column := range p.columns {
		if column < 0 {
			continue
		}
		c := f.columnOf(column)
		text := c.Row
		if text == "" && c.Text != c.Name {
			text = c.Text
		}
		if text == "" || said != "" && fold(text) != fold(said) {
			return ""
		}
		said = text
	}
	return said
}

// asWritten finds a key, which is folded, in the name that it was read from, with
// the capitals of the name.
func asWritten(name, key string) string {
	at := strings.Index(fold(name), key)
	if at < 0 || len(fold(name)) != len(name) {
		return key
	}
	return name[at : at+len(key)]
}

// scale sets the instrument's scale: the user's, else the preset's. Items that
// were only rated directly have the scale of those ratings.
func (f *finder) scale(in *survey.Instrument, preset bool, pairs []pairing) {
	constructs := constructsOf(pairs)
	given := f.columns.Scale
	if given == "" && len(constructs) == 0 {
		in.Scale = f.rated.scale
		return
	}
	labelled, declared := f.source.declaredScale(columnsOf(pairs))
	if !declared {
		labelled, declared = f.anchoredScale(columnsOf(pairs))
	}
	worded, isWorded := f.wordedScale(constructs, f.layout.worded)
	switch {
	case len(f.problems) > 0:
	case isWorded:
		in.Scale = worded
		f.givenLabels(given, worded)
	case given != "":
		scale, err := survey.ParseScale(given)
		if err != nil {
			f.fail(problem.Problem{Kind: problem.Usage, Code: "E-SCALE-FORM", Message: problem.Of(err), Fix: problem.Plain("--scale 1-7")})
		}
		in.Scale = scale
	case declared:
		in.Scale = labelled
		f.assume(AssumedScale, "scale", in.Scale.String())
	case preset:
		f.assume(AssumedScale, "scale", in.Scale.String())
	default:
		f.noScale(pairs)
	}
}

// noScale asks for the scale and names the one that the first answers suggest.
func (f *finder) noScale(pairs []pairing) {
	p := problem.Problem{
		Kind: problem.Usage, Code: "E-SCALE-NONE",
		Message: problem.Say("the scale of the answers is not known, and nothing was guessed; accepted is its lowest and highest answer"),
		Fix:     problem.Say("--scale MIN-MAX, such as --scale 1-7"),
	}
	found := f.spanOf(columnsOf(pairs))
	if found.found {
		p.Message = p.Message.And(problem.Say("; the first answers lie between %s and %s", found.low, found.high))
	}
	if _, worded := f.texts(columnsOf(pairs)); worded && !found.found {
		p.Fix = problem.Say("write the answers as numbers, or declare them in a project, the lowest first")
	}
	if scales := found.scales(); scales != nil {
		p.Fix = problem.Say("--scale %s, if those are the ends that the questionnaire had", scales[0])
		if len(scales) > 1 {
			p.Fix = problem.Say("--scale %s, or %s: the ends that the questionnaire had", scales[0], scales[1])
		}
	}
	if sides := f.sidesApart(pairs); len(sides) > 0 {
		p.Message = p.Message.And(problem.Say(" (%s)", problem.Comma(sides)))
		p.Fix = p.Fix.And(problem.Say("; if each side had a scale of its own, there is no gap between them"))
	}
	f.fail(p)
}

// sidesApart says what the first answers of each side lie between, where they look
// like answers on different scales.
func (f *finder) sidesApart(pairs []pairing) []problem.Text {
	constructs := constructsOf(pairs)
	suggested := make(map[string]bool)
	var sides []problem.Text
	for i, columns := range columnsOn(pairs, constructs) {
		found := f.spanOf(columns)
		if scales := found.scales(); scales != nil {
			suggested[scales[0]] = true
			sides = append(sides, problem.Say("%s between %s and %s", problem.Plain("--"+string(constructs[i])), found.low, found.high))
		}
	}
	if len(suggested) < 2 {
		return nil
	}
	return sides
}

// columnsOf are the columns of the pairs.
func columnsOf(pairs []pairing) []int {
	var columns []int
	for _, p := range pairs {
		for _, column := range p.columns {
			if column >= 0 {
				columns = append(columns, column)
			}
		}
	}
	return columns
}

// findPoints finds the columns in which respondents shared 100 points among the
// dimensions. Only a full set is used.
func (f *finder) findPoints(in survey.Instrument) {
	if in.Undivided() || len(f.marks["points"]) == 0 {
		return
	}
	var columns []int
	var lacking []problem.Text
	for _, d := range in.Dimensions {
		short, _ := splitNumber(strings.ToLower(in.Items[d.Items[0]].ID))
		found := append(slices.Clone(f.marks["points"][d.ID]), f.marks["points"][short]...)
		if len(found) > 1 {
			slices.Sort(found)
			f.ambiguousMark("points", found)
			return
		}
		if len(found) == 0 {
			lacking = append(lacking, problem.Plain(d.ID))
			continue
		}
		columns = append(columns, found[0])
	}
	if len(columns) > 0 && len(lacking) > 0 {
		f.assumeOf(AssumedNoPoints, lacking)
		return
	}
	if len(columns) > 0 {
		f.layout.points = columns
		f.layout.Questionnaire.Points = true
		f.assume(AssumedPoints, "first", f.header[columns[0]], "last", f.header[columns[len(columns)-1]])
	}
}
