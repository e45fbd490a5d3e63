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
		_, _, isGap := explainedGap(name)
		kind, _, isRow := explainedRow(name)
		if isRow && kind == measureRows {
			return notInAnswers(name)
		}
		if !isGap && !(isRow && slices.Contains(scriptedRows(), kind)) {
			return usage(problem.Plain("servgap explain service --emit r"), problem.Say("--emit: found %s; accepted is a gap, such as service or service.reliability, a question of loyalty.ID, or a row of eyes.ID, drivers.ID, units.ID, dissatisfied.ID, incidents.ID, touchpoints.ID, rivals.NAME, companies.NAME or offers.ID", quoted(name)))
		}
	}
	return nil
}

// scriptedRows are the kinds of rows beside gaps that have a script.
func scriptedRows() []string {
	return []string{loyaltyRows, eyesRows, driverRows, unitRows, unhappyRows, incidentRows, touchpointRows, rivalRows, companyRows, offerGaps}
}

// notInAnswers refuses a script of what the answers in long form do not hold.
func notInAnswers(name string) error {
	return usage(problem.Say("leave out --emit"), problem.Say("--emit: the answers of servgap import, which a script reads, do not hold what %s is made of", quoted(name)))
}

// script makes the numbers of a row anew: from the answers of groups, if they are shown.
type script struct {
	groups   []string
	shown    bool
	write    func(rscript.Source) []byte
	weighted bool // it takes sampling weights of a column
}

// emitScript writes the script of a row of a gap.
func (sh *shared) emitScript(a analyzed, g gap.Gap, path string, o *explainOptions, w lang.Words) error {
	own := script{groups: []string{g.FromGroup, g.ToGroup}, shown: !g.Suppressed && g.P.Defined(), write: func(s rscript.Source) []byte {
		of := a.scripted(g)
		of.Title, of.Command, of.Name = s.Title, s.Command, s.Name
		return rscript.Write(g, of)
	}, weighted: true}
	for _, d := range a.Method.Designs {
		if g.Level == gap.LevelWeighted && (g.FromGroup != d.Group || g.ToGroup != d.Group) {
			return usage(problem.Say("name the row overall in its place"), problem.Say("--emit: found a whole of other groups that goes by the points of weighted customers; accepted is one that does not"))
		}
	}
	return sh.emit(a, g.Name+"."+g.ID, table.GapTitle(a.Result, g, w), own, path, o, w)
}

// emit writes a script.
func (sh *shared) emit(a analyzed, name, title string, own script, path string, o *explainOptions, w lang.Words) error {
	if err := a.unscripted(name, own); err != nil {
		return err
	}
	source := rscript.Source{
		Name: "gap.R", Title: problem.Clean(title), Command: problem.Clean(a.importing(path, o)),
		Confidence: float64(a.Method.Confidence), Written: render.Harmless,
	}
	if len(o.output.files) > 0 {
		source.Name = shellWord(problem.Clean(filepath.Base(o.output.files[0])))
	}
	page := own.write(source)
	var files []file
	for _, name := range o.output.files {
		files = append(files, whole(name, page))
	}
	if done, err := sh.save(files, &o.output, w); done || err != nil {
		return err
	}
	return sh.print(page)
}

// scripted is what a script has to know of a row.
func (a analyzed) scripted(g gap.Gap) rscript.Source {
	from, to := g.Ends()
	received, customers := a.from.questionnaire(g.ToGroup), a.from.questionnaire(string(survey.Customers))
	return rscript.Source{
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
func (a analyzed) unscripted(name string, own script) error {
	for _, group := range own.groups {
		if _, ok := a.from.layouts[survey.Role(group)]; !ok {
			return noAnswers()
		}
	}
	for _, d := range a.Method.Designs {
		if !own.weighted {
			return usage(problem.Say("leave out --emit"), problem.Say("--emit: the script of %s takes no weights; accepted are respondents who each count once", quoted(name)))
		}
		if d.Weights != "column" || d.Clusters > 0 || d.Population > 0 {
			return usage(problem.Say("leave out --emit"), problem.Say("--emit: found raked weights, clusters or a population; accepted are weights of a column, which the script can read"))
		}
	}
	if !own.shown {
		return usage(problem.Say("leave out --emit to see why"), problem.Say("--emit: %s has no p-value or interval that is shown; accepted is a row with one", quoted(name)))
	}
	return nil
}

// noAnswers says that a script would have nothing to read.
func noAnswers() error {
	return usage(problem.Say("name the file with the answers, or leave out --emit"), problem.Say("--emit: found counts, accepted are answers, which the script reads"))
}

// importing is the command that writes the answers that a script reads.
func (a analyzed) importing(path string, o *explainOptions) string {
	command := "servgap import" + argument(path) + o.source.again()
	if wave := " --wave " + shellWord(a.Wave); a.Wave != "" && !strings.Contains(command, wave) {
		command += wave
	}
	return command + " --csv rfc -o answers.csv"
}
