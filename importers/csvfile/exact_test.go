package csvfile

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// exact reads a text a byte at a time, all of it at once: what the reader, which
// looks at eight bytes together and at blocks, is compared with.
type exact struct {
	text      string
	delimiter byte
	at, row   int

	records []record.Record
	bare    bareQuotes
	fault   error
}

func exactly(text string, delimiter byte) *exact {
	e := &exact{text: text, delimiter: delimiter, row: 1}
	for ; e.at < len(text) && e.fault == nil; e.row++ {
		if !e.lineEnd() {
			e.record()
			e.lineEnd()
		}
	}
	return e
}

// lineEnd steps over CRLF, LF or CR.
func (e *exact) lineEnd() bool {
	for _, end := range []string{"\r\n", "\n", "\r"} {
		if strings.HasPrefix(e.text[e.at:], end) {
			e.at += len(end)
			return true
		}
	}
	return false
}

func (e *exact) record() {
	var cells []string
	for {
		cell, found := e.cell(len(cells) + 1)
		if found != sound {
			e.fault = quoteFault(found, e.row, len(cells)+1)
			return
		}
		cells = append(cells, cell)
		if e.at == len(e.text) || e.text[e.at] != e.delimiter {
			break
		}
		e.at++
	}
	e.records = append(e.records, record.Record{Row: e.row, Cells: cells})
}

func (e *exact) ends() bool {
	return e.at == len(e.text) || e.text[e.at] == e.delimiter || e.text[e.at] == '\n' || e.text[e.at] == '\r'
}

func (e *exact) cell(column int) (string, fault) {
	var cell []byte
	if e.at == len(e.text) || e.text[e.at] != '"' {
		for ; !e.ends(); e.at++ {
			cell = append(cell, e.text[e.at])
		}
		if bytes.IndexByte(cell, '"') >= 0 {
			if e.bare.count++; e.bare.count == 1 {
				e.bare.row, e.bare.column = e.row, column
			}
		}
		return string(cell), sound
	}
	for e.at++; e.at < len(e.text); e.at++ {
		if e.text[e.at] == '"' {
			if e.at++; e.at == len(e.text) || e.text[e.at] != '"' {
				if !e.ends() {
					return "", textAfterQuote
				}
				return string(cell), sound
			}
		}
		cell = append(cell, e.text[e.at])
	}
	return "", quoteNotClosed
}

// table is what a reader should give of the text.
func (e *exact) table(strict bool) table {
	var out table
	if strict && e.bare.count > 0 {
		e.fault = bareQuote(e.bare.row, e.bare.column)
		e.records = slices.DeleteFunc(e.records, func(r record.Record) bool { return r.Row >= e.bare.row })
	}
	note := func(err error) {
		if err != nil {
			out.errs = append(out.errs, named(err.(problem.Problem), out.header))
		}
	}
	for i, r := range e.records {
		if i == 0 {
			out.header = r.Cells
			continue
		}
		width := len(out.header)
		l := layout{header: out.header}
		if len(r.Cells) == 1 && r.Cells[0] == "" && width > 1 {
			continue
		}
		var c cursor
		for _, cell := range r.Cells {
			c.take(cell)
		}
		c.text, c.count = e.text, len(r.Cells)
		if err := l.fit(&c, r.Row); err != nil {
			note(err)
			continue
		}
		out.rows = append(out.rows, r.Row)
		out.cells = append(out.cells, r.Cells)
	}
	note(e.fault)
	return out
}

// agree reads a text, which has to be UTF-8, in blocks and bytewise. It is false if
// the text is refused before a record is read.
func agree(t *testing.T, text string, o Options, chunk, size int) bool {
	t.Helper()
	o.Encoding = "utf-8"
	r, err := newReader(chunks{bytes.NewReader([]byte(text)), chunk}, o, headSize, size)
	got := drain(t, r, err)
	if err != nil && !strings.HasPrefix(got.errs[0].Code, "E-CSV-QUOTE") && got.errs[0].Code != "E-CSV-UNCLOSED" {
		return false
	}
	text = strings.TrimPrefix(text, "\ufeff")
	skip, _ := sepLine(text)
	e := exactly(text[skip:], o.Delimiter)
	want := e.table(o.Strict)
	if d := cmp.Diff(want.header, got.header); d != "" {
		t.Errorf("chunk %d, block %d, header (-exact +fast):\n%s", chunk, size, d)
	}
	if !slices.Equal(want.rows, got.rows) {
		t.Errorf("chunk %d, block %d: got rows %v, want %v", chunk, size, got.rows, want.rows)
	}
	if !slices.EqualFunc(want.cells, got.cells, slices.Equal) {
		t.Errorf("chunk %d, block %d (-exact +fast):\n%s", chunk, size, cmp.Diff(want.cells, got.cells))
	}
	if d := cmp.Diff(want.errs, got.errs, texts); d != "" {
		t.Errorf("chunk %d, block %d (-exact +fast):\n%s", chunk, size, d)
	}
	if err == nil && !o.Strict && e.bare.count > 0 {
		if d := cmp.Diff([]problem.Problem{e.bare.warning(want.header)}, got.r.Warnings(), texts); d != "" {
			t.Errorf("chunk %d, block %d (-exact +fast):\n%s", chunk, size, d)
		}
	}
	return true
}

