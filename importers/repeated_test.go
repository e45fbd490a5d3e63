package importers

import (
	"strings"
	"testing"
)

// TestStatementsAskedAgain has statements that nothing but their places tells apart.
func TestStatementsAskedAgain(t *testing.T) {
	const forms = "ID,Start time,Completion time,Email,Name,"
	row := "1,9/1/26 10:00:00,9/1/26 10:05:00,anonymous,,"
	for _, tt := range []struct{ name, text, problem, message, fix string }{
		{"three blocks of Microsoft Forms", forms + "Quick,Friendly,Quick2,Friendly2,Quick3,Friendly3\n" + row + "5,4,3,2,1,1\n" + strings.Replace(row, "1,", "2,", 1) + "5,4,3,2,1,1\n",
			"E-PAIR-SIDE@F", "found 2 statements that were asked 3 times, in columns F to G, H to I, J to K", "--expected Quick:Friendly --perceived Quick2:Friendly2"},
		{"numbered by pandas", "Speed,Staff,Speed.1,Staff.1\n1,2,3,4\n", "E-PAIR-SIDE@A", "in columns A to B and C to D", "--expected Speed:Staff --perceived Speed.1:Staff.1"},
		{"repeated names", "Speed,Staff,Speed,Staff\n1,2,3,4\n", "E-PAIR-SIDE@A", "in columns A to B and C to D", "names of their own"},
		{"in words", "Speed,Speed.1\nStrongly agree,Agree\nNeutral,Disagree\n", "E-PAIR-SIDE@A", "in columns A and B", "--expected Speed --perceived Speed.1"},
		{"five things rated alike", "Speed,Speed.1,Speed.2,Speed.3,Speed.4\n1,2,3,4,5\n", "E-COL-NONE", "", ""},
		{"comments", "Comment,Comment.1\nfine,good\nthe tea was cold,none of it\n", "E-COL-NONE", "", ""},
		{"a row for each answer", "respondent,item,expected,perceived\n1,Speed,5,4\n1,Staff,4,4\n", "E-COL-NONE@C", "which name no item", "--expected expected --perceived perceived"},
		{"a row for each answer, the side beside it", "respondent,question,side,answer\n1,Q1,perceived,5\n1,Q1,expected,4\n2,Q1,expected,4\n2,Q1,perceived,3\n", "E-COL-NONE@C", "(expected, perceived)", "one row of each response"},
		{"a row for each question", "record,field_name,value\n1,E1,5\n1,P1,4\n1,comment,none\n2,E1,5\n2,P1,4\n2,comment,\n", "E-COL-NONE@B", "(E1, P1)", "one row of each response"},
		{"a row for each question, the side behind it", "record;item;value\n1;speed (expected);5\n1;speed (perceived);4\n2;speed (expected);5\n2;speed (perceived);4\n", "E-COL-NONE@B", "(speed (expected), speed (perceived))", "one row of each response"},
		{"sides that some rows name", "name,wish\nAda,quick\nBo,expected\nCy,perceived\nDa,late\nEd,quick\nFi,late\nGo,early\nHu,early\nIo,expected\nJo,perceived\nKa,none at all\nLi,none at all\n", "E-COL-NONE", "no columns were recognised", ""},
		{"a column for each answer", "id,Speed - Bad,Speed - Good,Staff - Bad,Staff - Good\n1,Bad,,,Good\n2,,Good,Bad,\n", "E-COL-NONE@B", "found 4 columns that hold one answer each", "condensed columns"},
		{"a column for each answer and another", "id,Speed - Bad,Speed - Good,Staff - Bad,Staff - Good\n1,Bad,,,Good\n2,,Good,Bad,Bad\n", "E-PAIR-SIDE@B", "asked twice", "say so"},
		{"a version", "Speed,Staff 1.1\n1,2\n", "E-COL-NONE", "", ""},
	} {
		_, problems := Find(source(t, tt.text), Columns{Scale: "1-5"})
		checkProblems(t, problems)
		if codesOf(problems) != tt.problem || !strings.Contains(problems[0].Message.String(), tt.message) || !strings.Contains(problems[0].Fix.String(), tt.fix) {
			t.Errorf("%s: got %v, fix %q", tt.name, problems, problems[0].Fix)
		}
	}
}
