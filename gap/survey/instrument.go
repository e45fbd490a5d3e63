package survey

import (
	"fmt"
	"slices"
)

// Construct is what an item was rated on: a box of the gaps model.
type Construct string

// The constructs, in the words of the gaps model.
const (
	Expected    Construct = "expected"     // what customers expect (the desired level)
	Adequate    Construct = "adequate"     // the minimum that customers accept
	Future      Construct = "future"       // what customers expect ahead
	Perceived   Construct = "perceived"    // what customers perceive
	Delivered   Construct = "delivered"    // the service as delivered
	Standard    Construct = "standard"     // the service as designed and written down
	Belief      Construct = "belief"       // what managers believe that customers expect
	StaffBelief Construct = "staff_belief" // what contact staff believe that customers expect
	Promised    Construct = "promised"     // what the market was promised
	SelfRated   Construct = "self_rated"   // the company's own rating of the service
)

// Item is one statement that respondents rate.
type Item struct {
	ID      string
	Label   string
	Reverse bool // worded the other way round: agreeing is bad service
}

// Dimension is a group of items that are scored together.
type Dimension struct {
	ID    string
	Label string
	Items []int // positions in the instrument's items
}

// Instrument is a questionnaire's content: its scale, items and dimensions.
type Instrument struct {
	ID         string // the preset's name, or empty
	Scale      Scale
	Items      []Item
	Dimensions []Dimension
}

// DimensionOf is the position of the dimension that holds an item, or -1.
func (in Instrument) DimensionOf(item int) int {
	return slices.IndexFunc(in.Dimensions, func(d Dimension) bool { return slices.Contains(d.Items, item) })
}

// Reversed lists the ids of the items that are worded the other way round, in
// the order of the questionnaire.
func (in Instrument) Reversed() []string {
	var ids []string
	for _, item := range in.Items {
		if item.Reverse {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// Check reports what makes the instrument impossible to count: no usable scale,
// no items, an id used twice, an item in no or two dimensions (dimensions are
// optional, but then for all items alike).
func (in Instrument) Check() error {
	if err := in.Scale.Check(); err != nil {
		return fmt.Errorf("instrument %q has %w", in.ID, err)
	}
	if len(in.Items) == 0 {
		return fmt.Errorf("instrument %q has no items", in.ID)
	}
	seen := make(map[string]bool)
	for _, item := range in.Items {
		if item.ID == "" || seen[item.ID] {
			return fmt.Errorf("item id %q is empty or used twice", item.ID)
		}
		seen[item.ID] = true
	}
	owner := make([]int, len(in.Items))
	dimensions := make(map[string]bool)
	for _, d := range in.Dimensions {
		if d.ID == "" || dimensions[d.ID] {
			return fmt.Errorf("dimension id %q is empty or used twice", d.ID)
		}
		dimensions[d.ID] = true
		if len(d.Items) == 0 {
			return fmt.Errorf("dimension %q has no items", d.ID)
		}
		for _, i := range d.Items {
			if i < 0 || i >= len(in.Items) {
				return fmt.Errorf("dimension %q has an item %d of %d", d.ID, i+1, len(in.Items))
			}
			owner[i]++
		}
	}
	for i, owners := range owner {
		if owners > 1 || (owners == 0 && len(in.Dimensions) > 0) {
			return fmt.Errorf("item %q is in %d dimensions, must be in one", in.Items[i].ID, owners)
		}
	}
	return nil
}

// AllItems is the id of the one dimension that an instrument without dimensions
// is given, so that a respondent's overall score is the mean of all items.
const AllItems = "all"

// Undivided reports whether the instrument has no dimensions of its own.
func (in Instrument) Undivided() bool {
	return len(in.Dimensions) == 0 || len(in.Dimensions) == 1 && in.Dimensions[0].ID == AllItems
}
