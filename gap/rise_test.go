package gap

import (
	"math"
	"testing"
)

// rising is a customers' gap of two dimensions and its whole.
func rising(whole string, value Number) Result {
	dimension := func(id string, perceived, importance Number) Gap {
		g := Gap{Level: LevelDimension, ID: id, Importance: importance}
		g.Name, g.Value, g.ToValue = Service, -1, perceived
		return g
	}
	of := Gap{Level: whole, ID: whole}
	of.Name, of.Value = Service, value
	return Result{
		Method: Method{Dimensions: 2, ScaleLow: 1, ScaleHigh: 7},
		Gaps:   []Gap{dimension("reliability", 5, 80), dimension("tangibles", 6.5, 20), of},
	}
}

func TestRises(t *testing.T) {
	for _, test := range []struct {
		name     string
		r        Result
		level    Number
		want     []Number
		possible []bool
	}{
		{"a mean over two dimensions rises by half", rising(LevelOverall, -0.4), 0, []Number{0.8, 0.8}, []bool{true, false}},
		{"a weighted whole by the importance", rising(LevelWeighted, -0.4), 0, []Number{0.5, 2}, []bool{true, false}},
		{"to a level that is short of zero", rising(LevelWeighted, -0.4), -0.35, []Number{0.0625, 0.25}, []bool{true, true}},
		{"a whole that is there already", rising(LevelWeighted, 0.1), 0, []Number{0, 0}, []bool{true, true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Rises(test.r, test.level)
			if len(got) != 2 {
				t.Fatalf("got %+v", got)
			}
			for i, rise := range got {
				if math.Abs(float64(rise.Rise-test.want[i])) > 1e-12 || rise.Possible() != test.possible[i] {
					t.Errorf("%s: got %+v, want %v, possible %v", rise.ID, rise, test.want[i], test.possible[i])
				}
			}
		})
	}
}

func TestRisesOfWhatIsNotThere(t *testing.T) {
	hidden := rising(LevelOverall, -0.4)
	hidden.Gaps[2].Suppressed = true
	flat := rising(LevelOverall, -0.4)
	flat.Method.Dimensions = 0
	for name, r := range map[string]Result{"hidden": hidden, "without dimensions": flat, "nothing": {}} {
		if got := Rises(r, 0); got != nil {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	worthless := rising(LevelWeighted, -0.4)
	worthless.Gaps[1].Importance = 0
	if got := Rises(worthless, 0); got[1].Rise.Defined() || got[1].Possible() {
		t.Errorf("without weight: got %+v", got[1])
	}
}
