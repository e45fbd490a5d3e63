package importers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"servgap/importers/limit"
)

// surveyFile is a file of testdata.
func surveyFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata/surveys", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSumOfWhatIsRead takes the sum of a file, of a pipe that was read to its end and of
// one that was not.
func TestSumOfWhatIsRead(t *testing.T) {
	data := surveyFile(t, "hotel.csv")
	sum := sha256.Sum256(data)
	want := hex.EncodeToString(sum[:])
	path := write(t, "hotel.csv", data)
	for _, tt := range []struct {
		name, path string
		in         io.Reader
		whole      bool
	}{
		{"a file", path, nil, true}, {"a file in part", path, nil, false},
		{"a pipe", "-", bytes.NewReader(data), true}, {"a pipe in part", "-", bytes.NewReader(data), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(tt.path, tt.in, OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			for range s.Parts() {
				if !tt.whole {
					break
				}
			}
			if got, err := s.SHA256(); got != want || err != nil {
				t.Errorf("got %s, %v, want %s", got, err, want)
			}
			if part, ok := s.Done(); ok != (tt.in == nil) || ok && tt.whole && part != 1 {
				t.Errorf("%v of it is read, %v", part, ok)
			}
		})
	}
}

// TestUnsummed opens what nobody asks the sum of.
func TestUnsummed(t *testing.T) {
	data := surveyFile(t, "hotel.csv")
	for _, path := range []string{write(t, "hotel.csv", data), "-"} {
		s, err := Open(path, bytes.NewReader(data), OpenOptions{Unsummed: true})
		if err != nil {
			t.Fatal(err)
		}
		parts := 0
		for range s.Parts() {
			parts++
		}
		if sum, err := s.SHA256(); parts == 0 || sum != "" || err != nil {
			t.Errorf("%s: %d parts, sum %q, %v", path, parts, sum, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestSumOfABrokenPipe says that a pipe broke off behind what was read.
func TestSumOfABrokenPipe(t *testing.T) {
	broken := errors.New("the disk is gone")
	text := "E1,P1\n" + strings.Repeat("1,2\n", 1<<18)
	s, err := Open("-", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if sum, err := s.SHA256(); err == nil || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("got %q, %v", sum, err)
	}
}

// TestWhatHoldsNoResponses refuses what servgap itself wrote, in any layout of its JSON.
func TestWhatHoldsNoResponses(t *testing.T) {
	for _, tt := range []struct {
		name, text, code string
		tally, baseline  bool
	}{
		{"a tally", `{"schema":"servgap.tally/1","counts":[]}`, "E-FILE-TALLY", true, false},
		{"a tally set in lines", "\ufeff{\n  \"schema\": \"servgap.tally/1\",\n  \"counts\": []\n}", "", true, false},
		{"a baseline", "{\n \"schema\": \"servgap.baseline/1\"}", "E-FILE-BASELINE", false, true},
		{"another file", `{"schema":"other/1","counts":[1,2]}`, "", false, false},
	} {
		if tally, baseline := IsTally([]byte(tt.text)), IsBaseline([]byte(tt.text)); tally != tt.tally || baseline != tt.baseline {
			t.Errorf("%s: tally %v, baseline %v", tt.name, tally, baseline)
		}
		if tt.code == "" {
			continue
		}
		_, err := Open("-", strings.NewReader(tt.text), OpenOptions{})
		if p := asProblem(t, err); p.Code != tt.code {
			t.Errorf("%s: got %v, want %s", tt.name, p, tt.code)
		}
	}
}

// TestPipedFilesThatAreHeld pipes what has to be held in memory: whole, above the limit,
// damaged and breaking off.
func TestPipedFilesThatAreHeld(t *testing.T) {
	small, _ := limit.Parse("file=1kB")
	for _, name := range []string{"hotel.xlsx", "svar.ods", "svar.sav"} {
		data := surveyFile(t, name)
		for _, tt := range []struct {
			name   string
			in     io.Reader
			limits limit.Limits
			code   string
		}{
			{"whole", bytes.NewReader(data), limit.Limits{}, ""},
			{"above the limit", bytes.NewReader(data), small, "E-FILE-LARGE"},
			{"half", bytes.NewReader(data[:len(data)/2]), limit.Limits{}, "E-"},
			{"breaking off", io.MultiReader(bytes.NewReader(data[:500]), iotest.ErrReader(errors.New("the disk is gone"))), limit.Limits{}, "E-FILE-READ"},
		} {
			t.Run(name+", "+tt.name, func(t *testing.T) {
				s, err := Open("-", tt.in, OpenOptions{Limits: tt.limits})
				if err == nil {
					defer s.Close()
					for _, e := range s.Parts() {
						err = errors.Join(err, e)
					}
				}
				if tt.code == "" {
					if err != nil {
						t.Error(err)
					}
					return
				}
				if err == nil || !strings.HasPrefix(asProblem(t, err).Code, tt.code) {
					t.Errorf("got %v, want %s", err, tt.code)
				}
			})
		}
	}
}
