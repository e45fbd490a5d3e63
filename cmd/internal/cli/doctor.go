package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/importers"
	"servgap/importers/problem"
)

// The states of a check.
const (
	stateOK    = "ok"
	stateLook  = "look"
	stateWrong = "wrong"
)

// check is one thing that doctor looks at, with what was found and what to do.
type check struct {
	id, state string
	found     problem.Text
	remedy    problem.Text
}

// unsound is that something is wrong, which has been told.
type unsound struct{}

func (unsound) Error() string { return "something is wrong" }

func newDoctor(sh *shared) *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:  "doctor",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			changed := func(name string) bool {
				f := cmd.Flags().Lookup(name)
				return f != nil && f.Changed
			}
			return sh.runDoctor(format, changed)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "table", problem.Or([]string{"table", "json"}).In(sh.early))
	completeFlag(cmd, "format", []string{"table", "json"})
	return cmd
}

func (sh *shared) runDoctor(format string, changed func(string) bool) error {
	if format != "table" && format != "json" {
		return usage(problem.Plain("-f table"), problem.Say("--format: found %q, accepted are table and json", format))
	}
	checks := sh.checkAll(changed)
	data := doctorText(checks, sh.spoken(), sh.doctorWidth())
	if format == "json" {
		data = doctorJSON(checks)
	}
	if err := sh.print(data); err != nil {
		return err
	}
	if slices.ContainsFunc(checks, func(c check) bool { return c.state == stateWrong }) {
		return unsound{}
	}
	return nil
}

// doctorWidth is how wide the checks are: as the terminal, or without limit.
func (sh *shared) doctorWidth() int {
	settings, err := sh.load()
	if err != nil {
		return sh.width
	}
	return sh.style(settings).Width
}

// checkAll looks at the terminal, then at what the user has set, then at the project
// and its folder.
func (sh *shared) checkAll(changed func(string) bool) []check {
	project, projectCheck := sh.checkProject()
	folder := "."
	if project != nil {
		folder = filepath.Dir(project.Path)
	}
	checks := sh.checkTerminal()
	checks = append(checks, checkLocale(), sh.checkLanguage(changed, project), sh.checkSettings(changed, project), projectCheck)
	checks = append(checks, checkFiles(project)...)
	return append(checks, checkWriting(folder), checkSpace(folder), check{"version", stateOK, problem.Plain(versionLine()), problem.Text{}})
}

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

// checkProject finds the project and says whether it is sound. The project is nil if
// it is not, or not there.
func (sh *shared) checkProject() (*config.Project, check) {
	path := sh.config
	if path == "" {
		path = os.Getenv(configVariable)
	}
	if path == "" {
		found, ok := config.Find(".")
		if !ok {
			return nil, check{"project", stateLook, problem.Say("there is no servgap.yaml in this folder or above it"), problem.Say("servgap init survey.xlsx writes one, servgap demo a sample")}
		}
		path = shortest(found)
	}
	p, problems := config.Read(path)
	switch {
	case problems.Fatal():
		return nil, check{"project", stateWrong, problem.Say("%s has %d mistakes; the first: %s", problem.Clean(path), problem.Count(len(problems)), problems[0].Message), problem.Say("servgap validate lists them all")}
	default:
		if err := sh.settings.MergeConfigMap(p.Settings()); err != nil {
			return p, check{"project", stateWrong, problem.Of(err), problem.Say("servgap validate lists them all")}
		}
		files := 0
		for _, w := range p.Waves {
			files += len(w.Files)
		}
		c := check{"project", stateOK, problem.Say("%s is sound: groups %d, waves %d, files %d", problem.Clean(path), len(p.Groups), len(p.Waves), files), problem.Text{}}
		if len(problems) > 0 {
			c.state, c.found, c.remedy = stateLook, problems[0].Message, problems[0].Fix
		}
		return p, c
	}
}

