package cli

import (
	"servgap/gap"
	"servgap/importers/problem"
)

// needs says whose answers a gap would need.
func needs(name string) problem.Text {
	switch what := gap.Needs(name); what {
	case gap.NeedsExpected:
		return problem.Say("customers: what they expect")
	case gap.NeedsPerceived:
		return problem.Say("customers: what they perceive")
	case gap.NeedsAdequate:
		return problem.Say("customers: the least that they accept")
	case gap.NeedsFuture:
		return problem.Say("customers: what they expect, and what they expect ahead")
	case gap.NeedsManagers:
		return problem.Say("managers")
	case gap.NeedsStaff:
		return problem.Say("staff")
	case gap.NeedsStandard:
		return problem.Say("managers or documents: what the standard is")
	case gap.NeedsStandardAndStaff:
		return problem.Say("managers or documents: what the standard is, and staff")
	case gap.NeedsManagersAndStaff:
		return problem.Say("managers and staff")
	case gap.NeedsSelfRated:
		return problem.Say("managers or staff: how they rate the service")
	case gap.NeedsPromised:
		return problem.Say("staff or marketing: what is promised, or customers: what they were promised")
	default:
		return problem.Plain(what)
	}
}

// responses counts them.
func responses(n int64) problem.Text {
	if n == 1 {
		return problem.Say("1 response")
	}
	return problem.Say("%d responses", problem.Count(n))
}
