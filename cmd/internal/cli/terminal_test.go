package cli

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"servgap/importers/problem"
)

// escapes are 300 texts that a terminal obeys, or that hide what it shows: sequences in
// their 7 and 8 bit forms, controls, overrides of direction and what has no width.
func escapes() []string {
	var all []string
	for _, begin := range []string{"\x1b", "\u009b", "\x1b\x1b", "a\x1b"} {
		for _, body := range []string{
			"[2J", "[H", "[31m", "[0;7m", "[8m", "[1A", "[2K", "[?25l", "[?1049h", "[6n", "[c", "[5i", "[3J", "[20l", "[1;1r", "[>c", "[?2004h", "[21t", "[4h", "[99999b",
			"]0;owned\a", "]2;owned\x1b\\", "]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\", "]52;c;b3duZWQ=\a", "]4;1;?\a", "]7;file:///etc\a", "]9;4;1\a", "]777;notify;a;b\a",
			"]1337;File=inline=1:AAAA\a", "]10;?\a", "]50;x\a", "P$q\"p\x1b\\", "P+q544e\x1b\\", "_Gi=1;AAAA\x1b\\", "^private\x1b\\", "Xstring\x1b\\", "c", "7", "8", "D", "M", "E", "Z", "=", ">", "(0", "#8", "%G", "N", "~",
		} {
			all = append(all, begin+body)
		}
	}
	for r := range rune(0xa0) {
		if r != 0 && problem.Hidden(r) && r != '\n' && r != '\r' { // lines of their own in a file
			all = append(all, fmt.Sprintf("x%cy", r))
		}
	}
	for _, r := range "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206f\ufeff\ufff9\ufffb\U000e0001\U000e0041\U000e007f\U0001d173" {
		all = append(all, fmt.Sprintf("%cevil", r), fmt.Sprintf("moc.%c漢字 elpmaxe", r))
	}
	return all
}

// bundled are texts as so many longer ones.
func bundled(texts []string, into int) (all []string) {
	for some := range slices.Chunk(texts, (len(texts)+into-1)/into) {
		all = append(all, strings.Join(some, "."))
	}
	return all
}

// checkShown fails on output that holds what a terminal would obey. The csv of import
// keeps its texts, for programs read it.
func checkShown(t *testing.T, line []string, got ran) {
	t.Helper()
	said := func(stream, text string) {
		for i, r := range text {
			if r != '\n' && (problem.Hidden(r) || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd")) {
				t.Errorf("%.60q: %s holds %q", line, stream, text[max(0, i-60):min(len(text), i+20)])
				return
			}
		}
	}
	said("what is said", got.err)
	if got.code == ExitBug {
		t.Errorf("%.60q: %s", line, got.err)
	}
	if line[0] != "import" || slices.Contains(line, "jsonl") {
		said("what is printed", got.out)
	} else if _, err := csv.NewReader(strings.NewReader(got.out)).ReadAll(); err != nil {
		t.Errorf("%.60q: %v", line, err)
	}
}

// commandsOf are the names of all commands that do something, from the tree.
func commandsOf() (paths [][]string, flags map[string][]string) {
	root, _ := newRoot(nil, Streams{In: strings.NewReader("")})
	flags = make(map[string][]string)
	var walk func(c *cobra.Command, path []string)
	walk = func(c *cobra.Command, path []string) {
		if c.Runnable() && len(path) > 0 {
			paths = append(paths, slices.Clone(path))
			c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
				if f.Value.Type() != "bool" {
					flags[strings.Join(path, " ")] = append(flags[strings.Join(path, " ")], f.Name)
				}
			})
		}
		for _, sub := range c.Commands() {
			walk(sub, append(path, sub.Name()))
		}
	}
	walk(root, nil)
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { flags[""] = append(flags[""], f.Name) })
	return paths, flags
}

// askedMore is what commands are asked beside their names to have much to say.
func askedMore(command, segment, survey string) [][]string {
	return map[string][][]string{
		"analyze":       {{"--by", segment}, {"--scale", "1-7", survey}},
		"gaps":          {{"--items"}, {"--items", "--long"}, {"--by", segment}, {"--where", segment + "=none"}},
		"step":          {{"perceived"}, {"standards"}},
		"units":         {{"--", segment}},
		"dissatisfied":  {{"--by", segment}},
		"inspect":       {{survey}},
		"init":          {{"--no-input", "--print", "--scale", "1-7", survey}},
		"import":        {{"--scale", "1-7", survey}, {"-f", "jsonl"}},
		"tally":         {{"--scale", "1-7", survey}},
		"explain":       {{"service.d0"}, {"service.d0", "--emit", "r"}, {"incidents"}, {"loyalty"}},
		"report":        {{"-f", "html"}},
		"export":        {{"--from", survey}},
		"baseline save": {{"-o", "base.json"}},
		"baseline show": {{"base.json"}},
		"validate":      {{survey}},
	}[command]
}

