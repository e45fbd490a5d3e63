package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/viper"
)

// Settings are the settings that the project makes, by name, in the form that
// viper merges.
func (p *Project) Settings() map[string]any {
	settings := make(map[string]any)
	for name, t := range p.settings() {
		settings[name] = t.Value
	}
	return settings
}

// settings are the same with their places.
func (p *Project) settings() map[string]Text {
	all := map[string]Text{
		Lang: p.Lang, WaveID: p.Current,
		Confidence: p.Choices.Confidence, MinGap: p.Choices.MinGap, Seed: p.Choices.Seed, Color: p.Choices.Color,
		Digits: p.Choices.Digits, CSV: p.Choices.CSV, Limit: p.Choices.Limit,
	}
	if p.Privacy.MinCellAt != (Pos{}) {
		all[MinCell] = Text{strconv.FormatInt(p.Privacy.MinCell, 10), p.Privacy.MinCellAt}
	}
	for name, t := range all {
		if t.Value == "" {
			delete(all, name)
		}
	}
	return all
}

// Shown is a setting with its value and where that came from: flag, the name of
// an environment variable, servgap.yaml:line, or default.
type Shown struct {
	Name  string `json:"setting"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// Where a setting came from that has no place of its own.
const (
	FromFlag    = "flag"
	FromDefault = "default"
)

// Show lists the settings. changed reports whether a flag was given; p is nil
// without a project.
func Show(v *viper.Viper, changed func(name string) bool, p *Project) []Shown {
	made := make(map[string]Text)
	if p != nil {
		made = p.settings()
	}
	var shown []Shown
	for _, name := range names() {
		from := FromDefault
		t, ok := made[name]
		switch {
		case changed(name):
			from = FromFlag
		case os.Getenv(EnvName(name)) != "":
			from = EnvName(name)
		case ok:
			from = fmt.Sprintf("%s:%d", filepath.Base(p.Path), t.At.Line)
		}
		shown = append(shown, Shown{Name: name, Value: v.GetString(name), From: from})
	}
	return shown
}
