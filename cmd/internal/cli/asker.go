package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"servgap/importers/problem"
)

// asker puts questions on the conversation and reads a line for each.
type asker struct {
	ctx   context.Context
	lines chan string
	out   io.Writer
	asked int

	panicked any // while a line was read: to be raised again where Run reports it
}

func newAsker(ctx context.Context, sh *shared) *asker {
	a := &asker{ctx: ctx, lines: make(chan string), out: sh.streams.Err}
	go func() {
		defer close(a.lines)
		defer func() { a.panicked = recover() }()
		in := bufio.NewScanner(sh.streams.In)
		for in.Scan() {
			select {
			case a.lines <- strings.TrimSpace(string(in.Bytes())):
			case <-ctx.Done():
				return
			}
		}
	}()
	return a
}

// question puts a question with its choices, which are numbered from 1.
func (a *asker) question(text string, choices ...string) {
	a.asked++
	fmt.Fprintf(a.out, "\n%s\n", wrapped(fmt.Sprintf("%d. %s", a.asked, problem.Clean(text)), promptWidth, 3))
	for i, choice := range choices {
		fmt.Fprintln(a.out, wrapped(fmt.Sprintf("   %d) %s", i+1, problem.Clean(choice)), promptWidth, 6))
	}
}

// wrapped breaks a text of one line at blanks so that lines have a width, the further
// ones indented. A width of 0 is without limit.
func wrapped(text string, width, indent int) string {
	if width <= 0 || utf8.RuneCountInString(text) <= width {
		return text
	}
	var b strings.Builder
	at := 0
	for i, word := range strings.SplitAfter(text, " ") {
		length := utf8.RuneCountInString(strings.TrimRight(word, " "))
		if i > 0 && at > indent && at+length > width {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		}
		b.WriteString(word)
		at += utf8.RuneCountInString(word)
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// answer reads a line; a blank one is the guess, if there is one.
func (a *asker) answer(guess string) (string, error) {
	prompt := "   > "
	if guess != "" {
		prompt = "   [" + problem.Clean(guess) + "] > "
	}
	fmt.Fprint(a.out, prompt)
	select {
	case line, ok := <-a.lines:
		if !ok && a.panicked != nil {
			panic(a.panicked)
		}
		if !ok {
			fmt.Fprintln(a.out)
			return "", usage(problem.Say("answer each question, or take the guesses: servgap init --yes"), problem.Say("the answers ended before the questions; nothing was written"))
		}
		if line == "" {
			return guess, nil
		}
		return line, nil
	case <-a.ctx.Done():
		fmt.Fprintln(a.out)
		return "", context.Cause(a.ctx)
	}
}

// wrong says that an answer is none that is accepted.
func (a *asker) wrong(text string) {
	fmt.Fprintln(a.out, wrapped("   ! "+problem.Clean(text), promptWidth, 5))
}
