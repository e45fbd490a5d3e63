package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Answered says how many of each group answered, of those invited; ok is false
// where nobody wrote who was.
func Answered(groups []gap.Respondents, w lang.Words) (line string, ok bool) {
	if !slices.ContainsFunc(groups, func(g gap.Respondents) bool { return g.Invited.Defined() }) {
		return "", false
	}
	var parts []string
	for _, g := range groups {
		parts = append(parts, AnsweredOf(g, w))
	}
	return w.Text("answered", "groups", strings.Join(parts, ", ")), true
}

// AnsweredOf says how many of a group answered, of those invited.
func AnsweredOf(g gap.Respondents, w lang.Words) string {
	invited := people(int64(g.Invited), g.Role, w)
	switch {
	case g.Suppressed:
		return w.Text("answered.few", "group", asked("", g.Role, w))
	case g.Rate.Defined():
		return w.Text("answered.rate", "n", w.Count(g.Responses), "invited", invited, "share", w.Percent(float64(g.Rate)))
	case g.Invited.Defined():
		return w.Text("answered.more", "n", w.Count(g.Responses), "invited", invited)
	default:
		return people(g.Responses, g.Role, w)
	}
}
