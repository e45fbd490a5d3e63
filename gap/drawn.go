package gap

import (
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Drawn says how the respondents of a group stand for others, where they do not each
// count once, drawn alone from a population without an end.
type Drawn struct {
	Group string `json:"group"` // its role
	N     int64  `json:"n"`
	// Weights is the rule of the sampling weights, Total their sum, Kish the number of
	// respondents of equal weight that would be as sure, and Effect n over it.
	Weights string  `json:"weights,omitempty"`
	Total   Number  `json:"sum_of_weights"`
	Kish    Number  `json:"n_effective"`
	Effect  Number  `json:"design_effect"`
	Rake    *Raking `json:"rake,omitempty"`
	// Clusters is the number of clusters, and ICC how far respondents of one are alike
	// in their overall gap; ClusterEffect is the variance of its mean over that of as
	// many drawn alone.
	Clusters      int    `json:"clusters,omitempty"`
	ICC           Number `json:"icc"`
	ClusterEffect Number `json:"cluster_effect"`
	Population    int64  `json:"population,omitempty"` // of whom N answered, 0 if it has no end
}

// Raking is how weights came out that make a group's margins those of a population.
type Raking struct {
	Least   float64 `json:"least"` // the smallest weight, of a mean of 1
	Most    float64 `json:"most"`
	Trimmed int64   `json:"trimmed"` // respondents whose weight was cut
	Outside int64   `json:"outside"` // respondents whose weight lies outside the bounds nevertheless
	// Deviation is the largest relative difference of a margin from its target.
	Deviation float64 `json:"deviation"`
}

// FewClusters is the number of clusters below which their intervals are said to be
// doubtful (METHODS: clusters).
const FewClusters = 10

// drawn is the study as samples of populations that have an end.
func (s Study) drawn() Study {
	for role := range s.Populations {
		if t := s.Group(role); t != nil {
			s.Set(role, t.Known(s.known(role)))
		}
	}
	return s
}

// known is the share of a group's population that answered, 0 if that has no end.
func (s Study) known(role survey.Role) float64 {
	size := s.Populations[role]
	if size.N == 0 {
		return 0
	}
	return min(1, float64(size.Responses)/float64(size.N))
}

// Population is of how many the respondents of a group are a sample: Responses of N.
// Levels of a background question are known to be as large a part of theirs.
type Population struct{ Responses, N int64 }

// designs lists how each group was drawn.
func (a analysis) designs() []Drawn {
	var all []Drawn
	for _, role := range roles {
		if t := a.Group(role); t != nil {
			if d := a.designOf(role, t); d.Weights != "" || d.Clusters > 0 || d.Population > 0 {
				all = append(all, d)
			}
		}
	}
	return all
}

// drawn takes in how groups were drawn; rank tests are of the others alone.
func (m *Method) drawn(designs []Drawn) {
	m.Designs = designs
	for _, test := range []*string{&m.RankTest, &m.RankTestBetween} {
		if len(designs) > 0 && *test != "" {
			*test += "; not of groups in designs"
		}
	}
}

func (a analysis) designOf(role survey.Role, t *tally.Tally) Drawn {
	d := Drawn{Group: string(role), N: t.Responses(), Population: a.Populations[role].N}.withoutNumbers()
	if w, ok := t.Weights(); ok {
		d.Weights, d.Total, d.Kish = w.Rule, Number(w.Total()), Number(w.Kish())
		d.Effect = Number(d.N) / d.Kish
		if r, raked := a.Raked[role]; raked {
			d.Rake = &r
		}
	}
	if n, ok := t.Clusters(); ok {
		d.Clusters = n
		a.clustered(&d, t)
	}
	return d
}

// withoutNumbers has no numbers that answers are needed for.
func (d Drawn) withoutNumbers() Drawn {
	for _, n := range []*Number{&d.Total, &d.Kish, &d.Effect, &d.ICC, &d.ClusterEffect} {
		*n = Undefined
	}
	return d
}

// clustered fills in how much respondents of one cluster are alike.
func (a analysis) clustered(d *Drawn, t *tally.Tally) {
	v, ok := servicePair(t)
	if !ok {
		return
	}
	gaps, _ := v.Overall()
	d.ICC = Number(gaps.ICC())
	if m := gaps.Moments(); m.Design != nil {
		d.ClusterEffect = Number(m.Design.Effect)
	}
}

// suppressDesigns hides how groups of fewer than least were drawn.
func suppressDesigns(all []Drawn, least int64) []Drawn {
	shown := slices.Clone(all)
	for i, d := range shown {
		if d.N < least && persons(d.Group) {
			shown[i] = Drawn{Group: d.Group, Weights: d.Weights, Population: d.Population}.withoutNumbers()
		}
	}
	return shown
}

// fewClusters tells of groups with so few clusters that intervals are doubtful.
func fewClusters(designs []Drawn) []Note {
	var notes []Note
	for _, d := range designs {
		if d.Clusters > 0 && d.Clusters < FewClusters {
			notes = append(notes, Note{Code: NoteFewClusters, ID: d.Group, Count: int64(d.Clusters)})
		}
	}
	return notes
}

// Weighted reports whether any group of the study has weights or clusters, which some
// analyses cannot take account of.
func (s Study) Weighted() bool {
	return slices.ContainsFunc(roles, func(r survey.Role) bool {
		t := s.Group(r)
		return t != nil && (t.Plan().Weights != "" || t.Plan().Clusters)
	})
}
