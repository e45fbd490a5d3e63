package dialect

import "testing"

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
