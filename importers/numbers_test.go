package importers

import (
	"math"
	"strconv"
	"testing"

	"servgap/gap/survey"
)

// Many equal answers add up as they would one by one, also where the sum is past an
// int64.
func TestNumbersAddManyTimes(t *testing.T) {
	for _, tt := range []struct {
		text string
		n    int64
	}{{"3", 7}, {"-2.5", 1_000_000}, {"9223372036854775", 5000}, {"1000000000000000", 4000}, {"0.1", 10}} {
		number, _ := survey.ParseDecimal(tt.text)
		var once, each numbers
		once.add(number, tt.n)
		once.add(number, tt.n)
		for range 2 * tt.n {
			each.add(number, 1)
		}
		if got, want := once.mean(), each.mean(); got != want || got != float(number) || once.n != each.n {
			t.Errorf("%s %d times: mean %v of %d, want %v of %d", tt.text, tt.n, got, once.n, want, each.n)
		}
	}
}

func TestFloatIsTheNearest(t *testing.T) {
	for _, text := range []string{"0.1", "-7.3", "123456789.987654321", "9007199254740993", "922337203.685477581", "0.000000001"} {
		number, _ := survey.ParseDecimal(text)
		if want, _ := strconv.ParseFloat(text, 64); float(number) != want || math.IsNaN(want) {
			t.Errorf("%s is %v, want %v", text, float(number), want)
		}
	}
}
