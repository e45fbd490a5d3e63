package draft

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Round is the wave that a name says: a day, a month, a quarter, half a year, a year,
// or a number. The zero value says none.
type Round struct {
	ID   string
	Date string // the day, of a name that has one
	kind string // rounds of one kind have an order
	key  string // sorts them in time
}

// Comparable reports whether of two rounds one is known to be before the other.
func (r Round) Comparable(other Round) bool {
	return r.ID != "" && other.ID != "" && r.ID != other.ID && r.kind == other.kind
}

// Compare sorts rounds of one kind in time.
func (r Round) Compare(other Round) int { return cmp.Compare(r.key, other.key) }

// The kinds of rounds: those with a year, and those that are only numbered.
const (
	dated    = "dated"
	quarters = "quarter"
	numbered = "numbered"
)

// roundForms are the forms in which names say a wave; the first that fits is taken.
// Their parts are named: y a year, m a month, d a day, q a quarter, h half a year, n a
// number.
var roundForms = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		form(`\D`, `(?P<y>20\d\d)[ _.-]?(?P<m>0[1-9]|1[0-2])[ _.-]?(?P<d>0[1-9]|[12]\d|3[01])`),
		form(`\D`, `(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>20\d\d)`),
		form(`\D`, `(?P<y>20\d\d)[ _.-]*(?:q|k|kv|kvartal|quarter)[ _.-]*(?P<q>[1-4])`),
		form(`[^\pL]`, `(?:q|k|kv|kvartal|quarter)[ _.-]*(?P<q>[1-4])[ _.-]*(?P<y>20\d\d)`),
		form(`\D`, `(?P<q>[1-4])\.? ?(?:kv|kvartal)[ _.-]*(?P<y>20\d\d)`),
		form(`\D`, `(?P<y>20\d\d)[ _.-]*h(?P<h>[12])`),
		form(`\D`, `(?P<y>20\d\d)[ _.-](?P<m>0[1-9]|1[0-2])`),
		form(`\D`, `(?P<y>20\d\d)`),
		form(`[^\pL]`, `(?:q|kv|kvartal|quarter)[ _.-]*(?P<q>[1-4])`),
		form(`[^\pL]`, `(?:wave|round|bølge|bolge|runde|måling|maling|våg|vag|omgång|omgang|mätning|matning)[ _.-]*(?P<n>\d{1,3})`),
	}
})

// form is a pattern of a wave behind what may stand before it and before what is no
// digit, whatever the capitals.
func form(before, wave string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|` + before + `)(?P<all>` + wave + `)(?:\D|$)`)
}

// RoundIn is the wave that a name says; ok is false if it says none.
func RoundIn(name string) (r Round, ok bool) {
	r, _, ok = roundAt(name)
	return r, ok
}

// roundAt is the wave that a name says, and where in it.
func roundAt(name string) (r Round, at []int, ok bool) {
	for _, form := range roundForms() {
		m := form.FindStringSubmatchIndex(name)
		if m == nil {
			continue
		}
		part := func(key string) string {
			if i := form.SubexpIndex(key); i >= 0 {
				return name[m[2*i]:m[2*i+1]]
			}
			return ""
		}
		if r, ok = roundOf(part); ok {
			return r, m[2:4], true // of all
		}
	}
	return Round{}, nil, false
}

// roundOf makes a round of the parts of a name. A day that the calendar lacks is none.
func roundOf(part func(string) string) (Round, bool) {
	year, two := part("y"), func(key string) string { return ("0" + part(key))[len(part(key))-1:] }
	switch {
	case part("d") != "":
		day := year + "-" + two("m") + "-" + two("d")
		_, err := time.Parse(time.DateOnly, day)
		return Round{day, day, dated, day}, err == nil
	case part("m") != "":
		id := year + "-" + two("m")
		return Round{ID: id, kind: dated, key: id}, true
	case year == "" && part("q") != "":
		return Round{ID: "Q" + part("q"), kind: quarters, key: part("q")}, true
	case part("q") != "":
		first := map[string]string{"1": "01", "2": "04", "3": "07", "4": "10"}[part("q")]
		return Round{ID: year + "-Q" + part("q"), kind: dated, key: year + "-" + first}, true
	case part("h") != "":
		first := map[string]string{"1": "01", "2": "07"}[part("h")]
		return Round{ID: year + "-H" + part("h"), kind: dated, key: year + "-" + first}, true
	case year != "":
		return Round{ID: year, kind: dated, key: year}, true
	default:
		number := strings.TrimLeft(part("n"), "0")
		return Round{ID: "wave-" + cmp.Or(number, "0"), kind: numbered, key: strings.Repeat(" ", 3-len(number)) + number}, true
	}
}

// RoundOf is the wave that the name of a file says, without its folder.
func RoundOf(file string) (r Round, ok bool) { return RoundIn(baseName(file)) }

// waveOf is the wave of a file: the one that its name says, else its name.
func waveOf(file string) Round {
	if r, ok := RoundOf(file); ok {
		return r
	}
	return Round{ID: cmp.Or(slug(baseName(file)), "wave")}
}

// unrounded is a name without the wave that it says, unless nothing else is in it.
func unrounded(name string) string {
	_, at, ok := roundAt(name)
	if !ok {
		return name
	}
	before, after := strings.TrimRightFunc(name[:at[0]], isSign), strings.TrimLeftFunc(name[at[1]:], isSign)
	return cmp.Or(strings.TrimSpace(before+" "+after), name)
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
