package gap

import (
	"slices"
	"strings"

	"servgap/gap/tally"
)

// Asked is what a group was asked and how its answers were counted, in the parts that
// a change of the questionnaire can be named by. Questions about the whole and gaps
// rated directly are no part of it: they change no gap that is compared.
type Asked struct {
	Group       string           `json:"group"` // its role
	Fingerprint string           `json:"fingerprint"`
	Scale       string           `json:"scale"`
	Items       []AskedItem      `json:"items"`
	Dimensions  []AskedDimension `json:"dimensions"`
	Constructs  []string         `json:"constructs"`
	Points      bool             `json:"points"` // whether 100 points weight the dimensions
	Complete    bool             `json:"complete"`
	// Weights is the rule by which respondents are weighted, empty if each counts once.
	Weights string      `json:"weights,omitempty"`
	Pairs   []AskedPair `json:"pairs"`
	// Excluded is which responses the project leaves out; nil if that is not known, as
	// of a tally.
	Excluded []string `json:"excluded"`
}

// AskedItem is an item; a reversed one was turned round before it was counted. How an
// item or a dimension is labelled is no part of what was asked.
type AskedItem struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Reversed bool   `json:"reversed"`
	// Unanswered is the constructs on which nobody answered it, though others were
	// answered: most often it was not asked, and what the others make is no score of it.
	Unanswered []string `json:"unanswered,omitempty"`
}

// AskedDimension is a dimension and the ids of its items.
type AskedDimension struct {
	ID    string   `json:"id"`
	Label string   `json:"label"`
	Items []string `json:"items"`
}

// AskedPair is a gap within the group with the rule by which answers make its scores.
type AskedPair struct {
	From string `json:"from"`
	To   string `json:"to"`
	Rule string `json:"rule"`
}

// asked is what each group of the study was asked.
func (s Study) asked() []Asked {
	var all []Asked
	for _, role := range roles {
		if t := s.Group(role); t != nil {
			all = append(all, askedOf(string(role), t))
		}
	}
	return all
}

func askedOf(group string, t *tally.Tally) Asked {
	plan := t.Plan()
	q := plan.Questionnaire
	a := Asked{
		Group: group, Fingerprint: t.Fingerprint(), Scale: q.Instrument.Scale.String(), Points: q.Points, Complete: plan.Complete, Weights: plan.Weights,
		Dimensions: []AskedDimension{}, Constructs: []string{}, Pairs: []AskedPair{},
	}
	for _, item := range q.Instrument.Items {
		a.Items = append(a.Items, AskedItem{ID: item.ID, Label: item.Label, Reversed: item.Reverse})
	}
	for _, c := range q.Constructs {
		unanswered := t.Unanswered(c)
		if len(unanswered) == len(a.Items) {
			continue
		}
		for _, i := range unanswered {
			a.Items[i].Unanswered = append(a.Items[i].Unanswered, string(c))
		}
	}
	if q.Instrument.Undivided() {
		q.Instrument.Dimensions = nil
	}
	for _, d := range q.Instrument.Dimensions {
		dimension := AskedDimension{ID: d.ID, Label: d.Label}
		for _, i := range d.Items {
			dimension.Items = append(dimension.Items, q.Instrument.Items[i].ID)
		}
		a.Dimensions = append(a.Dimensions, dimension)
	}
	for _, c := range q.Constructs {
		a.Constructs = append(a.Constructs, string(c))
	}
	for _, p := range plan.Pairs {
		a.Pairs = append(a.Pairs, AskedPair{string(p.From), string(p.To), string(p.Rule)})
	}
	return a
}

// The kinds of changes of a questionnaire.
const (
	ChangedScale    = "scale"
	ChangedRule     = "score_rule"
	ChangedReversal = "reversal" // of item ID
	ChangedItems    = "items"    // of dimension ID
	LostItem        = "item_lost"
	AddedItem       = "item_added"
	UnansweredItem  = "item_unanswered" // by anybody, on construct Old in the earlier wave or New in the later
	LostDimension   = "dimension_lost"
	AddedDimension  = "dimension_added"
	ChangedExcluded = "excluded"
	ChangedWhere    = "where"
	ChangedWeights  = "weights"
	LostConstruct   = "construct_lost"
	AddedConstruct  = "construct_added"
	LostPoints      = "points_lost"
	AddedPoints     = "points_added"
)

// Changed is one thing that a group was asked otherwise in the later wave.
type Changed struct {
	Group string
	What  string
	ID    string // of the item, dimension or construct
	Old   string // of a scale, of weights, or of what is left out or kept
	New   string
}

