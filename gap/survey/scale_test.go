package survey

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseScale(t *testing.T) {
	tests := []struct {
		text      string
		want      Scale
		rewritten string // what String gives, if not the text
	}{
		{"1-7", Scale{Min: 1, Step: 1, Den: 1, Points: 7}, ""},
		{"0-10", Scale{Min: 0, Step: 1, Den: 1, Points: 11}, ""},
		{"-3..3", Scale{Min: -3, Step: 1, Den: 1, Points: 7}, ""},
		{"−3..3", Scale{Min: -3, Step: 1, Den: 1, Points: 7}, "-3..3"},
		{" 1 .. 5 ", Scale{Min: 1, Step: 1, Den: 1, Points: 5}, "1-5"},
		{"0..100/0.01", Scale{Min: 0, Step: 1, Den: 100, Points: 10001}, "0-100/0.01"},
		{"0-100/10", Scale{Min: 0, Step: 10, Den: 1, Points: 11}, ""},
		{"0,5-2/0,25", Scale{Min: 50, Step: 25, Den: 100, Points: 7}, "0.5-2/0.25"},
		{"-0.5..0.5/0.5", Scale{Min: -5, Step: 5, Den: 10, Points: 3}, ""},
		{"0..65519", Scale{Min: 0, Step: 1, Den: 1, Points: MaxPoints}, "0-65519"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			got, err := ParseScale(test.text)
			if err != nil || got != test.want {
				t.Fatalf("got %+v, %v, want %+v", got, err, test.want)
			}
			text := test.rewritten
			if text == "" {
				text = test.text
			}
			if got.String() != text {
				t.Errorf("String() = %q, want %q", got.String(), text)
			}
		})
	}
}

func TestParseScaleRefuses(t *testing.T) {
	tests := []struct{ name, text, message string }{
		{"empty", "", "is not written MIN-MAX"},
		{"one number", "7", "is not written MIN-MAX"},
		{"negative with a hyphen between", "-3-3", "is not written MIN-MAX"},
		{"three bounds", "1..4..7", "is not written MIN-MAX"},
		{"slash without a step", "1-7/", "is not written MIN-MAX"},
		{"words", "low-high", "is not written MIN-MAX"},
		{"step zero", "1-7/0", "step must be above 0"},
		{"step below zero", "1..7/-1", "step must be above 0"},
		{"turned round", "7-1", "highest answer must be above"},
		{"one answer", "5-5", "highest answer must be above"},
		{"part of a step left", "1-7/4", "no whole number of steps"},
		{"one answer too many", "0..65520", "more than 65520 answers"},
		{"too large with the step's digits", "0..9000000000000000000/0.5", "too large"},
		{"range beyond an int64", "-9000000000000000000..9000000000000000000", "too large"},
		{"sums beyond an int64", "0..9000000000000000000/4500000000000000000", "too large"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseScale(test.text)
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("ParseScale(%q): got error %v, want %q in it", test.text, err, test.message)
			}
		})
	}
}

func drawScale(t *rapid.T) Scale {
	return Scale{
		Min:    rapid.Int64Range(-1000, 1000).Draw(t, "min"),
		Step:   rapid.Int64Range(1, 50).Draw(t, "step"),
		Den:    pow10(rapid.IntRange(0, 3).Draw(t, "places")),
		Points: rapid.IntRange(2, 300).Draw(t, "points"),
	}
}

// A scale reads back with the same answers; its denominator may become smaller.
func TestScaleStringReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScale(t)
		got, err := ParseScale(s.String())
		if err != nil || got.String() != s.String() || got.Points != s.Points {
			t.Fatalf("ParseScale(%q) = %+v, %v, want %+v", s.String(), got, err, s)
		}
		for c := range Code(s.Points) {
			if got.Value(c) != s.Value(c) {
				t.Errorf("answer %d of %s is %g, want %g", c, s, got.Value(c), s.Value(c))
			}
		}
	})
}

