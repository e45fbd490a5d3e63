package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// fitScript looks at --emit before any work: a script is known, and of a gap.
func (o *explainOptions) fitScript(name string) error {
	if o.source.cmd.Flags().Changed("emit") {
		o.emit, o.output.forms = strings.ToLower(o.emit), scripts
		if known := names(scripts); !slices.Contains(known, o.emit) {
			return usage(problem.Plain("--emit "+known[0]), problem.Say("--emit: found %q, accepted is r", o.emit))
		}
		if _, _, isGap := explainedGap(name); !isGap {
			return usage(problem.Plain("servgap explain service --emit r"), problem.Say("--emit: found %s; accepted is a gap, such as service, or a row of one, such as service.reliability", quoted(name)))
		}
	}
	return nil
}

// emitScript writes the script of a row of a gap.
func (sh *shared) emitScript(a analyzed, g gap.Gap, path string, o *explainOptions, w lang.Words) error {
	if err := a.unscripted(g); err != nil {
		return err
	}
	source := a.scripted(g)
	source.Title, source.Command = problem.Clean(table.GapTitle(a.Result, g, w)), problem.Clean(a.importing(path, o))
	if len(o.output.files) > 0 {
		source.Name = shellWord(problem.Clean(filepath.Base(o.output.files[0])))
	}
	script := rscript.Write(g, source)
	var files []file
	for _, name := range o.output.files {
		files = append(files, whole(name, script))
	}
	if done, err := sh.save(files, &o.output, w); done || err != nil {
		return err
	}
	return sh.print(script)
}

// scripted is what a script has to know of a row.
func (a analyzed) scripted(g gap.Gap) rscript.Source {
	from, to := g.Ends()
	received, customers := a.from.questionnaire(g.ToGroup), a.from.questionnaire(string(survey.Customers))
	return rscript.Source{
		Name:             "gap.R",
		From:             rscript.Side{Group: a.from.questionnaire(g.FromGroup).Group.ID, Construct: string(from)},
		To:               rscript.Side{Group: received.Group.ID, Construct: string(to)},
		Customers:        customers.Group.ID,
		PairsOfCustomers: a.Method.ScoreRule == string(tally.HalfPairs),
		Instrument:       received.Instrument,
		Confidence:       float64(a.Method.Confidence),
		Written:          render.Harmless,
		Weighted:         len(a.Method.Designs) > 0,
	}
}

// unscripted says why no script can be written of a row.
func (a analyzed) unscripted(g gap.Gap) error {
	for _, group := range []string{g.FromGroup, g.ToGroup} {
		if _, ok := a.from.layouts[survey.Role(group)]; !ok {
			return usage(problem.Say("name the file with the answers, or leave out --emit"), problem.Say("--emit: found counts, accepted are answers, which the script reads"))
		}
	}
	for _, d := range a.Method.Designs {
		if d.Weights != "column" || d.Clusters > 0 || d.Population > 0 {
			return usage(problem.Say("leave out --emit"), problem.Say("--emit: found raked weights, clusters or a population; accepted are weights of a column, which the script can read"))
		}
		if g.Level == gap.LevelWeighted && (g.FromGroup != d.Group || g.ToGroup != d.Group) {
			return usage(problem.Say("name the row overall in its place"), problem.Say("--emit: found a whole of other groups that goes by the points of weighted customers; accepted is one that does not"))
		}
	}
	if g.Suppressed || !g.P.Defined() {
		return usage(problem.Say("leave out --emit to see why"), problem.Say("--emit: %s has no p-value that is shown; accepted is a row with one", quoted(g.Name+"."+g.ID)))
	}
	return nil
}

// importing is the command that writes the answers that a script reads.
func (a analyzed) importing(path string, o *explainOptions) string {
	command := "servgap import" + argument(path) + o.source.again()
	if wave := " --wave " + shellWord(a.Wave); a.Wave != "" && !strings.Contains(command, wave) {
		command += wave
	}
	return command + " --csv rfc -o answers.csv"
}
