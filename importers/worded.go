package importers

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// wording is how the answers to a construct are written in words that nobody had to
// declare.
type wording struct {
	scale   survey.Scale
	codes   map[string]survey.Code // by label, in every spelling
	missing map[string]survey.Code // further words for no answer
	ends    [2]string              // the lowest and the highest label
	// falling says that the numbers beside the labels run from the best answer up:
	// 1 = Helt enig.
	falling bool
	// unnumbered says that no numbers beside the labels say how the scale begins.
	unnumbered bool
	// written are the labels as a project declares them, languages those of their sets.
	written, languages []string
}

// mostLabels is the number of different texts up to which answers are searched for
// a known set of labels. No scale has more with all their spellings.
const mostLabels = 30

// withoutWords is the number of rows of numbers alone after which no words are looked
// for.
const withoutWords = 200

// wordings reads the answers of each construct, in its columns, in words: nil where they are
// numbers, or words in no set of labels that is known. A construct whose labels
// could be those of several sets has the one that all constructs together have, or
// the one of the scale that the user gave; otherwise it is a problem.
func (f *finder) wordings(columns [][]int) []*wording {
	texts, together := f.textsOfEach(columns)
	if together == nil {
		return nil
	}
	all := make([]*wording, len(columns))
	whole := f.decided(f.vocabulary().Read(together))
	for i := range columns {
		if texts[i] == nil {
			continue
		}
		read := f.vocabulary().Read(texts[i])
		if settled(whole) && mostlyOf(whole, texts[i]) {
			read = whole // of one set, though some did not use all of it
		}
		switch read = f.decided(read); {
		case settled(read):
			w := newWording(read)
			if f.mapped && !f.onProject(w, columns[i][0]) {
				continue
			}
			all[i] = w
			f.assumeOnce(AssumedLabels, "low", all[i].ends[0], "high", all[i].ends[1], "scale", all[i].scale.String())
		case read.Decision == whole.Decision && whole.Decision != vocabulary.Unknown:
			f.noSet(columns[i][0], whole, together)
		case read.Decision != vocabulary.Unknown:
			f.noSet(columns[i][0], read, texts[i])
		}
	}
	f.oneDirection(all, columns)
	return all
}

// textsOfEach counts the first answers to each construct, nil where they are no words,
// and those to all that have some.
func (f *finder) textsOfEach(columns [][]int) (texts [][]vocabulary.Count, together []vocabulary.Count) {
	texts = make([][]vocabulary.Count, len(columns))
	var worded []int
	for i, of := range columns {
		switch found, inWords := f.texts(of); {
		case !inWords:
		case areCodes(found):
			f.coded(of[0], found)
		default:
			texts[i], worded = found, append(worded, of...)
		}
	}
	if together, _ = f.texts(worded); together == nil {
		together = slices.Concat(texts...) // more than one question has, each as it was counted
	}
	return texts, together
}

// onProject makes a wording one of the project's scale. Labels without numbers are on
// any of as many answers; those of another scale are a problem.
func (f *finder) onProject(w *wording, column int) bool {
	scale := f.layout.Questionnaire.Instrument.Scale
	if w.scale == scale || w.unnumbered && w.scale.Points == scale.Points {
		w.scale = scale
		return true
	}
	f.fail(problem.Problem{
		Code: "E-SCALE-LABELS", Column: column + 1, Header: f.header[column],
		Message: problem.Say(`found %d labels from "%s" to "%s", which are answers from %s, and the project has the scale %s; accepted are the labels of its scale`, w.scale.Points, problem.Quote(w.ends[0]), problem.Quote(w.ends[1]), w.scale, scale),
		Fix:     problem.Say("correct the ends of the scale in the project file, or list the labels there, from the lowest to the highest"),
	})
	return false
}

// oneDirection refuses numbers of one construct beside labels of another whose
// numbers run down: what 1 means among the numbers, nothing says.
func (f *finder) oneDirection(all []*wording, columns [][]int) {
	falling := func(w *wording) bool { return w != nil && w.falling }
	numbers := slices.Index(all, nil)
	if numbers < 0 || !slices.ContainsFunc(all, falling) {
		return
	}
	column := columns[numbers][0]
	f.fail(problem.Problem{
		Code: "E-SCALE-DIRECTION", Column: column + 1, Header: f.header[column],
		Message: problem.Say("found numbers beside labels of another question whose numbers run down (1 is the best); accepted is one direction for both"),
		Fix:     problem.Say("export the labels of all questions, or turn the numbers round in the file"),
	})
}

