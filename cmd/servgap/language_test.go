package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
)

// onlyEnglish are words that no other of the languages has and that are part of no
// command, id or file name here.
var onlyEnglish = regexp.MustCompile(`(?i)\b(response|responses|left out|assumed|wrote|next|rescaled|row|rows|columns?|names|only|found|expected|perceived|` +
	`delivered|promised|customers?|managers|staff|of|the|and|or|what|who|is|are|not|from|with|by|below|above|inside|mean|overall|weighted|` +
	`ranked|order|legs?|largest|file|files|questions?|importance|share|sides|each|those|takes|respondents?|shown|state|asked|against|` +
	`steps?|more|input|setting|value|default|where|needs|measured|between|alone|differences|causes|position)\b`)

// spoken are commands that together say nearly all that can be said, in a folder
// with a sample project in p and one with a zone of tolerance in z.
var spoken = []string{
	"servgap analyze testdata/surveys/hotel.csv",
	"servgap analyze testdata/surveys/hotel.csv --width 80 -f md -o a.md -o b.csv",
	"servgap analyze testdata/surveys/hotel.csv --long --min-cell 0",
	"servgap gaps testdata/surveys/hotel.csv --items",
	"servgap gaps testdata/surveys/hotel.csv --items -d reliability -o c.txt",
	"servgap gaps testdata/surveys/hotel.csv --expected 'E*' --perceived P1:P22 --scale 1-7 --preset none",
	"servgap step 1 testdata/surveys/hotel.csv", "servgap step 3 testdata/surveys/hotel.csv", "servgap step 6 testdata/surveys/hotel.csv",
	"servgap validate testdata/surveys/hotel.csv",
	"servgap inspect testdata/surveys/hotel.csv", "servgap inspect --width 80 testdata/surveys/quirks/numbers.csv testdata/surveys/quirks/danish.csv testdata/surveys/quirks/anchors.csv",
	"servgap inspect testdata/surveys/quirks/qualtrics-utf16.tsv testdata/surveys/quirks/google-nb.csv testdata/surveys/quirks/nynorsk.csv testdata/surveys/quirks/options.csv",
	`printf 'E1,P1,E2,P3\n1,2,3,4\n2,3,4,5\n3,4,5,6\n4,5,6,7\n5,6,7,1\n' | servgap analyze - --scale 1-7 --drop-unpaired`,
	`printf 'E1,P1,P-kode\n1,2,x\n2,3,x\n3,4,x\n,,x\n4,5,x\n5,6,x\n,,\n' | servgap gaps - --scale 1-7`,
	`printf 'a,b,c,d\n1,2,3,4\n2,3,4,5\n3,4,5,6\n4,5,6,7\n5,6,7,1\n' | servgap gaps - --scale 0..10/0.5 --expected a:b --perceived c:d`,
	`printf 'P1,P2\n1,2\n2,3\n3,4\n4,5\n5,6\n' | servgap step perceived - --scale 1-7`,
	`printf 'E1,E2\n1,2\n2,3\n3,4\n4,5\n5,6\n' | servgap step expected - --scale 1-7`,
	"cd p && servgap analyze", "cd p && servgap analyze --width 60", "cd p && servgap gaps all", "cd p && servgap gaps all --long --items",
	"cd p && servgap chain", "cd p && servgap chain --items -d empathy", "cd p && servgap validate",
	"cd p && for n in 1 2 3 4 5 6; do servgap step $n; done",
	"cd p && servgap config show --digits 2", "cd p && servgap reliability --items --width 80",
	"servgap reliability testdata/surveys/hotel.csv --factors 16 --rotate varimax", "servgap reliability testdata/surveys/hotel.csv --of gap --factors 1",
	`printf 'E1,P1,E2,P2,E3,P3\n1,2,3,4,3,1\n2,3,2,5,3,2\n3,4,4,6,3,3\n4,5,3,7,3,4\n5,6,1,1,3,5\n' | servgap reliability - --scale 1-7 --items`,
	"cd z && servgap zone", "cd z && servgap zone --items", "cd z && servgap gaps adequacy", "cd z && servgap gaps superiority", "cd z && servgap validate", "cd z && servgap analyze",
	"cd p && servgap priority", "cd p && servgap priority --items --long", "cd p && servgap priority --cut diagonal --long", "cd p && servgap priority --target 5.5 --min-gap 0.3 --outcome nps",
	"cd p && servgap drivers --low-high", "cd p && servgap drivers --items --of gap", "servgap drivers testdata/surveys/hotel.csv --outcome csat --outcome-scale 1-5 --min-cell 0",
	"cd p && servgap priority --importance derived --cut scale", "cd p && servgap analyze --long", "servgap priority testdata/surveys/hotel.csv --outcome csat --outcome-scale 1-5 --where 'branch=Oslo Sentrum' --min-cell 100",
	"servgap units branch testdata/surveys/hotel.csv --long", "servgap units branch testdata/surveys/hotel.csv -d empathy --where 'branch=Oslo Sentrum'",
	"cd p && servgap dissatisfied", "cd p && servgap dissatisfied --rule detractor --items --long", "cd p && servgap dissatisfied --cut 1", "cd p && servgap compare --rival all",
}

