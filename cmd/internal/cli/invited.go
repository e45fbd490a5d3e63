package cli

import (
	"servgap/cmd/internal/config"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// invite notes how many of a group were asked, and warns if more than that
// answered.
func (c *counted) invite(w config.Wave, g config.Group) {
	invited, ok := w.InvitedOf(g.ID)
	if !ok {
		return
	}
	if c.study.Invited == nil {
		c.study.Invited = make(map[survey.Role]int64)
	}
	c.study.Invited[g.Role] = invited.Count
	if n := c.answered(g.Role); n > invited.Count {
		c.warnings = append(c.warnings, problem.Problem{
			Severity: problem.Warning, Code: "W-INVITED", File: c.project.Path, Row: invited.Group.At.Line, Character: invited.Group.At.Column,
			Message: problem.Say("found %s of group %s in wave %s, and %d were invited; there is no response rate", responses(n), quoted(g.ID), quoted(w.ID), problem.Count(invited.Count)),
			Fix:     problem.Say("look for answers that were counted twice, or correct invited"),
		})
	}
}

// answered is how many of a group responded, those included whom a condition
// leaves out.
func (c *counted) answered(role survey.Role) int64 {
	n := c.study.Group(role).Responses()
	if k, ok := c.groups[role]; ok {
		n += k.rest.Whole().Responses()
	}
	return n
}
