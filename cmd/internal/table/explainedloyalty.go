package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedLoyalty says how the numbers of a question about the whole were made.
func ExplainedLoyalty(r gap.Result, l gap.LoyaltyRow, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if l.Suppressed || !l.Mean.Defined() {
		e.hide(markOf(l.Suppressed, l.Note, gap.Undefined, w))
		return e.table("", loyaltyLabel(l, w), project(r, w))
	}
	who := w.Text("explain.answered")
	if l.Kind == gap.KindWholeIndex {
		who = w.Text("explain.index_who")
	}
	source := ""
	if l.Kind == gap.MeasureNPS {
		source = "Reichheld 2003, Harvard Business Review 81:46"
	}
	e.columns("", columns)
	e.add(people(l.N, l.Group, w) + ": " + who)
	if l.Net.Defined() {
		e.parts(l)
	}
	if l.Share.Defined() && l.Kind != gap.MeasureNPS {
		e.add(w.Text("explain.box", "share", e.four(l.Share), "box", rangeOf(l.Box, w), "low", e.four(l.ShareLow), "high", e.four(l.ShareHigh), "level", confidence(r, w)))
	}
	e.add(w.Text("explain.mean_of", "mean", e.four(l.Mean), "range", rangeOf(l.Scale, w)))
	e.around(e.four, l.Mean, l.MeanSE, l.MeanLow, l.MeanHigh)
	e.add(w.Text("explain.hundred", "value", e.four(l.Points100), "mean", e.four(l.Mean)))
	return e.table(source, loyaltyLabel(l, w), project(r, w))
}

// parts is the net of a question, with its interval.
func (e *explainer) parts(l gap.LoyaltyRow) {
	w := e.w
	net, n, positive, negative := e.signed(l.Net), w.Count(l.N), w.Count(l.PositiveN), w.Count(l.NegativeN)
	from, to := rangeOf(l.NegativeBox, w), rangeOf(l.PositiveBox, w)
	if slices.ContainsFunc(e.r.Method.Designs, func(d gap.Drawn) bool { return d.Group == l.Group }) {
		e.add(w.Text("explain.net_drawn", "net", net, "positive", e.four(l.Positive), "negative", e.four(l.Negative), "from", from, "to", to))
		if l.NetLow.Defined() {
			e.add(w.Text("explain.net_linearised", "se", e.four(l.NetSE), "low", e.signed(l.NetLow), "high", e.signed(l.NetHigh), "level", confidence(e.r, w)))
		}
		return
	}
	if l.Kind == gap.MeasureNPS {
		e.add(w.Text("explain.nps", "net", net, "positive", positive, "negative", negative, "n", n, "from", from, "to", to))
	} else {
		e.add(w.Text("explain.net", "net", net, "positive", positive, "negative", negative, "n", n, "from", from, "to", to))
	}
	if !l.NetLow.Defined() {
		return
	}
	e.add(w.Text("explain.net_se", "se", e.four(l.NetSE), "n", n))
	low, high := e.signed(l.NetLow), e.signed(l.NetHigh)
	if l.NetInterval == adjustedNet {
		e.add(w.Text("explain.net_adjusted", "low", low, "high", high, "level", confidence(e.r, w)))
	} else {
		e.add(w.Text("explain.net_interval", "low", low, "high", high, "level", confidence(e.r, w)))
	}
}

