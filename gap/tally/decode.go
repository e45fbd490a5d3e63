package tally

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Decode reads what Encode wrote. A file of another form, one that was cut or
// one whose counts do not fit its plans or their numbers of responses is refused.
// That catches damage; it is no proof that people gave these answers.
func Decode(r io.Reader) (File, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return File{}, fmt.Errorf("tally: %w", err)
	}
	var packed file
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&packed); err != nil {
		return File{}, fmt.Errorf("not a tally file: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return File{}, fmt.Errorf("not a tally file: something follows the tally")
	}
	if packed.Schema != Schema {
		return File{}, fmt.Errorf("a tally file of the form %q: this program reads %q", packed.Schema, Schema)
	}
	return packed.unpack()
}

func (packed file) unpack() (File, error) {
	f := File{Sources: packed.Sources}
	for _, p := range packed.Counts {
		if f.group(p.Wave, p.Group) != nil {
			return File{}, fmt.Errorf("tally file: group %q stands in it twice", p.Group)
		}
		g, err := p.unpack()
		if err != nil {
			return File{}, err
		}
		f.Groups = append(f.Groups, g)
	}
	if len(f.Groups) == 0 {
		return File{}, fmt.Errorf("tally file: it holds no group")
	}
	for i, s := range f.Sources {
		if slices.ContainsFunc(f.Sources[:i], s.same) {
			return File{}, fmt.Errorf("tally file: %w (sha256 %.12s)", ErrTwice, s.SHA256)
		}
	}
	f.sort()
	return f, nil
}

func (packed fileGroup) unpack() (Group, error) {
	whole, err := New(packed.Plan)
	if err != nil {
		return Group{}, fmt.Errorf("tally file: %w", err)
	}
	if packed.Fingerprint != whole.fingerprint {
		return Group{}, fmt.Errorf("tally file: the plan was changed by hand: it does not give the fingerprint beside it")
	}
	u := unpacking{}
	u.tally(whole, packed.Whole)
	g := Group{Wave: packed.Wave, ID: packed.Group, Whole: whole}
	for _, d := range packed.By {
		u.expect(!slices.ContainsFunc(g.By, func(other Division) bool { return other.Column == d.Column }), "columns")
		g.By = append(g.By, Division{d.Column, u.set(whole, d)})
	}
	if u.misfit != "" {
		return Group{}, fmt.Errorf("tally file: %s do not fit its plan or its responses", u.misfit)
	}
	return g, nil
}

// unpacking remembers the first part of a file that does not fit.
type unpacking struct {
	responses int64
	misfit    string
}

func (u *unpacking) expect(ok bool, part string) bool {
	if !ok && u.misfit == "" {
		u.misfit = part
	}
	return ok
}

// tally takes the counts of a file into an empty tally of the file's plan.
func (u *unpacking) tally(t *Tally, f fileCounts) {
	u.responses = f.Responses
	t.fill(f, u)
}

// loads takes the weights of a tally, which count otherwise than respondents.
func (u *unpacking) loads(t *Tally, from []fileCounts) {
	const part = "weights"
	if !u.expect(len(from) == len(t.loads), part) {
		return
	}
	responses := u.responses
	for i, packed := range from {
		u.tally(t.loads[i], packed)
	}
	u.responses = responses
	u.expect(t.loads == nil || t.loads[0].responses <= heaviestTotal && t.loads[0].responses >= responses, part)
}

// clusters takes those of a tally, which together are everybody.
func (u *unpacking) clusters(t *Tally, from []fileCluster) {
	const part = "clusters"
	if !u.expect(t.clusters != nil || from == nil, part) || t.clusters == nil {
		return
	}
	left := u.responses
	for _, packed := range from {
		if !u.expect(t.clusters.of[packed.Name] == nil && len(t.clusters.of) < MostClusters, part) {
			return
		}
		own := unpacking{misfit: u.misfit}
		own.tally(t.cluster(packed.Name), packed.Counts)
		u.misfit = own.misfit
		left -= packed.Counts.Responses
	}
	u.expect(left == 0, part)
}

