package importers

import (
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestQuestionsThatCompare(t *testing.T) {
	for _, tt := range []struct {
		question string
		want     bool
	}{
		{"Compared with what you expected, how was the service?", true},
		{"Was it better or worse than expected?", true},
		{"How well did we meet your expectations?", true},
		{"Var det bedre eller dårligere enn forventet?", true},
		{"Var det betre eller dårlegare enn venta?", true},
		{"Var det sämre eller bättre än förväntat?", true},
		{"Hvordan var det i forhold til dine forventninger?", true},
		{"Ble forventningene innfridd?", true},
		{"War es besser oder schlechter als erwartet?", true},
		{"Was het beter of slechter dan verwacht?", true},
		{"Était-ce mieux que ce que vous attendiez ?", true},
		{"¿Fue mejor de lo que esperaba?", true},
		{"Oliko palvelu odotettua parempi?", true},
		{"What do you expect of us?", false},
		{"Expected speed", false},
		{"Is it better than last year?", false},
		{"What do you expect of a better hotel?", false},
		{"Hva forventer du av en god butikk?", false},
	} {
		if got := compares(tt.question); got != tt.want {
			t.Errorf("%q: got %v", tt.question, got)
		}
	}
}

// TestComparisonsAlone takes them for direct ratings.
func TestComparisonsAlone(t *testing.T) {
	const words = "Worse than expected|As expected\nMuch better than expected|Better than expected\nMuch worse than expected|As expected\n"
	for _, tt := range []struct{ name, text, scale, want, problem string }{
		{"labels below codes", "Q1|Q2\n" + words, "", "1=Q1 2=Q2", ""},
		{"labels below names that say expected", "E1|E2\n" + words, "", "1=E1 2=E2", ""},
		{"numbers below a question", "How was it compared to what you expected? [Speed]|How was it compared to what you expected? [Tone]\n2|3\n", "1-5",
			"speed=How was it compared to what you expected? [Speed] tone=How was it compared to what you expected? [Tone]", ""},
		{"numbers, and no scale", "How was it compared to what you expected? [Speed]|How was it compared to what you expected? [Tone]\n2|3\n", "", "", "E-SCALE-NONE@A"},
		{"a scale without a middle", "Q1|Q2\nIkke innfridd|Delvis innfridd\nInnfridd|Overgått\n", "", "", "E-DIRECT-TARGET"},
		{"a scale for nothing", "Q1|Q2\n1|2\n", "1-5", "", "E-COL-MISSING E-COL-NONE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, tt.text), Columns{DirectScale: tt.scale, Preset: NoPreset})
			checkProblems(t, problems)
			if codesOf(problems) != tt.problem {
				t.Fatalf("got %v, want %s", problems, tt.problem)
			}
			if tt.problem != "" {
				return
			}
			if got := ratedNames(layout); got != tt.want || layout.Questionnaire.Direct[0].Questionnaire.Instrument.Scale.Points != 5 {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if said := assumedText(layout); !strings.Contains(said, AssumedDirect) {
				t.Errorf("got assumed %q", said)
			}
		})
	}
}

// TestComparisonsBeside leaves them out beside what was expected and perceived.
func TestComparisonsBeside(t *testing.T) {
	got := found(t, source(t, head("What do you expect? [Speed]|What did you experience? [Speed]|Was it better or worse than expected? [Speed]")), Columns{Scale: "1-5"})
	if pairs := pairsOf(got); pairs != "speed=What do you expect? [Speed]/What did you experience? [Speed]" || len(got.Questionnaire.Direct) > 0 {
		t.Errorf("got %s", pairs)
	}
	if said := assumedText(got); !strings.Contains(said, "direct_apart: C") {
		t.Errorf("got assumed %q", said)
	}
	named := found(t, source(t, head("E1|P1|Better or worse than expected 1")), Columns{Scale: "1-5", Direct: []string{"Better*"}, DirectScale: "1-3"})
	if q := named.Questionnaire; len(q.Direct) != 1 || len(q.Constructs) != 2 || q.Constructs[0] != survey.Expected {
		t.Errorf("got %+v", q)
	}
}
