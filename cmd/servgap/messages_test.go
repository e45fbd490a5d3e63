package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"servgap/cmd/internal/cli"
	"servgap/cmd/internal/lang"
)

// mistake is a section of an archive that a user types: its name is what is wrong and,
// behind @, where; then come the command line, the command lines that the remedy
// leads to, and what is said of it.
type mistake struct {
	name, place string
	command     string
	remedies    []string
	messages    string
}

// parseMistake reads a section; ok is false for a file.
func parseMistake(f txtar.File) (m mistake, ok bool) {
	lines := strings.Split(string(f.Data), "\n")
	m.command, ok = strings.CutPrefix(lines[0], "$ ")
	if !ok {
		return m, false
	}
	m.name, m.place, ok = strings.Cut(f.Name, " @ ")
	rest := lines[1:]
	for len(rest) > 0 && strings.HasPrefix(rest[0], "> ") {
		m.remedies, rest = append(m.remedies, rest[0][2:]), rest[1:]
	}
	m.messages = strings.Join(rest, "\n")
	return m, ok
}

func (m mistake) section() txtar.File {
	lines := []string{"$ " + m.command}
	for _, remedy := range m.remedies {
		lines = append(lines, "> "+remedy)
	}
	return txtar.File{Name: m.name + " @ " + m.place, Data: []byte(strings.Join(lines, "\n") + "\n" + m.messages)}
}

// TestMessages runs every mistake of testdata/messages in each language. What is said
// in English is compared with what stands there, in the others it has the same form;
// a remedy that is a command line is run.
func TestMessages(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/messages/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("found %d archives, %v", len(archives), err)
	}
	whole, all, kept := 0, 0, 0
	for _, path := range archives {
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if _, ok := parseMistake(f); ok {
				kept++
			}
		}
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			folder := t.TempDir()
			writeDamaged(t, folder)
			if err := os.CopyFS(filepath.Join(folder, "broken"), os.DirFS("../internal/config/testdata/broken")); err != nil {
				t.Fatal(err)
			}
			t.Chdir(folder)
			prepare(t, archive)
			for i, f := range archive.Files {
				m, ok := parseMistake(f)
				if !ok {
					continue
				}
				all++
				if t.Run(m.name, func(t *testing.T) {
					if *update {
						m.messages = said(t, m.command, "en")
						archive.Files[i] = m.section()
					}
					check(t, m)
				}) {
					whole++
				}
			}
			if *update {
				writeFile(t, path, txtar.Format(archive))
			}
		})
	}
	t.Logf("F4: %d of %d bad inputs are told with their place, what was found, what is accepted and a remedy", whole, all)
	if kept < 120 {
		t.Errorf("F4: found %d bad inputs, want 120 or more", kept)
	}
}

// prepare writes the files of an archive and does what its remark says: $ runs a
// command, and % NEW = OLD: TEXT => OTHER writes a file with a text replaced.
func prepare(t *testing.T, archive *txtar.Archive) {
	t.Helper()
	for _, f := range archive.Files {
		if _, ok := parseMistake(f); !ok {
			writeFile(t, f.Name, f.Data)
		}
	}
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimSpace(line)
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			if _, errors, code := typed(t, command); code != cli.ExitOK {
				t.Fatalf("%s: %s", command, errors)
			}
		}
		if edit, ok := strings.CutPrefix(line, "% "); ok {
			names, change, _ := strings.Cut(edit, ": ")
			name, old, _ := strings.Cut(names, " = ")
			text, other, _ := strings.Cut(change, " => ")
			data := readFile(t, old)
			if !bytes.Contains(data, []byte(text)) {
				t.Fatalf("%s: there is no such text", line)
			}
			writeFile(t, name, bytes.Replace(data, []byte(text), []byte(other), 1))
		}
	}
}

// typed runs a command line, whose words may stand in double quotes and whose standard
// input may be a file behind <.
func typed(t *testing.T, command string) (out, errors string, code int) {
	t.Helper()
	command, input, _ := strings.Cut(command, " < ")
	var stdin []byte
	if input != "" {
		stdin = readFile(t, input)
	}
	var args []string
	for _, word := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(command, -1)[1:] {
		if len(word) > 1 {
			word = strings.Trim(word, `"`)
		}
		args = append(args, word)
	}
	var stdout, stderr bytes.Buffer
	code = cli.Run(context.Background(), args, cli.Streams{In: bytes.NewReader(stdin), Out: &stdout, Err: &stderr})
	return stdout.String(), stderr.String(), code
}

// problemLine begins a problem, in any language, and gives its code.
var problemLine = regexp.MustCompile(`^\p{L}+\[([EWN]-[A-Z0-9-]+)\] (.*)`)

