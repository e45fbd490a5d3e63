package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// LevelTouchpoint is the rows of items that customers meet in one place. Their study is
// counted with the touchpoints as its dimensions.
const LevelTouchpoint = "touchpoint"

// NoTouchpoint is the id of the items of which servgap.yaml names none.
const NoTouchpoint = "no-touchpoint"

// SpreadPair is the gap at the first of two touchpoints less that at the second, in scale
// points, within the respondents who have every touchpoint: below zero the first falls
// shorter.
type SpreadPair struct {
	Name       string `json:"gap"`
	First      string `json:"first"`
	Second     string `json:"second"`
	N          int64  `json:"n"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
	Tested
}

// Spread is how far the touchpoints of a gap lie apart, which one group rated on both
// sides: every two by the paired t, adjusted by Holm over all pairs, the widest apart
// first. ok is false for a gap between two groups, whose respondents have no gap of their
// own.
func Spread(s Study, o Options, name string) (pairs []SpreadPair, ok bool) {
	s, _ = s.comparable()
	a := analysis{Study: s, Options: o}
	a.in = s.instrument()
	for _, c := range comparisons {
		from, to, measured := a.ends(c)
		if c.name != name || !measured || from.role != to.role {
			continue
		}
		if v, counted := from.tally.PairBy(c.pair()); counted {
			return a.spread(c, v), true
		}
		if v, counted := from.tally.Pair(c.from, c.to); counted {
			return a.spread(c, v), true
		}
	}
	return nil, false
}

func (a analysis) spread(c comparison, v tally.PairView) []SpreadPair {
	p := pairing{analysis: a, comparison: c, view: v}
	pairs := []SpreadPair{}
	for j, second := range a.in.Dimensions {
		for i, first := range a.in.Dimensions[:j] {
			if first.ID == NoTouchpoint || second.ID == NoTouchpoint {
				continue
			}
			m := p.contrastOfDimensions(i, j)
			test := stat.PairedT(m)
			pair := SpreadPair{Name: c.name, First: first.ID, Second: second.ID, N: m.N, Note: noteOf(test, m.N)}
			pair.fill(stat.Mean(m, a.level()), test)
			pairs = append(pairs, pair)
		}
	}
	holm(pairs, func(p *SpreadPair) *Tested { return &p.Tested })
	slices.SortStableFunc(pairs, func(x, y SpreadPair) int {
		return cmp.Compare(math.Abs(float64(y.Value)), math.Abs(float64(x.Value)))
	})
	return pairs
}

// suppressSpread hides pairs of fewer than min respondents.
func suppressSpread(pairs []SpreadPair, min int64) []SpreadPair {
	shown := slices.Clone(pairs)
	for i, p := range shown {
		if p.N < min {
			shown[i] = SpreadPair{Name: p.Name, First: p.First, Second: p.Second, Suppressed: true, Note: NoteSuppressed, Tested: p.Tested.withoutNumbers()}
		}
	}
	slices.SortStableFunc(shown, func(x, y SpreadPair) int { return cmp.Compare(boolOrder(!x.Suppressed), boolOrder(!y.Suppressed)) })
	return shown
}
