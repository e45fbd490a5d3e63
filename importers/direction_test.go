package importers

import (
	"strings"
	"testing"
)

// TestDirection has files in which a number says the best answer in one place and the
// worst in another, or in the header alone.
func TestDirection(t *testing.T) {
	grid := func(expected, perceived string, rows ...string) string {
		head := `Timestamp,"What do you expect? ` + expected + ` [A]","What was your experience? ` + perceived + ` [A]"` + "\n"
		for i, row := range rows {
			rows[i] = "2026/09/01 10:00:00 AM GMT+2," + row
		}
		return head + strings.Join(rows, "\n") + "\n"
	}
	for _, tt := range []struct{ name, text, scale, want string }{
		{"rising", grid("(1 = Helt uenig, 10 = Helt enig)", "(1 = Helt uenig, 10 = Helt enig)", "9,4", "8,3"), "", ""},
		{"falling, ends of ten", grid("(1 = Helt enig, 10 = Helt uenig)", "(1 = Helt enig, 10 = Helt uenig)", "9,4", "8,3"), "", "E-SCALE-DIRECTION@B"},
		{"only one falls", grid("(1 = Strongly disagree, 5 = Strongly agree)", "(1 = Strongly agree, 5 = Strongly disagree)", "5,4", "4,3"), "", "E-SCALE-DIRECTION@C"},
		{"two scales", grid("(1 = Strongly disagree, 5 = Strongly agree)", "(1 = Strongly disagree, 7 = Strongly agree)", "5,4", "4,3"), "1-5", "E-SCALE-MIX@C"},
		{"six is no answer", grid("(1 = Helt uenig, 5 = Helt enig, 6 = Vet ikke)", "(1 = Helt uenig, 5 = Helt enig, 6 = Vet ikke)", "5,6", "4,3"), "", "E-SCALE-VALUE@C"},
		{
			"numbers beside falling labels", "E1,P1\n1 = Strongly agree,1\n2 = Agree,2\n4 = Disagree,5\n3 = Neutral,4\n5 = Strongly disagree,3\n", "", "E-SCALE-DIRECTION@B",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, tt.text)
			layout, problems := Find(s, Columns{Scale: tt.scale})
			if len(problems) == 0 {
				problems = drain(t, s, &layout).report.Problems
			}
			checkProblems(t, problems)
			if got := codesOf(problems); got != tt.want {
				t.Errorf("got %s: %v, want %s", got, problems, tt.want)
			}
		})
	}
}

// TestOneSetForAll takes the set of all labels together for a construct that did not
// use all of them, and asks about statements below a second question.
func TestOneSetForAll(t *testing.T) {
	const five = "E1|P1\nStrongly agree|Agree\nAgree|Disagree\nNeutral|Strongly disagree\nDisagree|Strongly agree\nStrongly disagree|Agree\n"
	s := source(t, five)
	layout := found(t, s, Columns{})
	if got := drain(t, s, &layout); strings.Join(got.responses, "; ") != "5 4; 4 2; 3 1; 2 5; 1 4" {
		t.Errorf("got %q", got.responses)
	}
	_, problems := Find(source(t, "Timestamp,How important is this? [A],Your rating today [A]\n2026/09/01 10:00:00 AM GMT+2,5,3\n2026/09/02 10:00:00 AM GMT+2,4,3\n"), Columns{Scale: "1-5"})
	if codesOf(problems) != "E-PAIR-SIDE@B" {
		t.Errorf("got %v", problems)
	}
}

// TestOneSetForBothSides has sides of which neither used all labels of a set, so that
// each alone may be of another one: analyze and inspect read them alike.
func TestOneSetForBothSides(t *testing.T) {
	const text = "E1|P1\nStrongly agree|Neutral\nAgree|Disagree\nStrongly disagree|Agree\nDisagree|Strongly agree\n"
	s := source(t, text)
	layout := found(t, s, Columns{})
	if got := drain(t, s, &layout); strings.Join(got.responses, "; ") != "5 3; 4 2; 1 4; 2 5" {
		t.Errorf("got %q", got.responses)
	}
	in := inspectText(t, text)
	for _, b := range in.Blocks {
		if b.Scale == nil || b.Scale.Points != 5 {
			t.Errorf("block %s has %v: %s", b.ID, b.Scale, b.Why)
		}
	}
	_, problems := Find(source(t, "E1|P1\nStrongly agree|Agree\nAgree|Disagree\nStrongly disagree|Agree\nDisagree|Strongly agree\n"), Columns{})
	if codesOf(problems) != "E-LABEL-SET@A" {
		t.Errorf("four labels that may be of five: got %v", problems)
	}
}
