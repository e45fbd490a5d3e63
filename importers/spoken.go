package importers

import (
	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// spokenKinds are the kinds of labels by which answers say what was asked, where no
// question does.
var spokenKinds = map[string]string{
	"importance": markImportance, "satisfaction": markSatisfaction, "quality": string(survey.Perceived),
}

// saidByLabels takes what the answers say of statements that were asked twice, where
// the platform leaves the questions out: Very important once, Very satisfied the other
// time.
func (f *finder) saidByLabels() {
	for _, role := range roles {
		for _, construct := range role {
			if len(f.marks[construct]) > 0 {
				return
			}
		}
	}
	times := f.repeated()
	if len(times) != 2 {
		return
	}
	first, second := f.labelsOf(times[0]), f.labelsOf(times[1])
	if first == "" || second == "" || (first == markImportance) == (second == markImportance) {
		return
	}
	keys := f.statementKeys(times[0])
	for i, construct := range []string{first, second} {
		for at, column := range times[i] {
			f.marks.add(construct, keys[at], column)
			f.words[column] = PairStatement
		}
	}
}

// labelsOf is what the answers in some columns speak of; empty if they are no words, or
// could be those of another kind of question.
func (f *finder) labelsOf(columns []int) string {
	texts, inWords := f.texts(columns)
	if !inWords {
		return ""
	}
	read := f.vocabulary().Read(texts)
	if read.Decision == vocabulary.Unknown {
		return ""
	}
	kind := ""
	for _, choice := range append([]vocabulary.Choice{read.Choice}, read.Alternatives...) {
		for _, set := range choice.Sets {
			if kind != "" && set.Kind != kind {
				return ""
			}
			kind = set.Kind
		}
	}
	return spokenKinds[kind]
}