// TestTerminalsAreNotObeyed plants 300 texts in all that a survey and its files hold, and
// runs every command in every form that is text.
func TestTerminalsAreNotObeyed(t *testing.T) {
	long(t)
	all := escapes()
	if len(all) < 300 {
		t.Fatalf("there are %d texts", len(all))
	}
	t.Chdir(t.TempDir())
	p := planting{labels: bundled(all, 4), branches: bundled(all, 3), alone: bundled(all, 14)}
	config := p.write(t, ".")
	survey := fileName("Survey "+p.one(13)) + ".csv"
	write(t, survey, p.survey(1))
	paths, _ := commandsOf()
	for _, path := range paths {
		lines := append([][]string{nil}, askedMore(strings.Join(path, " "), p.segment(), survey)...)
		for _, more := range lines {
			for _, form := range []string{"", "json", "md"} {
				line := append(slices.Clone(path), "-c", config)
				if form != "" {
					line = append(line, "-f", form)
				}
				line = append(line, more...)
				checkShown(t, line, runLine(t, "", line...))
			}
		}
	}
	t.Logf("S3: %d texts in %d commands, none reaches a terminal", len(all), len(paths))
}

// TestErrorsAreNotObeyed plants them in what is wrong: in every flag and argument of every
// command, in settings, in servgap.yaml, in damaged files of each kind.
func TestErrorsAreNotObeyed(t *testing.T) {
	long(t)
	all := escapes()
	t.Chdir(t.TempDir())
	text := strings.Join(all, ".") + "\xff\x80"
	sound := planting{labels: []string{"one"}, branches: []string{"N", "S"}, alone: []string{"Branch", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"}}
	config := sound.write(t, ".")
	both := func(line ...string) {
		checkShown(t, line, runLine(t, "", line...))
		checkShown(t, line, runLine(t, text, append(line, "--errors", "json")...))
	}
	paths, flags := commandsOf()
	for _, path := range append(paths, nil) {
		for _, name := range flags[strings.Join(path, " ")] {
			if path == nil {
				path = []string{"analyze"}
			}
			both(append(slices.Clone(path), "-c", config, "--"+name+"="+text)...)
		}
		both(append(slices.Clone(path), text)...)
		both(append(slices.Clone(path), "--"+text)...)
		both(append(slices.Clone(path), "-")...)
	}
	for _, name := range flags[""] {
		variable := "SERVGAP_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		t.Setenv(variable, text)
		both("analyze", "-c", config)
		both("doctor")
		os.Unsetenv(variable)
	}
	raw := planting{labels: bundled(all, 3), branches: []string{"N", "S"}, alone: bundled(all, 14), raw: true}
	both("validate", "-c", raw.write(t, t.TempDir()))
	for name, data := range map[string]string{
		"bare.yaml": "version: 1\n" + text + ": x\n", "key.yaml": "version: 1\n\"" + strings.Trim(fmt.Sprintf("%q", text), `"`) + "\": x\n", "tag.yaml": "version: !" + text + " 1\n",
		"ragged.csv": "a,b\n" + text + "\n1,2,3\n", "twice.csv": text + "," + text + "\n1,2\n", "open.csv": "a\n\"" + text, "answers.csv": "Expected: a,Perceived: a\n" + strings.Repeat(text+",5\n", 9),
		"tally.json": `{"schema": "servgap.tally/1", "` + text + `": 1}`, "page.html": `<template id="servgap-result" data-packed="gzip base64url">` + text, "book.xlsx": "PK\x03\x04" + text, "data.sav": "$FL2" + text, "data.ods": text,
	} {
		write(t, name, data)
		if filepath.Ext(name) == ".yaml" {
			both("validate", "-c", name)
			continue
		}
		for _, command := range []string{"analyze", "inspect", "tally", "import", "baseline show", "export --from"} {
			both(append(strings.Fields(command), name)...)
		}
	}
}
