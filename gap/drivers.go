package gap

import (
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// DriverOptions are the choices of Drivers. The zero value is the default.
type DriverOptions struct {
	// Of is what of the service explains: survey.Perceived, or Service for the gap;
	// empty means the first.
	Of string
	// Outcome is the id of what is explained: loyalty by the second stage, anything
	// else by the first; empty means what the two are by themselves.
	Outcome string
	// Items takes the items in place of the dimensions, those of Dimension unless it
	// is empty.
	Items     bool
	Dimension string
	// Ends asks for what low and high answers go along with.
	Ends bool
	// Progress is told the part of a long computation that is done; it may be nil.
	Progress func(done float64)
}

// The stages of the model of satisfaction and loyalty (Zeithaml & Bitner): the
// service, the product and the price make satisfaction, and this with the situation
// and the person makes loyalty.
const (
	StageSatisfaction = 1
	StageLoyalty      = 2
)

// DriversPlan says what has to be counted of a group of any role for Drivers with
// these options.
func DriversPlan(q survey.Questionnaire, rule tally.Rule, d DriverOptions) tally.Plan {
	plan := Plan(q, rule)
	plan.ItemPairs, plan.Zone = false, false
	plan.Pairs = slices.DeleteFunc(plan.Pairs, func(p tally.Pair) bool { return p.From != survey.Expected || p.To != survey.Perceived })
	if q.Group.Role == survey.Customers {
		plan.Listwise = driversOf(q, d).blocks(d.Ends)
	}
	return plan
}

// driverBlocks is what is counted for drivers in a tally that is kept: all that they
// need unless they are asked for another outcome, and the dimensions for that.
func driverBlocks(q survey.Questionnaire) []tally.Listwise {
	if q.Group.Role != survey.Customers {
		return nil
	}
	options := []DriverOptions{{Ends: true}}
	if len(q.Instrument.Items) <= tally.MostTogether {
		options = append(options, DriverOptions{Items: true, Ends: true})
	}
	for _, dimension := range q.Instrument.Dimensions {
		options = append(options, DriverOptions{Items: true, Dimension: dimension.ID})
	}
	for _, o := range q.Outcomes {
		options = append(options, DriverOptions{Outcome: o.ID})
	}
	var blocks []tally.Listwise
	for _, o := range options {
		for _, block := range driversOf(q, o).blocks(o.Ends) {
			if !slices.ContainsFunc(blocks, block.Equal) {
				blocks = append(blocks, block)
			}
		}
	}
	return blocks
}

// explanation is what is explained by what, as far as it was asked.
type explanation struct {
	stage   int
	gap     bool       // what was expected of the service is known, too
	part    tally.Part // Scores or Items of the first stage
	items   []int
	factors []int // places of outcomes
	outcome int   // likewise
}

// drivers are the explanations of a questionnaire, by stage.
type drivers []explanation

// driversOf says what explains what.
func driversOf(q survey.Questionnaire, d DriverOptions) drivers {
	satisfaction, loyalty := satisfactionOf(q), loyaltyOutcome(q)
	if d.Outcome != "" {
		at := slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.ID == d.Outcome })
		if at >= 0 && isLoyalty(q.Outcomes[at]) && satisfaction >= 0 {
			loyalty = at
		} else {
			satisfaction = at
		}
	}
	if satisfaction < 0 {
		satisfaction, loyalty = loyalty, -1
	}
	if loyalty == satisfaction {
		loyalty = -1
	}
	var all drivers
	if satisfaction >= 0 && slices.Contains(q.Constructs, survey.Perceived) {
		first := explanation{stage: StageSatisfaction, part: tally.Scores, outcome: satisfaction, gap: slices.Contains(q.Constructs, survey.Expected)}
		first.factors = outcomesOf(q, satisfaction, survey.KindProduct, survey.KindPrice)
		if d.Items || q.Instrument.Undivided() {
			first.part, first.items = tally.Items, itemsOf(q.Instrument, d.Dimension)
		}
		all = append(all, first)
	}
	if loyalty >= 0 {
		factors := append([]int{satisfaction}, outcomesOf(q, loyalty, survey.KindSituation, survey.KindPerson)...)
		all = append(all, explanation{stage: StageLoyalty, factors: factors, outcome: loyalty})
	}
	return all
}

// satisfactionOf is the outcome that says how satisfied customers are, −1 if there is
// none: of the kind overall, else csat, else one of no kind.
func satisfactionOf(q survey.Questionnaire) int {
	return firstOfKind(q, survey.KindOverall, survey.KindCSAT, "")
}

// loyaltyOutcome is likewise the outcome that says how loyal they are.
func loyaltyOutcome(q survey.Questionnaire) int {
	return firstOfKind(q, survey.KindNPS, survey.KindTell, survey.KindSwitch)
}

func isLoyalty(o survey.Outcome) bool {
	return slices.Contains([]string{survey.KindNPS, survey.KindTell, survey.KindSwitch}, o.Kind)
}

func firstOfKind(q survey.Questionnaire, kinds ...string) int {
	for _, kind := range kinds {
		if i := slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.Kind == kind }); i >= 0 {
			return i
		}
	}
	return -1
}

// outcomesOf is the outcomes of some kinds, but for one.
func outcomesOf(q survey.Questionnaire, but int, kinds ...string) []int {
	factors := []int{}
	for i, o := range q.Outcomes {
		if i != but && slices.Contains(kinds, o.Kind) {
			factors = append(factors, i)
		}
	}
	return factors
}

// itemsOf is the items of a dimension, or all of them.
func itemsOf(in survey.Instrument, dimension string) []int {
	items := []int{}
	for i := range in.Items {
		if d := in.DimensionOf(i); dimension == "" || d >= 0 && in.Dimensions[d].ID == dimension {
			items = append(items, i)
		}
	}
	return items
}

// block is the numbers of an explanation, what is explained behind what explains it.
func (e explanation) block() tally.Listwise {
	return tally.Listwise{Part: e.part, Items: e.items, Outcomes: append(e.factors[:len(e.factors):len(e.factors)], e.outcome)}
}

// gaps is the same with gaps in place of what was perceived.
func (e explanation) gaps() tally.Listwise {
	block := e.block()
	if block.Part = tally.Gaps; e.part == tally.Items {
		block.Part = tally.ItemGaps
	}
	return block
}

// ends is whether what was perceived is low or high, and what it explains.
func (e explanation) ends() tally.Listwise {
	part := tally.ScoreEnds
	if e.part == tally.Items {
		part = tally.ItemEnds
	}
	return tally.Listwise{Part: part, Items: e.items, Outcomes: []int{e.outcome}}
}

func (all drivers) blocks(ends bool) []tally.Listwise {
	var blocks []tally.Listwise
	for _, e := range all {
		blocks = append(blocks, e.block())
		if e.gap {
			blocks = append(blocks, e.gaps())
		}
		if ends && e.stage == StageSatisfaction {
			blocks = append(blocks, e.ends())
		}
	}
	return blocks
}
