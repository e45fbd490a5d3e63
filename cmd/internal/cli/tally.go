package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/render"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// tallyOptions are the flags of tally.
type tallyOptions struct {
	source sourceFlags
	output outputFlags
	by     []string
	group  string
}

func newTally(sh *shared) *cobra.Command {
	o := tallyOptions{output: outputFlags{forms: []form{{"json", ".json"}}}}
	cmd := &cobra.Command{
		Use:  "tally [FILE...]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runTally(cmd.Context(), args, &o) },
	}
	o.source.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	repeated(cmd.Flags(), &o.by, "by", "", sh.early.Say("by a background question, too: the column that holds it (may be repeated)"))
	cmd.Flags().StringVar(&o.group, "group", "", sh.early.Say("the group of the project that the files are of, whose columns they have"))
	return cmd
}

func (sh *shared) runTally(ctx context.Context, paths []string, o *tallyOptions) error {
	f, err := sh.tally(ctx, paths, o)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	var files []file
	for _, name := range o.output.files {
		files = append(files, file{name: name, private: true, write: f.Encode})
	}
	if done, err := sh.save(files, &o.output, wordsOf(settings)); done || err != nil {
		return err
	}
	return f.Encode(printing{sh})
}

// printing is standard output as what is written to.
type printing struct{ sh *shared }

func (p printing) Write(data []byte) (int, error) {
	return len(data), p.sh.print(render.VisibleJSON(data))
}

// tally counts the files, or the project if none is named, and merges what tallies
// among them hold. It fails with all that is wrong with any of them.
func (sh *shared) tally(ctx context.Context, named []string, o *tallyOptions) (tally.File, error) {
	if len(named) == 0 {
		return sh.tallyProject(ctx, o)
	}
	paths, err := sh.tallyPaths(named, o)
	if err != nil {
		return tally.File{}, err
	}
	count, err := sh.counter(o)
	if err != nil {
		return tally.File{}, err
	}
	var total tally.File
	var problems problem.List
	for _, path := range paths {
		err := sh.addTally(&total, path, sh.streams.In, func(from *content) (tally.File, error) { return count(ctx, from) })
		if err := collect(&problems, err); err != nil {
			return total, err
		}
	}
	if len(problems) > 0 {
		return total, problems
	}
	return total, nil
}

// tallyPaths looks at the flags and lists the files that are named.
func (sh *shared) tallyPaths(named []string, o *tallyOptions) ([]string, error) {
	var paths []string
	for _, path := range named {
		found, err := matching(path)
		if err != nil {
			return nil, err
		}
		paths = append(paths, found...)
	}
	switch i := slices.Index(paths, "-"); {
	case i >= 0 && isTerminal(sh.streams.In):
		return nil, usage(problem.Say("servgap tally survey.csv, or: cat survey.csv | servgap tally -"), problem.Say("nothing is piped in, and this terminal is no survey"))
	case i >= 0 && slices.Contains(paths[i+1:], "-"):
		return nil, usage(problem.Say("name - once"), problem.Say("standard input is named twice"))
	case slices.Contains(o.by, ""):
		return nil, usage(problem.Say("give a value or leave the flag out"), problem.Say("--by is empty; accepted is the name of a column"))
	}
	if o.group == "" {
		for _, path := range paths {
			if err := o.source.fit(path); err != nil {
				return nil, err
			}
		}
	} else if err := o.source.fit(""); err != nil {
		return nil, err
	}
	return paths, o.output.check(paths)
}

// counter counts a survey file.
type counter func(context.Context, *content) (tally.File, error)

// counter says how survey files are counted: as a group of the project, or by
// their own columns and the flags.
func (sh *shared) counter(o *tallyOptions) (counter, error) {
	by := dividedBy(o.by, nil)
	if o.group == "" {
		options, err := o.source.options()
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context, from *content) (tally.File, error) {
			return sh.tallyAlone(ctx, from, options, &o.source, by)
		}, nil
	}
	p, err := sh.project()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, noProject("tally", false)
	}
	wave, err := sh.wave(p)
	if err != nil {
		return nil, err
	}
	var known []string
	for _, g := range p.Groups {
		if g.ID == o.group {
			return func(ctx context.Context, from *content) (tally.File, error) {
				return sh.tallyMapped(ctx, p, wave, g, config.File{}, from, by)
			}, nil
		}
		known = append(known, g.ID)
	}
	return nil, unknownName(problem.Say("no group of the project is called %s", quoted(o.group)), o.group, known, problem.Plain("--group "+known[0]))
}
