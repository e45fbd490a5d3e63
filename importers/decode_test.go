package importers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
)

func TestAnswers(t *testing.T) {
	tests := []struct{ name, cell, scale, want string }{
		{"number", "5", "1-7", "5"},
		{"two digits", "76", "1-100", "76"},
		{"point and zero", "5.0", "1-7", "5"},
		{"comma and zero", "5,00", "1-7", "5"},
		{"blanks around", " \u00a05\t", "1-7", "5"},
		{"below zero", "-3", "-3..3", "-3"},
		{"typographic minus", "−3", "-3..3", "-3"},
		{"half a step", "4,5", "1-7/0.5", "4.5"},
		{"zero on the scale", "0", "0-10", "0"},
		{"blank", "", "1-7", "-"},
		{"no-break space", "\u00a0", "1-7", "-"},
		{"word", "VET  ikke", "1-7", "dk"},
		{"word of the user", "Pass", "1-7", "dk"},
		{"number of the user", "99", "1-7", "dk"},
		{"number of the user, written otherwise", "99,0", "1-7", "dk"},
		{"number of the user on the scale", "99", "1-100", "dk"},
		{"number of the user on the scale, written otherwise", "99.0", "1-100", "dk"},
		{"digit of the user on the scale", "8", "1-10", "na"},
		{"other word of the user", "brukte IKKE", "1-7", "na"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := "id|P1\n1|" + tt.cell + "\n"
			if tt.want == "-" { // a row of nothing else would be no response
				text, tt.want = "P1|P2\n"+tt.cell+"|1\n", "- 1"
			}
			got := read(t, text, Columns{
				Scale: tt.scale, DontKnow: []string{"pass", "99"}, NotApplicable: []string{"Brukte ikke", "8"},
			})
			if want := []string{tt.want}; !slices.Equal(got.responses, want) || len(got.report.Problems) > 0 {
				t.Errorf("got %q and %v, want %q", got.responses, got.report.Problems, want)
			}
		})
	}
}

func TestReversedItem(t *testing.T) {
	s := source(t, "E1|P1|E2|P2\n2|N/A|2|7\n")
	layout := found(t, s, Columns{Scale: "1-7"})
	layout.Questionnaire.Instrument.Items[0].Reverse = true
	if got, want := drain(t, s, &layout).responses, []string{"6 2 na 7"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPoints(t *testing.T) {
	tests := []struct {
		name, points string
		want         string // shares in thousandths, none if not used
		dropped      int64
		problems     string
	}{
		{"100", "20|20|20|20|20", "200 200 200 200 200", 0, ""},
		{"a user's word for no answer is about ratings", "10|30|20|20|20", "100 300 200 200 200", 0, ""},
		{"101 is a slip", "21|20|20|20|20", "207 198 198 198 198", 0, ""},
		{"99 is a slip", "19|20|20|20|20", "191 202 202 202 202", 0, ""},
		{"95", "15|20|20|20|20", "", 1, ""},
		{"a blank counts as none", "100||||", "1000 0 0 0 0", 0, ""},
		{"blank", "||||", "", 0, ""},
		{"below zero", "-20|40|40|20|20", "", 1, ""},
		{"decimals", "12,5|37,5|25|12.5|12.5", "125 375 250 125 125", 0, ""},
		{"text", "much|20|20|20|20", "", 0, "E-POINTS-VALUE@AS"},
		{"two texts", "much|20|little|20|20", "", 0, "E-POINTS-VALUE@AS E-POINTS-VALUE@AU"},
	}
	header := numbered(22, "imp_TAN", "imp_REL", "imp_RESP", "imp_ASS", "imp_EMP")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, header+"\n"+strings.Repeat("4|", 44)+tt.points+"\n"+strings.Repeat("|", 44)+"3|3|3|3|3\n")
			layout := found(t, s, Columns{DontKnow: []string{"10"}})
			d := NewDecoder(&layout)
			got, rows := "", 0
			for part, err := range s.Parts() {
				if err != nil {
					t.Fatal(err)
				}
				for r := range d.Responses(part) {
					rows++
					got = thousandths(r.Points)
				}
			}
			total := NewDecoder(&layout)
			total.Merge(d)
			report := total.Report(s)
			if got != tt.want || rows != 1 || dropped(report, ReasonBadPoints) != tt.dropped || codesOf(report.Problems) != tt.problems {
				t.Errorf("got shares %q of %d responses, dropped %v, %v", got, rows, report.Dropped, report.Problems)
			}
			if slip := strings.Contains(tt.name, "slip"); slip != (report.Rescaled == 1) {
				t.Errorf("rescaled %d", report.Rescaled)
			}
		})
	}
}

// TestWholePoints asks for the same shares of points that are read at once as of those
// that are read one by one.
func TestWholePoints(t *testing.T) {
	layout := found(t, source(t, numbered(22, "imp_TAN", "imp_REL", "imp_RESP", "imp_ASS", "imp_EMP")+"\n"+strings.Repeat("4|", 44)+"20|20|20|20|20\n"), Columns{})
	r, taken := rand.New(rand.NewPCG(5, 6)), 0
	for range 5000 {
		cells, points, left := make([]string, len(layout.header)), []survey.Decimal(nil), 100+r.IntN(3)-1
		for i, column := range layout.points {
			n := r.IntN(left/2 + 1)
			if i == len(layout.points)-1 {
				n = left
			}
			left -= n
			cells[column] = []string{"%d", "%02d", "%d.0", " %d"}[max(0, r.IntN(40)-36)]
			cells[column] = fmt.Sprintf(cells[column], n)
			points = append(points, survey.Decimal{Unscaled: int64(n)})
		}
		want, ok := survey.Shares(points, nil)
		d := NewDecoder(&layout)
		if d.wholePoints(cells) {
			taken++
		}
		got, state := d.readPoints(2, cells)
		if !ok || !slices.Equal(got, want) || (state == pointsFine) != survey.AddUp(points) {
			t.Fatalf("%v: got %v %v, want %v", points, got, state, want)
		}
	}
	if taken < 1000 || taken > 4000 {
		t.Errorf("%d of 5000 at once say little of both ways", taken)
	}
}

func thousandths(shares []survey.Share) string {
	var text []string
	for _, s := range shares {
		text = append(text, survey.Decimal{Unscaled: int64(s) / (int64(survey.Whole) / 1000)}.String())
	}
	return strings.Join(text, " ")
}

func TestRowsAreCounted(t *testing.T) {
	got := read(t, "id|E1|P1\n1|5|4\n|||\n| |\n2||\n3|vet ikke|\n4|5|5\n\n", Columns{Scale: "1-7", DropUnpaired: true})
	if codesOf(got.report.Problems) != "E-CSV-RAGGED" {
		t.Errorf("got %v, want the row of four cells", got.report.Problems)
	}
	r := got.report
	if r.Rows != 6 || r.Responses != 3 || dropped(r, ReasonBlank) != 1 || dropped(r, ReasonUnrated) != 1 {
		t.Errorf("got %+v", r)
	}
}
