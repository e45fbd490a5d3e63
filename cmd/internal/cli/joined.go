package cli

import (
	"maps"
	"slices"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// joinedWaves is two waves of those who answered in both, and a third of their changes.
type joinedWaves struct {
	old, later, change counted
	groups             []gap.Joined
	warnings           problem.List
}

// joined joins the respondents of two waves with themselves by their ids, group by
// group. Groups without ids in both waves, or without an id that is in both, stay as
// they are. Both waves were asked alike.
func joined(old, later counted) (joinedWaves, error) {
	j := joinedWaves{old: old.joinable(), later: later.joinable(), change: later.joinable()}
	j.change.study, j.change.divided, j.change.groups = gap.Study{}, nil, make(map[survey.Role]kept)
	for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff, survey.Documents} {
		before, ok1 := old.people[role]
		now, ok2 := later.people[role]
		if !ok1 || !ok2 || !old.divides(role) || !later.divides(role) {
			continue
		}
		if err := j.group(role, before, now); err != nil {
			return j, err
		}
	}
	if len(j.groups) == 0 {
		return j, nobodyTwice(old, later)
	}
	return j, nil
}

// divides reports whether the conditions, if there are any, are about a group.
func (c counted) divides(role survey.Role) bool {
	return c.division.where == nil || slices.Contains(c.divided, role)
}

// joinable is a copy to take the respondents of both waves into.
func (c counted) joinable() counted {
	c.joined, c.divided, c.groups = true, slices.Clone(c.divided), maps.Clone(c.groups)
	return c
}

// group joins a group, if somebody of it answered in both waves.
func (j *joinedWaves) group(role survey.Role, before, now kept) error {
	panel, err := tally.NewPanel(before.answers.Whole().Plan(), now.answers.Whole().Plan())
	if err != nil {
		return usage(problem.Say("leave out --paired"), problem.Of(err))
	}
	count := gap.Joined{Group: string(role)}
	first, second := before.people.byID(now.people, &count), now.people.byID(before.people, &count)
	oldRest, laterRest := before.others(first, second), now.others(second, first)
	for id, old := range first {
		later, both := second[id]
		if !both {
			count.OldAlone++
			continue
		}
		panel.Add(old, later)
		count.N++
	}
	if count.N == 0 {
		return nil
	}
	count.Alone = int64(len(second)) - count.N
	j.old.join(role, panel.Old, oldRest)
	j.later.join(role, panel.Later, laterRest)
	j.change.join(role, panel.Change, tally.Alone(panel.Change.Empty()))
	j.groups = append(j.groups, count)
	j.warnings = append(j.warnings, onlyNumbered(j.later, role, first, second)...)
	return nil
}

// onlyNumbered warns of ids that may be of responses and not of respondents.
func onlyNumbered(later counted, role survey.Role, first, second map[string]survey.Response) problem.List {
	if !countedUp(first) || !countedUp(second) {
		return nil
	}
	return problem.List{{
		Severity: problem.Warning, Code: "W-JOIN-NUMBERS", File: later.sources[0].File, Sheet: later.sources[0].Sheet,
		Message: problem.Say("the ids of %s are low numbers in both waves, as of a program that counts responses; accepted are ids that a respondent has in both", role),
		Fix:     problem.Say("make sure that a number is the same person in both waves, or name another column"),
	}}
}

// join takes those of a group who answered in both waves into the study, with the rest
// beside them.
func (c *counted) join(role survey.Role, both *tally.Tally, rest *tally.Set) {
	c.study.Set(role, both)
	c.groups[role] = kept{answers: tally.Alone(both), rest: rest}
	if !slices.Contains(c.divided, role) {
		c.divided = append(c.divided, role)
	}
}
