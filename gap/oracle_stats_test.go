package gap_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// statistics computes the values of a record from tallies, by the oracle's names.
var statistics = map[string]func(*oracle, record) map[string]any{
	"describe":       describe,
	"gap_paired_t":   pairedT,
	"gap_shares":     gapShares,
	"wilcoxon":       wilcoxon,
	"wilcoxon_exact": wilcoxonExact,
	"wilcoxon_pratt": pratt,
	"sign_test":      signTest,
	"tost_paired":    tostPaired,

	"power_paired_t":           powerPaired,
	"sample_size_paired_t":     sizePaired,
	"sample_size_two_sample_t": sizeTwoSample,
	"sample_size_proportion":   sizeShare,
	"sample_size_nps":          sizeNPS,
	"effect_paired":            effectPaired,
	"welch_t":                  welchT,
	"mann_whitney":             mannWhitney,
	"effect_independent":       effectIndependent,
	"group_means":              groupMeans,
	"anova":                    anova,
	"welch_anova":              welchAnova,
	"kruskal_wallis":           kruskalWallis,
	"games_howell":             gamesHowell,
	"p_adjust":                 pAdjust,
	"boxes":                    boxes,
	"nps":                      nps,
	"nps_change":               npsChange,
	"bootstrap":                bootstrap,
	"alpha":                    alpha,
	"trend_wave_means":         trendOfWaves,
	"trend_series":             trendOfWaves,
	"trend_respondents":        trendOfRespondents,
	"xmr":                      xmr,

	"cor_pearson":         corPearson,
	"cor_spearman":        corSpearman,
	"smc":                 factorability,
	"kmo":                 factorability,
	"bartlett_sphericity": factorability,
	"eigenvalues":         eigenvalues,
	"fa_minres":           factors,
	"fa_varimax":          factors,
	"fa_promax":           factors,
	"fa_oblimin":          factors,
	"omega_total":         omegaTotal,
	"johns_reliability":   johns,

	"servqual_weighted": servqualWeighted,
	"servperf_weighted": servperfWeighted,
	"zone_shares":       zoneShares,
	"decomposition":     decomposition,

	"weighted_mean":            weightedMean,
	"weighted_mean_domain":     weightedMeanOfDomain,
	"weighted_mean_stratified": weightedMeanOfStrata,
	"rake":                     rake,

	"correlation_with_outcome": correlationWithOutcome,
	"ipa":                      importancePerformance,

	"ols":             ols,
	"lmg":             lmg,
	"johnson_weights": johnson,
	"kendall_trend":   kendallTrend,
}

// sides finds the data set of a construct's letter: the record's own, else one
// of the same study (gaps_customers, gaps_managers, …).
func (o *oracle) sides(r record, letter string) *dataset {
	study, _, _ := strings.Cut(r.Dataset, "_")
	own := o.sets[r.Dataset]
	if own.has(letter, 1) {
		return own
	}
	for name, d := range o.sets {
		if strings.HasPrefix(name, study+"_") && d.has(letter, 1) {
			return d
		}
	}
	panic("no data for " + letter)
}

var difference = regexp.MustCompile(`([A-Z])-([A-Z])`)

// twoSides is the letters of "received − reference" that a record is about.
func twoSides(r record) (received, reference string) {
	text := r.arg("gap") + r.arg("pair")
	switch r.arg("var") {
	case "MSA":
		text = "P-A"
	case "MSS":
		text = "P-D"
	case "width":
		text = "D-A"
	}
	if m := difference.FindAllStringSubmatch(text, -1); m != nil {
		last := m[len(m)-1]
		return last[1], last[2]
	}
	return "P", "E"
}

func ruleOf(r record) tally.Rule {
	if rule := r.arg("rule"); rule != "" {
		return tally.Rule(rule)
	}
	if r.has("gap") || r.has("pair") || r.has("var") {
		return tally.HalfScores
	}
	return tally.HalfPairs
}

func item(r record) int {
	n, err := strconv.Atoi(r.arg("item"))
	if err != nil {
		panic(err)
	}
	return n
}

func (d *dataset) itemAt(t *tally.Tally, number int) int {
	return slices.IndexFunc(t.Plan().Questionnaire.Instrument.Items, func(i survey.Item) bool { return i.ID == strconv.Itoa(number) })
}

