package importers

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// chosen writes columns by their names.
func chosen(header []string, columns []int) string {
	var names []string
	for _, c := range columns {
		names = append(names, nameOf(header, c))
	}
	return strings.Join(names, "|")
}

func TestColumnsByFlag(t *testing.T) {
	header := splitBars("id|E_1|E_2|e_3|grp/E_4|Speed, overall|Q1: speed|Q2: price|S[1]|S[2]|Vet du?||last")
	tests := []struct{ name, spec, want string }{
		{"name", "E_2", "E_2"},
		{"list", "E_2,id", "E_2|id"},
		{"list with blanks", " E_2 , id ", "E_2|id"},
		{"other case", "e_2", "E_2"},
		{"named twice", "E_2,E_1:E_2", "E_2|E_1"},
		{"range", "E_1:e_3", "E_1|E_2|e_3"},
		{"range of one", "E_1:E_1", "E_1"},
		{"range, other case", "e_1:E_3", "E_1|E_2|e_3"},
		{"range over a column without a name", "Vet du?:last", "Vet du?|column L|last"},
		{"pattern", "E_*", "E_1|E_2"},
		{"pattern, other case", "id,e_?", "id|e_3"},
		{"pattern over a slash", "*E_4", "grp/E_4"},
		{"pattern with brackets", "S[*]", "S[1]|S[2]"},
		{"name with a comma", "Speed, overall", "Speed, overall"},
		{"name with a comma in a list", "id,Speed, overall,last", "id|Speed, overall|last"},
		{"name with a colon", "Q1: speed", "Q1: speed"},
		{"range of names with colons", "Q1: speed:Q2: price", "Q1: speed|Q2: price"},
		{"name with a question mark", "Vet du?", "Vet du?"},
		{"name with brackets", "S[1]", "S[1]"},
		{"letter", "B", "E_1"},
		{"letters of a range", "K:M", "Vet du?|column L|last"},
		{"name and letter", "id,C", "id|E_2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			columns, problems := choose("expected", []string{tt.spec}, header)
			if got := chosen(header, columns); got != tt.want || len(problems) > 0 {
				t.Errorf("got %s and %v, want %s", got, problems, tt.want)
			}
		})
	}
	if columns, _ := choose("expected", []string{"B,c"}, splitBars("x|y|b|C")); !slices.Equal(columns, []int{2, 3}) {
		t.Errorf("letters that are names: got columns %v", columns)
	}
	columns, _ := choose("expected", []string{"E_1", "id"}, header)
	if got := chosen(header, columns); got != "E_1|id" {
		t.Errorf("flag given twice: got %s", got)
	}
}

func TestColumnsNotFound(t *testing.T) {
	header := splitBars("id|E_1|E_2|E_3|comment|comment|Comment|Speed, overall|O'Brien")
	tests := []struct{ name, spec, code, message, similar, fix string }{
		{"unknown name", "E_9", "E-COL-MISSING", `no column "E_9" (--expected)`, "E_1", "name one of these: id, E_1"},
		{"nothing like it", "xxxxxxxxxx", "E-COL-MISSING", `"xxxxxxxxxx"`, "", "name one of these: id, E_1"},
		{"letters beyond the columns", "AC", "E-COL-MISSING", `no column "AC" (--expected)`, "", "name one of these"},
		{"small letters", "id,b", "E-COL-MISSING", `no column "b" (--expected)`, "", "name one of these"},
		{"unknown end", "E_1:E_33", "E-COL-MISSING", `"E_33"`, "E_3", "name one of these"},
		{"pattern", "X_*", "E-COL-MISSING", `the pattern "X_*" of --expected matches no column`, "", "name one of these"},
		{"question with a typo", "Coment?", "E-COL-MISSING", "matches no column", "comment", "name one of these"},
		{"backwards", "E_3:E_1", "E-COL-RANGE", `"E_3" stands behind "E_1"`, "", "--expected E_1:E_3"},
		{"backwards, to be quoted", "O'Brien:Speed, overall", "E-COL-RANGE", "runs backwards", "", `--expected 'Speed, overall:O'\''Brien'`},
		{"one end", "E_1:", "E-COL-RANGE", "has one end", "", "both ends"},
		{"empty", "E_1,,E_2", "E-COL-MISSING", "empty name in the list of --expected", "", "comma"},
		{"name twice", "comment", "E-COL-DUPLICATE", "columns E, F are all named", "", "a name of its own"},
		{"end twice", "E_1:comment", "E-COL-DUPLICATE", "columns E, F are all named", "", "a name of its own"},
		{"twice within a range", "E_3:Comment", "E-COL-DUPLICATE", "columns E, F, G are all named", "", "a name of its own"},
		{"text that a terminal obeys", "\x1b[2J", "E-COL-MISSING", `\\x1b[2J`, "", "name one of these"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := choose("expected", []string{tt.spec}, header)
			if len(problems) != 1 {
				t.Fatalf("got %v, want one problem", problems)
			}
			p := problems[0]
			if p.Code != tt.code || !strings.Contains(p.Message.String(), tt.message) || !strings.Contains(p.Fix.String(), tt.fix) || strings.Join(p.Similar, "|") != tt.similar {
				t.Errorf("got %s %s, similar %q, fix %s", p.Code, p.Message, p.Similar, p.Fix)
			}
		})
	}
	_, problems := choose("expected", []string{"a_,b_", "E_3:E_1"}, header)
	if got := codesOf(problems); got != "E-COL-MISSING E-COL-MISSING E-COL-RANGE" {
		t.Errorf("got %s, want all problems at once", got)
	}
}

