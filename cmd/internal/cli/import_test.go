package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

const hotel = "../../../testdata/surveys/hotel.csv"

// ran is what a command line gave.
type ran struct {
	code     int
	out, err string
}

func runLine(t *testing.T, stdin string, args ...string) ran {
	t.Helper()
	var out, conversation bytes.Buffer
	code := Run(context.Background(), args, Streams{In: strings.NewReader(stdin), Out: &out, Err: &conversation})
	return ran{code, out.String(), conversation.String()}
}

// records reads the rows of a command's csv by the names of the columns.
func records(t *testing.T, args ...string) []map[string]string {
	t.Helper()
	got := runLine(t, "", append(args, "-q", "-f", "csv")...)
	if got.code != ExitOK {
		t.Fatalf("%v: exit %d\n%s", args, got.code, got.err)
	}
	lines, err := csv.NewReader(strings.NewReader(got.out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// inDemo goes into a fresh sample project.
func inDemo(t *testing.T) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "demo")
	if got := runLine(t, "", "demo", "-q", folder); got.code != ExitOK {
		t.Fatal(got.err)
	}
	t.Chdir(folder)
}

// mean is an exact mean of decimals.
type mean struct {
	sum big.Rat
	n   int64
}

func (m *mean) add(t *testing.T, value *big.Rat) {
	t.Helper()
	m.sum.Add(&m.sum, value)
	m.n++
}

// text is the n and the mean, rounded once to the nearest float.
func (m *mean) text() string {
	value, _ := new(big.Rat).Quo(&m.sum, new(big.Rat).SetInt64(m.n)).Float64()
	return fmt.Sprintf("%d %v", m.n, value)
}

func rational(t *testing.T, digits string) *big.Rat {
	t.Helper()
	value, ok := new(big.Rat).SetString(digits)
	if !ok {
		t.Fatalf("%q is no number", digits)
	}
	return value
}

// TestImportHasWhatStepsAreMadeOf takes the mean of each item on each construct
// from the long form and compares it with what step says.
func TestImportHasWhatStepsAreMadeOf(t *testing.T) {
	long(t)
	inDemo(t)
	constructs := map[string]string{
		"expected": "expected", "perceived": "perceived", "delivery": "delivered",
		"standards": "standard", "management": "belief", "communication": "promised",
	}
	for _, wave := range []string{"2026-Q2", "2026-Q3"} {
		means := make(map[string]*mean)
		for _, a := range records(t, "import", "--wave", wave) {
			key := a["group"] + " " + a["construct"] + " " + a["item"]
			if means[key] == nil {
				means[key] = &mean{}
			}
			if a["value"] != "" {
				means[key].add(t, rational(t, a["value"]))
			}
		}
		compared := 0
		for step, construct := range constructs {
			for _, row := range records(t, "step", step, "--wave", wave) {
				if row["level"] != "item" {
					continue
				}
				got := means[row["group"]+" "+construct+" "+row["id"]]
				if want := row["n"] + " " + row["value"]; got == nil || got.text() != want {
					t.Errorf("%s: %s of %s: got %v, want %s", wave, construct, row["id"], got, want)
				}
				compared++
			}
		}
		if compared != 6*22 {
			t.Errorf("%s: compared %d items, want 22 of each step", wave, compared)
		}
	}
}

// TestImportHasWhatGapsAreMadeOf pairs the answers of each respondent again.
func TestImportHasWhatGapsAreMadeOf(t *testing.T) {
	differences := make(map[string]*mean)
	expected := make(map[string]string)
	for _, a := range records(t, "import", hotel) {
		pair := a["row"] + " " + a["item"]
		switch {
		case a["construct"] == "expected":
			expected[pair] = a["value"]
		case a["construct"] == "perceived" && a["value"] != "" && expected[pair] != "":
			if differences[a["item"]] == nil {
				differences[a["item"]] = &mean{}
			}
			difference := rational(t, a["value"])
			differences[a["item"]].add(t, difference.Sub(difference, rational(t, expected[pair])))
		}
	}
	compared := 0
	for _, g := range records(t, "gaps", "--items", hotel) {
		if g["level"] != "item" {
			continue
		}
		if got, want := differences[g["id"]].text(), g["n"]+" "+g["gap_value"]; got != want {
			t.Errorf("%s: got %s, want %s", g["id"], got, want)
		}
		compared++
	}
	if compared != 22 {
		t.Errorf("compared %d items, want 22", compared)
	}
}

// TestImportFormsHoldTheSame reads csv, nordic csv, tsv and jsonl back.
func TestImportFormsHoldTheSame(t *testing.T) {
	long(t)
	inDemo(t)
	want := records(t, "import", "--all-waves")
	got := runLine(t, "", "import", "--all-waves", "-q", "-o", "a.jsonl", "-o", "a.tsv", "-o", "a.csv", "--csv", "nordic")
	if got.code != ExitOK || got.out != "" {
		t.Fatalf("exit %d, printed %q, said %q", got.code, got.out, got.err)
	}
	text, err := os.ReadFile("a.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	objects := json.NewDecoder(bytes.NewReader(text))
	objects.UseNumber()
	nordic, tabs := readDelimited(t, "a.csv", ';'), readDelimited(t, "a.tsv", '\t')
	if len(nordic) != len(want)+1 || len(tabs) != len(want)+1 {
		t.Fatalf("got %d and %d lines, want %d", len(nordic), len(tabs), len(want)+1)
	}
	for i, row := range want {
		var object map[string]any
		if err := objects.Decode(&object); err != nil {
			t.Fatal(err)
		}
		if len(object) != len(row) || len(tabs[0]) != len(row) {
			t.Fatalf("row %d has %d keys and %d cells, want %d", i, len(object), len(tabs[0]), len(row))
		}
		for at, name := range tabs[0] {
			value := fmt.Sprint(object[name])
			if object[name] == nil {
				value = ""
			}
			comma := nordic[i+1][at]
			if name == "value" {
				comma = strings.Replace(comma, ",", ".", 1)
			}
			if value != row[name] || tabs[i+1][at] != row[name] || comma != row[name] {
				t.Fatalf("row %d, %s: got %q, %q and %q, want %q", i, name, value, tabs[i+1][at], comma, row[name])
			}
		}
		_, isNumber := object["value"].(json.Number)
		if _, isTruth := object["reversed"].(bool); !isTruth || isNumber == (row["value"] == "") {
			t.Fatalf("row %d: reversed is %v and value %v", i, object["reversed"], object["value"])
		}
	}
}

func readDelimited(t *testing.T, name string, comma rune) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	r.Comma = comma
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestImportIsTheSameOnAnyNumberOfCores(t *testing.T) {
	text := surveyText(5000)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := runLine(t, text, "import", "-")
	runtime.GOMAXPROCS(8)
	many := runLine(t, text, "import", "-")
	if one != many || one.code != ExitOK || strings.Count(one.out, "\n") != 1+5000*44 {
		t.Errorf("got exit %d and %d lines, on one core exit %d and %d lines", many.code, strings.Count(many.out, "\n"), one.code, strings.Count(one.out, "\n"))
	}
	last := 0
	for line := range strings.Lines(one.out) {
		row := 0
		if fmt.Sscanf(line, "servgap.answers/1,,customers,standard input,,%d,", &row); row < last {
			t.Fatalf("row %d stands behind row %d", row, last)
		}
		last = row
	}
	if last != 5001 {
		t.Errorf("the last row is %d, want 5001", last)
	}
}

// writer is a function that writes.
type writer func([]byte) (int, error)

func (w writer) Write(data []byte) (int, error) { return w(data) }

func TestImportStopsWhenTheReaderHasSeenEnough(t *testing.T) {
	writes := 0
	gone := writer(func(data []byte) (int, error) {
		if writes++; writes > 1 {
			return 0, syscall.EPIPE
		}
		return len(data), nil
	})
	var conversation bytes.Buffer
	code := Run(context.Background(), []string{"import", "-q", "-"}, Streams{In: strings.NewReader(surveyText(1000)), Out: gone, Err: &conversation})
	if code != ExitOK || writes != 2 || conversation.Len() > 0 {
		t.Errorf("got exit %d after %d writes and %q", code, writes, conversation.String())
	}
}

// TestImportSeesAFileChange changes the file between its two readings, and while
// it is written.
func TestImportSeesAFileChange(t *testing.T) {
	t.Chdir(t.TempDir())
	before, after := []byte(surveyText(2000)), []byte(surveyText(2001))
	change := func() {
		if err := os.WriteFile("survey.csv", after, 0o644); err != nil {
			t.Error(err)
		}
	}
	var out, conversation bytes.Buffer
	changing := func(into io.Writer) io.Writer {
		return writer(func(data []byte) (int, error) {
			change()
			return into.Write(data)
		})
	}
	tests := []struct {
		name    string
		args    []string
		streams Streams
		printed bool
	}{
		{"between", []string{"import", "survey.csv"}, Streams{Out: &out, Err: changing(&conversation)}, false},
		{"between, to a file", []string{"import", "survey.csv", "-o", "a.csv"}, Streams{Out: &out, Err: changing(&conversation)}, false},
		{"while it is read", []string{"import", "-q", "survey.csv"}, Streams{Out: changing(&out), Err: &conversation}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile("survey.csv", before, 0o644); err != nil {
				t.Fatal(err)
			}
			out.Reset()
			conversation.Reset()
			code := Run(context.Background(), tt.args, tt.streams)
			if code != ExitData || !strings.Contains(conversation.String(), "error[E-FILE-CHANGED] survey.csv: ") || tt.printed != (out.Len() > 0) {
				t.Errorf("exit %d, %d bytes printed, said %q", code, out.Len(), conversation.String())
			}
			if left, _ := filepath.Glob("*a.csv*"); len(left) > 0 {
				t.Errorf("left %q", left)
			}
		})
	}
	t.Logf("D2: %d changes while a file is read, each a data error", len(tests))
}

// TestCountingSeesAFileChange touches the file again and again while it is read.
func TestCountingSeesAFileChange(t *testing.T) {
	t.Chdir(t.TempDir())
	const project = "version: 1\nscales: [{id: default, min: 1, max: 7}]\n" +
		"instrument: {items: [{id: \"1\"}]}\n" +
		"groups: [{id: customers, role: customers, constructs: {expected: \"E{item}\", perceived: \"P{item}\"}}]\n" +
		"waves: [{id: a, files: [{group: customers, path: survey.csv}]}]\n"
	for name, text := range map[string]string{"survey.csv": surveyText(20_000), "servgap.yaml": project} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{"analyze survey.csv", "validate survey.csv", "gaps", "validate"} {
		t.Run(line, func(t *testing.T) {
			done, ended := make(chan bool), make(chan bool)
			go func() {
				defer close(ended)
				for at := int64(0); ; at++ {
					select {
					case <-done:
						return
					default:
						os.Chtimes("survey.csv", time.Unix(at, 0), time.Unix(at, 0))
					}
				}
			}()
			got := runLine(t, "", strings.Fields(line)...)
			close(done)
			<-ended
			if got.code != ExitData || got.out != "" || !strings.Contains(got.err, "error[E-FILE-CHANGED] survey.csv: ") {
				t.Errorf("exit %d, printed %q, said %q", got.code, got.out, got.err)
			}
		})
	}
}

// reader is a function that reads.
type reader func([]byte) (int, error)

func (r reader) Read(data []byte) (int, error) { return r(data) }

// TestImportLeavesNoCopyOfAPipe looks into the folder of temporary files after a
// run, after one that was stopped and after one whose pipe broke.
func TestImportLeavesNoCopyOfAPipe(t *testing.T) {
	for _, tt := range []struct {
		name string
		end  error
		stop bool
		want int
	}{
		{"done", io.EOF, false, ExitOK},
		{"stopped", nil, true, ExitInterrupted},
		{"broken", io.ErrUnexpectedEOF, false, ExitData},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			t.Setenv("TMPDIR", folder)
			t.Setenv("TMP", folder)
			ctx, cancel := context.WithCancelCause(context.Background())
			defer cancel(nil)
			text, idle := strings.NewReader(surveyText(100)), 0
			pipe := reader(func(data []byte) (int, error) {
				n, err := text.Read(data[:1])
				if err == io.EOF && tt.stop {
					cancel(stopped{os.Interrupt})
					if idle++; idle > 1 {
						t.Error("the pipe is read on after the run was stopped")
						return 0, io.EOF
					}
					return 0, nil
				}
				if err == io.EOF {
					err = tt.end
				}
				return n, err
			})
			var out, conversation bytes.Buffer
			code := Run(ctx, []string{"import", "-"}, Streams{In: pipe, Out: &out, Err: &conversation})
			if code != tt.want || (out.Len() > 0) != (tt.want == ExitOK) {
				t.Errorf("exit %d, want %d, with %d bytes printed; said %q", code, tt.want, out.Len(), conversation.String())
			}
			left, err := os.ReadDir(folder)
			if err != nil || len(left) > 0 {
				t.Errorf("left %v, %v", left, err)
			}
		})
	}
}

