package dialect

import "testing"

func TestHeaderRows(t *testing.T) {
	for _, tt := range []struct {
		name           string
		rows           string
		above, headers int
		columns        string
	}{
		{"words and numbers", "Name|Q1|Q2\nA|4|5\nB|3|2\nC|4|4", 0, 1, ""},
		{"all answers are words", "Speed|Staff\nAgree|Disagree\nDisagree|Agree\nNeutral|Agree", 0, 1, ""},
		{"one row of words", "Speed|Staff\nAgree|Disagree", 0, 1, ""},
		{"nothing but a header", "id|Q1|Q2", 0, 1, ""},
		{"codes and texts", "Q1|Q2\nHow was the speed?|How was the staff?\nGood|Bad\nBad|Good\nGood|Good", 0, 2,
			"Q1: answer\nQ2: answer"},
		{"codes and one response", "Q1|Q2\nIt was good enough|It was very bad", 0, 1, ""},
		{"codes and sentences that are answers", "Q1|Q2\nIt was good enough|It was very bad\nIt was very bad|It was very bad\nIt was good enough|It was good enough", 0, 1, ""},
		{"codes, texts, short names", "Q1|Q2|Q3\nHow was the speed?|How was it? [Staff]|How was it? [Place]\nSpeed|Staff|Place\n4|Good|5\n3|Bad|4\n5|Good|4", 0, 3,
			"Q1: answer\nQ2: answer How was it? > Staff\nQ3: answer How was it? > Place"},
		{"first respondent does not know", "Speed|Staff|Place\nDon't know|Don't know|Don't know\n4|4|5\n3|2|4\n5|5|4", 0, 1, ""},
		{"first respondent left numbers out", "id|Speed|Staff\n1||\n2|4|4\n3|3|3\n4|5|5", 0, 1, ""},
		{"question above its parts", "Rate us|||Age\nSpeed|Staff|Place|\nGood|Bad|Good|30\nBad|Bad|Good|40\nGood|Bad|Bad|50", 0, 2,
			"Rate us - Speed: answer Rate us > Speed\nRate us - Staff: answer Rate us > Staff\nRate us - Place: answer Rate us > Place\nAge: answer"},
		{"questions that merged cells repeat", "Rate us|Rate us|Rate us|Age\nSpeed|Staff|Place|\nAgree|Disagree|Agree|30\nDisagree|Disagree|Agree|40", 0, 2,
			"Rate us - Speed: answer Rate us > Speed\nRate us - Staff: answer Rate us > Staff\nRate us - Place: answer Rate us > Place\nAge: answer"},
		{"names that repeat above words", "Comment|Comment|Comment\nfine place|too loud|nice\nwarm|cold|good staff", 0, 1, ""},
		{"names that repeat above ratings", "How was it?|How was it?|How was it?\nAgree|Disagree|Agree\nDisagree|Agree|Agree", 0, 1, ""},
		{"two questions above the same statements", "Before|||After||\nSpeed|Staff|Place|Speed|Staff|Place\n4|5|4|3|2|4\n5|5|4|3|3|4", 0, 2,
			"Before - Speed: answer Before > Speed\nBefore - Staff: answer Before > Staff\nBefore - Place: answer Before > Place\nAfter - Speed: answer After > Speed"},
		{"two sides below merged items", "ID|Speed|Speed|Staff|Staff\n|Expected|Perceived|Expected|Perceived\n1|4|5|4|3\n2|4|5|3|4", 0, 2,
			"ID: id\nSpeed - Expected: answer Speed > Expected\nSpeed - Perceived: answer Speed > Perceived\nStaff - Expected: answer Staff > Expected"},
		{"a title over merged cells", "Survey 2026|Survey 2026|Survey 2026|Survey 2026|Survey 2026\nOslo||||\nid|E1|E2|P1|P2\n1|4|5|4|3\n2|4|5|3|4", 2, 1, "id: id\nE1: answer"},
		{"a title over merged cells, and the header", "Survey 2026|Survey 2026|Survey 2026\nid|E1|P1\n1|4|5\n2|4|5", 1, 1, "id: id\nE1: answer"},
		{"an id beside one question", "ID|Rate us|||\n|Speed|Staff|Place|Food|Price\n1|4|5|4|3|3\n2|4|5|4|3|4", 0, 2, "ID: id\nRate us - Speed: answer Rate us > Speed"},
		{"a title of two cells", "Survey|Oslo|||||\nid|Q1|Q2|Q3|Q4|Q5|Q6\n1|4|5|4|3|3|4\n2|4|5|4|3|4|4", 1, 1, "id: id\nQ1: answer"},
		{"means above the header", "Snitt|4.0|4.5|4.5\nNr|Q1|Q2|Q3\n1|4|5|4\n2|4|4|5", 1, 1, "Nr: answer\nQ1: answer"},
		{"numbers above the header", "|1|2|3\nNr|Speed|Staff|Place\n1|4|5|4\n2|4|4|5", 1, 1, "Nr: answer\nSpeed: answer"},
		{"numbers for a header", "1|2|3\nAgree|Disagree|Neutral\nAgree|Neutral|Agree\nNeutral|Agree|Agree", 0, 1, ""},
		{"a response of numbers without a header", "4|5|4\n4|3|2\n5|4|4", 0, 0, ""},
		{"a title and a blank row", "Guest survey 2026||\n||\nid|Q1|Q2\n1|4|5\n2|4|4", 2, 1, "id: id\nQ1: answer\nQ2: answer"},
		{"the separator line of a spreadsheet", "sep=;\nid;x|Q1|Q2\n1|4|5", 1, 1, ""},
		{"a timestamp in the first row", "2026-05-01 10:00:00|Good|4\n2026-05-01 10:01:00|Bad|3", 0, 0, "c1: answer\nc2: answer\nc3: answer"},
		{"numbers in the first row", "4|5|4|Oslo\n3|2|4|Bergen\n4|4|4|Oslo", 0, 0, ""},
		{"what others answered, too", "Agree|Disagree|Oslo\nAgree|Agree|Oslo\nAgree|Disagree|Bergen\nDisagree|Disagree|Oslo\nAgree|Disagree|Oslo\nAgree|Agree|Oslo", 0, 0, ""},
		{"choices called as their answers", "Role|App|Web\nUser|App|\nBoss|App|Web\nBoss||Web\nUser|App|\nUser||Web\nBoss|App|", 0, 1,
			"Role: answer\nApp: choice  > App\nWeb: choice  > Web"},
		{"numbers of questions", "1|2|3|4\n4|5|4|5\n3|2|4|1", 0, 1, ""},
		{"row numbers of a statistics program", "|e1|p1\n1|4|5\n2|3|4\n3|5|4", 0, 1, ": id\ne1: answer\np1: answer"},
		{"a last column without a name", "id|Q1|\n1|4|\n2|3|\n3|2|", 0, 1, "id: id\nQ1: answer\n: empty"},
		{"one thing in a column without a name", "id|Q1|\n1|4|1\n2|3|1\n3|2|1", 0, 1, "id: id\nQ1: answer\n: empty"},
		{"names that repeat", "id|Q1|Q1\n1|4|1\n2|3|2\n3|2|1", 0, 1, "id: id\nQ1: answer\nQ1: answer"},
		{"ragged rows", "id|Q1\n1\n2|3|4|5\n\n3|2", 0, 1, "id: id\nQ1: answer"},
		{"blank rows only", "|\n|", 0, 1, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := Read(sheet(tt.rows))
			if d.Platform != "" || d.Above != tt.above || d.HeaderRows != tt.headers {
				t.Errorf("got %q, %d rows above, %d header rows; want %d, %d", d.Platform, d.Above, d.HeaderRows, tt.above, tt.headers)
			}
			checkColumns(t, d.Columns, tt.columns)
			if d.Aggregate {
				t.Error("taken for a report")
			}
		})
	}
}

