package importers

import (
	"strings"
	"testing"
)

// hintedHeaders are the cases whose pairs rest on hints, which is said.
const hintedHeaders = "zone of tolerance in letters; short words; shortened; a letter before a statement; a code before a statement; a letter before a word; a letter inside; a word inside; a letter behind a number"

// TestPairsByHint has headers whose words say something only together.
func TestPairsByHint(t *testing.T) {
	for _, tt := range []struct{ name, header, want string }{
		{"zone of tolerance in letters", "A1|D1|P1|A2|D2|P2", "1=A1/D1/P1 2=A2/D2/P2"},
		{"A alone", "A1|A2|E1|E2|P1|P2", "1=E1/P1 2=E2/P2"},
		{"D alone", "D1|D2|P1|P2", "1=P1 2=P2"},
		{"A and D of other items", "A1|A2|D1|D2|P1|P2|P3", "1=P1 2=P2 3=P3"},
		{"short words", "min_speed|des_speed|perc_speed", "speed=min_speed/des_speed/perc_speed"},
		{"min of something else", "min_age|E1|P1", "1=E1/P1"},
		{"shortened", "Forv_1|Forv_2|Oppl_1|Oppl_2", "1=Forv_1/Oppl_1 2=Forv_2/Oppl_2"},
		{"a letter before a statement", "E: Rask hjelp|E: Rent|P: Rask hjelp|P: Rent", "rask hjelp=E: Rask hjelp/P: Rask hjelp rent=E: Rent/P: Rent"},
		{"a code before a statement", "E1. Should be fast|E2. Should be clean|P1. Is fast|P2. Is clean", "1=E1. Should be fast/P1. Is fast 2=E2. Should be clean/P2. Is clean"},
		{"a letter before a word", "e_speed|e_staff|p_speed|p_staff", "speed=e_speed/p_speed staff=e_staff/p_staff"},
		{"a letter before other words", "e_speed|e_mail|p_speed|p_staff", ""},
		{"a word inside a group", "grp_a/exp_speed|grp_a/exp_staff|grp_b/perc_speed|grp_b/perc_staff|_id|_uuid|_submission_time", "speed=grp_a/exp_speed/grp_b/perc_speed staff=grp_a/exp_staff/grp_b/perc_staff"},
		{"a letter inside", "SQ_E_1|SQ_E_2|SQ_P_1|SQ_P_2", "sq1=SQ_E_1/SQ_P_1 sq2=SQ_E_2/SQ_P_2"},
		{"a word inside", "Q3_exp_1|Q3_exp_2|Q3_perc_1|Q3_perc_2", "q3_1=Q3_exp_1/Q3_perc_1 q3_2=Q3_exp_2/Q3_perc_2"},
		{"a letter behind a number", "Q1E|Q1P|Q2E|Q2P", "q1=Q1E/Q1P q2=Q2E/Q2P"},
		{"parts of a question", "Q1A|Q1B|Q1C|Q1D|Q1E|Q1F|Q1O|Q1P", ""},
		{"parts with words", "Q1a (Expected)|Q1b (Perceived)|Q2a (Expected)|Q2b (Perceived)", "q1=Q1a (Expected)/Q1b (Perceived) q2=Q2a (Expected)/Q2b (Perceived)"},
		{"one pair of importance", "imp_1|sat_1", "1=imp_1/sat_1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, head(tt.header)), Columns{Scale: "1-9", Preset: NoPreset})
			got := codesOf(problems)
			if len(problems) == 0 {
				got = pairsOf(layout)
			}
			if said := strings.Contains(assumedText(layout), AssumedHinted); said != strings.Contains(hintedHeaders, tt.name) {
				t.Errorf("says that these are hints: %v", said)
			}
			if got != tt.want && !(tt.want == "" && got == "E-COL-NONE") {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestPairsByQuestion has questions that are the names of their columns, each as the
// item of the two that is asked in other words.
func TestPairsByQuestion(t *testing.T) {
	for _, tt := range []struct{ expected, perceived, key string }{
		{"Importance of *", "Satisfaction with *", "speed"},
		{"How important is * to you?", "How satisfied are you with *?", "speed"},
		{"Hvor viktig er *?", "Hvor fornøyd er du med *?", "fart"},
		{"Kor viktig er * for deg?", "Kor nøgd er du med *?", "fart"},
		{"Hur viktigt är *?", "Hur nöjd är du med *?", "fart"},
		{"Hvor vigtig er * for dig?", "Hvor tilfreds er du med *?", "pris"},
		{"Wie wichtig ist Ihnen die *?", "Wie zufrieden sind Sie mit der *?", "beratung"},
		{"Hoe belangrijk is *?", "Hoe tevreden bent u over *?", "prijs"},
		{"Importance de l'*", "Satisfaction concernant l'*", "accueil"},
		{"Importancia de la *", "Satisfacción con la *", "rapidez"},
		{"Kuinka tärkeä on *?", "Kuinka tyytyväinen olet: *?", "hinta"},
		{"Erwartung: *", "Wahrnehmung: *", "preis"},
		{"Verwachting: *", "Ervaring: *", "prijs"},
		{"Attente : *", "Perception : *", "prix"},
		{"Expectativa: *", "Percepción: *", "precio"},
		{"* (odotus)", "* (kokemus)", "hinta"},
		{"Minimum service level: *", "Perceived service performance: *", "speed"},
	} {
		names := []string{strings.ReplaceAll(tt.expected, "*", tt.key), strings.ReplaceAll(tt.perceived, "*", tt.key)}
		layout, problems := Find(source(t, head(strings.Join(names, "|"))), Columns{Scale: "1-5", Preset: NoPreset})
		if len(problems) > 0 {
			t.Errorf("%q: %v", names, problems)
		} else if got, want := pairsOf(layout), tt.key+"="+strings.Join(names, "/"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestQuestionBeatsName reads the question of a grid before the word that its name
// begins with.
func TestQuestionBeatsName(t *testing.T) {
	for _, tt := range []struct{ header, want string }{
		{"Minimum service level [A]|Desired service level [A]|Perceived service performance [A]", "a=Minimum service level [A]/Desired service level [A]/Perceived service performance [A]"},
		{"Minimum expectations [Speed]|Desired expectations [Speed]|Perceived performance [Speed]", "speed=Minimum expectations [Speed]/Desired expectations [Speed]/Perceived performance [Speed]"},
	} {
		if got := pairsOf(found(t, source(t, head(tt.header)), Columns{Scale: "1-9"})); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}
