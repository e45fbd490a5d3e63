package importers

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// agreement is a scale of seven answers in words.
var agreement = []string{"Helt uenig", "Uenig", "Litt uenig", "Verken/eller", "Litt enig", "Enig", "Helt enig"}

// spelled are labels with one spelling each.
func spelled(words ...string) [][]string {
	var steps [][]string
	for _, word := range words {
		steps = append(steps, []string{word})
	}
	return steps
}

// worded is a mapping of one column whose answers have labels.
func worded(words ...string) Mapping {
	q := asked(1, survey.Perceived)
	q.Instrument.Scale.Points = len(words)
	return Mapping{
		Questionnaire: q, Constructs: []Question{cellsOf("P1", "servgap.yaml:39:16")},
		Labels:   map[survey.Construct][][]string{survey.Perceived: spelled(words...)},
		DontKnow: []string{"Pass", "99"}, NotApplicable: []string{"8"},
	}
}

func TestLabels(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"as written", "Helt enig", "7"},
		{"capitals", "HELT Enig", "7"},
		{"blanks", "  Helt \u00a0 enig\t", "7"},
		{"a full stop", "Helt enig.", "7"},
		{"blanks around a slash", "Verken / eller", "4"},
		{"a dash for the slash", "verken – eller", "4"},
		{"neither slash nor dash", "Verken eller", "4"},
		{"letters with loose accents", "Pa\u030a", "2 of På"},
		{"curly apostrophe", "Don’t", "1 of Don't"},
		{"curly quotes", "“Yes”", `2 of "Yes"`},
		{"number", "5", "5"},
		{"number with zeros", "5,0", "5"},
		{"number before", "7 - Helt enig", "7"},
		{"number before, no-break spaces", "7\u00a0–\u00a0Helt enig", "7"},
		{"number with a full stop", "7. Helt enig", "7"},
		{"number with a colon", "7: Helt enig", "7"},
		{"number with an equals sign", "7 = Helt enig", "7"},
		{"number and a blank", "7 Helt enig", "7"},
		{"label in brackets", "7 (Helt enig)", "7"},
		{"number in brackets behind", "Helt enig (7)", "7"},
		{"number in square brackets", "Helt enig [7]", "7"},
		{"number behind", "Helt enig - 7", "7"},
		{"number behind, an equals sign", "Helt enig=7", "7"},
		{"word for no answer", "Vet ikke", "dk"},
		{"word for no answer with a full stop", "Vet ikke.", "dk"},
		{"word for no answer, blanks around the slash", "Vet ikke / usikker", "dk"},
		{"word of the user", "pass", "dk"},
		{"number of the user", "99", "dk"},
		{"number off the scale before a word for no answer", "9 - Vet ikke", "dk"},
		{"number of the user before a word for no answer", "8 (Ikke aktuelt)", "na"},
		{"dash", "-", "-"},
		{"full stop", ".", "-"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, cell := worded(agreement...), tt.cell
			want, other, ok := strings.Cut(tt.want, " of ")
			if ok {
				m = worded("Nei", "Ja")
				at := int(want[0] - '1')
				m.Labels[survey.Perceived][at] = []string{other}
			}
			if want == "-" { // a row of nothing else would be no response
				m.Outcomes, m.Questionnaire.Outcomes = []ColumnRef{{Name: "O"}}, []survey.Outcome{{ID: "o", Scale: m.Questionnaire.Instrument.Scale}}
			}
			got := mapRead(t, "P1|O\n"+cell+"|1\n", m)
			if fmt.Sprint(got.responses) != "["+want+"]" || len(got.report.Problems) > 0 {
				t.Errorf("got %q and %v, want %s", got.responses, got.report.Problems, want)
			}
		})
	}
}

// TestLabelsWhoseNumbersFall has labels with 1 for the best: a label is understood with
// its number and without, a number alone has no direction.
func TestLabelsWhoseNumbersFall(t *testing.T) {
	m := worded("Dårlig", "Middels", "God")
	m.Labels[survey.Perceived] = [][]string{{"3 = Dårlig", "Dårlig"}, {"2 = Middels", "Middels"}, {"1 = God", "God"}}
	got := mapRead(t, "P1|x\n3 = Dårlig|\n2 = Middels|\nGod|\n1 (God)|\n", m)
	if fmt.Sprint(got.responses) != "[1 2 3 3]" || len(got.report.Problems) > 0 {
		t.Errorf("got %q and %v", got.responses, got.report.Problems)
	}
	got = mapRead(t, "P1|x\n1|\n3 = God|\n"+strings.Repeat("God ", 300)+"|\nGod|\n", m)
	if codes := codesOf(got.report.Problems); codes != "E-LABEL-NUMBER@A E-LABEL-UNKNOWN@A" {
		t.Errorf("got %q and %v", got.responses, got.report.Problems)
	}
}

