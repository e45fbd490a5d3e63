package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Structure is how many factors stand behind all items as one group rated them on
// a construct, or behind their gaps, and how the items load on them. It takes the N
// respondents who answered every item.
type Structure struct {
	Wave  string `json:"wave"`
	Group string `json:"group"`
	Of    string `json:"of"` // a construct, or service for the gap
	N     int64  `json:"n"`
	Items int    `json:"items"`
	// Dimensions is how many the questionnaire has.
	Dimensions int `json:"dimensions"`
	// KMO is the measure of sampling adequacy; Sphericity Bartlett's test that no
	// two items correlate, chi-squared with its degrees of freedom.
	KMO        Number `json:"kmo"`
	Sphericity Number `json:"bartlett_chi_squared"`
	DF         Number `json:"bartlett_df"`
	P          Number `json:"bartlett_p"`
	// Eigenvalues of the correlations, and what parallel analysis sets each
	// against: the 95 % quantile of those of numbers that do not correlate, of as
	// many items and respondents.
	Eigenvalues []Number `json:"eigenvalues"`
	Chance      []Number `json:"parallel"`
	Replicates  int      `json:"parallel_replicates"`
	Quantile    Number   `json:"parallel_quantile"`
	Seed        uint64   `json:"seed"`
	FirstShare  Number   `json:"first_share"` // the first eigenvalue's part of their sum
	Suggested   Number   `json:"suggested_factors"`
	// What was extracted, and how. SumsOfSquares is of the loadings of each factor.
	Extraction    string     `json:"extraction"`
	Rotation      string     `json:"rotation"`
	Factors       int        `json:"factors"`
	SumsOfSquares []Number   `json:"sums_of_squares"`
	Correlations  [][]Number `json:"factor_correlations"`
	Members       []Loadings `json:"members"`
	// Concerned lists the items that a reason in the note is about, by their ids.
	Concerned  []string `json:"concerned"`
	Suppressed bool     `json:"suppressed"`
	Note       string   `json:"note"`
}

// Loadings is an item's part in the factors.
type Loadings struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	Adequacy  Number `json:"msa"` // the KMO of the item's own correlations
	SMC       Number `json:"smc"` // its squared multiple correlation with the others
	// Loadings on each factor, the pattern, and the part of the item's variance that
	// the factors share.
	Loadings    []Number `json:"loadings"`
	Communality Number   `json:"communality"`
}

// structureOf looks at the factors of all items of an instrument.
func structureOf(group, of string, items stat.Cross, in survey.Instrument, o FactorOptions) Structure {
	s := blankStructure(group, of, items, in, o)
	r := items.Correlations()
	fit := r.Factorability()
	s.KMO, s.Sphericity, s.DF, s.P = Number(fit.KMO), Number(fit.Sphericity.Statistic), Number(fit.Sphericity.DF), Number(fit.Sphericity.P)
	s.Note, s.Concerned = string(fit.Reason), concerned(in, every(in), fit.Numbers)
	values := r.Eigenvalues()
	if values == nil {
		return s
	}
	chance := stat.ChanceEigenvalues(items.N, items.K, replicates, chanceAt, o.Seed)
	suggested := stat.FactorCount(values, chance)
	s.Eigenvalues, s.Chance, s.Suggested = numbers(values), numbers(chance), Number(suggested)
	s.FirstShare = Number(values[0] / float64(items.K))
	if s.Note != "" {
		return s
	}
	for i := range s.Members {
		s.Members[i].Adequacy, s.Members[i].SMC = Number(fit.MSA[i]), Number(fit.SMC[i])
	}
	if o.Factors > 0 {
		suggested = o.Factors
	}
	if suggested == 0 {
		s.Note = NoteNoFactor
		return s
	}
	s.take(factorsOf(r, suggested, o), in)
	return s
}

// factorsOf extracts and rotates factors.
func factorsOf(r stat.Correlations, factors int, o FactorOptions) stat.Factors {
	f := r.MinimumResiduals
	if o.Extraction == PrincipalAxes {
		f = r.PrincipalAxes
	}
	switch solution := f(factors); o.Rotation {
	case Unrotated:
		return solution
	case Varimax:
		return solution.Varimax()
	case Promax:
		return solution.Promax()
	default:
		return solution.Oblimin()
	}
}

// take fills in the factors, or why there are none.
func (s *Structure) take(f stat.Factors, in survey.Instrument) {
	if f.Reason != "" {
		s.Note, s.Concerned = string(f.Reason), concerned(in, every(in), f.Numbers)
		return
	}
	s.Factors, s.SumsOfSquares = len(f.Phi), numbers(f.SumsOfSquares())
	for _, row := range f.Phi {
		s.Correlations = append(s.Correlations, numbers(row))
	}
	for i := range s.Members {
		s.Members[i].Loadings, s.Members[i].Communality = numbers(f.Loadings[i]), Number(f.Communalities[i])
	}
	if s.N < lowBase {
		s.Note = NoteLowBase
	}
}

// blankStructure is what is analysed and how, and nothing of what was found.
func blankStructure(group, of string, items stat.Cross, in survey.Instrument, o FactorOptions) Structure {
	s := Structure{
		Group: group, Of: of, N: items.N, Items: items.K, Dimensions: countDimensions(in),
		Replicates: replicates, Quantile: chanceAt, Seed: o.Seed, Extraction: o.Extraction, Rotation: o.Rotation,
	}.withoutNumbers()
	if s.Extraction == "" {
		s.Extraction = Extractions()[0]
	}
	if s.Rotation == "" {
		s.Rotation = Rotations()[0]
	}
	for i, item := range in.Items {
		l := Loadings{ID: item.ID, Label: item.Label, Adequacy: Undefined, SMC: Undefined, Loadings: []Number{}, Communality: Undefined}
		if d := in.DimensionOf(i); d >= 0 && !in.Undivided() {
			l.Dimension = in.Dimensions[d].ID
		}
		s.Members = append(s.Members, l)
	}
	return s
}

// withoutNumbers is what is analysed, without anything that was found.
func (s Structure) withoutNumbers() Structure {
	for _, n := range []*Number{&s.KMO, &s.Sphericity, &s.DF, &s.P, &s.FirstShare, &s.Suggested} {
		*n = Undefined
	}
	s.Factors, s.Eigenvalues, s.Chance, s.SumsOfSquares, s.Correlations = 0, []Number{}, []Number{}, []Number{}, [][]Number{}
	s.Members, s.Concerned = []Loadings{}, []string{}
	return s
}

// every is the places of all items.
func every(in survey.Instrument) []int {
	places := make([]int, len(in.Items))
	for i := range places {
		places[i] = i
	}
	return places
}

func numbers(x []float64) []Number {
	out := make([]Number, len(x))
	for i, v := range x {
		out[i] = Number(v)
	}
	return out
}
