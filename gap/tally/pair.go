package tally

import "servgap/gap/stat"

// pairCounts is what is counted of one declared pair.
type pairCounts struct {
	from, to int       // the constructs
	items    grids     // by item
	answered [][]int64 // by dimension: respondents by number of items answered on both sides
	straight Straight  // respondents without a difference between their answers
	scores   []counts  // by dimension: the qualifying respondents' two scores
	// Of respondents with every dimension: the gap of the means over
	// dimensions, in units of 1/(unit·dimensions) of a step, the two means'
	// products, and those of all dimension scores, references first.
	overall      counts
	overallCross stat.Crossing
	dimensions   stat.Crossing
	// Of those among them who gave importance points: the same gap weighted by
	// the points, in units of 1/(unit·1e9), and the products of the weighted
	// means, of the dimensions' contributions and of the shares.
	weighted      counts
	weightedCross stat.Crossing
	contributions stat.Crossing
	shares        stat.Crossing
	withShares    []stat.Crossing // by dimension: the own score of what was received, the share; none if counted apart
	withOutcomes  []stat.Crossing // by outcome: all dimension scores as above, and the outcome; likewise
	itemGaps      stat.CrossPairs // of no items if the plan does not ask
	// By dimension, and of all items: the codes of both sides' items, references
	// first, listwise; only if the plan asks.
	sides []stat.Crossing
}

// newPairCounts is those of nobody.
func (t *Tally) newPairCounts(pair Pair) pairCounts {
	asked, in := t.plan.Questionnaire.Constructs, t.plan.Questionnaire.Instrument
	scale, n := in.Scale, len(in.Dimensions)
	p := pairCounts{
		from: construct(asked, pair.From), to: construct(asked, pair.To),
		overall: newLine(int64(n)*t.highest(), 1), overallCross: t.newMeans(2), dimensions: t.newScores(2 * n),
		withOutcomes: t.newWithOutcomes(), itemGaps: t.newItemGaps(),
	}
	p.items = newGrids(len(in.Items), scale.Points, scale.Points)
	for i, d := range in.Dimensions {
		p.answered = append(p.answered, make([]int64, len(d.Items)+1))
		p.scores = append(p.scores, t.newScorePair(i))
	}
	if t.plan.Questionnaire.Points {
		p.weighted = newLine(wholePercent*t.highest(), percent)
		p.weightedCross, p.contributions, p.shares = t.newWeighted(2), t.newContributions(n), t.newShares(n)
	}
	if t.plan.Questionnaire.Points && !t.plan.Apart {
		for range n {
			p.withShares = append(p.withShares, t.newWithShare())
		}
	}
	if t.plan.Together {
		p.sides = t.newSides()
	}
	return p
}

func (p *pairCounts) merge(other *pairCounts) {
	p.items.merge(other.items)
	addAll(p.answered, other.answered)
	p.straight.merge(other.straight)
	mergeCounts(p.scores, other.scores)
	p.overall.merge(other.overall)
	p.overallCross.Merge(other.overallCross)
	p.dimensions.Merge(other.dimensions)
	p.weighted.merge(other.weighted)
	p.weightedCross.Merge(other.weightedCross)
	p.contributions.Merge(other.contributions)
	p.shares.Merge(other.shares)
	mergeAll(p.withShares, other.withShares)
	mergeAll(p.withOutcomes, other.withOutcomes)
	p.itemGaps.Merge(other.itemGaps)
	mergeAll(p.sides, other.sides)
}
