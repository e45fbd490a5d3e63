package importers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestThreeColumnsByName(t *testing.T) {
	tests := []struct{ name, header, want string }{
		{"english", "minimum_speed|desired_speed|perceived_speed", "speed=minimum_speed/desired_speed/perceived_speed"},
		{"with expected", "perceived_1|adequate_1|expected_1", "1=adequate_1/expected_1/perceived_1"},
		{"levels", "Acceptable level 1|Desired level 1|Perceived 1", "1=Acceptable level 1/Desired level 1/Perceived 1"},
		{"bokmål", "akseptabelt_fart|ønsket_fart|opplevd_fart", "fart=akseptabelt_fart/ønsket_fart/opplevd_fart"},
		{"nynorsk", "Minstekrav 1|Ønskt 1|Opplevd 1", "1=Minstekrav 1/Ønskt 1/Opplevd 1"},
		{"svenska", "godtagbar nivå 1|önskad nivå 1|upplevd nivå 1", "1=godtagbar nivå 1/önskad nivå 1/upplevd nivå 1"},
		{"dansk", "fart_acceptabelt|fart_ønsket|fart_oplevet", "fart=fart_acceptabelt/fart_ønsket/fart_oplevet"},
		{"without expected", "minimum_1|P1", "1=minimum_1/P1"},
		{"letters are not enough", "A1|A2|E1|E2|P1|P2", "1=E1/P1 2=E2/P2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := found(t, source(t, head(tt.header)), Columns{Scale: "1-9"})
			if pairs := pairsOf(got); pairs != tt.want {
				t.Errorf("got %s, want %s", pairs, tt.want)
			}
		})
	}
}

func TestThreeColumnsByFlag(t *testing.T) {
	tests := []struct {
		name, header                  string
		adequate, expected, perceived string
		want, said                    string
	}{
		{"same keys", "A1|A2|D1|D2|P1|P2", "A*", "D*", "P*", "1=A1/D1/P1 2=A2/D2/P2", ""},
		{"same keys, shuffled", "P2|A1|D2|D1|A2|P1", "A*", "D*", "P*", "1=A1/D1/P1 2=A2/D2/P2", ""},
		{"one is named", "A1|A2|E1|E2|P1|P2", "A1:A2", "", "", "1=A1/E1/P1 2=A2/E2/P2", ""},
		{"without expected", "A1|A2|P1|P2", "A*", "", "", "1=A1/P1 2=A2/P2", ""},
		{"in order", "x1|x2|y3|y4|z5|z6", "x1:x2", "y3:y4", "z5:z6", "1=x1/y3/z5 2=x2/y4/z6", "order: x1, y3, z5"},
		{"named two", "minimum_1|E1|P1", "", "E1", "P1", "1=E1/P1", "adequate_unused: minimum_1"},
		{"nothing perceived", "A1|A2|D1|D2", "A*", "D*", "", "1=A1/D1 2=A2/D2", "no_perceived"},
		{"adequate alone", "A1|A2|D1|D2", "A*", "", "", "1=A1 2=A2", "only_adequate"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Columns{Scale: "1-9"}
			for spec, into := range map[*string]*[]string{&tt.adequate: &c.Adequate, &tt.expected: &c.Expected, &tt.perceived: &c.Perceived} {
				if *spec != "" {
					*into = []string{*spec}
				}
			}
			layout := found(t, source(t, head(tt.header)), c)
			said := assumedText(layout)
			if got := pairsOf(layout); got != tt.want || !strings.Contains(said, tt.said) || tt.said == "" && said != "" {
				t.Errorf("got %s, assumed %q; want %s, %q", got, said, tt.want, tt.said)
			}
		})
	}
}