// checkFiles opens each file of the project.
func checkFiles(p *config.Project) []check {
	if p == nil {
		return nil
	}
	var checks []check
	seen := make(map[string]bool)
	for _, w := range p.Waves {
		for _, f := range w.Files {
			path := filePath(p, f)
			if seen[path] {
				continue
			}
			seen[path] = true
			source, err := importers.Open(path, nil, openOptions(f))
			if err != nil {
				list, _ := diagnose(inYAML(err))
				checks = append(checks, check{"file", stateWrong, problem.Say("%s: %s", problem.Clean(path), list[0].Message), list[0].Fix})
				continue
			}
			source.Close()
		}
	}
	if checks == nil {
		return []check{{"file", stateOK, problem.Say("all %d can be read", len(seen)), problem.Text{}}}
	}
	return checks
}

func checkWriting(folder string) check {
	shown, err := filepath.Abs(folder)
	if err != nil {
		shown = folder
	}
	name, err := create(folder, true)
	if err != nil {
		return check{"writing", stateWrong, outputError{name: problem.Plain(problem.Clean(shown)), err: err}.message(), problem.Say("work in a folder of your own, or ask for the right to write here")}
	}
	name.Close()
	os.Remove(name.Name())
	return check{"writing", stateOK, problem.Say("%s can be written", problem.Clean(shown)), problem.Text{}}
}

// Below these there is little space, and none to work with: reports take a few
// megabytes, and a workbook that is read needs room beside it.
const (
	littleSpace = 200 << 20
	noSpace     = 5 << 20
)

func checkSpace(folder string) check {
	left, ok := spaceLeft(folder)
	found := problem.Say("%d MB are left", problem.Count(left>>20))
	switch {
	case !ok:
		return check{"space", stateOK, problem.Say("how much is left is not known on this system"), problem.Text{}}
	case left < noSpace:
		return check{"space", stateWrong, found, problem.Say("make room: what is written would be lost")}
	case left < littleSpace:
		return check{"space", stateLook, found, problem.Say("make room before large files are written")}
	}
	return check{"space", stateOK, found, problem.Text{}}
}

// doctorText lists the checks for people.
func doctorText(checks []check, w lang.Words, width int) []byte {
	names := map[string]string{
		"terminal": w.Text("doctor.terminal"), "color": w.Text("doctor.color"), "signs": w.Text("doctor.signs"), "locale": w.Text("doctor.locale"),
		"language": w.Text("doctor.language"), "settings": w.Text("doctor.settings"), "project": w.Text("doctor.project"), "file": w.Text("doctor.file"),
		"writing": w.Text("doctor.writing"), "space": w.Text("doctor.space"), "version": w.Text("doctor.version"),
	}
	states := map[string]string{stateOK: w.Text("doctor.ok"), stateLook: w.Text("doctor.look"), stateWrong: w.Text("doctor.wrong")}
	wide := func(words map[string]string) int {
		most := 0
		for _, word := range words {
			most = max(most, len([]rune(word)))
		}
		return most
	}
	var b strings.Builder
	for _, c := range checks {
		indent := wide(states) + wide(names) + 4
		line := fmt.Sprintf("%-*s  %-*s  %s", wide(states), states[c.state], wide(names), names[c.id], problem.Clean(c.found.In(w)))
		fmt.Fprintln(&b, wrapped(line, width, indent))
		if !c.remedy.Empty() {
			line := fmt.Sprintf("%*s%s %s", indent, "", w.Text("told.fix"), problem.Clean(c.remedy.In(w)))
			fmt.Fprintln(&b, wrapped(line, width, indent))
		}
	}
	return []byte(b.String())
}

// doctorSchema names the form of the checks for programs.
const doctorSchema = "servgap.doctor/1"

// doctorJSON writes the checks for programs, in English.
func doctorJSON(checks []check) []byte {
	type written struct {
		ID     string `json:"id"`
		State  string `json:"state"`
		Found  string `json:"found"`
		Remedy string `json:"remedy"`
	}
	page := struct {
		Schema string    `json:"schema"`
		Checks []written `json:"checks"`
	}{Schema: doctorSchema}
	for _, c := range checks {
		page.Checks = append(page.Checks, written{c.id, c.state, problem.Clean(c.found.String()), problem.Clean(c.remedy.String())})
	}
	data, err := json.MarshalIndent(page, "", "  ")
	if err != nil {
		panic(err) // texts only
	}
	return append(data, '\n')
}
