package gap_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
)

var ofCustomers = []survey.Role{survey.Customers}

// parts analyses rows divided by a blank question; least is five.
func parts(t failer, rest map[string][]string, divided map[string][]string, levels ...string) []gap.Result {
	t.Helper()
	var all []gap.Part
	for _, level := range levels {
		p := gap.Part{Segment: "Region", Value: level, Level: true, Study: gap.Study{Customers: count(t, form(), divided[level]...)}}
		if rest != nil {
			p.Rest = gap.Study{Customers: count(t, form(), rest[level]...)}
		}
		all = append(all, p)
	}
	return gap.AnalyzeParts(all, ofCustomers, gap.Options{}, 5)
}

const complete, withoutC = "6 6 5 5 4 4", "6 5 . 5 4 ."

func TestSmallestOtherPartIsHiddenWithOneOfTooFew(t *testing.T) {
	results := parts(t, nil, map[string][]string{
		"North": times(9, complete, "5 6 4 4 4 4"), "South": times(6, complete), "West": times(4, complete),
	}, "North", "South", "West")
	for i, want := range []string{"shown", gap.NoteWithheld, gap.NoteSuppressed} {
		for _, id := range []string{"a", "c"} {
			g := rowOf(t, results[i], gap.LevelItem, id)
			if got := orShown(g); got != want || g.Suppressed == g.Value.Defined() || g.Suppressed && g.N != 0 || g.Segment != "Region" {
				t.Errorf("item %s of %s is %s, want %s: %+v", id, results[i].Gaps[0].SegmentValue, got, want, g)
			}
		}
	}
}

// Three of West answered item c: it is hidden in every part, and with it the
// dimension and the whole, which few of West have, too. All else is shown.
func TestItemOfTooFewIsHiddenInEveryPart(t *testing.T) {
	results := parts(t, nil, map[string][]string{
		"North": times(9, complete, "5 6 4 4 4 4"), "South": append(times(6, complete), times(7, withoutC)...), "West": append(times(3, complete), times(4, withoutC)...),
	}, "North", "South", "West")
	for _, r := range results {
		for row, want := range map[string]bool{"item a": true, "item b": true, "dimension x": true, "item c": false, "dimension y": false, "overall overall": false} {
			level, id, _ := strings.Cut(row, " ")
			if g := rowOf(t, r, level, id); g.Suppressed == want {
				t.Errorf("%s of %s is %s", row, g.SegmentValue, orShown(g))
			}
		}
	}
}

func orShown(g gap.Gap) string {
	if g.Suppressed {
		return g.Note
	}
	return "shown"
}

func TestWhatAConditionKeepsIsHiddenIfItLeavesOutTooFew(t *testing.T) {
	for left, want := range map[int]string{0: "shown", 1: gap.NoteWithheld, 4: gap.NoteWithheld, 5: "shown"} {
		p := gap.Part{Study: gap.Study{Customers: count(t, form(), times(20, complete)...)}, Rest: gap.Study{Customers: count(t, form(), times(left, complete)...)}}
		r := gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{}, 5)[0]
		if g := rowOf(t, r, gap.LevelDimension, "x"); orShown(g) != want {
			t.Errorf("%d left out: %s, want %s", left, orShown(g), want)
		}
		if step := r.Steps[0]; step.Value.Defined() != (want == "shown") || step.Rows[0].Suppressed != (want != "shown") {
			t.Errorf("%d left out: step %+v", left, step)
		}
	}
}

func TestWholeGapsOfPartsAreAdjustedTogether(t *testing.T) {
	results := parts(t, nil, map[string][]string{
		"North": times(9, complete, "5 6 4 5 4 5"), "South": times(8, complete, "5 6 4 4 6 6", "4 4 4 4 5 5"),
	}, "North", "South")
	north, south := rowOf(t, results[0], gap.LevelOverall, "overall"), rowOf(t, results[1], gap.LevelOverall, "overall")
	if !(north.P < south.P) || north.PAdj != 2*north.P || south.PAdj != max(south.P, north.PAdj) || north.Adjust != "holm" {
		t.Errorf("p %v and %v adjusted to %v and %v", north.P, south.P, north.PAdj, south.PAdj)
	}
}

