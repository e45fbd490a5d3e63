package gap_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// block is the items of a record's dimension, or all, on some sides (E, P, G, or
// EP: all of the one and behind them all of the other), counted from the rows
// of those who have every one.
func (o *oracle) block(r record, sides string) stat.Cross {
	d, q := o.sets[r.Dataset], o.sets[r.Dataset].plan(tally.HalfPairs).Questionnaire
	var items []int
	for i := range q.Instrument.Items {
		if at := q.Instrument.DimensionOf(i); !r.has("dim") || r.arg("dim") == "all" || q.Instrument.Dimensions[at].ID == r.arg("dim") {
			items = append(items, i)
		}
	}
	scale := q.Instrument.Scale
	block := stat.NewCross(len(items)*len(sides), scale.Min, scale.Step, scale.Den)
	for _, response := range d.responses(q) {
		var codes []int64
		for _, side := range strings.Split(sides, "") {
			for _, i := range items {
				if code, ok := sideCode(q, response, side, i); ok {
					codes = append(codes, code)
				}
			}
		}
		if len(codes) == block.K {
			block.Add(codes)
		}
	}
	return block
}

// responses are the rows of a data set, read once.
func (d *dataset) responses(q survey.Questionnaire) []survey.Response {
	if d.read == nil {
		for _, row := range d.rows {
			d.read = append(d.read, d.response(q, row))
		}
	}
	return d.read
}

// variable is a column of a correlation matrix: a number for each row that has one.
type variable map[int]int64

// variables are the columns of a record's correlations, from the rows that have
// all of them if it is listwise.
func (o *oracle) variables(r record) []variable {
	d := o.sets[r.Dataset]
	var names []string
	switch listed := r.Args["vars"].(type) {
	case string: // E1-E22
		for i := range d.plan(tally.HalfPairs).Questionnaire.Instrument.Items {
			names = append(names, listed[:1]+d.plan(tally.HalfPairs).Questionnaire.Instrument.Items[i].ID)
		}
	case []any:
		for _, name := range listed {
			names = append(names, name.(string))
		}
	}
	var columns []variable
	for _, name := range names {
		columns = append(columns, d.variable(name))
	}
	if r.arg("use") == "listwise" {
		for row := range d.rows {
			if slices.ContainsFunc(columns, func(v variable) bool { _, ok := v[row]; return !ok }) {
				for _, v := range columns {
					delete(v, row)
				}
			}
		}
	}
	return columns
}

// variable is an item's answers or gaps (E1, G1), a dimension's gap scores in
// units of 1/lcm(1…k), or a column such as csat in units of 1e-6.
func (d *dataset) variable(name string) variable {
	q := d.plan(tally.HalfPairs).Questionnaire
	item := slices.IndexFunc(q.Instrument.Items, func(i survey.Item) bool { return i.ID == name[1:] })
	at := slices.Index(d.dimensions(), name)
	v := make(variable)
	for row, response := range d.responses(q) {
		switch {
		case item >= 0:
			if code, ok := sideCode(q, response, name[:1], item); ok {
				v[row] = code
			}
		case at >= 0:
			if score, ok := gapScore(q, response, q.Instrument.Dimensions[at].Items); ok {
				v[row] = score
			}
		default:
			if number, ok := survey.ParseDecimal(d.rows[row][name]); ok {
				v[row] = number.Unscaled * int64(math.Pow10(6-number.Places))
			}
		}
	}
	return v
}

// gapScore is the mean gap of the items answered on both sides, if they are at
// least half.
func gapScore(q survey.Questionnaire, r survey.Response, items []int) (score int64, ok bool) {
	var sum, answered int64
	for _, i := range items {
		if code, ok := sideCode(q, r, "G", i); ok {
			sum, answered = sum+code, answered+1
		}
	}
	unit := int64(1)
	for k := range int64(len(items)) {
		a, b := unit, k+1
		for b != 0 {
			a, b = b, a%b
		}
		unit *= (k + 1) / a
	}
	if 2*answered < int64(len(items)) || answered == 0 {
		return 0, false
	}
	return sum * (unit / answered), true
}

func (v variable) joint(w variable) stat.Joint {
	counts := make(map[[2]int64]int64)
	for row, x := range v {
		if y, ok := w[row]; ok {
			counts[[2]int64{x, y}]++
		}
	}
	return stat.NewJoint(0, 1, 1, counts)
}

// corOf is a matrix of the correlations of every two variables.
func corOf(columns []variable, of func(stat.Joint) float64) [][]float64 {
	var rows [][]float64
	for _, v := range columns {
		var row []float64
		for _, w := range columns {
			row = append(row, of(v.joint(w)))
		}
		rows = append(rows, row)
	}
	return rows
}

