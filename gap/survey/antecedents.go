package survey

import (
	_ "embed"
	"encoding/json"
	"slices"
)

// Antecedent is the one construct of the antecedents: how far a statement about the
// respondent's work or company holds.
const Antecedent Construct = "antecedent"

// Antecedents is what managers or contact staff say of their work and company that
// goes along with the company's own gaps. Each dimension is an antecedent, named for
// its good end: the higher the score, the better.
type Antecedents struct {
	Gaps          []string // by dimension: the gap that it goes along with
	Questionnaire Questionnaire
}

//go:embed antecedents.json
var antecedentsFile []byte

// AntecedentsOf is all that a role can be asked, on no scale yet; of customers and
// documents it is nothing.
//
// The antecedents of gaps 1 to 4, and who answers for each, are those of Zeithaml,
// Berry & Parasuraman (1988), Communication and control processes in the delivery of
// service quality, Journal of Marketing 52:35. How many items each has, and which of
// them are worded negatively, follows Zeithaml, Parasuraman & Berry (1990), Delivering
// Quality Service, appendix. Labels are short names of our own and name the good end.
func AntecedentsOf(group Group) Antecedents {
	var file struct {
		Antecedents []struct {
			ID, Label, Gap string
			Roles          []Role
			Items          []Item
		}
	}
	if err := json.Unmarshal(antecedentsFile, &file); err != nil {
		panic(err) // embedded: the file is part of the program
	}
	a := Antecedents{Questionnaire: Questionnaire{Group: group, Constructs: []Construct{Antecedent}}}
	for _, one := range file.Antecedents {
		if slices.Contains(one.Roles, group.Role) {
			a.add(one.Gap, Dimension{ID: one.ID, Label: one.Label}, one.Items)
		}
	}
	return a
}

// add puts an antecedent with its items behind the others.
func (a *Antecedents) add(gap string, d Dimension, items []Item) {
	in := &a.Questionnaire.Instrument
	for _, item := range items {
		d.Items = append(d.Items, len(in.Items))
		in.Items = append(in.Items, item)
	}
	in.Dimensions = append(in.Dimensions, d)
	a.Gaps = append(a.Gaps, gap)
}

// Only is the antecedents with these items alone, as they are here, in the order of
// the questionnaire. An antecedent without any of them is left out.
func (a Antecedents) Only(asked []Item) Antecedents {
	q := a.Questionnaire
	only := Antecedents{Questionnaire: Questionnaire{Instrument: Instrument{Scale: q.Instrument.Scale}, Group: q.Group, Constructs: q.Constructs}}
	for i, d := range q.Instrument.Dimensions {
		var items []Item
		for _, at := range d.Items {
			id := q.Instrument.Items[at].ID
			if k := slices.IndexFunc(asked, func(item Item) bool { return item.ID == id }); k >= 0 {
				items = append(items, asked[k])
			}
		}
		if len(items) > 0 {
			only.add(a.Gaps[i], Dimension{ID: d.ID, Label: d.Label}, items)
		}
	}
	return only
}
