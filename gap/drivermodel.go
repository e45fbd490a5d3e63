package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// DriverModel is a linear model of an outcome over the N customers who have every
// number in it, who weigh what their sampling weights say. It says what goes together,
// not what causes what.
type DriverModel struct {
	Wave    string `json:"wave"`
	Group   string `json:"group"`
	Stage   int    `json:"stage"` // StageSatisfaction or StageLoyalty
	Outcome string `json:"outcome"`
	Kind    string `json:"outcome_kind"`
	// Of is what of the service explains, survey.Perceived or Service; empty where the
	// service is not in the model.
	Of        string `json:"of"`
	Level     string `json:"level"`     // of the service's rows
	Dimension string `json:"dimension"` // whose items alone are in it, or empty
	N         int64  `json:"n"`
	// Intercept is the outcome, on its own scale, where all drivers are 0. R2 is the
	// share of its variance that they explain, Adjusted that less what chance explains;
	// R2Perceived and R2Gap are the share that the same model explains with the one and
	// with the other of the same customers. Residual is the standard deviation around
	// the model. The test is that no driver has a coefficient.
	Intercept   Number `json:"intercept"`
	R2          Number `json:"r2"`
	Adjusted    Number `json:"r2_adjusted"`
	R2Perceived Number `json:"r2_perceived"`
	R2Gap       Number `json:"r2_gap"`
	Residual    Number `json:"residual_sd"`
	F           Number `json:"f"`
	DF1         Number `json:"df1"`
	DF2         Number `json:"df2"`
	P           Number `json:"p"`
	Confidence  Number `json:"ci_level"`
	// Ranked is by which share the drivers are ranked: ByLMG, or ByJohnson of too many
	// for the first; empty if by none.
	Ranked     string   `json:"ranked_by"`
	Drivers    []Driver `json:"drivers"`
	EndsN      int64    `json:"ends_n,omitempty"` // the customers behind the drivers' ends
	Suppressed bool     `json:"suppressed"`
	Note       string   `json:"note"`
}

// How drivers are ranked.
const (
	ByLMG     = "lmg"
	ByJohnson = "johnson"
)

// TestCoefficient names the test of a driver's coefficient.
const TestCoefficient = "t of the slope"

// MostOrders is the most drivers that are ranked by ByLMG.
const MostOrders = stat.MostLMG

// MostWeighted is the most numbers, drivers and their outcome, of a model that has errors
// where customers have weights and were not drawn in clusters; of drivers' ends each
// counts twice.
const MostWeighted = tally.MostFourths

// LevelOutcome is the level of a driver that is asked about the whole.
const LevelOutcome = "outcome"

// Driver is a predictor of a model. Its coefficient is by how much the outcome, on its
// own scale, is higher with one scale point more of it where the others are equal, and
// Standardized the same in standard deviations; LMG and Johnson are its parts of R².
// A driver that was dropped has none of these, and the note says why.
type Driver struct {
	Rank        int    `json:"rank"` // 0 of one that was dropped
	Level       string `json:"level"`
	ID          string `json:"id"`
	Label       string `json:"label"`
	Kind        string `json:"kind"` // of an outcome
	Dimension   string `json:"dimension"`
	Coefficient Number `json:"coefficient"`
	SE          Number `json:"se"`
	Low         Number `json:"ci_low"`
	High        Number `json:"ci_high"`
	Statistic   Number `json:"statistic"`
	DF          Number `json:"df"`
	P           Number `json:"p"`
	PAdj        Number `json:"p_adj"` // Holm over the drivers of the model
	// Standardized, VIF and the two kinds of shares; the last add up to R².
	Standardized Number `json:"standardized"`
	VIF          Number `json:"vif"`
	LMG          Number `json:"lmg"`
	Johnson      Number `json:"johnson"`
	Ends         *Ends  `json:"ends,omitempty"`
	Note         string `json:"note"`
}

// NoDriver stands for those of a model that is hidden.
func NoDriver() Driver {
	u := Undefined
	return Driver{Coefficient: u, SE: u, Low: u, High: u, Statistic: u, DF: u, P: u, PAdj: u, Standardized: u, VIF: u, LMG: u, Johnson: u}
}

// Shown reports whether the coefficient is told from 0 after adjustment.
func (d Driver) Shown() bool { return d.PAdj < Significance }

// Drivers computes what goes along with how satisfied and how loyal customers are: by
// linear models over what DriversPlan had counted, in the order of their stages.
// Command, Project, Wave and Sources of the result are the caller's to fill in.
func Drivers(s Study, o Options, d DriverOptions) Result {
	r := Result{Schema: Schema, Sources: []Source{}, Respondents: s.Respondents(), Steps: []Step{}, Gaps: []Gap{}, Chain: []Chain{}, Notes: []Note{}}
	a := analysis{Study: s.drawn(), Options: o}
	a.in = s.instrument()
	r.Method = a.method(nil)
	r.Method.drawn(slices.DeleteFunc(a.designs(), func(d Drawn) bool { return d.Group != string(survey.Customers) }))
	r.Notes = append(r.Notes, fewClusters(r.Method.Designs)...)
	r.Method.Test, r.Method.RankTest, r.Method.TestBetween, r.Method.RankTestBetween = TestCoefficient, "", "", ""
	r.Models = []DriverModel{}
	if s.Customers == nil {
		return r
	}
	for _, e := range driversOf(s.Customers.Plan().Questionnaire, d) {
		r.Models = append(r.Models, a.model(e, d))
	}
	return r
}

