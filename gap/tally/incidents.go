package tally

import (
	"maps"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Incidents counts complaints and praise, as a whole and by what each was about. Merge
// is exact, commutative and associative, and NewIncidents is its identity.
type Incidents struct {
	groups map[Class]*IncidentCounts
	coders map[[2]string]int64 // keys of the two coders' causes
	names  map[string]string   // the spelling of each key
}

// By is what incidents are divided by.
type By string

// The divisions, and the whole.
const (
	ByNothing    By = "all"
	ByCause      By = "cause"
	ByTouchpoint By = "touchpoint"
	ByUnit       By = "unit"
)

// Class is the incidents of one key of a division; "" is what was not told.
type Class struct {
	Positive bool
	By       By
	Key      string // in small letters
}

// IncidentCounts is what was counted of a class.
type IncidentCounts struct {
	N, Resolved, Unresolved int64
	days                    map[survey.Decimal]int64
	satisfied               map[survey.Resolution]map[survey.Decimal]int64
}

// NewIncidentCounts has counted nothing.
func NewIncidentCounts() *IncidentCounts {
	return &IncidentCounts{days: make(map[survey.Decimal]int64), satisfied: make(map[survey.Resolution]map[survey.Decimal]int64)}
}

// NewIncidents has counted nothing.
func NewIncidents() *Incidents {
	return &Incidents{groups: make(map[Class]*IncidentCounts), coders: make(map[[2]string]int64), names: make(map[string]string)}
}

// Add counts an incident.
func (t *Incidents) Add(i survey.Incident) {
	t.of(Class{i.Positive, ByNothing, ""}).add(i)
	t.of(Class{i.Positive, ByCause, t.key(i.Cause)}).add(i)
	t.of(Class{i.Positive, ByTouchpoint, t.key(i.Touchpoint)}).add(i)
	t.of(Class{i.Positive, ByUnit, t.key(i.Unit)}).add(i)
	if i.Cause != "" && i.Second != "" && !i.Positive {
		t.coders[[2]string{t.key(i.Cause), t.key(i.Second)}]++
	}
}

// Merge adds what another has counted.
func (t *Incidents) Merge(other *Incidents) {
	for class, counts := range other.groups {
		t.of(class).Merge(counts)
	}
	for pair, n := range other.coders {
		t.coders[pair] += n
	}
	for _, name := range other.names {
		t.key(name)
	}
}

// key is a name without its capitals. Of several spellings the one that sorts first is
// kept, so that the order of the rows does not matter.
func (t *Incidents) key(name string) string {
	key := strings.ToLower(name)
	if known, ok := t.names[key]; !ok || name < known {
		t.names[strings.Clone(key)] = strings.Clone(name)
	}
	return key
}

func (t *Incidents) of(c Class) *IncidentCounts {
	counts := t.groups[c]
	if counts == nil {
		counts = NewIncidentCounts()
		c.Key = strings.Clone(c.Key)
		t.groups[c] = counts
	}
	return counts
}

func (c *IncidentCounts) add(i survey.Incident) {
	c.N++
	switch i.Resolution {
	case survey.Resolved:
		c.Resolved++
	case survey.Unresolved:
		c.Unresolved++
	}
	if i.Days != nil {
		c.days[*i.Days]++
	}
	if i.Satisfied != nil && i.Resolution != "" {
		c.handled(i.Resolution)[*i.Satisfied]++
	}
}

// Merge adds what another has counted.
func (c *IncidentCounts) Merge(other *IncidentCounts) {
	c.N, c.Resolved, c.Unresolved = c.N+other.N, c.Resolved+other.Resolved, c.Unresolved+other.Unresolved
	for days, n := range other.days {
		c.days[days] += n
	}
	for resolution, answers := range other.satisfied {
		for answer, n := range answers {
			c.handled(resolution)[answer] += n
		}
	}
}

func (c *IncidentCounts) handled(r survey.Resolution) map[survey.Decimal]int64 {
	if c.satisfied[r] == nil {
		c.satisfied[r] = make(map[survey.Decimal]int64)
	}
	return c.satisfied[r]
}

// Days is how long incidents took.
func (c *IncidentCounts) Days() stat.Hist { return Decimals(c.days) }

// Satisfied is how satisfied customers were whose incident was resolved, or not.
func (c *IncidentCounts) Satisfied(r survey.Resolution) stat.Hist { return Decimals(c.satisfied[r]) }

// Decimals is counted decimals over their common denominator.
func Decimals(counts map[survey.Decimal]int64) stat.Hist {
	places := 0
	for d := range counts {
		places = max(places, d.Places)
	}
	codes := make(map[int64]int64)
	for d, n := range counts {
		codes[d.Unscaled*powerOfTen(places-d.Places)] += n
	}
	return stat.NewHist(0, 1, powerOfTen(places), codes)
}

func powerOfTen(places int) int64 {
	power := int64(1)
	for range places {
		power *= 10
	}
	return power
}

// Whole is all complaints, or all praise.
func (t *Incidents) Whole(positive bool) *IncidentCounts {
	return t.Of(Class{positive, ByNothing, ""})
}

// Of is what was counted of a class; nothing if there is none.
func (t *Incidents) Of(c Class) *IncidentCounts {
	if counts := t.groups[c]; counts != nil {
		return counts
	}
	return NewIncidentCounts()
}

// Keys are those of a division of which anything was told, in alphabetical order; nil if nobody
// told anything.
func (t *Incidents) Keys(positive bool, by By) []string {
	var keys []string
	told := false
	for class := range t.groups {
		if class.Positive == positive && class.By == by {
			keys = append(keys, class.Key)
			told = told || class.Key != ""
		}
	}
	if !told {
		return nil
	}
	slices.Sort(keys)
	return keys
}

// Name is how a key is written.
func (t *Incidents) Name(key string) string { return t.names[key] }

// Coders are the causes of complaints that either coder named, in alphabetical order, and how many the
// first put into each row and the second into each column. Only those that both
// coded count.
func (t *Incidents) Coders() (keys []string, counts [][]int64) {
	used := make(map[string]bool)
	for pair := range t.coders {
		used[pair[0]], used[pair[1]] = true, true
	}
	keys = slices.Sorted(maps.Keys(used))
	for _, first := range keys {
		var row []int64
		for _, second := range keys {
			row = append(row, t.coders[[2]string{first, second}])
		}
		counts = append(counts, row)
	}
	return keys, counts
}
