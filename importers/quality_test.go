package importers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// TestCareless leaves out, where the user asks for it and in this order, what took too
// little time, what has one answer to everything and what has an id that came before.
func TestCareless(t *testing.T) {
	const head = "ResponseId,StartDate,EndDate,Duration (in seconds),Finished,E1,E2,E3,E4,E5,P1,P2,P3,P4,P5\n"
	row := func(id, took, answers string) string {
		return "R_" + strings.Repeat(id, 15) + ",2026-09-01 10:00:00,2026-09-01 10:05:00," + took + ",True," + answers + "\n"
	}
	const mixed, straight, half = "7,6,7,6,7,5,4,5,4,5", "7,7,7,7,7,5,5,5,5,5", "7,7,7,7,7,5,5,5,4,5"
	text := head + row("a", "300", mixed) + row("b", "12", mixed) + row("c", "300", straight) + row("d", "", half) + row("a", "301", mixed) + row("e", "60", mixed)
	for _, tt := range []struct {
		name      string
		careless  Careless
		responses int64
		dropped   string
	}{
		{"nobody asks", Careless{}, 6, ""},
		{"fast", Careless{Fast: "60"}, 5, "too_fast×1"},
		{"straight", Careless{Straight: true}, 5, "straightlined×1"},
		{"repeated", Careless{Repeated: true}, 5, "repeated_id×1"},
		{"all of it", Careless{Fast: "60.5", Straight: true, Repeated: true}, 2, "too_fast×2; straightlined×1; repeated_id×1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, text)
			layout := found(t, s, Columns{Scale: "1-7", Careless: tt.careless})
			got := drain(t, s, &layout)
			if got.report.Responses != tt.responses || droppedText(got.report) != tt.dropped {
				t.Errorf("got %d responses without %s, want %d without %s", got.report.Responses, droppedText(got.report), tt.responses, tt.dropped)
			}
			if layout.Ordered() != tt.careless.Repeated {
				t.Errorf("ordered is %v", layout.Ordered())
			}
		})
	}
}

func TestCarelessNeedsItsColumns(t *testing.T) {
	for _, tt := range []struct {
		careless Careless
		want     string
	}{
		{Careless{Fast: "soon"}, "E-DROP-FAST"}, {Careless{Fast: "0"}, "E-DROP-FAST"}, {Careless{Fast: "60"}, "E-COL-DURATION"}, {Careless{Repeated: true}, "E-COL-ID"},
	} {
		_, problems := Find(source(t, "E1|P1\n1|2\n3|4\n"), Columns{Scale: "1-7", Careless: tt.careless})
		checkProblems(t, problems)
		if codesOf(problems) != tt.want {
			t.Errorf("%+v: got %v, want %s", tt.careless, problems, tt.want)
		}
	}
}

// TestStraightAsGiven has one answer to everything in an instrument of which nine
// items are reversed, and one whose answers are alike only after that.
func TestStraightAsGiven(t *testing.T) {
	in, _, err := survey.Preset("servqual-1988")
	if err != nil {
		t.Fatal(err)
	}
	var head, same, turned []string
	for _, side := range []string{"E", "P"} {
		for i, item := range in.Items {
			head = append(head, fmt.Sprint(side, i+1))
			same = append(same, "6")
			answer := "6"
			if item.Reverse {
				answer = "2"
			}
			turned = append(turned, answer)
		}
	}
	rows := [][]string{head, same, turned}
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.Join(row, ",") + "\n")
	}
	s := source(t, text.String())
	layout := found(t, s, Columns{Preset: "servqual-1988", Careless: Careless{Straight: true}})
	got := drain(t, s, &layout)
	if kept := strings.Repeat("6 ", 43) + "6"; !slices.Equal(got.responses, []string{kept}) || droppedText(got.report) != "straightlined×1" {
		t.Errorf("got %q without %s", got.responses, droppedText(got.report))
	}
}
