// Package config holds what the user has set: servgap.yaml, the file of a
// project, and a few settings that a flag, an environment variable, the project
// or a default may give, in this order.
//
// Find looks for the file and Read reads it, with every problem at once and the
// place of each. New makes the viper that settings go through; give it the
// project's with MergeConfigMap(project.Settings()), then Load checks them and
// Show says where each came from.
package config

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/viper"

	"servgap/gap"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// Settings are the choices that hold for every command.
type Settings struct {
	Confidence float64 // of intervals, above 0.5 and up to 0.999999
	MinCell    int64   // the smallest number of respondents that is shown
	Seed       uint64  // of random numbers
	MinGap     float64 // the smallest gap that matters, in scale points; 0 for none
	Color      string  // auto, always or never
	Digits     int     // decimals of scale points in tables
	Lang       string  // nb, nn, sv, da, en, or empty: the terminal's
	Wave       string  // the wave to look at, or empty
	CSV        string  // rfc or nordic
	Limits     limit.Limits
}

// The names of the settings, as flags and, in capitals after SERVGAP_, as
// environment variables.
const (
	Confidence = "confidence"
	MinCell    = "min-cell"
	MinGap     = "min-gap"
	Seed       = "seed"
	Color      = "color"
	Digits     = "digits"
	Lang       = "lang"
	WaveID     = "wave"
	CSV        = "csv"
	Limit      = "limit"
)

// envPrefix begins the environment variables.
const envPrefix = "SERVGAP"

// mostDigits is the number of decimals that a float can tell apart.
const mostDigits = 15

// names are the settings in the order in which they are shown.
func names() []string {
	return []string{Lang, WaveID, Confidence, MinCell, MinGap, Seed, Color, Digits, CSV, Limit}
}

func colors() []string { return []string{"auto", "always", "never"} }

func csvForms() []string { return []string{"rfc", "nordic"} }

// New is a viper that knows the defaults and the environment. Flags are bound to
// it by the command line.
func New() *viper.Viper {
	v := viper.New()
	v.SetEnvPrefix(envPrefix)
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.SetDefault(Confidence, 0.95)
	v.SetDefault(MinCell, gap.DefaultMinCell)
	v.SetDefault(MinGap, 0)
	v.SetDefault(Seed, 1)
	v.SetDefault(Color, "auto")
	v.SetDefault(Digits, 2)
	v.SetDefault(Lang, "")
	v.SetDefault(WaveID, "")
	v.SetDefault(CSV, "rfc")
	v.SetDefault(Limit, "")
	for _, name := range names() {
		if err := v.BindEnv(name); err != nil {
			panic(err) // only for a call without a name
		}
	}
	return v
}

// Load reads and checks the settings.
func Load(v *viper.Viper) (Settings, error) {
	s := Settings{Wave: v.GetString(WaveID), Lang: v.GetString(Lang)}
	confidence, err := number(v, Confidence)
	if err != nil {
		return s, err
	}
	confidence, ok := asConfidence(confidence)
	if !ok {
		return s, reject(v, Confidence, problem.Say("a confidence above 0.5 and up to 0.999999, such as 0.95"))
	}
	s.Confidence = confidence
	if s.MinCell, err = whole(v, MinCell, math.MaxInt64, problem.Say("a whole number, 0 to hide nothing")); err != nil {
		return s, err
	}
	if s.MinGap, err = number(v, MinGap); err != nil {
		return s, err
	}
	if s.MinGap < 0 || math.IsInf(s.MinGap, 0) {
		return s, reject(v, MinGap, problem.Say("a number of scale points above 0, or 0 for none"))
	}
	seed, err := whole(v, Seed, math.MaxInt64, problem.Say("a whole number, %d or more", 0))
	if err != nil {
		return s, err
	}
	s.Seed = uint64(seed)
	digits, err := whole(v, Digits, mostDigits, problem.Say("a whole number from %d to %d", 0, mostDigits))
	if err != nil {
		return s, err
	}
	s.Digits = int(digits)
	if s.Lang == "no" {
		s.Lang = "nb"
	}
	if s.Lang != "" && !slices.Contains(languages(), s.Lang) {
		return s, rejectWord(v, Lang, languages())
	}
	if s.Color = v.GetString(Color); !slices.Contains(colors(), s.Color) {
		return s, rejectWord(v, Color, colors())
	}
	if s.CSV = v.GetString(CSV); !slices.Contains(csvForms(), s.CSV) {
		return s, rejectWord(v, CSV, csvForms())
	}
	var wrong limit.Wrong
	if s.Limits, wrong = limit.Parse(v.GetString(Limit)); !wrong.Empty() {
		p := reject(v, Limit, wrong.Accepted)
		p.Fix, p.Similar = problem.Plain("servgap help limits"), wrong.Similar
		return s, p
	}
	return s, nil
}

// asConfidence takes a share, or the same in percent: 95 is 0.95.
func asConfidence(x float64) (float64, bool) {
	if x >= 50 && x < 100 {
		x /= 100
	}
	return x, x > 0.5 && x <= mostConfident
}

// mostConfident is short of where the ends of an interval that several share are no
// numbers.
const mostConfident = 0.999999

// whole reads every digit of a whole number, which a float would not keep.
func whole(v *viper.Viper, name string, highest int64, accepted problem.Text) (int64, error) {
	x, err := strconv.ParseInt(v.GetString(name), 10, 64)
	if err != nil || x < 0 || x > highest {
		return 0, reject(v, name, accepted)
	}
	return x, nil
}

func number(v *viper.Viper, name string) (float64, error) {
	x, err := strconv.ParseFloat(v.GetString(name), 64)
	if err != nil || math.IsNaN(x) {
		return 0, reject(v, name, problem.Say("a number"))
	}
	return x, nil
}

// rejectWord is reject where words are accepted, with the nearest one.
func rejectWord(v *viper.Viper, name string, accepted []string) problem.Problem {
	p := reject(v, name, problem.Or(accepted))
	if near, ok := problem.Nearest(v.GetString(name), accepted); ok {
		p.Similar = []string{near}
	}
	return p
}

func reject(v *viper.Viper, name string, accepted problem.Text) problem.Problem {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-USAGE",
		Message: problem.Say("--%s (or %s): found %q, accepted is %s", name, EnvName(name), v.GetString(name), accepted),
		Fix:     problem.Say("leave the setting out to take the default"),
	}
}

// Variables are the environment variables of all settings.
func Variables() []string {
	var all []string
	for _, name := range names() {
		all = append(all, EnvName(name))
	}
	return all
}

// EnvName is the environment variable of a setting.
func EnvName(name string) string {
	return envPrefix + "_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}