// set takes the levels of a division of the whole, which they add up to.
func (u *unpacking) set(whole *Tally, d fileDivision) *Set {
	s := Alone(whole.Empty().withoutFourths())
	s.overflow = d.Overflow
	u.tally(s.others, d.Others)
	sum := s.others.responses
	for _, packed := range d.Levels {
		l := &level{tally: whole.Empty().withoutFourths(), spelled: make(spellings)}
		u.tally(l.tally, packed.Counts)
		named := int64(0)
		for _, name := range packed.Spelled {
			alike := strings.ToLower(name.Name) == strings.ToLower(packed.Spelled[0].Name)
			u.expect(alike && name.N > 0 && l.spelled[name.Name] == nil, "spellings of a level")
			l.spelled.add(name.Name, name.N)
			named += name.N
		}
		if !u.expect(len(packed.Spelled) > 0 && named == l.tally.responses, "spellings of a level") {
			return s
		}
		key := strings.ToLower(packed.Spelled[0].Name)
		u.expect(s.levels[key] == nil, "levels")
		s.levels[key] = l
		sum += l.tally.responses
	}
	u.expect(sum == whole.responses, "levels")
	s.Allow(MostLevels)
	return s
}

// fill takes the counts of a file into an empty tally of the file's plan.
func (t *Tally) fill(f fileCounts, u *unpacking) {
	t.responses = f.Responses
	u.expect(f.Responses >= 0 && f.Responses == u.responses, "responses")
	u.table(t.answers, f.Answers, "answers")
	u.table(t.outcomes, f.Outcomes, "outcomes")
	whole := t.highest() * int64(len(t.plan.Questionnaire.Instrument.Dimensions))
	u.counts(t.scores, f.Scores, 0, t.highest(), "scores")
	u.counts(t.overall, f.Overall, 0, whole, "overall scores")
	u.crosses(t.blocks, f.Blocks, "blocks")
	u.crosses(t.profiles, f.Profiles, "sums of scores")
	u.crosses(t.weighted, f.Weighted, "sums of weighted scores")
	u.crosses(t.together, f.Together, "sums of all items")
	u.crosses(t.listwise, f.Listwise, "sums of models")
	u.crossing(&t.points, f.Points, "sums of points")
	u.zone(t.zone, f.Zone)
	u.beside(t, f.Perceived)
	if u.expect((f.Index != nil) == (t.indexed != nil), "sums of the index") && f.Index != nil {
		u.crossing(&t.index, *f.Index, "sums of the index")
	}
	if u.expect(len(f.Beside) == len(t.beside), "answers beside the items") {
		for i, packed := range f.Beside {
			t.beside[i].fill(packed, u)
		}
	}
	u.loads(t, f.Loads)
	u.fourths(t, f.Fourths)
	u.clusters(t, f.Clusters)
	if !u.expect(len(f.Pairs) == len(t.pairs), "pairs") {
		return
	}
	for i, packed := range f.Pairs {
		p := &t.pairs[i]
		if u.expect(len(packed.Items) == len(p.items.of), "items of a pair") {
			for item, cells := range packed.Items {
				u.grid(&p.items.of[item], cells, "answers of a pair")
			}
		}
		u.table(p.answered, packed.Answered, "numbers of answers")
		p.straight = packed.Straight
		u.expect(p.straight.fits(u.responses), "respondents with one answer")
		u.jointCounts(p.scores, packed.Scores, t.highest(), t.highest(), "dimension scores")
		u.codes(&p.overall, packed.Overall, -whole, whole, "overall gaps")
		u.crossing(&p.overallCross, packed.OverallCross, "sums of the overall gap")
		u.crossing(&p.dimensions, packed.Dimensions, "sums of dimensions")
		if t.plan.Questionnaire.Points {
			u.codes(&p.weighted, packed.Weighted, math.MinInt64, math.MaxInt64, "weighted gaps")
		}
		u.crossing(&p.weightedCross, packed.WeightedCross, "sums of the weighted gap")
		u.crossing(&p.contributions, packed.Contributions, "sums of contributions")
		u.crossing(&p.shares, packed.Shares, "sums of points")
		u.crosses(p.withShares, packed.WithShares, "sums of points with scores")
		u.crosses(p.withOutcomes, packed.WithOutcomes, "sums of outcomes")
		t.fillItemPairs(&p.itemGaps, packed, u)
		u.crosses(p.sides, packed.Sides, "sums of both sides")
	}
}

// table takes rows in each of which every response is counted once.
func (u *unpacking) table(into, from [][]int64, part string) {
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for i, row := range from {
		if !u.expect(len(row) == len(into[i]), part) {
			return
		}
		left := u.responses
		for j, n := range row {
			u.expect(n >= 0 && n <= left, part)
			left -= n
			into[i][j] = n
		}
		u.expect(left == 0, part)
	}
}

