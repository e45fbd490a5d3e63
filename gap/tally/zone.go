package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// zoneEnds are the constructs of a zone of tolerance: its lower end, what was
// perceived, and its upper end.
var zoneEnds = [...]survey.Construct{survey.Adequate, survey.Perceived, survey.Expected}

// zoneCounts is where respondents stand in their zone of tolerance at one item
// or dimension, of those who have all three of adequate, perceived and expected.
type zoneCounts struct {
	below, inside, above int64         // whose adequate level is not above the expected one
	inverted             int64         // whose is
	ends                 stat.Crossing // adequate, perceived, expected of all four
}

// newZone makes the counts of every item and, behind them, every dimension.
func (t *Tally) newZone() []zoneCounts {
	in := t.plan.Questionnaire.Instrument
	var zone []zoneCounts
	for range in.Items {
		zone = append(zone, zoneCounts{ends: t.newItems(len(zoneEnds))})
	}
	for range in.Dimensions {
		zone = append(zone, zoneCounts{ends: t.newScores(len(zoneEnds))})
	}
	return zone
}

// addZone counts a response at every item and, by the constructs' own scores,
// at every dimension.
func (t *Tally) addZone(r survey.Response, all []times) {
	q := &t.plan.Questionnaire
	items, dimensions, codes := len(q.Instrument.Items), q.Instrument.Dimensions, t.scratch.three
	for i := range items {
		every := true
		for e, c := range zoneEnds {
			code := r.Answers[construct(q.Constructs, c)*items+i]
			codes[e] = int64(code)
			every = every && code.Answered()
		}
		if every {
			t.addPlace(i, codes, all)
		}
	}
	for d, dimension := range dimensions {
		every := true
		for e, c := range zoneEnds {
			own := t.scratch.own[construct(q.Constructs, c)*len(dimensions)+d]
			if !own.qualifies(len(dimension.Items), t.plan.Complete) {
				every = false
				break
			}
			codes[e] = t.mean(own)
		}
		if every {
			t.addPlace(items+d, codes, all)
		}
	}
}

// addPlace counts a respondent at an item or a dimension.
func (t *Tally) addPlace(at int, codes []int64, all []times) {
	for _, of := range all {
		of.in.zone[at].add(codes, of.n)
	}
}

func (z *zoneCounts) add(codes []int64, n int64) {
	adequate, perceived, expected := codes[0], codes[1], codes[2]
	z.ends.AddTimes(codes, n)
	switch {
	case adequate > expected:
		z.inverted += n
	case perceived < adequate:
		z.below += n
	case perceived > expected:
		z.above += n
	default:
		z.inside += n
	}
}

// places is where those who have a zone stand: −1 below it, 0 inside, 1 above.
func (z *zoneCounts) places() stat.Hist {
	counts := make(map[int64]int64)
	for place, n := range []int64{z.below, z.inside, z.above} {
		if n > 0 {
			counts[int64(place)] = n
		}
	}
	return stat.NewHist(-1, 1, 1, counts)
}

func (z *zoneCounts) merge(other zoneCounts) {
	z.below += other.below
	z.inside += other.inside
	z.above += other.above
	z.inverted += other.inverted
	z.ends.Merge(other.ends)
}

// Zone is where respondents stand in their zone of tolerance, from the adequate
// level up to the expected one. On an end is inside.
type Zone struct {
	Below, Inside, Above int64
	// Inverted counts respondents whose adequate level is above the expected
	// one: they have no zone and are in none of the other counts.
	Inverted int64
	// Places is the same as a sample: −1 below, 0 inside, 1 above.
	Places stat.Hist
	// Ends is the adequate, the perceived and the expected level, in this
	// order, of all who rated the three, inverted ones too.
	Ends stat.Cross
}

// ZoneOfItem is the zone of tolerance at an item; ok is false if the plan did
// not ask for zones.
func (t *Tally) ZoneOfItem(item int) (zone Zone, ok bool) { return t.zoneAt(item) }

// ZoneOfDimension is the zone of tolerance at a dimension, by each construct's
// own score of it.
func (t *Tally) ZoneOfDimension(d int) (zone Zone, ok bool) {
	return t.zoneAt(len(t.plan.Questionnaire.Instrument.Items) + d)
}

func (t *Tally) zoneAt(i int) (Zone, bool) {
	if t.zone == nil {
		return Zone{}, false
	}
	t.settle()
	z := t.zone[i]
	return Zone{
		Below: z.below, Inside: z.inside, Above: z.above, Inverted: z.inverted,
		Places: t.hist(func(t *Tally) stat.Hist { return t.zone[i].places() }),
		Ends:   t.cross(func(t *Tally) stat.Cross { return t.zone[i].ends.Cross() }),
	}, true
}
