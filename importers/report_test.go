package importers

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

func TestWhatDoesNotFit(t *testing.T) {
	tests := []struct{ name, cells, scale, code, message, fix string }{
		{"off the scale", "8|5|9|8|1", "1-7", "E-SCALE-VALUE", "found 8 (×2, rows 2 5), 9 (×1, row 4); accepted 1 to 7|", "--dont-know 8,9"},
		{"between the points", "4,5|5|5|5|5", "1-7", "E-SCALE-VALUE", "found 4,5 (×1, row 2); accepted 1 to 7 in whole numbers", "--scale 1-7/0.5"},
		{"between half points", "4.25|5|5|5|5", "1-7/0.5", "E-SCALE-VALUE", "accepted 1 to 7 in steps of 0.5", "--scale 1-7/0.25"},
		{"between steps of one from a half", "1|0,5|5,5|1,5|2,5", "0.5-5.5", "E-SCALE-VALUE", "found 1 (×1, row 2); accepted 0.5 to 5.5 in steps of 1", "--scale 0.5-5.5/0.5"},
		{"many rows", "8|8|8|8|8|8|8", "1-7", "E-SCALE-VALUE", "found 8 (×7, rows 2 3 4 5 6 …); accepted 1 to 7|", "--scale MIN-MAX"},
		{"text", "5|5|Vet ikke helt|ja|5", "1-7", "E-LABEL-UNKNOWN", `found "Vet ikke helt" (×1, row 4), "ja" (×1, row 5); accepted are numbers from 1 to 7 and words for no answer`, "--dont-know 'Vet ikke helt,ja'"},
		{"all answers are text", "1_vd|2_d|3_n|4_s|5_vs", "1-7", "E-LABEL-UNKNOWN", `found "1_vd" (×1, row 2)`, "write the answers as numbers, or, if the column holds no ratings"},
		{"text with commas and quotes", `5|5|"don't ""know"", or"|5`, "1-7", "E-LABEL-UNKNOWN", `"don't "know", or"`, `--dont-know '"don'\''t ""know"", or"'`},
		{"six texts", "5|5|a|b|c|d|e|f", "1-7", "E-LABEL-UNKNOWN", `"e" (×1, row 8) and 1 other value;`, "--expected FIRST:LAST"},
		{"mail addresses", "5|5|kari@firma.no", "1-7", "E-LABEL-UNKNOWN", "found free text (×1)", "name the columns that hold ratings"},
		{"comments", "5|a|b|c|d|e|f|g|h|i|j|k|l|m", "1-7", "E-LABEL-UNKNOWN", "found free text (×13)", "name the columns that hold ratings"},
		{"long text", "5|5|" + strings.Repeat("secret ", 20), "1-7", "E-LABEL-UNKNOWN", "found a long text (×1, row 4)", "write the answers as numbers"},
		{"text that a terminal obeys", "5|5|a\x1bc", "1-7", "E-LABEL-UNKNOWN", `"a\x1bc"`, "--expected FIRST:LAST"},
		{"further header", "How fast?|5|5|5|5", "1-7", "E-LABEL-UNKNOWN", `"How fast?" (×1, row 2)`, "if it is a further header, delete row 2"},
		{"both decimal marks", "4.5|5|4,5|5|1,0", "1-7/0.5", "E-DECIMAL-AMBIG", "found decimal commas (rows 4 6) and decimal points (row 2) in one column", "in the same way"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := "id|P1\n"
			for i, cell := range splitBars(tt.cells) {
				text += fmt.Sprintf("%d|%s\n", i, cell)
			}
			problems := read(t, text, Columns{Scale: tt.scale}).report.Problems
			if len(problems) != 1 {
				t.Fatalf("got %v, want one problem", problems)
			}
			p := problems[0]
			if p.Code != tt.code || p.Column != 2 || p.Header != "P1" || !strings.Contains(p.Message.String()+"|", tt.message) || !strings.Contains(p.Fix.String(), tt.fix) {
				t.Errorf("got %s in column %d: %s; fix %s", p.Code, p.Column, p.Message, p.Fix)
			}
			if len(p.Message.String())+len(p.Fix.String()) > 600 || strings.Contains(p.Message.String()+p.Fix.String(), strings.Repeat("secret ", 7)) {
				t.Errorf("got %d bytes of message and %d of fix", len(p.Message.String()), len(p.Fix.String()))
			}
		})
	}
}