func TestPairsByFlag(t *testing.T) {
	tests := []struct{ name, header, expected, perceived, want, said string }{
		{"same numbers", "e1|e2|s2|s1", "e1:e2", "s2:s1", "1=e1/s1 2=e2/s2", ""},
		{"numbers to ten", "e1|e2|e10|s10|s2|s1", "e*", "s*", "1=e1/s1 2=e2/s2 10=e10/s10", ""},
		{"suffixes", "Q2_exp|Q1_exp|Q1_now|Q2_now", "*_exp", "*_now", "1=Q1_exp/Q1_now 2=Q2_exp/Q2_now", ""},
		{"words", "før fart|før pris|nå pris|nå fart", "før*", "nå*", "fart=før fart/nå fart pris=før pris/nå pris", ""},
		{"words that begin alike", "a_speed|a_spirit|b_spirit|b_speed", "a_*", "b_*", "speed=a_speed/b_speed spirit=a_spirit/b_spirit", ""},
		{"words with one number", "x_tan1|x_rel1|y_rel1|y_tan1", "x_*", "y_*", "tan1=x_tan1/y_tan1 rel1=x_rel1/y_rel1", ""},
		{"blocks of a matrix", "Q5_1|Q5_2|Q6_2|Q6_1", "Q5_*", "Q6_*", "1=Q5_1/Q6_1 2=Q5_2/Q6_2", ""},
		{"names without a common part", "speed|price|fart|pris", "speed:price", "fart:pris", "speed=speed/fart price=price/pris", "order: speed, fart"},
		{"other numbers", "e1|e2|s2|s3", "e1:e2", "s2:s3", "1=e1/s2 2=e2/s3", "order: e1, s2"},
		{"only the last differs", "e1|e2|s1|s3", "e1:e2", "s1:s3", "1=e1/s1 2=e2/s3", "order: e2, s3"},
		{"columns without names", "a|||b||", "a:b", "*", "", ""},
		{"one pair", "before|after", "before", "after", "before=before/after", "order: before, after"},
		{"numbers written twice", "q_1|q_01|s_1|s_2", "q_*", "s_*", "q_1=q_1/s_1 q_01=q_01/s_2", AssumedOrder},
		{"one side by name", "x1|x2|P1|P2", "x1:x2", "", "1=x1/P1 2=x2/P2", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Columns{Scale: "1-7", Expected: []string{tt.expected}}
			if tt.perceived == "s2:s1" || tt.perceived != "" {
				c.Perceived = []string{tt.perceived}
			}
			layout, problems := Find(source(t, head(tt.header)), c)
			if tt.want == "" {
				if codesOf(problems) != "E-COL-TWICE@A" {
					t.Errorf("got %v", problems)
				}
				return
			}
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			said := assumedText(layout)
			if got := pairsOf(layout); got != tt.want || !strings.Contains(said, tt.said) || tt.said == "" && strings.Contains(said, AssumedOrder) {
				t.Errorf("got %s, assumed %q; want %s, %q", got, said, tt.want, tt.said)
			}
		})
	}
}

func TestColumnsInAnyLanguage(t *testing.T) {
	f := finder{header: []string{" E1 ", "  "}}
	if named, nameless := f.nameOrLetter(0), f.nameOrLetter(1); named != "E1" || nameless != "B" {
		t.Errorf("got %q and %q, want E1 and B", named, nameless)
	}
}

func TestFlagsThatDoNotFit(t *testing.T) {
	tests := []struct{ name, expected, perceived, code, message string }{
		{"different counts", "e1:e3", "s1:s2", "E-PAIR-COUNT", "names 3 columns and --perceived 2"},
		{"same columns", "e1:e3", "e1:e3", "E-COL-TWICE", "e1, e2, e3 as expected and as perceived"},
		{"overlap", "e1:s1", "s1:s4", "E-COL-TWICE", "found s1 as expected"},
	}
	for _, tt := range tests {
		_, problems := Find(source(t, head("e1|e2|e3|s1|s2|s3|s4")), Columns{Expected: []string{tt.expected}, Perceived: []string{tt.perceived}, Scale: "1-7"})
		checkProblems(t, problems)
		if len(problems) != 1 || problems[0].Code != tt.code || !strings.Contains(problems[0].Message.String(), tt.message) {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.code)
		}
	}
}

func TestFlagValueIsReadBack(t *testing.T) {
	for _, words := range [][]string{{"99"}, {"-9", "Vet ikke"}, {`say "no", or`, "don't"}, {"a,b"}, {"$HOME `x` !"}, {"æøå"}} {
		list := unshell(t, flagValue(words...))
		got, err := csv.NewReader(strings.NewReader(list)).Read()
		if err != nil || !slices.Equal(got, words) {
			t.Errorf("%s: got %q, %v; want %q", flagValue(words...), got, err, words)
		}
	}
}

func TestManyNamesInShortTime(t *testing.T) {
	var header []string
	for i := range 5000 {
		header = append(header, fmt.Sprint("E", i))
	}
	start := time.Now()
	columns, problems := choose("expected", []string{strings.Join(header, ",")}, header)
	if len(columns) != len(header) || len(problems) > 0 {
		t.Errorf("got %d columns and %v", len(columns), problems)
	}
	if spent := time.Since(start); spent > 5*time.Second {
		t.Errorf("took %v", spent)
	}
}
