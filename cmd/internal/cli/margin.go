package cli

import (
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers/problem"
)

// margin is one margin with the sample's answers to it.
type margin struct {
	config.Margin
	n      map[string]int64   // respondents by answer, in lower case
	said   map[string]string  // as one of them wrote it
	weight map[string]float64 // with what raking begins
	blank  int64
	total  float64
}

func marginOf(of config.Margin, at int, cells []*marginCell) margin {
	m := margin{Margin: of, n: make(map[string]int64), said: make(map[string]string), weight: make(map[string]float64)}
	for _, cell := range cells {
		answer := strings.ToLower(cell.answers[at])
		m.n[answer] += cell.n
		if m.said[answer] == "" {
			m.said[answer] = cell.answers[at]
		}
		m.weight[answer] += float64(cell.n) * float64(cell.weight)
		m.total += float64(cell.n) * float64(cell.weight)
	}
	m.blank = m.n[""]
	return m
}

// level is the place of an answer among the targets; no answer comes behind them, and
// so does one without a target, which is a problem.
func (m margin) level(answer string) int {
	for i, t := range m.Targets {
		if strings.EqualFold(t.Answer.Value, answer) {
			return i
		}
	}
	return len(m.Targets)
}

// shares are the targets of 1. Those without an answer are a class of their own that
// keeps its share.
func (m margin) shares() []float64 {
	blank := m.weight[""] / m.total
	var shares []float64
	for _, t := range m.Targets {
		shares = append(shares, t.Percent/100*(1-blank))
	}
	if m.blank > 0 {
		shares = append(shares, blank)
	}
	return shares
}

// problems are targets that nobody in the sample meets, and answers without a target.
func (m margin) problems(file string, g config.Group) problem.List {
	var list problem.List
	var answers, targets []string
	for answer := range m.n {
		if answer != "" {
			answers = append(answers, m.said[answer])
		}
	}
	slices.Sort(answers)
	for _, t := range m.Targets {
		targets = append(targets, t.Answer.Value)
		if m.n[strings.ToLower(t.Answer.Value)] == 0 {
			list = append(list, problem.Problem{
				Kind: problem.Usage, Code: "E-RAKE-EMPTY", File: file, Row: t.Answer.At.Line, Character: t.Answer.At.Column,
				Message: problem.Say("nobody of group %s answered %s to %s; accepted are targets of answers that somebody gave", quoted(g.ID), quoted(t.Answer.Value), quoted(m.Column.Value)),
				Fix:     problem.Say("correct the spelling, or join the answer with another, in the file and in the targets"),
				Similar: nearestOf(t.Answer.Value, answers),
			})
		}
	}
	for _, answer := range answers {
		if m.level(answer) == len(m.Targets) {
			list = append(list, problem.Problem{
				Kind: problem.Usage, Code: "E-RAKE-TARGET", File: file, Row: m.Column.At.Line, Character: m.Column.At.Column,
				Message: problem.Say("found the answer %s to %s in %s of group %s, and it has no target; accepted are %s", quoted(answer), quoted(m.Column.Value), responses(m.n[strings.ToLower(answer)]), quoted(g.ID), problem.Comma(targets)),
				Fix:     problem.Say("write a target for it, or leave its rows out with exclude"),
				Similar: nearestOf(answer, targets),
			})
		}
		if len(list) > mostOfMargin {
			break
		}
	}
	return list
}

// mostOfMargin is the number of problems of one margin that are told: one of many is a
// column of another kind.
const mostOfMargin = 5

func nearestOf(found string, accepted []string) []string {
	if near, ok := problem.Nearest(found, accepted); ok {
		return []string{near}
	}
	return nil
}