// SetExcluded says which responses of each group the project leaves out.
func (r *Result) SetExcluded(of func(group string) []string) {
	for i := range r.asked {
		r.asked[i].Excluded = of(r.asked[i].Group)
	}
}

// where is the conditions that keep some of a group, as text.
func (r Result) where(group string) string {
	var all []string
	for _, c := range r.Method.Where {
		if slices.Contains(r.Method.Divided, group) {
			all = append(all, c.Column+" = "+c.Value)
		}
	}
	return strings.Join(sorted(all), ", ")
}

// ChangedSince lists what the groups of both results were asked otherwise than in the
// earlier one. A group that only one of them has changes nothing for the others.
func (r Result) ChangedSince(old Result) []Changed {
	var all []Changed
	for _, a := range r.asked {
		i := slices.IndexFunc(old.asked, func(o Asked) bool { return o.Group == a.Group })
		if i < 0 {
			continue
		}
		all = append(all, a.since(old.asked[i])...)
		if before, now := old.where(a.Group), r.where(a.Group); before != now {
			all = append(all, Changed{Group: a.Group, What: ChangedWhere, Old: before, New: now})
		}
	}
	return all
}

func (a Asked) since(old Asked) []Changed {
	var all []Changed
	add := func(what, id string) { all = append(all, Changed{Group: a.Group, What: what, ID: id}) }
	if a.Scale != old.Scale {
		all = append(all, Changed{Group: a.Group, What: ChangedScale, Old: old.Scale, New: a.Scale})
	}
	if a.ruledOtherwise(old) {
		add(ChangedRule, "")
	}
	if a.Weights != old.Weights {
		all = append(all, Changed{Group: a.Group, What: ChangedWeights, Old: old.Weights, New: a.Weights})
	}
	if a.Excluded != nil && old.Excluded != nil && !slices.Equal(sorted(a.Excluded), sorted(old.Excluded)) {
		all = append(all, Changed{Group: a.Group, What: ChangedExcluded, Old: strings.Join(old.Excluded, ", "), New: strings.Join(a.Excluded, ", ")})
	}
	itemID := func(i AskedItem) string { return i.ID }
	matched(old.Items, a.Items, itemID, LostItem, AddedItem, add, func(o, i AskedItem) {
		if o.Reversed != i.Reversed {
			add(ChangedReversal, i.ID)
		}
		if !slices.Equal(o.Unanswered, i.Unanswered) {
			all = append(all, Changed{Group: a.Group, What: UnansweredItem, ID: i.ID, Old: strings.Join(o.Unanswered, ", "), New: strings.Join(i.Unanswered, ", ")})
		}
	})
	dimensionID := func(d AskedDimension) string { return d.ID }
	matched(old.Dimensions, a.Dimensions, dimensionID, LostDimension, AddedDimension, add, func(o, d AskedDimension) {
		if !slices.Equal(sorted(o.Items), sorted(d.Items)) {
			add(ChangedItems, d.ID)
		}
	})
	same := func(c string) string { return c }
	matched(old.Constructs, a.Constructs, same, LostConstruct, AddedConstruct, add, func(_, _ string) {})
	switch {
	case old.Points && !a.Points:
		add(LostPoints, "")
	case a.Points && !old.Points:
		add(AddedPoints, "")
	}
	return all
}

// matched tells what was lost, what was added and, of what both have, the two of them.
func matched[T any](old, later []T, id func(T) string, lost, added string, add func(what, id string), both func(o, l T)) {
	find := func(in []T, of T) int { return slices.IndexFunc(in, func(t T) bool { return id(t) == id(of) }) }
	for _, o := range old {
		if at := find(later, o); at < 0 {
			add(lost, id(o))
		} else {
			both(o, later[at])
		}
	}
	for _, l := range later {
		if find(old, l) < 0 {
			add(added, id(l))
		}
	}
}

func sorted(ids []string) []string { return slices.Sorted(slices.Values(ids)) }

// ruledOtherwise reports whether answers made scores by another rule. Pairs that only
// one of the two has are told of as constructs.
func (a Asked) ruledOtherwise(old Asked) bool {
	for _, p := range a.Pairs {
		of := func(o AskedPair) bool { return o.From == p.From && o.To == p.To }
		if slices.ContainsFunc(old.Pairs, of) && !slices.Contains(old.Pairs, p) {
			return true
		}
	}
	return a.Complete != old.Complete
}
