package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// densePoints is the largest scale whose answer pairs are counted in an array;
// beyond it the pairs that occur are few among those that could.
const densePoints = 16

// grid counts pairs of codes on two scales, kinds of no answer included.
type grid struct {
	from, to int     // points of the two scales
	dense    []int64 // row by row, the kinds of no answer after the points; nil if either scale is above 16 points
	sparse   counts  // of positions
}

// grids are those of several items on the same two scales.
type grids struct {
	of    []grid
	cells []int64 // of all, item by item; nil if the grids are sparse
	each  int     // the cells of an item
	row   int     // and of one of its rows
}

func newGrids(items, from, to int) grids {
	g := grids{row: to + survey.MissingKinds, each: (from + survey.MissingKinds) * (to + survey.MissingKinds)}
	if max(from, to) <= densePoints {
		g.cells = make([]int64, items*g.each)
	}
	for i := range items {
		own := grid{from: from, to: to}
		if g.cells != nil {
			own.dense = g.cells[i*g.each : (i+1)*g.each]
		} else {
			own.sparse = newCounts(nil)
		}
		g.of = append(g.of, own)
	}
	return g
}

// add counts n respondents with two answers to each item, given as their positions.
func (g *grids) add(from, to []int64, n int64) {
	if g.cells == nil {
		for i := range g.of {
			g.of[i].add(int(from[i]), int(to[i]), n)
		}
		return
	}
	cells, row, to, item := g.cells, int64(g.row), to[:len(from)], int64(0)
	for i, at := range from {
		cells[item+at*row+to[i]] += n
		item += int64(g.each)
	}
}

// addBeside counts n respondents with an answer to each item beside one to another question.
func (g *grids) addBeside(from []int64, to, n int64) {
	if g.cells == nil {
		for i := range g.of {
			g.of[i].add(int(from[i]), int(to), n)
		}
		return
	}
	cells, row, item := g.cells, int64(g.row), to
	for _, at := range from {
		cells[item+at*row] += n
		item += int64(g.each)
	}
}

func (g *grids) merge(other grids) {
	for i := range g.of {
		g.of[i].merge(other.of[i])
	}
}

// position is a code's place in counts that hold the points first and the kinds
// of no answer after them.
func position(c survey.Code, points int) int {
	if c.Answered() {
		return int(c)
	}
	return points + int(c-survey.NotAnswered)
}

// codeAt is the code at a position.
func codeAt(position, points int) survey.Code {
	if position < points {
		return survey.Code(position)
	}
	return survey.NotAnswered + survey.Code(position-points)
}

// add counts n respondents with two codes, given as their positions.
func (g *grid) add(from, to int, n int64) {
	if g.dense == nil {
		g.sparse.add(g.sparse.places.place(int64(from), int64(to)), n)
		return
	}
	g.dense[from*(g.to+survey.MissingKinds)+to] += n
}

func (g *grid) merge(other grid) {
	for i, n := range other.dense {
		g.dense[i] += n
	}
	g.sparse.merge(other.sparse)
}

// each calls f for every pair that was counted.
func (g *grid) each(f func(from, to survey.Code, n int64)) {
	row := g.to + survey.MissingKinds
	for i, n := range g.dense {
		if n != 0 {
			f(codeAt(i/row, g.from), codeAt(i%row, g.to), n)
		}
	}
	for at, n := range g.sparse.n {
		if n != 0 {
			positions := g.sparse.places.codes[at]
			f(codeAt(int(positions[0]), g.from), codeAt(int(positions[1]), g.to), n)
		}
	}
}

// joint is the people who answered both, in values of the scale.
func (g *grid) joint(scale survey.Scale) stat.Joint {
	if g.dense != nil {
		return g.denseJoint(scale)
	}
	counts := make(map[[2]int64]int64)
	g.each(func(from, to survey.Code, n int64) {
		if from.Answered() && to.Answered() {
			counts[[2]int64{int64(from), int64(to)}] = n
		}
	})
	return stat.NewJoint(scale.Min, scale.Step, scale.Den, counts)
}

// denseJoint is joint of counts in an array, where they stand in their order.
func (g *grid) denseJoint(scale survey.Scale) stat.Joint {
	j := stat.Joint{Base: scale.Min, Step: scale.Step, Den: scale.Den}
	row, different := g.to+survey.MissingKinds, 0
	for from := range g.from {
		for _, n := range g.dense[from*row:][:g.to] {
			if n != 0 {
				different++
			}
		}
	}
	if different == 0 {
		return j
	}
	room := make([]int64, 0, 3*different)
	j.From, j.To, j.N = room[:0:different], room[different:different:2*different], room[2*different:2*different]
	for from := range g.from {
		for to, n := range g.dense[from*row:][:g.to] {
			if n != 0 {
				j.From, j.To, j.N = append(j.From, int64(from)), append(j.To, int64(to)), append(j.N, n)
			}
		}
	}
	return j
}
