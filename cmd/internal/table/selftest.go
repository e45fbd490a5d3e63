package table

import (
	"strconv"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/gate"
)

// SelfTest is where each target of the checks trips, those that never do first.
func SelfTest(r gap.Result, trips []gate.Trip, w lang.Words) Table {
	t := Table{Title: title(w.Text("selftest.title"), r.Project, auditedWave(r, w)), Lead: []string{w.Text("selftest.lead")}}
	t.Columns = []Column{{ID: "trips", Kind: Key}, {ID: "check", Kind: Text}, {ID: "message", Kind: Text}}
	for _, guards := range []bool{false, true} {
		for _, trip := range trips {
			if guards == (trip.Trips != "") {
				t.Rows = append(t.Rows, rulingRow(tripWord(trip, w), RulingTarget(trip.Ruling, w), tripMessage(trip, w)))
			}
		}
	}
	return t
}

func tripWord(t gate.Trip, w lang.Words) string {
	switch {
	case t.Outcome == gate.NotJudged:
		return StandingWord(gate.NotJudged, w)
	case t.Trips == "":
		return "✗ " + w.Text("selftest.never")
	default:
		return "✓ " + w.Text("selftest.trips")
	}
}

// tripMessage says at which number a target trips its check.
func tripMessage(t gate.Trip, w lang.Words) string {
	switch {
	case t.Outcome == gate.NotJudged:
		return reasonWords(t.Ruling, w)
	case t.Trips == "":
		return w.Text("selftest.guards_nothing", "value", valueWords(t.Ruling, t.Value, w), "limits", t.Limits)
	case t.Shift == 0:
		return w.Text("selftest.now", "value", valueWords(t.Ruling, t.Value, w), "counts", standingName(t.Trips, w))
	default:
		return w.Text("selftest.at", "value", valueWords(t.Ruling, t.Value, w), "at", valueWords(t.Ruling, t.At, w), "counts", standingName(t.Trips, w))
	}
}

// standingName is the word of what a ruling counts as, without its sign.
func standingName(s gate.Outcome, w lang.Words) string {
	if s == gate.Warn {
		return w.Text("audit.warn")
	}
	return w.Text("audit.fail")
}

// MachineTrips is the same in the columns that csv and tsv promise.
func MachineTrips(trips []gate.Trip) Table {
	b := builder[gate.Trip]{}
	b.word("schema", func(gate.Trip) string { return gap.Schema })
	b.word("check", func(t gate.Trip) string { return t.Check })
	b.word("file", func(t gate.Trip) string { return t.File })
	b.word("line", func(t gate.Trip) string { return strconv.Itoa(t.Line) })
	b.word("metric", func(t gate.Trip) string { return t.Metric })
	b.word("target", func(t gate.Trip) string { return t.Target })
	b.word("segment", func(t gate.Trip) string { return t.Segment })
	b.word("segment_value", func(t gate.Trip) string { return t.SegmentValue })
	b.word("wave", func(t gate.Trip) string { return t.Wave })
	b.word("old_wave", func(t gate.Trip) string { return t.OldWave })
	b.word("limits", func(t gate.Trip) string { return t.Limits })
	b.word("unit", func(t gate.Trip) string { return t.Unit })
	b.num("value", func(t gate.Trip) gap.Number { return t.Value })
	b.word("counts", func(t gate.Trip) string { return string(t.Counts) })
	b.word("reason", func(t gate.Trip) string { return string(t.Reason) })
	b.word("trips", func(t gate.Trip) string { return string(t.Trips) })
	b.num("trips_at", func(t gate.Trip) gap.Number { return t.At })
	b.num("shift", func(t gate.Trip) gap.Number { return t.Shift })
	t := Table{Columns: b.columns}
	for _, trip := range trips {
		t.Rows = append(t.Rows, b.row(trip, false))
	}
	return t
}