// model is that of one explanation.
func (a analysis) model(e explanation, d DriverOptions) DriverModel {
	q := a.Customers.Plan().Questionnaire
	outcome := q.Outcomes[e.outcome]
	m := DriverModel{
		Group: string(survey.Customers), Stage: e.stage, Outcome: outcome.ID, Kind: outcome.Kind, Dimension: d.Dimension,
		R2Perceived: Undefined, R2Gap: Undefined, Drivers: a.named(e),
	}
	perceived := a.regress(e, e.block())
	taken := perceived
	if e.part != tally.NoPart {
		m.Of, m.Level = string(survey.Perceived), LevelDimension
		if e.part == tally.Items {
			m.Level = LevelItem
		}
		m.R2Perceived = Number(perceived.R2)
		if e.gap {
			gaps := a.regress(e, e.gaps())
			m.R2Gap = Number(gaps.R2)
			if d.Of == Service {
				m.Of, taken = Service, gaps
			}
		}
	}
	m.fill(taken, d.Progress)
	if d.Ends && e.stage == StageSatisfaction {
		a.atEnds(&m, e)
	}
	m.rank()
	return m
}

// named is the drivers of an explanation without their numbers.
func (a analysis) named(e explanation) []Driver {
	var all []Driver
	switch e.part {
	case tally.Scores:
		for _, d := range a.in.Dimensions {
			all = append(all, Driver{Level: LevelDimension, ID: d.ID, Label: d.Label, Dimension: d.ID})
		}
	case tally.Items:
		for _, i := range e.items {
			row := Driver{Level: LevelItem, ID: a.in.Items[i].ID, Label: a.in.Items[i].Label}
			if d := a.in.DimensionOf(i); d >= 0 && !a.in.Undivided() {
				row.Dimension = a.in.Dimensions[d].ID
			}
			all = append(all, row)
		}
	}
	for _, f := range e.factors {
		o := a.Customers.Plan().Questionnaire.Outcomes[f]
		all = append(all, Driver{Level: LevelOutcome, ID: o.ID, Label: o.ID, Kind: o.Kind})
	}
	return all
}

// regress is the model of an explanation by the numbers of a block.
func (a analysis) regress(e explanation, block tally.Listwise) stat.Regression {
	view, ok := a.Customers.Listwise(block)
	if !ok {
		panic("gap: drivers of a tally that did not count them")
	}
	var predictors []stat.Variable
	for i := range len(a.named(e)) - len(e.factors) {
		predictors = append(predictors, view.Rated(i))
	}
	for i := range e.factors {
		predictors = append(predictors, view.Outcome(i))
	}
	return stat.Regress(view.Cross, predictors, view.Outcome(len(e.factors)), a.level())
}

// fill takes in a model's numbers.
func (m *DriverModel) fill(r stat.Regression, progress func(float64)) {
	m.N, m.Note, m.Confidence = r.N, noteOf(stat.Test{Reason: cmp.Or(r.Reason, r.F.Reason)}, r.N), Number(r.Intercept.Level)
	m.Intercept, m.R2, m.Adjusted, m.Residual = Number(r.Intercept.Value), Number(r.R2), Number(r.Adjusted), Number(r.Residual)
	m.F, m.DF1, m.DF2, m.P = Number(r.F.Statistic), Number(r.F.DF), Number(r.F.DF2), Number(r.F.P)
	lmg, johnson := r.LMG(progress), r.Johnson()
	var p []float64
	for i, s := range r.Slopes {
		d := &m.Drivers[i]
		d.Coefficient, d.SE, d.Low, d.High = Number(s.Value), Number(s.SE), Number(s.Lo), Number(s.Hi)
		d.Statistic, d.DF, d.P = Number(s.Test.Statistic), Number(s.Test.DF), Number(s.Test.P)
		d.Standardized, d.VIF, d.LMG, d.Johnson = Number(s.Standardized), Number(s.VIF), Number(lmg[i]), Number(johnson[i])
		d.Note = string(s.Reason)
		p = append(p, s.Test.P)
	}
	for i, adjusted := range stat.Holm(p) {
		m.Drivers[i].PAdj = Number(adjusted)
	}
}

// rank puts the drivers in the order of their shares, those without one last.
func (m *DriverModel) rank() {
	share := func(d Driver) Number { return d.LMG }
	m.Ranked = ByLMG
	if !slices.ContainsFunc(m.Drivers, func(d Driver) bool { return d.LMG.Defined() }) {
		share = func(d Driver) Number { return d.Johnson }
		m.Ranked = ByJohnson
	}
	key := func(d Driver) float64 {
		if s := share(d); s.Defined() {
			return float64(-s)
		}
		return math.Inf(1)
	}
	slices.SortStableFunc(m.Drivers, func(x, y Driver) int { return cmp.Compare(key(x), key(y)) })
	for i := range m.Drivers {
		if share(m.Drivers[i]).Defined() {
			m.Drivers[i].Rank = i + 1
		}
	}
	if len(m.Drivers) == 0 || m.Drivers[0].Rank == 0 {
		m.Ranked = ""
	}
}
