package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"servgap/gap"
)

// hard are the labels that a chart has to bear: 60 characters, one word without an end,
// letters of the north, CJK, pictures, and text that wants to be more than text.
var hard = []string{
	"Responsiveness", "Pålitelighet, æ ø å Æ Ø Å – Öppenhet", strings.Repeat("wide label WWW mmm ", 3) + "60!",
	strings.Repeat("Servicekvalitetsundersøkelse", 2), "サービス品質の期待と知覚の差を測る質問票の項目その一", "家族 👨‍👩‍👧‍👦 и флаги 🇳🇴🇸🇪 café́",
	`</text><script>alert("x")</script>`, `"><svg onload=alert(1)> & {{.}} ]]>`, "=1+1\u202e\x00\x1b[31m\ufffe", "",
}

// made is a made-up result of everything, of so many rows with the labels in turn.
func made(n int, labels []string, low, high float64) gap.Result {
	r := gap.Result{Project: "Fjord Hotel", Wave: "2026-Q3"}
	r.Method = gap.Method{Scale: fmt.Sprintf("%g-%g", low, high), ScaleLow: gap.Number(low), ScaleHigh: gap.Number(high), Items: n, Dimensions: n, Confidence: 0.95}
	at := func(share float64) gap.Number { return gap.Number(low + share*(high-low)) }
	for i := range n {
		label, id := labels[i%len(labels)], fmt.Sprintf("D%d", i+1)
		spread := math.Sin(float64(i) * 2.4)
		g := madeGap(gap.Service, gap.LevelDimension, id, label, at(0.8+0.1*spread), at(0.6+0.25*spread*spread), (high-low)*0.03, i%4 != 3)
		g.Rank, g.RankRange = i+1, fmt.Sprintf("%d-%d", i+1, i+2)
		adequate := madeGap(gap.Adequacy, gap.LevelDimension, id, label, at(0.55), g.ToValue, 0.1, i%2 == 0)
		r.Gaps = append(r.Gaps, g, adequate)
		r.Zone = append(r.Zone, gap.ZoneRow{Level: gap.LevelDimension, ID: id, Label: label, N: 80, Adequate: at(0.62), Perceived: g.ToValue, Expected: g.FromValue})
		r.Priority = append(r.Priority, madePriority(id, label, g, i))
		r.Answers = append(r.Answers, gap.AnswersRow{ID: id, Label: label, N: 100, Counts: []int64{int64(i % 9), 6, 9, 20, 25, 30, int64(10 - i%9)}, Middle: 3, None: int64(3 * (i % 5))})
		r.Trends = append(r.Trends, madeTrend(g, i))
	}
	hide(&r, n)
	for _, name := range []string{gap.Service, gap.Knowledge, gap.Standards, gap.Delivery, gap.Communication} {
		r.Gaps = append(r.Gaps, madeGap(name, gap.LevelOverall, "overall", "Overall", at(0.84), at(0.74), (high-low)*0.02, name != gap.Standards))
	}
	whole := r.Gaps[len(r.Gaps)-5]
	r.Trends = append(r.Trends, madeTrend(whole, 0))
	r.Chain = []gap.Chain{madeChain(at)}
	r.Outcomes = []gap.Outcome{{ID: "nps", Kind: "nps", Measure: gap.MeasureNPS, N: 200, Value: 23, Low: -2, High: 48}}
	return r
}

func madeGap(name, level, id, label string, from, to gap.Number, half float64, shown bool) gap.Gap {
	g := gap.Gap{Name: name, Level: level, ID: id, Label: label, N: 200, Contribution: gap.Undefined}
	g.FromStep, g.ToStep, g.FromValue, g.ToValue = gap.StepExpected, gap.StepPerceived, from, to
	g.Value, g.Low, g.High, g.PAdj = to-from, to-from-gap.Number(half), to-from+gap.Number(half), 0.001
	if !shown {
		g.PAdj = 0.3
	}
	return g
}

func madePriority(id, label string, g gap.Gap, i int) gap.PriorityRow {
	axis := func(x gap.Number, line gap.Number) gap.Axis {
		return gap.Axis{Kind: gap.ImportanceExpected, Value: x, Low: x - 0.1, High: x + 0.1, Line: line}
	}
	mean := (g.FromValue + g.ToValue) / 2
	return gap.PriorityRow{
		Level: gap.LevelDimension, ID: id, Label: label, Cut: gap.CutData, Quadrant: gap.QuadrantConcentrate, Uncertain: i%2 == 1,
		Performance: axis(g.ToValue, mean), Importance: axis(g.FromValue, mean),
	}
}