// flagged are flags and what is quoted behind them, the same in every language.
var flagged = regexp.MustCompile(`--[a-z-]+( '[^']*')?`)

// TestOnlyOneLanguage runs the commands in each language and looks for words of
// another on both streams.
func TestOnlyOneLanguage(t *testing.T) {
	for _, code := range lang.Codes() {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			dir, bin := workplace(t)
			zone(t, filepath.Join(dir, "z"))
			english := make(map[string]bool)
			for _, command := range slices.Concat([]string{"servgap demo p"}, spoken) {
				out := run(t, dir, bin, "export SERVGAP_LANG="+code+"; ("+command+") || echo FAILED")
				if strings.Contains(out, "FAILED") {
					t.Fatalf("%s:\n%s", command, out)
				}
				for line := range strings.Lines(out) {
					for _, word := range onlyEnglish.FindAllString(flagged.ReplaceAllString(line, ""), -1) {
						english[strings.ToLower(word)] = true
						if code != "en" {
							t.Errorf("%s: %q in %s", command, word, line)
						}
					}
				}
			}
			if code == "en" && len(english) < 60 {
				t.Errorf("found only %d of the words in English, so the others prove little", len(english))
			}
		})
	}
}

// zone writes a project with a zone of tolerance and rules for rows.
func zone(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"servgap.yaml": `version: 1
project: {name: Bibliotek}
scales: [{id: default, min: 1, max: 9}]
instrument:
  dimensions: [{id: a, label: Hjelp, items: [S1]}, {id: b, label: Ro, items: [L1]}]
  items: [{id: S1, label: Kan svare}, {id: L1, label: Stille}]
groups:
  - id: brukere
    role: customers
    constructs: {adequate: "A_{item}", expected: "D_{item}", perceived: "P_{item}"}
    exclude: [{column: Type, is: Test}, {column: Tid, below: 60.5}]
waves:
  - {id: "2026", date: 2026-09-30, files: [{group: brukere, path: svar.csv}]}
`,
		"svar.csv": `A_S1,D_S1,P_S1,A_L1,D_L1,P_L1,Type,Tid
3,6,3,3,6,4,A,99
3,6,4,3,6,5,A,99
3,6,5,3,6,4,A,99
6,3,3,3,6,5,A,99
3,6,7,3,6,4,A,99
3,6,2,3,6,5,A,99
3,6,2,3,6,5,Test,99
3,6,2,3,6,5,A,12
3,6,2,3,6,5,A,13
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// refused are commands that fail, in a folder with a survey file, a sample project
// in p and the broken projects of package config in broken.
var refused = []string{
	"servgap analyze nowhere.csv", "servgap analyze .", "servgap gapz", "servgap gaps --scal 1", "servgap gaps --width x", "servgap gaps -d",
	"servgap gaps nothing", "servgap step 7", "servgap help nothing", "servgap analyze hotel.csv -o a.pdf", "servgap analyze hotel.csv -o hotel.csv",
	"servgap analyze hotel.csv -o nowhere/a.csv", "servgap analyze hotel.csv -f pdf", "servgap analyze hotel.csv --lang xx", "servgap analyze hotel.csv --wave 1",
	"servgap analyze hotel.csv --min-cell 1000", "servgap analyze hotel.csv --expected E1:E9 --perceived P1", "servgap analyze hotel.csv --scale 7-1",
	"servgap analyze hotel.csv --scale 1-6", "servgap analyze hotel.csv --preset serv", "servgap analyze hotel.csv --by E1x", "servgap zone hotel.csv",
	"servgap gaps hotel.csv knowledge", "servgap gaps knowledge hotel.csv", "servgap chain hotel.csv", "servgap analyze hotel.csv --where Region",
	`printf 'E1,P1\n' | servgap analyze -`, `printf '' | servgap analyze -`, `printf 'E1,P1\n1,"2\n' | servgap analyze -`, `printf 'E1,P1\n1,2,3\n' | servgap analyze -`,
	`printf 'E1,P1\n1,much\n2,3\n' | servgap analyze - --scale 1-7`, `printf 'E1,P1,E2\n1,2,3\n' | servgap analyze - --scale 1-7`,
	`printf 'a,b\n1,2\n' | servgap analyze -`, `printf 'E1,P1\n1\0,2\n' | servgap analyze -`, `printf 'PK\003\004' | servgap analyze -`,
	"servgap inspect", "servgap inspect - -", "servgap inspect 'x*.csv'", `printf 'E1,P1\n0,1\n2,3\n5,4\n3,2\n4,5\n1,0\n' | servgap analyze -`,
	`printf 'E1,P1\n10,11\n12,13\n12,11\n13,10\n10,12\n11,13\n' | servgap analyze -`,
	"cd p && servgap gaps direct", "cd p && servgap zone", "cd p && servgap analyze --where Region=Nowhere", "cd p && servgap analyze --wave 1999",
	"cd p && servgap import --min-items most", "servgap demo p", "servgap completion tcsh",
	"servgap priority hotel.csv --importance derived", "servgap priority hotel.csv --outcome csat", "servgap priority hotel.csv --outcome E1 --outcome-scale 1-7", "servgap priority hotel.csv --outcome-scale 1-5",
	"servgap priority hotel.csv --cut foo", "servgap priority hotel.csv --cut target", "servgap priority hotel.csv --target 9", "servgap priority hotel.csv --target 5 --cut scale", "servgap priority hotel.csv --target x",
	"servgap priority hotel.csv --cut diagonal --importance derived", "servgap priority hotel.csv --min-gap -1", "servgap priority hotel.csv --importance most", "cd p && servgap priority --outcome csta",
}

// functionWords are what no sentence of English does without and no message has in
// another language beside names in quotes, braces and flags.
var functionWords = regexp.MustCompile(`(?i)\b(the|and|or|what|which|are|not|from|with|accepted|found|there|has|write|leave|rows?|take|correct|of|it)\b`)

var asWritten = regexp.MustCompile("\"[^\"]*\"|'[^']*'|\\{[^}]*\\}|\\[[^]]*\\]|--?[a-z-]+|`[^`]*`|[\\w./-]+\\.(csv|yaml|json|pdf)|servgap [a-z]+( [a-z]+)?")

// TestErrorsInOneLanguage makes mistakes in each language and looks for English in
// what is said of them, beside what libraries say.
func TestErrorsInOneLanguage(t *testing.T) {
	broken, err := filepath.Abs("../internal/config/testdata/broken")
	if err != nil {
		t.Fatal(err)
	}
	projects, err := filepath.Glob(filepath.Join(broken, "*.yaml"))
	if err != nil || len(projects) < 70 {
		t.Fatalf("found %d broken projects, %v", len(projects), err)
	}
	commands := refused
	for _, project := range projects {
		commands = append(commands, "servgap validate --config "+project)
	}
	for _, code := range lang.Codes() {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			dir, bin := workplace(t)
			run(t, dir, bin, "servgap demo p --lang en; cp testdata/surveys/hotel.csv .")
			english := 0
			for _, command := range commands {
				out := run(t, dir, bin, "export SERVGAP_LANG="+code+"; ("+command+") && echo SUCCEEDED")
				if strings.Contains(out, "SUCCEEDED") && !strings.Contains(command, broken) {
					t.Errorf("%s succeeded", command)
				}
				for line := range strings.Lines(out) {
					if strings.Contains(line, " | ") || strings.Contains(line, "YAML") || strings.Contains(line, "(zip: ") {
						continue // the project's own line, or the words of a library
					}
					words := functionWords.FindAllString(asWritten.ReplaceAllString(line, ""), -1)
					english += len(words)
					if words != nil && code != "en" {
						t.Errorf("%s: %q in %s", command, words, line)
					}
				}
			}
			if code == "en" && english < 500 {
				t.Errorf("found only %d of the words in English, so the others prove little", english)
			}
		})
	}
}
