package survey

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func decimals(t *testing.T, text string) []Decimal {
	t.Helper()
	var out []Decimal
	for _, field := range strings.Fields(text) {
		d, ok := ParseDecimal(field)
		if !ok {
			t.Fatalf("%q is no decimal", field)
		}
		out = append(out, d)
	}
	return out
}

func TestShares(t *testing.T) {
	tests := []struct {
		name, points string
		want         []Share
	}{
		{"hundred", "32 22 19 16 11", []Share{320e6, 220e6, 190e6, 160e6, 110e6}},
		{"all in one", "100 0 0", []Share{1e9, 0, 0}},
		{"decimals", "33,3 33.3 33.4", []Share{333e6, 333e6, 334e6}},
		{"seven decimals", "0.0000001 99.9999999", []Share{1, 999999999}},
		{"101 are rescaled", "50 51", []Share{495049505, 504950495}},
		{"99 are rescaled, the rest to the first", "33 33 33", []Share{333333334, 333333333, 333333333}},
		{"what is left goes to the largest remainder", "16.5 16.5 66", []Share{166666667, 166666667, 666666666}},
		{"98", "49 49", nil},
		{"98.99", "49 49.99", nil},
		{"102", "51 51", nil},
		{"one negative", "-1 101", nil},
		{"one far too large", "9000000000000000000 1", nil},
		{"no points", "", nil},
		{"nothing given", "0 0 0", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := Shares(decimals(t, test.points), nil)
			if !slices.Equal(got, test.want) || ok != (test.want != nil) {
				t.Errorf("Shares(%s) = %v, %v, want %v", test.points, got, ok, test.want)
			}
		})
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[Share]string{0: "0", 1: "0.0000001", 125e6: "12.5", 333333334: "33.3333334", Whole: "100"} {
		if got := share.Percent().String(); got != want {
			t.Errorf("%d are %s percent, want %s", share, got, want)
		}
	}
}

// Shares add up to the whole and none is a unit or more off its exact value.
func TestSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(0, 4).Draw(t, "places")
		total := rapid.Int64Range(99*pow10(places), 101*pow10(places)).Draw(t, "total")
		var points []Decimal
		left := total
		for range rapid.IntRange(0, 8).Draw(t, "dimensions") {
			p := rapid.Int64Range(0, left).Draw(t, "points")
			points = append(points, Decimal{p, places})
			left -= p
		}
		points = append(points, Decimal{left, places})
		shares, ok := Shares(points, make([]Share, 3))
		if !ok || len(shares) != len(points) {
			t.Fatalf("Shares(%v) = %v, %v", points, shares, ok)
		}
		var sum Share
		for d, share := range shares {
			sum += share
			exact := new(big.Rat).SetFrac64(points[d].Unscaled, total)
			off := exact.Sub(exact.Mul(exact, new(big.Rat).SetInt64(int64(Whole))), new(big.Rat).SetInt64(int64(share)))
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Errorf("share %d of %v is %d, off by %s units", d, points, share, off.FloatString(3))
			}
		}
		if sum != Whole {
			t.Errorf("shares of %v add up to %d, want %d", points, sum, Whole)
		}
	})
}

func TestSharesReusesOut(t *testing.T) {
	out := make([]Share, 0, 5)
	shares, _ := Shares(decimals(t, "20 20 20 20 20"), out)
	if &shares[0] != &out[:1][0] {
		t.Error("the shares are not in the slice given")
	}
}

func TestAddUp(t *testing.T) {
	for points, want := range map[string]bool{
		"20 20 20 20 20": true, "33.4 33.3 33.3": true, "100": true, "0 100": true,
		"20 20 20 20 19": false, "33.3 33.3 33.3": false, "": false,
	} {
		if got := AddUp(decimals(t, points)); got != want {
			t.Errorf("AddUp(%s) = %v, want %v", points, got, want)
		}
	}
}

// Halves of a unit go to the largest remainders, the earlier dimension first.
func TestMeanShares(t *testing.T) {
	got := MeanShares([]Share{600_000_001, 300_000_000, 99_999_999}, []Share{500_000_000, 400_000_000, 100_000_000})
	if want := []Share{550_000_001, 350_000_000, 99_999_999}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