// said is the problems that a command tells of, in a language.
func said(t *testing.T, command, language string) string {
	t.Helper()
	t.Setenv("SERVGAP_LANG", language)
	_, errors, code := typed(t, command)
	if code == cli.ExitBug || strings.Contains(errors, "goroutine ") {
		t.Fatalf("%s: %s", command, errors)
	}
	var kept strings.Builder
	within := false
	for line := range strings.Lines(errors) {
		within = problemLine.MatchString(line) || within && strings.HasPrefix(line, " ")
		if within {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// check holds a mistake against what is promised of every message.
func check(t *testing.T, m mistake) {
	t.Helper()
	english := said(t, m.command, "en")
	if english != m.messages {
		t.Errorf("got:\n%swant:\n%s", english, m.messages)
	}
	problems := problemsOf(english)
	if len(problems) == 0 {
		t.Fatalf("%s: nothing was said", m.command)
	}
	if strings.Contains(english, "kari") {
		t.Errorf("what a respondent wrote is shown:\n%s", english)
	}
	for i, p := range problems {
		complete(t, m, p, i == 0)
	}
	for _, language := range lang.Codes()[1:] {
		sameForm(t, english, said(t, m.command, language))
	}
	t.Setenv("SERVGAP_LANG", "en")
	remedied(t, m, problems[0])
}

// excerptLine shows a line of a project file, or a mark below it.
var excerptLine = regexp.MustCompile(`^ +\d* \| `)

// told is a problem as it is printed: its lines without the excerpt of a project file.
type told struct {
	code, message, fix string
	lines              int
}

func problemsOf(text string) (problems []told) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if begun := problemLine.FindStringSubmatch(line); begun != nil {
			problems = append(problems, told{code: begun[1], message: begun[2], lines: 1})
			continue
		}
		last := &problems[len(problems)-1]
		if excerptLine.MatchString(line) {
			continue
		}
		last.lines++
		if fix, ok := strings.CutPrefix(line, "  fix: "); ok {
			last.fix = fix
		}
	}
	return problems
}

var (
	ofFile       = regexp.MustCompile(`\.[a-z0-9]+\b|^\.$|^standard input`)
	saysFound    = regexp.MustCompile(`\b(found|no|not|nobody|unknown|stands|lacks|needs|names|only|is|has|backwards|would replace)\b|"[^"]*": `)
	saysAccepted = regexp.MustCompile(`\b(accepted|known are|it has|needs|must be|is not written|neither|fewer than|the nearest name there|name one of these|` +
		`no such file|no file matches|--help|servgap help)\b|--help`)
)

// complete checks a problem: the first of a mistake names its place, each says what was
// found, what is accepted, which the remedy may list, and has a remedy, in three lines
// at most. A warning accepts what it tells of.
func complete(t *testing.T, m mistake, p told, first bool) {
	t.Helper()
	placed := strings.HasPrefix(p.message, m.place+": ")
	if !ofFile.MatchString(m.place) {
		placed = strings.Contains(p.message+p.fix, m.place)
	}
	switch {
	case first && !placed:
		t.Errorf("does not say where, %s: %s", m.place, p.message)
	case !saysFound.MatchString(p.message):
		t.Errorf("does not say what was found: %s", p.message)
	case p.code[0] == 'E' && !saysAccepted.MatchString(p.message+" "+p.fix):
		t.Errorf("does not say what is accepted: %s", p.message)
	case p.fix == "":
		t.Errorf("has no remedy: %s", p.message)
	case p.lines > 3:
		t.Errorf("takes %d lines: %s", p.lines, p.message)
	}
}

// form is what a message has in every language alike: codes, flags, commands, names of
// files and what is quoted from them.
var form = regexp.MustCompile(`\[[EWN]-[A-Z0-9-]+\]|--[a-z-]+|servgap [a-z]{4,}|[\w/.]*\.(csv|yaml|json|xlsx|ods|sav|gz)\b(:\d+)*`)

func sameForm(t *testing.T, english, other string) {
	t.Helper()
	if strings.Count(english, "\n") != strings.Count(other, "\n") {
		t.Errorf("not as many lines as in English:\n%s%s", english, other)
	}
	want, got := form.FindAllString(english, -1), form.FindAllString(other, -1)
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("another form than in English: %q and not %q:\n%s", got, want, other)
	}
}

var (
	offersCommand = regexp.MustCompile(`(^| )(--[a-z]|servgap [a-z])`)
	placeholder   = regexp.MustCompile(`\b[A-Z]{3,}\b`)
)

// remedied runs the command lines that a remedy leads to, after which the problem is
// gone. What they have beside the words of the mistake stands in the remedy, or for one
// of its words in capitals.
func remedied(t *testing.T, m mistake, p told) {
	t.Helper()
	if offersCommand.MatchString(p.fix) && m.remedies == nil {
		t.Errorf("the remedy is a command line, and none is run: %s", p.fix)
	}
	for _, remedy := range m.remedies {
		words := strings.Fields(remedy)
		if strings.Contains(p.fix, strings.Join(words[:2], " ")) {
			words = nil // a command of its own, shown on an example
		}
		for _, word := range words {
			if !slices.Contains(strings.Fields(m.command), word) && !strings.Contains(p.fix, word) && !placeholder.MatchString(p.fix) {
				t.Errorf("%s: the remedy does not say %s: %s", remedy, word, p.fix)
			}
		}
		_, errors, code := typed(t, remedy)
		if code != cli.ExitOK && strings.Contains(errors, "["+p.code+"]") || code == cli.ExitBug {
			t.Errorf("the remedy %s does not help: %s", remedy, errors)
		}
	}
}
