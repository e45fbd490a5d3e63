package dialect

import "testing"

// countedRows are as many as show that a column numbers them.
const countedRows = "1|Oslo|4|5\n2|Oslo|4|5\n3|Oslo|4|5\n4|Oslo|4|5\n5|Oslo|4|5\n6|Oslo|4|5\n7|Oslo|4|5\n8|Oslo|4|5\n9|Oslo|4|5\n10|Oslo|4|5\n11|Oslo|4|5\n12|Oslo|4|5\n"

func TestTotals(t *testing.T) {
	for _, tt := range []struct {
		name, rows, drops string
	}{
		{"a word where the id stands", "id|Q1|Q2\n1|4|5\n2|3|4\nTotal|7|9", "- - total"},
		{"a word beside a blank id", "id|City|Q1\n1|Oslo|5\n2|Oslo|4\n|Snitt:|4,5", "- - total"},
		{"no id, a word over numbers", "Q1|Q2\n4|5\n3|4\nMean|4.5", "- - total"},
		{"no id, names", "Name|Q1|Q2\nAnna|4|5\nBo|3|4\nCai|3|4\nGjennomsnitt|3.3|4.3", "- - - total"},
		{"more than the word", "id|Q1|Q2\n1|4|5\n|Average score|4.5", "- total"},
		{"an answer that is a word of totals", "City|Q1|Q2\nMedel|4|5\nBra|3|4\nMedel|3|4\nBra|3|4", "- - - -"},
		{"an answer beside an id", "id|Quality|Q1\n1|Average|5\n2|Good|4\n3|Average|4", "- - -"},
		{"a mean of words", "id|City|Q1\n1|Oslo|5\n2|Oslo|4\nMean|#DIV/0!|4.5", "- - total"},
		{"a respondent who is called Total", "Company|Q1|Q2\nShell|4|5\nTotal|3|4\nEquinor|5|4\nBP|4|4", "- - - -"},
		{"the last respondent is called Total", "Company|Q1|Q2\nShell|4|5\nEquinor|5|4\nBP|4|5\nTotal|5|4", "- - - -"},
		{"several respondents of Total", "Company|Q1|Q2\nShell|4|5\nTotal|3|4\nTotal|5|4\nBP|4|4\nTotal|17|17", "- - - - -"},
		{"several of Total, and the sums", "Company|Q1|Q2\nShell|4|5\nTotal|3|4\nTotal|5|4\nBP|4|4\nTotal|16|17", "- - - - total"},
		{"an id of Total", "ID|Q1|Q2\nShell|4|5\nTotal|3|4\nEquinor|5|4\nBP|4|4", "- - - -"},
		{"whole means below names", "Name|Q1|Q2\nAnna|4|5\nBo|3|5\nCai|5|5\nSnitt|4|5", "- - - total"},
		{"medians and bounds below names", "Name|Q1|Q2\nAnna|4|5\nBo|3|5\nCai|5|5\nMedian|4|5\nMin|3|5\nN|3|3", "- - - total total total"},
		{"a wrong mean below names", "Name|Q1|Q2\nAnna|4|5\nBo|3|5\nCai|5|4\nSnitt|3.9|4.8", "- - - total"},
		{"sums without the word", "Q1|Q2|Q3\n4|5|3\n3|4|3\n5|4|4\n12|13|10", "- - - total"},
		{"means without the word", "Q1|Q2|Q3\n4|5|3\n3|4|3\n5|4|4\n4.00|4.33|3.33", "- - - total"},
		{"answers that are all the mean", "Q1|Q2|Q3\n4|5|3\n4|5|3\n4|5|3\n4|5|3", "- - - -"},
		{"means without the word and the id", "id|Q1|Q2\n1|4|5\n2|3|4\n3|5|4\n|4,01|4,33", "- - - total"},
		{"a bad response without its id", "id|Q1|Q2\n1|6|5\n2|5|5\n3|5|6\n|1|2", "- - - -"},
		{"an odd answer without its id", "id|Q1|Q2\n1|4|5\n2|3|4\n3|5|4\n|4|4,5", "- - - -"},
		{"sums without the word and the id", "id|Q1|Q2\n1|4|5\n2|3|4\n3|5|4\n|12|13", "- - - total"},
		{"a response without its id", "id|Q1|Q2\n1|4|5\n2|3|4\n3|5|4\n4|5|4\n5|5|4\n6|5|4\n7|5|4\n8|5|4\n9|5|4\n|5|4", "- - - - - - - - - -"},
		{"means below each group", "Shop|Nr|Q1|Q2\nA|1|4|5\nA|2|3|4\nA Average||3.5|4.5\nB|3|5|4\nB|4|4|5\nB Average||4.5|4.5\nGrand Average||4.0|4.5", "- - total - - total total"},
		{"an answer that ends in a word of totals", "Food|Q1|Q2\nGood|4|5\nBelow average|3|4\nGood|5|4\nBelow average|4|4", "- - - -"},
		{"a grand total by its own word", "Shop|Q1|Q2\nA|4|5\nB|3|4\nC|4|4\nGesamtergebnis|3.67|4.33", "- - - total"},
		{"means beside a word that nobody knows", "Shop|Person|Q1|Q2|Q3\nA|Ann|4|5|3\nB|Bo|3|4|4\nC|Cai|4|4|4\nIt all||3.67|4.33|3.67", "- - - total"},
		{"other numbers beside such a word", "Shop|Person|Q1|Q2|Q3\nA|Ann|4|5|3\nB|Bo|3|4|4\nC|Cai|4|4|4\nD||3.5|4.5|3.5", "- - - -"},
		{"notes where the rows are numbered", "Nr|City|Q1|Q2\n" + countedRows + "|North||\n12b||4|5\nScale: 1 is the lowest|||\nAnswered 1||3|3\n|Bodø|4|4\n", "- - - - - - - - - - - - note - blank note -"},
		{"words beside the word", "id|Q1|Q2\n1|4|5\n|Total|not good", "- -"},
		{"blank rows", "id|Q1\n1|4\n|\n2|5", "- blank -"},
		{"respondents who answered nothing", "id|Q1\n1|\n2|5", "- -"},
		{"a short row", "id|Q1\n1|4\n2", "- -"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := sheet(tt.rows)
			checkDrops(t, Read(rows), rows, tt.drops)
		})
	}
}

