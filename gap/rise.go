package gap

import "slices"

// Rise is how far what customers perceive of one dimension would have to rise, alone and
// for everybody, to bring the whole of their gap to a level. Everything else stands as
// it is: it is arithmetic of the answers and no forecast.
type Rise struct {
	ID    string `json:"id"` // of the dimension
	Label string `json:"label"`
	// Weight is the part of a rise of the dimension that the whole rises by: its
	// importance as a share of 1 where the whole is weighted, else 1/dimensions.
	Weight Number `json:"weight"`
	// Room is from what is perceived to the best answer of the scale.
	Room Number `json:"room"`
	// Rise is (level − whole)/Weight in scale points, 0 where the whole is there
	// already, and undefined of a dimension of no weight. Above Room no answers can
	// bring it about.
	Rise Number `json:"rise"`
}

// Possible reports whether the scale has room for the rise.
func (r Rise) Possible() bool { return r.Rise.Defined() && r.Rise <= r.Room }

// Rises is the rise of each dimension that brings the customers' gap as a whole, weighted
// if it can be, to a level, in their order in the result. It is empty where the whole is
// hidden or there are no dimensions; those that are hidden are left out.
//
// As each respondent's gap of the dimension rises by x, the mean over dimensions rises by
// x/dimensions, and the mean of the sums weighted by points by x·mean(points)/100, both
// exactly.
func Rises(r Result, level Number) []Rise {
	rows := r.GapsOf(Service)
	whole, ok := wholeOf(rows)
	if !ok || r.Method.Dimensions == 0 {
		return nil
	}
	var rises []Rise
	for _, g := range rows {
		if g.Level != LevelDimension || g.Suppressed || !g.Value.Defined() {
			continue
		}
		rise := Rise{ID: g.ID, Label: g.Label, Weight: 1 / Number(r.Method.Dimensions), Room: r.Method.ScaleHigh - g.ToValue}
		if whole.Level == LevelWeighted {
			rise.Weight = g.Importance / 100
		}
		switch {
		case whole.Value >= level:
			rise.Rise = 0
		case rise.Weight > 0:
			rise.Rise = (level - whole.Value) / rise.Weight
		default:
			rise.Rise = Undefined
		}
		rises = append(rises, rise)
	}
	return rises
}

// wholeOf is the whole of a gap, weighted if it can be; ok is false if it is not there or
// hidden.
func wholeOf(rows []Gap) (whole Gap, ok bool) {
	for _, level := range []string{LevelWeighted, LevelOverall} {
		if i := slices.IndexFunc(rows, func(g Gap) bool { return g.Level == level && g.Value.Defined() && !g.Suppressed }); i >= 0 {
			return rows[i], true
		}
	}
	return Gap{}, false
}
