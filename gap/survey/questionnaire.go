package survey

import "slices"

// Role is who a group of respondents is.
type Role string

// The roles of the gaps model.
const (
	Customers Role = "customers"
	Managers  Role = "managers"
	Staff     Role = "staff"
	Documents Role = "documents" // written standards and promises, rated row by row
)

// Group is a set of respondents who were asked the same questions.
type Group struct {
	ID   string
	Role Role
}

// Outcome is a question about the whole, beside the items: satisfaction,
// recommendation. It has a scale of its own.
type Outcome struct {
	ID    string
	Kind  string // one of the kinds, or empty
	Scale Scale
}

// Questionnaire is what one group was asked.
type Questionnaire struct {
	Instrument Instrument
	Group      Group
	Constructs []Construct // the ratings asked for on each item
	Points     bool        // whether 100 points were shared among the dimensions
	Outcomes   []Outcome
	Direct     []Direct `json:",omitempty"` // gaps that the group rated itself
	// Antecedents is what goes along with the gaps, nil if the group was not asked.
	Antecedents *Antecedents `json:",omitempty"`
	// Practices is how the company goes about its service, nil likewise, and
	// Opportunities what could be improved.
	Practices     *Practices     `json:",omitempty"`
	Opportunities *Opportunities `json:",omitempty"`
}

// Beside lists the questionnaires that the group answered beside its items, each with
// items and a scale of its own: one for each directly rated gap, then the antecedents, the
// practices and the opportunities, as they were rated and as they weigh.
func (q Questionnaire) Beside() []Questionnaire {
	var beside []Questionnaire
	for _, d := range q.Direct {
		beside = append(beside, d.Questionnaire)
	}
	if q.Antecedents != nil {
		beside = append(beside, q.Antecedents.Questionnaire)
	}
	if q.Practices != nil {
		beside = append(beside, q.Practices.Questionnaire)
	}
	if q.Opportunities != nil {
		beside = append(beside, q.Opportunities.Rated, q.Opportunities.Weighed)
	}
	return beside
}

// Response is what one respondent answered, after reversal.
type Response struct {
	// Answers holds a code per construct and item, construct by construct:
	// the answer to item i on construct c is Answers[c·items + i].
	Answers []Code
	// Points holds the respondent's importance shares by dimension, or nil if
	// none were given or they did not add up.
	Points []Share
	// Outcomes holds a code per outcome, on the outcome's own scale.
	Outcomes []Code
	// Beside holds a response to each questionnaire of Questionnaire.Beside.
	Beside []Response
	// Segments holds what the respondent is, one text for each background
	// question that the reader of the file was asked for; nil without any.
	Segments []string
	// Weight is how many the respondent stands for, in units of 1e-9; only a tally
	// whose plan has weights reads it.
	Weight int64
	// Cluster is what the respondent was drawn with, such as a branch; only a tally
	// whose plan has clusters reads it.
	Cluster string
}

// NewResponse is an empty response to the questionnaire: nothing answered and
// no segments.
func (q Questionnaire) NewResponse() Response {
	r := Response{
		Answers:  make([]Code, len(q.Constructs)*len(q.Instrument.Items)),
		Outcomes: make([]Code, len(q.Outcomes)),
	}
	for _, own := range q.Beside() {
		r.Beside = append(r.Beside, own.NewResponse())
	}
	r.Clear()
	return r
}

// Clear makes the response empty again, so that one can be used for many rows.
func (r *Response) Clear() {
	for i := range r.Answers {
		r.Answers[i] = NotAnswered
	}
	for i := range r.Outcomes {
		r.Outcomes[i] = NotAnswered
	}
	for i := range r.Beside {
		r.Beside[i].Clear()
	}
	clear(r.Segments)
	r.Points = nil
}

// Clone is a copy that shares nothing with the response.
func (r Response) Clone() Response {
	r.Answers, r.Outcomes = slices.Clone(r.Answers), slices.Clone(r.Outcomes)
	r.Points, r.Segments = slices.Clone(r.Points), slices.Clone(r.Segments)
	r.Beside = slices.Clone(r.Beside)
	for i := range r.Beside {
		r.Beside[i] = r.Beside[i].Clone()
	}
	return r
}

// Blank reports whether the respondent rated nothing, neither an item nor a gap,
// nor what goes along with one, nor the whole.
func (r *Response) Blank() bool {
	given := func(c Code) bool { return c != NotAnswered }
	rated := func(d Response) bool { return !d.Blank() }
	return !slices.ContainsFunc(r.Answers, given) && !slices.ContainsFunc(r.Outcomes, given) && !slices.ContainsFunc(r.Beside, rated)
}