// madeTrend is eight waves, the third hidden.
func madeTrend(g gap.Gap, i int) gap.Trend {
	t := gap.Trend{Gap: g, LimitLow: g.Value - 0.4, LimitHigh: g.Value + 0.4}
	t.Slope = gap.Tested{Value: 0.05, Low: 0.01, High: 0.09, PAdj: 0.01}
	for wave := range 8 {
		p := gap.TrendPoint{Wave: fmt.Sprintf("2026-Q%d with a long name", wave+1), Value: g.Value + gap.Number(0.1*math.Sin(float64(i+wave)))}
		p.Low, p.High, p.Signal = p.Value-0.2, p.Value+0.2, wave == 5
		if wave == 2 {
			p = gap.TrendPoint{Wave: p.Wave, Value: gap.Undefined, Low: gap.Undefined, High: gap.Undefined, Suppressed: true}
		}
		t.Points = append(t.Points, p)
	}
	return t
}

func madeChain(at func(share float64) gap.Number) gap.Chain {
	c := gap.Chain{Level: gap.LevelOverall, Lowest: []string{gap.Delivery}, Largest: gap.Delivery}
	means := []gap.Number{at(0.84), at(0.8), at(0.82), at(0.7), at(0.72)}
	steps := []string{gap.StepExpected, gap.StepManagement, gap.StepStandards, gap.StepDelivery, gap.StepPerceived}
	for i, name := range []string{gap.Knowledge, gap.Standards, gap.Delivery, gap.Perception} {
		leg := gap.Leg{Name: name, Difference: madeGap(name, "", "", "", means[i], means[i+1], 0.1, i%2 == 0).Difference}
		c.Legs = append(c.Legs, leg)
	}
	for i, step := range steps {
		c.Boxes = append(c.Boxes, gap.Box{Step: step, Value: means[i]})
	}
	c.Total.Difference = madeGap(gap.Service, "", "", "", means[0], means[4], 0.1, true).Difference
	return c
}

// hide hides the last row of several everywhere.
func hide(r *gap.Result, n int) {
	if n < 2 {
		return
	}
	for _, i := range []int{len(r.Gaps) - 2, len(r.Gaps) - 1} {
		g := &r.Gaps[i]
		for _, x := range []*gap.Number{&g.Value, &g.FromValue, &g.ToValue, &g.Low, &g.High, &g.PAdj} {
			*x = gap.Undefined
		}
		g.Suppressed, g.Note, g.Rank, g.RankRange = true, gap.NoteSuppressed, 0, ""
	}
	z, p, a := &r.Zone[n-1], &r.Priority[n-1], &r.Answers[n-1]
	z.Adequate, z.Perceived, z.Expected, z.Suppressed, z.Note = gap.Undefined, gap.Undefined, gap.Undefined, true, gap.NoteSuppressed
	p.Performance.Value, p.Importance.Value, p.Suppressed, p.Note = gap.Undefined, gap.Undefined, true, gap.NoteWithheld
	a.Counts, a.N, a.None, a.Suppressed, a.Note = nil, 0, 0, true, gap.NoteSuppressed
}

// divided is a result with so many levels of a question behind it.
func divided(r gap.Result, levels int) gap.Result {
	r.Method.By = "Region"
	all := slices.Clone(r.Gaps)
	for i := range levels {
		for _, g := range all {
			g.Segment, g.SegmentValue = "Region", fmt.Sprintf("Level %d %s", i, hard[i%len(hard)])
			r.Gaps = append(r.Gaps, g)
		}
	}
	r.Segments = []gap.SegmentRow{{Name: gap.Service, Level: gap.LevelOverall, PAdj: 0.01}}
	return r
}

// madeModel has the rows of gaps as its drivers, each with a share.
func madeModel(gaps []gap.Gap) gap.DriverModel {
	m := gap.DriverModel{Outcome: "csat", N: 212, R2: 0.5, Ranked: gap.ByLMG}
	for i, g := range gaps {
		d := gap.NoDriver()
		d.Rank, d.Level, d.ID, d.Label = i+1, g.Level, g.ID, g.Label
		d.LMG, d.Low, d.High, d.PAdj = m.R2/gap.Number(len(gaps)), 0.1, 0.3, []gap.Number{0.001, 0.2}[i%2]
		m.Drivers = append(m.Drivers, d)
	}
	return m
}
