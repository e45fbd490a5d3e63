package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/importers/problem"
)

// bootstrapFlags ask for intervals of samples drawn anew.
type bootstrapFlags struct {
	cmd        *cobra.Command
	method     string
	replicates int
}

// usualReplicates make the ends of 95 % whole places: 250 of 10,000 on either side.
const usualReplicates = 9_999

// The replicates that are accepted: enough for an end of 95 %, and what memory and
// patience hold.
const fewestReplicates, mostReplicates = 999, 999_999

func (f *bootstrapFlags) bind(cmd *cobra.Command, w lang.Words) {
	f.cmd = cmd
	cmd.Flags().StringVar(&f.method, "bootstrap", "", w.Say("intervals of gaps within a group from samples drawn anew, percentile or bca; without it by t"))
	cmd.Flags().IntVar(&f.replicates, "replicates", usualReplicates, w.Say("samples that --bootstrap draws"))
	completeFlag(cmd, "bootstrap", gap.Bootstraps())
}

// asked is the bootstrap that the flags ask for, nil for none. Its seed is a setting,
// which the project may make.
func (f *bootstrapFlags) asked() (*gap.Bootstrap, error) {
	switch {
	case f.method == "" && f.cmd.Flags().Changed("replicates"):
		return nil, usage(problem.Plain("--bootstrap "+gap.BootstrapBCa), problem.Say("--replicates says how many samples --bootstrap draws, and --bootstrap was not given"))
	case f.method == "":
		return nil, nil
	case !slices.Contains(gap.Bootstraps(), f.method):
		return nil, wrongChoice("--bootstrap", f.method, gap.Bootstraps())
	case f.replicates < fewestReplicates || f.replicates > mostReplicates:
		return nil, usage(problem.Plain("--replicates 9999"), problem.Say("--replicates: found %d, accepted is a whole number from %d to %d", f.replicates, fewestReplicates, mostReplicates))
	}
	return &gap.Bootstrap{Method: f.method, Replicates: f.replicates}, nil
}
