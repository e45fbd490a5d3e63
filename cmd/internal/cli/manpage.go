package cli

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manPage is the help of a command or a topic in the macros of man(7).
func manPage(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s %s %s servgap\n", strings.ToUpper(manName(cmd)), manSection(cmd), built())
	b.WriteString(".SH NAME\n" + filled(manName(cmd)+" - "+cmd.Short))
	switch {
	case cmd.Runnable():
		fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(cmd.UseLine()))
	case cmd.HasSubCommands():
		fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(cmd.CommandPath()+" [command]"))
	}
	if cmd.Example != "" {
		b.WriteString(".SH EXAMPLES\n" + literal(unindented(cmd.Example)))
	}
	if cmd.Long != "" {
		b.WriteString(".SH DESCRIPTION\n" + paragraphs(cmd.Long))
	}
	flags := cmd.LocalFlags()
	if flags.HasAvailableFlags() {
		b.WriteString(".SH OPTIONS\n")
		flags.VisitAll(func(f *pflag.Flag) { b.WriteString(option(f)) })
	}
	if cmd.HasParent() && cmd.Runnable() {
		b.WriteString(".PP\n.BR servgap (1)\nhas the options of every command.\n")
	}
	b.WriteString(".SH SEE ALSO\n" + seeAlso(cmd) + "\n")
	return b.String()
}

// written is when these pages were given their form, of a build that does not know its
// own day.
const written = "2026-11-22"

// built is the day of the revision that the program was built from.
func built() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if day, _, ok := strings.Cut(s.Value, "T"); ok && s.Key == "vcs.time" {
				return day
			}
		}
	}
	return written
}

// seeAlso refers from a command to the one above it and those below, from the whole to
// everything.
func seeAlso(cmd *cobra.Command) string {
	others := cmd.Commands()
	if !cmd.HasParent() {
		others = described(cmd)[1:]
	} else {
		others = append(others, cmd.Parent())
	}
	var names []string
	for _, other := range others {
		if other.Short != "" {
			names = append(names, fmt.Sprintf(".BR %s (%s)", roff(manName(other)), manSection(other)))
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ,\n")
}

// option is a flag with what stands for its value and what it does.
func option(f *pflag.Flag) string {
	name := `\fB\-\-` + roff(f.Name) + `\fR`
	if f.Shorthand != "" {
		name = `\fB\-` + f.Shorthand + `\fR, ` + name
	}
	kind, usage := pflag.UnquoteUsage(f)
	if kind != "" {
		name += ` \fI` + roff(strings.TrimSuffix(kind, "Array")) + `\fR`
	}
	return ".TP\n" + name + "\n" + filled(usage)
}

// paragraphs writes a text with what is set in columns as it is, and the rest filled.
func paragraphs(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if setInColumns(part) {
			b.WriteString(literal(part))
			continue
		}
		b.WriteString(filled(part))
	}
	return b.String()
}

// longestLine is what a formatter takes for a line of the usual length, in bytes.
const longestLine = 80

// filled writes a text of which the formatter makes lines anew.
func filled(text string) string {
	var b strings.Builder
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && len(roff(longer)) > longestLine {
			b.WriteString(roff(line) + "\n")
			longer = word
		}
		line = longer
	}
	return b.String() + roff(line) + "\n"
}

// literal writes lines as they are.
func literal(text string) string { return ".nf\n" + roff(text) + "\n.fi\n" }

func unindented(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, "  "), "\n  ", "\n")
}

// roff writes a text so that a formatter takes nothing of it for its own: a control
// character at the beginning of a line, a backslash, or what is not ASCII.
func roff(text string) string {
	var b strings.Builder
	begins := true
	for _, r := range text {
		switch {
		case begins && (r == '.' || r == '\''):
			b.WriteString(`\&` + string(r))
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
		begins = r == '\n'
	}
	return b.String()
}
