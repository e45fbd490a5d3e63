package cli

import (
	"fmt"

	"servgap/gap"
	"servgap/importers/problem"
)

// comparable is the later wave as far as it can be compared: all of it where both were
// asked the same, else, if that is wanted, what they have in common.
func (sh *shared) comparable(old, later gap.Result, common bool) (gap.Result, error) {
	sh.warnOfKinds(old, later)
	changed := later.ChangedSince(old)
	if len(changed) == 0 {
		return later, nil
	}
	if !common || !gap.Comparable(changed) {
		return later, otherwiseAsked(old, later, changed)
	}
	w, err := sh.words()
	if err != nil {
		return later, err
	}
	if !sh.quiet && sh.errors == "text" {
		fmt.Fprintln(sh.streams.Err, w.Text("told.common"))
		for _, c := range changed {
			fmt.Fprintf(sh.streams.Err, "  %s\n", problem.Clean(changeSaid(c).In(w)))
		}
		fmt.Fprintln(sh.streams.Err)
	}
	return later.CommonItems(changed), nil
}

// warnOfKinds says that two waves are of different kinds: who is asked of a purchase just
// made are others than the customers as such, and so is what they think of.
func (sh *shared) warnOfKinds(old, later gap.Result) {
	before, now := old.Method.Kind, later.Method.Kind
	if before == "" || now == "" || before == now {
		return
	}
	sh.warn(counted{warnings: problem.List{{
		Severity: problem.Warning, Code: "W-KIND",
		Message: problem.Say("wave %s is of the kind %s and wave %s of the kind %s: a change between them may be one of who was asked, and when", quoted(old.Wave), before, quoted(later.Wave), now),
		Fix:     problem.Say("compare waves of one kind, or correct kind in servgap.yaml"),
	}}})
}

// changedSince lists what changed between two waves.
func changedSince(old, later gap.Result, changed []gap.Changed) problem.Problem {
	said := changeSaid(changed[0])
	for _, c := range changed[1:] {
		said = problem.Say("%s; %s", said, changeSaid(c))
	}
	return problem.Problem{
		Code: "E-COMPARE-CHANGED", File: later.Sources[0].File, Sheet: later.Sources[0].Sheet,
		Message: problem.Say("was asked or counted otherwise than wave %s: %s; accepted is one questionnaire", quoted(old.Wave), said),
		Fix:     problem.Say("read both waves alike, or save the baseline again as is read now; numbers of different scales, score rules or respondents cannot be compared"),
	}
}

// otherwiseAsked is that with what compare can do about it.
func otherwiseAsked(old, later gap.Result, changed []gap.Changed) error {
	p := changedSince(old, later, changed)
	if gap.Comparable(changed) {
		p.Fix = problem.Say("--common-items compares the items and dimensions that did not change")
	}
	return p
}

// changeSaid says one change in plain words.
func changeSaid(c gap.Changed) problem.Text {
	switch c.What {
	case gap.ChangedScale:
		return problem.Say("the scale of %s was %s and is %s", c.Group, c.Old, c.New)
	case gap.ChangedExcluded:
		return problem.Say("the responses of %s that are left out were %s and are %s", c.Group, orNone(c.Old), orNone(c.New))
	case gap.ChangedWhere:
		return problem.Say("the responses of %s that are kept were %s and are %s", c.Group, orAll(c.Old), orAll(c.New))
	case gap.ChangedWeights:
		return problem.Say("the weights of %s were %s and are %s", c.Group, orNone(c.Old), orNone(c.New))
	case gap.ChangedRule:
		return problem.Say("the rule by which answers of %s make scores changed", c.Group)
	case gap.ChangedReversal:
		return problem.Say("item %s of %s was turned round in one wave alone", quoted(c.ID), c.Group)
	case gap.ChangedItems:
		return problem.Say("dimension %s of %s has other items", quoted(c.ID), c.Group)
	case gap.LostItem:
		return problem.Say("item %s of %s is gone", quoted(c.ID), c.Group)
	case gap.AddedItem:
		return problem.Say("item %s of %s is new", quoted(c.ID), c.Group)
	case gap.UnansweredItem:
		if c.New == "" {
			return problem.Say("nobody answered item %s of %s before (%s)", quoted(c.ID), c.Group, c.Old)
		}
		return problem.Say("nobody answers item %s of %s (%s)", quoted(c.ID), c.Group, c.New)
	case gap.LostDimension:
		return problem.Say("dimension %s of %s is gone", quoted(c.ID), c.Group)
	case gap.AddedDimension:
		return problem.Say("dimension %s of %s is new", quoted(c.ID), c.Group)
	case gap.LostConstruct:
		return problem.Say("%s are no longer asked what is %s", c.Group, c.ID)
	case gap.AddedConstruct:
		return problem.Say("%s are now asked what is %s", c.Group, c.ID)
	case gap.LostPoints:
		return problem.Say("%s no longer give points", c.Group)
	default:
		return problem.Say("%s now give points", c.Group)
	}
}

// orNone says which responses are left out.
func orNone(said string) problem.Text {
	if said == "" {
		return problem.Say("none")
	}
	return problem.Plain(quoted(said))
}

// orAll says which responses are kept.
func orAll(said string) problem.Text {
	if said == "" {
		return problem.Say("all")
	}
	return problem.Plain(quoted(said))
}

// excluded says which responses of a group the project leaves out; nil without a
// project.
func (c counted) excluded(group string) []string {
	if c.project == nil {
		return nil
	}
	said := []string{}
	for _, g := range c.project.Groups {
		for _, e := range g.Exclude {
			switch {
			case string(g.Role) != group:
			case e.Is.Value != "":
				said = append(said, e.Column.Value+" = "+e.Is.Value)
			default:
				said = append(said, e.Column.Value+" < "+e.Below.String())
			}
		}
	}
	return said
}

// sameAnswers says that both waves are of the same answers.
func sameAnswers(old, later gap.Result) error {
	return problem.Problem{
		Code: "E-COMPARE-SAME", File: later.Sources[0].File, Sheet: later.Sources[0].Sheet,
		Message: problem.Say("holds the same answers as wave %s, down to the last digit of every gap; accepted are two waves", quoted(old.Wave)),
		Fix:     problem.Say("check which file belongs to which wave"),
	}
}

// notCompared says that a gap was not measured in both waves.
func notCompared(r gap.Result, o *compareOptions) error {
	p := problem.Problem{
		Code: "E-COMPARE-NONE", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
		Message: problem.Say("the %s gap is not measured in both waves in the same way; it needs %s in each", o.gap, needs(o.gap)),
		Fix:     problem.Say("--gap all compares what both waves have"),
	}
	if o.gap == gap.Service || o.gap == allGaps {
		p.Message = problem.Say("there is no gap that is measured in both waves in the same way")
		p.Fix = problem.Say("servgap analyze shows what was asked in each")
	}
	return p
}
