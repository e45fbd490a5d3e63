package dialect

import (
	"strings"
	"testing"
)

// TestChoiceOrRating has two questions of three statements each in the form of
// SurveyMonkey; the second is a choice or not.
func TestChoiceOrRating(t *testing.T) {
	for _, tt := range []struct {
		name, question string
		answers        []string // to the first question and to the second
		choice         bool
	}{
		{"some options each", "Which did you use?", []string{"5|6|7|1||", "4|6|7||1|", "5|5|7|1||1"}, true},
		{"some options each, asked alone", "Which did you use?", []string{"|||1||", "||||1|", "|||1||1"}, true},
		{"all gave 1", "How was it?", []string{"5|6|7|1|1|1", "4|6|7|1|1|1"}, false},
		{"all gave 1, a few left one out", "How was it?", []string{"5|6|7|1|1|1", "4|6|7|1||1", "5|5|7|1|1|1"}, false},
		{"all gave 1 or nothing at all", "How was it?", []string{"5|6|7|1|1|1", "4|6|7|||", "5|5|7|1|1|1"}, false},
		{"it cannot be told", "What did you experience?", []string{"5|6|7|1||1", "4|6|7|1||1", "5|5|7|1|1|1"}, false},
		{"options of which some were expected", "What did you expect?", []string{"1||1|1||", "|1|1||1|", "1|||1||1"}, true},
		{"ticks and crosses", "How was it?", []string{"5|6|7|1|0|1", "4|6|7|1|1|1"}, true},
		{"ticks in words", "How was it?", []string{"5|6|7|yes|yes|yes", "4|6|7|yes|yes|yes", "4|6|7|yes||"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := "Respondent ID|Collector ID|What do you expect?|||" + tt.question + "||\n||Speed|Staff|Rooms|Speed|Staff|Rooms\n"
			for _, answers := range tt.answers {
				rows += "11223344556|1|" + answers + "\n"
			}
			d := Read(sheet(rows))
			if d.Platform != SurveyMonkey {
				t.Fatalf("got %q", d.Platform)
			}
			want := strings.Repeat(" answer", 3)
			if tt.choice {
				want = strings.Repeat(" choice", 3)
			}
			got := ""
			for _, c := range d.Columns[5:] {
				got += " " + c.Kind.String()
			}
			if got != want {
				t.Errorf("got%s, want%s", got, want)
			}
		})
	}
}
