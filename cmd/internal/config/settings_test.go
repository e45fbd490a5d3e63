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
		{"nothing set", "", "", Settings{0.95, 5, "auto", 2}, ""},
		{"confidence as a share", Confidence, "0.99", Settings{0.99, 5, "auto", 2}, ""},
		{"confidence in percent", Confidence, "90", Settings{0.9, 5, "auto", 2}, ""},
		{"confidence of one", Confidence, "1", Settings{}, "SERVGAP_CONFIDENCE"},
		{"confidence not a number", Confidence, "NaN", Settings{}, `found "NaN"`},
		{"nothing hidden", MinCell, "0", Settings{0.95, 0, "auto", 2}, ""},
		{"below zero", MinCell, "-1", Settings{}, "whole number"},
		{"half a respondent", MinCell, "2.5", Settings{}, "whole number"},
		{"too many digits", Digits, "99", Settings{}, "0 to 15"},
		{"no such colour", Color, "red", Settings{}, "auto, always or never"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.setting != "" {
				t.Setenv(envName(tt.setting), tt.value)
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
