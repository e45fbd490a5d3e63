package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// incidentsOf reads a table whose cells are divided by strokes.
func incidentsOf(t *testing.T, text string, c IncidentColumns) (found []string, table IncidentTable, problems problem.List) {
	t.Helper()
	table, err := ReadIncidents(source(t, strings.ReplaceAll(text, "|", ";")), c, func(i survey.Incident) {
		number := func(d *survey.Decimal) string {
			if d == nil {
				return "."
			}
			return d.String()
		}
		found = append(found, fmt.Sprintf("%s/%s/%s/%s/%v/%s/%s/%s", i.Unit, i.Touchpoint, i.Cause, i.Second, i.Positive, i.Resolution, number(i.Days), number(i.Satisfied)))
	})
	if err != nil {
		problems = err.(problem.List)
	}
	return found, table, problems
}

func TestReadIncidents(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"English", "Date|Unit|Touchpoint|Valence|Cause|Second cause|Resolved|Days|Satisfaction\n2026-08-01|Oslo|Phone|-|Late|Rude|yes|3|5\n", "Oslo/Phone/Late/Rude/false/resolved/3/5"},
		{"Bokmål", "Dato|Avdeling|Kanal|Årsak|Løst|Dager|Tilfredshet\n1.8.2026|Oslo|Telefon|Sent svar|nei|2,5|4\n", "Oslo/Telefon/Sent svar//false/unresolved/2.5/4"},
		{"Nynorsk", "Dato|Eining|Kontaktpunkt|Årsak|Løyst|Dagar|Tilfredsheit\n1.8.2026|Voss|Telefon|Seint svar|ja|2|4\n", "Voss/Telefon/Seint svar//false/resolved/2/4"},
		{"Swedish", "Datum|Enhet|Orsak|Löst|Dagar|Nöjdhet\n2026-08-01|Malmö|Sent svar|nej||\n", "Malmö//Sent svar//false/unresolved/./."},
		{"Danish with the column's name", "Dato|Afdeling|Årsag|Status|Dage\n01-08-2026|Odense|Sent svar|afsluttet|0\n", "Odense//Sent svar//false/resolved/0/."},
		{"praise", "Cause|Valence\nKind|+\nRude|klage\n", "//Kind//true//./.; //Rude//false//./."},
		{"blank rows and what is not told", "Cause|Days\nLate|\n|\n  Late   answer |N/A\n", "//Late//false//./.; //Late answer//false//./."},
	}
	for _, tt := range tests {
		found, _, problems := incidentsOf(t, tt.text, IncidentColumns{})
		if got := strings.Join(found, "; "); tt.want != "" && (got != tt.want || problems != nil) {
			t.Errorf("%s: got %s (%v), want %s", tt.name, got, problems, tt.want)
		}
	}
}

func TestReadIncidentsWrong(t *testing.T) {
	five := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}
	tests := []struct{ name, text, want, says string }{
		{"no column", "Name|Text\nA|B\n", "E-INCIDENT-COLUMNS", "column=…"},
		{"two columns", "Cause|Reason\nA|B\n", "E-COL-DUPLICATE", "cause of an incident"},
		{"no rows", "Cause|Days\n", "E-DATA-NONE", "without a row"},
		{"a word for days", "Cause|Days\nLate|3\nLate|soon\nRude|-1\n", "E-CELL-VALUE@B", `"soon" (×1, row 3), "-1" (×1, row 4)`},
		{"half resolved", "Cause|Resolved\nLate|perhaps\n", "E-CELL-VALUE@B", "yes or no"},
		{"neither complaint nor praise", "Cause|Valence\nLate|so-so\n", "E-CELL-VALUE@B", "complaint or praise"},
		{"off the scale", "Cause|Satisfaction\nLate|6\n", "E-CELL-VALUE@B", "scale 1-5"},
		{"no day", "Cause|Date\nLate|31.2.2026\n", "E-CELL-VALUE@B", "31.2.2026"},
		{"day or month", "Cause|Date\nLate|3/4/2026\n", "E-CELL-VALUE@B", "3/4/2026"},
		{"day and month", "Cause|Date\nLate|13/4/2026\nLate|4/13/2026\n", "E-CELL-VALUE@B", "in one way"},
		{"all at once", "Cause|Days|Resolved\nLate|x|y?\n", "E-CELL-VALUE@B E-CELL-VALUE@C", ""},
	}
	for _, tt := range tests {
		_, _, problems := incidentsOf(t, tt.text, IncidentColumns{Scale: five})
		if got := codesOf(problems); got != tt.want {
			t.Errorf("%s: got %q (%v), want %q", tt.name, got, problems, tt.want)
		} else if tt.says != "column=…" && !strings.Contains(problems[0].Error(), tt.says) {
			t.Errorf("%s: %s does not say %s", tt.name, problems[0].Error(), tt.says)
		}
	}
}