// mostlyOf reports whether most of some texts are labels that were read.
func mostlyOf(read vocabulary.Result, texts []vocabulary.Count) bool {
	labels := 0
	for _, c := range texts {
		if slices.ContainsFunc(read.Labels, func(l vocabulary.Label) bool { return l.Text == c.Text }) {
			labels++
		}
	}
	return 2*labels >= len(texts)
}

// noSet reports labels that are none of one known set.
func (f *finder) noSet(column int, read vocabulary.Result, texts []vocabulary.Count) {
	p := problem.Problem{
		Code: "E-LABEL-SET", Column: column + 1, Header: f.header[column],
		Message: whyNoSet(read, texts),
		Fix:     problem.Say("name the scale, such as --scale 1-5, or declare them in a project, the lowest first"),
	}
	if read.Decision == vocabulary.OneStep || f.columns.Scale != "" { // which no scale settles
		p.Fix = problem.Say("write the answers as numbers, or declare them in a project, the lowest first")
	}
	if f.mapped {
		p.Fix = problem.Say("list them in the project file, from the lowest to the highest: labels: [{low_to_high: [lowest, …, highest]}]")
	}
	if !slices.ContainsFunc(f.problems, func(known problem.Problem) bool { return known.Code == p.Code }) {
		f.fail(p)
	}
}

// columnsOn are the columns of each construct.
func columnsOn(pairs []pairing, constructs []survey.Construct) [][]int {
	columns := make([][]int, len(constructs))
	for i, c := range constructs {
		for _, p := range pairs {
			columns[i] = append(columns[i], p.columns[slices.Index(sideConstructs[:], c)])
		}
	}
	return columns
}

// settled reports whether a set was chosen whose labels, with or without numbers
// beside them, have one direction.
func settled(read vocabulary.Result) bool {
	return read.Decision == vocabulary.Chosen && read.Order != vocabulary.Mixed && (read.Order != vocabulary.Descending || len(read.Plain) == 0)
}

// decided chooses, where several sets fit, the one of as many answers as the scale
// that the user gave. One that takes two of the labels for one answer is never it: the
// scale says how many answers there are, and not that two of them are one.
func (f *finder) decided(read vocabulary.Result) vocabulary.Result {
	given, err := survey.ParseScale(f.columns.Scale)
	if err != nil || read.Decision == vocabulary.Unknown || read.Decision == vocabulary.Chosen && read.Points == given.Points {
		return read
	}
	fitting := slices.DeleteFunc(slices.Clone(read.Alternatives), func(c vocabulary.Choice) bool {
		return c.Points != given.Points || len(c.OneStep) > 0
	})
	if len(fitting) == 1 {
		read.Decision, read.Choice = vocabulary.Chosen, fitting[0]
	}
	return read
}

// texts counts the first answers in some columns; worded says that they are words
// for the most part, few enough to be labels.
func (f *finder) texts(columns []int) (texts []vocabulary.Count, worded bool) {
	at := make(map[string]int) // by cell: its place among the texts, −1 if it is no answer
	words, numbers, rows := int64(0), int64(0), 0
	var isNumber []bool // by text
	for cells := range f.source.first() {
		if rows++; rows > withoutWords && words == 0 {
			return nil, false
		}
		for _, column := range columns {
			i, known := at[cells[column]]
			if !known {
				text := strings.TrimSpace(cells[column])
				if i = f.textAt(text, texts); i == len(texts) {
					if i == mostLabels {
						return nil, false
					}
					_, number := survey.ParseDecimal(text)
					texts, isNumber = append(texts, vocabulary.Count{Text: strings.Clone(text)}), append(isNumber, number)
				}
				at[strings.Clone(cells[column])] = i
			}
			switch {
			case i < 0:
				continue
			case isNumber[i]:
				numbers++
			default:
				words++
			}
			texts[i].N++
		}
	}
	numbered := slices.ContainsFunc(texts, func(c vocabulary.Count) bool { return len(vocabulary.Numbered(c.Text)) > 0 })
	return texts, words > 0 && (words >= numbers || numbered)
}

// textAt is the place of an answer among the texts, behind them if it is new, and −1 if
// it is none.
func (f *finder) textAt(text string, texts []vocabulary.Count) int {
	if _, missing := f.layout.missing[fold(text)]; missing {
		return -1
	}
	if i := slices.IndexFunc(texts, func(c vocabulary.Count) bool { return c.Text == text }); i >= 0 {
		return i
	}
	return len(texts)
}

