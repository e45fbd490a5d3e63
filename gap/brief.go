package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Polled is what a group is to be asked in the next waves.
type Polled struct {
	Role       survey.Role
	Constructs []survey.Construct
	Questions  int   // that one respondent answers
	Population int64 // of whom the group is a sample; 0 if it has no end
}

// Brief is a plan on one page: which groups to ask, how many, and how often, to decide on
// a gap.
type Brief struct {
	Gap     string     `json:"gap"`
	Cadence string     `json:"cadence"`
	Waves   Number     `json:"waves_a_year"` // that the customers bear; undefined if nobody says how many they are
	Groups  []BriefRow `json:"groups"`
}

// BriefRow is a group of a plan. Fields are keyed as the columns of the CSV output.
type BriefRow struct {
	Group     string   `json:"group"`
	Decides   bool     `json:"decides"` // the gap is made of its answers
	Asked     []string `json:"asked"`   // constructs
	Questions int      `json:"questions"`
	Plans     string   `json:"gap"` // the one whose change its answers are to show
	SD        Number   `json:"sd"`  // of that gap, by one respondent of each side
	EachWave  Number   `json:"n_each_wave"`
	Invited   Number   `json:"invited"` // undefined without a response rate
	// Margin is half of the interval of the gap of one dimension in one wave of EachWave
	// answers.
	Margin Number `json:"margin"`
	Steps  []int  `json:"steps"` // that its answers measure, beside those of customers
	Note   string `json:"note"`
}

// NoteFewCustomers: there are fewer customers than one wave has to invite.
const NoteFewCustomers = "few_customers"

// briefGaps are the gaps that a group's answers are planned for where it does not decide.
var briefGaps = map[survey.Role][]string{
	survey.Customers: {Service},
	survey.Managers:  {Knowledge, Standards},
	survey.Staff:     {Delivery, Communication},
}

// BriefGaps are the gaps that a plan can be made for, a leg of the chain each.
func BriefGaps() []string { return []string{Service, Knowledge, Standards, Delivery, Communication} }

// measuredBy are the steps that a construct is the answer to.
var measuredBy = map[survey.Construct]int{
	survey.Expected: 1, survey.Perceived: 2, survey.Delivered: 3, survey.Standard: 4, survey.Belief: 5, survey.Promised: 6,
}

// Brief plans the groups for a gap. Each group is as large as its widest dimension needs,
// by Need: of a gap within a group by the spread of one respondent's gap, of a gap between
// two by the root of the sum of both variances, with as many answers on either side. What
// a survey does not say has no size, unless sd, above 0, stands for the spread of every
// gap. r is as Suppress leaves it, and may be empty.
//
// The customers bear as many waves a year as there are customers to be invited, none
// twice. Cadence is the one given, else the most frequent that they bear, quarterly if
// nobody says how many they are.
func (o Sizing) Brief(name string, asked []Polled, r Result, sd float64, cadence string) Brief {
	b := Brief{Gap: name, Cadence: cadence, Waves: Undefined}
	for _, a := range asked {
		row := o.briefRow(name, a, r, sd)
		if a.Role == survey.Customers && o.Population > 0 {
			if b.Waves = row.wavesOf(o.Population); b.Waves.Defined() && b.Waves < 1 {
				row.Note = NoteFewCustomers
			}
		}
		b.Groups = append(b.Groups, row)
	}
	if b.Cadence == "" {
		b.Cadence = cadenceOf(b.Waves)
	}
	return b
}

func (o Sizing) briefRow(name string, a Polled, r Result, sd float64) BriefRow {
	row := BriefRow{Group: string(a.Role), Questions: a.Questions, SD: Undefined, EachWave: Undefined, Invited: Undefined, Margin: Undefined}
	for _, c := range a.Constructs {
		row.Asked = append(row.Asked, string(c))
		if n := measuredBy[c]; n > 0 {
			row.Steps = append(row.Steps, n)
		}
	}
	slices.Sort(row.Steps)
	planned := briefGaps[a.Role]
	if row.Decides = ratedBy(name, a.Constructs); row.Decides {
		planned = []string{name}
	}
	if a.Role != survey.Customers {
		o.Population = a.Population
	}
	for _, gap := range planned {
		row.planFor(gap, briefSpread(r, gap, sd), o)
	}
	if rate := rateOf(r, a.Role); rate > 0 && row.EachWave.Defined() {
		row.Invited = Number(math.Ceil(float64(row.EachWave/rate) - 1e-9))
	}
	return row
}

// planFor takes the size of a gap where it is larger than that of another.
func (row *BriefRow) planFor(gap string, sd float64, o Sizing) {
	n := o.Need(sd).EachWave
	if !n.Defined() || row.EachWave.Defined() && n <= row.EachWave {
		if row.Plans == "" {
			row.Plans = gap
		}
		return
	}
	row.Plans, row.SD, row.EachWave = gap, Number(sd), n
	switch known := stat.BeyondPopulation(float64(n), o.Population); {
	case math.IsInf(known, 1):
		row.Margin = 0 // all are asked
	case known > 1:
		row.Margin = Number(stat.StudentQuantile(1-o.alpha()/2, known-1) * sd / math.Sqrt(known))
	}
}

// wavesOf is how many waves a year of a group the population bears.
func (row BriefRow) wavesOf(population int64) Number {
	each := row.Invited
	if !each.Defined() {
		each = row.EachWave
	}
	if !each.Defined() || each < 1 {
		return Undefined
	}
	return Number(math.Floor(float64(population) / float64(each)))
}

// cadenceOf is the most frequent cadence of some waves a year.
func cadenceOf(waves Number) string {
	switch {
	case !waves.Defined():
		return "quarterly"
	case waves >= 12:
		return "monthly"
	case waves >= 4:
		return "quarterly"
	case waves >= 2:
		return "half-yearly"
	default:
		return "yearly"
	}
}

// ratedBy reports whether a gap is made of one of some constructs.
func ratedBy(name string, constructs []survey.Construct) bool {
	for _, c := range comparisons {
		if c.name == name && !c.byCustomers {
			return slices.Contains(constructs, c.from) || slices.Contains(constructs, c.to)
		}
	}
	return false
}

// briefSpread is the spread of a gap in the widest dimension: given, or of the survey; not a
// number if neither says it.
func briefSpread(r Result, name string, given float64) float64 {
	if given > 0 {
		return given
	}
	widest := math.NaN()
	for _, g := range r.GapsOf(name) {
		if g.Level != LevelDimension || g.Segment != "" || g.Suppressed {
			continue
		}
		sd := float64(g.SE) * math.Sqrt(float64(g.N))
		if g.FromGroup != g.ToGroup {
			sd = math.Hypot(stepSpread(r, g.FromStep, g.FromGroup, g.ID), stepSpread(r, g.ToStep, g.ToGroup, g.ID))
		}
		if sd > 0 && !(widest >= sd) {
			widest = sd
		}
	}
	return widest
}

// stepSpread is the spread of a step's scores in a dimension.
func stepSpread(r Result, step, group, dimension string) float64 {
	for _, s := range r.Steps {
		for _, row := range s.Rows {
			if row.Step == step && row.Group == group && row.Level == LevelDimension && row.ID == dimension && row.Segment == "" && !row.Suppressed {
				return float64(row.SE) * math.Sqrt(float64(row.N))
			}
		}
	}
	return math.NaN()
}

// rateOf is the response rate of a role, 0 if nobody wrote it.
func rateOf(r Result, role survey.Role) Number {
	for _, g := range r.Respondents {
		if g.Role == string(role) && g.Rate > 0 {
			return g.Rate
		}
	}
	return 0
}