// counts takes counts of codes from the lowest to the highest.
func (u *unpacking) counts(into []counts, from [][][2]int64, lowest, highest int64, part string) {
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for i, cells := range from {
		u.codes(&into[i], cells, lowest, highest, part)
	}
}

// codes takes counts in which a response is counted once at most.
func (u *unpacking) codes(into *counts, cells [][2]int64, lowest, highest int64, part string) {
	left := u.responses
	for _, cell := range cells {
		u.expect(lowest <= cell[0] && cell[0] <= highest, part)
		u.expect(cell[1] > 0 && cell[1] <= left && into.of(cell[0], 0) == 0, part)
		into.add(into.places.place(cell[0], 0), cell[1])
		left -= cell[1]
	}
}

// jointCounts takes counts of two codes from 0 to the highest of each.
func (u *unpacking) jointCounts(into []counts, from [][][3]int64, first, second int64, part string) {
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for i, cells := range from {
		left := u.responses
		for _, cell := range cells {
			u.expect(0 <= cell[0] && cell[0] <= first && 0 <= cell[1] && cell[1] <= second, part)
			u.expect(cell[2] > 0 && cell[2] <= left && into[i].of(cell[0], cell[1]) == 0, part)
			into[i].add(into[i].places.place(cell[0], cell[1]), cell[2])
			left -= cell[2]
		}
	}
}

// grid takes pairs of answers in which every response is counted once.
func (u *unpacking) grid(into *grid, cells [][3]int64, part string) {
	onScale := func(code int64, points int) bool {
		last := int64(survey.NotAnswered) + survey.MissingKinds
		return code >= 0 && code < int64(points) || code >= int64(survey.NotAnswered) && code < last
	}
	left := u.responses
	for _, cell := range cells {
		if u.expect(onScale(cell[0], into.from) && onScale(cell[1], into.to) && cell[2] > 0 && cell[2] <= left, part) {
			into.add(position(survey.Code(cell[0]), into.from), position(survey.Code(cell[1]), into.to), cell[2])
		}
		left -= cell[2]
	}
	u.expect(left == 0, part)
}

// beside takes outcomes beside what was perceived.
func (u *unpacking) beside(t *Tally, from []fileBeside) {
	into := t.perceived
	const part = "answers beside an outcome"
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for o, packed := range from {
		if u.expect(len(packed.Items) == len(into[o].items.of), part) {
			for item, cells := range packed.Items {
				u.grid(&into[o].items.of[item], cells, part)
			}
		}
		u.jointCounts(into[o].scores, packed.Scores, t.highest(), int64(t.plan.Questionnaire.Outcomes[o].Scale.Points-1), part)
	}
}

func (u *unpacking) zone(into []zoneCounts, from []fileZone) {
	const part = "zones of tolerance"
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for i, packed := range from {
		z := &into[i]
		z.below, z.inside, z.above, z.inverted = packed.Below, packed.Inside, packed.Above, packed.Inverted
		u.crossing(&z.ends, packed.Ends, part)
		left := z.ends.Cross().N
		for _, n := range []int64{z.below, z.inside, z.above, z.inverted} {
			u.expect(n >= 0 && n <= left, part)
			left -= n
		}
		u.expect(left == 0, part)
	}
}

func (u *unpacking) crosses(into []stat.Crossing, from []fileCross, part string) {
	if !u.expect(len(into) == len(from), part) {
		return
	}
	for i := range from {
		u.crossing(&into[i], from[i], part)
	}
}

// rounding is more than the digits that a correlation of 1 loses.
const rounding = 1e-9

func (u *unpacking) crossing(into *stat.Crossing, from fileCross, part string) {
	read := stat.NewCross(into.K(), 0, 1, 1)
	u.cross(&read, from, part)
	into.MergeCross(read)
}

func (u *unpacking) cross(into *stat.Cross, from fileCross, part string) {
	if u.expect(from.N >= 0 && from.N <= u.responses && len(from.Sums) == len(into.Sums) && len(from.Products) == len(into.Products), part) {
		into.Merge(stat.Cross{N: from.N, Sums: from.Sums, Products: from.Products})
		for i := range into.K {
			u.expect(!(into.Cov(i, i) < 0), part)
			for j := range i {
				u.expect(!(math.Abs(into.Cor(i, j)) > 1+rounding), part)
			}
		}
	}
}
