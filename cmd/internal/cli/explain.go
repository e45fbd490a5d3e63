package cli

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/importers/problem"
)

// glossaries are the topics that explain words, the first that knows one speaks.
var glossaries = []string{"glossary", "statistics"}

// fields is the topic that explains the fields of a result and the codes of its notes.
const fields = "json"

var explaining = append(slices.Clone(glossaries), fields)

// explainOptions are the flags of explain, for a gap.
type explainOptions struct {
	source sourceFlags
	output outputFlags
	emit   string // the language of a script, empty for none
	rivals []string
}

func newExplain(sh *shared) *cobra.Command {
	o := explainOptions{}
	cmd := &cobra.Command{
		Use:  "explain NAME [FILE...]",
		Args: oneWord,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.fitScript(args[0]); err != nil {
				return err
			}
			kind, row, isRow := explainedRow(args[0])
			name, id, isGap := explainedGap(args[0])
			if check, ok := explainedCheck(args); ok {
				return sh.runExplainCheck(cmd.Context(), check, &o)
			}
			if err := o.fitRival(kind, isRow); err != nil {
				return err
			}
			if !isRow && !isGap {
				return sh.runExplain(strings.Join(args, " "))
			}
			if err := filesOrProject(cmd, args[1:]); err != nil {
				return err
			}
			if isRow {
				return sh.runExplainRow(cmd.Context(), kind, row, o.source.files(args[1:]), &o)
			}
			return sh.runExplainGap(cmd.Context(), name, id, o.source.files(args[1:]), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().StringVar(&o.emit, "emit", "", sh.early.Say("of a gap, a script that makes the number anew: r"))
	repeated(cmd.Flags(), &o.rivals, "rival", "", sh.early.Say("of rivals and companies in a file, the columns of a competitor: Fjell=R1:R22 (may be repeated)"))
	completeFlag(cmd, "emit", names(scripts))
	return cmd
}

// oneWord accepts a word, or several that are one term: p Holm.
func oneWord(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" {
		return usage(problem.Plain("servgap explain E-COL-MISSING"), problem.Say("found no word, accepted is a term or the code of a message"))
	}
	return nil
}

func (sh *shared) runExplain(name string) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	var known []string
	for _, c := range explainedCodes() {
		if strings.EqualFold(c.code, name) {
			return sh.say([]byte(c.page(w)))
		}
		known = append(known, c.code)
	}
	entries := entriesOf(w.Code(), explaining...)
	if e, ok := entryOf(name, entries, entriesOf("en", explaining...)); ok {
		return sh.say([]byte(e.page()))
	}
	if page := mentions(name, entriesOf(w.Code(), glossaries...), entriesOf("en", glossaries...)); page != "" {
		return sh.say([]byte(page))
	}
	for _, e := range entries {
		known = append(append(known, e.term), strings.FieldsFunc(e.term, func(r rune) bool { return r == ',' || r == ' ' })...)
	}
	return usageError{message: problem.Say("nothing is known of %s; accepted is a term of servgap help glossary or help statistics, or the code of a message", quoted(name)), fix: problem.Plain("servgap help glossary"), similar: meantTerm(name, known)}
}

// meantTerm is the term or the code that was meant, or the gap or the row by its kind.
func meantTerm(name string, known []string) []string {
	if _, row, ok := strings.Cut(name, "."); ok {
		known = nil
		for _, k := range slices.Concat(gap.Names(), explainedRows()) {
			known = append(known, k+"."+row)
		}
	}
	return meant(name, known)
}

// entry is a term with what is said of it.
type entry struct{ term, text string }

func (e entry) page() string { return e.term + "\n\n" + e.text }

// entryOf is the entry of a term in the first language that has it.
func entryOf(term string, languages ...[]entry) (entry, bool) {
	for _, entries := range languages {
		if i := slices.IndexFunc(entries, func(e entry) bool { return strings.EqualFold(e.term, term) }); i >= 0 {
			return entries[i], true
		}
	}
	return entry{}, false
}

// mentions are the entries that a word is a part of, such as KMO, else those that speak
// of it, in the first language that has any; empty if nothing is said.
func mentions(word string, languages ...[]entry) string {
	begins, err := regexp.Compile(`(?i)(^|[^\pL\d_])` + regexp.QuoteMeta(word))
	if err != nil || utf8.RuneCountInString(word) < shortestSought {
		return ""
	}
	inTerm := func(e entry) bool { return begins.MatchString(e.term) }
	inText := func(e entry) bool { return begins.MatchString(e.text) }
	for _, entries := range languages {
		for _, speaks := range []func(entry) bool{inTerm, inText} {
			var pages []string
			for _, e := range entries {
				if speaks(e) {
					pages = append(pages, e.page())
				}
			}
			if pages != nil {
				return strings.Join(pages, "\n")
			}
		}
	}
	return ""
}

// shortestSought is the number of letters from which on a word is looked for in what
// is said of others: two letters begin too many.
const shortestSought = 3

// entriesOf is the terms of help topics in a language.
func entriesOf(language string, topics ...string) []entry {
	var all []entry
	for _, topic := range topics {
		all = append(all, entriesOfTopic(topic, language)...)
	}
	return all
}

// entriesOfTopic reads the terms of a help topic: a line that begins two columns in with a
// term and, two or more columns behind it, its text, and the lines further in.
func entriesOfTopic(topic, language string) []entry {
	data, err := helpFiles.ReadFile(path.Join("help", language, topic+".txt"))
	if err != nil {
		panic(err) // embedded: each topic is there in each language
	}
	var entries []entry
	open := false
	for line := range strings.Lines(string(data)) {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		term, text, found := strings.Cut(strings.TrimSpace(line), "  ")
		switch {
		case indent == 2 && found:
			entries = append(entries, entry{term, "  " + strings.TrimSpace(text) + "\n"})
			open = true
		case indent > 2 && open:
			entries[len(entries)-1].text += "  " + strings.TrimSpace(line) + "\n"
		default:
			open = false
		}
	}
	return entries
}

// explainedWords are the terms and codes that complete the command.
func explainedWords(w lang.Words) []string {
	var words []string
	for _, e := range entriesOf(w.Code(), explaining...) {
		words = append(words, e.term)
	}
	for _, c := range explainedCodes() {
		words = append(words, c.code)
	}
	return words
}