func corPearson(o *oracle, r record) map[string]any {
	columns := o.variables(r)
	if r.arg("use") == "pairwise" {
		return map[string]any{"r": corOf(columns, func(j stat.Joint) float64 { return j.Cross().Cor(0, 1) })}
	}
	c := stat.NewCross(len(columns), 0, 1, 1)
	for row := range columns[0] {
		var codes []int64
		for _, v := range columns {
			codes = append(codes, v[row])
		}
		c.Add(codes)
	}
	return map[string]any{"r": c.Correlations().R}
}

func corSpearman(o *oracle, r record) map[string]any {
	return map[string]any{"rho": corOf(o.variables(r), stat.Joint.Spearman)}
}

func factorability(o *oracle, r record) map[string]any {
	f := o.block(r, r.arg("side")).Correlations().Factorability()
	return map[string]any{
		"smc": f.SMC, "overall": f.KMO, "msa": f.MSA,
		"chisq": f.Sphericity.Statistic, "df": f.Sphericity.DF, "p": f.Sphericity.P, "log_det": f.LogDet,
	}
}

func eigenvalues(o *oracle, r record) map[string]any {
	values, above := o.block(r, r.arg("side")).Correlations().Eigenvalues(), 0.0
	var percent []float64
	for _, value := range values {
		percent = append(percent, 100*value/float64(len(values)))
		if value > 1 {
			above++
		}
	}
	return map[string]any{"eigenvalues": values, "kaiser_count": above, "pct_variance": percent}
}

// rotations are the factor solutions by the oracle's names.
var rotations = map[string]func(stat.Factors) stat.Factors{
	"fa_minres":  func(f stat.Factors) stat.Factors { return f },
	"fa_varimax": stat.Factors.Varimax, "fa_promax": stat.Factors.Promax, "fa_oblimin": stat.Factors.Oblimin,
}

func factors(o *oracle, r record) map[string]any {
	f := rotations[r.Stat](o.block(r, r.arg("side")).Correlations().MinimumResiduals(int(r.Args["factors"].(float64))))
	criterion := 0.0
	for _, row := range f.Loadings {
		for j, l := range row {
			for _, other := range row[:j] {
				criterion += l * l * other * other / 2
			}
		}
	}
	return map[string]any{
		"iterations_pa": float64(f.Rounds), "communalities": f.Communalities, "ss_loadings": f.SumsOfSquares(), "loadings_unrotated": f.Loadings,
		"loadings": f.Loadings, "pattern": f.Loadings, "phi": f.Phi, "criterion": criterion,
	}
}

func omegaTotal(o *oracle, r record) map[string]any {
	c := o.block(r, r.arg("side")).Correlations()
	minres, ml := c.Omega(), c.OmegaByLikelihood()
	return map[string]any{
		"minres_sumR": minres.Observed, "minres_model": minres.Total, "minres_loadings": orMissing(minres.Loadings, len(c.R)),
		"ml_model": ml.Total, "ml_loadings": orMissing(ml.Loadings, len(c.R)),
	}
}

// orMissing is the numbers, or as many that are not there.
func orMissing(numbers []float64, n int) []float64 {
	for range n - len(numbers) {
		numbers = append(numbers, math.NaN())
	}
	return numbers
}

func johns(o *oracle, r record) map[string]any {
	d := stat.Johns(o.block(r, "EP"))
	return map[string]any{
		"alpha_e": d.AlphaFrom, "alpha_p": d.AlphaTo, "var_e": d.VarFrom, "var_p": d.VarTo, "r_ep": d.R, "r_diff": d.Reliability,
	}
}

// Principal axes stop where SPSS and PSPP do: the communalities are those of PSPP
// 1.6.2, FACTOR /EXTRACTION=PAF /CRITERIA=FACTORS(2) of P1 to P8, printed with
// SET FORMAT=F12.8. At rest the second would be 0.74632.
func TestPrincipalAxesAreThoseOfPSPP(t *testing.T) {
	want := []float64{.35599573, .74531526, .61034124, .62050323, .68925650, .69021007, .68012590, .66395432}
	f := readOracle(t).block(record{Dataset: "scale11"}, "P").Correlations().PrincipalAxes(2)
	for i, h := range f.Communalities {
		if math.Abs(h-want[i]) > 5e-9 {
			t.Errorf("communality %d: got %.9f, want %.8f", i+1, h, want[i])
		}
	}
}
