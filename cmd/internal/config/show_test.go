package config

import (
	"testing"

	"github.com/spf13/cobra"

	"servgap/importers/limit"
)

// Every setting comes from the flag before the environment before the project
// before the default.
func TestSettingsPrecedence(t *testing.T) {
	p, problems := Read("testdata/full.yaml", limit.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, tt := range []struct{ name, flag, env, project, fallback, line string }{
		{Lang, "sv", "da", "en", "", "full.yaml:2"},
		{WaveID, "spring", "winter", "autumn", "", "full.yaml:38"},
		{Confidence, "0.99", "0.8", "0.9", "0.95", "full.yaml:57"},
		{MinCell, "9", "8", "0", "5", "full.yaml:41"},
		{Color, "auto", "always", "never", "auto", "full.yaml:57"},
		{Digits, "5", "4", "3", "2", "full.yaml:57"},
		{CSV, "rfc", "rfc", "nordic", "rfc", "full.yaml:57"},
		{Limit, "cell=3MB", "cell=2MB", "record=64MB,columns=20000", "", "full.yaml:57"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := New()
			flags := (&cobra.Command{}).Flags()
			flags.String(tt.name, tt.fallback, "")
			if err := v.BindPFlag(tt.name, flags.Lookup(tt.name)); err != nil {
				t.Fatal(err)
			}
			expect := func(p *Project, value, from string) {
				t.Helper()
				for _, s := range Show(v, flags.Changed, p) {
					if s.Name == tt.name && (s.Value != value || s.From != from) {
						t.Errorf("got %q from %s, want %q from %s", s.Value, s.From, value, from)
					}
				}
				if _, err := Load(v); err != nil {
					t.Error(err)
				}
			}
			expect(nil, tt.fallback, "default")
			if err := v.MergeConfigMap(p.Settings()); err != nil {
				t.Fatal(err)
			}
			expect(p, tt.project, tt.line)
			t.Setenv(EnvName(tt.name), tt.env)
			expect(p, tt.env, EnvName(tt.name))
			if err := flags.Set(tt.name, tt.flag); err != nil {
				t.Fatal(err)
			}
			expect(p, tt.flag, "flag")
		})
	}
}

// lang: no is Bokmål from wherever it comes.
func TestLangNo(t *testing.T) {
	t.Setenv("SERVGAP_LANG", "no")
	if s, err := Load(New()); err != nil || s.Lang != "nb" {
		t.Errorf("got %+v, %v", s, err)
	}
}