func (d *dataset) dimensionAt(name string) int { return slices.Index(d.dimensions(), name) }

// paired is the pair of answers or scores that a record is about.
func (o *oracle) paired(r record) stat.Joint {
	received, reference := twoSides(r)
	d := o.sets[r.Dataset]
	t := o.tally(d, ruleOf(r), "", "")
	view, ok := t.Pair(d.construct(reference), d.construct(received))
	if !ok {
		panic("pair not counted")
	}
	if r.has("item") {
		return view.Item(d.itemAt(t, item(r)))
	}
	return view.Scores(d.dimensionAt(r.arg("dim")))
}

// sample is the single sample that a describe record is about.
func (o *oracle) sample(r record) stat.Hist {
	d := o.sets[r.Dataset]
	switch {
	case r.has("score"):
		view, _ := o.tally(d, ruleOf(r), "", "").Pair(survey.Expected, survey.Perceived)
		gaps, _ := view.Overall()
		if strings.HasSuffix(r.arg("score"), "_weighted") {
			gaps, _ = view.Weighted()
		}
		return gaps
	case r.has("side") && r.arg("side") != "G":
		return o.tally(d, ruleOf(r), "", "").Score(d.construct(r.arg("side")), d.dimensionAt(r.arg("dim")))
	case r.has("side") || r.has("dim") || r.has("item"):
		return o.paired(r).Difference()
	}
	letter, number := r.arg("var")[:1], r.arg("var")[1:]
	n, err := strconv.Atoi(number)
	t := (*tally.Tally)(nil)
	if err == nil {
		t = o.tally(d, tally.HalfPairs, "", "")
	}
	switch {
	case err != nil:
		return d.column(r.arg("var"), "", "")
	case letter == "G":
		view, _ := t.Pair(survey.Expected, survey.Perceived)
		return view.Item(d.itemAt(t, n)).Difference()
	default:
		return t.Answers(d.construct(letter), d.itemAt(t, n))
	}
}

func describe(o *oracle, r record) map[string]any {
	h := o.sample(r)
	m := h.Moments()
	at95, at99 := stat.Mean(m, 0.95), stat.Mean(m, 0.99)
	return map[string]any{
		"n": float64(m.N), "mean": m.Mean, "sd": m.SD, "se": at95.SE,
		"ci95_lo": at95.Lo, "ci95_hi": at95.Hi, "ci99_lo": at99.Lo, "ci99_hi": at99.Hi,
		"median": h.Quantile(0.5), "q1": h.Quantile(0.25), "q3": h.Quantile(0.75), "min": h.Quantile(0), "max": h.Quantile(1),
	}
}

func pairedT(o *oracle, r record) map[string]any {
	joint := o.paired(r)
	m := joint.Difference().Moments()
	at95, at99, test := stat.Mean(m, 0.95), stat.Mean(m, 0.99), stat.PairedT(m)
	return map[string]any{
		"mean_e": joint.First().Moments().Mean, "mean_p": joint.Second().Moments().Mean,
		"mean_gap": m.Mean, "sd_gap": m.SD, "se": at95.SE, "t": test.Statistic, "df": float64(m.N - 1),
		"p_two": test.P, "p_less": test.Less, "p_greater": test.Greater,
		"ci95_lo": at95.Lo, "ci95_hi": at95.Hi, "ci99_lo": at99.Lo, "ci99_hi": at99.Hi,
	}
}

func gapShares(o *oracle, r record) map[string]any {
	h := o.paired(r).Difference()
	n := h.Moments().N
	values := make(map[string]any)
	share := make(map[int]float64)
	for sign, name := range map[int]string{-1: "negative", 0: "zero", 1: "positive"} {
		count := h.CountSign(sign)
		e := stat.Share(count, n, 0.95)
		share[sign] = e.Value
		values[name+"_count"], values[name+"_pct"] = float64(count), 100*e.Value
		values[name+"_wilson_lo"], values[name+"_wilson_hi"] = e.Lo, e.Hi
	}
	values["net_pct"] = 100 * (share[1] - share[-1])
	return values
}

