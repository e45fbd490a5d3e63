package stat

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// People who are counted fast, in whatever order, units and lanes, are those of the sums
// alone; reading and merging in between changes nothing.
func TestCrossingIsTheSumsOfEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 9).Draw(t, "numbers")
		most := rapid.SampledFrom([]int64{1, 6, 7, 8, 15, 16, 30, 360, 40_000, 1 << 40}).Draw(t, "most")
		times := rapid.SampledFrom([]int64{1, 1 << 35}).Draw(t, "times")
		var units []int64
		least := -most
		if rapid.Bool().Draw(t, "from 0") {
			least = 0
		}
		got, want := NewCrossing(NewCross(k, -2, 3, 10), least, most, times), NewCross(k, -2, 3, 10)
		if rapid.Bool().Draw(t, "in units") {
			units = rapid.SliceOfN(rapid.SampledFrom([]int64{1, 7, 1e7}), k, k).Draw(t, "units")
			least = -most
			got = NewCrossingIn(units, NewCross(k, -2, 3, 10), most)
		}
		part := got
		got.Merge(part)
		for range rapid.IntRange(0, 20).Draw(t, "kinds of people") {
			codes := rapid.SliceOfN(rapid.SampledFrom([]int64{least, least / 3, max(-1, least), 0, 1, most / 2, most}), k, k).Draw(t, "codes")
			n := rapid.SampledFrom([]int64{0, 1, 1, 1, 3, 1 << 20, 1<<35 - 1}).Draw(t, "times")
			alike := rapid.SampledFrom([]int{1, 1, 70, 1000}).Draw(t, "people alike")
			parted := units != nil && n == 1
			for range alike {
				if parted {
					got.AddParts(codes)
				} else {
					got.AddTimes(codes, n)
				}
			}
			if parted {
				codes = append([]int64(nil), codes...)
				for i := range codes {
					codes[i] *= units[i]
				}
			}
			want.AddTimes(codes, n*int64(alike))
			if rapid.Bool().Draw(t, "read") {
				if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
					t.Fatalf("(-want +got):\n%s", diff)
				}
			}
		}
		if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// Each number of numbers has its places in words, and each largest code its planes and
// lanes: people who give 0, the largest code and what lies between.
func TestCrossingOfEverySize(t *testing.T) {
	for k := 1; k <= 9; k++ {
		for _, most := range []int64{1, 6, 7, 8, 15, 16, 360, 40_000, 1 << 40} {
			for _, least := range []int64{0, -most} {
				got, want := NewCrossing(NewCross(k, -2, 3, 10), least, most, 1), NewCross(k, -2, 3, 10)
				if got.K() != k || len(want.Sums) != k || len(want.Products) != k*(k+1)/2 {
					t.Fatalf("of %d numbers: %d, %d sums and %d products", k, got.K(), len(want.Sums), len(want.Products))
				}
				codes := make([]int64, k)
				for person := range 150 {
					for i := range codes {
						codes[i] = least + int64(person*(i+1)*(i+3))%(most-least+1)
					}
					codes[person%k] = []int64{least, most}[person%2]
					got.AddTimes(codes, 1)
					want.AddTimes(codes, 1)
				}
				if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
					t.Fatalf("%d numbers from %d to %d (-want +got):\n%s", k, least, most, diff)
				}
			}
		}
	}
}

// Lanes hold as many people as the sums of their largest products have room for.
func TestCrossingOfManyPeople(t *testing.T) {
	for _, most := range []int64{1, 2, 6, 100, 181} {
		for _, code := range []int64{most, -most} {
			got, want := NewCrossing(NewCross(3, 0, 1, 1), -most, most, 1), NewCross(3, 0, 1, 1)
			for range 70_000 {
				got.AddTimes([]int64{code, most, -code}, 1)
			}
			want.AddTimes([]int64{code, most, -code}, 70_000)
			if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
				t.Errorf("of %d (-want +got):\n%s", code, diff)
			}
		}
	}
}

func BenchmarkCrossing(b *testing.B) {
	for _, of := range []struct {
		k    int
		most int64
	}{{4, 6}, {22, 6}, {44, 6}, {11, 360}, {5, 36000}} {
		b.Run(strconv.Itoa(of.k)+" numbers up to "+strconv.FormatInt(of.most, 10), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			people := make([]int64, 1000*of.k)
			for i := range people {
				people[i] = random.Int64N(of.most + 1)
			}
			c := NewCrossing(NewCross(of.k, 0, 1, 1), 0, of.most, 1)
			b.ReportAllocs()
			at := 0
			for b.Loop() {
				c.AddTimes(people[at:at+of.k], 1)
				if at += of.k; at == len(people) {
					at = 0
				}
			}
		})
	}
}

// A Cross is merged as those who were counted into it.
func TestCrossingMergesACross(t *testing.T) {
	counted, into := NewCross(2, 0, 1, 1), NewCrossing(NewCross(2, 0, 1, 1), 0, 7, 1)
	for i := range int64(5) {
		counted.Add([]int64{i, 7 - i})
		into.AddTimes([]int64{i, 1}, 1)
	}
	into.MergeCross(counted)
	c := into.Cross()
	near(t, "mean of the first", c.Mean(0), 2, 1e-15)
	near(t, "mean of the second", c.Mean(1), 3, 1e-15)
	if c.N != 10 {
		t.Errorf("%d people", c.N)
	}
}
