package savfile

import (
	"math"
	"strconv"
	"testing"
)

func TestFormats(t *testing.T) {
	const f = plainFormat
	tests := []struct {
		name   string
		format format
		value  float64
		want   string
	}{
		{"whole", f, 3, "3"},
		{"negative", f, -99, "-99"},
		{"negative zero", f, math.Copysign(0, -1), "0"},
		{"fraction", f, 3.5, "3.5"},
		{"not exact", f, 0.1 + math.Float64frombits(0x3fc999999999999a), "0.30000000000000004"},
		{"large", f, 1e15, "1000000000000000"},
		{"larger", f, 1e20, "100000000000000000000"},
		{"huge", f, 1e300, "1e+300"},
		{"tiny", f, -2.5e-7, "-2.5e-07"},
		{"largest", f, math.MaxFloat64, "1.7976931348623157e+308"},
		{"weekday", formatOf(26 << 16), 2, "2"},
		// PSPP: PRINT of these numbers as EDATE10, DATETIME24 and TIME12.
		{"date", formatOf(20 << 16), 13_994_294_400, "2026-03-31"},
		{"first date", formatOf(23 << 16), 86_400, "1582-10-15"},
		{"leap day", formatOf(39 << 16), 13_171_161_600, "2000-02-29"},
		{"last date", formatOf(24 << 16), endOfDate - 1, "9999-12-31"},
		{"date and part of a day", formatOf(38 << 16), 13_994_294_400 + 3600, "2026-03-31"},
		{"month", formatOf(28 << 16), 13_994_294_400 - 30*86_400, "2026-03-01"},
		{"before the calendar", formatOf(20 << 16), 86_399, "86399"},
		{"behind it", formatOf(20 << 16), endOfDate, "265621680000"},
		{"date and time", formatOf(22 << 16), 13_994_294_400 + 29_100, "2026-03-31T08:05:00"},
		{"parts of a second", formatOf(41 << 16), 13_994_294_400.25, "2026-03-31T00:00:00.25"},
		{"rounded up", formatOf(22 << 16), 13_994_294_399.999999, "2026-03-31T00:00:00"},
		{"time", formatOf(21 << 16), 90, "00:01:30"},
		{"more than a day", formatOf(25 << 16), 100*3600 + 1.5, "100:00:01.5"},
		{"negative time", formatOf(40 << 16), -61, "-00:01:01"},
		{"no time", formatOf(21 << 16), 1e12, "1000000000000"},
	}
	for _, tt := range tests {
		got := tt.format.text(tt.value)
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
		back, ok := tt.format.value(got)
		if again := tt.format.text(back); !ok || again != got {
			t.Errorf("%s: %s reads back as %v, which is %s", tt.name, got, back, again)
		}
	}
}

func TestDecimalReadsBack(t *testing.T) {
	for v := 1e-310; v < 1e308; v *= -7.3 {
		if back, err := strconv.ParseFloat(decimal(v), 64); err != nil || back != v {
			t.Errorf("%v is written %s", v, decimal(v))
		}
	}
}

func TestMissing(t *testing.T) {
	lowest := math.Nextafter(-math.MaxFloat64, 0)
	tests := []struct {
		name    string
		v       written
		low, hi string
		yes, no []string
	}{
		{"none", written{}, "", "", nil, []string{"", "0", "9"}},
		{"values", written{missing: []any{8, 9.5, -1}}, "", "", []string{"8", "9.5", "-1"}, []string{"", "9", "1", "x"}},
		{"range", written{missing: []any{97, 99}, ranged: true}, "97", "99", []string{"97", "98.2", "99"}, []string{"", "96.9", "100"}},
		{"range and value", written{missing: []any{97, 99, 0}, ranged: true}, "97", "99", []string{"0", "98"}, []string{"1"}},
		{"no lower end", written{missing: []any{lowest, -1}, ranged: true}, "", "-1", []string{"-1", "-1e+300"}, []string{"0", ""}},
		{"no upper end", written{missing: []any{90, math.MaxFloat64}, ranged: true}, "90", "", []string{"90", "1e+300"}, []string{"89"}},
		{"dates", written{print: 20, missing: []any{13_994_294_400, 13_994_380_800}, ranged: true}, "2026-03-31", "2026-04-01", []string{"2026-04-01"}, []string{"2026-04-02", "5"}},
		{"times", written{print: 21, missing: []any{-60, 90}, ranged: true}, "-00:01:00", "00:01:30", []string{"00:00:00", "-00:00:30"}, []string{"00:01:31", "-00:01:01"}},
		{"text", written{width: 4, missing: []any{"vi", "-"}}, "", "", []string{"vi", "-"}, []string{"", "v"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.v.name = "X"
			m := mustOpen(t, content{variables: []written{tt.v}}.bytes()).Columns()[0].Missing
			if m.None() != (tt.yes == nil) || m.Low != tt.low || m.High != tt.hi {
				t.Errorf("got %+v, none %v", m, m.None())
			}
			for _, cell := range tt.yes {
				if !m.Has(cell) {
					t.Errorf("%q is missing", cell)
				}
			}
			for _, cell := range tt.no {
				if m.Has(cell) {
					t.Errorf("%q is not missing", cell)
				}
			}
		})
	}
}
