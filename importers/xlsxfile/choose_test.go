package xlsxfile

import (
	"slices"
	"strings"
	"testing"

	"servgap/importers/problem"
)

func TestChoice(t *testing.T) {
	full := [][]any{{"id", "P1"}, {"a", 1}}
	headerOnly := [][]any{{"Om undersøkelsen"}}
	answers := [][]any{{"id", "E1", "P1"}, {"a", 6, 5}, {"b", 7, 5}, {"c", 6, 4}}
	codebook := [][]any{{"nr", "name", "question", "scale"}, {1, "id", "Your number", ""}, {2, "E1", "How should it be?", "1-7"},
		{3, "P1", "How is it?", "1-7"}, {4, "T1", "What else?", "text"}, {5, "T2", "Why?", "text"}}
	tests := []struct {
		name   string
		sheets []testSheet
		asked  string
		want   string
		note   string // part of it; empty for none
	}{
		{"one sheet", []testSheet{{"Svar", "", full}}, "", "Svar", ""},
		{"title page first", []testSheet{{"Forside", "", headerOnly}, {"Svar", "", full}}, "", "Svar", `"Forside"`},
		{"cover of two rows first", []testSheet{{"Om", "", full}, {"Svar", "", append(full[:2:2], []any{"b", 2})}}, "", "Svar", `"Om"`},
		{"blank one first", []testSheet{{"Ark1", "", nil}, {"Svar", "", full}}, "", "Svar", ""},
		{"two with rows", []testSheet{{"Svar", "", full}, {"Ledere", "", full}}, "", "Svar", `"Ledere"`},
		{"a longer list of the questions first", []testSheet{{"Kodebok", "", codebook}, {"Svar", "", answers}}, "", "Svar", `"Kodebok"`},
		{"a longer list of the questions, named", []testSheet{{"Kodebok", "", codebook}, {"Svar", "", answers}}, "Kodebok", "Kodebok", ""},
		{"hidden one first", []testSheet{{"Koder", "", full}, {"Gammel", "hidden", full}, {"Svar", "", full}}, "", "Koder", `"Svar"`},
		{"hidden ones named", []testSheet{{"Svar", "", full}, {"Koder", "veryHidden", full}}, "", "Svar", `hidden: "Koder"`},
		{"header only", []testSheet{{"Ark1", "", nil}, {"Svar", "", headerOnly}}, "", "Svar", ""},
		{"asked", []testSheet{{"Svar", "", full}, {"Ledere", "", full}}, "Ledere", "Ledere", ""},
		{"hidden asked", []testSheet{{"Svar", "", full}, {"Koder", "hidden", full}}, "Koder", "Koder", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := mustOpen(t, workbook(t, tt.sheets...), Options{Sheet: tt.asked})
			if r.Sheet() != tt.want {
				t.Errorf("got sheet %q, want %q", r.Sheet(), tt.want)
			}
			var all []string
			for _, s := range tt.sheets {
				all = append(all, s.name)
			}
			if !slices.Equal(r.Sheets(), all) {
				t.Errorf("got sheets %q, want %q", r.Sheets(), all)
			}
			warnings := r.Warnings()
			if tt.note == "" {
				if warnings != nil {
					t.Errorf("got %v, want no note", warnings)
				}
				return
			}
			if len(warnings) != 1 || warnings[0].Code != "W-XLSX-SHEETS" || warnings[0].Severity != problem.Note || !strings.Contains(warnings[0].Message.String(), tt.note) {
				t.Errorf("got %+v, want a note with %s", warnings, tt.note)
			}
		})
	}
}

func TestNoSuchSheet(t *testing.T) {
	data := workbook(t, testSheet{"Svar", "", [][]any{{"id"}, {1}, nil, {2}}}, testSheet{"Om undersøkelsen", "", [][]any{{"x"}}})
	_, err := open(data, Options{Sheet: "svare"})
	p := asProblem(t, err)
	if p.Code != "E-FILE-SHEET" || p.Message.String() != `has no sheet "svare"; it has: "Svar" (3 rows), "Om undersøkelsen" (1 row)` {
		t.Errorf("got %+v", p)
	}
	if !slices.Equal(p.Similar, []string{"Svar"}) || p.Fix.String() != `--sheet Svar` {
		t.Errorf("got similar %q and fix %q", p.Similar, p.Fix)
	}
	_, err = open(data, Options{Sheet: "Data"})
	if p := asProblem(t, err); p.Similar != nil || !strings.Contains(p.Fix.String(), "--sheet") {
		t.Errorf("got similar %q and fix %q", p.Similar, p.Fix)
	}
}

func TestNothingInTheBook(t *testing.T) {
	for _, o := range []Options{{}, {Sheet: "Ark1"}} {
		_, err := open(workbook(t, testSheet{"Ark1", "", nil}), o)
		if p := asProblem(t, err); p.Code != "E-FILE-EMPTY" {
			t.Errorf("%+v: got %+v", o, p)
		}
	}
}
