package tally

import (
	"strings"
	"testing"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// FuzzDecode: whatever is read is refused or can be written, read again and
// analysed without a panic.
func FuzzDecode(f *testing.F) {
	valid := encoded(f, smallTally(f))
	f.Add([]byte(valid))
	f.Add([]byte(encoded(f, newTally(f, small()))))
	f.Add([]byte(encoded(f, zoneTally(f))))
	f.Add([]byte(strings.Replace(valid, `"products":["36","28","22"]`, `"products":["36","-9999","22"]`, 1)))
	f.Add([]byte(strings.Replace(valid, `"Items":[2]`, `"Items":[99]`, 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip("the time to read a long file says nothing new")
		}
		decoded, err := Decode(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		once := encodedFile(t, decoded)
		again, err := Decode(strings.NewReader(once))
		if err != nil {
			t.Fatalf("what was written is refused: %v", err)
		}
		if encodedFile(t, again) != once {
			t.Error("what was read back gives other bytes")
		}
		for _, g := range decoded.Groups {
			readAll(g.Whole)
			for _, d := range g.By {
				readAll(d.Levels.Whole())
			}
		}
	})
}

// readAll computes from everything that the tally holds.
func readAll(counted *Tally) {
	q := counted.Plan().Questionnaire
	sample := func(h stat.Hist) {
		stat.Mean(h.Moments(), 0.95)
		stat.SignedRank(stat.RankDifferences(h))
		h.Quantile(0.5)
	}
	sums := func(c stat.Cross) {
		for i := range c.K {
			c.Mean(i)
			c.Cor(0, i)
		}
		stat.Alpha(c, 0.95)
	}
	for o := range q.Outcomes {
		sample(counted.Outcome(o))
		for i := range q.Instrument.Items {
			sums(counted.OutcomeOfItem(o, i).Cross())
		}
		for d := range q.Instrument.Dimensions {
			sums(counted.OutcomeOfDimension(o, d).Cross())
		}
	}
	for _, c := range q.Constructs {
		for i := range q.Instrument.Items {
			sample(counted.Answers(c, i))
			counted.Missing(c, i, survey.DontKnow)
		}
		for d := range q.Instrument.Dimensions {
			sample(counted.Score(c, d))
			sums(counted.Block(c, d))
		}
		sample(counted.Overall(c))
		sums(counted.Dimensions(c))
		sums(counted.Weighted(c))
		if items, ok := counted.Together(c); ok {
			sums(items)
		}
	}
	for i := range q.Instrument.Items {
		if zone, ok := counted.ZoneOfItem(i); ok {
			sums(zone.Ends)
		}
	}
	for _, pair := range counted.Plan().Pairs {
		view, _ := counted.Pair(pair.From, pair.To)
		for i := range q.Instrument.Items {
			sample(view.Item(i).Difference())
			if gaps, ok := view.ItemPair(i, 0); ok && i > 0 {
				stat.PairedT(gaps.Contrast(0.5, 0.25))
				sums(gaps)
			}
		}
		for d := range q.Instrument.Dimensions {
			sample(view.Scores(d).Difference())
			if sides, ok := view.Sides(d); ok {
				stat.Johns(sides)
				sums(sides.Differences())
			}
		}
		gaps, means := view.Overall()
		weighted, weightedMeans := view.Weighted()
		sample(gaps)
		sample(weighted)
		for _, c := range []stat.Cross{means, weightedMeans, view.Dimensions(), view.Contributions(), view.Shares()} {
			sums(c)
		}
		for o := range q.Outcomes {
			sums(view.WithOutcome(o))
		}
		for d := range q.Instrument.Dimensions {
			if q.Points {
				sums(view.WithShare(d))
			}
		}
	}
}
