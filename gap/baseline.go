package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// BaselineSchema names the form of a baseline file; a later form gets another number.
const BaselineSchema = "servgap.baseline/1"

// Baseline is a wave as later ones are compared with it: of every gap and step the
// sizes and moments of its samples and nothing else, as Suppress left them. It holds
// no respondents, answers, counts of answers or words of a survey, so it may lie
// beside the project for all to read, and cannot be merged.
type Baseline struct {
	Schema  string `json:"schema"`
	Project string `json:"project"`
	Wave    string `json:"wave"`
	Date    string `json:"date"` // of the wave, YYYY-MM-DD, empty if nobody wrote it
	MinCell int64  `json:"min_cell"`
	// Importance is points where the whole is weighted by them, else empty.
	Importance string `json:"importance"`
	// Where and Divided say which part of whom was kept, if not everybody.
	Where   []Condition `json:"where,omitempty"`
	Divided []string    `json:"divided,omitempty"`
	// Asked is the questionnaire by which a change of it can be named.
	Asked []Asked        `json:"asked"`
	Steps []BaselineStep `json:"steps"`
	Gaps  []BaselineGap  `json:"gaps"`
	// Outcomes is the questions about the whole, none if they were not asked.
	Outcomes []BaselineOutcome `json:"outcomes,omitempty"`
}

// BaselineStep is the mean of a step; one that is hidden has no numbers.
type BaselineStep struct {
	Segment      string          `json:"segment,omitempty"`
	SegmentValue string          `json:"segment_value,omitempty"`
	Step         string          `json:"step"`
	State        State           `json:"state"`
	Group        string          `json:"group"`
	Sample       *BaselineSample `json:"sample,omitempty"`
}

// BaselineGap is the rows of one gap.
type BaselineGap struct {
	BaselineEnds
	Rows []BaselineRow `json:"rows"`
}

// BaselineEnds is what a gap compares, and by which rule answers make its scores.
type BaselineEnds struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Name         string `json:"gap"`
	FromStep     string `json:"from_step"`
	FromGroup    string `json:"from_group"`
	ToStep       string `json:"to_step"`
	ToGroup      string `json:"to_group"`
	ScoreRule    string `json:"score_rule"`
}

// BaselineRow is the samples of a gap at a level: its two ends, the respondents' own
// gaps where one group rated both, and their points where each gave some. One that is
// hidden has none, and its note says why.
type BaselineRow struct {
	Level      string          `json:"level"`
	ID         string          `json:"id"`
	Note       string          `json:"hidden,omitempty"`
	From       *BaselineSample `json:"from,omitempty"`
	To         *BaselineSample `json:"to,omitempty"`
	Difference *BaselineSample `json:"difference,omitempty"`
	Points     *BaselineSample `json:"points,omitempty"`
}

// Baseline keeps the result, which is as Suppress left it, for later ones.
func (r Result) Baseline(date string) Baseline {
	b := Baseline{
		Schema: BaselineSchema, Project: r.Project, Wave: r.Wave, Date: date,
		MinCell: r.Method.MinCell, Importance: r.Method.Importance,
		Where: r.Method.Where, Divided: r.Method.Divided, Asked: r.asked, Steps: []BaselineStep{}, Gaps: []BaselineGap{},
	}
	for _, s := range r.Steps {
		if s.State != NotMeasured && s.Measure == MeasureMean {
			b.Steps = append(b.Steps, BaselineStep{s.Segment, s.SegmentValue, s.Name, s.State, s.Group, sampleKept(s.sample, s.Value.Defined())})
		}
	}
	for _, o := range r.Outcomes {
		b.Outcomes = append(b.Outcomes, o.baseline())
	}
	place := r.places()
	for _, g := range r.Gaps {
		of := BaselineEnds{g.Segment, g.SegmentValue, g.Name, g.FromStep, g.FromGroup, g.ToStep, g.ToGroup, g.ScoreRule}
		i := slices.IndexFunc(b.Gaps, func(b BaselineGap) bool { return b.BaselineEnds == of })
		if i < 0 {
			i, b.Gaps = len(b.Gaps), append(b.Gaps, BaselineGap{BaselineEnds: of})
		}
		b.Gaps[i].Rows = append(b.Gaps[i].Rows, g.baselineRow())
	}
	for _, g := range b.Gaps {
		slices.SortStableFunc(g.Rows, func(x, y BaselineRow) int {
			return cmp.Or(cmp.Compare(slices.Index(levelOrder, x.Level), slices.Index(levelOrder, y.Level)), cmp.Compare(place[x.ID], place[y.ID]))
		})
	}
	return b
}

