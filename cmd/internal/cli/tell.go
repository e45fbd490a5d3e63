package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// tell says on the conversation how files were understood: what was assumed,
// what was left out, what to look at.
func (sh *shared) tell(c counted, w lang.Words) {
	sh.warn(c)
	if sh.quiet || sh.errors == "json" {
		return
	}
	for i, s := range c.sources {
		fmt.Fprintf(sh.streams.Err, "%s: %s\n", placeWords(s, w), w.Plural("responses", s.Responses))
		for _, a := range c.assumed[i] {
			fmt.Fprintf(sh.streams.Err, "  %s\n", w.Text("told.assumed", "what", assumedWords(a, w)))
		}
		for _, d := range c.dropped[i] {
			fmt.Fprintf(sh.streams.Err, "  %s\n", w.Text("told.left_out", "what", dropWords(d, w)))
		}
		if n := s.PointsRescaled; n > 0 {
			fmt.Fprintf(sh.streams.Err, "  %s\n", w.Plural("told.rescaled", n))
		}
	}
	for _, u := range c.undivided {
		said := w.Text("told.undivided", "group", quoted(u.group), "column", quoted(u.column))
		if u.partly {
			said = w.Text("told.partly", "group", quoted(u.group), "column", quoted(u.column))
		}
		fmt.Fprintln(sh.streams.Err, said)
	}
	if said := reversed(c, w); said != "" {
		fmt.Fprintln(sh.streams.Err, said)
	}
	fmt.Fprintln(sh.streams.Err)
}

// reversed says which items were taken for worded negatively, and by what; it is
// empty without any.
func reversed(c counted, w lang.Words) string {
	in := c.instrument
	if c.project != nil {
		in = c.project.Instrument.Survey
	}
	ids := problem.Clean(strings.Join(in.Reversed(), ", "))
	switch {
	case ids == "":
		return ""
	case c.project != nil:
		return w.Text("told.reversed_project", "items", ids, "project", problem.Clean(c.project.Path))
	default:
		return "  " + w.Text("told.reversed", "items", ids, "instrument", in.ID)
	}
}

// placeWords names a file, and the sheet of a workbook.
func placeWords(s gap.Source, w lang.Words) string {
	return problem.Problem{File: table.FileName(s, w), Sheet: s.Sheet}.Place().In(w)
}

// warn prints what to look at. Nothing of it stands in the way.
func (sh *shared) warn(c counted) {
	for _, w := range c.warnings {
		if w.Severity != problem.Note || !sh.quiet {
			sh.printProblems(problem.List{w}, ExitOK)
		}
	}
}

// enough refuses a survey of fewer customers than may be shown.
func enough(c counted, minCell int64) error {
	place := problem.Problem{File: c.sources[0].File, Sheet: c.sources[0].Sheet}
	if c.project != nil {
		place = problem.Problem{File: c.project.Path}
	}
	for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff, survey.Documents} {
		if t := c.study.Group(role); t != nil {
			if err := countableTally(t, place); err != nil {
				return err
			}
		}
	}
	var left int64
	if k, ok := c.groups[survey.Customers]; ok {
		left = k.rest.Whole().Responses()
	}
	within, held, few := c.fewWithin(minCell)
	switch n := c.study.Customers.Responses(); {
	case n == 0:
		place.Code = "E-DATA-NONE"
		place.Message = problem.Say("found no answers of customers, accepted is one row for each response")
		place.Fix = problem.Say("check that the columns with the ratings are filled in")
		return place
	case n < minCell:
		place.Code = "E-N-SMALL"
		place.Message = problem.Say("found %s of customers; %s", responses(n), protects(minCell))
		place.Fix = unprotected()
		return place
	case few:
		place.Code = "E-N-SMALL"
		place.Message = problem.Say("--where %s=%s adds %s to the others, whose answers could be worked out of the same condition without it; %s", within.Column.Name, within.Value, responses(held), protects(minCell))
		place.Fix = problem.Say("leave that value out, or, if nobody has to be protected: --min-cell 0")
		return place
	case 0 < left && left < minCell:
		place.Code = "E-N-SMALL"
		place.Message = problem.Say("--where leaves out %s of customers, whose answers could be worked out of those of all and of the others; %s", responses(left), protects(minCell))
		place.Fix = problem.Say("take a condition that leaves out nobody or more, or, if nobody has to be protected: --min-cell 0")
		return place
	}
	return nil
}

func protects(minCell int64) problem.Text {
	return problem.Say("groups of fewer than %d are not shown, so that nobody can be singled out", minCell)
}

func unprotected() problem.Text {
	return problem.Say("wait for more answers, or, if nobody has to be protected: --min-cell 0")
}

// visible refuses a result with gaps of which none may be shown.
func visible(r gap.Result) error {
	if len(r.Gaps)+len(r.Direct) == 0 || slices.ContainsFunc(r.Gaps, func(g gap.Gap) bool { return !g.Suppressed }) ||
		slices.ContainsFunc(r.Direct, func(d gap.DirectRow) bool { return !d.Suppressed }) {
		return nil
	}
	return problem.Problem{
		Code: "E-N-SMALL", File: r.Sources[0].File, Sheet: r.Sources[0].Sheet,
		Message: problem.Say("every gap rests on too few answers to both its sides; %s", protects(r.Method.MinCell)),
		Fix:     unprotected(),
	}
}

// filesOrProject accepts the files of one survey, or none where there is a project.
func filesOrProject(_ *cobra.Command, args []string) error {
	for i, arg := range args {
		switch {
		case arg == "":
			return usage(problem.Say("name a file, or - to read a pipe"), problem.Say("the name of the file is empty; accepted is a name, or - for a pipe"))
		case arg == "-" && len(args) > 1:
			return usage(problem.Say("name the files, or pipe in one"), problem.Say("found - beside a file; accepted is the pipe alone"))
		case slices.Contains(args[:i], arg):
			return usage(problem.Say("name each file once"), problem.Say("found %s twice; its responses would count twice; accepted is each file once", quoted(arg)))
		}
	}
	return nil
}

func quoted(s string) string { return `"` + problem.Quote(s) + `"` }

// shellWord writes a path so that it can be pasted into a shell.
func shellWord(path string) string {
	if strings.ContainsAny(path, " \t\n'\"$&;|<>()*?!\\`#~[]{}") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