func TestThreeColumnsWithoutCounterpart(t *testing.T) {
	const all = "minimum_1|E1|P1|"
	tests := []struct{ name, header, row, want, said string }{
		{"adequate lacks", all + "E2|P2", "1|2|3|4|5", "E-PAIR-MISSING@D found the expected and perceived columns without their adequate one; accepted are all three", ""},
		{"expected lacks", all + "minimum_2|P2", "1|2|3|4|5", "E-PAIR-MISSING@D found the adequate and perceived columns without their expected one; accepted are all three", ""},
		{"two lack", all + "minimum_2", "1|2|3|4", "E-PAIR-MISSING@D found the adequate column without its expected and perceived ones; accepted are all three", ""},
		{"two sides", "minimum_1|P1|minimum_2", "1|2|3", "E-PAIR-MISSING@C found the adequate column without its perceived one; accepted are pairs", ""},
		{"a rating of nothing else", "E1|P1|E2|P2|minimum_7", "1|2|3|4|5", "E-PAIR-MISSING@E found the adequate column without its expected and perceived ones; accepted are all three", ""},
		{"no rating", "E1|P1|E2|P2|minimum_age", "1|2|3|4|18", "", "no_ratings: minimum_age"},
		{"no rating, one side", "P1|P2|minimum_age", "1|2|adult", "", "no_ratings: minimum_age"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, tt.header+"\n"+tt.row+"\n"), Columns{Scale: "1-9"})
			checkProblems(t, problems)
			got := ""
			if len(problems) > 0 {
				got = codesOf(problems) + " " + problems[0].Message.String()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if said := assumedText(layout); !strings.Contains(said, tt.said) {
				t.Errorf("got assumed %q, want %q in it", said, tt.said)
			}
		})
	}
	layout := found(t, source(t, head(all+"E2|P2|minimum_3")), Columns{Scale: "1-9", DropUnpaired: true})
	if pairs, said := pairsOf(layout), assumedText(layout); pairs != "1=minimum_1/E1/P1" || !strings.Contains(said, "unpaired: minimum_3, E2, P2") {
		t.Errorf("got %s and %q", pairs, said)
	}
}

func TestThreeFlagsThatDoNotFit(t *testing.T) {
	tests := []struct{ name, adequate, expected, perceived, want, fix string }{
		{"different counts", "a1:a2", "e1:e2", "s1:s1", "E-PAIR-COUNT --adequate names 2 columns, --expected 2 and --perceived 1; each needs its counterpart", ""},
		{"same columns", "e1:e2", "e1:e2", "s1:s2", "E-COL-TWICE found e1, e2 as adequate and as expected, accepted is each column on one side", "--adequate FIRST:LAST --expected FIRST:LAST"},
		{"unknown", "b*", "e1:e2", "s1:s2", `E-COL-MISSING the pattern "b*" of --adequate matches no column`, ""},
	}
	for _, tt := range tests {
		_, problems := Find(source(t, head("a1|a2|e1|e2|s1|s2")), Columns{Adequate: []string{tt.adequate}, Expected: []string{tt.expected}, Perceived: []string{tt.perceived}, Scale: "1-9"})
		checkProblems(t, problems)
		if len(problems) != 1 || problems[0].Code+" "+problems[0].Message.String() != tt.want || !strings.Contains(problems[0].Fix.String(), tt.fix) {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.want)
		}
	}
}

// TestZonePreset finds servqual-zot in any order of the columns, and says what it
// is short of.
func TestZonePreset(t *testing.T) {
	in, _, err := survey.Preset("servqual-zot")
	if err != nil {
		t.Fatal(err)
	}
	sides := []string{"minimum", "desired", "perceived"}
	var names []string
	for i := range 66 {
		names = append(names, fmt.Sprintf("%s_%s", sides[i%3], in.Items[i/3].ID))
	}
	random := rand.New(rand.NewPCG(3, 4))
	random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	got := found(t, source(t, head(strings.Join(names, "|"))), Columns{})
	if q := got.Questionnaire; q.Instrument.ID != "servqual-zot" || q.Instrument.Scale.String() != "1-9" || !slices.Equal(q.Constructs, []survey.Construct{survey.Adequate, survey.Expected, survey.Perceived}) {
		t.Errorf("got %s on %s for %v", q.Instrument.ID, q.Instrument.Scale, q.Constructs)
	}
	for i, column := range got.answers {
		if want := fmt.Sprintf("%s_%s", sides[i/22], in.Items[i%22].ID); got.header[column] != want {
			t.Errorf("got column %s, want %s", got.header[column], want)
		}
	}
	got = found(t, source(t, head(numbered(22))), Columns{Preset: "servqual-zot"})
	if said := assumedText(got); !strings.Contains(said, "no_adequate preset=servqual-zot") {
		t.Errorf("got assumed %q", said)
	}
}
