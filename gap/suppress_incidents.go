package gap

import (
	"slices"

	"servgap/gap/tally"
)

// hiddenCells finds the counts to hide so that no line of them, whose sum a reader may
// know, gives away one that is above 0 and below least: what is hidden of a line is
// nobody, or several counts and together enough. The smallest one shown is hidden next.
func hiddenCells(n []int64, lines [][]int, least int64) []bool {
	hidden := make([]bool, len(n))
	for i, count := range n {
		hidden[i] = 0 < count && count < least
	}
	return hiddenWith(hidden, n, lines, least)
}

// hiddenWith is the same where some are hidden from the start.
func hiddenWith(hidden []bool, n []int64, lines [][]int, least int64) []bool {
	for again := true; again; {
		again = false
		for _, line := range lines {
			if next, exposed := exposedIn(line, n, hidden, least); exposed {
				hidden[next], again = true, true
			}
		}
	}
	return hidden
}

// exposedIn is the smallest count shown of a line, if those hidden could be worked out
// with it.
func exposedIn(line []int, n []int64, hidden []bool, least int64) (next int, exposed bool) {
	var people int64
	cells, next := 0, -1
	for _, i := range line {
		switch {
		case n[i] == 0:
		case hidden[i]:
			people += n[i]
			cells++
		case next < 0 || n[i] <= n[next]:
			next = i
		}
	}
	return next, next >= 0 && cells > 0 && (cells == 1 || people < least)
}

// suppressIncidents hides what would tell of fewer than min complaints: small classes of
// a division stand together in one row, with the next smallest if they are too few
// together, for the sum is known.
func suppressIncidents(all *Incidents, min int64) *Incidents {
	if all == nil {
		return nil
	}
	shown := *all
	shown.Rows = []IncidentRow{}
	var complaints int64
	classes := slices.DeleteFunc(slices.Clone(all.Rows), func(r IncidentRow) bool { return r.By == DimensionsOfCauses })
	eachLevel(classes, func(r IncidentRow) string { return r.Valence + " " + string(r.By) }, func(rows []IncidentRow) {
		if rows[0].By == tally.ByNothing && rows[0].Valence == Complaint {
			complaints = rows[0].N
		}
		shown.Rows = append(shown.Rows, suppressClasses(rows, min)...)
	})
	if shown.Link != nil {
		shown.byDimension(float64(shown.Link.Level))
	}
	shown.Recovery = slices.Clone(all.Recovery)
	for i := range shown.Recovery {
		if r := &shown.Recovery[i]; r.FromN < min || r.ToN < min {
			*r = Recovery{Against: r.Against, FromValue: Undefined, ToValue: Undefined, Suppressed: true, Note: NoteSuppressed, Tested: r.Tested.withoutNumbers()}
		}
	}
	shown.Coding = suppressCoding(all.Coding, shown.named, min)
	if complaints < min {
		shown.First, shown.Last = "", ""
	}
	return &shown
}

// suppressClasses puts the small classes of a division together.
func suppressClasses(rows []IncidentRow, min int64) []IncidentRow {
	sizes, line := make([]int64, len(rows)), make([]int, len(rows))
	for i, row := range rows {
		sizes[i], line[i] = row.N, i
	}
	hidden := hiddenCells(sizes, [][]int{line}, min)
	var kept, small []IncidentRow
	for i, row := range rows {
		switch {
		case !hidden[i]:
			kept = append(kept, row)
		case row.By == tally.ByNothing:
			kept = append(kept, row.hidden())
		default:
			small = append(small, row)
		}
	}
	if len(small) > 0 {
		if kept = append(kept, pooled(small)); kept[len(kept)-1].N < min {
			return []IncidentRow{kept[len(kept)-1].hidden()} // they are all there is
		}
		kept = shares(kept)
	}
	withoutFewKnown(kept, func(r *IncidentRow) int64 { return r.Known }, (*IncidentRow).hideKnown, min)
	withoutFewKnown(kept, func(r *IncidentRow) int64 { return r.DaysN }, (*IncidentRow).hideDays, min)
	return kept
}