func wilcoxon(o *oracle, r record) map[string]any {
	ranks := stat.RankDifferences(o.paired(r).Difference())
	corrected, plain := ranks.Normal(true), ranks.Normal(false)
	return map[string]any{
		"w_plus": ranks.Plus, "w_minus": ranks.Minus, "n_nonzero": float64(ranks.Nonzero), "rank_biserial": ranks.RankBiserial(),
		"p_corr": corrected.P, "p_less_corr": corrected.Less, "p_greater_corr": corrected.Greater,
		"p_nocorr": plain.P, "p_less_nocorr": plain.Less, "p_greater_nocorr": plain.Greater,
		"z_nocorr": ranks.Z(false), "z_corr": ranks.Z(true),
	}
}

func wilcoxonExact(o *oracle, r record) map[string]any {
	ranks := stat.RankDifferences(o.paired(r).Difference())
	test := ranks.Exact()
	tied := 0.0
	if ranks.Ties > 0 {
		tied = 1
	}
	return map[string]any{
		"w_plus": ranks.Plus, "n_nonzero": float64(ranks.Nonzero), "tied": tied,
		"p_two": test.P, "p_less": test.Less, "p_greater": test.Greater,
	}
}

func effectPaired(o *oracle, r record) map[string]any {
	joint := o.paired(r)
	e := stat.EffectOfPair(joint.Cross())
	return map[string]any{
		"d_z": e.Dz, "J": e.J, "g_z": e.Gz, "d_av": e.Dav, "d_rms": e.Drm, "r_ep": e.R,
		"g_z_approx": e.Dz * stat.HedgesApproximate(float64(joint.Difference().Moments().N-1)),
	}
}

// twoGroups is the independent samples x and y that a record compares.
func (o *oracle) twoGroups(r record) (x, y stat.Hist) {
	d := o.sets[r.Dataset]
	if r.has("gap") {
		received, reference := twoSides(r)
		return o.construct(r, received), o.construct(r, reference)
	}
	column, first, second := r.arg("by"), "", ""
	if r.has("change") {
		column = "wave"
		_, ends, _ := strings.Cut(r.arg("change"), ": x = ")
		first, second, _ = strings.Cut(ends, ", y = ")
	} else {
		levels := levelsOf(d, column)
		first, second = levels[0], levels[1]
	}
	return o.score(d, r.arg("score"), column, first), o.score(d, r.arg("score"), column, second)
}

// levelsOf is the levels of a column in the alphabet's order.
func levelsOf(d *dataset, column string) []string {
	var levels []string
	for _, row := range d.rows {
		if !slices.Contains(levels, row[column]) && row[column] != "" {
			levels = append(levels, row[column])
		}
	}
	slices.Sort(levels)
	return levels
}

func (o *oracle) construct(r record, letter string) stat.Hist {
	d := o.sides(r, letter)
	t := o.tally(d, tally.HalfScores, "", "")
	if r.has("item") {
		return t.Answers(d.construct(letter), d.itemAt(t, item(r)))
	}
	return t.Score(d.construct(letter), d.dimensionAt(r.arg("dim")))
}

func (o *oracle) score(d *dataset, score, column, value string) stat.Hist {
	at := d.dimensionAt(score)
	if at < 0 && score != "overall" {
		return d.column(score, column, value)
	}
	view, _ := o.tally(d, tally.HalfPairs, column, value).Pair(survey.Expected, survey.Perceived)
	if score == "overall" {
		gaps, _ := view.Overall()
		return gaps
	}
	return view.Scores(at).Difference()
}

func welchT(o *oracle, r record) map[string]any {
	x, y := o.twoGroups(r)
	e, test := stat.WelchT(x.Moments(), y.Moments(), 0.95)
	return map[string]any{
		"mean_x": x.Moments().Mean, "mean_y": y.Moments().Mean, "diff": e.Value, "se": e.SE,
		"t": test.Statistic, "df": test.DF, "p_two": test.P, "p_less": test.Less, "p_greater": test.Greater,
		"ci95_lo": e.Lo, "ci95_hi": e.Hi,
	}
}

func mannWhitney(o *oracle, r record) map[string]any {
	x, y := o.twoGroups(r)
	corrected, plain := stat.MannWhitney(x, y, true), stat.MannWhitney(x, y, false)
	return map[string]any{
		"u_x": corrected.Statistic, "u_y": stat.MannWhitney(y, x, true).Statistic,
		"p_corr": corrected.P, "p_nocorr": plain.P, "p_less_corr": corrected.Less, "p_greater_corr": corrected.Greater,
	}
}

