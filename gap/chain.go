package gap

import "servgap/gap/survey"

// Perception is the leg of the chain that is no gap of its own:
// perceived − delivered.
const Perception = "perception"

// chainBoxes are the boxes of the chain in order, and chainLegs the names of the
// legs from each to the next.
var (
	chainBoxes = [...]survey.Construct{survey.Expected, survey.Belief, survey.Standard, survey.Delivered, survey.Perceived}
	chainLegs  = [...]string{Knowledge, Standards, Delivery, Perception}
)

// Chain is where the service gap opens up at one level: the identity on means of
// the same scale
//
//	perceived − expected = (belief − expected) + (standard − belief)
//	                     + (delivered − standard) + (perceived − delivered).
//
// Each box is the mean over the respondents of its group who have every box that
// the group rated, so the legs add up exactly; n and values can differ from the
// gaps of the same names, which use everybody who has a score. The legs are
// differences, not causes.
type Chain struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	Boxes        []Box  `json:"boxes"` // expected, belief, standard, delivered, perceived
	Legs         []Leg  `json:"legs"`  // knowledge, standards, delivery, perception
	// Total is perceived − expected; its p is adjusted by Holm over the
	// dimensions or items of the chain.
	Total Leg `json:"total"`
	// Covariance is that of the legs. They share boxes, so their standard
	// errors do not add up.
	Covariance [][]Number `json:"leg_covariance"`
	// Lowest names the leg furthest below zero and those that it cannot be told
	// from, lowest first: their difference is not shown, by Holm over all six
	// pairs of legs. It is empty if no leg is below zero or differences cannot
	// be tested.
	Lowest []string `json:"lowest"`
	// Largest is the leg where most of the shortfall is: the only one in Lowest,
	// and itself shown; else empty.
	Largest string `json:"largest"`
	Note    string `json:"note"`

	// For Suppress: customers whose points weight the boxes of the other groups.
	pointsN  int64
	withheld bool
}

// Box is one box of the chain.
type Box struct {
	Step       string `json:"step"`
	Construct  string `json:"construct"`
	Group      string `json:"group"`
	N          int64  `json:"n"`
	Value      Number `json:"value"`
	Suppressed bool   `json:"suppressed"`

	withheld bool // for Suppress
}

// Leg is the difference of two boxes of the chain, received − reference, keyed
// as the columns of the gaps.
type Leg struct {
	Name string `json:"leg"`
	Difference
	// Share is the leg's part of the total, defined only if the total is shown
	// and no leg has another sign than it.
	Share      Number `json:"share"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// Short reports whether the total is shown to be below zero and every leg has a
// test, so that one may ask where the shortfall is made.
func (c Chain) Short() bool {
	for _, l := range c.Legs {
		if !l.PAdj.Defined() {
			return false
		}
	}
	return c.Total.Shown() && c.Total.Value < 0
}

// chain computes the chain by dimension, overall, weighted overall and item. It
// takes all five boxes; a study of several groups that lacks some gets a note for
// each group that would have to be asked.
func (a analysis) chain(gaps []Gap) ([]Chain, []Note) {
	groups, missing := a.chainGroups()
	if len(missing) > 0 {
		if a.customersOnly() {
			missing = nil // nobody thought of a chain
		}
		return nil, missing
	}
	var chains []Chain
	add := func(level string, i int, id, label, dimension string) {
		c := a.chainAt(groups, level, i)
		c.Level, c.ID, c.Label, c.Dimension = level, id, label, dimension
		chains = append(chains, c)
	}
	if !a.in.Undivided() {
		for d, dimension := range a.in.Dimensions {
			add(LevelDimension, d, dimension.ID, dimension.Label, dimension.ID)
		}
	}
	if len(a.in.Dimensions) > 0 {
		add(LevelOverall, 0, LevelOverall, "Overall", "")
		if a.importance.shares != nil {
			add(LevelWeighted, 0, LevelWeighted, "Weighted overall", "")
		}
	}
	a.eachItem(func(i int, item survey.Item, dimension string) { add(LevelItem, i, item.ID, item.Label, dimension) })
	eachLevel(chains, func(c Chain) string { return c.Level }, judgeTotals)
	for i := range chains {
		chains[i].divide()
		if chains[i].differs(gaps) {
			chains[i].Note = NoteRespondents
		}
	}
	return chains, nil
}

// chainAt is the chain at one level: dimension or item i, or the whole.
func (a analysis) chainAt(groups []chainGroup, level string, i int) Chain {
	b := newBoxes(groups, func(g chainGroup) ends { return a.endsAt(g, level, i) })
	c := Chain{Lowest: []string{}}
	if level == LevelWeighted {
		c.pointsN = a.importance.n
	}
	for at, construct := range chainBoxes {
		c.Boxes = append(c.Boxes, Box{
			Step: StepOf(construct), Construct: string(construct), Group: string(b.role[at]), N: b.n[at], Value: Number(b.mean[at]),
		})
	}
	for k, name := range chainLegs {
		c.Legs = append(c.Legs, a.leg(b, c.Boxes, name, k, k+1))
		var row []Number
		for l := range chainLegs {
			row = append(row, Number(b.covariance(legOf(k, k+1), legOf(l, l+1))))
		}
		c.Covariance = append(c.Covariance, row)
	}
	c.Total = a.leg(b, c.Boxes, Service, 0, len(chainBoxes)-1)
	judgeLegs(c.Legs)
	c.Lowest, c.Largest = a.lowest(b, c.Legs)
	return c
}

// leg is the difference of two boxes.
func (a analysis) leg(b boxes, all []Box, name string, from, to int) Leg {
	e, test := b.difference(legOf(from, to), a.level())
	// Of the same float operations as the other legs', so that they add up.
	e.Value = b.mean[to] - b.mean[from]
	l := Leg{Name: name, Share: Undefined}
	l.FromStep, l.FromGroup, l.FromN, l.FromValue = all[from].Step, all[from].Group, all[from].N, all[from].Value
	l.ToStep, l.ToGroup, l.ToN, l.ToValue = all[to].Step, all[to].Group, all[to].N, all[to].Value
	l.fill(e, test)
	l.Note = noteOf(test, l.sampled())
	return l
}
