package cli

import (
	"context"
	"slices"
	"strconv"

	"servgap/cmd/internal/render"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
)

// answersSchema names the columns of answers in long form. Columns are only ever
// added.
const answersSchema = "servgap.answers/1"

// The columns of answers in long form, those of the segments behind them.
const (
	columnSchema = iota
	columnWave
	columnGroup
	columnFile
	columnSheet
	columnRow
	columnRespondent
	columnConstruct
	columnStep
	columnDimension
	columnItem
	columnLabel
	columnValue
	columnMissing
	columnReversed
	columnSegments
)

// columns are the names of the columns.
func (in *answerFiles) columns() []string {
	columns := []string{
		"schema", "wave", "group", "file", "sheet", "row", "respondent", "construct", "step",
		"dimension", "item", "label", "value", "missing", "reversed",
	}
	for _, segment := range in.segments {
		columns = append(columns, "segment_"+segment)
	}
	return columns
}

// write writes the answers of all files.
func (in *answerFiles) write(ctx context.Context, s *render.Stream) error {
	for _, f := range in.files {
		if err := f.seen.check(); err != nil {
			return err
		}
	}
	for _, f := range in.files {
		for _, of := range append([]*answerFile{f}, f.rivals...) {
			if err := of.write(ctx, s, in); err != nil {
				return err
			}
		}
	}
	return s.Flush()
}

func (f *answerFile) write(ctx context.Context, s *render.Stream, in *answerFiles) error {
	in.counted.wave = f.wave
	source, layout, err := f.open(ctx, in.counted)
	if err != nil {
		return err
	}
	defer source.Close()
	layout.Spare(f.spared)
	decoder := importers.NewDecoder(&layout)
	rows := f.rows(s, source, &layout.Questionnaire, in.segments)
	if layout.Weighted() {
		rows.ask(importers.Weight, false, string(importers.Weight), "", "", "", "")
	}
	err = eachPart(ctx, source, decoder, func(part importers.Part) error {
		for answer := range decoder.Answers(part) {
			if f.rival != "" && answer.Construct != survey.Expected {
				continue
			}
			if err := rows.add(answer); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return f.same(decoder.Report(source))
}

// longRows makes rows of the answers of one file out of pieces: what stands in
// every row of the file, in every row of a respondent, in every row of a
// question.
type longRows struct {
	stream     *render.Stream
	file       render.Piece
	questions  map[survey.Construct][]pieces
	missing    map[string]render.Piece
	places     []int // of the segments of all groups among those of the file, -1 for others
	row        int   // of the respondent
	respondent render.Piece
	segments   render.Piece
	value      render.Piece
}

// pieces are those of one question: a construct of an item, say.
type pieces struct {
	words    render.Piece
	reversed render.Piece
}

func (f *answerFile) rows(s *render.Stream, source *importers.Source, q *survey.Questionnaire, segments []string) *longRows {
	r := &longRows{stream: s, questions: make(map[survey.Construct][]pieces), missing: make(map[string]render.Piece)}
	for i, text := range []string{answersSchema, f.wave, q.Group.ID, source.Name, source.Sheet} {
		r.file = s.AppendText(r.file, columnSchema+i, text)
	}
	for _, segment := range segments {
		r.places = append(r.places, slices.Index(f.segments, segment))
	}
	for _, c := range q.Constructs {
		for i, item := range q.Instrument.Items {
			name, step := f.called(c)
			r.ask(c, item.Reverse, name, step, dimensionOf(q.Instrument, i), item.ID, item.Label)
		}
	}
	for _, d := range q.Instrument.Dimensions {
		r.ask(importers.Points, false, string(importers.Points), "", d.ID, "", d.Label)
	}
	for _, o := range q.Outcomes {
		r.ask(importers.Outcome, false, string(importers.Outcome), "", "", o.ID, "")
	}
	for _, d := range q.Direct {
		in := d.Questionnaire.Instrument
		for i, item := range in.Items {
			id := item.ID
			if d.ByDimension {
				id = ""
			}
			r.ask(importers.DirectOf(d.Gap), false, string(importers.DirectOf(d.Gap)), gap.DirectStep(d.Gap), dimensionOf(in, i), id, item.Label)
		}
	}
	if a := q.Antecedents; a != nil {
		in := a.Questionnaire.Instrument
		for i, item := range in.Items {
			d := in.DimensionOf(i)
			r.ask(survey.Antecedent, item.Reverse, string(survey.Antecedent), gap.DirectStep(a.Gaps[d]), in.Dimensions[d].ID, item.ID, item.Label)
		}
	}
	if p := q.Practices; p != nil {
		for i, item := range p.Questionnaire.Instrument.Items {
			r.ask(survey.Practice, false, string(survey.Practice), gap.DirectStep(p.Gaps[i]), "", item.ID, item.Label)
		}
	}
	if o := q.Opportunities; o != nil {
		for _, c := range o.Rated.Constructs {
			for _, item := range o.Rated.Instrument.Items {
				r.ask(c, false, string(c), "", "", item.ID, item.Label)
			}
		}
	}
	return r
}

// dimensionOf is the id of an item's dimension, empty if there are none.
func dimensionOf(in survey.Instrument, item int) string {
	if in.Undivided() {
		return ""
	}
	return in.Dimensions[in.DimensionOf(item)].ID
}

// called is what a construct and its step are called in the answers: that of what is
// expected is how a competitor is perceived, where one is rated.
func (f *answerFile) called(c survey.Construct) (name, step string) {
	if f.rival != "" {
		return gap.RivalStep(f.rival), gap.RivalStep(f.rival)
	}
	return string(c), gap.StepOf(c)
}

// ask prepares the next question on a construct, by the words from its name to its label.
func (r *longRows) ask(c survey.Construct, reversed bool, words ...string) {
	var q pieces
	for i, text := range words {
		q.words = r.stream.AppendText(q.words, columnConstruct+i, text)
	}
	q.reversed = r.stream.AppendTruth(nil, columnReversed, reversed)
	r.questions[c] = append(r.questions[c], q)
}

// add writes the row of an answer.
func (r *longRows) add(a importers.Answer) error {
	if a.Row != r.row {
		r.respond(a)
	}
	value := ""
	if a.Missing == "" {
		value = a.Value.String()
	}
	r.value = r.stream.AppendNumber(r.value[:0], columnValue, value)
	missing, known := r.missing[a.Missing]
	if !known {
		missing = r.stream.AppendText(nil, columnMissing, a.Missing)
		r.missing[a.Missing] = missing
	}
	q := &r.questions[a.Construct][a.Index]
	return r.stream.Row(r.file, r.respondent, q.words, r.value, missing, q.reversed, r.segments)
}

// respond prepares what the rows of the next respondent share.
func (r *longRows) respond(a importers.Answer) {
	r.row = a.Row
	r.respondent = r.stream.AppendNumber(r.respondent[:0], columnRow, strconv.Itoa(a.Row))
	r.respondent = r.stream.AppendText(r.respondent, columnRespondent, a.ID)
	r.segments = r.segments[:0]
	for i, place := range r.places {
		text := ""
		if place >= 0 {
			text = a.Segments[place]
		}
		r.segments = r.stream.AppendText(r.segments, columnSegments+i, text)
	}
}
