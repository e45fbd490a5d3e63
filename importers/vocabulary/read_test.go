package vocabulary

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// said writes a result as a test has it: the points and the ranks of the labels in
// their order, or the decision and what fits.
func said(r Result, texts []string) string {
	switch r.Decision {
	case Unknown:
		return "unknown"
	case Rivals, OneStep, Few, Unused:
		name := map[Decision]string{Rivals: "rivals", OneStep: "one step", Few: "few", Unused: "unused"}[r.Decision]
		var points []string
		for _, a := range r.Alternatives {
			points = append(points, fmt.Sprint(a.Points))
		}
		return name + " of " + strings.Join(points, ", ")
	}
	var ranks []string
	for _, text := range texts {
		rank := "-"
		if n, ok := rankOf(r, text); ok {
			rank = fmt.Sprint(n)
		}
		ranks = append(ranks, rank)
	}
	order := map[Order]string{Ascending: " up", Descending: " down", Mixed: " mixed"}[r.Order]
	return fmt.Sprintf("%d: %s%s", r.Points, strings.Join(ranks, " "), order)
}

// The traps are numbered as they were when the Nordic sets were collected.
func TestRead(t *testing.T) {
	tests := []struct{ name, labels, want string }{
		{"trap 1: five levels of extent, two of them alike", "Slet ikke; I ringe grad; I mindre grad; I nogen grad; I høj grad", "5: 0 1 2 3 4"},
		{"trap 1: nogen grad is the middle elsewhere", "Slet ikke; I ringe grad; I nogen grad; I høj grad; I meget høj grad", "5: 0 1 2 3 4"},
		{"ganska is the middle where viktigt stands above it", "Inte alls viktigt; Mindre viktigt; Ganska viktigt; Viktigt; Mycket viktigt", "5: 0 1 2 3 4"},
		{"nokså is the middle where viktig stands above it", "Ikke viktig i det hele tatt; Lite viktig; Nokså viktig; Viktig; Svært viktig", "5: 0 1 2 3 4"},
		{"noko", "Ikkje viktig i det heile; Lite viktig; Noko viktig; Viktig; Svært viktig", "5: 0 1 2 3 4"},
		{"noget", "Slet ikke vigtigt; Mindre vigtigt; Noget vigtigt; Vigtigt; Meget vigtigt", "5: 0 1 2 3 4"},
		{"melko", "Ei lainkaan tärkeä; Ei kovin tärkeä; Melko tärkeä; Tärkeä; Erittäin tärkeä", "5: 0 1 2 3 4"},
		{"trap 1: six levels", "Slet ikke; I meget ringe grad; I ringe grad; I nogen grad; I høj grad; I meget høj grad", "rivals of 6, 7"},
		{"trap 2: inte helt is below the middle", "Instämmer inte alls; Instämmer inte helt; Varken instämmer eller instämmer inte; Instämmer delvis; Instämmer helt", "5: 0 1 2 3 4"},
		{"trap 2: another second step", "Instämmer inte alls; Instämmer i låg grad; Instämmer delvis; Instämmer i hög grad; Instämmer helt", "5: 0 1 2 3 4"},
		{"trap 3: a part that fits two sets", "I noen grad; I stor grad", "rivals of 4, 5, 6, 7"},
		{"trap 4: meget and svært are two steps", "Svært misfornøyd; Ganske misfornøyd; Middels fornøyd; Meget fornøyd; Svært fornøyd", "5: 0 1 2 3 4"},
		{"trap 4: no set has them as two steps", "Misfornøyd; Mindre fornøyd; Fornøyd; Meget fornøyd; Svært fornøyd", "one step of 4"},
		{"trap 5: lite", "Misfornøyd; Lite fornøyd; Nøytral; Fornøyd; Svært fornøyd", "5: 0 1 2 3 4"},
		{"trap 5: litt", "Svært misfornøyd; Litt misfornøyd; Nøytral; Litt fornøyd; Svært fornøyd", "5: 0 1 2 3 4"},
		{"trap 6: svært is difficult", "Meget svært; Svært; Hverken/eller; Let; Meget let", "5: 0 1 2 3 4"},
		{"trap 6: nok is probably", "Helt sikkert ikke; Nok ikke; Måske; Nok; Helt sikkert", "5: 0 1 2 3 4"},
		{"trap 7: don't know as the next number", "1 = Helt uenig; 2; 3; 4; 5 = Helt enig; 6 = Vet ikke", "5: 0 1 2 3 4 - up"},
		{"trap 7: without a label", "1 = Helt uenig; 2; 3; 4; 5 = Helt enig; 6", "5: 0 1 2 3 4 - up"},
		{"trap 7: not relevant as 0", "0 - Ikke relevant; 1 - Slet ikke; 2 - I ringe grad; 3 - I nogen grad; 4 - I høj grad; 5 - I meget høj grad", "5: - 0 1 2 3 4 up"},
		{"trap 8: high to low", "1 = Helt enig; 2 = Enig; 3 = Verken eller; 4 = Uenig; 5 = Helt uenig", "5: 4 3 2 1 0 down"},
		{"trap 8: very important first", "Meget vigtigt (1); Vigtigt (2); Hverken vigtigt eller uvigtigt (3); Uvigtigt (4); Meget uvigtigt (5)", "5: 4 3 2 1 0 down"},
		{"trap 9: both is a middle", "Helt uenig; Uenig; Både og; Enig; Helt enig", "5: 0 1 2 3 4"},
		{"trap 9: neither, spelled in any way", "HELT UENIG; Uenig.; verken – eller; Enig; Helt enig ", "5: 0 1 2 3 4"},
		{"trap 10: endings", "Slet ikke vigtig; Mindre vigtige; Hverken vigtig eller uvigtig; Vigtig; Meget vigtig", "5: 0 1 2 3 4"},
		{"trap 11: two kinds in one word", "Svært god; God; Middels; Dårlig; Svært dårlig; Vet ikke/ikke aktuelt", "5: 4 3 2 1 0 -"},
		{"trap 12: against what was expected", "Dårligere enn forventet; Som forventet; Bedre enn forventet", "3: 0 1 2"},
		{"trap 13: seven points of agreement", "Strongly disagree; Disagree; Slightly disagree; Neither; Slightly agree; Agree; Strongly agree", "7: 0 1 2 3 4 5 6"},
		{"trap 14: a set of two languages", "Helt uenig; Uenig; Enig; Helt enig", "rivals of 5, 4"},

		{"a foreign label", "Very unimportant; Not important; Neutral; Important; Very important; Agree", "5: 0 1 2 3 4 -"},
		{"fewer than half", "Agree; Disagree; Paris; London; Rome", "unknown"},
		{"one of two", "Agree; Paris", "unknown"},
		{"half of each of two sets", "Helt uenig; Helt enig; Svært misfornøyd; Svært fornøyd", "rivals of 4, 5, 6, 7, 4, 5, 7"},
		{"one label", "Helt enig", "rivals of 4, 5, 6, 7"},
		{"one label of one scale", "Middels fornøyd", "few of 5"},
		{"two labels of five", "Somewhat friendly; Very friendly", "few of 5"},
		{"three labels of five", "Somewhat friendly; Very friendly; Not at all friendly", "5: 2 3 0"},
		{"two labels with numbers", "4 - Delvis enig; 5 - Helt enig", "5: 3 4 up"},
		{"two labels with numbers of two sets", "4 - Enig; 5 - Helt enig", "rivals of 5, 6"},
		{"labels of two sets that share some", "Very little improvement; Some; A lot; Not much; No improvement; Great improvement", "rivals of 4, 4"},
		{"parts are no labels", "Strongly agree with it; unimportantly; enig i det", "unknown"},
		{"nothing but words for no answer", "Vet ikke; ;N/A", "unknown"},
		{"nothing", "", "unknown"},
		{"numbers", "1; 2; 3; 4; 5", "unknown"},
		{"a dash before a number is no missing answer", "- 5; Uenig; Verken eller; Enig", "3: - 0 1 2"},

		{"a set within a larger one", "Disagree; Neutral; Agree", "3: 0 1 2"},
		{"a misspelling may be the middle", "Strongly disagree; Disagree; Nuetral; Agree; Strongly agree", "rivals of 4, 5"},
		{"it may not be two steps", "Strongly disagree; Disagree; Neutral; Agree; Strongly agree; blabla", "5: 0 1 2 3 4 -"},
		{"an ambiguous word may be the middle", "Svært usannsynlig; Lite sannsynlig; Ikke sikker; Ganske sannsynlig; Svært sannsynlig", "rivals of 4, 5"},
		{"a don't know may not", "1 Svært usannsynlig; 2 Lite sannsynlig; Vet ikke; 3 Ganske sannsynlig; 4 Svært sannsynlig", "4: 0 1 - 2 3 up"},
		{"an ambiguous word beside the middle", "Strongly disagree; Disagree; Neutral; Undecided; Agree; Strongly agree", "5: 0 1 2 - 3 4"},

		{"numbers say which set it is", "1 - Helt uenig; 2 - Uenig; 4 - Enig; 5 - Helt enig", "5: 0 1 3 4 up"},
		{"numbers from below zero", "-2 Helt uenig; -1 Uenig; 1 Enig; 2 Helt enig; 0", "5: 0 1 3 4 2 up"},
		{"dashes are no signs", "Helt uenig -1; Uenig -2; Enig -4; Helt enig -5", "5: 0 1 3 4 up"},
		{"numbers against the labels", "1 - Helt uenig; 2 - Helt enig; 3 - Uenig; 4 - Enig; 5 - Verken eller", "5: 0 4 1 3 2 mixed"},
		{"a number for two labels", "1 - Helt uenig; 1 - Uenig; 3 - Verken eller; 4 - Enig; 5 - Helt enig", "5: 0 1 2 3 4 mixed"},
		{"codes in steps", "0 - Poor; 25 - Fair; 50 - Good; 75 - Very good; 100 - Excellent", "5: 0 1 2 3 4 up"},
		{"a code out of steps", "12 - Poor; 13 - Fair; 17 - Good; 18 - Very good; 19 - Excellent", "5: 0 1 2 3 4 up"},
		{"ends of ten points", "1 (Helt uenig); 2; 3; 4; 5; 6; 7; 8; 9; 10 (Helt enig)", "10: 0 1 2 3 4 5 6 7 8 9 up"},
		{"ends, the high one first", "Svært fornøyd = 1; 2; 3; 4; 5; Svært misfornøyd = 6", "6: 5 4 3 2 1 0 down"},
		{"ends and a middle", "1 = Helt uenig; 2; 3 = Verken eller; 4; 5 = Helt enig", "5: 0 1 2 3 4 up"},
		{"ends of two sets", "1 = Helt uenig; 2; 3; 4; 10 = Svært fornøyd", "unknown"},
		{"ends without their numbers", "Helt uenig; 2; 3; 4; Helt enig", "unknown"},
		{"ends of no scale", "3 = Helt uenig; 4; 5; 12 = Helt enig", "rivals of 4, 5, 6, 7"},
		{"a label and the same with its number", "Uenig; 1 - Uenig; Enig; 2 - Verken eller; 3 - Enig", "3: 0 0 2 1 2 up"},
	}
	for _, test := range tests {
		var texts []string
		if test.labels != "" {
			texts = strings.Split(test.labels, "; ")
		}
		r := Default().Read(counted(texts...))
		if got := said(r, texts); got != test.want {
			t.Errorf("%s: %s is read as %s, want %s", test.name, test.labels, got, test.want)
		}
	}
}

