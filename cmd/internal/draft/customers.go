package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// Choices are what the user said of the customers' file, or of nothing in it.
type Choices struct {
	Origin
	Columns importers.Columns // the flags and answers that the layout was found by
	// ScaleKnown is false for a layout that was found on a scale that nobody knows.
	ScaleKnown bool
	NoPoints   bool // importance is equal for all
	// InOrder takes the items for those of a preset in the order of the file.
	InOrder    string
	Dimensions []Dimension          // with the numbers of items, from 1, as their ids
	Found      importers.Inspection // of the whole file
}

// Origin is where answers come from.
type Origin struct {
	Path                string // as the project is to name it
	Round               Round  // zero: the current one, or as the name of the customers' file says
	Encoding, Delimiter string // as the user said
}

// Customers makes the project of a layout of the customers' file. Columns that a
// project cannot name are problems; what it does not use for good reasons is a warning.
func Customers(s *importers.Source, l *importers.Layout, c Choices, w lang.Words) (*Project, problem.List) {
	p := &Project{Name: nameOf(baseName(c.Path)), NameNote: w.Text("draft.name"), Lang: w.Code()}
	g := Group{ID: string(survey.Customers), Role: survey.Customers}
	round := c.Round
	if round.ID == "" {
		round = waveOf(c.Path)
	}
	p.file(fileOf(s, c.Origin, w), g.ID, round, w)
	in, ids := p.questions(l, c, w)
	n := newNamer(s)
	var used, ratings []int
	var problems problem.List
	for i, construct := range l.Questionnaire.Constructs {
		columns := l.Answers(i)
		used, ratings = append(used, columns...), append(ratings, columns...)
		written, nameless := n.construct(construct, columns, in, ids)
		if len(nameless) > 0 {
			problems = append(problems, namelessProblem(s, nameless))
		}
		written.Note = constructNote(s, columns, construct, c.Columns, w)
		g.Constructs = append(g.Constructs, written)
		p.wording(s, l, i, c, w)
	}
	p.scale(s, l, ratings, c, w)
	points := l.PointColumns()
	if points == nil {
		points = sharedOut(s, in, used)
	}
	if points != nil {
		used = append(used, points...)
		if !c.NoPoints {
			if pattern, ok := n.points(points, in); ok {
				g.Points, g.PointsNote = pattern, w.Text("draft.points")
			} else {
				problems = append(problems, pointsProblem(s, points))
			}
		}
	}
	p.declined(s, ratings, c, w)
	rated, unwritten := g.direct(s, l, n, ids, used, w)
	used, problems = append(used, rated...), append(problems, unwritten...)
	more, unnamed := g.further(p, s, n, in, ids, used, w)
	used, problems = append(used, more...), append(problems, unnamed...)
	problems = append(problems, g.outcomes(s, c.Found, n, used, w)...)
	g.background(s, c.Found, n, used, w)
	p.Groups = []Group{g}
	return p, problems
}

// nameOf is the name of a file as that of a survey: without the wave that it says, and
// empty if nothing else than whose answers it holds is left.
func nameOf(base string) string {
	base = unrounded(base)
	if RoleIn(base) != "" && !strings.ContainsFunc(base, isSign) {
		return ""
	}
	if name := strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(base)), " "); name != "" {
		return name
	}
	return base
}

// questions writes the items and gives the instrument that patterns speak of, with
// the ids of its items.
func (p *Project) questions(l *importers.Layout, c Choices, w lang.Words) (in survey.Instrument, ids []string) {
	in = l.Questionnaire.Instrument
	if c.InOrder != "" {
		preset, _, err := survey.Preset(c.InOrder)
		if err != nil || len(preset.Items) != len(in.Items) {
			panic("draft: " + c.InOrder + " has other items") // the caller offered it
		}
		preset.Scale = in.Scale
		p.Preset = c.InOrder
		return preset, itemIDs(preset)
	}
	if in.ID != "" && c.Dimensions == nil {
		p.Preset = in.ID
		if c.Columns.Preset == "" {
			p.PresetNote = w.Text("draft.preset")
		}
		return in, itemIDs(in)
	}
	names, labels := itemIDs(in), make([]string, len(in.Items))
	for i, item := range in.Items {
		labels[i] = oneLine(item.Label)
		if in.ID == "" && len([]rune(item.Label)) > 0 && !isKey(item.ID) {
			names[i] = item.Label
		}
	}
	ids = names
	if in.ID == "" {
		ids = unique(names, "item")
	}
	p.PresetNote = w.Text("draft.no_preset")
	for i, id := range ids {
		p.Items = append(p.Items, Item{id, labels[i]})
	}
	in = survey.Instrument{Scale: in.Scale, Items: slices.Clone(in.Items)}
	for i := range in.Items {
		in.Items[i].ID = ids[i]
	}
	for _, d := range c.Dimensions {
		dimension := survey.Dimension{ID: d.ID, Label: d.Label}
		written := Dimension{ID: d.ID, Label: d.Label}
		for _, number := range d.Items {
			at := slices.Index(numbersTo(len(ids)), number)
			dimension.Items = append(dimension.Items, at)
			written.Items = append(written.Items, ids[at])
		}
		in.Dimensions = append(in.Dimensions, dimension)
		p.Dimensions = append(p.Dimensions, written)
	}
	return in, ids
}

