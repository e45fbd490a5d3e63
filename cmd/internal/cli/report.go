package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"servgap/importers/problem"
)

// usageError is a mistake in the command line or a setting.
type usageError struct {
	message string
	fix     string
	similar []string
}

func (e usageError) Error() string { return e.message }

func usagef(fix, format string, args ...any) error {
	return usageError{message: fmt.Sprintf(format, args...), fix: fix}
}

// unknownName is a name that is none of those known, with the nearest one.
func unknownName(what, found string, known []string, fix string) error {
	e := usageError{message: fmt.Sprintf("no %s is called %s; known are %s", what, quoted(found), strings.Join(known, ", ")), fix: fix}
	if len(known) == 0 {
		e.message = fmt.Sprintf("no %s is called %s; there is none", what, quoted(found))
	}
	if near, ok := problem.Nearest(found, known); ok {
		e.similar = []string{near}
	}
	return e
}

// outputError is an output that could not be written.
type outputError struct {
	name    string
	err     error
	written []string // the outputs before it that were
}

// Error leaves out the temporary name that a system's message has.
func (e outputError) Error() string {
	reason := e.err
	if path, ok := errors.AsType[*fs.PathError](e.err); ok {
		reason = path.Err
	} else if link, ok := errors.AsType[*os.LinkError](e.err); ok {
		reason = link.Err
	}
	return fmt.Sprintf("%s could not be written: %v", problem.Clean(e.name), reason)
}

// standardOutput is what outputs that are printed are called.
const standardOutput = "standard output"

func (e outputError) fix() string {
	if e.name == standardOutput {
		return "check what it goes to and the space left; what was printed is not complete"
	}
	const check = "check the folder, the rights to it and the space left; "
	if e.written != nil {
		return check + "written already: " + strings.Join(e.written, ", ")
	}
	return check + "nothing was written"
}

func (e outputError) Unwrap() error { return e.err }

// closedPipe reports that the reader of standard output went away, as head does
// when it has seen enough. That is no failure.
func closedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// report prints what went wrong, if anything, and gives the exit code.
func report(w io.Writer, form string, err error) int {
	list, code := diagnose(err)
	printProblems(w, form, list, code)
	return code
}

// diagnose turns an error into problems to print and an exit code.
func diagnose(err error) (problem.List, int) {
	var usage usageError
	var output outputError
	var stop stopped
	switch {
	case err == nil || closedPipe(err):
		return nil, ExitOK
	case errors.As(err, &stop):
		return nil, exitOfSignal(stop.signal)
	case errors.Is(err, context.Canceled):
		return nil, ExitInterrupted
	case errors.As(err, &output):
		return problem.List{{Code: "E-OUTPUT", Message: err.Error(), Fix: output.fix()}}, ExitOutput
	case errors.As(err, &usage):
		return problem.List{{Kind: problem.Usage, Code: "E-USAGE", Message: usage.message, Fix: usage.fix, Similar: usage.similar}}, ExitUsage
	}
	if one, ok := errors.AsType[problem.Problem](err); ok {
		return problem.List{one}, exitOf(problem.List{one})
	}
	if list, ok := errors.AsType[problem.List](err); ok {
		return list, exitOf(list)
	}
	// What is left comes from cobra: an unknown command or flag.
	message, fix := err.Error(), "servgap help"
	message, suggestion, _ := strings.Cut(message, "\n\nDid you mean this?\n\t")
	p := problem.Problem{Kind: problem.Usage, Code: "E-USAGE", Message: strings.TrimSpace(message), Fix: fix}
	if suggestion != "" {
		p.Similar = strings.Fields(suggestion)
	}
	return problem.List{p}, ExitUsage
}

// exitOf is the exit code of problems with an input: usage goes before data,
// for nothing was judged.
func exitOf(list problem.List) int {
	for _, p := range list {
		if p.Kind == problem.Usage {
			return ExitUsage
		}
	}
	return ExitData
}

// printProblems writes problems to the conversation, as text or as one JSON
// object a line.
func printProblems(w io.Writer, form string, list problem.List, exit int) {
	for _, p := range list {
		p = harmless(p)
		if form == "json" {
			printJSON(w, p, exit)
		} else {
			printText(w, p)
		}
	}
}

// harmless is a problem whose words hold nothing that a terminal obeys: they may
// repeat a name from the command line or of a file.
func harmless(p problem.Problem) problem.Problem {
	p.Message, p.Fix = problem.Clean(p.Message), problem.Clean(p.Fix)
	p.Similar = slices.Clone(p.Similar)
	for i, name := range p.Similar {
		p.Similar[i] = problem.Clean(name)
	}
	return p
}

func printText(w io.Writer, p problem.Problem) {
	severity := p.Severity
	if severity == "" {
		severity = problem.Error
	}
	fmt.Fprintf(w, "%s[%s] %s\n", severity, p.Code, p.Error())
	for i, line := range p.Excerpt {
		if i == len(p.Excerpt)-1 && len(p.Similar) > 0 {
			line += fmt.Sprintf(" did you mean %q?", p.Similar[0])
		}
		fmt.Fprintln(w, line)
	}
	for _, name := range p.Similar {
		if p.Excerpt == nil {
			fmt.Fprintf(w, "  did you mean %q?\n", name)
		}
	}
	if p.Fix != "" {
		fmt.Fprintf(w, "  fix: %s\n", p.Fix)
	}
}

func printJSON(w io.Writer, p problem.Problem, exit int) {
	severity := p.Severity
	if severity == "" {
		severity = problem.Error
	}
	if severity != problem.Error {
		exit = ExitOK
	}
	line := struct {
		Severity   problem.Severity `json:"severity"`
		Code       string           `json:"code"`
		File       string           `json:"file"`
		Sheet      string           `json:"sheet"`
		Row        int              `json:"row"`
		Character  int              `json:"character"`
		Column     string           `json:"column"`
		Header     string           `json:"header"`
		Message    string           `json:"message"`
		DidYouMean []string         `json:"did_you_mean"`
		Fix        string           `json:"fix"`
		Exit       int              `json:"exit"`
	}{severity, p.Code, p.File, p.Sheet, p.Row, p.Character, problem.Letters(p.Column), p.Header, p.Message, p.Similar, p.Fix, exit}
	if line.DidYouMean == nil {
		line.DidYouMean = []string{}
	}
	data, err := json.Marshal(line)
	if err != nil {
		panic(err) // strings and integers only
	}
	w.Write(append(data, '\n'))
}
