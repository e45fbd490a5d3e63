package gap_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// reliability is the analysis of a data set of the oracle, counted as
// ReliabilityPlan says.
func (o *oracle) reliability(t *testing.T, name string, f gap.FactorOptions) gap.Result {
	t.Helper()
	return gap.Reliability(gap.Study{Customers: o.counted(t, name, gap.ReliabilityPlan)}, gap.Options{}, f)
}

// counted is a data set of the oracle as a plan counts it.
func (o *oracle) counted(t *testing.T, name string, plan func(survey.Questionnaire, tally.Rule) tally.Plan) *tally.Tally {
	t.Helper()
	d := o.sets[name]
	q := d.plan(tally.HalfPairs).Questionnaire
	counted, err := tally.New(plan(q, tally.HalfPairs))
	if err != nil {
		t.Fatal(err)
	}
	for _, response := range d.responses(q) {
		counted.Add(response)
	}
	return counted
}

// ofSide is what a side of the oracle is called in a result.
var ofSide = map[string]string{"E": string(survey.Expected), "P": string(survey.Perceived), "G": gap.Service}

// idOf is the id of a record's dimension in a result.
func idOf(dim string) string {
	if dim == "all" {
		return survey.AllItems
	}
	return dim
}

// The rows of the result, not only the functions behind them, have the oracle's
// numbers: of the right items, the right side and the right respondents.
func TestReliabilityIsTheOracles(t *testing.T) {
	o := readOracle(t)
	for _, name := range []string{"servqual", "missing"} {
		r, checked := o.reliability(t, name, gap.FactorOptions{}), 0
		for _, record := range o.records {
			if record.Dataset != name {
				continue
			}
			for _, row := range r.Consistency {
				if row.ID != idOf(record.arg("dim")) || row.Of != ofSide[record.arg("side")] && (record.Stat != "johns_reliability" || row.Of != gap.Service) {
					continue
				}
				for value, got := range consistencyValues(row, record.Stat) {
					o.compare(t, record, value, got, record.Values[value])
					checked++
				}
			}
		}
		if checked != 3*6*(7+1)+6*2 {
			t.Errorf("%s: %d values were checked", name, checked)
		}
	}
}

// consistencyValues is what a row has of the values of a statistic.
func consistencyValues(row gap.Consistency, stat string) map[string]any {
	var itemTotal, ifDeleted []float64
	for _, m := range row.Members {
		itemTotal, ifDeleted = append(itemTotal, float64(m.ItemTotal)), append(ifDeleted, float64(m.IfDeleted))
	}
	switch stat {
	case "alpha":
		return map[string]any{
			"raw": float64(row.Alpha), "std": float64(row.Standardized), "mean_r": float64(row.MeanR),
			"feldt95_lo": float64(row.AlphaLow), "feldt95_hi": float64(row.AlphaHigh),
			"item_total_r": itemTotal, "alpha_if_deleted": ifDeleted,
		}
	case "omega_total":
		return map[string]any{"minres_model": float64(row.Omega)}
	case "johns_reliability":
		return map[string]any{"r_diff": float64(row.Difference), "r_ep": float64(row.RSides)}
	default:
		return nil
	}
}

func TestStructureIsTheOracles(t *testing.T) {
	o := readOracle(t)
	rotated := map[string]string{"fa_varimax": gap.Varimax, "fa_promax": gap.Promax, "fa_oblimin": gap.Oblimin, "fa_minres": gap.Unrotated}
	checked := make(map[string]int)
	for stat, rotation := range rotated {
		r := o.reliability(t, "missing", gap.FactorOptions{Rotation: rotation, Factors: 5})
		for _, record := range o.records {
			if record.Dataset != "missing" || record.arg("items") != "all" || rotated[record.Stat] != "" && record.Stat != stat {
				continue
			}
			s := r.Structure[slices.IndexFunc(r.Structure, func(s gap.Structure) bool { return s.Of == ofSide[record.arg("side")] })]
			for value, got := range structureValues(s) {
				if want, ok := record.Values[value]; ok {
					o.compare(t, record, value, got, want)
					checked[value]++
				} else if record.Name == value {
					o.compare(t, record, value, got, record.Value)
					checked[value]++
				}
			}
		}
	}
	for _, value := range []string{"overall", "msa", "chisq", "p", "eigenvalues", "smc", "communalities", "loadings_unrotated", "loadings", "pattern", "phi"} {
		if checked[value] < 3 {
			t.Errorf("%s: %d were checked", value, checked[value])
		}
	}
}