// A group that the question does not divide answers with everybody: its own gaps
// are not repeated, those to customers are hidden for the customers' sake alone.
func TestGroupsThatAreNotDivided(t *testing.T) {
	bosses := count(t, managers(), times(3, "7 6 3 5 5 2", "5 5 4 6 4 3")...)
	var all []gap.Part
	for _, level := range []string{"North", "South"} {
		all = append(all, gap.Part{Segment: "Region", Value: level, Level: true, Study: gap.Study{Customers: count(t, form(), times(6, complete)...), Managers: bosses}})
	}
	for _, r := range gap.AnalyzeParts(all, ofCustomers, gap.Options{}, 5) {
		if len(r.GapsOf(gap.Standards)) != 0 || len(r.GapsOf(gap.Knowledge)) == 0 {
			t.Errorf("%s has %d gaps among managers and %d to them", r.Gaps[0].SegmentValue, len(r.GapsOf(gap.Standards)), len(r.GapsOf(gap.Knowledge)))
		}
		if g := r.GapsOf(gap.Knowledge)[0]; g.Suppressed || g.ToN != 6 {
			t.Errorf("%s: %+v", r.Gaps[0].SegmentValue, g)
		}
	}
}

// TestNobodyIsWorkedOut plays a reader who has every table: of everybody, by
// region, of those whom a condition keeps, and of these by region. No sum that he
// can make of what is shown is of fewer than five; nor is one of a reader without
// the table by region alone who knows in which cells nobody is.
func TestNobodyIsWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := []string{"East", "North", "South", "West"}[:rapid.IntRange(1, 4).Draw(t, "levels")]
		kept, rest, all := make(map[string][]string), make(map[string][]string), make(map[string][]string)
		var everyKept, everyRest []string
		for _, level := range levels {
			kept[level], rest[level] = drawnRows(t, "kept "+level), drawnRows(t, "rest "+level)
			all[level] = append(append([]string(nil), kept[level]...), rest[level]...)
			everyKept, everyRest = append(everyKept, kept[level]...), append(everyRest, rest[level]...)
		}
		whole := func(study, rest []string) gap.Result {
			p := gap.Part{Study: gap.Study{Customers: count(t, form(), study...)}, Rest: gap.Study{Customers: count(t, form(), rest...)}}
			return gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{}, 5)[0]
		}
		tables := []gap.Result{whole(append(append([]string(nil), everyKept...), everyRest...), nil), whole(everyKept, everyRest)}
		tables = append(append(tables, parts(t, nil, all, levels...)...), parts(t, rest, kept, levels...)...)
		for item, id := range []string{"a", "b", "c"} {
			n := make([]int, 2*len(levels))
			for i, level := range levels {
				n[2*i], n[2*i+1] = answered(kept[level], item), answered(rest[level], item)
			}
			var everything, ofOneRun [][]float64
			for i, r := range tables {
				if rowOf(t, r, gap.LevelItem, id).Suppressed {
					continue
				}
				everything = append(everything, sumOf(i, len(levels)))
				if i < 2 || i >= 2+len(levels) {
					ofOneRun = append(ofOneRun, sumOf(i, len(levels)))
				}
			}
			if few := workedOut(everything, n, 5); few != nil {
				t.Fatalf("item %s: the %v of %v respondents can be worked out of %v", id, few, n, everything)
			}
			if few := workedOut(append(ofOneRun, emptyCells(n)...), n, 5); few != nil {
				t.Fatalf("item %s: the %v of %v respondents can be worked out of %v by who knows where nobody is", id, few, n, ofOneRun)
			}
		}
	})
}

func drawnRows(t *rapid.T, name string) []string {
	return rapid.SliceOfN(rapid.SampledFrom([]string{complete, complete, complete, withoutC, "6 . 5 5 . 4"}), 0, 12).Draw(t, name)
}

// sumOf is which of the cells, kept and rest by level, a table sums up.
func sumOf(table, levels int) []float64 {
	sum := make([]float64, 2*levels)
	for i := range sum {
		level, isKept := i/2, i%2 == 0
		if table == 0 || table == 1 && isKept || table == 2+level || table == 2+levels+level && isKept {
			sum[i] = 1
		}
	}
	return sum
}

// answered counts the rows with both sides of an item.
func answered(rows []string, item int) int {
	n := 0
	for _, row := range rows {
		if cells := strings.Fields(row); cells[item] != "." && cells[3+item] != "." {
			n++
		}
	}
	return n
}

func emptyCells(n []int) [][]float64 {
	var known [][]float64
	for i, size := range n {
		if size == 0 {
			one := make([]float64, len(n))
			one[i] = 1
			known = append(known, one)
		}
	}
	return known
}

// workedOut finds cells of fewer than least respondents together whose sum
// follows from the known sums.
func workedOut(known [][]float64, n []int, least int) []int {
	rank := rankOf(known)
	for set := 1; set < 1<<len(n); set++ {
		target, few, sizes := make([]float64, len(n)), 0, []int{}
		for i, size := range n {
			if set&(1<<i) != 0 && size > 0 {
				target[i] = 1
				few += size
				sizes = append(sizes, size)
			}
		}
		if few > 0 && few < least && rankOf(append(append([][]float64(nil), known...), target)) == rank {
			return sizes
		}
	}
	return nil
}

