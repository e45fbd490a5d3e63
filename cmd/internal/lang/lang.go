// Package lang holds the words for people in five languages. New gives a
// language's Words: Text fills a text of the catalogue, Plural one that depends
// on a number, Label names an item or dimension of a preset, and Fixed, Signed,
// Count, Percent and Range write numbers.
//
// A text of the catalogue is a line of words/CODE.txt. What problems and help say is
// English in the program, and Say finds it in sentences/CODE.txt. Nothing that a
// program reads comes from here.
package lang

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Words is one language. The zero value is English.
type Words struct{ c *catalogue }

// Codes lists the languages, by their codes of ISO 639-1.
func Codes() []string { return []string{"en", "nb", "nn", "sv", "da"} }

// New gives the words of a language. Norwegian without a form of it, no, is
// taken for nb; the caller can tell by Code, and may say so.
func New(code string) (Words, error) {
	if code == "no" {
		code = "nb"
	}
	if !slices.Contains(Codes(), code) {
		return Words{}, fmt.Errorf("found %q, accepted are %s", code, strings.Join(Codes(), ", "))
	}
	return Words{catalogues[code]()}, nil
}

// catalogues are read when they are first asked for. The zero Words and Label read
// the English one.
var catalogues = func() map[string]func() *catalogue {
	all := make(map[string]func() *catalogue)
	for _, code := range Codes() {
		all[code] = sync.OnceValue(func() *catalogue { return read(code) })
	}
	return all
}()

func english() *catalogue { return catalogues["en"]() }

func (w Words) catalogue() *catalogue {
	if w.c == nil {
		return english()
	}
	return w.c
}

// Code is the code of the language.
func (w Words) Code() string { return w.catalogue().code }

// Text is a text of the catalogue with its placeholders filled: args are names
// and values in turn. What a value holds is never taken for a placeholder. A key
// that is not there is a mistake of the caller.
func (w Words) Text(key string, args ...string) string {
	text, ok := w.catalogue().texts()[key]
	if !ok {
		panic("lang: no text is called " + key)
	}
	if len(args) == 0 {
		return text
	}
	pairs := make([]string, len(args))
	for i, arg := range args {
		if i%2 == 0 {
			arg = "{" + arg + "}"
		}
		pairs[i] = arg
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Say gives the sentence of a problem or of help in the language, by the English one,
// which stands in the program; a part keeps its verb, and may have another place
// among them: %[2]s. What has no translation stays English.
func (w Words) Say(form string) string {
	if said, ok := w.catalogue().sentences()[form]; ok {
		return said
	}
	return form
}

// Plural is the text key.one for a single thing and key.other for none or many,
// with n as the placeholder {n} and args as in Text.
func (w Words) Plural(key string, n int64, args ...string) string {
	form := key + ".other"
	if n == 1 {
		form = key + ".one"
	}
	return w.Text(form, append([]string{"n", w.Count(n)}, args...)...)
}

// Either lists things of which one is meant.
func (w Words) Either(things []string) string {
	last := len(things) - 1
	if last <= 0 {
		return strings.Join(things, "")
	}
	return w.Text("names.or", "first", strings.Join(things[:last], ", "), "last", things[last])
}

// LabelWithin is a label inside a sentence: what is a preset's begins with a small
// letter there, but in English, where it is a name.
func (w Words) LabelWithin(id, label string) string {
	name := w.Label(id, label)
	if name == label {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// English is the label that a preset gives an item or a dimension in English, of the label
// in any of the languages; ok is false of a text that is none.
func English(label string) (english string, ok bool) {
	if strings.ContainsAny(label, "0123456789") { // as the names of columns do, and no label
		return "", false
	}
	english, ok = englishLabels()[strings.ToLower(strings.Join(strings.Fields(label), " "))]
	return english, ok
}

// englishLabels are the English labels by those of all languages, in small letters. The
// other texts of the catalogues are passed over.
var englishLabels = sync.OnceValue(func() map[string]string {
	labels := make(map[string]string)
	for _, code := range Codes() {
		for line := range strings.Lines(embeddedWords[code]) {
			if isLabel(line) {
				key, text, _ := keyAndText(line)
				labels[strings.ToLower(text)] = english().texts()[key]
			}
		}
	}
	return labels
})

// isLabel reports whether a line of the catalogue is the label of an item or a dimension.
func isLabel(line string) bool {
	return strings.HasPrefix(line, "item.") || strings.HasPrefix(line, "dimension.")
}

// Label is the name of an item or dimension. What a preset calls it in English
// comes in the language; any other label is the survey's own and stays.
func (w Words) Label(id, label string) string {
	for _, key := range labelKeys(id) {
		if label != "" && english().texts()[key] == label {
			return w.catalogue().texts()[key]
		}
	}
	return label
}

// labelKeys are the keys that the label of an id can have. Two items of
// servqual-1988 share their ids with others of 1991.
func labelKeys(id string) []string {
	return []string{"dimension." + id, "item." + id, "item." + id + ".1988"}
}
