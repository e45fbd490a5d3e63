package config

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Invited is how many of a group were asked to answer in a wave.
type Invited struct {
	Group Text
	Count int64
}

// mostInvited is more than there are people.
const mostInvited = 10_000_000_000

// InvitedOf is how many of a group were asked; ok is false if nobody wrote it.
func (w Wave) InvitedOf(group string) (invited Invited, ok bool) {
	at := slices.IndexFunc(w.Invited, func(i Invited) bool { return i.Group.Value == group })
	if at < 0 {
		return Invited{}, false
	}
	return w.Invited[at], true
}

// invited reads who was invited to a wave: groups of people that have a file in
// it, each once.
func (d *decoder) invited(top *section, groups []Group, files []File) []Invited {
	var names []string
	for _, g := range groups {
		names = append(names, g.ID)
	}
	var invited []Invited
	for _, n := range top.items("invited", 1) {
		s := d.section(n, "waves[].invited[]", problem.Say("an invitation"))
		s.need(problem.Say("write {group: customers, count: 640}"), "group", "count")
		group := s.text("group")
		count, _, ok := s.whole("count", 1, mostInvited)
		s.finish()
		if len(names) > 0 && !d.refers(group, problem.Say("a group"), names) || !ok || group.Value == "" {
			continue
		}
		d.inviting(group, groups, files, invited)
		invited = append(invited, Invited{group, count})
	}
	return invited
}

// inviting tells of an invitation to what cannot answer, and of a second one. It
// warns of one whose answers are not there yet.
func (d *decoder) inviting(group Text, groups []Group, files []File, before []Invited) {
	of := func(f File) bool { return f.Group.Value == group.Value }
	at := slices.IndexFunc(groups, func(g Group) bool { return g.ID == group.Value })
	switch {
	case slices.ContainsFunc(before, func(i Invited) bool { return i.Group.Value == group.Value }):
		d.fail(group.At, "E-ID-TWICE", problem.Say("group %s is invited twice in a wave; accepted is once", quoted(group.Value)), problem.Say("write one sum, or delete one of the two"))
	case at >= 0 && groups[at].Role == survey.Documents:
		d.fail(group.At, codeValue, problem.Say("group %s is invited, and documents answer nothing; accepted are customers, managers and staff", quoted(group.Value)), problem.Say("delete it from invited"))
	case !slices.ContainsFunc(files, of):
		d.faults = append(d.faults, Fault{
			Severity: problem.Warning, Code: "W-INVITED", File: d.file, At: group.At, Excerpt: d.excerpt(group.At),
			Message: problem.Say("group %s is invited and has no file in this wave, so nobody is said to have answered; accepted is a group with one", quoted(group.Value)),
			Fix:     problem.Say("add its file, or delete it from invited"),
		})
	}
}
