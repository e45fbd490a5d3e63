package cli

import (
	"os"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers/problem"
)

// narrow is the width below which the widest tables are divided.
const narrow = 80

func (sh *shared) checkTerminal() []check {
	settings, err := sh.load()
	if err != nil {
		settings = config.Settings{}
	}
	style := sh.style(settings)
	terminal := check{"terminal", stateOK, problem.Say("standard output goes to a file or a pipe: no colours, any width"), problem.Text{}}
	if isTerminal(sh.streams.Out) {
		terminal.found = problem.Say("a terminal, TERM=%s, of %d columns", problem.Clean(os.Getenv("TERM")), style.Width)
		switch {
		case os.Getenv("TERM") == "dumb":
			terminal.state, terminal.remedy = stateLook, problem.Say("only ASCII signs and no colours are used; set TERM if the terminal can do more")
		case style.Width > 0 && style.Width < narrow:
			terminal.state, terminal.remedy = stateLook, problem.Say("tables are divided below %d columns: make the window wider, or write a file: -o result.txt", narrow)
		}
	}
	color := check{"color", stateOK, problem.Say("colours are off"), problem.Text{}}
	if style.Color {
		color.found = problem.Say("colours are on (--color never turns them off)")
	}
	signs := check{"signs", stateOK, problem.Say("these should show a minus, a dash, a dot, a bar and letters: %s", "− – · █░ æøå ÄÖ"), problem.Text{}}
	switch {
	case style.ASCII:
		signs.found = problem.Say("only ASCII signs are used")
	case !unicodeLocale():
		signs.state, signs.remedy = stateLook, problem.Say("the locale is not UTF-8: if the signs look wrong, set LC_ALL to one that is, or use --ascii")
	}
	return []check{terminal, color, signs}
}

// localeVariables decide the locale, the first that is set.
func localeVariables() []string { return []string{"LC_ALL", "LC_CTYPE", "LANG"} }

// unicodeLocale reports whether the locale writes UTF-8. Without one nothing speaks
// against it.
func unicodeLocale() bool {
	for _, name := range localeVariables() {
		if value := os.Getenv(name); value != "" {
			plain := strings.ReplaceAll(strings.ToLower(value), "-", "")
			return strings.Contains(plain, "utf8")
		}
	}
	return true
}

func checkLocale() check {
	var set []string
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			set = append(set, name+"="+problem.Clean(value))
		}
	}
	if set == nil {
		return check{"locale", stateOK, problem.Say("none of LC_ALL, LC_CTYPE, LC_MESSAGES and LANG is set"), problem.Text{}}
	}
	return check{"locale", stateOK, problem.Plain(strings.Join(set, " ")), problem.Text{}}
}
