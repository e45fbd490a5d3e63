package problem

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Text is what a person is told: an English sentence in the form of package fmt
// and the parts that fill it, kept apart so that it can be said in another
// language. A part that is a Text itself is said in that language, too; names,
// numbers and answers stay as they are. The zero Text says nothing.
type Text struct {
	form  string
	parts []any
}

// Language says the sentences of problems to people.
type Language interface {
	// Say gives a form of Say in the language, with the same verbs.
	Say(form string) string
	// Count writes a whole number as the language groups its digits.
	Count(n int64) string
}

// Count is the part of a text that says how many there are. Numbers of rows and
// those to be typed are no counts: their digits stand together.
type Count int64

// Say is the sentence of a form of package fmt, written out where it is used so
// that a translation of it can be looked for.
func Say(form string, parts ...any) Text {
	if false {
		_ = fmt.Sprintf(form, parts...) // lets go vet compare verbs and parts
	}
	return Text{form, parts}
}

// Plain is a text that is the same in every language: a command, a name.
func Plain(text string) Text {
	if text == "" {
		return Text{}
	}
	return Text{"%s", []any{text}}
}

// Of is what an error says, in the language if all of it is a sentence with parts.
func Of(err error) Text {
	type sentence interface {
		error
		Sentence() (form string, parts []any)
	}
	known, ok := errors.AsType[sentence](err)
	if !ok || known.Error() != err.Error() { // there are words around the sentence
		return Say("%v", err)
	}
	form, parts := known.Sentence()
	parts = slices.Clone(parts)
	for i, part := range parts {
		if err, ok := part.(error); ok {
			parts[i] = Of(err)
		}
	}
	return Text{form, parts}
}

// Setting is the part of a remedy that says how a file is to be read: a flag,
// where the file is named on the command line. Key and Kept are what stands for it in
// servgap.yaml, if not the same.
type Setting struct{ Name, Value, Key, Kept string }

func (s Setting) String() string { return "--" + s.Name + " " + s.Value }

// Keyed is the text with the keys of servgap.yaml in place of settings, for a file
// that a project names.
func (t Text) Keyed() Text {
	parts := slices.Clone(t.parts)
	for i, part := range parts {
		switch part := part.(type) {
		case Text:
			parts[i] = part.Keyed()
		case Setting:
			if part.Key == "" {
				part.Key, part.Kept = part.Name, part.Value
			}
			parts[i] = Say("in servgap.yaml, %s: %s", part.Key, part.Kept)
		}
	}
	return Text{t.form, parts}
}

// And is two texts, one right behind the other.
func (t Text) And(more Text) Text { return Say("%s%s", t, more) }

// Empty reports whether the text says nothing.
func (t Text) Empty() bool { return t.form == "" }

// String is the text in English.
func (t Text) String() string { return t.In(English{}) }

// In is the text in a language.
func (t Text) In(l Language) string {
	if t.Empty() {
		return ""
	}
	parts := make([]any, len(t.parts))
	for i, part := range t.parts {
		switch part := part.(type) {
		case Text:
			parts[i] = part.In(l)
		case Count:
			parts[i] = digits(l.Count(int64(part)))
		default:
			parts[i] = part
		}
	}
	if !Worded(t.form) {
		return fmt.Sprintf(t.form, parts...)
	}
	return fmt.Sprintf(l.Say(t.form), parts...)
}

// Worded reports whether a form has words beside its verbs, which differ from
// language to language.
func Worded(form string) bool {
	verb := false
	for _, r := range form {
		switch {
		case r == '%':
			verb = !verb
		case unicode.IsLetter(r) && !verb:
			return true
		case unicode.IsLetter(r):
			verb = false
		}
	}
	return false
}

// English says everything as it is written in the program.
type English struct{}

func (English) Say(form string) string { return form }

// Count writes a number without marks between its digits.
func (English) Count(n int64) string { return strconv.FormatInt(n, 10) }

// digits is a number that is written out already, for the verb of a number.
type digits string

// Format writes it, whatever the verb.
func (d digits) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, string(d)) }

// Or is what is accepted as a sentence lists it: a, b or c.
func Or[T any](things []T) Text {
	if len(things) < 2 {
		return Comma(things)
	}
	return Say("%s or %s", Comma(things[:len(things)-1]), Comma(things[len(things)-1:]))
}

// Both is things as a sentence lists them: a, b and c.
func Both[T any](things []T) Text {
	if len(things) < 2 {
		return Comma(things)
	}
	return Say("%s and %s", Comma(things[:len(things)-1]), Comma(things[len(things)-1:]))
}

// Comma is things with commas between them.
func Comma[T any](things []T) Text {
	parts := make([]any, len(things))
	for i, thing := range things {
		parts[i] = thing
	}
	return Text{strings.Join(slices.Repeat([]string{"%v"}, len(things)), ", "), parts}
}
