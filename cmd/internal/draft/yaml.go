package draft

import (
	"regexp"
	"strings"
	"sync"

	"servgap/importers/problem"
)

// safe is a text that YAML takes for the same text wherever it stands: letters, digits
// and a few signs within.
var safe = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\p{L}_][\p{L}\p{M}\p{N}_./+()-]*( [\p{L}\p{N}_/+(][\p{L}\p{M}\p{N}_./+()-]*)*$`)
})

// wave is an id such as 2026-Q3, which is a text to YAML, too.
var wave = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^20\d\d-[A-Z]\d$`) })

// spoken are the words that YAML takes for something else: truths and nothing.
var spoken = map[string]bool{
	"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true, "null": true, "none": true,
	"nan": true, "inf": true,
}

// Scalar writes a text as YAML reads it back: bare where that is safe, else in double
// quotes. What shows nothing is made visible first, for servgap.yaml accepts none of
// it.
func Scalar(text string) string {
	text = problem.Clean(text)
	if wave().MatchString(text) || safe().MatchString(text) && !spoken[strings.ToLower(strings.Trim(text, "."))] {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// quoted writes a pattern or range, in quotes as they are always shown.
func quoted(text string) string {
	if s := Scalar(text); strings.HasPrefix(s, `"`) {
		return s
	}
	return `"` + text + `"`
}

// list writes texts between brackets.
func list(texts []string) string {
	words := make([]string, len(texts))
	for i, text := range texts {
		words[i] = Scalar(text)
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// pair is a key with its value, which is written as it is.
type pair struct{ key, value string }

// flow writes keys and values between braces; those without a value are left out.
func flow(pairs ...pair) string {
	var written []string
	for _, p := range pairs {
		if p.value != "" {
			written = append(written, p.key+": "+p.value)
		}
	}
	return "{" + strings.Join(written, ", ") + "}"
}

// page is a text of lines with remarks behind them.
type page struct{ strings.Builder }

// line writes a line, and a remark behind it if there is one. A long line has its
// remark above it.
func (p *page) line(text, remark string) {
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	switch {
	case remark == "":
		p.WriteString(text + "\n")
	case len([]rune(text))+len([]rune(remark)) < 110:
		p.WriteString(text + "   # " + oneLine(remark) + "\n")
	default:
		p.WriteString(indent + "# " + oneLine(remark) + "\n" + text + "\n")
	}
}

// todo writes a line that somebody has to fill in: a remark until then.
func (p *page) todo(indent, text, remark string) {
	p.WriteString(indent + "# " + text + "   # " + oneLine(remark) + "\n")
}

// oneLine is a remark that ends with its line: nothing in it may end it before.
func oneLine(text string) string {
	return problem.Clean(strings.Join(strings.Fields(text), " "))
}
