package importers

import (
	"fmt"
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

// labelled says what to do about labels beside the number of another answer.
func (a advice) labelled() string {
	if a.mapped {
		return "write the labels of the project file in the order of the numbers, or correct the cells"
	}
	return "name the scale that the labels are of: " + a.scaleFlag + " MIN-MAX, or correct the cells"
}

// scale says what to do about numbers; s is the scale that they do not fit.
func (a advice) scale(s survey.Scale) string {
	finer, steps := a.finer(s)
	words, short := a.short()
	_, step, _ := strings.Cut(finer, "/")
	switch {
	case steps && a.mapped:
		return "name the step of the scale in the project file: step: " + step
	case steps:
		return "name the scale with its steps: " + a.scaleFlag + " " + finer
	case short && a.mapped:
		return "correct them in the file or the ends of the scale in the project file, or, if such a number says that somebody did not answer: " + noAnswer(words)
	case short:
		return "correct them in the file, name the scale (" + a.scaleFlag + " MIN-MAX), or, if such a number says that somebody did not answer: --dont-know " + flagValue(words...)
	case a.mapped:
		return "correct the ends of the scale in the project file"
	default:
		return "name the scale: " + a.scaleFlag + " MIN-MAX"
	}
}

// text says what to do about texts; headers are rows that look like further
// headers.
func (a advice) text(headers []int) string {
	words, short := a.short()
	switch {
	case a.freeText() && a.mapped:
		return "name the column that holds the ratings in the project file"
	case a.freeText():
		return "name the columns that hold ratings: --expected FIRST:LAST --perceived FIRST:LAST"
	case a.count <= int64(len(headers)) && a.mapped:
		return fmt.Sprintf("if it is a further header, say so in the project file: header_rows: %d; if not, write the answers as numbers or labels", headers[len(headers)-1])
	case a.count <= int64(len(headers)):
		return fmt.Sprintf("if it is a further header, delete row %d; if not, write the answers as numbers", headers[0])
	case short && a.mapped:
		return "add them to the labels of the project file, each in its place, or, if these say that somebody did not answer: " + noAnswer(words)
	case short && a.scaleFlag == directScaleFlag:
		return "name the scale that the words are of (" + directScaleFlag + " 1-3 or 1-5), write the answers as numbers, or, if these say that somebody did not answer: --dont-know " + flagValue(words...)
	case short:
		return "write the answers as numbers, or, if these say that somebody did not answer: --dont-know " + flagValue(words...)
	case a.mapped:
		return "add the labels to the project file, from the lowest to the highest, or, if the column holds no ratings, name the one that does"
	default:
		return "write the answers as numbers, or, if the column holds no ratings, name those that do: --expected FIRST:LAST --perceived FIRST:LAST"
	}
}

// points says what to do about importance points that are no numbers.
func (a advice) points() string {
	if a.mapped {
		return "correct them in the file, or name the right column in the project file"
	}
	return "correct them in the file, or rename the column so that it is not taken for points"
}

// noAnswer writes words as the project file lists them.
func noAnswer(words []string) string {
	var quoted []string
	for _, word := range words {
		quoted = append(quoted, strconv.Quote(word))
	}
	return "missing: {dont_know: [" + strings.Join(quoted, ", ") + "]}"
}

// ends are the scale's lowest and highest answer.
func (r *reading) ends(between string) string {
	low, high := r.scale.Bounds()
	return low + between + high
}

// worded reports whether the answers have labels.
func (r *reading) worded() bool { return r.labels != nil && len(r.labels.words) > 0 }

// accepted says which answers there are.
func (r *reading) accepted() string {
	text := "numbers from " + r.ends(" to ")
	switch {
	case r.labels != nil && len(r.labels.known) > 0:
		return text + `, words from "worse than expected" to "better than expected"`
	case !r.worded():
		return text
	}
	var words []string
	for _, word := range r.labels.words {
		words = append(words, `"`+problem.Quote(word)+`"`)
	}
	return strings.Join(words, ", ") + ", " + text
}

// lowest is the lowest answer with its label.
func (r *reading) lowest() string {
	low, _ := r.scale.Bounds()
	if !r.worded() {
		return low
	}
	return fmt.Sprintf(`%s for "%s"`, low, problem.Quote(r.labels.words[0]))
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
