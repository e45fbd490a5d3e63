package gap_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
)

// sixOf is three rows twice, each with something of its own.
func sixOf(rows ...string) []string { return times(2, rows...) }

func TestSuppressStudyLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := gap.Analyze(drawnStudy(t), gap.Options{})
		before := finite(t, r)
		min := int64(rapid.IntRange(0, 9).Draw(t, "min"))
		hidden := gap.Suppress(r, min)
		if finite(t, r) != before {
			t.Fatalf("Suppress changed the result it was given")
		}
		if min == 0 && finite(t, hidden) != before {
			t.Errorf("min 0 changed\n%s\nto\n%s", before, finite(t, hidden))
		}
		if found := hiddenNumbers("", walk(t, hidden), false); len(found) > 0 {
			t.Errorf("numbers of hidden rows: %v", found)
		}
		if once, twice := finite(t, hidden), finite(t, gap.Suppress(hidden, min)); once != twice {
			t.Errorf("hiding again changes\n%s\nto\n%s", once, twice)
		}
		for _, g := range hidden.Gaps {
			if !g.Suppressed && (few(g.FromGroup, g.FromN, min) || few(g.ToGroup, g.ToN, min)) {
				t.Errorf("%s %s of %d and %d is shown, min %d", g.Name, g.ID, g.FromN, g.ToN, min)
			}
		}
		for _, c := range hidden.Chain {
			for _, l := range append(c.Legs, c.Total) {
				if !l.Suppressed && (few(l.FromGroup, l.FromN, min) || few(l.ToGroup, l.ToN, min)) || l.Suppressed && l.Value.Defined() {
					t.Errorf("leg %+v, min %d", l, min)
				}
			}
		}
	})
}

// few reports whether a group is too small to be shown; documents never are.
func few(group string, n, min int64) bool { return group != "documents" && n < min }

// What three managers believe changes nothing of what is shown of a study in
// which all others are many.
func TestFewManagersLeaveNoTrace(t *testing.T) {
	shown := func(managed ...string) string {
		s := gap.Study{
			Customers: count(t, withPoints(), sixOf("6 6 5 5 5 3|40 60", "7 7 6 5 6 4|20 80", "5 6 4 4 5 5|60 40")...),
			Managers:  count(t, managers(), managed...),
			Staff:     count(t, staff(), sixOf("4 5 3 6 6 6 7 6 5", "5 4 2 5 6 4 6 6 3", "5 5 5 5 5 5 7 7 7")...),
		}
		return finite(t, withoutFingerprints(gap.Suppress(gap.Analyze(s, gap.Options{}), 5)))
	}
	want := shown("7 6 3 5 5 2", "5 5 4 6 4 3", "4 4 4 4 5 6")
	for _, managed := range [][]string{
		{"1 1 1 1 1 1", "1 1 1 1 1 1", "1 1 1 1 1 1"}, {"7 6 3 5 5 2", "1 7 1 7 1 7"}, {". . . . . ."},
	} {
		if got := shown(managed...); got != want {
			t.Errorf("with managers %v the result is\n%s\nnot\n%s", managed, got, want)
		}
	}
	if strings.Contains(want, `"construct":"belief","group":"managers","n":3`) || !strings.Contains(want, `"construct":"delivered","group":"staff","n":6`) {
		t.Errorf("the boxes are hidden or shown wrongly in %s", want)
	}
}

func withoutFingerprints(r gap.Result) gap.Result {
	r.Method.Fingerprint = ""
	for i := range r.Method.Groups {
		r.Method.Groups[i].Fingerprint = ""
	}
	return r
}

// Points of too few customers would be seen through the weighted means of the
// other groups.
func TestFewPointsLeaveNoTraceInOtherGroups(t *testing.T) {
	shown := func(points string) string {
		s := gap.Study{
			Customers: count(t, withPoints(), append(sixOf("6 6 5 5 5 3", "7 7 6 5 6 4", "5 6 4 4 5 5"), "6 6 5 5 5 3"+points)...),
			Managers:  count(t, managers(), sixOf("7 6 3 5 5 2", "5 5 4 6 4 3", "4 4 4 4 5 6")...),
			Staff:     count(t, asking(survey.Staff, survey.Delivered), sixOf("4 5 3", "5 4 2", "5 5 6")...),
		}
		return finite(t, gap.Suppress(gap.Analyze(s, gap.Options{}), 5))
	}
	if got, want := shown("|90 10"), shown("|10 90"); got != want {
		at := 0
		for got[at] == want[at] {
			at++
		}
		t.Errorf("with 90 points for x the result is …%.200s, with 10 …%.200s", got[max(0, at-100):], want[max(0, at-100):])
	}
}
