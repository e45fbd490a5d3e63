package importers

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/record"
)

// everyKind are cells as people and programs write them: answers, words for none, and
// what is neither.
var everyKind = strings.Split("1|2|3|4|5|6|7|0|8|9|99|10|100|-1|−2|+3|4.0|4,0|4,5|4.5|4.50|5%|5 %|80,5|0.5|.5|5.|1e1|  3|3\u00a0| |||||"+
	"Helt enig|helt  ENIG|Enig|uenig|Litt enig|Helt ening|7 - Helt enig|1 - Helt enig|Helt uenig (1)|3 = Litt uenig|Verken/eller|"+
	"Vet ikke|VET ikke|N/A|-|.|pass|Brukte ikke|99,0|8.0|ja|Nei|yes|x|sometimes|Nord|nord |NORD|Sør|So\u0308r|Sø\u0301r|\xff|👍|"+
	"A comment that goes on, and on, and on, until nobody reads it any more.|2025-01-06|12,5|37.5|25|50|20|40|60|101", "|")

// everyQuestion asks in all the ways that there are, one item worded the other way round.
func everyQuestion(scale survey.Scale, labels [][]string) Mapping {
	q := asked(2, survey.Delivered, survey.Promised)
	q.Group = survey.Group{ID: "staff", Role: survey.Staff}
	q.Instrument.Scale, q.Instrument.Items[1].Reverse = scale, true
	q.Instrument.Dimensions = []survey.Dimension{{ID: "A", Items: []int{0}}, {ID: "B", Items: []int{1}}}
	q.Outcomes = []survey.Outcome{{ID: "nps", Kind: survey.KindNPS, Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}}
	practices := survey.PracticesOf(q.Group)
	practices.Questionnaire.Instrument.Items, practices.Gaps = practices.Questionnaire.Instrument.Items[:2], practices.Gaps[:2]
	o := survey.NewOpportunities(q.Group, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}, []survey.Item{{ID: "web"}})
	q.Practices, q.Opportunities = &practices, &o
	points := cellsOf("I1|I2", "")
	return Mapping{
		Questionnaire: q, Constructs: []Question{cellsOf("E1|E2", ""), cellsOf("P1|P2", "")}, Points: &points,
		Outcomes: []ColumnRef{at("O")}, Labels: map[survey.Construct][][]string{survey.Perceived: labels},
		Practices:     []Practice{{Column: at("Q1")}, {Column: at("Q2"), Yes: []string{"ja"}, Ticks: true}},
		Opportunities: []Question{cellsOf("W1", ""), cellsOf("W2", "")},
		DontKnow:      []string{"pass", "99"}, NotApplicable: []string{"Brukte ikke", "8"},
		Segments: []ColumnRef{at("S1"), at("S2")}, ID: &ColumnRef{Name: "id"},
		Exclude: []Exclusion{{Column: at("X"), Is: "4"}, {Column: at("X"), Below: survey.Decimal{Unscaled: -1}}},
		Where:   []Condition{{at("S1"), "nord"}, {at("S1"), "Sør"}, {at("S1"), "5"}},
		Drawing: Drawing{Weight: at("W"), Cluster: at("C"), Margins: []ColumnRef{at("S2")}},
	}
}