// ExplainedEyes says how the company's own rating was set against the customers'.
func ExplainedEyes(r gap.Result, row gap.EyesRow, own, theirs []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	name := labelOf(row.Level, row.ID, row.Label, w)
	if row.Suppressed || !row.Value.Defined() {
		e.hide(eyesMark(row, w))
		return e.table("", name, w.Text("eyes.title"), project(r, w))
	}
	who := people(row.FromN, row.FromGroup, w) + ", " + people(row.ToN, row.ToGroup, w)
	from, to := w.Text("side.self_rated"), w.Text("side.perceived")
	e.add(w.Text("explain.eyes", "to", e.four(row.ToValue), "from", e.four(row.FromValue), "gap", e.signed(row.Value)))
	e.columns(to, theirs)
	e.columns(from, own)
	counts := w.Text("explain.each")
	if row.Level != gap.LevelItem {
		counts = ofWhole(r, row.Level, w.Text("explain.half_scores"), w)
	}
	e.add(who + ": " + counts)
	e.interval(row.Value, row.SE, row.Low, row.High)
	e.test(row.Tested, adjustedWords(row.Tested, w))
	theirNet, ownNet, netGap, low, high := e.signed(row.Customers.Net), e.signed(row.Own.Net), e.signed(row.NetGap), e.signed(row.NetGapLow), e.signed(row.NetGapHigh)
	if row.NetGapInterval == adjustedNet {
		e.add(w.Text("explain.net_gap_adjusted", "to", theirNet, "from", ownNet, "gap", netGap, "low", low, "high", high, "level", confidence(r, w)))
	} else {
		e.add(w.Text("explain.net_gap", "to", theirNet, "from", ownNet, "gap", netGap, "se", e.four(row.NetGapSE), "low", low, "high", high, "level", confidence(r, w)))
	}
	e.add(w.Text("explain.top_gap", "box", rangeOf(r.Parts.Top, w), "to", e.four(row.Customers.Top), "from", e.four(row.Own.Top), "gap", e.signed(row.TopGap),
		"low", e.signed(row.TopGapLow), "high", e.signed(row.TopGapHigh), "level", confidence(r, w)))
	if row.PartsP.Defined() {
		e.add(w.Text("explain.parts", "test", row.PartsTest, "statistic", e.four(row.PartsStatistic), "p", pWords(row.PartsP, w), "adjusted", pWords(row.PartsPAdj, w)))
	} else if row.PartsTest == gap.TestRaoScott {
		e.add(w.Text("eyes.rao_scott"))
	}
	return e.table("", name, w.Text("eyes.title"), project(r, w), who)
}

// ExplainedEconomics says how an amount of economics was made, with the sources of what
// it was made of.
func ExplainedEconomics(r gap.Result, row gap.EconomicsRow, columns []string, w lang.Words) Table {
	e, all := explainer{r: r, w: w}, economicsTables{r, w}
	name := w.Text("head.lost_customer")
	if row.ID == gap.ValueAtRisk {
		name = title(w.Text("head.value_at_risk"), riskName(r, row.AtRisk, w))
	}
	if row.Suppressed || !row.Value.Defined() {
		why := markOf(row.Suppressed, row.Note, gap.Undefined, w)
		if !row.Suppressed {
			why = missing(row.Note, w)
		}
		e.hide(why)
		return e.table("", name, project(r, w))
	}
	given := func(id, atRisk string) gap.EconomicsRow { return all.find(gap.EconomicsParameter, id, atRisk) }
	number := func(id, atRisk string) string { return w.Shortest(float64(given(id, atRisk).Value)) }
	value := w.Fixed(float64(row.Value), explainedDigits)
	var used []gap.EconomicsRow
	if row.ID == gap.ValueAtRisk {
		share := all.result(gap.ShareAtRisk, row.AtRisk)
		e.add(w.Text("explain.value_at_risk", "value", value, "customers", number("customers", ""), "share", e.four(share.Value),
			"churn", number("churn", row.AtRisk), "others", number("churn_others", row.AtRisk), "margin", number("margin", "")))
		e.columns("", columns)
		e.add(w.Text("explain.share_interval", "low", w.Fixed(float64(row.Low), explainedDigits), "high", w.Fixed(float64(row.High), explainedDigits), "n", w.Count(row.N), "level", confidence(r, w)))
		used = append(used, given("customers", ""), given("margin", ""), given("churn", row.AtRisk), given("churn_others", row.AtRisk))
	} else {
		e.lost(value, number)
		used = append(used, given("margin", ""), given("retention", ""), given("discount", ""), given("years", ""))
	}
	for _, p := range used {
		if p.Source != "" {
			e.add(w.Text("explain.given", "parameter", all.parameterName(p), "value", w.Shortest(float64(p.Value)), "source", p.Source))
		}
	}
	return e.table("", name, project(r, w))
}

// lost is the sum of what one customer would have brought in.
func (e *explainer) lost(value string, number func(id, atRisk string) string) {
	all := economicsTables{e.r, e.w}
	stays := "1"
	if all.find(gap.EconomicsParameter, "retention", "").Value.Defined() {
		stays = number("retention", "")
	}
	margin, discount := number("margin", ""), number("discount", "")
	if all.find(gap.EconomicsParameter, "years", "").Value.Defined() {
		e.add(e.w.Text("explain.lost", "value", value, "margin", margin, "retention", stays, "discount", discount, "years", number("years", "")))
		return
	}
	e.add(e.w.Text("explain.lost_endless", "value", value, "margin", margin, "retention", stays, "discount", discount))
}
