package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/gate"
)

// standings are what rulings count as, the worst first, as they stand in a table.
var standings = []gate.Outcome{gate.Fail, gate.NotJudged, gate.Warn, gate.Unsure, gate.Waived, gate.Pass}

// mostUnsure is the lines of unsure rulings up to which each has its own.
const mostUnsure = 4

// Audit is the rulings of an audit of a wave: failures first, each with its place and
// reasons, passes last, one line each. Of many that are unsure there is one line.
func Audit(r gap.Result, rulings []gate.Ruling, w lang.Words) Table {
	t := Table{Title: title(w.Text("audit.title"), r.Project, auditedWave(r, w), auditedAgainst(rulings, w)), Lead: []string{verdict(rulings, w)}}
	t.Columns = []Column{{ID: "counts", Kind: Key}, {ID: "check", Kind: Text}, {ID: "message", Kind: Text}}
	for _, s := range standings {
		all := counting(rulings, s)
		if s == gate.Unsure && len(all) > mostUnsure {
			t.Rows = append(t.Rows, rulingRow(StandingWord(s, w), "", unsureTogether(all, w)))
			continue
		}
		for _, ruling := range all {
			t.Rows = append(t.Rows, rulingRows(r, ruling, w)...)
		}
	}
	if power := powerNotes(rulings, w); few(r) {
		t.Lead = append(t.Lead, power...)
	} else {
		t.Notes = power
	}
	t.Notes = append(t.Notes, w.Text("audit.error", "levels", levelsOf(rulings, w)))
	if slices.ContainsFunc(rulings, func(r gate.Ruling) bool { return r.Change.Defined() }) {
		t.Notes = append(t.Notes, w.Text("note.waves"))
	}
	return t
}

// few reports whether so few customers answered that what the checks can see comes
// before what they say: under 100, where a fall of 0.50 on a scale from 1 to 7 is
// missed in one of three waves (gate.TestSimulation).
func few(r gap.Result) bool {
	return slices.ContainsFunc(r.Respondents, func(g gap.Respondents) bool { return g.Role == customers && g.Responses < 100 })
}

// rulingRows is the lines of one ruling: of one that holds things up its place, and
// below it what it found.
func rulingRows(of gap.Result, r gate.Ruling, w lang.Words) []Row {
	if r.Counts != gate.Fail && r.Counts != gate.Warn && r.Counts != gate.NotJudged {
		return []Row{rulingRow(StandingWord(r.Counts, w), RulingTarget(r, w), RulingMessage(of, r, w))}
	}
	rows := []Row{rulingRow(StandingWord(r.Counts, w), RulingTarget(r, w), fmt.Sprintf("%s:%d · %s", r.File, r.Line, r.Severity))}
	for _, part := range rulingParts(of, r, w) {
		rows = append(rows, Row{Cells: []Cell{empty, empty, empty}, Span: Span{Column: 1, Text: part}})
	}
	return rows
}

// lowestItems names the two items furthest below zero of a dimension that failed.
func lowestItems(of gap.Result, r gate.Ruling, w lang.Words) string {
	if r.Counts != gate.Fail || r.Level != gap.LevelDimension || r.Gap == "" || r.Segment != "" {
		return ""
	}
	items := slices.DeleteFunc(of.GapsOf(r.Gap), func(g gap.Gap) bool {
		return g.Level != gap.LevelItem || g.Dimension != r.Target || !g.Value.Defined()
	})
	slices.SortStableFunc(items, func(a, b gap.Gap) int { return cmp.Compare(a.Value, b.Value) })
	var named []string
	for _, g := range items[:min(2, len(items))] {
		named = append(named, g.ID+" "+w.Signed(float64(g.Value), 2))
	}
	if named == nil {
		return ""
	}
	return w.Text("audit.lowest", "items", strings.Join(named, ", "))
}

func rulingRow(cells ...string) Row {
	row := Row{}
	for _, cell := range cells {
		row.Cells = append(row.Cells, text(cell))
	}
	return row
}

// unsureTogether is the one line of many rulings that are unsure.
func unsureTogether(rulings []gate.Ruling, w lang.Words) string {
	var targets []string
	for _, r := range rulings {
		targets = append(targets, RulingTarget(r, w))
	}
	return w.Text("audit.unsure_many", "n", w.Count(int64(len(rulings))), "targets", strings.Join(targets, ", "))
}

// WorstFirst compares what two rulings count as, for the order of the table.
func WorstFirst(a, b gate.Outcome) int {
	return slices.Index(standings, a) - slices.Index(standings, b)
}