func TestPrinterIsSafeOnATerminal(t *testing.T) {
	var screen bytes.Buffer
	text := "a\x1b]0;owned\a,æ\tb\n"
	if n, err := (safe{&screen}).Write([]byte(text)); n != len(text) || err != nil {
		t.Errorf("got %d, %v, want %d", n, err, len(text))
	}
	if got, want := screen.String(), `a\x1b]0;owned\x07,æ`+"\tb\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestImportFlags(t *testing.T) {
	inDemo(t)
	tests := []struct{ args, want string }{
		{"-f json", `--format: found "json", accepted are csv, tsv, jsonl`},
		{"-o a.json", "--output a.json: the ending says no form; accepted are .csv .tsv .jsonl"},
		{"--all-waves data/staff_q3.csv", "--all-waves: a file that is named has no waves"},
		{"--all-waves --wave 2026-Q2", "found --all-waves and --wave"},
		{"--wave 2026-Q4", `no wave is called "2026-Q4"`},
		{"--scale 1-7", "--scale is for a file that is named"},
		{"-o data/staff_q3.csv", "would replace the input"},
	}
	for _, tt := range tests {
		got := runLine(t, "", append([]string{"import"}, strings.Fields(tt.args)...)...)
		if got.code != ExitUsage || got.out != "" || !strings.Contains(got.err, tt.want) {
			t.Errorf("%s: exit %d, printed %q, said %q, want %q", tt.args, got.code, got.out, got.err, tt.want)
		}
	}
}