func TestLabelsBelowZero(t *testing.T) {
	m := worded("Dårligere", "Som ventet", "Bedre")
	m.Questionnaire.Instrument.Scale = survey.Scale{Min: -1, Step: 1, Den: 1, Points: 3}
	got := mapRead(t, "P1|x\n-1 - Dårligere|\nDårligere (-1)|\nDårligere −1|\nBedre (+1)|\nBedre: 1|\n-1|\n0 = som ventet|\nBedre -1|\n", m)
	if fmt.Sprint(got.responses) != "[-1 -1 -1 1 1 -1 0]" || codesOf(got.report.Problems) != "E-LABEL-NUMBER@A" {
		t.Errorf("got %v and %v", got.responses, got.report.Problems)
	}
}

func TestLabelsThatDoNotFit(t *testing.T) {
	tests := []struct{ name, cells, code, message, similar, fix string }{
		{"misspelt", "Helt ening|Enig|Helt ening", "E-LABEL-UNKNOWN", `found "Helt ening" (×2, rows 2 4); accepted are "Helt uenig", "Uenig", "Litt uenig", "Verken/eller", "Litt enig", "Enig", "Helt enig", numbers from 1 to 7 and words for no answer`, "Helt enig", `missing: {dont_know: ["Helt ening"]}`},
		{"another label", "Delvis enig|Delvis enig|Delvis enig", "E-LABEL-UNKNOWN", `"Delvis enig" (×3, rows 2 3 4)`, "", "add them to the labels"},
		{"one letter and the opposite", "Lite enig|1|1", "E-LABEL-UNKNOWN", `"Lite enig"`, "", ""},
		{"a number off the scale", "8 - Helt enig|1|1", "E-LABEL-NUMBER", `found "8 - Helt enig" (×1, row 2); accepted are labels beside the number of the same answer, the lowest 1 for "Helt uenig"`, "", "in the order of the numbers"},
		{"the number of another answer", "1 - Helt enig|7 (Helt uenig)|Helt enig (1)", "E-LABEL-NUMBER", `"1 - Helt enig" (×1, row 2), "7 (Helt uenig)" (×1, row 3), "Helt enig (1)" (×1, row 4)`, "", ""},
		{"an answer before a word for no answer", "6 - Vet ikke|1|1", "E-LABEL-NUMBER", `"6 - Vet ikke"`, "", ""},
		{"a number before an unknown label", "7 - Topp|1|1", "E-LABEL-UNKNOWN", `"7 - Topp"`, "", ""},
		{"free text", "a@b.no|1|1", "E-LABEL-UNKNOWN", "found free text (×1)", "", "name the column that holds the ratings"},
		{"number", "9|1|1", "E-SCALE-VALUE", "found 9 (×1, row 2); accepted 1 to 7", "", `missing: {dont_know: ["9"]}`},
		{"half a step", "4,5|1|1", "E-SCALE-VALUE", "accepted 1 to 7 in whole numbers", "", "step: 0.5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := mapRead(t, "P1|x\n"+strings.ReplaceAll(tt.cells, "|", "|\n")+"|\n", worded(agreement...)).report.Problems
			if len(problems) != 1 {
				t.Fatalf("got %v, want one problem", problems)
			}
			p := problems[0]
			if p.Code != tt.code || p.Column != 1 || !strings.Contains(p.Message.String(), tt.message) || !strings.Contains(p.Fix.String(), tt.fix) || strings.Join(p.Similar, " ") != tt.similar {
				t.Errorf("got %s: %s; similar %q; fix %s", p.Code, p.Message, p.Similar, p.Fix)
			}
			if strings.Contains(p.Message.String()+p.Fix.String(), "--") {
				t.Errorf("got a flag in %s; %s", p.Message, p.Fix)
			}
		})
	}
}

// TestNoLabelIsOfferedForItsOpposite looks at what is one letter or a prefix
// apart, in both directions.
func TestNoLabelIsOfferedForItsOpposite(t *testing.T) {
	for _, pair := range []string{
		"Lite fornøyd|Litt fornøyd", "Lite enig|Litt enig", "Lite viktig|Litt viktig", "Uenig|Enig", "Helt ueinig|Helt einig",
		"Oviktigt|Viktigt", "Svært uviktig|Svært viktig", "Unlikely|Likely", "Disagree|Agree", "Misfornøyd|Fornøyd",
		"Missnöjd|Nöjd", "Utilfreds|Tilfreds", "Lidt enig|Lite enig", "Meget fornøyd|Svært fornøyd", "Delvis enig|Helt enig",
		"Instämmer inte helt|Instämmer helt", "I mindre grad|I ringe grad", "Svært usannsynleg|Svært sannsynlig",
	} {
		a, b, _ := strings.Cut(pair, "|")
		for _, text := range [][2]string{{a, b}, {b, a}} {
			l := newLabels(survey.Scale{Points: 2}, spelled("x", text[1]), nil)
			if near, ok := l.similar(text[0]); ok {
				t.Errorf("%s: got %s", text[0], near)
			}
		}
	}
}

