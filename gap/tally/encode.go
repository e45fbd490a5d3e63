package tally

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Schema names the form of a tally file; a later form gets another number.
const Schema = "servgap.tally/1"

// file is the form of a tally file. It holds no path, date or version, so equal
// data give equal bytes.
type file struct {
	Schema  string      `json:"schema"`
	Counts  []fileGroup `json:"counts"`
	Sources []Source    `json:"sources"`
}

type fileGroup struct {
	Wave        string         `json:"wave"`
	Group       string         `json:"group"`
	Fingerprint string         `json:"fingerprint"`
	Plan        Plan           `json:"plan"`
	Whole       fileCounts     `json:"whole"`
	By          []fileDivision `json:"by"`
}

type fileDivision struct {
	Column   string      `json:"column"`
	Levels   []fileLevel `json:"levels"`
	Others   fileCounts  `json:"others"` // without a level
	Overflow bool        `json:"overflow,omitempty"`
}

type fileLevel struct {
	Spelled []fileSpelling `json:"spelled"`
	Counts  fileCounts     `json:"counts"`
}

type fileSpelling struct {
	Name string `json:"name"`
	N    int64  `json:"n"`
}

type fileCounts struct {
	Responses int64         `json:"responses"`
	Answers   [][]int64     `json:"answers"`
	Outcomes  [][]int64     `json:"outcomes"`
	Scores    [][][2]int64  `json:"scores"` // code, count
	Overall   [][][2]int64  `json:"overall"`
	Blocks    []fileCross   `json:"blocks"`
	Profiles  []fileCross   `json:"profiles"`
	Weighted  []fileCross   `json:"weighted"`
	Together  []fileCross   `json:"together,omitempty"`
	Listwise  []fileCross   `json:"listwise,omitempty"`
	Fourths   [][]string    `json:"fourths,omitempty"` // by block; only with weights
	Points    fileCross     `json:"points"`
	Pairs     []filePair    `json:"pairs"`
	Zone      []fileZone    `json:"zone"`
	Perceived []fileBeside  `json:"perceived"`          // by outcome
	Beside    []fileCounts  `json:"direct,omitempty"`   // by questionnaire beside the items
	Index     *fileCross    `json:"index,omitempty"`    // nil where no index was asked
	Clusters  []fileCluster `json:"clusters,omitempty"` // in the order of their names
	Loads     []fileCounts  `json:"weights,omitempty"`  // with w in place of each respondent, and with the digits of w²
}

type fileCluster struct {
	Name   string     `json:"name"`
	Counts fileCounts `json:"counts"`
}

type fileZone struct {
	Below    int64     `json:"below"`
	Inside   int64     `json:"inside"`
	Above    int64     `json:"above"`
	Inverted int64     `json:"inverted"`
	Ends     fileCross `json:"ends"`
}

type fileBeside struct {
	Items  [][][3]int64 `json:"items"` // perceived, outcome, count
	Scores [][][3]int64 `json:"scores"`
}

type filePair struct {
	Items         [][][3]int64 `json:"items"` // from, to, count
	Answered      [][]int64    `json:"answered"`
	Straight      Straight     `json:"straight"`
	Scores        [][][3]int64 `json:"scores"`
	Overall       [][2]int64   `json:"overall"`
	OverallCross  fileCross    `json:"overall_cross"`
	Dimensions    fileCross    `json:"dimensions"`
	Weighted      [][2]int64   `json:"weighted"`
	WeightedCross fileCross    `json:"weighted_cross"`
	Contributions fileCross    `json:"contributions"`
	Shares        fileCross    `json:"shares"`
	WithShares    []fileCross  `json:"with_shares"`
	WithOutcomes  []fileCross  `json:"with_outcomes"`
	ItemPairs     []itemPair   `json:"item_pairs"`
	HeavyPairs    []fileCross  `json:"weighted_item_pairs,omitempty"`
	Sides         []fileCross  `json:"sides,omitempty"`
}

type fileCross struct {
	N        int64      `json:"n"`
	Sums     []stat.Sum `json:"sums"`
	Products []stat.Sum `json:"products"`
}

