package gap_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
)

// saved is a result that went through a baseline file.
func saved(t failer, r gap.Result) gap.Result {
	t.Helper()
	var file bytes.Buffer
	if err := r.Baseline("2026-06-30").Encode(&file); err != nil {
		t.Fatalf("%v", err)
	}
	b, err := gap.DecodeBaseline(&file)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return b.Result(gap.Options{})
}

func asText(t failer, x any) string {
	t.Helper()
	data, err := json.Marshal(x)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return string(data)
}

// A wave that was kept as a baseline gives the same changes as its survey, hidden ones
// too: interval, p and note, to the last digit but for points, whose mean is rounded
// twice in a result.
func TestBaselineGivesTheSameChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, later := drawnStudy(t), drawnStudy(t)
		min := rapid.SampledFrom([]int64{0, 3, 5}).Draw(t, "min")
		o := gap.Options{}
		before, now := gap.Suppress(gap.Analyze(old, o), min), gap.Suppress(gap.Analyze(later, o), min)
		before.SetWave("Q2")
		kept := saved(t, before)
		if got, want := now.ChangedSince(kept), now.ChangedSince(before); asText(t, got) != asText(t, want) {
			t.Fatalf("changes of the questionnaire: got %+v, want %+v", got, want)
		}
		if before.Repeats(before) != before.Repeats(kept) {
			t.Fatalf("a wave does not repeat its own baseline")
		}
		got, want := now, now
		got.Compare(kept, o)
		want.Compare(before, o)
		if asText(t, got.StepChanges) != asText(t, want.StepChanges) {
			t.Fatalf("steps: got %s, want %s", asText(t, got.StepChanges), asText(t, want.StepChanges))
		}
		if len(got.Changes) != len(want.Changes) {
			t.Fatalf("got %d changes, want %d", len(got.Changes), len(want.Changes))
		}
		for i, c := range got.Changes {
			w := want.Changes[i]
			sameNumbers(t, c.ID+" points", c.ImportanceChange, w.ImportanceChange)
			if got, want := changeText(t, c), changeText(t, w); got != want {
				t.Fatalf("%s %s %s: got %s, want %s", c.Name, c.Level, c.ID, got, want)
			}
		}
	})
}

// changeText is a change and what a baseline gives back of the earlier wave.
func changeText(t failer, c gap.Change) string {
	t.Helper()
	old := gap.Gap{Wave: c.Old.Wave, N: c.Old.N, Difference: c.Old.Difference, Suppressed: c.Old.Suppressed}
	old.PAdj, old.Adjust = 0, ""
	if old.N == 0 || old.FromN == 0 || old.ToN == 0 {
		old.Test, old.Interval = "", "" // by which test nothing was found is not kept
	}
	return asText(t, []any{c.GapChange, c.FromChange, c.ToChange, c.Hidden, c.ChangeNote, old})
}

func sameNumbers(t failer, name string, got, want gap.Tested) {
	t.Helper()
	for _, n := range [][2]gap.Number{{got.Value, want.Value}, {got.SE, want.SE}, {got.Low, want.Low}, {got.High, want.High}, {got.P, want.P}} {
		if n[0].Defined() != n[1].Defined() || n[0].Defined() && math.Abs(float64(n[0]-n[1])) > 1e-12*math.Max(1, math.Abs(float64(n[1]))) {
			t.Fatalf("%s: got %v, want %v", name, n[0], n[1])
		}
	}
}

// A baseline tells of nobody: what is hidden has no number, and nothing of a
// respondent or a count of scores stands in it.
func TestBaselineHidesFew(t *testing.T) {
	old, _ := twoWaves(t)
	r := gap.Suppress(gap.Analyze(old, gap.Options{}), 5)
	var file bytes.Buffer
	if err := r.Baseline("").Encode(&file); err != nil {
		t.Fatal(err)
	}
	b := r.Baseline("")
	managers := 0
	for _, g := range b.Gaps {
		for _, row := range g.Rows {
			if g.ToGroup == "managers" {
				managers++
				if row.Note == "" || row.From != nil || row.To != nil || row.Points != nil {
					t.Errorf("four managers are told of: %s", asText(t, row))
				}
			}
		}
	}
	if managers == 0 || strings.Contains(file.String(), `"answers"`) {
		t.Errorf("the rows of managers are %d in\n%s", managers, file.String())
	}
}

