package vocabulary

import (
	"fmt"
	"strings"
	"testing"
)

func TestStem(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"How important is each feature?", "importance important importan*"},
		{"What you should expect", "expected should should; expected expect expect*"},
		{"Expected - perceived", "expected expected expect*; perceived perceived percei*"},
		{"speedExpected_1", "expected expected expect*"},
		{"unimportant", ""},
		{"Forventet fart", "expected forventet forvent*"},
		{"OPPLEVD_FART", "perceived opplevd opplev*"},
		{"Förväntad fart", "expected förväntad förvänt*"},
		{"Opplevelsen av betjeningen", "perceived opplevelsen opplev*"},
		{"Din oplevelse", "perceived oplevelse oplev*"},
		{"Hvor fornøyd er du?", "satisfaction fornøyd fornøyd*"},
		{"Det vi lovet", "promised lovet love*?"},
		{"Loven krever", "promised loven love*?"},
		{"Krav til kunden", "expected krav krav?; standard krav krav?"},
		{"Vikt i kg", "importance vikt vikt*?"},
		{"Ventetid", "expected ventetid vent*?"},
		{"Hva ledelsen tror", "belief ledelsen ledelse*; belief tror tror"},
		{"Wie wichtig ist Ihnen …", "importance wichtig wichtig*"},
		{"Miten koit palvelun?", "perceived koit koit*"},
		{"Mitä odotitte", "expected odotitte odot*"},
		{"Koira", ""},
		{"Hva forventer du av en god leverandør?", "expected forventer forvent*"},
		{"Vad förväntar du dig av en leverantör?", "expected förväntar förvänt*"},
		{"Hvad forventer du af en leverandør?", "expected forventer forvent*"},
		{"Wat verwacht u van een leverancier?", "expected verwacht verwacht*"},
		{"Qu’attendez-vous d’un fournisseur ?", "expected attendez attend*"},
		{"Vi leverer som avtalt", "delivered leverer leverer*"},
		{"Hvor fornøyd er du med leveringen?", "satisfaction fornøyd fornøyd*; delivered leveringen levering*?"},
		{"Så viktigt är det", "importance viktigt viktig*"},
		{"erlebte Qualität", "perceived erlebte erleb*"},
		{"Hoe tevreden bent u", "satisfaction tevreden tevreden*"},
		{"l'importance perçue", "importance importance importan*; perceived perçue perçu*"},
		{"¿Qué espera usted?", "expected espera espera*"},
		{"Odotettu taso", "expected odotettu odot*"},
		{"Harapan dan persepsi", "expected harapan harap*; perceived persepsi persep*"},
		{"서비스기대수준", "expected 서비스기대수준 *기대*"},
		{"고객 인지", "perceived 인지 *인지*"},
	}
	for _, test := range tests {
		var got []string
		for _, m := range Stem(test.text) {
			weak := ""
			if m.Weak {
				weak = "?"
			}
			got = append(got, fmt.Sprintf("%s %s %s%s", m.Construct, m.Word, m.Stem, weak))
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("Stem(%q) = %q, want %q", test.text, got, test.want)
		}
	}
	if got := fmt.Sprint(Stem("forventet")[0].Languages); got != "[nb nn da]" {
		t.Errorf("forventet is of %s", got)
	}
}

// TestStemData checks the lines of the file: known constructs and no stem of less
// than three letters, but in Korean.
func TestStemData(t *testing.T) {
	constructs := " expected importance perceived satisfaction adequate promised belief standard delivered "
	for _, s := range stems() {
		if !strings.Contains(constructs, " "+s.construct+" ") {
			t.Errorf("%s: %q is no construct", s.language, s.construct)
		}
		if len([]rune(s.letters)) < 3 && s.language != "ko" || s.letters == "" {
			t.Errorf("%s: %q is short", s.language, s.text)
		}
	}
}

func TestSimilar(t *testing.T) {
	tests := []struct{ text, labels, want string }{
		{"Stronly agree", "Strongly agree; Agree; Strongly disagree", "Strongly agree"},
		{"Litt fornøyd", "Lite fornøyd; Fornøyd", ""},
		{"Lite fornøyd", "Litt fornøyd; Fornøyd", ""},
		{"Lite enig", "Litt enig; Enig", ""},
		{"Lidt enig", "Litt enig", ""},
		{"Enig", "Uenig; Helt enig", ""},
		{"Disagree", "Agree", ""},
		{"Mee oneens", "Mee eens", ""},
		{"Oviktigt", "Viktigt", ""},
		{"Satisfait", "Insatisfait", ""},
		{"Epätodennäköistä", "Todennäköistä", ""},
		{"Misfornøyd", "Fornøyd", ""},
		{"Fornøid", "Fornøyd; Misfornøyd", "Fornøyd"},
		{"Agree", "", ""},
		{"", "Agree", ""},
	}
	for _, test := range tests {
		got, ok := Similar(test.text, strings.Split(test.labels, "; "))
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Similar(%q, %q) = %q, want %q", test.text, test.labels, got, test.want)
		}
	}
}
