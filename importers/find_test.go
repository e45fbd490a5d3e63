package importers

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"servgap/gap/survey"
)

func splitBars(text string) []string { return strings.Split(text, "|") }

func TestPairsByName(t *testing.T) {
	tests := []struct{ name, header, want string }{
		{"code", "id|E1|E2|P1|P2", "1=E1/P1 2=E2/P2"},
		{"small and padded", "e_01|e_02|p_01|p_02", "1=e_01/p_01 2=e_02/p_02"},
		{"written differently", "E1|e_02|P 1|P-2", "1=E1/P 1 2=e_02/P-2"},
		{"suffix", "Q1_E|Q1_P|Q2_E|Q2_P", "q1=Q1_E/Q1_P q2=Q2_E/Q2_P"},
		{"words", "expected_speed|perceived_speed", "speed=expected_speed/perceived_speed"},
		{"words in brackets", "Speed (expected)|Speed (perceived)", "speed=Speed (expected)/Speed (perceived)"},
		{"bokmål", "forventet_fart|opplevd_fart", "fart=forventet_fart/opplevd_fart"},
		{"bokmål, nouns", "Forventning 1|Opplevelse 1", "1=Forventning 1/Opplevelse 1"},
		{"nynorsk", "forventa_fart|oppleving_fart", "fart=forventa_fart/oppleving_fart"},
		{"svenska", "förväntad_fart|upplevd_fart", "fart=förväntad_fart/upplevd_fart"},
		{"dansk", "forventet_fart|oplevet_fart", "fart=forventet_fart/oplevet_fart"},
		{"shuffled", "P2|E10|P1|E1|P10|E2", "1=E1/P1 2=E2/P2 10=E10/P10"},
		{"shuffled with holes", "P7|E9|P9|E7|P2|E2", "2=E2/P2 7=E7/P7 9=E9/P9"},
		{"numbered in two levels", "E1.1|E1.2|E11|P1.1|P1.2|P11", "1.1=E1.1/P1.1 1.2=E1.2/P1.2 11=E11/P11"},
		{"empathy and people", "E1_E|E1_P|P1_E|P1_P", "e1=E1_E/E1_P p1=P1_E/P1_P"},
		{"names that only look alike", "e-mail|page|P-value|Experience|Price|Period 1|P.O. box 7|E1|P1", "1=E1/P1"},
		{"one side", "E1|E2|id", "1=E1 2=E2"},
		{"unused names twice", "x|x|E1|P1", "1=E1/P1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := found(t, source(t, head(tt.header)), Columns{Scale: "1-7"})
			if pairs := pairsOf(got); pairs != tt.want {
				t.Errorf("got %s, want %s", pairs, tt.want)
			}
		})
	}
}

func TestPresetByItemsInAnyOrder(t *testing.T) {
	in, _, err := survey.Preset("servqual-1991")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		form func(construct string, item int) string
		by   string
	}{
		{"ids", func(c string, item int) string { return c + "-" + in.Items[item].ID }, AssumedPresetByNames},
		{"ids apart", func(c string, item int) string {
			word, number := splitNumber(strings.ToLower(in.Items[item].ID))
			return strings.ToLower(c) + "_" + word + "_0" + number
		}, AssumedPresetByNames},
		{"numbers", func(c string, item int) string { return fmt.Sprint(c, item+1) }, AssumedPresetByNumbers},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var names []string
			for item := range in.Items {
				names = append(names, tt.form("E", item), tt.form("P", item))
			}
			random := rand.New(rand.NewPCG(1, 2))
			random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
			got := found(t, source(t, head(strings.Join(names, "|"))), Columns{})
			for item := range in.Items {
				for c, word := range []string{"E", "P"} {
					if column := got.header[got.answers[c*len(in.Items)+item]]; column != tt.form(word, item) {
						t.Errorf("got column %s, want %s", column, tt.form(word, item))
					}
				}
			}
			said := assumedText(got)
			if id := got.Questionnaire.Instrument.ID; id != in.ID || !strings.Contains(said, tt.by) || !strings.Contains(said, "scale scale=1-7") {
				t.Errorf("got instrument %q, assumed %q", id, said)
			}
		})
	}
}

func TestOneSideIsSaid(t *testing.T) {
	tests := []struct{ header, want string }{
		{"P1|P2|id", AssumedOnlyPerceived},
		{"E1|E2|P-value|id", AssumedOnlyExpected},
	}
	for _, tt := range tests {
		got := found(t, source(t, head(tt.header)), Columns{Scale: "1-7"})
		if said := assumedText(got); !strings.Contains(said, tt.want) {
			t.Errorf("%s: got %q, want %q in it", tt.header, said, tt.want)
		}
	}
}
