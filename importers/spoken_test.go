package importers

import (
	"strings"
	"testing"
)

// TestSidesByLabels has statements of which only the answers say what was asked, as
// Microsoft Forms leaves the questions of its grids out.
func TestSidesByLabels(t *testing.T) {
	const forms = "ID,Start time,Completion time,Email,Name,Quick,Friendly,Quick2,Friendly2\n"
	for _, tt := range []struct{ name, first, second, want string }{
		{"importance, then satisfaction", "Not at all important,Slightly important,Moderately important,Very important,Extremely important",
			"Very dissatisfied,Dissatisfied,Neutral,Satisfied,Very satisfied", "quick=Quick/Quick2 friendly=Friendly/Friendly2"},
		{"satisfaction, then importance", "Svært misfornøyd,Misfornøyd,Nøytral,Fornøyd,Svært fornøyd",
			"Svært uviktig,Uviktig,Nøytral,Viktig,Svært viktig", "quick=Quick2/Quick friendly=Friendly2/Friendly"},
		{"one set for both", "Disagree,Agree,Neutral,Strongly agree,Strongly disagree",
			"Disagree,Agree,Neutral,Strongly agree,Strongly disagree", "E-PAIR-SIDE@F"},
		{"satisfied twice", "Very dissatisfied,Dissatisfied,Neutral,Satisfied,Very satisfied",
			"Very dissatisfied,Dissatisfied,Neutral,Satisfied,Very satisfied", "E-PAIR-SIDE@F"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, second := forms, strings.Split(tt.second, ",")
			for i, first := range strings.Split(tt.first, ",") {
				text += strings.Join([]string{string(rune('1' + i)), "9/1/26 10:00:00", "9/1/26 10:05:00", "anonymous", "", first, first, second[i], second[i]}, ",") + "\n"
			}
			layout, problems := Find(source(t, text), Columns{Preset: NoPreset})
			got := codesOf(problems)
			if len(problems) == 0 {
				got = pairsOf(layout)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestScaleMakesNoTwoLabelsOne names a scale for labels of which the known sets take
// two for one answer: it does not say which two.
func TestScaleMakesNoTwoLabelsOne(t *testing.T) {
	const text = "E1,P1\nMisfornøyd,Fornøyd\nMindre fornøyd,Meget fornøyd\nFornøyd,Svært fornøyd\nMeget fornøyd,Misfornøyd\nSvært fornøyd,Mindre fornøyd\n"
	for _, scale := range []string{"", "1-4", "1-5"} {
		_, problems := Find(source(t, text), Columns{Scale: scale, Preset: NoPreset})
		if codesOf(problems) != "E-LABEL-SET@A" {
			t.Errorf("--scale %q: got %v", scale, problems)
		}
	}
}
