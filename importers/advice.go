package importers

import (
	"slices"
	"strconv"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// advice says what to do about values that do not fit: with flags, or in the
// project file that mapped the columns.
type advice struct {
	*values
	mapped    bool
	scaleFlag string // that names the scale where nothing was mapped
}

// directScaleFlag names the scale of direct ratings.
const directScaleFlag = "--direct-scale"

// mostNoAnswers is how many words for no answer a question may have that nobody knows:
// more of them are its answers.
const mostNoAnswers = 3

// labelled says what to do about labels beside the number of another answer.
func (a advice) labelled() problem.Text {
	if a.mapped {
		return problem.Say("write the labels of the project file in the order of the numbers, or correct the cells")
	}
	return problem.Say("name the scale that the labels are of: %s MIN-MAX, or correct the cells", a.scaleFlag)
}

// scale says what to do about numbers; s is the scale that they do not fit. An 11 that is
// none of 0 to 10 may be the highest answer, as some programs count from 1.
func (a advice) scale(s survey.Scale) problem.Text {
	advice := a.ends(s)
	if only, _ := a.short(); s == (survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}) && slices.Equal(only, []string{"11"}) {
		return problem.Say("if the export writes 0 to 10 as 1 to 11, export the answers as they were given, or subtract 1 from each; else %s", advice)
	}
	return advice
}

// ends says so of numbers that the ends of a scale leave out, or its steps.
func (a advice) ends(s survey.Scale) problem.Text {
	finer, steps := a.finer(s)
	words, short := a.short()
	_, step, _ := strings.Cut(finer, "/")
	switch {
	case steps && a.mapped:
		return problem.Say("name the step of the scale in the project file: step: %s", step)
	case steps:
		return problem.Say("name the scale with its steps: %s %s", a.scaleFlag, finer)
	case short && a.mapped:
		return problem.Say("correct them in the file or the ends of the scale in the project file, or, if such a number says that somebody did not answer: %s", noAnswer(words))
	case short:
		return problem.Say("correct them in the file, name the scale (%s MIN-MAX), or, if such a number says that somebody did not answer: --dont-know %s", a.scaleFlag, flagValue(words...))
	case a.mapped:
		return problem.Say("correct the ends of the scale in the project file")
	default:
		return problem.Say("name the scale: %s MIN-MAX", a.scaleFlag)
	}
}

// text says what to do about texts; headers are rows that look like further
// headers.
func (a advice) text(headers []int) problem.Text {
	words, short := a.short()
	switch {
	case a.freeText() && a.mapped:
		return problem.Say("name the column that holds the ratings in the project file")
	case a.freeText():
		return problem.Say("name the columns that hold ratings: --expected FIRST:LAST --perceived FIRST:LAST")
	case a.count <= int64(len(headers)) && a.mapped:
		return problem.Say("if it is a further header, say so in the project file: header_rows: %d; if not, write the answers as numbers or labels", headers[len(headers)-1])
	case a.count <= int64(len(headers)):
		return problem.Say("if it is a further header, delete row %d; if not, write the answers as numbers", headers[0])
	case short && a.mapped:
		return problem.Say("add them to the labels of the project file, each in its place, or, if these say that somebody did not answer: %s", noAnswer(words))
	case short && a.scaleFlag == directScaleFlag:
		return problem.Say("name the scale that the words are of (%s 1-3 or 1-5), write the answers as numbers, or, if these say that somebody did not answer: --dont-know %s", directScaleFlag, flagValue(words...))
	case short && len(words) <= mostNoAnswers:
		return problem.Say("write the answers as numbers, or, if these say that somebody did not answer: --dont-know %s", flagValue(words...))
	case a.mapped:
		return problem.Say("add the labels to the project file, from the lowest to the highest, or, if the column holds no ratings, name the one that does")
	default:
		return problem.Say("write the answers as numbers, or, if the column holds no ratings, name those that do: --expected FIRST:LAST --perceived FIRST:LAST")
	}
}

// points says what to do about importance points that are no numbers.
func (a advice) points() problem.Text {
	if a.mapped {
		return problem.Say("correct them in the file, or name the right column in the project file")
	}
	return problem.Say("correct them in the file, or rename the column so that it is not taken for points")
}

// noAnswer writes words as the project file lists them.
func noAnswer(words []string) string {
	var quoted []string
	for _, word := range words {
		quoted = append(quoted, strconv.Quote(word))
	}
	return "missing: {dont_know: [" + strings.Join(quoted, ", ") + "]}"
}

// worded reports whether the answers have labels.
func (r *reading) worded() bool { return r.labels != nil && len(r.labels.steps) > 0 }

// unknown says which answers there are, of texts that are none of them.
func (r *reading) unknown(found problem.Text) problem.Text {
	low, high := r.scale.Bounds()
	switch {
	case r.labels != nil && len(r.labels.known) > 0:
		return problem.Say(`found %s; accepted are numbers from %s to %s, words from "%s" to "%s" and words for no answer`, found, low, high, r.labels.ends[0], r.labels.ends[1])
	case !r.worded():
		return problem.Say("found %s; accepted are numbers from %s to %s and words for no answer", found, low, high)
	}
	var words []string
	for _, spellings := range r.labels.steps {
		words = append(words, `"`+problem.Quote(spellings[0])+`"`)
	}
	return problem.Say("found %s; accepted are %s, numbers from %s to %s and words for no answer", found, problem.Comma(words), low, high)
}

// disagreeing says which labels are accepted beside a number, and names the lowest.
func (r *reading) disagreeing(found problem.Text) problem.Text {
	low, _ := r.scale.Bounds()
	if !r.worded() {
		return problem.Say("found %s; accepted are labels beside the number of the same answer, the lowest %s", found, low)
	}
	return problem.Say(`found %s; accepted are labels beside the number of the same answer, the lowest %s for "%s"`, found, low, problem.Quote(r.labels.steps[0][0]))
}

// suggest adds to a problem which labels its texts are misspellings of.
func (r *reading) suggest(v *values, p *problem.Problem) {
	if r.labels == nil || v.freeText() {
		return
	}
	for _, text := range v.inOrder() {
		if label, ok := r.labels.similar(text); ok && !slices.Contains(p.Similar, label) {
			p.Similar = append(p.Similar, label)
		}
	}
}
