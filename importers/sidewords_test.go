package importers

import (
	"testing"

	"servgap/gap/survey"
)

// TestSameWords has both sides in one set of labels, of which one did not use an end,
// in another set on each side, and in numbers on one.
func TestSameWords(t *testing.T) {
	for _, tt := range []struct {
		name, text  string
		known, same bool
	}{
		{"one set", "E1|P1\nStrongly agree|Agree\nAgree|Disagree\nNeutral|Strongly disagree\nDisagree|Strongly agree\nStrongly disagree|Agree\n", true, true},
		{"an end that was not used", "E1|P1\nStrongly agree|Agree\nAgree|Disagree\nNeutral|Neutral\nDisagree|Agree\nStrongly disagree|Agree\n", true, true},
		{"importance beside agreement", "E1|P1\nVery important|Agree\nImportant|Disagree\nNeutral|Strongly disagree\nUnimportant|Strongly agree\nVery unimportant|Neutral\n", true, false},
		{"numbers on one side", "E1|P1\nStrongly agree|4\nAgree|2\nNeutral|1\nDisagree|5\nStrongly disagree|4\n", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layout := found(t, source(t, tt.text), Columns{})
			expected, worded := layout.Words(survey.Expected)
			perceived, also := layout.Words(survey.Perceived)
			if worded && also != tt.known || tt.known && SameWords(expected, perceived) != tt.same {
				t.Errorf("words %v and %v", expected, perceived)
			}
		})
	}
	if _, ok := (&Layout{}).Words(survey.Expected); ok {
		t.Error("what was not asked has words")
	}
	mapped := Layout{labels: [][][]string{{{"low", "lowest"}, {"high"}}}}
	mapped.Questionnaire.Constructs = []survey.Construct{survey.Expected}
	words, ok := mapped.Words(survey.Expected)
	if !ok || !SameWords(words, [2][]string{{"Lowest"}, {"HIGH"}}) || SameWords(words, [2][]string{{"low"}, {"top"}}) {
		t.Errorf("got %v", words)
	}
}
