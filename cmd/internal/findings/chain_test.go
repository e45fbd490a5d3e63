package findings

import (
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestLargestDrop(t *testing.T) {
	leg := func(value, p gap.Number) gap.Leg {
		return gap.Leg{Difference: gap.Difference{Tested: tested(value, p)}}
	}
	chain := func(total, p gap.Number, largest string, lowest ...string) gap.Chain {
		return gap.Chain{
			Total: leg(total, p), Largest: largest, Lowest: lowest,
			Legs: []gap.Leg{leg(0, 0.5), leg(0, 0.5), leg(0, 0.5), leg(0, 0.5)},
		}
	}
	hidden := chain(-1, 0.001, gap.Delivery, gap.Delivery)
	hidden.Legs[2] = gap.Leg{Suppressed: true, Difference: gap.Difference{Tested: gap.Tested{PAdj: gap.Undefined}}}
	for _, tt := range []struct {
		what  string
		chain gap.Chain
		want  string
	}{
		{"one stands alone", chain(-1, 0.001, gap.Standards, gap.Standards), "The largest drop is design: it is shown to be larger than every other."},
		{"two are alike", chain(-1, 0.001, "", gap.Delivery, gap.Knowledge), "The largest drop, delivery, cannot be told from knowledge."},
		{"three are alike", chain(-1, 0.001, "", gap.Delivery, gap.Knowledge, gap.Perception), "The largest drop, delivery, cannot be told from knowledge or perception."},
		{"none is shown", chain(-1, 0.001, "", gap.Delivery), "No leg is shown to be below zero."},
		{"the total is not shown", chain(-1, 0.05, gap.Delivery, gap.Delivery), ""},
		{"nothing is missing", chain(1, 0.001, "", gap.Delivery, gap.Knowledge), ""},
		{"a leg is hidden", hidden, ""},
	} {
		got, ok := LargestDrop(tt.chain, lang.Words{})
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q (%v), want %q", tt.what, got, ok, tt.want)
		}
	}
}
