package odsfile

import (
	"slices"
	"strings"
	"testing"

	"servgap/importers/problem"
)

func TestChoice(t *testing.T) {
	full := []string{row("id", "P1"), row("a", "1")}
	three := append(full[:2:2], row("b", "2"))
	many := []string{row("id", "P1"), times(mostCounted, row("a", "1"))}
	codebook := []string{row("nr", "name", "question", "scale"), row("1", "id", "Your number", "text"), row("2", "E1", "How?", "1-7"), row("3", "P1", "Is it?", "1-7"), row("4", "T1", "Why?", "text")}
	answers := []string{row("id", "E1", "P1"), row("a", "6", "5"), row("b", "7", "5"), row("c", "6", "4")}
	long := []string{row("entry"), times(countLimit+5, row("a"))}
	title := []string{row("Om undersøkelsen")}
	tests := []struct {
		name   string
		sheets []string
		asked  string
		want   string
		rows   int
		notes  string // codes and names
	}{
		{"one sheet", []string{sheetOf("Svar", full...)}, "", "Svar", 1, ""},
		{"title page first", []string{sheetOf("Forside", title...), sheetOf("Svar", full...)}, "", "Svar", 1, `W-ODS-SHEETS "Forside"`},
		{"cover of two rows first", []string{sheetOf("Om", full...), sheetOf("Svar", three...), sheetOf("Mer", title...)}, "", "Svar", 2, `W-ODS-SHEETS "Om", "Mer"`},
		{"blank one first", []string{sheetOf("Ark1"), sheetOf("Svar", full...)}, "", "Svar", 1, ""},
		{"two with rows", []string{sheetOf("Svar", full...), sheetOf("Ledere", full...)}, "", "Svar", 1, `W-ODS-SHEETS "Ledere"`},
		{"two with many", []string{sheetOf("Om", full...), sheetOf("Svar", many...), sheetOf("Ledere", append(many, row("x", "y"))...)}, "", "Svar", mostCounted, `W-ODS-SHEETS "Om", "Ledere"`},
		{"a longer list of the questions first", []string{sheetOf("Kodebok", codebook...), sheetOf("Svar", answers...)}, "", "Svar", 3, `W-ODS-SHEETS "Kodebok"`},
		{"a long log, and answers", []string{sheetOf("Logg", long...), sheetOf("Svar", answers...)}, "", "Svar", 3, `W-ODS-SHEETS "Logg"`},
		{"nothing but a long log", []string{sheetOf("Logg", long...), sheetOf("Om", title...)}, "", "Logg", countLimit + 5, `W-ODS-SHEETS "Om"`},
		{"hidden ones", []string{hidden("Gammel", three...), sheetOf("Svar", full...), hidden("Koder", many...)}, "", "Svar", 1, `W-ODS-HIDDEN "Gammel", "Koder"`},
		{"header only", []string{sheetOf("Ark1"), sheetOf("Svar", title...)}, "", "Svar", 0, ""},
		{"asked", []string{sheetOf("Svar", full...), sheetOf("Ledere", three...)}, "Ledere", "Ledere", 2, ""},
		{"hidden asked", []string{sheetOf("Svar", full...), hidden("Koder", full...), sheetOf("Mer", full...)}, "Koder", "Koder", 1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := mustOpen(t, file(t, content(tt.sheets...)), Options{Sheet: tt.asked})
			got := drain(t, r)
			if r.Sheet() != tt.want || len(got.cells) != tt.rows || got.errs != nil {
				t.Errorf("got sheet %q with %d rows, want %q with %d; %v", r.Sheet(), len(got.cells), tt.want, tt.rows, got.errs)
			}
			if len(r.Sheets()) != len(tt.sheets) {
				t.Errorf("got sheets %q", r.Sheets())
			}
			var notes []string
			for _, w := range r.Warnings() {
				_, names, _ := strings.Cut(w.Message.String(), ": ")
				notes = append(notes, w.Code+" "+names)
				if w.Severity != problem.Note || w.Sheet != tt.want {
					t.Errorf("got %+v", w)
				}
			}
			if strings.Join(notes, "; ") != tt.notes {
				t.Errorf("got notes %q, want %q", notes, tt.notes)
			}
		})
	}
}

func TestNoSuchSheet(t *testing.T) {
	data := file(t, content(sheetOf("Svar", row("id"), row("1"), row(), row("2")), sheetOf("Om undersøkelsen", row("x"))))
	_, err := open(data, Options{Sheet: "svare"})
	p := asProblem(t, err)
	if p.Code != "E-FILE-SHEET" || p.Message.String() != `has no sheet "svare"; it has: "Svar" (3 rows), "Om undersøkelsen" (1 row)` {
		t.Errorf("got %+v", p)
	}
	if !slices.Equal(p.Similar, []string{"Svar"}) || p.Fix.String() != `--sheet Svar` {
		t.Errorf("got similar %q and fix %q", p.Similar, p.Fix)
	}
}

func TestNothingInTheBook(t *testing.T) {
	for _, o := range []Options{{}, {Sheet: "Ark1"}} {
		_, err := open(file(t, content(sheetOf("Ark1", row(), row("")), hidden("Koder", row("x")))), o)
		if p := asProblem(t, err); p.Code != "E-FILE-EMPTY" {
			t.Errorf("%+v: got %+v", o, p)
		}
	}
}
