package draft

import (
	"slices"
	"strings"
	"unicode"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// futureWords are what stands beside the item in columns of what is expected ahead.
var futureWords = []string{
	"f", "fut", "future", "ahead", "expectedahead", "futureexpected",
	"framtid", "fremtid", "framover", "fremover", "frametter", "framöver",
}

// rivalWords begin what stands beside the item in columns that rate a competitor.
var rivalWords = []string{"perceived@", "competitor", "rival", "konkurrent"}

// rivalConstruct begins the construct of a competitor.
const rivalConstruct = survey.Perceived + "@"

// further writes what customers were asked on the same items beside what the layout has:
// what they expect ahead, by the names of the columns, and ratings of a competitor where
// these say so. Others may be of one, and stand as a remark. It gives their columns.
func (g *Group) further(p *Project, s *importers.Source, n namer, in survey.Instrument, ids []string, used []int, w lang.Words) (taken []int, problems problem.List) {
	for _, f := range families(s, in, ids) {
		if slices.ContainsFunc(f.columns, func(column int) bool { return slices.Contains(used, column) || slices.Contains(taken, column) }) {
			continue
		}
		taken = append(taken, f.columns...)
		construct, sure := g.furtherConstruct(f.affix)
		written, nameless := n.construct(construct, f.columns, in, ids)
		switch patterned := len(nameless)+len(written.Columns) == 0; {
		case !patterned && construct != survey.Future: // of a competitor no column stands alone
			written.Pattern = f.affix + "…"
			g.Maybe = append(g.Maybe, written)
		case len(nameless) > 0:
			problems = append(problems, namelessProblem(s, nameless))
		case sure:
			written.Note = w.Text("draft.by_names")
			g.Constructs = append(g.Constructs, written)
			p.labelsOf(s, construct, f.columns, w)
		default:
			g.Maybe = append(g.Maybe, written)
		}
	}
	return taken, problems
}

// furtherConstruct is what the columns of an affix are taken for, and whether it says so.
func (g *Group) furtherConstruct(affix string) (construct survey.Construct, sure bool) {
	if slices.Contains(futureWords, plainAffix(affix)) {
		return survey.Future, !slices.ContainsFunc(g.Constructs, func(c Construct) bool { return c.Construct == survey.Future })
	}
	isSign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	name := strings.TrimFunc(affix, isSign)
	for _, word := range rivalWords {
		rest, ok := cutPrefixFold(name, word)
		if rest = strings.TrimFunc(rest, isSign); ok && rest != "" {
			return rivalConstruct + survey.Construct(rest), true
		}
		if ok {
			return rivalConstruct + survey.Construct(name), true
		}
	}
	return rivalConstruct + survey.Construct(name), false
}

// cutPrefixFold is the rest of a name behind a word, whatever its capitals.
func cutPrefixFold(name, word string) (rest string, ok bool) {
	if len(name) < len(word) || !strings.EqualFold(name[:len(word)], word) {
		return "", false
	}
	return name[len(word):], true
}