// TestFixWorksWhenPasted takes the flag out of the fix, as a shell and the
// command line would, and reads the file again with it.
func TestFixWorksWhenPasted(t *testing.T) {
	for _, cells := range []string{"99|98", "-9|5", `Vet ikke helt|"don't ""know"", or"`, "8,5|99", "$HOME `x` !|5"} {
		text := "id|P1\n1|5\n2|5\n3|" + strings.ReplaceAll(cells, "|", "\n4|") + "\n"
		c := Columns{Scale: "1-7"}
		problems := read(t, text, c).report.Problems
		for _, p := range problems {
			_, flag, ok := strings.Cut(p.Fix.String(), "--dont-know ")
			if !ok {
				t.Fatalf("%s: got fix %q", cells, p.Fix)
			}
			words, err := csv.NewReader(strings.NewReader(unshell(t, flag))).Read()
			if err != nil {
				t.Fatal(err)
			}
			c.DontKnow = append(c.DontKnow, words...)
		}
		if left := read(t, text, c).report.Problems; len(problems) == 0 || len(left) > 0 {
			t.Errorf("%s: got %v, and after the fix %v", cells, problems, left)
		}
	}
}

func TestProblemsComeInTheOrderOfColumns(t *testing.T) {
	got := read(t, "P2|E1|P1|E2\n9|1|x|2\ny|8|1|z\n1|8|8|1|1\n", Columns{Scale: "1-7"}).report.Problems
	want := "E-CSV-RAGGED E-SCALE-VALUE@A E-LABEL-UNKNOWN@A E-SCALE-VALUE@B E-LABEL-UNKNOWN@C E-LABEL-UNKNOWN@D"
	if codesOf(got) != want {
		t.Errorf("got %s, want %s", codesOf(got), want)
	}
	if place := got[1].Place().String(); place != `standard input:2: column A "P2"` {
		t.Errorf("got place %s", place)
	}
}

func TestManyProblemsOfOneKind(t *testing.T) {
	header, row := []string{"id"}, []string{"1"}
	for i := range 30 {
		header, row = append(header, fmt.Sprint("P", i)), append(row, []string{"x", "9"}[i%5/4])
	}
	text := strings.Join(header, "|") + "\n" + strings.Join(row, "|") + "\n" + strings.Repeat("too short|1\n", 1000)
	got := read(t, text, Columns{Scale: "1-7"}).report.Problems
	count, last := map[string]int{}, map[string]string{}
	for _, p := range got {
		count[p.Code]++
		last[p.Code] = p.Message.String()
	}
	if count["E-LABEL-UNKNOWN"] != mostPerKind || count["E-SCALE-VALUE"] != 6 || count["E-CSV-RAGGED"] != mostPerKind {
		t.Errorf("got %v", count)
	}
	for code, want := range map[string]string{"E-CSV-RAGGED": "(and 980 more of this kind)", "E-LABEL-UNKNOWN": "(and 4 more of this kind)", "E-SCALE-VALUE": "accepted 1 to 7"} {
		if !strings.HasSuffix(last[code], want) {
			t.Errorf("%s: got %q, want it to end in %q", code, last[code], want)
		}
	}
}

func TestHeaderOnly(t *testing.T) {
	got := read(t, "E1|P1\n", Columns{Scale: "1-7"}).report
	if codesOf(got.Problems) != "E-DATA-NONE" || got.Rows != 0 {
		t.Errorf("got %+v", got)
	}
}
