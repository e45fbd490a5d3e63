package lang

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"servgap/gap/survey"
)

// words gives a language that is known to be there.
func words(t *testing.T, code string) Words {
	t.Helper()
	w, err := New(code)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestNew(t *testing.T) {
	for _, code := range Codes() {
		if got := words(t, code).Code(); got != code {
			t.Errorf("New(%q) is %s", code, got)
		}
	}
	if got := words(t, "no").Code(); got != "nb" {
		t.Errorf("no is %s, want nb", got)
	}
	if got := (Words{}).Code(); got != "en" {
		t.Errorf("the zero value is %s, want en", got)
	}
	for _, code := range []string{"", "fi", "NB", "nb-NO", "../nb"} {
		_, err := New(code)
		if err == nil || !strings.Contains(err.Error(), "accepted are en, nb, nn, sv, da") {
			t.Errorf("New(%q): got error %v, want one that lists the languages", code, err)
		}
	}
}

func TestTextFills(t *testing.T) {
	got := words(t, "da").Text("finding.two_hold", "a", "Empati", "b", "Tryghed", "share", "78 %")
	if want := "Empati og Tryghed udgør 78 % af det, der mangler."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTextFillsOnce has a survey's text that looks like a placeholder.
func TestTextFillsOnce(t *testing.T) {
	got := Words{}.Text("finding.two_hold", "a", "{b}", "b", "{share}", "share", "{a}")
	if want := "{b} and {share} hold {a} of what is missing."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlural(t *testing.T) {
	for _, tt := range []struct {
		code string
		n    int64
		want string
	}{
		{"en", 0, "0 customers"}, {"en", 1, "1 customer"}, {"en", 12345, "12345 customers"},
		{"nb", 1, "1 kunde"}, {"nn", 2, "2 kundar"}, {"sv", 12345, "12\u00a0345 kunder"}, {"da", 12345, "12.345 kunder"},
	} {
		if got := words(t, tt.code).Plural("customers", tt.n); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.code, got, tt.want)
		}
	}
}

func TestPluralFills(t *testing.T) {
	for n, want := range map[int64]string{1: "1 række, hvor Region ikke er Nord", 2: "2 rækker, hvor Region ikke er Nord"} {
		if got := words(t, "da").Plural("drop.is_not", n, "column", "Region", "value", "Nord"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestUnknownTextIsAMistakeOfTheCaller(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a text that is not there did not panic")
		}
	}()
	Words{}.Text("no.such.text")
}

func TestLabel(t *testing.T) {
	for _, tt := range []struct{ code, id, label, want string }{
		{"nb", "reliability", "Reliability", "Pålitelighet"},
		{"sv", "EMP3", "Time for the single customer", "Tid för den enskilda kunden"},
		{"nb", "TAN4", "Letters, leaflets and web look good", "Brev, brosjyrer og nettsider ser bra ut"},
		{"nb", "TAN4", "Surroundings that suit the service", "Omgivelser som passer til tjenesten"},
		{"da", "ASS4", "Staff with the firm behind them", "Medarbejdere med firmaet i ryggen"},
		{"nn", "staff-behaviour", "Staff behaviour", "Framferda til dei tilsette"},
		{"en", "EMP3", "Time for the single customer", "Time for the single customer"},
		{"nb", "reliability", "Holder det vi lover", "Holder det vi lover"}, // the survey's own
		{"nb", "E1", "Reliability", "Reliability"},                          // another item
		{"nb", "", "", ""},
		{"nb", "unknown", "", ""},
	} {
		if got := words(t, tt.code).Label(tt.id, tt.label); got != tt.want {
			t.Errorf("%s: Label(%q, %q) = %q, want %q", tt.code, tt.id, tt.label, got, tt.want)
		}
	}
}

// longestLabel is what a table of items has room for.
const longestLabel = 40

func TestLabelWithin(t *testing.T) {
	for _, tt := range []struct{ code, id, label, want string }{
		{"nb", "reliability", "Reliability", "pålitelighet"},
		{"en", "reliability", "Reliability", "Reliability"},
		{"sv", "reliability", "IT-stöd", "IT-stöd"}, // the survey's own
		{"da", "EMP2", "Open when it suits the customer", "åbent, når det passer kunden"},
	} {
		if got := words(t, tt.code).LabelWithin(tt.id, tt.label); got != tt.want {
			t.Errorf("%s: LabelWithin(%q, %q) = %q, want %q", tt.code, tt.id, tt.label, got, tt.want)
		}
	}
}

func TestEither(t *testing.T) {
	for want, things := range map[string][]string{
		"": nil, "Nord": {"Nord"}, "Nord eller Sør": {"Nord", "Sør"}, "Nord, Sør eller Vest": {"Nord", "Sør", "Vest"},
	} {
		if got := words(t, "nb").Either(things); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestPresetsHaveLabels keeps the English labels as the presets have them, for
// by those the others are found; and nothing else in the catalogue.
func TestPresetsHaveLabels(t *testing.T) {
	used := make(map[string]bool)
	asked := make(map[string]survey.Instrument)
	for _, role := range []survey.Role{survey.Managers, survey.Staff} {
		asked["antecedents of "+string(role)] = survey.AntecedentsOf(survey.Group{Role: role}).Questionnaire.Instrument
		asked["practices of "+string(role)] = survey.PracticesOf(survey.Group{Role: role}).Questionnaire.Instrument
	}
	for _, preset := range survey.Presets() {
		in, _, err := survey.Preset(preset)
		if err != nil {
			t.Fatal(err)
		}
		asked[preset] = in
	}
	for preset, in := range asked {
		labels := make(map[string]string)
		for _, d := range in.Dimensions {
			labels[d.ID] = d.Label
		}
		for _, item := range in.Items {
			labels[item.ID] = item.Label
		}
		for id, label := range labels {
			at := slices.IndexFunc(labelKeys(id), func(key string) bool { return english().texts()[key] == label })
			if at < 0 {
				t.Errorf("%s: no text is the label %q of %s", preset, label, id)
				continue
			}
			used[labelKeys(id)[at]] = true
		}
	}
	for _, code := range Codes() {
		for key, label := range read(code).texts() {
			if isLabel(key) && utf8.RuneCountInString(label) > longestLabel {
				t.Errorf("%s: %s is longer than %d characters: %q", code, key, longestLabel, label)
			}
		}
	}
	for key := range english().texts() {
		if isLabel(key) && !used[key] {
			t.Errorf("%s is in no preset", key)
		}
	}
}