// isKey reports whether an id is short enough to stay as it is.
func isKey(id string) bool {
	return len([]rune(id)) <= 12 && !strings.ContainsAny(id, " \t\n{}") && id != "overall" && id != "weighted"
}

func itemIDs(in survey.Instrument) []string {
	ids := make([]string, len(in.Items))
	for i, item := range in.Items {
		ids[i] = item.ID
	}
	return ids
}

// scale writes the scale and what it rests on.
func (p *Project) scale(s *importers.Source, l *importers.Layout, ratings []int, c Choices, w lang.Words) {
	if !c.ScaleKnown {
		p.Suggested = s.Spans(ratings)
		return
	}
	p.Scale = l.Questionnaire.Instrument.Scale
	for _, labels := range p.Labels {
		if !labels.Unordered {
			p.ScaleNote = w.Text("draft.scale_labels")
			return
		}
	}
	if c.Columns.Scale == "" && l.Questionnaire.Instrument.ID != "" {
		p.ScaleNote = w.Text("draft.scale_preset", "preset", l.Questionnaire.Instrument.ID)
	}
}

// wording writes the labels of a construct, and takes the language of the project from
// them.
func (p *Project) wording(s *importers.Source, l *importers.Layout, construct int, c Choices, w lang.Words) {
	labels := Labels{Construct: l.Questionnaire.Constructs[construct]}
	if known, ok := l.Wording(construct); ok {
		labels.Words = known.Words
		labels.Note = w.Text("draft.labels_known", "low", oneLine(known.Low), "high", oneLine(known.High))
		p.Labels = append(p.Labels, labels)
		p.language(known.Languages, w)
		p.decline(known.Declined)
		return
	}
	if _, _, inWords, found := s.WordingOf(l.Answers(construct), c.Columns.DontKnow, c.Columns.NotApplicable); inWords {
		labels.Words, labels.Unordered = found, true
		p.Labels = append(p.Labels, labels)
	}
}

// language takes that of labels, if they are of one that the program speaks.
func (p *Project) language(of []string, w lang.Words) {
	if len(of) == 1 && slices.Contains(lang.Codes(), of[0]) && p.LangNote == "" {
		p.Lang, p.LangNote = of[0], w.Text("draft.lang_labels")
	}
}

// decline adds words for no answer that stand among the labels.
func (p *Project) decline(words map[string]survey.Code) {
	for _, word := range sortedKeys(words) {
		switch words[word] {
		case survey.DontKnow:
			p.DontKnow = appendNew(p.DontKnow, oneLine(word))
		case survey.NotApplicable:
			p.NotApplicable = appendNew(p.NotApplicable, oneLine(word))
		}
	}
}

// declined adds the user's own words for no answer and those that were seen.
func (p *Project) declined(s *importers.Source, ratings []int, c Choices, w lang.Words) {
	dontKnow, notApplicable := s.NoAnswers(ratings)
	seen := len(p.DontKnow)+len(p.NotApplicable)+len(dontKnow)+len(notApplicable) > 0
	p.DontKnow = appendNew(appendNew(p.DontKnow, dontKnow...), c.Columns.DontKnow...)
	p.NotApplicable = appendNew(appendNew(p.NotApplicable, notApplicable...), c.Columns.NotApplicable...)
	p.NotApplicable = slices.DeleteFunc(p.NotApplicable, func(word string) bool { return slices.Contains(p.DontKnow, word) })
	if seen {
		p.DeclinedNote = w.Text("draft.declined")
	}
}

// appendNew adds the words that are not there yet.
func appendNew(words []string, more ...string) []string {
	for _, word := range more {
		if word = oneLine(word); word != "" && !slices.ContainsFunc(words, func(known string) bool { return strings.EqualFold(known, word) }) {
			words = append(words, word)
		}
	}
	return words
}

// constructNote says how the columns of a construct were told; nothing of those that
// the user named.
func constructNote(s *importers.Source, columns []int, construct survey.Construct, c importers.Columns, w lang.Words) string {
	named := map[survey.Construct][]string{survey.Expected: c.Expected, survey.Perceived: c.Perceived, survey.Adequate: c.Adequate}[construct]
	if len(named) > 0 {
		return ""
	}
	if question, statement := s.Statement(columns[0]); statement != "" {
		return w.Text("draft.by_question", "question", short(question))
	}
	return w.Text("draft.by_names")
}

// short is the beginning of a question.
func short(text string) string {
	letters := []rune(oneLine(text))
	if len(letters) > 60 {
		return string(letters[:59]) + "…"
	}
	return string(letters)
}

func pointsProblem(s *importers.Source, columns []int) problem.Problem {
	return problem.Problem{
		Code: "E-POINTS-PATTERN", File: s.Name, Sheet: s.Sheet, Column: columns[0] + 1, Header: s.Header[columns[0]],
		Message: problem.Say("found importance points in columns that no pattern and no range names in the order of the dimensions; a project accepts nothing else"),
		Fix:     problem.Say("put the columns of the points side by side in the order of the dimensions, or rename them"),
	}
}