// TestReadUnused has labels of which a longer set has one more: whether people had that
// step, and did not choose it, only counts, numbers or the user can say.
func TestReadUnused(t *testing.T) {
	tests := []struct {
		name, labels string
		counts       []int64
		want         string
	}{
		{"four labels, few answers", "Strongly disagree; Disagree; Agree; Strongly agree", []int64{3, 9, 30, 40}, "rivals of 4, 5"},
		{"many on both sides of the middle", "Strongly disagree; Disagree; Agree; Strongly agree", []int64{3, 20, 30, 40}, "4: 0 1 2 3"},
		{"numbers without the middle", "1 - Strongly disagree; 2 - Disagree; 3 - Agree; 4 - Strongly agree", []int64{1, 1, 1, 1}, "4: 0 1 2 3 up"},
		{"numbers around the middle", "1 - Strongly disagree; 2 - Disagree; 4 - Agree; 5 - Strongly agree", []int64{99, 99, 99, 99}, "5: 0 1 3 4 up"},
		{"six of seven", "Strongly disagree; Disagree; Somewhat disagree; Somewhat agree; Agree; Strongly agree", []int64{1, 1, 9, 9, 9, 9}, "rivals of 6, 7"},
		{"all of five, though two of seven lack", "Strongly disagree; Disagree; Neutral; Agree; Strongly agree", []int64{1, 1, 1, 1, 1}, "5: 0 1 2 3 4"},
		{"four of five with the middle", "Disagree; Neutral; Agree; Strongly agree", []int64{20, 20, 30, 40}, "5: 1 2 3 4"},
		{"four of five or of seven, few answers", "Disagree; Neutral; Agree; Strongly agree", []int64{1, 1, 2, 3}, "rivals of 5, 7"},
		{"the highest step", "Ikke i det hele tatt; I liten grad; I noen grad; I stor grad", []int64{40, 50, 60, 99}, "rivals of 4, 5"},
		{"the highest step, and many below it", "Ikke i det hele tatt; I liten grad; I noen grad; I stor grad", []int64{40, 50, 60, 100}, "4: 0 1 2 3"},
		{"a hole of the only set", "Not at all friendly; Slightly friendly; Very friendly; Extremely friendly", []int64{20, 20, 20, 20}, "unused of 5"},
		{"a hole where few answered", "Not at all friendly; Slightly friendly; Very friendly; Extremely friendly", []int64{20, 19, 20, 20}, "5: 0 1 3 4"},
		{"numbers deny the hole", "1 Not at all friendly; 2 Slightly friendly; 3 Very friendly; 4 Extremely friendly", []int64{1, 1, 1, 1}, "unused of 5"},
		{"an end of the only set", "Slightly friendly; Moderately friendly; Very friendly; Extremely friendly", []int64{900, 900, 900, 900}, "5: 1 2 3 4"},
	}
	for _, test := range tests {
		texts := strings.Split(test.labels, "; ")
		var counts []Count
		for i, text := range texts {
			counts = append(counts, Count{text, test.counts[i]})
		}
		if got := said(Default().Read(counts), texts); got != test.want {
			t.Errorf("%s: read as %s, want %s", test.name, got, test.want)
		}
	}
}

