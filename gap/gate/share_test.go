package gate

import (
	"math"
	"testing"

	"servgap/gap/stat"
)

// A share of weighted people has the interval of as many as they are worth.
func TestShareEndsOfWeightedPeople(t *testing.T) {
	lo, hi := shareEnds(400, 200)(0.63, 0.95)
	if math.Abs(lo-0.5612) > 5e-5 || math.Abs(hi-0.6939) > 5e-5 { // as 126 of 200, see TestShareSatisfied
		t.Errorf("got %v to %v", lo, hi)
	}
	all := stat.Share(252, 400, 0.95)
	if lo, hi := shareEnds(400, 0)(0.63, 0.95); lo != all.Lo || hi != all.Hi {
		t.Errorf("got %v to %v without weights, want %v to %v", lo, hi, all.Lo, all.Hi)
	}
}