// levelsOf are the confidences of the intervals, in percent.
func levelsOf(rulings []gate.Ruling, w lang.Words) string {
	var levels []string
	for _, r := range rulings {
		if level := w.Shortest(float64(r.Confidence) * 100); !slices.Contains(levels, level) {
			levels = append(levels, level)
		}
	}
	return strings.Join(levels, ", ")
}

// counting are the rulings that count as something.
func counting(rulings []gate.Ruling, as gate.Outcome) []gate.Ruling {
	var some []gate.Ruling
	for _, r := range rulings {
		if r.Counts == as {
			some = append(some, r)
		}
	}
	return some
}

// auditedWave is the wave with its customers.
func auditedWave(r gap.Result, w lang.Words) string {
	for _, g := range r.Respondents {
		if g.Role == customers && !g.Suppressed {
			return r.Wave + " (" + people(g.Responses, customers, w) + ")"
		}
	}
	return r.Wave
}

// auditedAgainst names what falls are measured from.
func auditedAgainst(rulings []gate.Ruling, w lang.Words) string {
	var waves []string
	for _, r := range rulings {
		if r.OldWave != "" && !slices.Contains(waves, r.OldWave) {
			waves = append(waves, r.OldWave)
		}
	}
	if waves == nil {
		return ""
	}
	return w.Text("audit.against", "waves", strings.Join(waves, ", "))
}

// verdict is what the whole audit comes to: what was not judged is no failure and no
// pass.
func verdict(rulings []gate.Ruling, w lang.Words) string {
	var counts []string
	for _, s := range standings {
		if n := len(counting(rulings, s)); n > 0 {
			counts = append(counts, CountOf(s, w.Count(int64(n)), w))
		}
	}
	said := strings.Join(counts, ", ")
	switch {
	case len(counting(rulings, gate.NotJudged)) > 0:
		return w.Text("audit.not_judged", "counts", said)
	case len(counting(rulings, gate.Fail)) > 0:
		return w.Text("audit.failed", "counts", said)
	default:
		return w.Text("audit.passed", "counts", said)
	}
}

// CountOf says how many rulings count as something.
func CountOf(s gate.Outcome, n string, w lang.Words) string {
	switch s {
	case gate.Fail:
		return w.Text("audit.count_fail", "n", n)
	case gate.NotJudged:
		return w.Text("audit.count_not_judged", "n", n)
	case gate.Warn:
		return w.Text("audit.count_warn", "n", n)
	case gate.Unsure:
		return w.Text("audit.count_unsure", "n", n)
	case gate.Waived:
		return w.Text("audit.count_waived", "n", n)
	default:
		return w.Text("audit.count_pass", "n", n)
	}
}

// StandingWord is the sign and the word of what a ruling counts as.
func StandingWord(s gate.Outcome, w lang.Words) string {
	switch s {
	case gate.Fail:
		return "✗ " + w.Text("audit.fail")
	case gate.NotJudged:
		return "! " + w.Text("audit.judged_not")
	case gate.Warn:
		return "! " + w.Text("audit.warn")
	case gate.Unsure:
		return "? " + w.Text("audit.unsure")
	case gate.Waived:
		return "– " + w.Text("audit.waiver")
	default:
		return "✓ " + w.Text("audit.pass")
	}
}

// powerNotes say of each check of a fall what it could have seen, by its targets'
// least and most certain.
func powerNotes(rulings []gate.Ruling, w lang.Words) []string {
	var notes []string
	for at := 0; at < len(rulings); {
		end := at
		var falls []gate.Ruling
		for ; end < len(rulings) && rulings[end].Check == rulings[at].Check; end++ {
			if rulings[end].FailsAt.Defined() {
				falls = append(falls, rulings[end])
			}
		}
		if falls != nil {
			notes = append(notes, powerNote(falls, w))
		}
		at = end
	}
	return notes
}

func powerNote(falls []gate.Ruling, w lang.Words) string {
	by := func(a, b gate.Ruling) int { return cmp.Compare(a.FailsAt, b.FailsAt) }
	least, most := slices.MinFunc(falls, by), slices.MaxFunc(falls, by)
	fall := amount(most, most.FailsAt, w)
	if from := amount(least, least.FailsAt, w); from != fall {
		fall = w.Range(from, fall)
	}
	switch limit := amount(most, most.NoFallOf, w); {
	case most.FailsAt == 0:
		return w.Text("audit.power_none", "check", most.Check)
	case most.Proof == gate.Prove || most.Proof == gate.Assure:
		return w.Text("audit.power", "check", most.Check, "fall", fall)
	default:
		return w.Text("audit.power_limit", "check", most.Check, "fall", fall, "limit", limit)
	}
}