func TestReadCounts(t *testing.T) {
	r := Default().Read([]Count{
		{"Agree", 11}, {"Very important", 60}, {"very important ", 2}, {"Important", 40}, {"Neutral", 20}, {"Not important", 7}, {"Very unimportant", 3},
		{"Importent", 1}, {"", 9}, {"N/A", 4}, {"6 = Don't know", 5}, {"Prefer not to say", 1}, {"Undecided", 2}, {"99", 3},
	})
	if r.Decision != Chosen || r.Points != 5 || !slices.Equal(r.Kinds(), []string{"importance"}) || !slices.Equal(r.Languages(), []string{"en"}) {
		t.Fatalf("got %+v", r)
	}
	foreign := fmt.Sprint(r.Foreign)
	if want := "[{{Agree 11} } {{Importent 1} Important}]"; foreign != want {
		t.Errorf("foreign are %s, want %s", foreign, want)
	}
	var missing []string
	for _, m := range r.Missing {
		missing = append(missing, fmt.Sprintf("%q ×%d %s %v", m.Text, m.N, m.Kind, m.Number))
	}
	if got, want := strings.Join(missing, "; "), `"" ×9 not_answered <nil>; "N/A" ×4 not_applicable <nil>; "6 = Don't know" ×5 dont_know 6; "Prefer not to say" ×1 refused <nil>`; got != want {
		t.Errorf("missing are %s, want %s", got, want)
	}
	if fmt.Sprint(r.Ambiguous) != "[{Undecided 2}]" || fmt.Sprint(r.Plain) != "[{99 3}]" {
		t.Errorf("ambiguous are %v, numbers %v", r.Ambiguous, r.Plain)
	}
	if n := len(r.Labels); n != 6 || r.Labels[4].N+r.Labels[5].N != 62 {
		t.Errorf("labels are %v", r.Labels)
	}
}

