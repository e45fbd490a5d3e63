package questionnaire

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

// Columns says what the columns of a form are called in a project. The zero value calls
// them as the platforms do: E_TAN1, points_TAN.
type Columns struct {
	Item      func(c survey.Construct, item int) string
	Dimension func(dimension int) string
	Outcome   func(outcome int) string
}

// Of is the form of what a group is asked. Its scales fit in boxes, and no item is worded
// the other way round: labels name the good end.
func Of(q survey.Questionnaire, columns Columns, w lang.Words) Form {
	f := Form{
		Lang: w.Code(), Title: title(q.Group.Role, w), Intro: w.Text("form.intro"), Thanks: w.Text("form.thanks"),
		answers: w.Text("form.answers"), paper: w.Text("form.paper"), columns: w.Text("form.columns"),
	}
	shared := !q.Points
	for _, c := range q.Constructs {
		if !shared && c == survey.Perceived { // before the service is judged
			f.Blocks, shared = append(f.Blocks, points(q, columns, w)), true
		}
		f.Blocks = append(f.Blocks, rating(q, c, columns, w))
	}
	if !shared {
		f.Blocks = append(f.Blocks, points(q, columns, w))
	}
	for i, o := range q.Outcomes {
		f.Blocks = append(f.Blocks, single(o, i, columns, w))
	}
	return f.inside(q, w)
}

// inside adds what is asked of the company itself: how far what goes along with the gaps
// holds, by labels that all name the good end, and whether something is done.
func (f Form) inside(q survey.Questionnaire, w lang.Words) Form {
	if q.Antecedents != nil {
		f.Blocks = append(f.Blocks, rating(q.Antecedents.Questionnaire, survey.Antecedent, Columns{}, w))
	}
	if q.Practices != nil {
		f.Blocks = append(f.Blocks, rating(q.Practices.Questionnaire, survey.Practice, Columns{}, w))
	}
	return f
}

func rating(q survey.Questionnaire, c survey.Construct, columns Columns, w lang.Words) Block {
	in := q.Instrument
	b := Block{Kind: Rating, Code: Letter(c), Scale: in.Scale, Low: w.Text("form.low"), High: w.Text("form.high")}
	if c == survey.Practice {
		b.Low, b.High = w.Text("form.no"), w.Text("form.yes")
	}
	b.Text = question(c, q.Group.Role, w) + " " + ends(b)
	keys := Keys(in)
	for i, item := range in.Items {
		row := Row{Key: keys[i], Text: w.Label(item.ID, item.Label), Column: b.Code + "_" + keys[i]}
		if row.Text == "" {
			row.Text = item.ID
		}
		if columns.Item != nil {
			row.Column = columns.Item(c, i)
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// Keys are the ids of the items where they can be codes, else their numbers.
func Keys(in survey.Instrument) []string {
	var ids []string
	for _, item := range in.Items {
		ids = append(ids, item.ID)
	}
	return keys(ids, "Q")
}

// keys are texts as codes, or all of them numbered behind a letter.
func keys(texts []string, letter string) []string {
	var found []string
	for _, text := range texts {
		code, ok := key(text)
		if !ok || slices.ContainsFunc(found, func(known string) bool { return strings.EqualFold(known, code) }) {
			found = nil
			for i := range texts {
				found = append(found, letter+strconv.Itoa(i+1))
			}
			return found
		}
		found = append(found, code)
	}
	return found
}

// points asks customers what weighs most for them, and others what weighs most for
// customers.
func points(q survey.Questionnaire, columns Columns, w lang.Words) Block {
	in := q.Instrument
	b := Block{Kind: Points, Code: "points", Text: w.Text("form.points")}
	if q.Group.Role != survey.Customers {
		b.Text = w.Text("form.points.customers")
	}
	var shorts []string
	for _, d := range in.Dimensions {
		shorts = append(shorts, strings.TrimRight(in.Items[d.Items[0]].ID, "0123456789"))
	}
	codes := keys(shorts, "D")
	for i, d := range in.Dimensions {
		row := Row{Key: codes[i], Text: w.Label(d.ID, d.Label), Column: b.Code + "_" + codes[i]}
		if row.Text == "" {
			row.Text = d.ID
		}
		if columns.Dimension != nil {
			row.Column = columns.Dimension(i)
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// single asks about the whole. Its code says the scale, nps0to10, for the answers alone
// do not always show it.
func single(o survey.Outcome, i int, columns Columns, w lang.Words) Block {
	scale := fmt.Sprintf("%dto%d", o.Scale.Min, o.Scale.Highest())
	name, ok := key(o.ID)
	if code := name + scale; !ok || len(code) > longestKey {
		name = "Q" + strconv.Itoa(i+1) + "from"
	}
	b := Block{Kind: Single, Scale: o.Scale, Code: name + scale}
	column := b.Code
	if columns.Outcome != nil {
		column = columns.Outcome(i)
	}
	b.Text, b.Low, b.High = outcome(o.Kind, column, w)
	b.Text += " " + ends(b)
	b.Rows = []Row{{Key: b.Code, Text: b.Text, Column: column}}
	return b
}

// ends says what the ends of a scale mean, in the form that the importer reads it back,
// or the scale alone.
func ends(b Block) string {
	numbers := b.numbers()
	low, high := numbers[0], numbers[len(numbers)-1]
	if b.Low == "" {
		return "(" + low + "–" + high + ")"
	}
	return "(" + low + " = " + b.Low + ", " + high + " = " + b.High + ")"
}
