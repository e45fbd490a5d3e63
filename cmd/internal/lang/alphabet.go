package lang

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Alphabet gives what compares two names as a reader of the language finds them in a
// list: å after ø, where aa is the same letter, or å before ä, or beside a. Numbers stand
// by their size, and capitals tell nothing but names that are alike otherwise. It is not
// for several at a time. What a program reads is in no language's order.
func (w Words) Alphabet() func(a, b string) int {
	c := collate.New(alphabets[w.Code()])
	return func(a, b string) int {
		return cmp.Or(c.CompareString(padded(a), padded(b)), strings.Compare(a, b))
	}
}

// padded is a name with its whole numbers in as many digits as each other, for collate's
// own form of numbers takes a zero for none.
func padded(name string) string {
	const digits = 20
	return number().ReplaceAllStringFunc(name, func(n string) string {
		return strings.Repeat("0", max(0, digits-len(n))) + n
	})
}

var number = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]+`) })

// alphabets are the languages by the names that collate knows their order by: under nb
// it has none, and nn is of the same alphabet.
var alphabets = map[string]language.Tag{
	"en": language.English, "nb": language.Raw.Make("nn"), "nn": language.Raw.Make("nn"), "sv": language.Swedish, "da": language.Danish,
}