// TestReadFreeText reads comments, of which the first thousand are searched for labels.
func TestReadFreeText(t *testing.T) {
	counts := counted("Enig", strings.Repeat("Enig ", 300), "Vet ikke")
	for i := range 2000 {
		counts = append(counts, Count{fmt.Sprint("comment ", i, " er åpen"), 1})
	}
	r := Default().Read(append(counts, Count{"Ubesvart", 1}))
	if r.Decision != Unknown || len(r.Foreign) != 2002 || len(r.Missing) != 2 {
		t.Errorf("decided %d with %d foreign labels and %v missing", r.Decision, len(r.Foreign), r.Missing)
	}
}

func TestReadLanguages(t *testing.T) {
	tests := []struct{ labels, languages string }{
		{"Helt uenig; Uenig; Hverken enig eller uenig; Enig; Helt enig", "nb da"},
		{"Helt uenig; Uenig; Verken enig eller uenig; Enig; Helt enig", "nb"},
		{"Helt uenig; Uenig; Hverken/eller; Neutral; Enig; Helt enig", ""},
		{"Heilt ueinig; Ueinig; Korkje einig eller ueinig; Einig; Heilt einig", "nn"},
		{"Meget svært; Svært; Let; Meget let; Hverken let eller svært", "da"},
	}
	for _, test := range tests {
		r := Default().Read(counted(strings.Split(test.labels, "; ")...))
		if got := strings.Join(r.Languages(), " "); got != test.languages {
			t.Errorf("%s: languages %q, want %q", test.labels, got, test.languages)
		}
	}
}

