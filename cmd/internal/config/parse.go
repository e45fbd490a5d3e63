package config

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// decoder turns the nodes of the file into a project and gathers what is wrong.
type decoder struct {
	source
	faults   Faults
	standard survey.Scale // the scale of items, outcomes and labels that name no other
	form     form
	limits   limit.Limits
}

// form is what the decoder accepts, as far as it has come: the keys that it asked
// for, those that it needs and the words that it takes, by section or key.
type form struct{ keys, needed, words map[string][]string }

func newForm() form {
	return form{make(map[string][]string), make(map[string][]string), make(map[string][]string)}
}

func (d *decoder) fail(at Pos, code string, message, fix problem.Text, similar ...string) {
	d.faults = append(d.faults, Fault{
		Code: code, File: d.file, At: at, Excerpt: d.excerpt(at),
		Message: message, Fix: fix, Similar: similar,
	})
}

const codeForm = "E-YAML-FORM"

// parse reads the text into nodes; nil if it is not in the form that the decoder
// accepts: one document of UTF-8, indented with blanks, without anchors and
// tags, a mapping at the top.
func (d *decoder) parse(data []byte) *yaml.Node {
	if !d.plain(data) {
		return nil
	}
	var document, second yaml.Node
	reader := yaml.NewDecoder(bytes.NewReader(data))
	if err := reader.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			d.empty()
		} else {
			d.syntax(err)
		}
		return nil
	}
	if err := reader.Decode(&second); err == nil {
		d.fail(place(&second), codeForm, problem.Say("found a second document behind a line of ---; accepted is one"), problem.Say("delete the line of --- and what does not belong here"))
		return nil
	} else if !errors.Is(err, io.EOF) {
		d.syntax(err)
		return nil
	}
	if len(document.Content) == 0 {
		d.empty()
		return nil
	}
	root := document.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		d.empty()
		return nil
	}
	if !d.bounded(root, 1) {
		return nil
	}
	return root
}

func (d *decoder) empty() {
	d.fail(Pos{1, 1, 1}, codeForm, problem.Say("found nothing in the file; accepted is a project: version, instrument, groups, waves"), problem.Say("servgap demo writes a whole one to start from"))
}

// plain looks at the bytes: size, encoding, control characters, tabs.
func (d *decoder) plain(data []byte) bool {
	if int64(len(data)) > d.limits.Of(limit.Config) {
		d.fail(Pos{1, 1, 1}, codeForm,
			problem.Say("found a file of more than %s; accepted is a project of a few pages", d.limits.Spell(limit.Config)),
			d.limits.Remedy(problem.Say("check that this is servgap.yaml and not a file of data"), limit.Config, 0))
		return false
	}
	sound := true
	tabs, first := 0, Pos{}
	for i, line := range d.lines {
		if !utf8.ValidString(line) {
			at := strings.IndexRune(line, utf8.RuneError)
			d.fail(Pos{i + 1, 1 + utf8.RuneCountInString(line[:max(0, at)]), 1}, codeForm, problem.Say("found bytes that are not UTF-8; accepted is UTF-8"), problem.Say("save the file as UTF-8"))
			return false
		}
		if at := strings.IndexFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }); at >= 0 {
			d.fail(Pos{i + 1, 1 + utf8.RuneCountInString(line[:at]), 1}, codeForm, problem.Say("found a control character; accepted is plain text"), problem.Say("delete the character"))
			sound = false
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t-"))]
		if at := strings.IndexByte(indent, '\t'); at >= 0 && strings.TrimSpace(line) != "" {
			if tabs++; tabs == 1 {
				first = Pos{i + 1, at + 1, 1}
			}
		}
	}
	if tabs > 0 {
		message := problem.Say("found a tab at the beginning of a line; accepted are blanks")
		if tabs > 1 {
			message = problem.Say("found a tab at the beginning of %d lines; accepted are blanks", tabs)
		}
		d.fail(first, codeForm, message, problem.Say("put two blanks in place of each tab"))
	}
	return sound && tabs == 0
}

var syntaxLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:line (\d+): )?(.*)$`) })

var parserError = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^did not find expected ('|key|<|node content)`) })

// syntax tells of a text that is no YAML. The line is the one that the reader
// names; it is sometimes the one behind the mistake.
func (d *decoder) syntax(err error) {
	text := strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", " ")
	match := syntaxLine().FindStringSubmatch(text)
	number, _ := strconv.Atoi(match[1]) // 0 if it names none
	if parserError().MatchString(match[2]) {
		number++ // of these the reader counts lines from 0
	}
	if number < 1 || number > len(d.lines) {
		number = 1
	}
	line := d.line(number)
	indent := len(line) - len(strings.TrimLeft(line, " "))
	fix := problem.Say("check the indentation and the brackets here and in the line before; put texts with : # { } [ ] , & * > | %% @ in quotes")
	switch {
	case strings.Contains(match[2], "unknown anchor"):
		fix = problem.Say("put a text that begins with * in quotes; anchors are not accepted")
	case strings.Contains(line, ": >") || strings.Contains(line, ": |"):
		fix = problem.Say(`put conditions in quotes: fail_if: "> 5"`)
	}
	at := Pos{number, indent + 1, max(1, utf8.RuneCountInString(strings.TrimSpace(line)))}
	d.fail(at, codeForm, problem.Say("found what is no YAML: %s; accepted is YAML", match[2]), fix)
}

// bounded looks for what the form has no use for and a hostile file could abuse.
func (d *decoder) bounded(n *yaml.Node, depth int) bool {
	at := place(n)
	switch {
	case int64(depth) > d.limits.Of(limit.Depth):
		d.fail(at, codeForm,
			problem.Say("found more than %s levels inside each other; accepted is the form of servgap config schema", d.limits.Spell(limit.Depth)),
			d.limits.Remedy(problem.Say("check the brackets and the indentation"), limit.Depth, 0))
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.fail(at, codeForm, problem.Say("found an anchor or alias (& or *); accepted are values written out"), problem.Say("write the value where it is used, or put the text in quotes"))
		return false
	case n.Style&yaml.TaggedStyle != 0:
		d.fail(at, codeForm, problem.Say("found the tag %s; accepted are values without tags", n.Tag), problem.Say("delete the tag, or put the text in quotes"))
		return false
	}
	sound := true
	for _, child := range n.Content {
		sound = d.bounded(child, depth+1) && sound
	}
	return sound
}

// place is where a node stands.
func place(n *yaml.Node) Pos {
	at := Pos{Line: max(1, n.Line), Column: max(1, n.Column), Width: 1}
	if n.Kind == yaml.ScalarNode {
		at.Width = max(1, utf8.RuneCountInString(n.Value))
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			at.Width += 2
		}
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			at.Width = 1
		}
	}
	return at
}
