package lang

import (
	"regexp"
	"strings"
	"testing"
)

// Words that turn a finding round, of each language: which side of zero, and that
// something is not shown. Stems are of what is perceived and expected, of managers and
// staff, and of customers.
var directions = map[string]struct{ below, above, no, perceived, expected, theirs, customers string }{
	"en": {`below|short`, `above`, `no|not|none|nothing|neither|cannot`, `perceive|experience`, `expect`, `managers|staff`, `customers`},
	"nb": {`under|korte?`, `over`, `ikke|ingen|ingenting|verken`, `opplev`, `forvent`, `lederne|ansatte|de ansatte|medarbeiderne`, `kundene`},
	"nn": {`under|korte?`, `over`, `ikkje|ingen|ingenting|inkje|verken`, `opplev`, `forvent`, `leiarane|tilsette|medarbeidarane`, `kundane`},
	"sv": {`under`, `över`, `inte|inget|ingen|inga|ingenting|varken`, `upplev`, `förvänt`, `cheferna|personalen|medarbetarna`, `kunderna`},
	"da": {`under`, `over`, `ikke|ingen|intet|hverken`, `oplev`, `forvent`, `lederne|personalet|medarbejderne`, `kunderne`},
}

// turned are the findings that say that something is not shown, beside those whose key
// ends in none.
var turned = map[string]bool{
	"headline.no_gap": true, "headline.levels_untested": true, "headline.none_short": true, "finding.leg_unsettled": true,
	"finding.halves_perceived": true, "finding.halves_expected": true,
}

func word(t *testing.T, pattern, text string) bool {
	t.Helper()
	return regexp.MustCompile(`(?i)(^|[^\p{L}])(` + pattern + `)([^\p{L}]|$)`).MatchString(text)
}

// TestFindingsSayTheirSide checks that each template says in its language what its key
// says: below or above, shown or not.
func TestFindingsSayTheirSide(t *testing.T) {
	for code, words := range directions {
		w, err := New(code)
		if err != nil {
			t.Fatal(err)
		}
		for key, text := range w.Findings() {
			switch {
			case strings.HasSuffix(key, "below") || key == "headline.zone":
				if !word(t, words.below, text) || word(t, words.above, text) {
					t.Errorf("%s, %s: %q is not below", code, key, text)
				}
			case strings.HasSuffix(key, "above"):
				if word(t, words.below, text) || !word(t, words.above, text) {
					t.Errorf("%s, %s: %q is not above", code, key, text)
				}
			}
			if none := strings.HasSuffix(key, "_none") || turned[key]; none != word(t, words.no, text) {
				t.Errorf("%s, %s: %q says yes or no, and its key the other", code, key, text)
			}
		}
	}
}

// TestFindingsNameTheirNumbers checks that of two numbers in a template the one stands
// behind its word and the other behind its own.
func TestFindingsNameTheirNumbers(t *testing.T) {
	for code, words := range directions {
		w, err := New(code)
		if err != nil {
			t.Fatal(err)
		}
		compared := 0
		for key, text := range w.Findings() {
			for _, pair := range [][4]string{{words.perceived, words.expected, "{perceived}", "{expected}"}, {words.theirs, words.customers, "{theirs}", "{customers}"}} {
				first, second := strings.Index(text, pair[2]), strings.Index(text, pair[3])
				before := regexp.MustCompile(`(?i)` + pair[0]).FindStringIndex(places.ReplaceAllString(text, ""))
				behind := regexp.MustCompile(`(?i)` + pair[1]).FindStringIndex(places.ReplaceAllString(text, ""))
				if first < 0 || second < 0 || before == nil || behind == nil {
					continue
				}
				// What they expect is named before in "below what they expect: perceived 5".
				if last := regexp.MustCompile(`(?i)`+pair[1]).FindAllStringIndex(places.ReplaceAllString(text, ""), -1); len(last) > 1 {
					behind = last[len(last)-1]
				}
				if compared++; (before[0] < behind[0]) != (first < second) {
					t.Errorf("%s, %s: the numbers of %q stand behind each other's words", code, key, text)
				}
			}
		}
		if compared < 6 {
			t.Errorf("%s: %d templates were compared, accepted are 6 or more", code, compared)
		}
	}
}

var places = regexp.MustCompile(`\{\w+\}`)
