// Package config holds what the user has set: a few settings that a flag, an
// environment variable or a default may give, in this order.
package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/viper"

	"servgap/gap"
)

// Settings are the choices that hold for every command.
type Settings struct {
	Confidence float64 // of intervals, above 0.5 and below 1
	MinCell    int64   // the smallest number of respondents that is shown
	Color      string  // auto, always or never
	Digits     int     // decimals of scale points in tables
}

// The names of the settings, as flags and, in capitals after SERVGAP_, as
// environment variables.
const (
	Confidence = "confidence"
	MinCell    = "min-cell"
	Color      = "color"
	Digits     = "digits"
)

// envPrefix begins the environment variables.
const envPrefix = "SERVGAP"

// New is a viper that knows the defaults and the environment. Flags are bound to
// it by the command line.
func New() *viper.Viper {
	v := viper.New()
	v.SetEnvPrefix(envPrefix)
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.SetDefault(Confidence, 0.95)
	v.SetDefault(MinCell, gap.DefaultMinCell)
	v.SetDefault(Color, "auto")
	v.SetDefault(Digits, 2)
	for _, name := range []string{Confidence, MinCell, Color, Digits} {
		if err := v.BindEnv(name); err != nil {
			panic(err) // only for a call without a name
		}
	}
	return v
}

// Load reads and checks the settings.
func Load(v *viper.Viper) (Settings, error) {
	s := Settings{}
	confidence, err := number(v, Confidence)
	if err != nil {
		return s, err
	}
	if confidence >= 50 && confidence < 100 {
		confidence /= 100 // 95 says the same as 0.95
	}
	if confidence <= 0.5 || confidence >= 1 {
		return s, reject(v, Confidence, "a confidence above 0.5 and below 1, such as 0.95")
	}
	minCell, err := number(v, MinCell)
	if err != nil {
		return s, err
	}
	if minCell < 0 || minCell != float64(int64(minCell)) {
		return s, reject(v, MinCell, "a whole number, 0 to hide nothing")
	}
	digits, err := number(v, Digits)
	if err != nil {
		return s, err
	}
	if digits < 0 || digits > 15 || digits != float64(int(digits)) {
		return s, reject(v, Digits, "a whole number from 0 to 15")
	}
	color := v.GetString(Color)
	if color != "auto" && color != "always" && color != "never" {
		return s, reject(v, Color, "auto, always or never")
	}
	return Settings{Confidence: confidence, MinCell: int64(minCell), Color: color, Digits: int(digits)}, nil
}

func number(v *viper.Viper, name string) (float64, error) {
	x, err := strconv.ParseFloat(v.GetString(name), 64)
	if err != nil || math.IsNaN(x) {
		return 0, reject(v, name, "a number")
	}
	return x, nil
}

func reject(v *viper.Viper, name, accepted string) error {
	return fmt.Errorf("--%s (or %s): found %q, accepted is %s",
		name, envName(name), v.GetString(name), accepted)
}

func envName(name string) string {
	return envPrefix + "_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}
