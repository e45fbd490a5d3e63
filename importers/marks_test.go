package importers

import (
	"strings"
	"testing"
)

// TestPairsByStructure has exports whose columns belong together by what the platform
// wrote above them.
func TestPairsByStructure(t *testing.T) {
	answers := func(rows ...string) string { return strings.Join(rows, "\n") + "\n" }
	for _, tt := range []struct{ name, text, want, assumed, problem string }{
		{
			"a grid of Google Forms", answers(
				`Timestamp,What do you expect of us? [Quick help],What do you expect of us? [Friendly staff],How was your experience with us? [Quick help],How was your experience with us? [Friendly staff]`,
				"2026/09/01 10:00:00 AM GMT+2,Strongly agree,Agree,Agree,Neutral", "2026/09/01 10:01:00 AM GMT+2,Agree,Agree,Disagree,Strongly disagree"),
			"quick help=What do you expect of us? [Quick help]/How was your experience with us? [Quick help] " +
				"friendly staff=What do you expect of us? [Friendly staff]/How was your experience with us? [Friendly staff]",
			"statements expected=What do you expect of us? perceived=How was your experience with us?", "",
		},
		{
			"importance and satisfaction", answers(
				`Timestamp;Hvor viktig er dette for deg? [Rask hjelp];Hvor viktig er dette for deg? [Vennlige ansatte];Hvor fornøyd er du med dette? [Rask hjelp];Hvor fornøyd er du med dette? [Vennlige ansatte]`,
				"2026-09-01 10:00:00;5;4;3;2", "2026-09-01 10:01:00;4;4;5;1"),
			"rask hjelp=Hvor viktig er dette for deg? [Rask hjelp]/Hvor fornøyd er du med dette? [Rask hjelp] " +
				"vennlige ansatte=Hvor viktig er dette for deg? [Vennlige ansatte]/Hvor fornøyd er du med dette? [Vennlige ansatte]",
			"importance question=Hvor viktig er dette for deg?", "",
		},
		{
			"side by side of Qualtrics", answers(
				`ResponseId,Q1#1_1,Q1#1_2,Q1#2_1,Q1#2_2`,
				`Response ID,Service - Expected - Quick help,Service - Expected - Friendly staff,Service - Perceived - Quick help,Service - Perceived - Friendly staff`,
				`"{""ImportId"":""_recordId""}","{""ImportId"":""QID1#1_1""}","{""ImportId"":""QID1#1_2""}","{""ImportId"":""QID1#2_1""}","{""ImportId"":""QID1#2_2""}"`,
				"R_1AAAAAAAAAAAAAA,5,4,3,2", "R_2AAAAAAAAAAAAAA,4,4,5,1"),
			"quick help=Q1#1_1/Q1#2_1 friendly staff=Q1#1_2/Q1#2_2", "statements", "",
		},
		{
			"a grid whose header has the ends of the scale", answers(
				"Tidsstempel,\"Hva forventer du?\n1 = Helt uenig\n5 = Helt enig [Rask hjelp]\",\"Hva opplevde du?\n1 = Helt uenig\n5 = Helt enig [Rask hjelp]\"",
				"2026/09/01 10:00:00 AM GMT+2,5,4", "2026/09/01 10:01:00 AM GMT+2,3,4"),
			"rask hjelp=Hva forventer du?\n1 = Helt uenig\n5 = Helt enig [Rask hjelp]/Hva opplevde du?\n1 = Helt uenig\n5 = Helt enig [Rask hjelp]",
			"scale scale=1-5", "",
		},
		{
			"importance and satisfaction by name", "imp_speed,imp_price,sat_speed,sat_price\n5,4,3,2\n4,3,5,1\n",
			"speed=imp_speed/sat_speed price=imp_price/sat_price", "importance question=imp_speed\nsatisfaction question=sat_speed", "",
		},
		{
			"a grid whose best answer is 1", answers(
				"Tidsstempel,\"Hva forventer du?\n1 = Helt enig\n5 = Helt uenig [Rask hjelp]\",\"Hva opplevde du?\n1 = Helt enig\n5 = Helt uenig [Rask hjelp]\"",
				"2026/09/01 10:00:00 AM GMT+2,5,4", "2026/09/01 10:01:00 AM GMT+2,3,4"),
			"", "", "E-SCALE-DIRECTION@B",
		},
		{
			"statements of Microsoft Forms, and nothing says which is which", answers(
				`ID,Start time,Completion time,Email,Name,Quick help,Friendly staff,Quick help2,Friendly staff2`,
				"1,9/1/26 10:00:00,9/1/26 10:05:00,anonymous,,5,4,3,2", "2,9/1/26 10:00:00,9/1/26 10:05:00,anonymous,,4,4,5,1"),
			"", "", "E-PAIR-SIDE@F",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, tt.text), Columns{Scale: scaleOf(tt.text), Preset: NoPreset})
			checkProblems(t, problems)
			if codesOf(problems) != tt.problem {
				t.Fatalf("got %v", problems)
			}
			if tt.problem != "" {
				return
			}
			if got := pairsOf(layout); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if got := assumedText(layout); !strings.Contains(got, tt.assumed) {
				t.Errorf("assumed\n%s\nwithout %s", got, tt.assumed)
			}
		})
	}
}

