package table

import (
	"fmt"
	"strconv"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Brief is a plan on one page: a row a group, and what holds for all of them below.
func Brief(r gap.Result, w lang.Words) Table {
	b, o := builder[gap.BriefRow]{}, *r.Method.Sizing
	b.add("group", w.Text("head.asked"), Key, func(g gap.BriefRow) Cell { return text(asked("", g.Group, w)) })
	b.add("asked", w.Text("head.rates"), Text, func(g gap.BriefRow) Cell { return text(ratings(g, w)) })
	b.add("questions", w.Text("head.questions"), Count, func(g gap.BriefRow) Cell { return count(int64(g.Questions)) })
	b.add("sd", "SD", Value, func(g gap.BriefRow) Cell { return number(g.SD) })
	b.add("n_each_wave", w.Text("head.answers_each_wave"), Count, func(g gap.BriefRow) Cell { return number(g.EachWave) })
	b.add("invited", w.Text("head.invite"), Count, func(g gap.BriefRow) Cell { return number(g.Invited) })
	b.add("margin", w.Text("head.margin", "level", w.Percent(o.Confidence)), Value, func(g gap.BriefRow) Cell { return number(g.Margin) })
	b.add("steps", w.Text("head.steps"), Text, func(g gap.BriefRow) Cell { return text(stepNumbers(g.Steps)) })
	t := Table{Columns: b.columns, Title: title(w.Text("brief.title", "gap", briefGap(r.Brief.Gap, w)), project(r, w), scaleOf(r, w))}
	t.Lead = []string{w.Text("needs.lead", "change", w.Shortest(o.Change), "power", w.Percent(o.Power), "limit", w.Shortest(alphaOf(o)))}
	if o.Comparisons > 1 {
		t.Lead[0] += " " + w.Text("needs.comparisons", "n", w.Count(int64(o.Comparisons)))
	}
	for _, g := range r.Brief.Groups {
		t.Rows = append(t.Rows, b.row(g, false))
	}
	t.Notes = briefNotes(r, o, w)
	return t
}

func briefGap(name string, w lang.Words) string {
	heading, _, _ := gapWords(gap.Result{Gaps: []gap.Gap{{Name: name}}}, w)
	return within(heading)
}

// ratings lists what a group is asked to rate.
func ratings(g gap.BriefRow, w lang.Words) string {
	var words []string
	for _, construct := range g.Asked {
		words = append(words, within(ratedWord(construct, w)))
	}
	return strings.Join(words, ", ")
}

func stepNumbers(steps []int) string {
	var numbers []string
	for _, n := range steps {
		numbers = append(numbers, strconv.Itoa(n))
	}
	return strings.Join(numbers, ", ")
}

// briefNotes say who decides, how often to ask, and what the columns hold.
func briefNotes(r gap.Result, o gap.Sizing, w lang.Words) []string {
	var deciding []string
	unknown, few := false, false
	for _, g := range r.Brief.Groups {
		if g.Decides {
			deciding = append(deciding, asked("", g.Group, w))
		}
		unknown, few = unknown || !g.EachWave.Defined(), few || g.Note == gap.NoteFewCustomers
	}
	notes := []string{w.Text("brief.decides", "groups", strings.Join(deciding, ", ")), briefCadence(r.Brief, w), w.Text("brief.columns")}
	if few {
		notes = append(notes, w.Text("brief.few"))
	}
	if unknown {
		notes = append(notes, w.Text("brief.no_spread"))
	}
	if o.Limit > 0 {
		notes = append(notes, w.Text("needs.limit", "limit", w.Shortest(o.Limit)))
	}
	if o.Population > 0 {
		notes = append(notes, w.Text("needs.population", "n", w.Count(o.Population)))
	}
	return notes
}

// briefCadence says how often to ask.
func briefCadence(b *gap.Brief, w lang.Words) string {
	often := map[string]string{
		"weekly": w.Text("cadence.weekly"), "monthly": w.Text("cadence.monthly"), "quarterly": w.Text("cadence.quarterly"),
		"half-yearly": w.Text("cadence.half_yearly"), "yearly": w.Text("cadence.yearly"),
	}[b.Cadence]
	if !b.Waves.Defined() || b.Waves < 1 { // that they are too few stands below
		return w.Text("brief.cadence", "often", often)
	}
	return w.Plural("brief.cadence_bears", int64(b.Waves), "often", often)
}

// MachineBrief is the plan in the columns that csv and tsv promise.
func MachineBrief(r gap.Result) Table {
	b := builder[gap.BriefRow]{hidden: func(gap.BriefRow) bool { return false }}
	o := *r.Method.Sizing
	b.word("schema", func(gap.BriefRow) string { return r.Schema })
	b.word("group", func(g gap.BriefRow) string { return g.Group })
	b.word("decides", func(g gap.BriefRow) string { return yes(g.Decides) })
	b.word("asked", func(g gap.BriefRow) string { return strings.Join(g.Asked, " ") })
	b.whole("questions", func(g gap.BriefRow) int64 { return int64(g.Questions) })
	b.word("gap", func(g gap.BriefRow) string { return g.Plans })
	b.num("change", func(gap.BriefRow) gap.Number { return gap.Number(o.Change) })
	b.num("sd", func(g gap.BriefRow) gap.Number { return g.SD })
	b.num("n_each_wave", func(g gap.BriefRow) gap.Number { return g.EachWave })
	b.num("invited", func(g gap.BriefRow) gap.Number { return g.Invited })
	b.num("margin", func(g gap.BriefRow) gap.Number { return g.Margin })
	b.word("steps", func(g gap.BriefRow) string { return strings.Trim(fmt.Sprint(g.Steps), "[]") })
	b.word("cadence", func(gap.BriefRow) string { return r.Brief.Cadence })
	b.num("waves_a_year", func(gap.BriefRow) gap.Number { return r.Brief.Waves })
	b.word("note", func(g gap.BriefRow) string { return g.Note })
	t := Table{Columns: b.columns}
	for _, g := range r.Brief.Groups {
		t.Rows = append(t.Rows, b.row(g, false))
	}
	return t
}
