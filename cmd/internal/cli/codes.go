package cli

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"servgap/cmd/internal/lang"
)

// codesText lists every code of a problem with the sentences that are said where it
// comes about: what is wrong, and what to do. A test makes it from the sources.
//
//go:embed codes.txt
var codesText string

// codeUsage is the code of every mistake in the command line, whose sentences are too
// many to list.
const codeUsage = "E-USAGE"

// explainedCode is a code with the forms of its sentences.
type explainedCode struct {
	code        string
	says, fixes []string
}

// explainedCodes reads the list.
func explainedCodes() []explainedCode {
	var codes []explainedCode
	for line := range strings.Lines(codesText) {
		line = strings.TrimSuffix(line, "\n")
		kind, quotedForm, _ := strings.Cut(strings.TrimPrefix(line, "\t"), " ")
		if !strings.HasPrefix(line, "\t") {
			codes = append(codes, explainedCode{code: line})
			continue
		}
		form, err := strconv.Unquote(quotedForm)
		if err != nil {
			panic("cli: codes.txt: " + err.Error()) // embedded
		}
		last := &codes[len(codes)-1]
		if kind == "fix" {
			last.fixes = append(last.fixes, form)
		} else {
			last.says = append(last.says, form)
		}
	}
	return codes
}

// page says what a code means in the language: what is said when it comes about, with
// … for what is found, and the remedies.
func (c explainedCode) page(w lang.Words) string {
	severity := w.Text("told.error")
	if strings.HasPrefix(c.code, "W-") {
		severity = w.Text("told.warning")
	}
	said := func(forms []string) string {
		lines, translate := "", w.Say
		for _, form := range forms {
			lines += "  " + unfilled(translate(form)) + "\n"
		}
		return lines
	}
	var b strings.Builder
	b.WriteString(c.code + " · " + severity + "\n\n")
	if c.code == codeUsage {
		b.WriteString(w.Text("explain.usage") + "\n")
		return b.String()
	}
	b.WriteString(w.Text("explain.says") + "\n" + said(c.says))
	if len(c.fixes) > 0 {
		b.WriteString("\n" + w.Text("explain.fixes") + "\n" + said(c.fixes))
	}
	return b.String()
}

var verbs = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%(\[\d+\])?[+#]?[a-z]`) })

// unfilled is a form with … in the place of each part.
func unfilled(form string) string {
	const percent = "\x00"
	form = strings.ReplaceAll(form, "%%", percent)
	return strings.ReplaceAll(verbs().ReplaceAllString(form, "…"), percent, "%")
}