// scaleOf is the scale of a file of numbers; words need none.
func scaleOf(text string) string {
	if strings.Contains(text, "agree") || strings.Contains(text, "enig") {
		return ""
	}
	return "1-5"
}

// TestFixOfSidesWorks pastes the remedy.
func TestFixOfSidesWorks(t *testing.T) {
	const text = "ID,Start time,Completion time,Email,Name,Quick,Friendly,Quick2,Friendly2\n1,9/1/26 10:00:00,9/1/26 10:05:00,anonymous,,5,4,3,2\n2,9/1/26 10:00:00,9/1/26 10:05:00,anonymous,,4,4,5,1\n"
	_, problems := Find(source(t, text), Columns{Scale: "1-5"})
	fix := problems[0].Fix.String()
	if !strings.Contains(fix, "--expected Quick:Friendly --perceived Quick2:Friendly2") {
		t.Fatal(fix)
	}
	layout, problems := Find(source(t, text), Columns{Scale: "1-5", Expected: []string{"Quick:Friendly"}, Perceived: []string{"Quick2:Friendly2"}})
	if len(problems) > 0 || len(layout.Questionnaire.Instrument.Items) != 2 {
		t.Errorf("got %v", problems)
	}
}

// TestLabelsOfNoProject reads answers in words that nobody declared.
func TestLabelsOfNoProject(t *testing.T) {
	for _, tt := range []struct{ name, text, scale, want, problem string }{
		{"in Norwegian", "E1|P1\nHelt enig|Litt uenig\nVerken enig eller uenig|Vet ikke\nEnig|Helt uenig\nLitt enig|Uenig\n", "", "7 3; 4 dk; 6 1; 5 2", ""},
		{"numbers beside them", "E1|P1\n5 - Helt enig|1 - Helt uenig\n4|2\n3|5 - Helt enig\n", "", "5 1; 4 2; 3 5", ""},
		{"the best is 1", "E1|P1\n1 = Helt enig|5 = Helt uenig\n2 = Enig|3 = Verken enig eller uenig\n4 = Uenig|2 = Enig\n", "", "5 1; 4 3; 2 4", ""},
		{"several sets", "E1|P1\nAgree|Disagree\nAgree|Agree\n", "", "", "E-LABEL-SET@A"},
		{"several sets, and the scale", "E1|P1\nAgree|Disagree\nAgree|Agree\n", "1-3", "3 1; 3 3", ""},
		{"codes of answers", "E1|P1\nA1|A3\nA5|A2\n|A3\n", "", "", "E-LABEL-SET@A"},
		{"codes of answers, and a scale", "E1|P1\nAO01|AO03\nAO05|AO02\nvet ikke|AO03\n", "1-5", "", "E-LABEL-SET@A"},
		{"words that are no codes", "E1|P1\nRed1|Blue2\nBlue1|Red2\n", "1-5", "", "E-LABEL-UNKNOWN@A E-LABEL-UNKNOWN@B"},
		{"two scales", "E1|P1\nVery dissatisfied|Disagree\nDissatisfied|Neutral\nNeutral|Agree\nSatisfied|Agree\nVery satisfied|Neutral\n", "", "", "E-SCALE-MIX"},
		{"another scale than given", "E1|P1\nHelt enig|Helt uenig\nEnig|Uenig\nVerken enig eller uenig|Enig\n", "1-10", "", "E-SCALE-LABELS"},
		{"one that is foreign", "E1|P1\nHelt enig|Helt uenig\nEnig|Uenig\nVerken enig eller uenig|Viktig\nUenig|Enig\nHelt uenig|Enig\n", "", "", "E-LABEL-UNKNOWN@B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, tt.text)
			layout, problems := Find(s, Columns{Scale: tt.scale})
			var got whole
			if len(problems) == 0 {
				got = drain(t, s, &layout)
				problems = got.report.Problems
			}
			checkProblems(t, problems)
			if codesOf(problems) != tt.problem || strings.Join(got.responses, "; ") != tt.want && tt.problem == "" {
				t.Errorf("got %q and %v, want %q and %q", got.responses, problems, tt.want, tt.problem)
			}
		})
	}
}
