package config

import (
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	for _, tt := range []struct {
		name, setting, value string
		want                 Settings
		message              string
	}{
		{"nothing set", "", "", usual(func(*Settings) {}), ""},
		{"confidence as a share", Confidence, "0.99", usual(func(s *Settings) { s.Confidence = 0.99 }), ""},
		{"confidence in percent", Confidence, "90", usual(func(s *Settings) { s.Confidence = 0.9 }), ""},
		{"confidence of one", Confidence, "1", Settings{}, "SERVGAP_CONFIDENCE"},
		{"confidence not a number", Confidence, "NaN", Settings{}, `found "NaN"`},
		{"nothing hidden", MinCell, "0", usual(func(s *Settings) { s.MinCell = 0 }), ""},
		{"below zero", MinCell, "-1", Settings{}, "whole number"},
		{"a gap that matters", MinGap, "0.3", usual(func(s *Settings) { s.MinGap = 0.3 }), ""},
		{"a gap below zero", MinGap, "-0.3", Settings{}, "above 0"},
		{"a gap without an end", MinGap, "Inf", Settings{}, "SERVGAP_MIN_GAP"},
		{"a seed", Seed, "7", usual(func(s *Settings) { s.Seed = 7 }), ""},
		{"a seed below zero", Seed, "-7", Settings{}, "0 or more"},
		{"half a respondent", MinCell, "2.5", Settings{}, "whole number"},
		{"too many digits", Digits, "99", Settings{}, "0 to 15"},
		{"no such colour", Color, "red", Settings{}, "auto, always or never"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.setting != "" {
				t.Setenv(EnvName(tt.setting), tt.value)
			}
			got, err := Load(New())
			switch {
			case tt.message == "" && (err != nil || got != tt.want):
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			case tt.message != "" && (err == nil || !strings.Contains(err.Error(), tt.message)):
				t.Errorf("got %v, want a message with %q", err, tt.message)
			}
		})
	}
}

// usual are the settings when nothing is set, but for a change.
func usual(change func(*Settings)) Settings {
	s := Settings{Confidence: 0.95, MinCell: 5, Seed: 1, Color: "auto", Digits: 2, CSV: "rfc"}
	change(&s)
	return s
}
