package gap

import "slices"

// Comparable reports whether any numbers of two waves can be compared: on another
// scale, by another score rule, of other respondents or with other weights, none can.
func Comparable(changed []Changed) bool {
	return !slices.ContainsFunc(changed, func(c Changed) bool {
		return slices.Contains([]string{ChangedScale, ChangedRule, ChangedExcluded, ChangedWhere, ChangedWeights}, c.What)
	})
}

// CommonItems is a result with what stays the same where a questionnaire changed: the
// items that both waves have, in the same direction, and the dimensions all of whose
// items are such. The whole goes unless nothing was lost or added, and so do the steps,
// for theirs are means of the whole.
func (r Result) CommonItems(changed []Changed) Result {
	lost := func(level, id string) bool {
		return slices.ContainsFunc(changed, func(c Changed) bool { return c.ID == id && c.level() == level })
	}
	touched := func(dimension AskedDimension) bool {
		return lost(LevelDimension, dimension.ID) || slices.ContainsFunc(dimension.Items, func(id string) bool { return lost(LevelItem, id) })
	}
	gone := make(map[string]bool)
	for _, a := range r.asked {
		for _, d := range a.Dimensions {
			gone[d.ID] = gone[d.ID] || touched(d)
		}
	}
	whole := !slices.ContainsFunc(changed, func(c Changed) bool { return c.level() != "" })
	r.Gaps = slices.DeleteFunc(slices.Clone(r.Gaps), func(g Gap) bool {
		switch g.Level {
		case LevelItem:
			return lost(LevelItem, g.ID)
		case LevelDimension:
			return gone[g.ID]
		default:
			return !whole
		}
	})
	if !whole {
		r.Steps = nil
	}
	return r
}

// level is what a change takes out of a comparison: an item, a dimension or nothing.
func (c Changed) level() string {
	switch c.What {
	case LostItem, AddedItem, ChangedReversal, UnansweredItem:
		return LevelItem
	case LostDimension, AddedDimension, ChangedItems:
		return LevelDimension
	default:
		return ""
	}
}
