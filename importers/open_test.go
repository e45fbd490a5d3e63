package importers

import (
	"bytes"
	"compress/gzip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// opened is a survey of testdata.
func opened(t *testing.T, name string) *Source {
	t.Helper()
	s, err := Open(filepath.Join("../testdata/surveys", name), nil, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestSameSurveyInEveryForm has one survey as SPSS writes it, numbers with labels
// that run down, and as a spreadsheet of labels.
func TestSameSurveyInEveryForm(t *testing.T) {
	var want []string
	for _, name := range []string{"svar.sav", "svar.ods"} {
		s := opened(t, name)
		layout := found(t, s, Columns{})
		got := drain(t, s, &layout)
		if len(got.report.Problems) > 0 || got.report.Responses != 6 {
			t.Fatalf("%s: got %+v", name, got.report)
		}
		for i, r := range got.responses {
			got.responses[i] = strings.ReplaceAll(r, "dk", "-")
		}
		if want == nil {
			want = []string{"5 4 4 -", "5 5 3 3", "4 3 2 1", "5 4 4 2", "3 5 - 4", "5 5 1 2"}
		}
		if !slices.Equal(got.responses, want) {
			t.Errorf("%s: got %q, want %q", name, got.responses, want)
		}
		if assumed := assumedText(layout); !strings.Contains(assumed, "labels high=Helt enig low=Helt uenig scale=1-5") {
			t.Errorf("%s: assumed %s", name, assumed)
		}
	}
}

// TestSPSSSaysWhatIsMissing tells don't know, which the file calls missing, from a
// blank.
func TestSPSSSaysWhatIsMissing(t *testing.T) {
	s := opened(t, "svar.sav")
	layout := found(t, s, Columns{})
	got := drain(t, s, &layout)
	if got.responses[0] != "5 4 4 dk" || s.Dialect.Platform != PlatformSPSS || s.Dialect.Columns[1].Text != "Betjeningen skal være rask" {
		t.Errorf("got %q, %+v", got.responses, s.Dialect.Columns[1])
	}
}

func pack(t *testing.T, text string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestCompressedText(t *testing.T) {
	text := "E1;P1\n" + strings.Repeat("1;2\n3;4\n", 5000)
	whole := pack(t, text)
	spoilt := slices.Clone(whole)
	spoilt[len(spoilt)-6] ^= 1
	for _, tt := range []struct {
		name string
		data []byte
		code string
	}{
		{"whole", whole, ""},
		{"cut", whole[:len(whole)-12], "E-FILE-GZIP"},
		{"another sum", spoilt, "E-FILE-GZIP"},
		{"no more than the beginning", whole[:5], "E-FILE-GZIP"},
		{"a workbook", pack(t, "PK\x03\x04 and more"), "E-FILE-GZIP"},
		{"nothing", pack(t, ""), "E-FILE-EMPTY"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(write(t, "a.csv.gz", tt.data), nil, OpenOptions{})
			if err != nil {
				if p := asProblem(t, err); p.Code != tt.code {
					t.Errorf("got %v, want %s", p, tt.code)
				}
				return
			}
			defer s.Close()
			layout := found(t, s, Columns{Scale: "1-7"})
			got := drain(t, s, &layout)
			if codesOf(got.report.Problems) != tt.code || tt.code == "" && got.report.Responses != 10000 {
				t.Errorf("got %d responses and %v, want %q", got.report.Responses, got.report.Problems, tt.code)
			}
		})
	}
}

// TestFormsRefuseOthersOptions has each form of file refuse the options of another.
func TestFormsRefuseOthersOptions(t *testing.T) {
	for name, o := range map[string]OpenOptions{
		"svar.sav": {Sheet: "Svar"}, "svar.ods": {Encoding: "utf-8"}, "hotel.csv": {Sheet: "Svar"}, "hotel.xlsx": {Delimiter: ';'},
	} {
		_, err := Open(filepath.Join("../testdata/surveys", name), nil, o)
		if err == nil {
			t.Errorf("%s with %+v is no error", name, o)
			continue
		}
		asProblem(t, err)
	}
}
