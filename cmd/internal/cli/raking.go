package cli

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// raking is the weights of a group that is raked, by the cell that a respondent is in.
type raking struct {
	rule    string
	weights map[string]int64 // in units of 1/survey.WeightUnit
}

// weigh gives a response the weight of its cell.
func (r *raking) weigh(response *survey.Response, row importers.Row) {
	var room [64]byte
	response.Weight = r.weights[string(appendCellKey(room[:0], row.Margins, response.Weight))]
}

// appendCellKey tells respondents apart who can get different weights: by their answers
// to the margins, in any capitals, and the weight that raking begins with.
func appendCellKey(key []byte, margins []string, weight int64) []byte {
	for _, answer := range margins {
		key = append(append(key, strings.ToLower(answer)...), 0)
	}
	return strconv.AppendInt(key, weight, 10)
}

// marginCells counts respondents by cell, in a first pass over the files of a group.
type marginCells map[string]*marginCell

type marginCell struct {
	answers []string
	weight  int64
	n       int64
}

func (cells marginCells) add(margins []string, weight, n int64) {
	var room [64]byte
	key := appendCellKey(room[:0], margins, weight)
	cell := cells[string(key)]
	if cell == nil {
		own := make([]string, len(margins))
		for i, answer := range margins {
			own[i] = strings.Clone(answer) // it is a piece of a whole part of the file
		}
		cell = &marginCell{own, weight, 0}
		cells[string(key)] = cell
	}
	cell.n += n
}

// sorted lists the cells in an order that does not depend on that of the rows.
func (cells marginCells) sorted() []*marginCell {
	var all []*marginCell
	for _, c := range cells {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *marginCell) int {
		return cmp.Or(slices.CompareFunc(a.answers, b.answers, foldCompare), cmp.Compare(a.weight, b.weight))
	})
	return all
}

func foldCompare(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }

// rake reads the margins of all files of a group and fits its weights to them. What is
// wrong with the rows is told when they are counted.
func (c *counted) rake(ctx context.Context, files []config.File, g config.Group, m importers.Mapping) error {
	cells := make(marginCells)
	for _, f := range files {
		readable, err := c.countMargins(ctx, f, m, cells)
		if err != nil {
			return err
		}
		if !readable {
			return nil
		}
	}
	if len(cells) == 0 {
		return nil // that nobody answered is told by those who count
	}
	return c.fit(g, cells.sorted())
}

// countMargins adds the respondents of a file to the cells; readable is false if it
// cannot be counted.
func (c *counted) countMargins(ctx context.Context, f config.File, m importers.Mapping, cells marginCells) (readable bool, err error) {
	from, err := contentOf(filePath(c.project, f), nil)
	if err != nil {
		return false, err
	}
	defer from.close()
	if from.once != nil || from.isTally() {
		return false, problem.Problem{
			Kind: problem.Usage, Code: "E-RAKE-FILE", File: from.name(),
			Message: problem.Say("weights that are raked need the survey file, which is read twice; accepted is no tally and no pipe"),
			Fix:     problem.Say("name the survey file, or weight by a column"),
		}
	}
	path, in, o := from.source(openOptions(f))
	source, err := open(unsummed(ctx), path, in, o)
	if err != nil {
		return false, inYAML(err)
	}
	defer source.Close()
	m.HeaderRows = f.HeaderRows
	layout, problems := importers.Map(source, m)
	if len(problems) > 0 {
		return false, problems
	}
	decoder := importers.NewDecoder(&layout)
	doubtful := make(map[importers.Doubts]marginCells)
	for part, err := range source.Parts() {
		if err != nil {
			return false, nil
		}
		for response, row := range decoder.All(part) {
			if doubtful[row.Doubts] == nil {
				doubtful[row.Doubts] = make(marginCells)
			}
			doubtful[row.Doubts].add(row.Margins, response.Weight, 1)
		}
		if ctx.Err() != nil {
			return false, context.Cause(ctx)
		}
	}
	for doubts, of := range doubtful {
		if doubts&^decoder.Spared() != 0 {
			continue
		}
		for _, cell := range of {
			cells.add(cell.answers, cell.weight, cell.n)
		}
	}
	return !decoder.Report(source).Problems.Fatal(), nil
}

// fit rakes the cells to the targets of a group.
func (c *counted) fit(g config.Group, cells []*marginCell) error {
	raked := make([]gap.RakeCell, len(cells))
	for i, cell := range cells {
		raked[i] = gap.RakeCell{N: cell.n, Weight: cell.weight}
	}
	var problems problem.List
	targets := make([][]float64, len(g.Weight.Rake))
	for i, margin := range g.Weight.Rake {
		m := marginOf(margin, i, cells)
		problems = append(problems, m.problems(c.project.Path, g)...)
		for k, cell := range cells {
			raked[k].Levels = append(raked[k].Levels, m.level(cell.answers[i]))
		}
		targets[i] = m.shares()
		if n := m.blank; n > 0 {
			c.warnings = append(c.warnings, problem.Problem{
				Severity: problem.Note, Code: "W-RAKE-BLANK", File: c.project.Path, Row: margin.Column.At.Line, Character: margin.Column.At.Column,
				Message: problem.Say("found %s of group %s without an answer to %s; accepted, and they keep the share that they have in the sample", responses(n), quoted(g.ID), quoted(margin.Column.Value)),
				Fix:     problem.Say("leave them out with exclude, if they do not belong to the population"),
			})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	weights, result, converged := gap.Rake(raked, targets, g.Weight.Least, g.Weight.Most)
	if !converged {
		return problem.Problem{
			Kind: problem.Usage, Code: "E-RAKE-DEVIATION", File: c.project.Path, Row: g.Weight.At.Line, Character: g.Weight.At.Column,
			Message: problem.Say("the weights do not converge: a margin stays %s off its target; accepted is less than a millionth", percentOf(result.Deviation)),
			Fix:     problem.Say("join answers that few respondents gave, in the file and in the targets, or take a margin out"),
		}
	}
	c.raking = &raking{rule: g.Weight.Rule(), weights: make(map[string]int64)}
	for i, cell := range cells {
		c.raking.weights[string(appendCellKey(nil, cell.answers, cell.weight))] = weights[i]
	}
	if c.study.Raked == nil {
		c.study.Raked = make(map[survey.Role]gap.Raking)
	}
	c.study.Raked[g.Role] = result
	return nil
}

// percentOf is a deviation for people.
func percentOf(share float64) problem.Text {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return problem.Say("infinitely far")
	}
	return problem.Plain(strconv.FormatFloat(100*share, 'g', 3, 64) + " %")
}

// rakedAlone refuses to count one of several files of a group whose weights are fitted
// to all of them together.
func rakedAlone(p *config.Project, w config.Wave, g config.Group, from *content) error {
	n := 0
	for _, f := range filesMatching(p, w.Files) {
		if f.Group.Value == g.ID {
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return problem.Problem{
		Kind: problem.Usage, Code: "E-RAKE-FILE", File: from.name(),
		Message: problem.Say("is one of %d files of group %s, whose weights are raked over all of them together; accepted for a tally is a group with one file", n, quoted(g.ID)),
		Fix:     problem.Say("put the files into one, or weight by a column"),
	}
}
