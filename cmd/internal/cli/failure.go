package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/importers/problem"
)

// usageError is a mistake in the command line or a setting.
type usageError struct {
	message problem.Text
	fix     problem.Text
	similar []string
}

func (e usageError) Error() string { return e.message.String() }

func usage(fix, message problem.Text) error { return usageError{message: message, fix: fix} }

// outputError is an output that could not be written.
type outputError struct {
	name    problem.Text // none is standard output
	err     error
	written []string // the outputs before it that were
}

func (e outputError) Error() string { return e.message().String() }

// message leaves out the temporary name that a system's message has.
func (e outputError) message() problem.Text {
	reason := e.err
	if path, ok := errors.AsType[*fs.PathError](e.err); ok {
		reason = path.Err
	} else if link, ok := errors.AsType[*os.LinkError](e.err); ok {
		reason = link.Err
	}
	if e.name.Empty() {
		return problem.Say("standard output could not be written: %v", problem.Reason(reason))
	}
	return problem.Say("%s could not be written: %v", e.name, problem.Reason(reason))
}

func (e outputError) fix() problem.Text {
	switch {
	case e.name.Empty():
		return problem.Say("check what it goes to and the space left; what was printed is not complete")
	case e.written != nil:
		return problem.Say("check the folder, the rights to it and the space left; written already: %s", strings.Join(e.written, ", "))
	default:
		return problem.Say("check the folder, the rights to it and the space left; nothing was written")
	}
}

func (e outputError) Unwrap() error { return e.err }

// closedPipe reports that the reader of standard output went away, as head does
// when it has seen enough. That is no failure.
func closedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// report prints what went wrong, if anything, and gives the exit code.
func (sh *shared) report(err error) int {
	list, code := diagnose(err)
	sh.printProblems(list, code)
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
	case errors.Is(err, unsound{}):
		return nil, ExitData // it has been told
	case errors.Is(err, gateFailed{}):
		return nil, ExitGate
	case errors.Is(err, context.Canceled):
		return nil, ExitInterrupted
	case errors.As(err, &output):
		return problem.List{{Code: "E-OUTPUT", Message: output.message(), Fix: output.fix()}}, ExitOutput
	case errors.As(err, &usage):
		return problem.List{{Kind: problem.Usage, Code: codeUsage, Message: usage.message, Fix: usage.fix, Similar: usage.similar}}, ExitUsage
	}
	if one, ok := errors.AsType[problem.Problem](err); ok {
		return problem.List{one}, exitOf(problem.List{one})
	}
	if list, ok := errors.AsType[problem.List](err); ok {
		return list, exitOf(list)
	}
	return diagnose(unknownCommand(err))
}

// exitOf is the exit code of problems with an input: usage goes before data,
// for nothing was judged.
func exitOf(list problem.List) int {
	for _, p := range list {
		if p.Kind == problem.Usage {
			return ExitUsage
		}
	}
	if len(list) > 0 && list[0].Kind == problem.Output {
		return ExitOutput
	}
	return ExitData
}

// printProblems writes problems to the conversation, as text in the language that
// is set or as one JSON object a line, which is English.
func (sh *shared) printProblems(list problem.List, exit int) {
	for _, p := range list {
		if sh.errors == "json" {
			printJSON(sh.streams.Err, p, exit)
		} else {
			printText(sh.streams.Err, p, sh.spoken())
		}
	}
}

// printText writes a problem with nothing in its words that a terminal obeys: they
// may repeat a name from the command line or of a file.
func printText(out io.Writer, p problem.Problem, w lang.Words) {
	fmt.Fprintf(out, "%s[%s] %s\n", severityWord(p.Severity, w), p.Code, problem.Clean(p.In(w)))
	for i, line := range p.Excerpt {
		if i == len(p.Excerpt)-1 && len(p.Similar) > 0 {
			line += " " + suggestion(p.Similar[0], w)
		}
		fmt.Fprintln(out, line)
	}
	for _, name := range p.Similar {
		if p.Excerpt == nil {
			fmt.Fprintf(out, "  %s\n", suggestion(name, w))
		}
	}
	if !p.Fix.Empty() {
		fmt.Fprintf(out, "  %s %s\n", w.Text("told.fix"), problem.Clean(p.Fix.In(w)))
	}
}

func severityWord(s problem.Severity, w lang.Words) string {
	switch s {
	case problem.Warning:
		return w.Text("told.warning")
	case problem.Note:
		return w.Text("told.note")
	default:
		return w.Text("told.error")
	}
}

func suggestion(name string, w lang.Words) string {
	return w.Text("told.similar", "name", fmt.Sprintf("%q", problem.Clean(name)))
}

func printJSON(w io.Writer, p problem.Problem, exit int) {
	data, err := json.Marshal(objectOfProblem(p, exit))
	if err != nil {
		panic(err) // strings and integers only
	}
	fmt.Fprintf(w, "%s\n", render.VisibleJSON(data))
}

// problemObject is a problem as programs read it.
type problemObject struct {
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
}

func objectOfProblem(p problem.Problem, exit int) problemObject {
	severity := cmp.Or(p.Severity, problem.Error)
	if severity != problem.Error {
		exit = ExitOK
	}
	object := problemObject{severity, p.Code, p.File, p.Sheet, p.Row, p.Character, problem.Letters(p.Column), p.Header, problem.Clean(p.Message.String()), []string{}, problem.Clean(p.Fix.String()), exit}
	for _, name := range p.Similar {
		object.DidYouMean = append(object.DidYouMean, problem.Clean(name))
	}
	return object
}
