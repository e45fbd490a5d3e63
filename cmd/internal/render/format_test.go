package render

import (
	"encoding/json"
	"math"
	"testing"

	"servgap/cmd/internal/table"
)

func TestCell(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name  string
		style Style
		kind  table.Kind
		cell  table.Cell
		want  string
	}{
		{"a shortfall", Style{Digits: 2}, table.Gap, table.Cell{Number: -1.125}, "−1.12"},
		{"a surplus has its sign", Style{Digits: 2}, table.Gap, table.Cell{Number: 0.5}, "+0.50"},
		{"what rounds to zero has none", Style{Digits: 2}, table.Gap, table.Cell{Number: -0.004}, "0.00"},
		{"a level has no plus", Style{Digits: 2}, table.Value, table.Cell{Number: 6.1}, "6.10"},
		{"a level below zero", Style{Digits: 1}, table.Value, table.Cell{Number: -2.25}, "−2.2"},
		{"not there", Style{}, table.Gap, table.Cell{Number: nan}, ""},
		{"digits by default", Style{Digits: -1}, table.Value, table.Cell{Number: 1}, "1.00"},
		{"no digits", Style{Digits: 0}, table.Value, table.Cell{Number: 5.4}, "5"},
		{"an interval", Style{Digits: 2}, table.Interval, table.Cell{Number: -0.09, High: 0.22}, "−0.09 to +0.22"},
		{"an interval that ends just above zero", Style{Digits: 2}, table.Interval, table.Cell{Number: -0.43, High: 0.004}, "−0.43 to +0.00"},
		{"an interval that ends just below zero", Style{Digits: 2, ASCII: true}, table.Interval, table.Cell{Number: -0.43, High: -0.004}, "-0.43 to -0.00"},
		{"an interval that ends at zero", Style{Digits: 2}, table.Interval, table.Cell{Number: 0, High: 0.5}, "0.00 to +0.50"},
		{"half an interval", Style{}, table.Interval, table.Cell{Number: 1, High: nan}, ""},
		{"ASCII only", Style{Digits: 2, ASCII: true}, table.Interval, table.Cell{Number: -0.09, High: 0.22}, "-0.09 to +0.22"},
		{"a share", Style{}, table.Percent, table.Cell{Number: 0.784}, "78 %"},
		{"two shares", Style{}, table.PercentRange, table.Cell{Number: 0.1, High: 0.25}, "10 % to 25 %"},
		{"a count", Style{}, table.Count, table.Cell{Number: 409}, "409"},
		{"a range of ranks", Style{}, table.Rank, table.Cell{Text: "1-2", Number: nan}, "1–2"},
		{"a small p", Style{}, table.P, table.Cell{Number: 1e-40}, "< 0.001"},
		{"a large p", Style{}, table.P, table.Cell{Number: 0.1029}, "0.103"},
		{"a p just below the limit", Style{}, table.P, table.Cell{Number: 0.0496}, "0.0496"},
		{"a p very near below it", Style{}, table.P, table.Cell{Number: 0.04999996}, "0.04999996"},
		{"a p at the limit", Style{}, table.P, table.Cell{Number: 0.05}, "0.050"},
		{"a p just above it", Style{}, table.P, table.Cell{Number: 0.05004}, "0.050"},
		{"a p that rounds below it", Style{}, table.P, table.Cell{Number: 0.0494}, "0.049"},
		{"a text of two lines", Style{}, table.Text, table.Cell{Text: "one\r\ntwo", Number: nan}, "one two"},
		{"hostile text", Style{}, table.Text, table.Cell{Text: "a\x1b[2Jb\u202ec", Number: nan}, `a\x1b[2Jb\u202ec`},
	} {
		if got := tt.style.cell(tt.kind, tt.cell); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCellInOtherLanguages(t *testing.T) {
	for _, tt := range []struct {
		code string
		kind table.Kind
		cell table.Cell
		want string
	}{
		{"nb", table.Gap, table.Cell{Number: -1.125}, "−1,12"},
		{"nn", table.Effect, table.Cell{Number: 0.5}, "+0,50"},
		{"da", table.Value, table.Cell{Number: 6.1}, "6,10"},
		{"nb", table.Interval, table.Cell{Number: -0.09, High: 0.22}, "−0,09 til +0,22"},
		{"da", table.Interval, table.Cell{Number: -0.004, High: 0.22}, "−0,00 til +0,22"},
		{"sv", table.Level, table.Cell{Number: 1, High: 2}, "1,00 till 2,00"},
		{"da", table.Percent, table.Cell{Number: 0.784}, "78\u00a0%"},
		{"sv", table.PercentRange, table.Cell{Number: 0.1, High: 0.25}, "10\u00a0% till 25\u00a0%"},
		{"nb", table.Count, table.Cell{Number: 12345}, "12\u00a0345"},
		{"da", table.Count, table.Cell{Number: 12345}, "12.345"},
		{"nb", table.P, table.Cell{Number: 1e-40}, "< 0,001"},
		{"nb", table.P, table.Cell{Number: 0.1029}, "0,103"},
	} {
		if got := (Style{Digits: 2, Words: wordsOf(t, tt.code)}).cell(tt.kind, tt.cell); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.code, got, tt.want)
		}
	}
}

func TestForTerminal(t *testing.T) {
	got := string(ForTerminal([]byte("a\tb\x1b]0;x\x07,æ\nc\u202e\n")))
	if want := "a\tb\\x1b]0;x\\x07,æ\nc\\u202e\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"Reliability":    "Reliability",
		"":               "",
		"=1+1":           "'=1+1",
		"+47 22":         "'+47 22",
		"-1.5":           "'-1.5", // a text: numbers do not come this way
		"@SUM(A1)":       "'@SUM(A1)",
		"|cmd":           "'|cmd",
		"%0":             "'%0",
		"\t=1":           "'\t'=1",
		" =1":            "' =1",
		"\u200b=1":       "'\u200b=1",
		"\uFEFF=1":       "'\uFEFF=1",
		"＝1":             "'＝1",
		"a=1":            "a=1",
		"Åpent = lukket": "Åpent = lukket",
		// Whoever opens the file may take other signs for the ends of cells.
		"a-b = c, d+e; 10 %": "a-b = c, d+e; 10 %",
		"two\n\nlines\r\n":   "two\n\nlines\r\n",
		"x;=1+1;":            "x;'=1+1;",
		`x,"@SUM(1)",y`:      `x,'"@SUM(1)",y`,
		"x\n-1\r\n+1\t|calc": "x\n'-1\r\n'+1\t'|calc",
		"-5,-6":              "'-5,'-6",
		"'=1+1":              "'=1+1",
	} {
		if got := Harmless(text); got != want {
			t.Errorf("Harmless(%q) = %q, want %q", text, got, want)
		}
	}
}

// Who reads the JSON reads the same texts; who looks at it sees what is hidden in them.
func TestVisibleJSON(t *testing.T) {
	in := "x\x1b[31m \x7f \u009b2J \u202e \u200d \U000e0041 æøå 漢 \u2028"
	data, err := Object(map[string]string{in: in})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), `"x\u001b[31m \u007f \u009b2J \u202e \u200d \udb40\udc41 æøå 漢 \u2028"`; got != "{\n  "+want+": "+want+"\n}\n" {
		t.Errorf("got %s, want %s", got, want)
	}
	var back map[string]string
	if err := json.Unmarshal(data, &back); err != nil || back[in] != in {
		t.Errorf("read back as %q (%v)", back, err)
	}
}
