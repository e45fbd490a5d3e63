package importers

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestOneSurveyInManyForms reads the same survey in each form that tools write.
func TestOneSurveyInManyForms(t *testing.T) {
	const text = "navn;forventet_fart;opplevd_fart;forventet_pris;opplevd_pris\n" +
		"Åse;5;4,5;7;vet ikke\nBjørn;3;2;6,5;\n;;;;\nKåre;7;1,0;N/A;3\n"
	want := []string{"5 7 4.5 dk", "3 6.5 2 -", "7 na 1 3"}
	encoded := func(e interface{ String(string) (string, error) }, text string) []byte {
		data, err := e.String(text)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(data)
	}
	rows := [][]any{
		{"navn", "forventet_fart", "opplevd_fart", "forventet_pris", "opplevd_pris"},
		{"Åse", 5, 4.5, 7, "vet ikke"}, {"Bjørn", 3, 2, 6.5, nil}, {}, {"Kåre", 7, 1.0, "N/A", 3},
	}
	tests := []struct {
		name string
		file string
		data []byte
	}{
		{"semicolons and decimal commas", "s.csv", []byte(text)},
		{"commas and decimal points", "s.csv", []byte(strings.NewReplacer(";", ",", ",", ".").Replace(text))},
		{"tabs", "s.tsv", []byte(strings.ReplaceAll(text, ";", "\t"))},
		{"CRLF", "s.csv", []byte(strings.ReplaceAll(text, "\n", "\r\n"))},
		{"CR", "s.csv", []byte(strings.ReplaceAll(text, "\n", "\r"))},
		{"byte order mark", "s.csv", []byte("\ufeff" + text)},
		{"sep line", "s.csv", []byte("sep=;\n" + text)},
		{"UTF-16", "s.txt", encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), text)},
		{"UTF-16, big end first, no mark", "s.txt", encoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), text)},
		{"windows-1252", "s.csv", encoded(charmap.Windows1252.NewEncoder(), text)},
		{"workbook", "s.xlsx", workbook(t, rows)},
		{"workbook with another name", "s.csv", workbook(t, rows)},
		{"text with the name of a workbook", "s.xlsx", []byte(text)},
	}
	for _, tt := range tests {
		path := write(t, tt.file, tt.data)
		for _, way := range []string{"file", "pipe"} {
			t.Run(tt.name+", "+way, func(t *testing.T) {
				name := map[string]string{"file": path, "pipe": "-"}[way]
				s, err := Open(name, bytes.NewReader(tt.data), OpenOptions{})
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				layout := found(t, s, Columns{Scale: "1-7/0.5"})
				got := drain(t, s, &layout)
				if !slices.Equal(got.responses, want) || len(got.report.Problems) > 0 {
					t.Errorf("got %q and %v, want %q", got.responses, got.report.Problems, want)
				}
				if (s.Sheet == "") == (s.Encoding == "") {
					t.Errorf("got sheet %q and encoding %q", s.Sheet, s.Encoding)
				}
			})
		}
	}
}

func TestPathOfAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data := workbook(t, [][]any{{"E1", "P1"}, {5, 4}})
	go func() {
		w.Write(data)
		w.Close()
	}()
	s, err := open("pipe", r, r, OpenOptions{}) // as a path like /dev/fd/3 gives it
	if err != nil {
		t.Fatal(err)
	}
	layout := found(t, s, Columns{Scale: "1-7"})
	if got := drain(t, s, &layout).responses; !slices.Equal(got, []string{"5 4"}) {
		t.Errorf("got %q", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestChoicesOfTheUserReachTheReader(t *testing.T) {
	tests := []struct {
		name, text string
		o          OpenOptions
		code       string
	}{
		{"encoding", "E1,P1\n1,2\n", OpenOptions{Encoding: "klingon"}, "E-ENCODING-NAME"},
		{"delimiter", "E1,P1\n1,2\n", OpenOptions{Delimiter: '"'}, "E-CSV-DELIMITER"},
		{"strict", "E1,P1\n1,\xe5\n", OpenOptions{Strict: true}, "E-FILE-ENCODING"},
		{"sheet", string(workbook(t, [][]any{{"E1", "P1"}, {1, 2}})), OpenOptions{Sheet: "Svar"}, "E-FILE-SHEET"},
	}
	for _, tt := range tests {
		_, err := Open("-", strings.NewReader(tt.text), tt.o)
		if err == nil {
			t.Errorf("%s: no error", tt.name)
		} else if p := asProblem(t, err); p.Code != tt.code {
			t.Errorf("%s: got %+v, want %s", tt.name, p, tt.code)
		}
	}
}