func TestMisspeltLabels(t *testing.T) {
	for _, pair := range []string{"Helt ening|Helt enig", "Svert fornøyd|Svært fornøyd", "Sannsynelig|Sannsynlig", "strongly agre|Strongly agree", "Verken eler|Verken/eller"} {
		text, want, _ := strings.Cut(pair, "|")
		l := newLabels(survey.Scale{Points: 2}, spelled("Uenig", want), nil)
		if near, _ := l.similar(text); near != want {
			t.Errorf("%s: got %q, want %s", text, near, want)
		}
	}
}

func TestEachConstructHasItsLabels(t *testing.T) {
	q := asked(1, survey.Expected, survey.Perceived)
	q.Instrument.Scale.Points = 2
	m := Mapping{
		Questionnaire: q, Constructs: []Question{cellsOf("E1", ""), cellsOf("P1", "")},
		Labels: map[survey.Construct][][]string{survey.Expected: spelled("Uviktig", "Viktig"), survey.Perceived: spelled("Uenig", "Enig")},
	}
	got := mapRead(t, "E1|P1\nViktig|uenig\nEnig|Enig\n", m)
	if fmt.Sprint(got.responses) != "[2 1 - 2]" || codesOf(got.report.Problems) != "E-LABEL-UNKNOWN@A" {
		t.Errorf("got %v and %v", got.responses, got.report.Problems)
	}
}

func TestReversedLabels(t *testing.T) {
	m := worded(agreement...)
	m.Questionnaire.Instrument.Items[0].Reverse = true
	if got := mapRead(t, "P1|x\nHelt enig|\nVet ikke|\n2|\n", m).responses; fmt.Sprint(got) != "[1 dk 6]" {
		t.Errorf("got %v", got)
	}
}

// FuzzLabel reads any text by a scale of labels: a text with a label's letters
// alone is that label, and a number beside one never gives another answer.
func FuzzLabel(f *testing.F) {
	for _, seed := range []string{"7 - Helt enig", "Helt enig (7)", " - /", "Vet ikke.", "3 (2) [1]", "“", "\u00a0.\xff", "-1 Uenig -1", "000 ."} {
		f.Add(seed)
	}
	l := newLabels(survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}, spelled(agreement...), missingCodes([]string{"Pass"}, []string{"99"}))
	f.Fuzz(func(t *testing.T, text string) {
		once := vocabulary.Loose(text)
		if other := vocabulary.Loose(text + " "); other != once {
			t.Errorf("%q: got %q, %q with a blank", text, once, other)
		}
		if upper := strings.ToUpper(text); comesBack(text, upper) && vocabulary.Loose(upper) != once {
			t.Errorf("%q: got %q, %q in capitals", text, once, vocabulary.Loose(upper))
		}
		l.similar(text)
		code, what := l.read(text)
		if what != matches || !code.Answered() {
			return
		}
		if word := vocabulary.Loose(agreement[code]); !strings.Contains(" "+vocabulary.Loose(text)+" ", word) {
			t.Errorf("%q: got %q", text, word)
		}
	})
}

// comesBack reports whether capitals are all of a text: ς, ı and half a character have
// none of their own, and cases.Fold leaves Cherokee as it is.
func comesBack(text, upper string) bool {
	cherokee := func(r rune) bool { return unicode.Is(unicode.Cherokee, r) }
	return utf8.ValidString(text) && strings.ToLower(upper) == strings.ToLower(text) && !strings.ContainsFunc(text, cherokee)
}

// Sets that differ in the middle alone have the same ends, which are told once.
func TestSetsAreToldOnce(t *testing.T) {
	choice := func(middle string) vocabulary.Choice {
		return vocabulary.Choice{Points: 3, Sets: []vocabulary.Set{{Language: "en", Kind: "quality", Steps: [][]string{{"Poor"}, {middle}, {"Good"}}}}}
	}
	read := vocabulary.Result{Decision: vocabulary.Rivals}
	read.Alternatives = []vocabulary.Choice{choice("Fair"), choice("Neutral")}
	got := whyNoSet(read, []vocabulary.Count{{Text: "Poor", N: 3}, {Text: "Good", N: 4}}).String()
	if want := `found "Poor" and "Good", which fit more than one set of labels ("Poor" to "Good" of 3 answers), and nothing was guessed; accepted are those of one`; got != want && strings.Count(got, `"Poor" to "Good"`) != 1 {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
