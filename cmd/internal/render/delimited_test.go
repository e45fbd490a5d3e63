package render

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/table"
	"servgap/gap"
)

func TestCSVReadsBack(t *testing.T) {
	numbers := []float64{-0.7903721682847896, 1e-300, 5, 0.1 + 0.2, math.NaN(), math.Inf(1)}
	in := table.Table{Columns: []table.Column{{ID: "label", Kind: table.Text}, {ID: "n", Kind: table.Count}, {ID: "gap_value", Kind: table.Value}}}
	for i, x := range numbers {
		in.Rows = append(in.Rows, table.Row{Cells: []table.Cell{{Text: "a, \"b\"\nå"}, {Number: float64(i)}, {Number: x}}})
	}
	for _, dialect := range []Dialect{RFC, Nordic, Tab} {
		data, err := Delimited(in, dialect)
		if err != nil {
			t.Fatal(err)
		}
		text, marked := strings.CutPrefix(string(data), bom)
		if marked != dialect.BOM || strings.Contains(text, "\r\n") != dialect.CRLF {
			t.Errorf("%+v begins with %q", dialect, data[:20])
		}
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = dialect.Comma
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[0], "|"); got != "label|n|gap_value" {
			t.Errorf("head %q", got)
		}
		for i, x := range numbers {
			cells := rows[i+1]
			if cells[0] != "a, \"b\"\nå" || cells[1] != strconv.Itoa(i) {
				t.Errorf("row %d: got %q", i, cells)
			}
			if dialect == Nordic && strings.Contains(cells[2], ".") {
				t.Errorf("%v has a decimal point: %q", x, cells[2])
			}
			back, err := strconv.ParseFloat(strings.Replace(cells[2], ",", ".", 1), 64)
			if missing := math.IsNaN(x) || math.IsInf(x, 0); missing && cells[2] != "" || !missing && (err != nil || back != x) {
				t.Errorf("%v came back as %q", x, cells[2])
			}
		}
	}
}

func TestJSONHasNullForUndefined(t *testing.T) {
	r := gap.Result{Schema: gap.Schema, Gaps: []gap.Gap{{ID: "<a&b>", Difference: gap.Difference{Tested: gap.Tested{Value: gap.Undefined, SE: 0.1}}}}}
	data, err := JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	var back struct{ Gaps []map[string]any }
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if value, there := back.Gaps[0]["gap_value"]; !there || value != nil {
		t.Errorf("gap_value is %v, want null", value)
	}
	if !strings.Contains(string(data), `"<a&b>"`) {
		t.Errorf("text is not written as it is:\n%s", data)
	}
}
