package importers

import (
	"cmp"
	"math"
	"math/big"
	"strconv"

	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// block says what a block is, and finds what has to be known of it.
func (r *reporter) block(at int) Block {
	planned, tally := &r.plan.blocks[at], &r.kept.blocks[at]
	b := Block{
		ID: "b" + strconv.Itoa(at+1), Kind: BlockRating, Construct: string(planned.construct),
		Columns: planned.columns, Letters: lettersOf(planned.columns), Names: r.namesOf(planned.columns),
		Direction: UnknownDirection, Labels: []BlockLabel{}, Ends: []string{}, Sets: []LabelSet{}, Anchors: []string{},
		Missing: []MissingCount{}, Foreign: []ForeignLabel{}, Suspects: []Suspect{}, Complete: tally.complete,
	}
	if c := r.finder.columnOf(planned.columns[0]); c.Stem != "" {
		b.Question = problem.Clean(c.Stem)
	}
	for _, column := range planned.columns {
		if anchors := r.finder.columnOf(column).Anchors; len(b.Anchors) == 0 && anchors != nil {
			b.Anchors = anchors
		}
	}
	if planned.choices && !r.finder.saidRated(planned.columns) {
		b.Kind = BlockChoices
		if len(r.source.Dialect.Columns) > 0 && r.finder.columnOf(planned.columns[0]).Choice == "" {
			r.find(FoundChoices, planned.columns, 0)
		}
		return b
	}
	r.scale(&b)
	if areRanks(len(planned.columns), tally.permutations, tally.coded) {
		b.Kind, b.Scale, b.Why, b.Direction = BlockRanking, nil, "", UnknownDirection
		r.drop(planned.columns)
		r.find(FoundRanking, planned.columns, tally.permutations, "high", strconv.Itoa(len(planned.columns)))
		return b
	}
	if len(planned.columns) >= 5 {
		b.Straight = &tally.straight
	}
	b.Suspects = r.suspects(planned, tally)
	if len(b.Suspects) > 0 {
		var columns []int
		for _, s := range b.Suspects {
			columns = append(columns, s.Column)
		}
		r.find(FoundSuspect, columns, tally.coded)
	}
	return b
}

// texts counts all that was answered in some columns, words for no answer among it.
func (r *reporter) texts(columns []int) []vocabulary.Count {
	var all columnTally
	for _, column := range columns {
		for _, c := range r.kept.columns[column].texts() {
			all.count(c.Text, c.N)
		}
	}
	return all.texts()
}

// leastCoded is the number of rows from which on items are compared.
const leastCoded = 10

// suspects are items whose correlation with the sum of the others is below zero by
// more than three standard errors, as r²·n > 9 says.
func (r *reporter) suspects(b *blockPlan, t *blockTally) []Suspect {
	suspects := []Suspect{}
	if len(b.columns) < 3 || t.coded < leastCoded {
		return suspects
	}
	n := big.NewInt(t.coded)
	centred := func(xy, x, y int64) *big.Int { // n·Σxy − Σx·Σy
		c := new(big.Int).Mul(n, big.NewInt(xy))
		return c.Sub(c, new(big.Int).Mul(big.NewInt(x), big.NewInt(y)))
	}
	for i, column := range b.columns {
		rest := t.total - t.sum[i]
		withRest := t.withTotal[i] - t.square[i]
		restSquare := t.totalSquare - 2*t.withTotal[i] + t.square[i]
		x, y, xy := centred(t.square[i], t.sum[i], t.sum[i]), centred(restSquare, rest, rest), centred(withRest, t.sum[i], rest)
		if xy.Sign() >= 0 || x.Sign() == 0 || y.Sign() == 0 {
			continue
		}
		square, _ := new(big.Rat).SetFrac(new(big.Int).Mul(xy, xy), new(big.Int).Mul(x, y)).Float64()
		if square*float64(t.coded) > 9 {
			suspects = append(suspects, Suspect{column, problem.Letters(column + 1), r.name(column), -math.Sqrt(square)})
		}
	}
	return suspects
}

func lettersOf(columns []int) []string {
	letters := []string{}
	for _, column := range columns {
		letters = append(letters, problem.Letters(column+1))
	}
	return letters
}

func (r *reporter) namesOf(columns []int) []string {
	names := []string{}
	for _, column := range columns {
		names = append(names, r.name(column))
	}
	return names
}

// name is what a column is called; nobody knows what stands in the first row of a
// file without a header.
func (r *reporter) name(column int) string {
	if !r.hasHeader() {
		return r.source.Dialect.Columns[column].Name
	}
	return cmp.Or(problem.Clean(r.source.Header[column]), problem.Letters(column+1))
}
