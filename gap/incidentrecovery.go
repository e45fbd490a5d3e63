package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Recovery is how satisfied those are whose complaint was resolved, less how satisfied
// others are: above zero, a complaint that is settled well leaves customers more
// satisfied than those others.
type Recovery struct {
	Against    string `json:"against"`
	FromN      int64  `json:"from_n"` // the others
	FromValue  Number `json:"from_value"`
	ToN        int64  `json:"to_n"` // those whose complaint was resolved
	ToValue    Number `json:"to_value"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
	Tested
}

// Whom resolved complaints are set against.
const (
	AgainstUnresolved = "unresolved" // complaints that were not
	AgainstWithout    = "without"    // customers of the survey who did not complain
	AgainstCustomers  = "customers"  // customers of the survey, whether they complained or not
)

func (o IncidentOptions) recovery(t *tally.Incidents) []Recovery {
	complaints := t.Whole(false)
	resolved, open := complaints.Satisfied(survey.Resolved).Moments(), complaints.Satisfied(survey.Unresolved).Moments()
	rows := []Recovery{}
	if resolved.N == 0 {
		return rows
	}
	if open.N > 0 {
		rows = append(rows, o.recovered(AgainstUnresolved, open, resolved))
	}
	if o.Others != nil {
		against := AgainstCustomers
		if o.WithoutComplaint {
			against = AgainstWithout
		}
		rows = append(rows, o.recovered(against, o.Others.Moments(), resolved))
	}
	return rows
}

func (o IncidentOptions) recovered(against string, others, resolved stat.Moments) Recovery {
	row := Recovery{Against: against, FromN: others.N, FromValue: Number(others.Mean), ToN: resolved.N, ToValue: Number(resolved.Mean)}
	e, test := stat.WelchT(resolved, others, o.Confidence)
	row.fill(e, test)
	row.Note = noteOf(test, min(others.N, resolved.N))
	return row
}

// Coding is how far two coders of the same incidents agree on their causes.
type Coding struct {
	N        int64  `json:"n"` // incidents that both coded
	Observed Number `json:"observed"`
	Expected Number `json:"expected"` // by chance
	Kappa    Number `json:"kappa"`
	SE       Number `json:"se"`
	Low      Number `json:"ci_low"`
	High     Number `json:"ci_high"`
	Level    Number `json:"ci_level"`
	// Causes are the rows of the first coder and the columns of the second, FirstN how many
	// incidents the first put into each row, and Shares where the second put these.
	Causes     []string   `json:"causes"`
	FirstN     []int64    `json:"first_n"`
	Shares     [][]Number `json:"shares"`
	Suppressed bool       `json:"suppressed"`
	Note       string     `json:"note"`

	counts [][]int64
	pooled int // causes in the last row and column, 0 if that is one cause
}

// Pooled is how many causes stand together in the last row and column of the table; 0 if
// each has its own.
func (c Coding) Pooled() int { return c.pooled }

func (o IncidentOptions) coding(t *tally.Incidents) *Coding {
	keys, counts := t.Coders()
	if len(keys) == 0 {
		return nil
	}
	a := stat.Kappa(counts, o.Confidence)
	k := a.Kappa
	c := &Coding{
		N: a.N, Observed: Number(a.Observed), Expected: Number(a.Expected), Note: string(k.Reason),
		Kappa: Number(k.Value), SE: Number(k.SE), Low: Number(k.Lo), High: Number(k.Hi), Level: Number(k.Level),
	}
	for _, key := range keys {
		c.Causes = append(c.Causes, t.Name(key))
	}
	c.tabulate(counts)
	return c
}

// tabulate fills in the table from counts.
func (c *Coding) tabulate(counts [][]int64) {
	c.counts, c.FirstN, c.Shares = counts, nil, nil
	for _, row := range counts {
		var sum int64
		for _, n := range row {
			sum += n
		}
		var shares []Number
		for _, n := range row {
			shares = append(shares, Number(float64(n)/float64(sum))) // undefined of nothing
		}
		c.FirstN, c.Shares = append(c.FirstN, sum), append(c.Shares, shares)
	}
}