// rankOf is the rank of a matrix, by elimination.
func rankOf(matrix [][]float64) int {
	var rows [][]float64
	for _, row := range matrix {
		rows = append(rows, append([]float64(nil), row...))
	}
	rank := 0
	for column := 0; len(rows) > 0 && column < len(rows[0]); column++ {
		pivot := rank
		for pivot < len(rows) && math.Abs(rows[pivot][column]) < 1e-9 {
			pivot++
		}
		if pivot == len(rows) {
			continue
		}
		rows[rank], rows[pivot] = rows[pivot], rows[rank]
		for i := rank + 1; i < len(rows); i++ {
			factor := rows[i][column] / rows[rank][column]
			for k := range rows[i] {
				rows[i][k] -= factor * rows[rank][k]
			}
		}
		rank++
	}
	return rank
}

// TestTablesHideTheSameParts lets a reader put all tables together: what one of
// them shows of a group in a part counts as shown in all.
func TestTablesHideTheSameParts(t *testing.T) {
	everybody := []survey.Role{survey.Customers, survey.Managers, survey.Staff}
	rapid.Check(t, func(t *rapid.T) {
		sizes := make(map[survey.Role][]int64)
		var all []gap.Part
		for i := range rapid.IntRange(2, 4).Draw(t, "levels") {
			of := func(role survey.Role) int {
				n := rapid.IntRange(0, 9).Draw(t, string(role))
				sizes[role] = append(sizes[role], int64(n))
				return n
			}
			all = append(all, gap.Part{Segment: "Region", Value: string(rune('A' + i)), Level: true, Study: gap.Study{
				Customers: count(t, form(), times(of(survey.Customers), complete)...),
				Managers:  count(t, managers(), times(of(survey.Managers), "7 6 3 5 5 2")...),
				Staff:     count(t, staff(), times(of(survey.Staff), "4 5 3 6 6 6 7 6 5")...),
			}})
		}
		shown := make(map[survey.Role]map[int]bool)
		for _, role := range everybody {
			shown[role] = make(map[int]bool)
		}
		for part, r := range gap.AnalyzeParts(all, everybody, gap.Options{}, 5) {
			for _, g := range r.Gaps {
				if !g.Suppressed && g.ID == "x" {
					shown[survey.Role(g.FromGroup)][part], shown[survey.Role(g.ToGroup)][part] = true, true
				}
			}
			for _, s := range r.Steps {
				for _, row := range s.Rows {
					if !row.Suppressed && row.ID == "x" {
						shown[survey.Role(row.Group)][part] = true
					}
				}
			}
			for _, c := range r.Chain {
				for _, b := range c.Boxes {
					if !b.Suppressed && c.ID == "x" {
						shown[survey.Role(b.Group)][part] = true
					}
				}
			}
		}
		for _, role := range everybody {
			var hidden []int64
			var total, people int64
			for part, n := range sizes[role] {
				total += n
				if n > 0 && !shown[role][part] {
					hidden, people = append(hidden, n), people+n
				}
			}
			if total >= 5 && (len(hidden) == 1 || len(hidden) > 0 && people < 5) {
				t.Fatalf("%s of %v: the %v that are hidden can be worked out", role, sizes[role], hidden)
			}
			if slices.Min(sizes[role]) >= 5 && len(hidden) > 0 {
				t.Fatalf("%s of %v: %v are hidden, and nobody has to be", role, sizes[role], hidden)
			}
		}
	})
}

// All who are kept answered everything, and two of the six others did not answer a:
// the gap of a of those who are kept would tell of the four, and follows from the
// dimension and b, and the dimension from the whole and y.
func TestWhatFollowsFromTheOthersIsHidden(t *testing.T) {
	p := gap.Part{
		Study: gap.Study{Customers: count(t, form(), times(10, complete)...)},
		Rest:  gap.Study{Customers: count(t, form(), append(times(4, complete), times(2, ". 5 4 . 5 5")...)...)},
	}
	r := gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{}, 5)[0]
	for row, want := range map[string]bool{"item a": false, "dimension x": false, "overall overall": false, "item b": true, "item c": true, "dimension y": true} {
		level, id, _ := strings.Cut(row, " ")
		if g := rowOf(t, r, level, id); g.Suppressed == want {
			t.Errorf("%s is %s", row, orShown(g))
		}
	}
	// Had one of them not answered a, nothing would follow.
	p.Study.Customers = count(t, form(), append(times(9, complete), ". 5 4 . 5 5")...)
	r = gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{}, 5)[0]
	if a, x := rowOf(t, r, gap.LevelItem, "a"), rowOf(t, r, gap.LevelDimension, "x"); !a.Suppressed || x.Suppressed {
		t.Errorf("a is %s and x %s", orShown(a), orShown(x))
	}
}
