package survey

import "slices"

// Rated is the one construct of a directly rated gap: how a dimension or an item
// stands to its target, in the respondents' own words.
const Rated Construct = "rated"

// Direct is a gap that respondents rated themselves, as worse or better than
// expected or as more or less able to meet a standard, in one answer where other
// gaps take two.
type Direct struct {
	Gap         string
	ByDimension bool // one answer for each dimension, else one for each item
	Target      Code // the answer that says that there is no gap
	// Questionnaire is the construct Rated on the scale of the rating. By
	// dimension, its items are the dimensions.
	Questionnaire Questionnaire
}

// NewDirect makes a directly rated gap of what a group is asked otherwise. Items
// worded the other way round are not reversed: worse than expected is worse,
// whatever it is said of.
func NewDirect(gap string, of Questionnaire, scale Scale, target Code, byDimension bool) Direct {
	in := Instrument{Scale: scale, Items: slices.Clone(of.Instrument.Items), Dimensions: of.Instrument.Dimensions}
	for i := range in.Items {
		in.Items[i].Reverse = false
	}
	if byDimension {
		in = in.dimensionsAsItems()
	}
	return Direct{
		Gap: gap, ByDimension: byDimension, Target: target,
		Questionnaire: Questionnaire{Instrument: in, Group: of.Group, Constructs: []Construct{Rated}},
	}
}

// dimensionsAsItems is an instrument whose items are the dimensions, each alone
// in a dimension of the same id.
func (in Instrument) dimensionsAsItems() Instrument {
	out := Instrument{Scale: in.Scale}
	for i, d := range in.Dimensions {
		out.Items = append(out.Items, Item{ID: d.ID, Label: d.Label})
		out.Dimensions = append(out.Dimensions, Dimension{ID: d.ID, Label: d.Label, Items: []int{i}})
	}
	return out
}

// AtEnd reports whether the target is the lowest or the highest answer, so that
// it can be missed on one side only.
func (d Direct) AtEnd() bool {
	return d.Target == 0 || int(d.Target) == d.Questionnaire.Instrument.Scale.Points-1
}