func effectIndependent(o *oracle, r record) map[string]any {
	x, y := o.twoGroups(r)
	a, b := x.Moments(), y.Moments()
	e := stat.EffectOfGroups(a, b)
	return map[string]any{
		"d_pooled": e.Pooled, "g": e.G, "d_av": e.Dav, "cliff_delta": stat.CliffDelta(x, y, 0.95).Value,
		"g_approx": e.Pooled * stat.HedgesApproximate(float64(a.N+b.N-2)),
	}
}

func pAdjust(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	t := o.tally(d, ruleOf(r), "", "")
	view, _ := t.Pair(survey.Expected, survey.Perceived)
	var p []float64
	if strings.HasSuffix(r.arg("test"), "dimensions") {
		for i := range d.dimensions() {
			p = append(p, stat.PairedT(view.Scores(i).Difference().Moments()).P)
		}
	} else {
		for i := range t.Plan().Questionnaire.Instrument.Items {
			p = append(p, stat.PairedT(view.Item(i).Difference().Moments()).P)
		}
	}
	return map[string]any{
		"p": p, "holm": stat.Holm(p), "bonferroni": stat.Bonferroni(p),
		"bh": stat.BenjaminiHochberg(p), "by": stat.BenjaminiYekutieli(p),
	}
}

// alpha is checked on blocks counted from the rows: the tally keeps blocks per
// dimension and construct, the oracle also has all items and the gaps.
func alpha(o *oracle, r record) map[string]any {
	c := stat.Alpha(o.block(r, r.arg("side")), 0.95)
	return map[string]any{
		"raw": c.Alpha, "std": c.Standardized, "mean_r": c.MeanR, "feldt95_lo": c.Lo, "feldt95_hi": c.Hi,
		"item_total_r": c.ItemTotal, "alpha_if_deleted": c.IfDeleted, "items": float64(c.Items),
	}
}

// sideCode is an answer's code on side E or P, or the gap's on side G.
func sideCode(q survey.Questionnaire, r survey.Response, side string, item int) (int64, bool) {
	at := func(c survey.Construct) survey.Code {
		return r.Answers[slices.Index(q.Constructs, c)*len(q.Instrument.Items)+item]
	}
	if side != "G" {
		code := at(letters[side])
		return int64(code), code.Answered()
	}
	e, p := at(survey.Expected), at(survey.Perceived)
	return int64(p) - int64(e), e.Answered() && p.Answered()
}

func servqualWeighted(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	view, _ := o.tally(d, ruleOf(r), "", "").Pair(survey.Expected, survey.Perceived)
	gaps, _ := view.Weighted()
	e := stat.Mean(gaps.Moments(), 0.95)
	var importance, contribution []float64
	for i := range d.dimensions() {
		importance = append(importance, 100*view.Shares().Mean(i))
		contribution = append(contribution, view.Contributions().Mean(i))
	}
	// The tally keeps no unweighted gap of those who gave points: they are
	// counted apart.
	same, _ := o.withPoints(d, ruleOf(r)).Pair(survey.Expected, survey.Perceived)
	gaps, _ = same.Overall()
	aggregate, n := 0.0, len(importance)
	for i, points := range importance {
		weights := make([]int64, 2*n)
		weights[i], weights[n+i] = -1, 1
		aggregate += points / 100 * same.Dimensions().Combine(weights).Mean
	}
	return map[string]any{
		"weighted": e.Value, "se": e.SE, "mean_importance": importance, "dim_contribution": contribution,
		"unweighted_same_rows": gaps.Moments().Mean, "aggregate_weighted": aggregate,
	}
}

// withPoints counts the rows that have usable points.
func (o *oracle) withPoints(d *dataset, rule tally.Rule) *tally.Tally {
	return o.tallyOf(d, rule, "with points", func(_ map[string]string, r survey.Response) bool { return r.Points != nil })
}

func servperfWeighted(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	t := o.tally(d, ruleOf(r), "", "")
	return map[string]any{
		"weighted":   t.Weighted(survey.Perceived).Combine([]int64{1}).Mean,
		"unweighted": o.withPoints(d, ruleOf(r)).Overall(survey.Perceived).Moments().Mean,
	}
}
