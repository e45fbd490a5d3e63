package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/questionnaire"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// Group adds a further file to the project: of a group that is there already, for
// another wave, or of another role. It is known what its columns ask by their names; a
// file of which nothing is known is a problem.
func (p *Project) Group(s *importers.Source, role survey.Role, o Origin, w lang.Words) problem.List {
	in, ids := p.asked()
	g := Group{ID: string(role), Role: role}
	p.file(fileOf(s, o, w), g.ID, o.Round, w)
	if slices.ContainsFunc(p.Groups, func(known Group) bool { return known.Role == role }) {
		return nil
	}
	n := newNamer(s)
	var problems problem.List
	taken := make(map[survey.Construct]bool)
	used := g.inside(s, n, w)
	for _, f := range asked(s, in, ids) {
		if slices.ContainsFunc(f.columns, func(column int) bool { return slices.Contains(used, column) }) {
			continue
		}
		construct, known := constructOf(f, role)
		if !known || taken[construct] {
			g.Unread = append(g.Unread, f.affix)
			continue
		}
		taken[construct], used = true, append(used, f.columns...)
		written, nameless := n.construct(construct, f.columns, in, ids)
		if len(nameless) > 0 {
			problems = append(problems, namelessProblem(s, nameless))
		}
		written.Note = w.Text("draft.by_names")
		g.Constructs = append(g.Constructs, written)
		p.labelsOf(s, construct, f.columns, w)
	}
	if len(g.Constructs) == 0 {
		problems = append(problems, problem.Problem{
			Kind: problem.Usage, Code: "E-GROUP-COLUMNS", File: s.Name, Sheet: s.Sheet,
			Message: problem.Say("found no columns of what %s are asked, one for each item; accepted are names such as %s", role, problem.Or(examplesOf(role, ids[0]))),
			Fix:     problem.Say("rename the columns, or leave the file out and write the group by hand: servgap help project"),
		})
	}
	if points := sharedOut(s, in, used); points != nil {
		if pattern, ok := n.points(points, in); ok {
			g.Points, g.PointsNote = pattern, w.Text("draft.points")
		} else {
			problems = append(problems, pointsProblem(s, points))
		}
	}
	slices.SortStableFunc(g.Constructs, func(a, b Construct) int { return cmp.Compare(order(a.Construct), order(b.Construct)) })
	p.Groups = append(p.Groups, g)
	return problems
}

// asked are the columns that ask about all items: by their names, or by statements that
// are what the items are called. Columns are in one family of the two.
func asked(s *importers.Source, in survey.Instrument, ids []string) []family {
	labels := make([]string, len(in.Items))
	for i, item := range in.Items {
		labels[i] = item.Label
	}
	found := stated(s, labels)
	for _, f := range families(s, in, ids) {
		if !slices.ContainsFunc(found, func(known family) bool { return slices.Contains(known.columns, f.first) }) {
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b family) int { return cmp.Compare(a.first, b.first) })
	return found
}

// constructOf is what columns ask a role for, by the words of their names or by a
// question of a form of ours.
func constructOf(f family, role survey.Role) (construct survey.Construct, ok bool) {
	if construct, ok = constructWords[role][plainAffix(f.affix)]; !ok {
		construct, ok = questionnaire.Construct(f.affix, role)
	}
	return construct, ok
}

// order is the place of a construct in the model.
func order(c survey.Construct) int {
	return slices.Index([]survey.Construct{survey.Delivered, survey.Belief, survey.Standard, survey.Promised, survey.StaffBelief, survey.SelfRated}, c)
}

// examplesOf are names of columns that a role's ratings can have.
func examplesOf(role survey.Role, item string) []string {
	letters := map[survey.Role][]string{survey.Managers: {"M_", "S_"}, survey.Staff: {"D_", "C_"}, survey.Documents: {"S_", "C_"}}[role]
	var names []string
	for _, letter := range letters {
		names = append(names, letter+item)
	}
	return names
}

// plainAffix is what stands beside an item without the signs that divide them.
func plainAffix(affix string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(affix))
}

// asked is the instrument that the project has so far, with the ids of its items.
func (p *Project) asked() (in survey.Instrument, ids []string) {
	if p.Preset != "" {
		in, _, err := survey.Preset(p.Preset)
		if err != nil {
			panic(err) // it was found by that name
		}
		return in, itemIDs(in)
	}
	for _, item := range p.Items {
		in.Items = append(in.Items, survey.Item{ID: item.ID, Label: item.Label})
		ids = append(ids, item.ID)
	}
	for _, d := range p.Dimensions {
		dimension := survey.Dimension{ID: d.ID, Label: d.Label}
		for _, id := range d.Items {
			dimension.Items = append(dimension.Items, slices.Index(ids, id))
		}
		in.Dimensions = append(in.Dimensions, dimension)
	}
	return in, ids
}

// labelsOf writes the labels of another group's answers, if they are words.
func (p *Project) labelsOf(s *importers.Source, construct survey.Construct, columns []int, w lang.Words) {
	dontKnow, notApplicable := s.NoAnswers(columns)
	p.DontKnow, p.NotApplicable = appendNew(p.DontKnow, dontKnow...), appendNew(p.NotApplicable, notApplicable...)
	known, ok, inWords, found := s.WordingOf(columns, p.DontKnow, p.NotApplicable)
	if !inWords || slices.ContainsFunc(p.Labels, func(l Labels) bool { return l.Construct == construct }) {
		return
	}
	labels := Labels{Construct: construct, Words: found, Unordered: true}
	if ok && known.Scale == p.Scale {
		labels.Words, labels.Unordered = known.Words, false
		labels.Note = w.Text("draft.labels_known", "low", oneLine(known.Low), "high", oneLine(known.High))
		p.decline(known.Declined)
	}
	p.Labels = append(p.Labels, labels)
}

// Number is the number of an item that a person types, from 1; ok is false if there
// is none.
func Number(text string, items int) (n int, ok bool) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	return n, err == nil && n >= 1 && n <= items
}