// Every answer has its own code, and nothing beside the answers has one.
func TestScaleCode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScale(t)
		want := Code(rapid.IntRange(0, s.Points-1).Draw(t, "code"))
		answer, ok := ParseDecimal(plainDigits(s.Min+s.Step*int64(want), s.Den))
		if !ok {
			t.Fatalf("no decimal for code %d of %s", want, s)
		}
		if got, ok := s.Code(answer); !ok || got != want {
			t.Errorf("%s: Code(%s) = %d, %v, want %d", s, answer, got, ok, want)
		}
		for _, numerator := range []int64{s.Min - s.Step, s.Min + s.Step*int64(s.Points), s.Min - 1} {
			outside, _ := ParseDecimal(plainDigits(numerator, s.Den))
			if got, ok := s.Code(outside); ok {
				t.Errorf("%s: Code(%s) = %d, want none", s, outside, got)
			}
		}
	})
}

func TestScaleCodeRefuses(t *testing.T) {
	half := Scale{Min: 0, Step: 5, Den: 10, Points: 11}
	tests := []struct {
		name   string
		answer Decimal
	}{
		{"between two answers", Decimal{7, 1}},
		{"more digits than the scale", Decimal{25, 2}},
		{"too large to scale up", Decimal{math.MaxInt64, 0}},
		{"too small to scale up", Decimal{math.MinInt64, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := half.Code(test.answer); ok {
				t.Errorf("%s: Code(%s) = %d, want none", half, test.answer, got)
			}
		})
	}
}

func TestScaleMiddle(t *testing.T) {
	for scale, want := range map[string]string{"1-3": "2", "1-7": "4", "-3..3": "0", "0-10": "5", "0..1/0.5": "0.5"} {
		s, err := ParseScale(scale)
		if err != nil {
			t.Fatal(err)
		}
		answer, _ := ParseDecimal(want)
		code, _ := s.Code(answer)
		if got, ok := s.Middle(); !ok || got != code {
			t.Errorf("%s: got code %d, %v, want %d of answer %s", scale, got, ok, code, want)
		}
	}
	for _, scale := range []string{"1-2", "1-4", "1-10", "-2..1"} {
		s, err := ParseScale(scale)
		if err != nil {
			t.Fatal(err)
		}
		if code, ok := s.Middle(); ok {
			t.Errorf("%s: code %d is in the middle of an even number of answers", scale, code)
		}
	}
}

func TestScaleReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScale(t)
		c := Code(rapid.IntRange(0, s.Points-1).Draw(t, "code"))
		if got, want := s.Value(s.Reverse(c))+s.Value(c), s.Value(0)+s.Value(Code(s.Points-1)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: answer and its reverse add up to %g, want %g", s, got, want)
		}
	})
	for _, kind := range []Code{NotAnswered, NotApplicable, DontKnow, NotShown} {
		if got := (Scale{Min: 1, Step: 1, Den: 1, Points: 7}).Reverse(kind); got != kind {
			t.Errorf("Reverse(%#x) = %#x, want it unchanged", kind, got)
		}
	}
}

func TestDifferences(t *testing.T) {
	s := Scale{Min: 10, Step: 5, Den: 10, Points: 5} // 1 to 3 by a half
	d := s.Differences()
	if low, high := d.Bounds(); low != "-2" || high != "2" || d.Points != 9 || d.Check() != nil {
		t.Errorf("got %v", d)
	}
	for _, tt := range []struct {
		a, b Code
		want float64
	}{{0, 4, 2}, {4, 0, -2}, {2, 2, 0}, {1, 2, 0.5}} {
		if got := d.Value(s.Difference(tt.a, tt.b)); got != tt.want {
			t.Errorf("%v less %v: got %v, want %v", s.Value(tt.b), s.Value(tt.a), got, tt.want)
		}
	}
}
