package gap

import "servgap/gap/survey"

// Respondents is how many of a group answered, of how many who were invited.
type Respondents struct {
	Group     string `json:"group"` // its id in the project
	Role      string `json:"role"`
	Responses int64  `json:"responses"`
	Invited   Number `json:"invited"` // undefined if nobody wrote it
	// Rate is responses/invited, a count of all who were asked and no estimate,
	// so without an interval. It is undefined if invited is, or if more answered
	// than were invited.
	Rate       Number `json:"response_rate"`
	Suppressed bool   `json:"suppressed"`
}

// Respondents lists the groups of people in the order of their roles; documents
// do not answer.
func (s Study) Respondents() []Respondents {
	rows := []Respondents{}
	for _, role := range roles {
		t := s.Group(role)
		if t == nil || role == survey.Documents {
			continue
		}
		row := Respondents{
			Group: t.Plan().Questionnaire.Group.ID, Role: string(role), Responses: t.Responses(), Invited: Undefined, Rate: Undefined,
		}
		if invited, known := s.Invited[role]; known {
			row.Invited = Number(invited)
			if row.Responses <= invited {
				row.Rate = Number(row.Responses) / row.Invited
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// suppressRespondents hides how many answered of groups of fewer than min. How
// many were invited is no answer of theirs.
func suppressRespondents(rows []Respondents, min int64) []Respondents {
	shown := make([]Respondents, len(rows))
	for i, row := range rows {
		if row.Responses < min {
			row.Responses, row.Rate, row.Suppressed = 0, Undefined, true
		}
		shown[i] = row
	}
	return shown
}
