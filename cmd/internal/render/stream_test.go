package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"strings"
	"testing"

	"servgap/cmd/internal/table"
)

// hostileTexts are what a survey may hold.
var hostileTexts = []string{
	"", "plain", `a, "b"; c`, "two\nlines", "tab\there", " blank", "æøå", "=1+1", "\u200b@SUM(A1)", "-3", "\x1b]0;x\a", "<a&b>", `\.`,
}

// TestStreamWritesAsDelimited writes the same rows whole and as a stream.
func TestStreamWritesAsDelimited(t *testing.T) {
	columns := []table.Column{{ID: "who", Kind: table.Text}, {ID: "value", Kind: table.Value}, {ID: "is", Kind: table.Text}, {ID: "seg, x", Kind: table.Text}}
	whole := table.Table{Columns: columns}
	for _, text := range hostileTexts {
		for _, digits := range []string{"2.5", ""} {
			whole.Rows = append(whole.Rows, table.Row{Cells: []table.Cell{
				{Text: text}, {Text: digits, Number: math.NaN()}, {Text: "true"}, {Text: text + "x"},
			}})
		}
	}
	for _, dialect := range []Dialect{RFC, Nordic, Tab} {
		want, err := Delimited(whole, dialect)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		s := NewStream(&got, []string{"who", "value", "is", "seg, x"}, dialect)
		for _, text := range hostileTexts {
			first, last := s.AppendText(nil, 0, text), s.AppendText(s.AppendTruth(nil, 2, true), 3, text+"x")
			for _, digits := range []string{"2.5", ""} {
				if err := s.Row(first, s.AppendNumber(nil, 1, digits), last); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%+v: got\n%q\nwant\n%q", dialect, got.Bytes(), want)
		}
	}
}

func TestObjectsReadBack(t *testing.T) {
	var out bytes.Buffer
	s := NewObjects(&out, []string{"who", "value", "is", `seg "x"`})
	for _, text := range hostileTexts {
		if err := s.Row(s.AppendText(nil, 0, text), s.AppendNumber(nil, 1, "-2.5"), s.AppendTruth(nil, 2, false), s.AppendText(nil, 3, text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Row(s.AppendText(nil, 0, "<a&b>"), s.AppendNumber(nil, 1, ""), s.AppendTruth(nil, 2, true), s.AppendText(nil, 3, "")); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != len(hostileTexts)+1 {
		t.Fatalf("got %d lines, want %d", len(lines), len(hostileTexts)+1)
	}
	for i, text := range hostileTexts {
		var got map[string]any
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatal(err)
		}
		if want := map[string]any{"who": text, "value": -2.5, "is": false, `seg "x"`: text}; !maps.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if got, want := lines[len(lines)-1], `{"who":"<a&b>","value":null,"is":true,"seg \"x\"":""}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// blocks remembers each write and fails from one of them on.
type blocks struct {
	written []string
	most    int
}

func (b *blocks) Write(data []byte) (int, error) {
	if len(b.written) == b.most {
		return 0, errors.New("full")
	}
	b.written = append(b.written, string(data))
	return len(data), nil
}

func TestStreamWritesWholeRowsAndHoldsFew(t *testing.T) {
	out := blocks{most: 3}
	s := NewStream(&out, []string{"text"}, RFC)
	cell, rows := s.AppendText(nil, 0, strings.Repeat("x", 1000)), 0
	for s.Row(cell) == nil {
		if rows++; rows > 1000 {
			t.Fatal("an error of the writer does not come back")
		}
	}
	for i, block := range out.written {
		if !strings.HasSuffix(block, "\n") || len(block) > streamBlock+1001 {
			t.Errorf("write %d has %d bytes and ends in %q", i, len(block), block[len(block)-1:])
		}
	}
	if len(out.written) != 3 {
		t.Errorf("got %d writes, want 3", len(out.written))
	}
}
