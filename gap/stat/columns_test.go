package stat

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawColumns gives k numbers of 64 people and which of the people count.
func drawColumns(t *rapid.T, k int, least, most int64) (columns []*Column, who uint64) {
	codes := rapid.SampledFrom([]int64{least, least / 3, max(-1, least), 0, min(1, most), most / 2, most})
	for range k {
		column := Column(rapid.SliceOfN(codes, AtOnce, AtOnce).Draw(t, "codes"))
		columns = append(columns, &column)
	}
	return columns, rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, 1 << 63, ^uint64(0)})).Draw(t, "who")
}

// addOneByOne counts the same people one by one.
func addOneByOne(into *Cross, columns []*Column, who uint64, units []int64) {
	codes := make([]int64, len(columns))
	for p := range AtOnce {
		if who>>p&1 == 1 {
			for i, column := range columns {
				codes[i] = column[p] * unitOf(units, i)
			}
			into.Add(codes)
		}
	}
}

func TestColumnsAreEverybodyInThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 11).Draw(t, "numbers")
		most := rapid.SampledFrom([]int64{1, 360, mostHalf, mostHalf + 1, 40_000, mostWord, mostWord + 1, 1 << 40}).Draw(t, "most")
		least := rapid.SampledFrom([]int64{0, -1}).Draw(t, "least") * most
		var units []int64
		got, want := NewCrossing(NewCross(k, -2, 3, 10), least, most, 1), NewCross(k, -2, 3, 10)
		if rapid.Bool().Draw(t, "in units") {
			units = rapid.SliceOfN(rapid.SampledFrom([]int64{1, 7, 1e7}), k, k).Draw(t, "units")
			got = NewCrossingIn(units, NewCross(k, -2, 3, 10), most)
		}
		w := &Columns{}
		for range rapid.IntRange(0, 2).Draw(t, "times") {
			columns, who := drawColumns(t, k, least, most)
			w.AddTo(&got, columns, who)
			addOneByOne(&want, columns, who, units)
		}
		if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// Numbers from 0 up are the lower halves of bytes, others a difference of two of them.
func TestPlanesAreEverybodyInThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 5).Draw(t, "numbers")
		most := rapid.SampledFrom([]int64{1, 6, 7, 8, 15}).Draw(t, "most")
		differences := rapid.Bool().Draw(t, "differences")
		got, want := NewCrossing(NewCross(k, -2, 3, 10), -most, most, 1), NewCross(k, -2, 3, 10)
		columns, who := drawColumns(t, k, 0, most)
		planes := planesOf(columns)
		if differences {
			from, _ := drawColumns(t, k, 0, most)
			for i, plane := range planesOf(from) {
				planes[i] = planes[i].Less(&plane)
				for p, x := range from[i] {
					columns[i][p] -= x
				}
			}
		}
		got.AddPlanes(planes, who)
		addOneByOne(&want, columns, who, nil)
		if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// One person alone may have a number larger than the others', above 0 or below.
func TestPlanesOfOneLargeNumber(t *testing.T) {
	for _, alone := range []int{0, 1, 17, 63} {
		for _, large := range []int64{-15, -9, -8, 8, 9, 15} {
			columns, zeros := []*Column{{}, {}}, []*Column{{}, {}}
			for p := range AtOnce {
				columns[0][p], columns[1][p] = int64(p%4), int64(p%7)
			}
			columns[1][alone], zeros[1][alone] = max(0, large), max(0, -large)
			planes := planesOf(columns)
			for i, plane := range planesOf(zeros) {
				planes[i] = planes[i].Less(&plane)
			}
			columns[1][alone] = large
			got, want := NewCrossing(NewCross(2, 0, 1, 1), -15, 15, 1), NewCross(2, 0, 1, 1)
			got.AddPlanes(planes, ^uint64(0))
			addOneByOne(&want, columns, ^uint64(0), nil)
			if diff := cmp.Diff(want, got.Cross(), cmp.AllowUnexported(Sum{})); diff != "" {
				t.Errorf("%d of person %d (-want +got):\n%s", large, alone, diff)
			}
		}
	}
}

func planesOf(columns []*Column) []Plane {
	var planes []Plane
	for _, column := range columns {
		var bytes [AtOnce]byte
		for p, x := range column {
			bytes[p] = byte(x) | 0xF0
		}
		planes = append(planes, PlaneOf(&bytes))
	}
	return planes
}
