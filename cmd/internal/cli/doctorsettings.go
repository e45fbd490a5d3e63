package cli

import (
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/importers/problem"
)

// checkLanguage says which language is spoken and what chose it.
func (sh *shared) checkLanguage(changed func(string) bool, p *config.Project) check {
	code := sh.spoken().Code()
	c := check{"language", stateOK, problem.Text{}, problem.Text{}}
	for _, s := range config.Show(sh.settings, changed, p) {
		if s.Name != config.Lang || s.Value == "" {
			continue
		}
		switch s.From {
		case config.FromFlag:
			c.found = problem.Say("%s, as --lang says", code)
		case config.FromDefault:
		default:
			c.found = problem.Say("%s, as %s says", code, problem.Clean(s.From))
		}
	}
	if c.found.Empty() {
		c.found = problem.Say("%s, by the locale; there are %s (--lang, SERVGAP_LANG or lang in servgap.yaml)", code, problem.Both(lang.Codes()))
	}
	return c
}

// checkSettings says where settings come from that are not the usual ones.
func (sh *shared) checkSettings(changed func(string) bool, p *config.Project) check {
	if _, err := sh.load(); err != nil {
		list, _ := diagnose(err)
		return check{"settings", stateWrong, list[0].Message, list[0].Fix}
	}
	var own []string
	for _, s := range config.Show(sh.settings, changed, p) {
		switch s.From {
		case config.FromDefault:
		case config.FromFlag:
			own = append(own, "--"+s.Name+" "+problem.Clean(s.Value))
		default:
			own = append(own, s.Name+"="+problem.Clean(s.Value)+" ("+problem.Clean(s.From)+")")
		}
	}
	if own == nil {
		return check{"settings", stateOK, problem.Say("all as they are without flags, environment and servgap.yaml"), problem.Text{}}
	}
	return check{"settings", stateOK, problem.Plain(strings.Join(own, ", ")), problem.Text{}}
}