func TestNothing(t *testing.T) {
	for _, rows := range [][][]string{nil, {}, {{}}, {nil, nil}} {
		if d := Read(rows); d.Platform != "" || len(d.Columns) > 0 || d.First() > len(rows) {
			t.Errorf("%v: got %+v", rows, d)
		}
	}
}

func TestAnchors(t *testing.T) {
	for text, want := range map[string]string{
		"Rate:\n1 = Disagree\n5 = Agree [I found it easy]":    "1 = Disagree; 5 = Agree",
		"How likely? (0 = not at all, 10 = certainly)":        "0 = not at all; 10 = certainly",
		"Fra 1 (svært uviktig) til 7 (svært viktig)":          "1 = svært uviktig; 7 = svært viktig",
		"1: helt uenig ... 7: helt enig":                      "1 = helt uenig; 7 = helt enig",
		"1 = svært dårlig til 5 = svært bra":                  "1 = svært dårlig; 5 = svært bra",
		"1 – låg och 5 – hög":                                 "1 = låg; 5 = hög",
		"-3 = much worse, 3 = much better":                    "-3 = much worse; 3 = much better",
		"Question 1: How was the speed?":                      "",
		"Rate on a scale of 1-5":                              "",
		"How was it between 9:00 and 12:00?":                  "",
		"In 2025 - and 2026 - what was best? [Speed 1 (new)]": "",
	} {
		got := ""
		for i, anchor := range anchors(text) {
			if i > 0 {
				got += "; "
			}
			got += anchor
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		"4": "number", "-1": "number", "18,5": "number", "1.0": "number", "45 %": "number", "1,234.5": "number", "−3": "number",
		"2017-07-18 08:28:09": "date", "2023-06-01T20:57:15+02:00": "date", "4/10/13 12:10": "date", "05/01/2026 10:00:00 AM": "date",
		"01.05.2026 12:30": "date", "2016-Apr-04": "date", "Jul 19, 2022": "date", "2022/01/19 10:11:12 AM GMT+1": "date", "18. juli 2026": "date",
		"R_2YPOQ602ER1jkf1": "id", "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f": "id", "uuid:0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f": "id",
		"a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6": "id",
		"":                                 "text", "-": "text", "E12": "text", "1e": "text", "18-29": "text", "> 60": "text", "3-4-5 model": "text", "Q1": "text",
		"internationalizationofproducts": "text", "$50,000": "text", "12 34 56 78": "text", "1.2": "number",
	} {
		got := "text"
		switch {
		case isNumber(text):
			got = "number"
		case isDate(text):
			got = "date"
		case isID(text):
			got = "id"
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