// TestRememberedAsRead decodes rows of every kind of cell by one decoder, which reads each
// way of writing an answer once, and by one that forgets what it read between rows and
// reads each column for itself.
func TestRememberedAsRead(t *testing.T) {
	const header = "id|E1|E2|P1|P2|I1|I2|O|Q1|Q2|W1|W2|S1|S2|X|W|C"
	whole := func(low int64, points int) survey.Scale {
		return survey.Scale{Min: low, Step: 1, Den: 1, Points: points}
	}
	for _, tt := range []struct {
		name   string
		scale  survey.Scale
		labels [][]string
	}{
		{"1 to 7", whole(1, 7), nil},
		{"labels", whole(1, 7), spelled(agreement...)},
		{"labels whose numbers fall", whole(1, 2), spelled("2 - Nei", "1 - Ja")},
		{"below zero", whole(-2, 5), nil},
		{"0 to 100 by halves", survey.Scale{Min: 0, Step: 5, Den: 10, Points: 201}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			layout := mapped(t, source(t, header+"\n1|||||||||||||||\n"), everyQuestion(tt.scale, tt.labels))
			d, reader := NewDecoder(&layout), forgetful(&layout)
			r := rand.New(rand.NewPCG(3, uint64(len(tt.name))))
			columns, responses := strings.Count(header, "|")+1, 0
			for row := range 2000 {
				cells := make([]string, columns)
				for i := range cells {
					cells[i] = everyKind[r.IntN(len(everyKind))]
				}
				if r.IntN(3) > 0 { // a row that the rules keep
					copy(cells[12:], []string{"Nord", "so\u0308r", "5", "1", "c"})
				}
				rec := record.Record{Row: row + 2, Cells: cells}
				own := rec
				if row%2 > 0 {
					own = briefed(rec, d.brief)
				}
				got, gotOK := d.read(&own)
				want, wantOK := reader.read(&rec)
				if gotOK != wantOK || !reflect.DeepEqual(got, want) || gotOK && !reflect.DeepEqual(d.response, reader.response) {
					t.Fatalf("row %q: got %v %+v %+v, want %v %+v %+v", cells, gotOK, got, d.response, wantOK, want, reader.response)
				}
				if gotOK {
					responses++
				}
			}
			if responses < 500 || len(d.found.values) < 5 {
				t.Fatalf("%d responses and misfits in %d columns say little", responses, len(d.found.values))
			}
			if !reflect.DeepEqual(d.found, reader.found) || !reflect.DeepEqual(d.ignored, reader.ignored) {
				t.Errorf("found otherwise: got %+v, want %+v", d.found, reader.found)
			}
		})
	}
}

// briefed is a record with some columns in short, and what nobody may look at in their
// place.
func briefed(rec record.Record, columns []bool) record.Record {
	rec.Cells = slices.Clone(rec.Cells)
	for column, cell := range rec.Cells {
		rec.Short = append(rec.Short, record.ShortOf(cell))
		if columns[column] && rec.Short[column] != record.Long {
			rec.Cells[column] = "of another row"
		}
	}
	return rec
}

// oblivious is a decoder that reads every cell as if it were the first.
type oblivious struct {
	*Decoder
	readings []*reading
}

func forgetful(l *Layout) oblivious {
	o := oblivious{Decoder: NewDecoder(l)}
	for _, questions := range append(o.beside, o.rated, o.outcomes) {
		for i := range questions {
			own := *questions[i].reading
			questions[i].reading = &own
			o.readings = append(o.readings, &own)
		}
	}
	return o
}

func (o oblivious) read(rec *record.Record) (Row, bool) {
	for _, r := range o.readings {
		r.forget()
	}
	for i := range o.practices {
		o.practices[i].texts = remembered[survey.Code]{}
	}
	clear(o.verdicts)
	clear(o.tidied)
	clear(o.said)
	return o.Decoder.read(rec)
}

func TestRemembered(t *testing.T) {
	var r remembered[int]
	for i := range 3 * mostTexts {
		if text := fmt.Sprint("text ", i); r.of(text) != nil {
			t.Fatalf("%q is known before", text)
		} else {
			r.keep(text, i)
		}
	}
	r.keep("", -1)
	for i := range 3 * mostTexts {
		switch known := r.of(fmt.Sprint("text ", i)); {
		case (known != nil) != (i < mostTexts):
			t.Fatalf("text %d of %d that are kept: %v", i, mostTexts, known)
		case known != nil && *known != i:
			t.Fatalf("text %d: got %d", i, *known)
		}
	}
	if len(r.all) > mostTexts || r.of("") != nil {
		t.Errorf("%d texts are kept", len(r.all))
	}
}
