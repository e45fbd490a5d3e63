package lang

import (
	"slices"
	"strings"
	"testing"
)

func TestLanguagesAreComplete(t *testing.T) {
	en := english().texts()
	for _, code := range Codes() {
		texts := read(code).texts()
		for key, text := range en {
			other, there := texts[key]
			if !there {
				t.Errorf("%s lacks %s", code, key)
				continue
			}
			if got, want := Placeholders(other), Placeholders(text); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the placeholders %q, and %q in English", code, key, got, want)
			}
		}
		for key, text := range texts {
			if _, there := en[key]; !there {
				t.Errorf("%s has %s, which English lacks", code, key)
			}
			if text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", code, key, text)
			}
			if code != "en" && strings.Contains(text, " %") {
				t.Errorf("%s: a line could be broken before the percent sign of %q", code, text)
			}
			if form, one := strings.CutSuffix(key, ".one"); one && texts[form+".other"] == "" {
				t.Errorf("%s: %s has no %s.other", code, key, form)
			}
		}
	}
}

// TestTranslated finds lines that were copied and not translated. Some words are
// the same in a neighbour's language.
func TestTranslated(t *testing.T) {
	same := []string{
		"head.gap", "leg.standards", "doctor.ok", "head.se", "head.p_adj", "head.p_tost", "head.dimension", "side.standard", "customers.other", "respondents.one", "dimension.empathy",
		"head.neutral", "number.decimal", "number.thousand", "number.percent", "number.range", "item.ASS2", "dimensions.one",
		"number.decimal", "number.thousand", "number.percent", "number.range", "item.ASS2", "dimensions.one", "head.median",
	}
	en := english().texts()
	for _, code := range Codes()[1:] {
		for key, text := range read(code).texts() {
			if text == en[key] && !slices.Contains(same, key) {
				t.Errorf("%s: %s is %q as in English", code, key, text)
			}
		}
	}
}

func TestParse(t *testing.T) {
	texts, err := parse("# a remark\n\n a.b = one = two \nc = 1&nbsp;%\n")
	if err != nil || len(texts) != 2 || texts["a.b"] != "one = two" || texts["c"] != "1\u00a0%" {
		t.Errorf("got %q, %v", texts, err)
	}
	for data, want := range map[string]string{
		"a = 1\nb: 2\n":  `line 2: found "b: 2", accepted is key = text`,
		"a =\n":          `line 1: found "a =", accepted is key = text`,
		"a = 1\na = 2\n": "line 2: a is there twice",
	} {
		if _, err := parse(data); err == nil || err.Error() != want {
			t.Errorf("parse(%q): got error %v, want %s", data, err, want)
		}
	}
}