// TestReadCodePage: such letters are no unknown label but the wrong code page.
func TestReadCodePage(t *testing.T) {
	tests := []struct{ label, meant, read, written string }{
		{"Ikke sÊrlig vigtigt", "Ikke særlig vigtigt", "macintosh", "windows-1252"},
		{"Ikke sÃ¦rlig vigtigt", "Ikke særlig vigtigt", "windows-1252", "utf-8"},
		{"Ikke s¾rlig vigtigt", "Ikke særlig vigtigt", "windows-1252", "macintosh"},
	}
	for _, test := range tests {
		r := Default().Read(counted("Slet ikke vigtigt", test.label, "Ret vigtigt", "Meget vigtigt"))
		want := []Misread{{Count{test.label, 1}, test.meant, test.read, test.written}}
		if r.Decision != Chosen || r.Points != 4 || !slices.Equal(r.Misread, want) {
			t.Errorf("%s: got %+v", test.label, r)
		}
	}
}

func TestWith(t *testing.T) {
	own := Set{Kind: "mood", Steps: [][]string{{"Sur", "Gretten"}, {"Vet ikke"}, {"Blid"}}}
	shifted := Set{Language: "nb", Kind: "agreement", Steps: [][]string{{"Helt uenig"}, {"Usikker"}, {"Delvis enig"}, {"Enig"}, {"Meget enig", "Helt enig"}}}
	v, err := Default().With(own, shifted)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ labels, want string }{
		{"Sur; Gretten; Vet ikke; Blid", "3: 0 0 1 2"},
		{"1 Sur; 2; 3; 4; 5 Blid", "5: 0 1 2 3 4 up"},
		{"Helt uenig; Delvis enig; Enig; Helt enig", "5: 0 2 3 4"},
		{"Helt uenig; Usikker; Delvis enig; Enig; Meget enig; Helt enig", "5: 0 1 2 3 4 4"},
		{"Helt uenig; Uenig; Verken eller; Enig; Helt enig; Vet ikke", "5: 0 1 2 3 4 -"},
	}
	for _, test := range tests {
		texts := strings.Split(test.labels, "; ")
		r := v.Read(counted(texts...))
		if got := said(r, texts); got != test.want {
			t.Errorf("%s is read as %s, want %s", test.labels, got, test.want)
		}
		if r.Decision == Chosen && len(r.Ambiguous) > 0 {
			t.Errorf("%s: the user says what %v is", test.labels, r.Ambiguous)
		}
	}
	if r := Default().Read(counted("Sur", "Blid")); r.Decision != Unknown {
		t.Error("With has changed the vocabulary of the program")
	}

	w := v.WithNoAnswer(NotApplicable, "Bor ikke her", "99")
	r := w.Read(counted("Sur", "Blid", "Bor ikke her", "99"))
	if got := fmt.Sprint(r.Missing); got != "[{{Bor ikke her 1} not_applicable <nil>} {{99 1} not_applicable <nil>}]" {
		t.Errorf("missing are %s", got)
	}

	w = Default().WithNoAnswer(DontKnow, "Verken eller")
	texts := []string{"Helt uenig", "Delvis uenig", "Verken eller", "Delvis enig", "Helt enig"}
	if got := said(w.Read(counted(texts...)), texts); got != "4: 0 1 - 2 3" {
		t.Errorf("the user says that the middle is no answer: read as %s", got)
	}
}

func TestWithRefuses(t *testing.T) {
	tests := []struct {
		set  Set
		want string
	}{
		{Set{}, "0 steps"},
		{Set{Steps: [][]string{{"a"}}}, "1 steps"},
		{Set{Steps: [][]string{{"a"}, {}}}, "no label for step 2"},
		{Set{Steps: [][]string{{"a"}, {" "}}}, `" " for step 2`},
		{Set{Steps: [][]string{{"a"}, {"2"}}}, `"2" for step 2`},
		{Set{Steps: [][]string{{"A"}, {"b", "a."}}}, `"a." for step 1 and for step 2`},
		{Set{Steps: [][]string{{"a"}, {"b"}, {"c"}}, Ends: true}, "3 steps"},
	}
	for _, test := range tests {
		if _, err := Default().With(test.set); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: %v, want %s", test.set, err, test.want)
		}
	}
	for _, line := range []string{"", "nb | agreement", "a; b", "nb | x | a; ; b", "nb | x | a; b = a.; a"} {
		if set, err := ParseSet(line); err == nil {
			t.Errorf("%q is read as %v", line, set)
		}
	}
}

// BenchmarkEmbedded is what the first file with words in it waits for.
func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		embedded("")
	}
}