func TestAggregates(t *testing.T) {
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"counts, tables below each other", `
|Very good|Good|Bad
How was the speed today?|1|9|8
How was the staff today?|7|10|1
||
|Yes|No
Would you come here again?|12|6`, true},
		{"the same without the blank rows", `
|Very good|Good|Bad
How was the speed today?|1|9|8
|Yes|No
Would you come here again?|12|6`, true},
		{"percent", `
Question|Very good|Good|Bad
How was the speed today?|10 %|60 %|30 %
How was the staff today?|20 %|70 %|10 %`, true},
		{"answers, counts and shares", `
Answer Choices|Responses|
Very satisfied|45.00%|90
Satisfied|35.00%|70
Dissatisfied|20.00%|40
Answered||200`, true},
		{"the same in Norwegian", `
Svar|Antall|Prosent
Svært fornøyd|90|45 %
Fornøyd|70|35 %
Misfornøyd|40|20 %`, true},
		{"a small survey of numbers", "e1|e2|p1|p2\n4|5|3|4\n3|4|4|3\n5|4|3|4", false},
		{"a small survey with names", "Name|Q1|Q2\nAnna Maria Berg|4|5\nBo Erik Dahl|5|4\nCai Ole Lie|4|5", false},
		{"a comment first", "What did you like best?|Q1|Q2\nThe staff was kind|4|5\nThe room was clean|5|4", false},
		{"row numbers first", "|Q1|Q2\n1|4|5\n2|5|4\n3|4|5", false},
		{"sentences first, sums that differ", "Question|Q1|Q2\nThe staff was kind|4|5\nThe room was clean|2|1\nThe food was good|5|5", false},
		{"a column called n", "id|n|Q1\n1|4|5\n2|5|4", false},
		{"times", "|Timestamp|Q1\nThe staff was kind|2026-05-01|5\nThe room was clean|2026-05-02|5", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := Read(sheet(tt.rows)); d.Aggregate != tt.want {
				t.Errorf("got %v, %d header rows", d.Aggregate, d.HeaderRows)
			}
		})
	}
}

func TestRuleOfColumn(t *testing.T) {
	below := Rule{Reason: Incomplete, Column: 0, Below: 100}
	not := Rule{Reason: Incomplete, Column: 0, Not: []string{"31", "32", ""}}
	is := Rule{Reason: Test, Column: 0, Is: []string{"2", "survey test"}}
	forms := Rule{Reason: Incomplete, Column: 0, All: []int{0, 2}, Is: []string{"0"}}
	for _, tt := range []struct {
		rule  Rule
		cells []string
		want  bool
	}{
		{below, []string{"99"}, true}, {below, []string{"100"}, false}, {below, []string{""}, false}, {below, nil, false},
		{not, []string{"22"}, true}, {not, []string{"31.0"}, false}, {not, []string{"Completed"}, true}, {not, nil, false},
		{forms, []string{"0", "2", "0"}, true}, {forms, []string{"0", "", ""}, true}, {forms, []string{"", "", "0"}, true},
		{forms, []string{"0", "", "1"}, false}, {forms, []string{"2", "", "0"}, false}, {forms, nil, false},
		{is, []string{" Survey  TEST "}, true}, {is, []string{"2.0"}, true}, {is, []string{"12"}, false}, {is, nil, false},
	} {
		if got := tt.rule.Drops(tt.cells); got != tt.want {
			t.Errorf("%+v of %q: got %v", tt.rule, tt.cells, got)
		}
	}
}
