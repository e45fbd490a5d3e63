package cli

import (
	"slices"
	"strings"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
)

// marking is what a run says of each customer: whether they are dissatisfied; and who of
// these may be contacted, if a list of them is asked for.
type marking struct {
	rule    gap.DissatisfiedRule
	consent importers.ColumnRef // without a name no list is asked for
	yes     []string            // the answers that allow contact, none for the known words
}

// yesWords are the words that allow contact in the languages that are known.
var yesWords = []string{"yes", "ja"}

// allows reports whether an answer allows contact.
func (m marking) allows(answer string) bool {
	words := m.yes
	if words == nil {
		words = yesWords
	}
	return slices.ContainsFunc(words, func(word string) bool { return strings.EqualFold(strings.TrimSpace(answer), word) })
}

// marks is the marking of a questionnaire, and whom it listed.
type marks struct {
	marking
	q       survey.Questionnaire
	ids     []string // of the dissatisfied who may be contacted
	allowed int64    // customers who may be
	noID    int64    // dissatisfied ones among them who have no id
}

// marksOf is the marking of customers who were asked so; an error says that they were not
// asked what it takes.
func (m marking) marksOf(q survey.Questionnaire) (*marks, error) {
	rule, ok := m.rule.For(q)
	if !ok {
		return nil, noRule(m.rule)
	}
	m.rule = rule
	return &marks{marking: m, q: q}, nil
}

func (m *marks) empty() *marks { return &marks{marking: m.marking, q: m.q} }

// mark adds to a response whether it is of a dissatisfied customer, and takes the answer
// about contact, which is the last segment, out of it.
func (m *marks) mark(r survey.Response, row importers.Row) survey.Response {
	code := m.rule.Of(m.q, r)
	r.Outcomes = append(slices.Clip(r.Outcomes), code)
	if m.consent.Name == "" {
		return r
	}
	last := len(r.Segments) - 1
	if row.Kept && m.allows(r.Segments[last]) {
		m.allowed++
		switch {
		case code != 1:
		case row.ID == "":
			m.noID++
		default:
			m.ids = append(m.ids, strings.Clone(row.ID))
		}
	}
	r.Segments = r.Segments[:last]
	return r
}

func (m *marks) merge(other *marks) {
	m.ids = append(m.ids, other.ids...)
	m.allowed, m.noID = m.allowed+other.allowed, m.noID+other.noID
}