// Encode writes the file as JSON in a stable order.
func (f File) Encode(w io.Writer) error {
	f.Groups, f.Sources = slices.Clone(f.Groups), slices.Clone(f.Sources)
	f.sort()
	packed := file{Schema: Schema, Counts: each(f.Groups, packGroup), Sources: append([]Source{}, f.Sources...)}
	data, err := json.Marshal(packed)
	if err != nil {
		return fmt.Errorf("tally: %w", err)
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

func packGroup(g Group) fileGroup {
	return fileGroup{
		Wave: g.Wave, Group: g.ID, Fingerprint: g.Whole.fingerprint, Plan: g.Whole.plan,
		Whole: packCounts(g.Whole), By: each(g.By, packDivision),
	}
}

func packDivision(d Division) fileDivision {
	packed := fileDivision{Column: d.Column, Levels: []fileLevel{}, Others: packCounts(d.Levels.others.withoutFourths()), Overflow: d.Levels.overflow}
	for _, key := range slices.Sorted(maps.Keys(d.Levels.levels)) {
		l := d.Levels.levels[key]
		level := fileLevel{Counts: packCounts(l.tally.withoutFourths())}
		for _, name := range slices.Sorted(maps.Keys(l.spelled)) {
			level.Spelled = append(level.Spelled, fileSpelling{name, *l.spelled[name]})
		}
		packed.Levels = append(packed.Levels, level)
	}
	return packed
}

func packCounts(t *Tally) fileCounts {
	t.settle()
	return fileCounts{
		Responses: t.responses,
		Answers:   t.answers,
		Outcomes:  t.outcomes,
		Scores:    each(t.scores, sortedCounts),
		Overall:   each(t.overall, sortedCounts),
		Blocks:    each(t.blocks, packCrossing),
		Profiles:  each(t.profiles, packCrossing),
		Weighted:  each(t.weighted, packCrossing),
		Together:  each(t.together, packCrossing),
		Listwise:  each(t.listwise, packCrossing),
		Fourths:   each(t.fourths, packFourths),
		Points:    packCrossing(t.points),
		Pairs:     each(t.pairs, t.packPair),
		Zone:      each(t.zone, packZone),
		Perceived: each(t.perceived, packBeside),
		Beside:    each(t.beside, packCounts),
		Index:     packIndex(t),
		Clusters:  t.packClusters(),
		Loads:     each(t.loads, packCounts),
	}
}

// packIndex is nil where no index was asked.
func packIndex(t *Tally) *fileCross {
	if t.indexed == nil {
		return nil
	}
	packed := packCrossing(t.index)
	return &packed
}

func (t *Tally) packClusters() []fileCluster {
	var packed []fileCluster
	if t.clusters != nil {
		for _, name := range slices.Sorted(maps.Keys(t.clusters.of)) {
			packed = append(packed, fileCluster{name, packCounts(t.clusters.of[name])})
		}
	}
	return packed
}

func (t *Tally) packPair(p pairCounts) filePair {
	packed := filePair{
		Items:         each(p.items.of, sortedGrid),
		Answered:      p.answered,
		Straight:      p.straight,
		Scores:        each(p.scores, sortedPairs),
		Overall:       sortedCounts(p.overall),
		OverallCross:  packCrossing(p.overallCross),
		Dimensions:    packCrossing(p.dimensions),
		Weighted:      sortedCounts(p.weighted),
		WeightedCross: packCrossing(p.weightedCross),
		Contributions: packCrossing(p.contributions),
		Shares:        packCrossing(p.shares),
		WithShares:    each(p.withShares, packCrossing),
		WithOutcomes:  each(p.withOutcomes, packCrossing),
		Sides:         each(p.sides, packCrossing),
	}
	switch {
	case t.plan.ItemPairs && t.plan.heavy:
		packed.HeavyPairs = each(eachItemPair(p.itemGaps), packCross)
	case t.plan.ItemPairs:
		packed.ItemPairs = each(eachItemPair(p.itemGaps), packItemPair)
	}
	return packed
}

func packZone(z zoneCounts) fileZone {
	return fileZone{Below: z.below, Inside: z.inside, Above: z.above, Inverted: z.inverted, Ends: packCrossing(z.ends)}
}

func packBeside(c outcomeCounts) fileBeside {
	return fileBeside{Items: each(c.items.of, sortedGrid), Scores: each(c.scores, sortedPairs)}
}

func packCrossing(c stat.Crossing) fileCross { return packCross(c.Cross()) }

func packCross(c stat.Cross) fileCross { return fileCross{N: c.N, Sums: c.Sums, Products: c.Products} }

func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

func sortedCounts(c counts) [][2]int64 {
	return each(c.sorted(), func(of count) [2]int64 { return [2]int64{of.codes[0], of.n} })
}

func sortedPairs(c counts) [][3]int64 {
	return each(c.sorted(), func(of count) [3]int64 { return [3]int64{of.codes[0], of.codes[1], of.n} })
}

func sortedGrid(g grid) [][3]int64 {
	out := [][3]int64{}
	g.each(func(from, to survey.Code, n int64) { out = append(out, [3]int64{int64(from), int64(to), n}) })
	slices.SortFunc(out, func(a, b [3]int64) int { return slices.Compare(a[:2], b[:2]) })
	return out
}