func TestFastAgainstExact(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"awkward", awkward()},
		{"bare quote among answers", "a,b,c,d,e\n1,2,3,4,5\n1,2,\"3\",4\",5\n1\",2,3,4,5\n\"1\",\"2\",\"3\",\"4\",\"5\"\n"},
		{"text after a quote among answers", "a,b,c,d\n\"1\",\"2\",\"3\",\"4\"\n\"1\",\"2\",\"3\"4,\"5\"\n"},
		{"quote never closed among answers", "a,b,c,d\n\"1\",\"2\",\"3\",\"4\"\n\"1\",\"2\",\"3,\"\"4,\n5,6,7,8\n"},
		{"quotes doubled", "a,b,c,d\n\"\"\"1\",\"2\"\"\",\"\"\"\",\"\"\n"},
		{"answers that end the text", "a,b,c,d,e\n1,2,3,4,5\n1,2,3,4,"},
		{"controls in cells", "a,b,c\n\x01,x\ty,\x0b\x0c\n1,2\t\t\t\t\t\t\t,3\n"},
		{"more cells than columns", "a,b\n" + strings.Repeat("1,2,3,4,5,6,7,8,9,", 40) + "\n\"1\",\"2\",\"3\",\"4\",\"5\"\n1,2\n"},
		{"more cells than a sheet has", "a,b\n" + strings.Repeat("1,", sampleCells+9) + "\n1,2\n"},
		{"colons", "a:b:c:d:e:f:g:h:i\n::::::::\n1:2:3:4:::::\n"},
		{"ones between ones", strings.ReplaceAll("a,b,c,d\n0,2,3,4\n7,8,9,0\n", ",", "1")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			delimiter := tt.text[1]
			if tt.name == "awkward" {
				delimiter = ','
			}
			for _, strict := range []bool{false, true} {
				for _, size := range []int{1, 7, 64, 1000, blockSize} {
					if !agree(t, tt.text, Options{Delimiter: delimiter, Strict: strict}, 1+size/2, size) {
						t.Error("refused")
					}
				}
			}
		})
	}
	for _, form := range forms {
		for _, shuffled := range []bool{false, true} {
			for _, delimiter := range []byte{',', ';', '\t', '|', '7'} {
				rows := survey(200, form.answers)
				if shuffled {
					shuffle(rows)
				}
				text := written(rows, delimiter, form.quote, form.end)
				for _, size := range []int{61, 5000, blockSize} {
					if !agree(t, text, Options{Delimiter: delimiter}, 4096, size) {
						t.Errorf("%s, delimiter %q: refused", form.name, delimiter)
					}
				}
			}
		}
	}
}

func TestCellsAreKeptUpToTheMostColumns(t *testing.T) {
	c := cursor{text: strings.Repeat("1,", 2*sampleCells) + "\n", delimiter: ',', most: sampleCells}
	if c.next(); len(c.cells) != sampleCells || c.count != 2*sampleCells+1 {
		t.Errorf("kept %d of %d cells", len(c.cells), c.count)
	}
}

// TestFastAgainstExactOnCorpus reads files of other projects, whatever is wrong with
// them, as long as they are text.
func TestFastAgainstExactOnCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpusDir(t), "*.?sv"))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := NewReader(bytes.NewReader(data), Options{})
		delimiter := byte(',')
		if err == nil {
			delimiter = r.Delimiter()
			if data, err = decoded(r.charset, bytes.NewReader(data)); err != nil {
				continue
			}
		}
		if !isText(data) {
			continue
		}
		ok := false
		for _, size := range []int{61, blockSize} {
			for _, strict := range []bool{false, true} {
				if ok = agree(t, string(data), Options{Delimiter: delimiter, Strict: strict}, size, size); t.Failed() {
					t.Fatal(filepath.Base(file))
				}
			}
		}
		if ok {
			read++
		}
	}
	if t.Logf("%d of %d files compared", read, len(files)); 10*read < 8*len(files) {
		t.Errorf("%d of %d files are compared", read, len(files))
	}
}

func isText(data []byte) bool { return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 }

// FuzzFastAgainstExact cuts any text anywhere.
func FuzzFastAgainstExact(f *testing.F) {
	for _, form := range forms {
		f.Add([]byte(written(survey(3, form.answers), ',', form.quote, form.end)), byte(','), false, uint8(7), uint8(3))
	}
	for _, seed := range []string{awkward()[:600], "a;b\n\"1\";2\r\n", "a,\"\"b", "a,b\n1\",2\n\"3\",\"4\n", "a1b\n010\n"} {
		f.Add([]byte(seed), seed[1], true, uint8(1), uint8(1))
	}
	surveys, err := filepath.Glob("../../testdata/surveys/*.csv")
	if err != nil || len(surveys) == 0 {
		f.Fatal(surveys, err)
	}
	for _, name := range surveys {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 2000)], byte(','), false, uint8(200), uint8(100))
	}
	f.Fuzz(func(t *testing.T, data []byte, delimiter byte, strict bool, size, chunk uint8) {
		if !isText(data) || delimiter == 0 || checkDelimiter(delimiter) != nil {
			return
		}
		agree(t, string(data), Options{Delimiter: delimiter, Strict: strict}, int(chunk)+1, int(size)+1)
	})
}
