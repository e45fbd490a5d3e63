package cli

import "github.com/spf13/cobra"

// commands make those that a run may have alone, by their names. What tells of the others
// (help, completion, man) is not among them.
var commands = map[string]func(*shared) *cobra.Command{
	"analyze": newAnalyze, "audit": newAudit, "baseline": newBaseline, "chain": newChain, "compare": newCompare,
	"config": newConfig, "demo": newDemo, "dissatisfied": newDissatisfied, "doctor": newDoctor, "drivers": newDrivers,
	"explain": newExplain, "export": newExport, "eyes": newEyes, "gaps": newGaps, "import": newImport,
	"incidents": newIncidents, "init": newInit, "inspect": newInspect, "loyalty": newLoyalty, "plan": newPlan,
	"priority": newPriority, "questionnaire": newQuestionnaire, "reliability": newReliability, "report": newReport,
	"step": newStep, "tally": newTally, "trend": newTrend, "units": newUnits, "validate": newValidate,
	"version": newVersion, "zone": newZone,
}

// addCommands makes the command that arguments begin with, or else all of them: what none
// has asked for takes a run of a thousand responses a fortieth of its time.
func (sh *shared) addCommands(root *cobra.Command, args []string) {
	if alone := commands[first(args)]; alone != nil {
		root.AddCommand(alone(sh))
		root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
			root.SetHelpFunc(nil)
			sh.giveHelp(root)
			root.HelpFunc()(cmd, args)
		})
		return
	}
	for _, command := range commands {
		root.AddCommand(command(sh))
	}
	root.AddCommand(newCompletion(), newMan(sh))
	sh.completeNames(root)
	root.SetHelpCommand(newHelp())
	root.InitDefaultHelpCmd()
	sh.giveHelp(root)
}

// giveHelp gives commands their help, in the language that the arguments ask for.
func (sh *shared) giveHelp(root *cobra.Command) {
	describe(root, sh.early)
	sh.speak(root)
}