// pooled is the sum of small classes.
func pooled(small []IncidentRow) IncidentRow {
	sum := small[0]
	sum.ID, sum.Dimension, sum.Note, sum.Pooled, sum.counts = "", "", "", len(small), tally.NewIncidentCounts()
	var customers int64
	all := true
	for _, row := range small {
		if row.Dimension != "" {
			sum.spread = append(sum.spread, row.Dimension)
		}
		sum.counts.Merge(row.counts)
		customers += row.Customers
		all = all && row.Customers > 0
	}
	if sum.By == tally.ByUnit { // other classes are of the same customers
		sum.Customers = 0
		if all {
			sum.Customers = customers
		}
	}
	sum.estimate(float64(sum.Confidence))
	return sum
}

// withoutFewKnown hides what is known of too few of the incidents in a row.
func withoutFewKnown(rows []IncidentRow, known func(*IncidentRow) int64, hide func(*IncidentRow), min int64) {
	n, line := make([]int64, len(rows)), make([]int, len(rows))
	for i := range rows {
		n[i], line[i] = known(&rows[i]), i
	}
	for i, hidden := range hiddenCells(n, [][]int{line}, min) {
		if hidden {
			hide(&rows[i])
		}
	}
}

func (r *IncidentRow) hideKnown() {
	r.Known = 0
	r.Unresolved, r.UnresolvedLow, r.UnresolvedHi = Undefined, Undefined, Undefined
	r.few()
}

func (r *IncidentRow) hideDays() {
	r.DaysN, r.DaysMean, r.DaysMedian = 0, Undefined, Undefined
	r.few()
}

func (r *IncidentRow) few() {
	switch r.Note {
	case "":
		r.Note = NoteFewKnown
	case NoteNoCustomers:
		r.Note += " " + NoteFewKnown
	}
}

// hidden is the row without its numbers.
func (r IncidentRow) hidden() IncidentRow {
	r.hideKnown()
	r.hideDays()
	r.N, r.Rank, r.counts = 0, 0, nil
	for _, n := range []*Number{&r.Share, &r.Cumulative, &r.Rate, &r.RateLow, &r.RateHigh} {
		*n = Undefined
	}
	r.Suppressed, r.Note = true, NoteSuppressed
	return r
}

// named reports whether a cause of complaints has a row of its own.
func (all *Incidents) named(cause string) bool {
	return slices.ContainsFunc(all.Rows, func(r IncidentRow) bool {
		return r.By == tally.ByCause && r.Valence == Complaint && r.ID == cause && r.ID != "" && !r.Suppressed
	})
}

// suppressCoding hides the agreement of coders of too few complaints. Of the others the
// causes stand together that have no row of their own, or that the first coder named too
// seldom among these, so that every share is of enough.
func suppressCoding(c *Coding, named func(cause string) bool, min int64) *Coding {
	if c == nil {
		return nil
	}
	shown := *c
	if c.N < min {
		shown = Coding{Observed: Undefined, Expected: Undefined, Kappa: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Level: c.Level, Suppressed: true, Note: NoteSuppressed}
		return &shown
	}
	if min > 0 {
		shown.pool(named, min)
	}
	return &shown
}

// pool puts causes together behind the others.
func (c *Coding) pool(named func(cause string) bool, min int64) {
	line, hidden := make([]int, len(c.Causes)), make([]bool, len(c.Causes))
	for i, cause := range c.Causes {
		line[i], hidden[i] = i, c.FirstN[i] < min || !named(cause)
	}
	hidden = hiddenWith(hidden, c.FirstN, [][]int{line}, min)
	var causes []string
	at := make([]int, len(hidden)) // the new place of each cause
	for i, name := range c.Causes {
		if !hidden[i] {
			at[i] = len(causes)
			causes = append(causes, name)
		}
	}
	for i, small := range hidden {
		if small {
			at[i], c.pooled = len(causes), c.pooled+1
		}
	}
	if c.pooled > 0 {
		causes = append(causes, "")
	}
	counts := make([][]int64, len(causes))
	for i := range counts {
		counts[i] = make([]int64, len(causes))
	}
	for i, row := range c.counts {
		for j, n := range row {
			counts[at[i]][at[j]] += n
		}
	}
	c.Causes = causes
	c.tabulate(counts)
}