func structureValues(s gap.Structure) map[string]any {
	floats := func(numbers []gap.Number) []float64 {
		var x []float64
		for _, n := range numbers {
			x = append(x, float64(n))
		}
		return x
	}
	var msa, smc, communalities []float64
	var loadings, phi [][]float64
	for _, m := range s.Members {
		msa, smc, communalities = append(msa, float64(m.Adequacy)), append(smc, float64(m.SMC)), append(communalities, float64(m.Communality))
		loadings = append(loadings, floats(m.Loadings))
	}
	for _, row := range s.Correlations {
		phi = append(phi, floats(row))
	}
	return map[string]any{
		"overall": float64(s.KMO), "msa": msa, "smc": smc, "chisq": float64(s.Sphericity), "df": float64(s.DF), "p": float64(s.P),
		"eigenvalues": floats(s.Eigenvalues), "communalities": communalities, "ss_loadings": floats(s.SumsOfSquares),
		"loadings_unrotated": loadings, "loadings": loadings, "pattern": loadings, "phi": phi,
	}
}

// The data were made with five dimensions, and that many factors are found.
func TestParallelAnalysisFindsTheDimensions(t *testing.T) {
	for _, s := range readOracle(t).reliability(t, "servqual", gap.FactorOptions{Seed: 1}).Structure {
		if s.Suggested != 5 || s.Factors != 5 || s.Dimensions != 5 || s.Rotation != gap.Oblimin || s.Extraction != gap.Minres {
			t.Errorf("%s: %v factors suggested, %d by %s and %s", s.Of, s.Suggested, s.Factors, s.Extraction, s.Rotation)
		}
	}
}

// reliabilityOf counts rows of answers to k items in one dimension, perceived alone.
func reliabilityOf(t *testing.T, rows ...string) gap.Result {
	t.Helper()
	k := len(strings.Fields(rows[0]))
	in := survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}}
	for i := range k {
		if i%10 == 0 {
			in.Dimensions = append(in.Dimensions, survey.Dimension{ID: "x" + strconv.Itoa(i)})
		}
		d := &in.Dimensions[i/10]
		d.Items = append(d.Items, i)
		in.Items = append(in.Items, survey.Item{ID: string(rune('a' + i))})
	}
	q := survey.Questionnaire{Instrument: in, Group: survey.Group{ID: "customers", Role: survey.Customers}, Constructs: []survey.Construct{survey.Perceived}}
	counted, err := tally.New(gap.ReliabilityPlan(q, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, cell := range strings.Fields(row) {
			if number, err := strconv.Atoi(cell); err == nil {
				r.Answers[i] = survey.Code(number - 1)
			}
		}
		counted.Add(r)
	}
	return gap.Suppress(gap.Reliability(gap.Study{Customers: counted}, gap.Options{}, gap.FactorOptions{}), 0)
}