var levelOrder = []string{LevelWeighted, LevelOverall, LevelDimension, LevelItem}

// places is where dimensions and items stand in the questionnaire, by their ids.
func (r Result) places() map[string]int {
	place := make(map[string]int)
	for _, a := range r.asked {
		for i, d := range a.Dimensions {
			place[d.ID] = i
		}
		for i, item := range a.Items {
			place[item.ID] = i
		}
	}
	return place
}

func (g Gap) baselineRow() BaselineRow {
	if g.Suppressed {
		return BaselineRow{Level: g.Level, ID: g.ID, Note: cmp.Or(g.Note, NoteSuppressed)}
	}
	return BaselineRow{
		Level: g.Level, ID: g.ID,
		From: sampleKept(g.samples.from, true), To: sampleKept(g.samples.to, true),
		Difference: sampleKept(sample{Moments: g.samples.difference}, g.FromGroup == g.ToGroup),
		Points:     sampleKept(sample{Moments: g.samples.points}, g.samples.points.N > 0 && g.Importance.Defined()),
	}
}

// Result is the wave that the baseline keeps, as far as Compare asks for it.
func (b Baseline) Result(o Options) Result {
	level := o.level()
	r := Result{Schema: Schema, Project: b.Project, Sources: []Source{}, Respondents: []Respondents{}, Chain: []Chain{}, Notes: []Note{}, asked: b.Asked}
	r.Method = Method{ScaleLow: Undefined, ScaleHigh: Undefined, Confidence: Number(level), Interval: "t", MinCell: b.MinCell, Importance: b.Importance, Where: b.Where, Divided: b.Divided}
	if len(b.Asked) > 0 {
		r.Method.Scale, r.Method.Items, r.Method.Dimensions = b.Asked[0].Scale, len(b.Asked[0].Items), len(b.Asked[0].Dimensions)
	}
	label := b.labels()
	for _, s := range b.Steps {
		r.Steps = append(r.Steps, s.step(level))
	}
	for _, g := range b.Gaps {
		for _, row := range g.Rows {
			one := g.gap(row, level)
			one.Label = label[one.Level+one.ID]
			r.Gaps = append(r.Gaps, one)
		}
	}
	for _, o := range b.Outcomes {
		r.Outcomes = append(r.Outcomes, o.outcome(level))
	}
	for _, a := range b.Asked {
		if a.Weights != "" {
			r.Method.Designs = append(r.Method.Designs, Drawn{Group: a.Group, Weights: a.Weights}.withoutNumbers())
		}
	}
	r.SetWave(b.Wave)
	return r
}

// labels are those of dimensions and items, by level and id.
func (b Baseline) labels() map[string]string {
	label := make(map[string]string)
	for _, a := range b.Asked {
		for _, d := range a.Dimensions {
			label[LevelDimension+d.ID] = d.Label
		}
		for _, item := range a.Items {
			label[LevelItem+item.ID] = item.Label
		}
	}
	return label
}

func (s BaselineStep) step(level float64) Step {
	m := s.Sample.sample()
	step := measured(s.Step, s.State, survey.Role(s.Group), MeasureMean, stat.Mean(m.Moments, level))
	step.Segment, step.SegmentValue, step.sample = s.Segment, s.SegmentValue, m
	return step
}

func (b BaselineGap) gap(row BaselineRow, level float64) Gap {
	g := Gap{
		Segment: b.Segment, SegmentValue: b.SegmentValue, Name: b.Name, Level: row.Level, ID: row.ID, Group: b.ToGroup, ScoreRule: b.ScoreRule,
		Difference: Difference{FromStep: b.FromStep, FromGroup: b.FromGroup, ToStep: b.ToStep, ToGroup: b.ToGroup},
	}.withoutNumbers()
	if row.Note != "" {
		g.Suppressed, g.Note = true, row.Note
		return g
	}
	from, to := row.From.sample(), row.To.sample()
	difference, points := row.Difference.sample().Moments, row.Points.sample().Moments
	e, test := stat.Mean(difference, level), stat.PairedT(difference)
	if g.FromGroup != g.ToGroup {
		e, test = comparedEnds(from, to, level)
	}
	g.samples = samples{from, to, difference, points}
	g.N, g.FromN, g.FromValue, g.ToN, g.ToValue = e.N, from.N, Number(from.Mean), to.N, Number(to.Mean)
	g.fill(e, test)
	if row.Points != nil {
		g.Importance, g.pointsN = Number(points.Mean), points.N
	}
	return g
}