func newWording(read vocabulary.Result) *wording {
	w := &wording{
		scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: read.Points},
		codes: make(map[string]survey.Code), missing: make(map[string]survey.Code),
		falling: read.Order == vocabulary.Descending,
	}
	if w.unnumbered = read.Max == read.Min; !w.unnumbered {
		w.scale.Min = int64(read.Min)
	}
	for _, set := range read.Sets {
		last := len(set.Steps) - 1
		for step, spellings := range set.Steps {
			code := survey.Code(step)
			if set.Ends && step == last {
				code = survey.Code(read.Points - 1)
			}
			for _, spelling := range spellings {
				w.codes[vocabulary.Loose(spelling)] = code
			}
		}
		w.ends = [2]string{set.Steps[0][0], set.Steps[last][0]}
	}
	for _, label := range read.Labels {
		w.codes[vocabulary.Loose(label.Text)] = survey.Code(label.Rank)
		switch label.Rank {
		case 0:
			w.ends[0] = label.Spelling
		case read.Points - 1:
			w.ends[1] = label.Spelling
		}
	}
	w.written, w.languages = writtenLabels(read, w.scale), read.Languages()
	for _, m := range read.Missing {
		if code, ok := missingKinds[m.Kind]; ok {
			w.missing[m.Text] = code
		}
	}
	return w
}

// whyNoSet says why the labels of a construct are no known set.
func whyNoSet(read vocabulary.Result, texts []vocabulary.Count) problem.Text {
	var found []string
	for _, c := range texts {
		if _, ok := survey.ParseDecimal(c.Text); !ok {
			found = append(found, `"`+problem.Quote(c.Text)+`"`)
		}
	}
	words := problem.Comma(found[:min(len(found), mostListed)])
	if more := len(found) - mostListed; more > 0 {
		words = problem.Say("%s and %d more", words, more)
	}
	var fitting []problem.Text
	for _, a := range read.Alternatives {
		steps := a.Sets[0].Steps
		set := problem.Say(`"%s" to "%s" of %d answers`, steps[0][0], steps[len(steps)-1][0], a.Points)
		if !slices.ContainsFunc(fitting, func(known problem.Text) bool { return known.String() == set.String() }) {
			fitting = append(fitting, set)
		}
	}
	switch {
	case read.Order == vocabulary.Descending || read.Order == vocabulary.Mixed:
		return problem.Say("found %s, whose numbers do not run as their words do, so that a number alone has no direction; accepted are labels in one order", words)
	case read.Decision == vocabulary.Unused:
		return problem.Say("found %s, and not one answer at a step between two of them that the set which fits has (%s): the labels may be those of another set; accepted are those of one", words, problem.Or(fitting))
	case read.Decision == vocabulary.OneStep:
		return problem.Say("found %s, of which the sets of labels that are known take two for one answer; accepted are labels that differ", words)
	case len(fitting) > 0:
		return problem.Say("found %s, which fit more than one set of labels (%s), and nothing was guessed; accepted are those of one", words, problem.Or(fitting))
	default:
		return problem.Say("found %s, which are too few of the labels of a set to tell which one; accepted are those of one", words)
	}
}

// wordedScale is the scale of constructs of which some are answered in words. They
// have to be of one.
func (f *finder) wordedScale(constructs []survey.Construct, all []*wording) (scale survey.Scale, ok bool) {
	first := slices.IndexFunc(all, func(w *wording) bool { return w != nil })
	if first < 0 {
		return scale, false
	}
	scale = all[first].scale
	for i, w := range all {
		if w == nil || w.scale == scale {
			continue
		}
		f.fail(problem.Problem{
			Code: "E-SCALE-MIX",
			Message: problem.Say("%s was answered with %d labels and %s with %d; a difference would mean nothing, accepted is one scale for both",
				constructs[first], scale.Points, constructs[i], w.scale.Points),
			Fix: problem.Say("name the columns of questions that were asked on one scale: %s", flags(constructs)),
		})
	}
	return scale, true
}

// teach makes a reading know the labels of a wording.
func (w *wording) teach(r *reading, missing map[string]survey.Code) {
	r.labels = newLabels(r.scale, nil, missing)
	for word, code := range w.missing {
		r.labels.declined()[vocabulary.Loose(word)] = code
	}
	r.labels.learn(w.codes, w.ends)
	r.labels.falling = w.falling
}

// givenLabels compares the scale that the user gave with that of the labels.
func (f *finder) givenLabels(given string, worded survey.Scale) {
	scale, err := survey.ParseScale(given)
	if given == "" || err == nil && scale == worded {
		return
	}
	f.fail(problem.Problem{
		Kind: problem.Usage, Code: "E-SCALE-LABELS",
		Message: problem.Say("found %d labels, which are answers from %s, and --scale says %s; accepted is the scale of the labels", worded.Points, worded, given),
		Fix:     problem.Say("leave --scale out"),
	})
}