func TestDecodeBaselineRefuses(t *testing.T) {
	old, _ := twoWaves(t)
	var file bytes.Buffer
	if err := gap.Suppress(gap.Analyze(old, gap.Options{}), 0).Baseline("2026-06-30").Encode(&file); err != nil {
		t.Fatal(err)
	}
	valid := file.String()
	replace := func(old, with string) string {
		if !strings.Contains(valid, old) {
			t.Fatalf("the file does not hold %s", old)
		}
		return strings.Replace(valid, old, with, 1)
	}
	for _, c := range []struct{ name, file, message string }{
		{"as it was written", valid, ""},
		{"empty", "", "not a baseline file"},
		{"cut", valid[:len(valid)/2], "not a baseline file"},
		{"twice", valid + valid, "something follows"},
		{"later form", replace(gap.BaselineSchema, "servgap.baseline/2"), "of the form"},
		{"field that nobody reads", replace(`"wave":`, `"waves":`), "unknown field"},
		{"no date", replace("2026-06-30", "last summer"), "the date"},
		{"no gap of that name", replace(`"gap": "service"`, `"gap": "servce"`), "is no gap"},
		{"squares of no sample", replace(`"squares": `, `"squares": -`), "of no sample"},
		{"fewer than nobody", replace(`"n": 5`, `"n": -5`), "of no sample"},
		{"no unit", replace(`"den": `, `"den": -`), "of no sample"},
		{"level that is none", replace(`"level": "overall"`, `"level": "all"`), "of no sample"},
		{"hidden with numbers", replace(`"id": "overall",`, `"id": "overall", "hidden": "suppressed",`), "of no sample"},
		{"nothing in it", `{"schema": "` + gap.BaselineSchema + `"}`, "holds no gap"},
		{"a sum beyond all surveys", replace(`"sum": `, `"sum": 1`+strings.Repeat("0", 400)), "of no sample"},
	} {
		_, err := gap.DecodeBaseline(strings.NewReader(c.file))
		switch {
		case c.message == "" && err != nil:
			t.Errorf("%s: got error %v", c.name, err)
		case c.message != "" && (err == nil || !strings.Contains(err.Error(), c.message)):
			t.Errorf("%s: got error %v, want %q in it", c.name, err, c.message)
		}
	}
}

// Whose answers count is part of what was asked, where it is known.
func TestExclusionsAreCompared(t *testing.T) {
	old, later := twoWaves(t)
	before, now := gap.Analyze(old, gap.Options{}), gap.Analyze(later, gap.Options{})
	before.SetExcluded(func(string) []string { return []string{"Duration below 60"} })
	if changed := now.ChangedSince(before); len(changed) != 0 {
		t.Errorf("exclusions that are not known differ: %+v", changed)
	}
	now.SetExcluded(func(string) []string { return []string{} })
	changed := now.ChangedSince(saved(t, before))
	if len(changed) != 2 || changed[0].What != gap.ChangedExcluded || changed[0].Old != "Duration below 60" || gap.Comparable(changed) {
		t.Errorf("got %+v", changed)
	}
}

func TestConditionsAreCompared(t *testing.T) {
	old, later := twoWaves(t)
	before, now := gap.Analyze(old, gap.Options{}), gap.Analyze(later, gap.Options{})
	before.Method.Where, before.Method.Divided = []gap.Condition{{Column: "Region", Value: "North"}}, []string{"customers"}
	changed := now.ChangedSince(saved(t, before))
	if len(changed) != 1 || changed[0].What != gap.ChangedWhere || changed[0].Old != "Region = North" || gap.Comparable(changed) {
		t.Errorf("got %+v", changed)
	}
}
