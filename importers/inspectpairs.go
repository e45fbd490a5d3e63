package importers

import (
	"cmp"
	"slices"

	"servgap/importers/problem"
)

// pairs are the columns that belong together, with what says so.
func (r *reporter) pairs() []InspectedPair {
	pairs := []InspectedPair{}
	for _, p := range r.finder.paired {
		item := InspectedPair{Item: problem.Clean(p.key), Reason: PairNamed}
		for i, column := range p.columns {
			if column < 0 {
				continue
			}
			item.Sides = append(item.Sides, r.side(string(sideConstructs[i]), column))
			if reason := r.finder.words[column]; surer(item.Reason, reason) && len(r.finder.columns.named(sideConstructs[i])) == 0 {
				item.Reason = reason
			}
		}
		item.Confidence = r.confidence(item.Reason)
		if len(item.Sides) > 1 {
			pairs = append(pairs, item)
		}
	}
	if len(pairs) > 0 || len(r.finder.paired) > 0 {
		return pairs
	}
	times := r.finder.times
	if times == nil {
		return pairs
	}
	for i, first := range times[0] {
		c := r.finder.columnOf(first)
		item := InspectedPair{Item: problem.Clean(cmp.Or(c.Row, c.Name)), Reason: PairStatement, Confidence: Low}
		if c.Side != "" {
			item.Reason = PairSides
		}
		for _, columns := range times {
			item.Sides = append(item.Sides, r.side("", columns[i]))
		}
		pairs = append(pairs, item)
	}
	return pairs
}

func (r *reporter) side(construct string, column int) PairColumn {
	return PairColumn{construct, column, problem.Letters(column + 1), r.name(column)}
}

// reasons are those of pairs, the surest first.
var reasons = []string{PairNamed, PairSides, PairStatement, PairWords, PairCodes, PairNumbers}

// surer reports whether one reason is surer than another.
func surer(one, other string) bool { return slices.Index(reasons, one) < slices.Index(reasons, other) }

// confidence is how sure a reason makes a pair. Letters are surer where they make
// the items of an instrument.
func (r *reporter) confidence(reason string) string {
	switch reason {
	case PairNamed:
		return Certain
	case PairSides, PairStatement:
		return High
	case PairWords:
		return Medium
	default:
		if slices.ContainsFunc(r.finder.layout.Assumed, func(a Assumption) bool {
			return a.Code == AssumedPresetByNames || a.Code == AssumedPresetByNumbers
		}) {
			return Medium
		}
		return Low
	}
}