func TestReliabilityAtTheEdges(t *testing.T) {
	tests := []struct {
		name           string
		rows           []string
		alpha          bool
		note           string
		structure      string // the note of the factors
		concerned      string // items that the omega's reason is about
		against        string // items that run against the others
		factorsConcern string
	}{
		{"nobody answered all", []string{"1 2 .", ". 2 1"}, false, "n_zero", "n_zero", "", "", ""},
		{"one respondent", []string{"1 2 3", "2 . 3"}, false, "n_one", "n_one", "", "", ""},
		{"two respondents", []string{"1 2 3", "2 3 5"}, true, "omega_few_people", "few_people", "", "", ""},
		{"one item", []string{"1", "2", "3"}, false, "few_items", "few_items", "", "", ""},
		{"two items against each other", []string{"1 6", "2 5", "3 5", "5 2"}, true, "negative_alpha omega_few_items", "no_factor", "", "a b", ""},
		{"two items", []string{"1 1", "2 3", "3 2", "5 6"}, true, "omega_few_items", "no_factor", "", "", ""},
		{"all answers equal", []string{"4 4 4", "4 4 4", "4 4 4", "4 4 4"}, false, "zero_variance omega_constant_item", "constant_item", "a b c", "", "a b c"},
		{"a constant item", []string{"1 2 4", "2 3 4", "3 3 4", "5 4 4"}, true, "omega_constant_item", "constant_item", "c", "", "c"},
		{"an item twice", []string{"1 2 1", "2 4 2", "3 3 3", "5 6 5", "4 4 4"}, true, "omega_repeated_item", "repeated_item", "a c", "", "a c"},
		{"negative alpha", []string{"1 7 3", "2 6 5", "3 5 2", "4 3 4", "5 4 1", "6 1 4"}, true, "negative_alpha omega_not_converged", "no_factor", "", "a", ""},
		{"an item worded the other way", []string{"1 1 7", "2 3 6", "3 2 5", "5 6 2", "6 5 1", "4 4 3"}, true, "negative_alpha omega_heywood", "heywood", "c", "c", "c"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := reliabilityOf(t, test.rows...)
			row := r.Consistency[0]
			var against []string
			for _, m := range row.Members {
				if m.Against {
					against = append(against, m.ID)
				}
			}
			if row.Alpha.Defined() != test.alpha || row.Note != test.note {
				t.Errorf("alpha %v, note %q, want one: %v, note %q", row.Alpha, row.Note, test.alpha, test.note)
			}
			if strings.Join(row.Concerned, " ") != test.concerned || strings.Join(against, " ") != test.against {
				t.Errorf("concerned %v, against %v, want %q, %q", row.Concerned, against, test.concerned, test.against)
			}
			s := r.Structure[0]
			if s.Note != test.structure || strings.Join(s.Concerned, " ") != test.factorsConcern {
				t.Errorf("factors: note %q about %v, want %q, %q", s.Note, s.Concerned, test.structure, test.factorsConcern)
			}
			if last := r.Consistency[1]; last.Level != gap.LevelAllItems || last.N != row.N || math.Abs(float64(last.Alpha-row.Alpha)) > 0 {
				t.Errorf("all items: got %+v", last)
			}
		})
	}
}

func TestMoreFactorsThanCorrelationsCanTell(t *testing.T) {
	for _, s := range readOracle(t).reliability(t, "servqual", gap.FactorOptions{Factors: 16}).Structure {
		if s.Note != "many_factors" || s.Factors != 0 || len(s.Members[0].Loadings) != 0 || !s.KMO.Defined() {
			t.Errorf("%s: note %q, %d factors, KMO %v", s.Of, s.Note, s.Factors, s.KMO)
		}
	}
}

// Of too many items nothing is looked at together, and a note says so.
func TestReliabilityOfManyItems(t *testing.T) {
	r := reliabilityOf(t, strings.Repeat("1 ", tally.MostTogether+1), strings.Repeat("2 ", tally.MostTogether+1))
	if len(r.Structure) != 0 || len(r.Consistency) != 11 || len(r.Notes) != 1 || r.Notes[0].Code != gap.NoteNotTogether || r.Notes[0].Count != 101 {
		t.Errorf("%d structures, %d rows, notes %+v", len(r.Structure), len(r.Consistency), r.Notes)
	}
}

// What rests on fewer respondents than may be shown has no number and no item.
func TestReliabilityOfFewIsHidden(t *testing.T) {
	shown := reliabilityOf(t, "1 2 1", "2 4 3", "3 3 3", "5 6 4", "4 4 1")
	for _, least := range []int64{5, 6} {
		r := gap.Suppress(shown, least)
		hidden := least == 6
		for _, row := range r.Consistency {
			if row.Suppressed != hidden || row.Alpha.Defined() == hidden || (len(row.Members) == 0) != hidden || (row.N == 0) != hidden {
				t.Errorf("least %d: got %+v", least, row)
			}
		}
		for _, s := range r.Structure {
			if s.Suppressed != hidden || s.KMO.Defined() == hidden || (len(s.Eigenvalues) == 0) != hidden || (len(s.Members) == 0) != hidden || (s.N == 0) != hidden {
				t.Errorf("least %d: got %+v", least, s)
			}
		}
	}
	if shown.Consistency[0].Suppressed {
		t.Error("Suppress changed what it was given")
	}
}
