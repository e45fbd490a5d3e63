package survey

import (
	_ "embed"
	"encoding/json"
)

// Practice is the one construct of practices: whether a statement about how the company
// goes about its service holds, 0 or 1.
const Practice Construct = "practice"

// Practices is what managers or contact staff say is done in their company, or is not,
// each beside the gap that it goes along with.
type Practices struct {
	Gaps          []string // by item: the gap that it goes along with
	Obstacles     []string `json:",omitempty"` // the items that are reasons why too little is done
	Questionnaire Questionnaire
}

//go:embed practices.json
var practicesFile []byte

// PracticesOf is all that a role can be asked, yes or no; of customers and documents it
// is nothing.
//
// What goes along with which gap follows Zeithaml, Berry & Parasuraman (1988), Journal
// of Marketing 52:35; the statements are our own.
func PracticesOf(group Group) Practices {
	p := Practices{Questionnaire: Questionnaire{Group: group, Constructs: []Construct{Practice}, Instrument: Instrument{Scale: yesOrNo}}}
	if group.Role != Managers && group.Role != Staff {
		return p
	}
	var file struct {
		Practices []struct {
			ID, Label, Gap string
			Obstacle       bool
		}
	}
	if err := json.Unmarshal(practicesFile, &file); err != nil {
		panic(err) // embedded: the file is part of the program
	}
	for _, one := range file.Practices {
		p.Add(one.Gap, Item{ID: one.ID, Label: one.Label}, one.Obstacle)
	}
	return p
}

// yesOrNo is the scale of practices.
var yesOrNo = Scale{Min: 0, Step: 1, Den: 1, Points: 2}

// Add puts a practice behind the others.
func (p *Practices) Add(gap string, item Item, obstacle bool) {
	p.Gaps = append(p.Gaps, gap)
	p.Questionnaire.Instrument.Items = append(p.Questionnaire.Instrument.Items, item)
	if obstacle {
		p.Obstacles = append(p.Obstacles, item.ID)
	}
}

// The constructs of opportunities: how important an improvement is, how well the matter
// stands now, and what the two make.
const (
	OpportunityImportance Construct = "opportunity_importance"
	OpportunityState      Construct = "opportunity_state"
	Opportunity           Construct = "opportunity"
)

// MostOpportunityAnswers is how many answers the scale of opportunities may have.
const MostOpportunityAnswers = 11

// Opportunities is what could be improved, rated by managers or contact staff: its
// importance and its present state, on one scale, high is much and good. Weighed is
// what each respondent's two answers make, importance × room, in steps above the lowest
// answer and below the highest: from 0, of no importance or as good as can be, to
// (answers − 1)², most important and as bad as can be.
type Opportunities struct {
	Rated   Questionnaire
	Weighed Questionnaire
}

// NewOpportunities is what could be improved on a scale; each item is a dimension of
// its own, so that two can be compared.
func NewOpportunities(group Group, scale Scale, items []Item) Opportunities {
	in := Instrument{Scale: scale, Items: items}
	for i, item := range items {
		in.Dimensions = append(in.Dimensions, Dimension{ID: item.ID, Label: item.Label, Items: []int{i}})
	}
	steps := scale.Points - 1
	weighed := in
	weighed.Scale = Scale{Min: 0, Step: 1, Den: 1, Points: steps*steps + 1}
	return Opportunities{
		Rated:   Questionnaire{Group: group, Constructs: []Construct{OpportunityImportance, OpportunityState}, Instrument: in},
		Weighed: Questionnaire{Group: group, Constructs: []Construct{Opportunity}, Instrument: weighed},
	}
}

// Weigh fills in what a response's two answers to each item make; an item that lacks
// one of them is not answered.
func (o Opportunities) Weigh(rated, weighed Response) {
	items := len(o.Rated.Instrument.Items)
	highest := Code(o.Rated.Instrument.Scale.Points - 1)
	for i := range items {
		importance, state := rated.Answers[i], rated.Answers[items+i]
		weighed.Answers[i] = NotAnswered
		if importance.Answered() && state.Answered() {
			weighed.Answers[i] = importance * (highest - state)
		}
	}
}