// TestIncidentColumnsNamed: what the user says wins, and what nobody has is told.
func TestIncidentColumnsNamed(t *testing.T) {
	named := map[IncidentField]ColumnRef{IncidentCause: {Name: "Reason", Place: "--column"}}
	found, table, problems := incidentsOf(t, "Cause|Reason\nA|B\n", IncidentColumns{Named: named})
	if problems != nil || len(found) != 1 || !strings.Contains(found[0], "/B/") || table.Columns[IncidentCause] != "Reason" {
		t.Errorf("got %v of %v (%v)", found, table.Columns, problems)
	}
	named[IncidentUnit] = ColumnRef{Name: "Shop", Place: "servgap.yaml:7:3"}
	if _, _, problems := incidentsOf(t, "Cause|Reason\nA|B\n", IncidentColumns{Named: named}); codesOf(problems) != "E-COL-MISSING" || problems[0].Row != 7 {
		t.Errorf("a column that is not there: %v", problems)
	}
}

// TestIncidentPeriod: dates of one column are all day and month, or all month and day.
func TestIncidentPeriod(t *testing.T) {
	tests := []struct{ name, dates, first, last string }{
		{"ISO with a time", "2026-08-03T10:00:00 2026-07-31", "2026-07-31", "2026-08-03"},
		{"points", "3.8.2026 31.07.2026", "2026-07-31", "2026-08-03"},
		{"day and month", "3/8/2026 31/7/2026", "2026-07-31", "2026-08-03"},
		{"month and day", "8/3/2026 7/31/2026", "2026-07-31", "2026-08-03"},
	}
	for _, tt := range tests {
		text := "Cause|Date\n"
		for date := range strings.FieldsSeq(tt.dates) {
			text += "Late|" + date + "\n"
		}
		if _, table, problems := incidentsOf(t, text, IncidentColumns{}); table.First != tt.first || table.Last != tt.last || problems != nil {
			t.Errorf("%s: %s to %s (%v), want %s to %s", tt.name, table.First, table.Last, problems, tt.first, tt.last)
		}
	}
}

// TestUnvalued: a row that does not say whether it is a complaint is left out and counted.
func TestUnvalued(t *testing.T) {
	found, table, problems := incidentsOf(t, "Cause|Valence\nLate|-\nLate|\n", IncidentColumns{})
	if len(found) != 1 || table.Unvalued != 1 || table.Rows != 2 || problems != nil {
		t.Errorf("found %v, %+v (%v)", found, table, problems)
	}
}

// A table is of incidents if it says what about, and when or where: not by one of them.
func TestHoldsIncidents(t *testing.T) {
	for header, want := range map[string]bool{
		"Date|Cause":               true,
		"Unit|Complaint or praise": true,
		"Cause|Satisfaction":       false,
		"Date|Branch":              false,
		"Hours|Seconds":            false,
		"id|E1|P1|Region":          false,
	} {
		if got := HoldsIncidents(source(t, header+"\na|b|c|d\n")); got != want {
			t.Errorf("%s: %t, want %t", header, got, want)
		}
	}
}
