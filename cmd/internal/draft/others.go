package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// roleWords begin words in the names of files that say whose answers they hold, in the
// five languages.
var roleWords = []struct {
	role  survey.Role
	words []string
}{
	{survey.Managers, []string{"manager", "management", "leder", "ledelse", "leiar", "leiing", "chef", "ledning", "ledare"}},
	{survey.Staff, []string{"staff", "employee", "ansatt", "medarbeid", "tilsett", "personal", "anställd", "anstalld", "medarbet", "medarbejd"}},
	{survey.Documents, []string{"document", "dokument", "standard"}},
	{survey.Customers, []string{"customer", "guest", "client", "kunde", "kund", "gjest", "gjester", "gäst", "gast", "gæst"}},
}

// RoleOf is the role that the name of a file says, "" if it says none.
func RoleOf(file string) survey.Role {
	words := strings.FieldsFunc(strings.ToLower(baseName(file)), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, of := range roleWords {
		for _, word := range words {
			if slices.ContainsFunc(of.words, func(beginning string) bool { return strings.HasPrefix(word, beginning) }) {
				return of.role
			}
		}
	}
	return ""
}

// constructWords are what the columns of a construct begin or end with, for each role
// that can be asked.
var constructWords = map[survey.Role]map[string]survey.Construct{
	survey.Managers: {
		"m": survey.Belief, "b": survey.Belief, "belief": survey.Belief, "beliefs": survey.Belief, "management": survey.Belief, "mgmt": survey.Belief,
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
		"self": survey.SelfRated, "selfrated": survey.SelfRated,
	},
	survey.Staff: {
		"d": survey.Delivered, "del": survey.Delivered, "delivered": survey.Delivered, "delivery": survey.Delivered, "levert": survey.Delivered, "levererat": survey.Delivered, "levererad": survey.Delivered, "leveret": survey.Delivered,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
		"b": survey.StaffBelief, "belief": survey.StaffBelief, "staffbelief": survey.StaffBelief,
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"self": survey.SelfRated, "selfrated": survey.SelfRated,
	},
	survey.Documents: {
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
	},
}

// family is columns whose names differ by the item alone.
type family struct {
	affix   string // what stands beside the item
	columns []int
	first   int
}

// Group adds the group of another role with its file to the project. It is known what
// its columns ask by their names; a file of which nothing is known is a problem.
func (p *Project) Group(s *importers.Source, role survey.Role, path string, w lang.Words) problem.List {
	in, ids := p.asked()
	g := Group{ID: string(role), Role: role, File: fileOf(s, path, "", "", w)}
	n := newNamer(s)
	var problems problem.List
	taken := make(map[survey.Construct]bool)
	for _, f := range families(s, in, ids) {
		construct, known := constructWords[role][plainAffix(f.affix)]
		if !known || taken[construct] {
			g.Unread = append(g.Unread, f.affix)
			continue
		}
		taken[construct] = true
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
	slices.SortStableFunc(g.Constructs, func(a, b Construct) int { return cmp.Compare(order(a.Construct), order(b.Construct)) })
	p.Groups = append(p.Groups, g)
	p.From = append(p.From, path)
	return problems
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

// families finds columns, one for each item, whose names are the item's id or its
// number and something that is the same for all.
func families(s *importers.Source, in survey.Instrument, ids []string) []family {
	var found []family
	for _, keys := range append([][]string{ids, numbersTo(len(ids))}, numberedWithin(in)...) {
		for _, f := range familiesBy(s, keys) {
			if !slices.ContainsFunc(found, func(known family) bool { return known.first == f.first }) {
				found = append(found, f)
			}
		}
	}
	slices.SortFunc(found, func(a, b family) int { return cmp.Compare(a.first, b.first) })
	return found
}

// numberedWithin are names of the items by their number in the dimension: TAN_1.
func numberedWithin(in survey.Instrument) [][]string {
	var all [][]string
	for _, sign := range []string{"_", "-", ".", ""} {
		keys := make([]string, len(in.Items))
		for d, dimension := range in.Dimensions {
			words := dimensionWords(in, d)
			for n, item := range dimension.Items {
				keys[item] = words[len(words)-1] + sign + strconv.Itoa(n+1)
			}
		}
		if !slices.Contains(keys, "") {
			all = append(all, keys)
		}
	}
	return all
}

func familiesBy(s *importers.Source, keys []string) []family {
	at := make(map[string]int)
	for i, key := range keys {
		at[strings.ToLower(key)] = i
	}
	byAffix := make(map[string][]int)
	var affixes []string
	for column, header := range s.Header {
		affix, item, ok := affixOf(oneLine(header), at)
		if !ok {
			continue
		}
		if byAffix[affix] == nil {
			affixes = append(affixes, affix)
			byAffix[affix] = slices.Repeat([]int{-1}, len(keys))
		}
		byAffix[affix][item] = column
	}
	var found []family
	for _, affix := range affixes {
		if columns := byAffix[affix]; !slices.Contains(columns, -1) {
			found = append(found, family{affix, columns, columns[0]})
		}
	}
	return found
}

// affixOf divides a name into an item's key at its end or beginning and the rest.
func affixOf(name string, keys map[string]int) (affix string, item int, ok bool) {
	lower := strings.ToLower(name)
	if len(lower) != len(name) {
		return "", 0, false
	}
	for cut := 1; cut < len(lower); cut++ {
		if item, known := keys[lower[cut:]]; known && divides(lower, cut) {
			return name[:cut], item, true
		}
	}
	for cut := len(lower) - 1; cut > 0; cut-- {
		if item, known := keys[lower[:cut]]; known && divides(lower, cut) {
			return name[cut:], item, true
		}
	}
	return "", 0, false
}

// divides reports whether a name can be divided at a byte: not within a word or a
// number.
func divides(name string, at int) bool {
	left, right := rune(name[at-1]), rune(name[at])
	if left >= 0x80 || right >= 0x80 {
		return false
	}
	if unicode.IsDigit(left) && unicode.IsDigit(right) {
		return false
	}
	return !(unicode.IsLetter(left) && unicode.IsLetter(right))
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
