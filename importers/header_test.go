package importers

import "testing"

func TestColumnNames(t *testing.T) {
	tests := []struct{ name, want string }{
		{"E1", "expected 1"},
		{"p22", "perceived 22"},
		{"e_01", "expected 1"},
		{"P 7", "perceived 7"},
		{"E-TAN1", "expected tan1"},
		{"p_tan_01", "perceived tan1"},
		{"Q1_E", "expected q1"},
		{"q1-p", "perceived q1"},
		{"Question 1 (E)", "expected question1"},
		{"E1.2", "expected 1.2"},
		{"E_1_2", "expected 1_2"},
		{"E1a", "expected 1a"},
		{"exp12", "expected 12"},
		{"expected_speed", "expected speed"},
		{"Perceived: speed", "perceived speed"},
		{"Speed (expected)", "expected speed"},
		{"Speed – Perceived", "perceived speed"},
		{"Speed [perceived]", "perceived speed"},
		{"expected[SQ001]", "expected sq1"},
		{"Perceived (speed)", "perceived speed"},
		{"\u00a0expected_speed ", "expected speed"},
		{"forventet_fart", "expected fart"},
		{"opplevd_fart", "perceived fart"},
		{"Forventning 3", "expected 3"},
		{"Opplevelse 3", "perceived 3"},
		{"forventa_fart", "expected fart"},
		{"Förväntad fart", "expected fart"},
		{"Fo\u0308rva\u0308ntad fart", "expected fart"}, // letters and accents apart, as a Mac may write them
		{"upplevd_fart", "perceived fart"},
		{"fart_oplevet", "perceived fart"},
		{"minimum_speed", "adequate speed"},
		{"Adequate 3", "adequate 3"},
		{"TAN1 (acceptable level)", "adequate tan1"},
		{"Minimum level: speed", "adequate speed"},
		{"minimum_level_07", "adequate 7"},
		{"akseptabelt nivå 3", "adequate 3"},
		{"Godtagbar_fart", "adequate fart"},
		{"fart – acceptabelt niveau", "adequate fart"},
		{"desired_speed", "expected speed"},
		{"Desired level 3", "expected 3"},
		{"ønsket fart", "expected fart"},
		{"önskad nivå 3", "expected 3"},
		{"Opplevd nivå 3", "perceived 3"},
		{"points_tangibles", "points tangibles"},
		{"imp_TAN", "points tan"},
		{"E1_P", "perceived e1"}, // item 1 of empathy, not expected item "1_p"
		{"P1_E", "expected p1"},
		{"P_E1", "perceived e1"},

		{"e-mail", ""},
		{"e_mail", ""},
		{"E-post", ""},
		{"page", ""},
		{"P-value", ""},
		{"p.value", ""},
		{"Experience", ""},
		{"Expertise 1", ""},
		{"Price", ""},
		{"Period 1", ""},
		{"Person 3", ""},
		{"P.O. box 7", ""},
		{"PO box 7", ""},
		{"E2E test", ""},
		{"P2P lending", ""},
		{"P90 response time", ""},
		{"E1_TEXT", ""},
		{"E1. The staff is friendly", ""},
		{"Vitamin E", ""},
		{"A1", ""}, // an A may stand for anything
		{"D1", ""},
		{"Q1_A", ""},
		{"Minimum", ""},
		{"expected", ""},
		{"expected_", ""},
		{"E", ""},
		{"1", ""},
		{"", ""},
		{"()", ""},
	}
	m := newMarker()
	for _, tt := range tests {
		got := ""
		if mark, ok := m.read(tt.name); ok {
			got = mark.construct + " " + mark.key
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNumbersOneToN(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		ok   bool
	}{
		{"in order", []string{"1", "2", "3"}, true},
		{"shuffled, with a word", []string{"q3", "q1", "q2"}, true},
		{"one missing", []string{"1", "3"}, false},
		{"one twice", []string{"1", "1"}, false},
		{"from 0", []string{"0", "1"}, false},
		{"different words", []string{"a1", "b2"}, false},
		{"beyond all integers", []string{"1", "99999999999999999999999"}, false},
	}
	for _, tt := range tests {
		if _, ok := runOf(tt.keys); ok != tt.ok {
			t.Errorf("%s: got %v, want %v", tt.name, ok, tt.ok)
		}
	}
}

func TestWordsForNoAnswer(t *testing.T) {
	tests := []struct{ want, words string }{
		{"-", "|-|–|NA|#N/A|nan|Not answered|Ikke besvart|Ikkje svar|Ej svar|Ubesvaret|Vil ikke svare"},
		{"na", "N/A|Not applicable|Ikke aktuelt|Gjelder ikke meg|Ikkje relevant|Ej aktuellt|Inte relevant|Har ingen erfaring"},
		{"dk", "Don't know|don’t  KNOW|Vet ikke|Vet ikke/usikker|Veit ikkje|Vet ej|Ingen åsikt|Ved ikke|Kan ikke vurdere"},
		{"ns", "Not shown|Ikke vist|Ikkje vist|Ej visad"},
	}
	for _, tt := range tests {
		for _, word := range splitBars(tt.words) {
			got := read(t, "E1|P1\n1|"+word+"\n", Columns{Scale: "1-7"})
			if want := "1 " + tt.want; len(got.responses) != 1 || got.responses[0] != want {
				t.Errorf("%q: got %q and %v, want %q", word, got.responses, got.report.Problems, want)
			}
		}
	}
}
