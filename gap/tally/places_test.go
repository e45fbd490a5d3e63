package tally

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// A pair of codes keeps the place that it was given first, however it is looked for, and
// no two have the same one.
func TestPlacesAreThoseOfAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, want := new(places), make(map[[2]int64]int)
		code := rapid.OneOf(rapid.Int64Range(0, 30), rapid.Int64Range(-3, 3), rapid.Int64(), rapid.Just[int64](math.MinInt64))
		for range rapid.IntRange(0, 200).Draw(t, "codes") {
			a, b := code.Draw(t, "a"), code.Draw(t, "b")
			known, met := want[[2]int64{a, b}]
			if at, _ := p.of(a, b); met != (at >= 0) || met && at != known {
				t.Fatalf("%d and %d: place %d, want %d (met: %v)", a, b, at, known, met)
			}
			if !met {
				known = len(want)
				want[[2]int64{a, b}] = known
			}
			got := 0
			if small := a >= 0 && a < 100 && b >= 0 && b < 100; small && rapid.Bool().Draw(t, "near") {
				got = p.near(int(a*100+b), a, b)
			} else {
				got = p.place(a, b)
			}
			if got != known || p.codes[got] != [2]int64{a, b} {
				t.Fatalf("%d and %d: place %d of %v, want %d", a, b, got, p.codes[got], known)
			}
		}
	})
}

// Numbers that are small and places that are not: more pairs than a known place can name.
func TestPlacesBeyondThoseThatAreKnown(t *testing.T) {
	p := new(places)
	for i := range int64(70_000) {
		p.place(i, -1)
	}
	for range 2 {
		for i := range 3 {
			if got, want := p.near(i, int64(i), 1), 70_000+i; got != want {
				t.Errorf("near %d is at %d, want %d", i, got, want)
			}
		}
	}
}
