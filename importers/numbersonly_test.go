package importers

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestWordsBesideNumbers groups the columns of many files with their words and without,
// where the paired columns hold numbers alone: the blocks of numbers are the same, and so
// is what may be computed of them.
func TestWordsBesideNumbers(t *testing.T) {
	compared, without := 0, 0
	for seed := range uint64(300) {
		text := wordsAndNumbers(rand.New(rand.NewPCG(seed, 1)))
		f := find(source(t, text), Columns{Preset: NoPreset, Scale: "1-5"})
		x := inspectorOf(f, InspectOptions{})
		sample := x.sample(nil)
		if len(f.paired) == 0 || !x.onlyNumbers(columnsOf(f.paired), sample) {
			continue
		}
		all := x.planOf(sample)
		x.inNumbers = true
		numbers := x.planOf(sample)
		if len(numbers.blocks) < len(all.blocks) {
			without++
		}
		all.blocks, all.derived = inNumbersOnly(all)
		numbers.blocks, numbers.derived = inNumbersOnly(numbers)
		if compared++; !reflect.DeepEqual(numbers, all) {
			t.Fatalf("%s\nwithout words %+v\nwith them %+v", text, numbers, all)
		}
	}
	if compared < 100 || without < 10 {
		t.Errorf("%d files were compared, of which %d have blocks of words", compared, without)
	}
}

// inNumbersOnly are the blocks of numbers and options, and what is computed of them with
// their place there.
func inNumbersOnly(p plan) (blocks []blockPlan, derived []derivedPlan) {
	at := make(map[int]int)
	for i, b := range p.blocks {
		if b.numeric || b.choices {
			at[i] = len(blocks)
			blocks = append(blocks, b)
		}
	}
	for _, d := range p.derived {
		derived = append(derived, derivedPlan{d.column, at[d.block]})
	}
	return blocks, derived
}

// wordsAndNumbers is a file with pairs of numbers and other columns of any kind between.
func wordsAndNumbers(r *rand.Rand) string {
	answers := [][]string{
		{"1", "2", "3", "4", "5"}, {"1", "2", "3", "4", "5", "Vet ikke"}, {"Helt uenig", "Uenig", "Verken eller", "Enig", "Helt enig"},
		{"Nord", "Sør", "Vest"}, {"1", "2", "other"}, {"", "1"}, {"2.5", "3.5"},
	}
	names := []string{"region", "segment", "Q7_1", "Q7_2", "Q7_3", "score", "note", "csat", "How well were you met? [At the desk]", "How well were you met? [By phone]", "How well were you met? [By mail]"}
	type column struct {
		name string
		of   []string
	}
	var columns []column
	for i := range 1 + r.IntN(3) {
		columns = append(columns, column{fmt.Sprintf("E%d", i+1), answers[0]}, column{fmt.Sprintf("P%d", i+1), answers[0]})
	}
	for _, at := range r.Perm(len(names))[:2+r.IntN(5)] {
		columns = slices.Insert(columns, r.IntN(len(columns)+1), column{names[at], answers[r.IntN(len(answers))]})
	}
	var rows []string
	for row := range 20 {
		var cells []string
		for _, c := range columns {
			cell := c.of[r.IntN(len(c.of))]
			if row == 0 {
				cell = c.name
			}
			cells = append(cells, cell)
		}
		rows = append(rows, strings.Join(cells, ";"))
	}
	return strings.Join(rows, "\n") + "\n"
}
