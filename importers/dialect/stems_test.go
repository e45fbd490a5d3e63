package dialect

import (
	"strings"
	"testing"
)

// TestDivide has variable labels of SPSS.
func TestDivide(t *testing.T) {
	for _, tt := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"the statement behind", []string{"What do you expect? - Speed", "What do you expect? - Staff"}, "What do you expect? > Speed"},
		{"the statement behind a colon", []string{"What do you expect: Speed", "What do you expect: Staff"}, "What do you expect > Speed"},
		{"the statement in front", []string{"Speed: What do you expect?", "Staff: What do you expect?", "Rooms: What do you expect?"}, "What do you expect? > Speed"},
		{"one statement on two sides", []string{"Expected: Speed", "Perceived: Speed"}, " > "},
		{"questions of their own", []string{"How old are you?", "Where do you live?"}, " > "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var columns []Column
			for _, text := range tt.texts {
				columns = append(columns, Column{Name: "v", Text: text})
			}
			Divide(columns)
			if got := columns[0].Stem + " > " + columns[0].Row; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestHeaded has one header for question and statement, with nothing but a question
// mark between them, or a line break that the question ends in.
func TestHeaded(t *testing.T) {
	for _, tt := range []struct{ name, rows, want string }{
		{"a question mark", "Nr|What do you expect? Speed|What do you expect? Staff\n1|4|5\n2|5|5\n3|3|4", "What do you expect? > Speed"},
		{"a question mark and a colon", "Nr|What do you expect?: Speed|What do you expect?: Staff\n1|4|5\n2|5|5\n3|3|4", "What do you expect? > Speed"},
		{"Typeform", "#|*What do you expect?* Speed|*What do you expect?* Staff|Start Date (UTC)\na1|4|5|2026-05-01 10:00:00", "What do you expect? > Speed"},
		{"Qualtrics", `ResponseId|Q1_1|Q1_2|UserLanguage
Response ID|Think of us.\nWhat do you expect?\n - Speed|Think of us.\nWhat do you expect?\n - Staff|User Language
R_1AbCdEfGhIjKlMn|4|5|EN`, `Think of us.\nWhat do you expect? > Speed`},
		{"questions of their own", "Nr|How old?|Where?\n1|40|Oslo\n2|50|Oslo\n3|30|Bodø", " > "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := sheet(tt.rows)
			for _, row := range rows {
				for i := range row {
					row[i] = strings.ReplaceAll(row[i], `\n`, "\n")
				}
			}
			c := Read(rows).Columns[1]
			if got := strings.ReplaceAll(c.Stem+" > "+c.Row, "\n", `\n`); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
