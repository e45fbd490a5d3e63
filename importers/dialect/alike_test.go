package dialect

import "testing"

// TestStatementsCalledAsMetadata has statements with the names of columns that
// platforms add, and such columns themselves.
func TestStatementsCalledAsMetadata(t *testing.T) {
	const forms = "ID|Start time|Completion time|Email|Name|Language|"
	const answer = "1|45000.5|45000.6|anonymous|||"
	for _, tt := range []struct {
		name, rows, column string
		place              int
	}{
		{"Microsoft Forms, a rated language", "ID|Start time|Completion time|Email|Name|Staff|Language|Rooms\n1|45000.5|45000.6|anonymous||5|6|7\n2|45000.5|45000.6|anonymous||6|6|6", "Language: answer", 6},
		{"Microsoft Forms, in Norwegian and words", "ID|Starttidspunkt|Fullføringstidspunkt|E-post|Navn|Betjening|Språk\n1|45000.5|45000.6|a@b.no|Bo|Helt enig|Helt uenig\n2|45000.5|45000.6|a@b.no|Bo|Helt uenig|Helt enig", "Språk: answer", 6},
		{"Microsoft Forms, the language", forms + "Staff\n" + answer[:len(answer)-1] + "English|5\n" + answer[:len(answer)-1] + "norsk|6", "Language: language", 5},
		{"Microsoft Forms, the second time, in the second grid", forms + "Staff|Language\n1|45000.5|45000.6|anonymous||English|5|6\n2|45000.5|45000.6|anonymous||norsk|5|6", "Language: answer", 7},
		{"a channel in a table that is nobody's", "id|Phone|E-post|Chat\n1|4|5|4\n2|3|4|5\n3|5|5|4", "E-post: answer", 2},
		{"an address", "id|Phone|E-post|Chat\n1|4|a@b.no|4\n2|3|c@d.no|5\n3|5|e@f.no|4", "E-post: contact", 2},
		{"Unipark, the language as a number", "lfdn|lastpage|v_1|v_2|language|dispcode\n1|230|4|3|1|31\n2|230|3|4|1|31", "language: language", 4},
		{"SurveyMonkey, a statement in the second row", "Respondent ID|Collector ID|How good?||\n||Staff|Email address|Rooms\n11223344556|1|5|4|5\n11223344557|1|4|5|5", "How good? - Email address: answer How good? > Email address", 3},
		{"LimeSurvey, codes", "id|submitdate|lastpage|Q1[SQ001]|Q1[comment]|Q1[other]\n1|2026-05-01|2|4|3|4\n2|2026-05-01|2|3|4|3", "Q1[other]: answer Q1 > other", 5},
		{"LimeSurvey, what they said of it", "id|submitdate|lastpage|Q1[SQ001]|Q1[comment]|Q1[other]\n1|2026-05-01|2|4|good|4\n2|2026-05-01|2|3|too slow|3", "Q1[comment]: comment Q1 > comment", 4},
		{"LimeSurvey, a label that nobody gave to the others", "Response ID|Date submitted|Last page|How? [Speed]|How? [Other]\n1|2026-05-01|2|Agree|Disagree\n2|2026-05-01|2|Strongly agree|Agree", "How? [Other]: answer How? > Other", 4},
		{"Alchemer, a written one", "Response ID|Time Started|Date Submitted|Status|Speed:How?|Staff:How?|Other - Write In:How?\n1|2026-05-01|2026-05-01|Complete|4|5|the lift\n2|2026-05-01|2026-05-01|Complete|4|5|", "Other - Write In:How?: comment How? > Other - Write In", 6},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := describe(Read(sheet(tt.rows)).Columns[tt.place]); got != tt.column {
				t.Errorf("got %s, want %s", got, tt.column)
			}
		})
	}
}
