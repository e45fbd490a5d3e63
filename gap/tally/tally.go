package tally

import (
	"errors"
	"fmt"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Tally is what has been counted of one group of respondents. It is made by New
// and owned by one goroutine at a time, which alone reads it too: what was counted
// last is added up then.
type Tally struct {
	plan        Plan
	fingerprint string
	unit        int64   // of scores: 1/unit of a step of the scale
	units       []int64 // by number of items answered: unit of their mean
	widths      []int   // by dimension: the different sums of its answers

	responses int64
	answers   [][]int64       // construct·items + item: counts by code, then by kind of no answer
	cells     []int64         // all of them, one row after the other
	columns   int             // the cells of a row
	outcomes  [][]int64       // outcome: likewise
	scores    []counts        // construct·dimensions + dimension: the construct's own score
	overall   []counts        // construct: the mean of its own scores, of respondents with every dimension
	blocks    []stat.Crossing // construct·dimensions + dimension: the items' codes, listwise
	profiles  []stat.Crossing // construct: its own scores of all dimensions, of respondents with every dimension
	points    stat.Crossing   // the shares of the points, of all who gave them; of no numbers if nobody was asked
	weighted  []stat.Crossing // construct: their sum weighted by the points, of those of them who gave points
	pairs     []pairCounts    // by declared pair
	together  []stat.Crossing // construct: the codes of all items, listwise; only if the plan asks
	listwise  []stat.Crossing // by declared block
	fourths   []*stat.Fourths // likewise; only with weights
	zone      []zoneCounts    // items, then dimensions; only if the plan asks
	perceived []outcomeCounts // by outcome: what was perceived beside it
	beside    []*Tally        // by questionnaire that is answered beside the items
	index     stat.Crossing   // the questions of the satisfaction index, listwise; of no numbers if there are none
	indexed   []int           // which outcomes these are
	loads     []*Tally        // the same with weights in place of respondents; only if the plan has some
	tooHeavy  bool            // they add up to more than can be counted
	clusters  *clusters       // only if the plan has some
	known     float64         // see Known; not kept
	waiting   bool            // whether responses can wait to be counted together
	batches   []*batch        // those who wait; nil before the first
	full      int             // of the batches, in front of the one that is being filled
	numbered  int64           // at most so many of the counted have no places yet
	scratch   *scratch
}

// ErrTooManyItems says that a dimension has more items than a score can be made of
// in integers.
var ErrTooManyItems = errors.New("the largest dimension has too many items to score exactly")

// New is an empty tally of the plan, the identity of Merge. It fails if the
// plan cannot be counted exactly: an unknown construct in a pair, a dimension
// with so many items that its scores would not fit.
func New(plan Plan) (*Tally, error) {
	if err := plan.check(); err != nil {
		return nil, err
	}
	q := plan.Questionnaire
	unit, ok := scoreUnit(q.Instrument, q.Points)
	if !ok {
		return nil, fmt.Errorf("%w on a scale of %d answers", ErrTooManyItems, q.Instrument.Scale.Points)
	}
	t := &Tally{plan: plan, fingerprint: plan.Fingerprint(), unit: unit}
	t.measure()
	dimensions := q.Instrument.Dimensions
	t.newAnswers()
	for _, o := range q.Outcomes {
		t.outcomes = append(t.outcomes, make([]int64, o.Scale.Points+survey.MissingKinds))
	}
	t.points = t.newShares(0)
	if q.Points {
		t.points = t.newShares(len(dimensions))
	}
	for range q.Constructs {
		t.overall = append(t.overall, newLine(0, 1))
		t.profiles = append(t.profiles, t.newScores(len(dimensions)))
		if q.Points {
			t.weighted = append(t.weighted, t.newWeighted(1))
		}
		for i, d := range dimensions {
			t.scores = append(t.scores, t.newScore(i))
			t.blocks = append(t.blocks, t.newItems(len(d.Items)))
		}
	}
	for _, pair := range plan.Pairs {
		t.pairs = append(t.pairs, t.newPairCounts(pair))
	}
	if plan.Together {
		t.together = t.newTogether()
	}
	t.listwise = t.newListwise()
	t.fourths = t.newFourths()
	if plan.Zone {
		t.zone = t.newZone()
	}
	t.perceived = t.newOutcomes()
	t.indexed = indexed(q.Outcomes)
	t.index = t.newIndex()
	for _, own := range q.Beside() {
		beside, err := New(Plan{Questionnaire: own, Complete: plan.Complete, heavy: plan.heavy})
		if err != nil {
			return nil, fmt.Errorf("what is %s beside the items: %w", own.Constructs[0], err)
		}
		t.beside = append(t.beside, beside)
	}
	if plan.Clusters {
		t.clusters = &clusters{of: make(map[string]*Tally)}
	}
	t.scratch = newScratch(q)
	t.waiting = t.waits()
	if plan.Weights != "" {
		var err error
		if t.loads, err = t.newLoads(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// measure finds how large the sums and means of answers are.
func (t *Tally) measure() {
	in := t.plan.Questionnaire.Instrument
	most := in.Scale.Points - 1
	t.units = []int64{0}
	for _, d := range in.Dimensions {
		for len(t.units) <= len(d.Items) {
			t.units = append(t.units, t.unit/int64(len(t.units)))
		}
		t.widths = append(t.widths, len(d.Items)*most+1)
	}
}

// newAnswers makes the counts of answers, which are one array.
func (t *Tally) newAnswers() {
	q := t.plan.Questionnaire
	t.columns = q.Instrument.Scale.Points + survey.MissingKinds
	n := len(q.Constructs) * len(q.Instrument.Items)
	t.cells = make([]int64, n*t.columns)
	for i := range n {
		t.answers = append(t.answers, t.cells[i*t.columns:(i+1)*t.columns])
	}
}

// like reports whether another tally counts the same of the same questionnaire.
func (t *Tally) like(other *Tally) bool {
	return t.fingerprint == other.fingerprint && t.plan.Together == other.plan.Together && t.plan.Brief == other.plan.Brief &&
		t.plan.Apart == other.plan.Apart && t.plan.WeighOutcomes == other.plan.WeighOutcomes &&
		slices.EqualFunc(t.plan.Listwise, other.plan.Listwise, Listwise.Equal)
}

// Merge counts everything that another tally of the same plan has counted.
// Merging commutes and associates exactly. Tallies with different fingerprints
// are refused, and t is left as it was.
func (t *Tally) Merge(other *Tally) error {
	if !t.like(other) {
		return fmt.Errorf("tallies of different questionnaires or rules (fingerprints %.12s and %.12s)", t.fingerprint, other.fingerprint)
	}
	other.count()
	if t.numbered += other.numbered; t.numbered > mostNumbered {
		t.place()
		other.place()
	}
	if t.responses+other.responses > mostNumbered {
		t.placeLines()
		other.placeLines()
	}
	t.responses += other.responses
	addAll(t.answers, other.answers)
	addAll(t.outcomes, other.outcomes)
	mergeCounts(t.scores, other.scores)
	mergeCounts(t.overall, other.overall)
	mergeAll(t.blocks, other.blocks)
	mergeAll(t.profiles, other.profiles)
	mergeAll(t.weighted, other.weighted)
	mergeAll(t.together, other.together)
	mergeAll(t.listwise, other.listwise)
	t.mergeFourths(other)
	t.points.Merge(other.points)
	for i := range t.pairs {
		t.pairs[i].merge(&other.pairs[i])
	}
	for i := range t.zone {
		t.zone[i].merge(other.zone[i])
	}
	for i := range t.perceived {
		t.perceived[i].merge(other.perceived[i])
	}
	t.index.Merge(other.index)
	for i := range t.beside {
		if err := t.beside[i].Merge(other.beside[i]); err != nil {
			panic(err) // their plans are part of those that were compared
		}
	}
	t.mergeLoads(other)
	t.mergeClusters(other)
	return nil
}

func addAll(counts, more [][]int64) {
	for i := range counts {
		for j, n := range more[i] {
			counts[i][j] += n
		}
	}
}

func mergeAll(crosses, more []stat.Crossing) {
	for i := range crosses {
		crosses[i].Merge(more[i])
	}
}

// Empty is a tally of the same plan that has counted nothing.
func (t *Tally) Empty() *Tally {
	empty, err := New(t.plan)
	if err != nil {
		panic(err) // t was made from the same plan
	}
	return empty
}
