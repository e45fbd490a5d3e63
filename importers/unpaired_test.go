package importers

import (
	"fmt"
	"strings"
	"testing"
)

func TestColumnsWithoutCounterpart(t *testing.T) {
	const pairs = "E1|P1|E2|P2|"
	tests := []struct {
		name, header, row string
		codes             string // of the problems
		left              string // said to be no ratings
	}{
		{"number", pairs + "E7", "1|2|3|4|", "E-PAIR-MISSING@E", ""},
		{"several, both sides", pairs + "E7|P8|E9", "1|2|3|4|5|6|7", "E-PAIR-MISSING@E E-PAIR-MISSING@F E-PAIR-MISSING@G", ""},
		{"like a pair's key", "E-TAN1|P-TAN1|E-TAN2", "1|2|some text", "E-PAIR-MISSING@C", ""},
		{"a dimension's ratings", pairs + "E-ASS1|E-ASS2", "1|7|3|4|5|6", "E-PAIR-MISSING@E E-PAIR-MISSING@F", ""},
		{"word with ratings", "expected_speed|perceived_speed|expected_price", "1|7|4", "E-PAIR-MISSING@C", ""},
		{"mail address", pairs + "e_mail_1", "1|2|3|4|a@b.no", "", "e_mail_1"},
		{"box", pairs + "P.O.box 7", "1|2|3|4|1203", "", "P.O.box 7"},
		{"statistic", pairs + "P-value 1", "1|2|3|4|0,03", "", "P-value 1"},
		{"date", pairs + "Expected delivery date", "1|2|3|4|2026-02-01", "", "Expected delivery date"},
		{"comment", pairs + "Perceived by whom?", "1|2|3|4|me", "", "Perceived by whom?"},
		{"comment with a number in it", pairs + "Perceived by whom?", "1|2|3|4|me\n1|2|3|4|you\n1|2|3|4|3", "", "Perceived by whom?"},
		{"amount off the scale", pairs + "expected price", "1|2|3|4|499", "", "expected price"},
		{"years", pairs + "exp years", "1|2|3|4|12", "", "exp years"},
		{"nothing in it", pairs + "expected_other", "1|2|3|4|", "", "expected_other"},
		{"many at once", pairs + "E3|E4|E5|E6", "1|2|3|4|5|6|7|1", "E-PAIR-MISSING@E", ""},
		{"no pair at all", "E1|P2", "1|2", "E-PAIR-MISSING@A E-PAIR-MISSING@B", ""},
		{"nothing but lookalikes", "id|Expected delivery date|e_mail_1", "7|soon|a@b.no", "E-COL-NONE", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			layout, problems := Find(source(t, tt.header+"\n"+tt.row+"\n"), Columns{Scale: "1-7"})
			checkProblems(t, problems)
			if got := codesOf(problems); got != tt.codes {
				t.Errorf("got problems %v, want %q", problems, tt.codes)
			}
			if said := assumedText(layout); !strings.Contains(said, tt.left) || tt.left == "" && strings.Contains(said, AssumedNoRatings) {
				t.Errorf("got assumed %q, want %q in it", said, tt.left)
			}
		})
	}
}

func TestDropUnpaired(t *testing.T) {
	got := found(t, source(t, head("E1|P1|E7|P8")), Columns{Scale: "1-7", DropUnpaired: true})
	if pairs, said := pairsOf(got), assumedText(got); pairs != "1=E1/P1" || !strings.Contains(said, "unpaired: E7, P8") {
		t.Errorf("got %s and %q", pairs, said)
	}
}

func TestNoPairIsNotMendedByDropping(t *testing.T) {
	for _, drop := range []bool{false, true} {
		_, problems := Find(source(t, head("E1|P2")), Columns{Scale: "1-7", DropUnpaired: drop})
		if codesOf(problems) != "E-PAIR-MISSING@A E-PAIR-MISSING@B" || strings.Contains(problems[0].Fix.String(), "--drop-unpaired") {
			t.Errorf("dropping %v: got %v, fix %q", drop, problems, problems[0].Fix)
		}
	}
}

func TestFirstRowWithAnswers(t *testing.T) {
	_, problems := Find(source(t, "ola@example.org,5,6,2026-02-01\nkari@example.org,4,4,2026-02-02\n"), Columns{})
	if len(problems) != 1 || !strings.Contains(problems[0].Message.String(), "looks like answers") || strings.Contains(problems[0].Message.String(), "@") {
		t.Errorf("got %v", problems)
	}
	_, problems = Find(source(t, "name,ola@example.org,x\n1,2,3\n"), Columns{})
	if len(problems) != 1 || strings.Contains(problems[0].Message.String(), "ola") || !strings.Contains(problems[0].Message.String(), "name, x and 1 more") {
		t.Errorf("got %v, want it without the mail address", problems)
	}
}

func TestSameItemTwice(t *testing.T) {
	tests := []struct{ name, header, want string }{
		{"written differently", "E1|P1|e_01", "E-COL-DUPLICATE@C"},
		{"same name", "E1|P1|P1", "E-COL-DUPLICATE@C"},
		{"both", "E1|P1|E1|P1", "E-COL-DUPLICATE@C E-COL-DUPLICATE@D"},
	}
	for _, tt := range tests {
		_, problems := Find(source(t, head(tt.header)), Columns{Scale: "1-7"})
		checkProblems(t, problems)
		if got := codesOf(problems); got != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, problems, tt.want)
		}
	}
}

func TestProblemsAreCappedByKind(t *testing.T) {
	header := "E1|P1|minimum_1"
	for i := range 30 {
		header += fmt.Sprintf("|minimum_%d", 100+i) // each lacks two columns
	}
	_, problems := Find(source(t, head(header)), Columns{Scale: "1-7"})
	if len(problems) != mostPerKind || !strings.Contains(problems[mostPerKind-1].Message.String(), "(and 10 more of this kind)") {
		t.Errorf("got %d problems, the last %v", len(problems), problems[len(problems)-1])
	}
}

func TestColumnsWithTheSameNumbersAreNamed(t *testing.T) {
	run := func(letter string, n int) string {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprint(letter, i+1))
		}
		return strings.Join(names, "|")
	}
	for _, tt := range []struct{ name, header, fix string }{
		{"one other run", "age|" + run("e", 6) + "|" + run("s", 6) + "|" + run("p", 2), "columns s1:s6 have the same numbers; if they are the perceived ones: --expected e1:e6 --perceived s1:s6"},
		{"two other runs", run("e", 6) + "|" + run("s", 6) + "|" + run("x", 6) + "|" + run("p", 2), "name the columns that belong together"},
		{"other numbers", run("e", 6) + "|" + run("s", 5) + "|" + run("p", 2), "name the columns that belong together"},
	} {
		columns := strings.Count(tt.header, "|")
		_, problems := Find(source(t, tt.header+"\n5"+strings.Repeat("|4", columns)+"\n"), Columns{Scale: "1-7"})
		if len(problems) != 1 || problems[0].Code != "E-PAIR-MISSING" || !strings.Contains(problems[0].Fix.String(), tt.fix) {
			t.Errorf("%s: got %v, fix %q", tt.name, problems, problems[0].Fix)
		}
	}
}
