// Package limit holds how much of everything an input may have. A survey export
// stays far below all of it, so reaching a limit means a damaged file, a hostile one
// or another kind of file; who knows better raises it.
//
// The zero value of Limits is every limit as it usually is. Parse reads what a user
// set, readers ask Of, and their problems end in Remedy.
package limit

import (
	"strconv"
	"strings"

	"servgap/importers/problem"
)

// Limit is one of the limits that can be raised.
type Limit int

// What is limited. Bytes are those of the text as UTF-8.
const (
	Cell       Limit = iota // bytes of a cell of delimited text
	Record                  // bytes of a record of delimited text, which is what is in memory at once
	Columns                 // of a table
	File                    // bytes of a workbook, and of whatever comes through a pipe and has to be held
	Unpacked                // bytes of a part of a workbook when unpacked
	Ratio                   // times its packed size, of a part beyond 10 MiB
	Parts                   // of a workbook
	Dictionary              // bytes in front of the cases of an SPSS file: names, labels, values
	Segments                // levels of a background question, each of which is counted as the whole is
	Config                  // bytes of servgap.yaml
	Depth                   // of values inside each other in servgap.yaml
	count
)

// knowledge is what there is to know of a limit.
type knowledge struct {
	name    string
	usual   int64
	highest int64 // beyond which a number is a slip
	bytes   bool
}

var known = [count]knowledge{
	Cell:       {"cell", 1 << 20, 1 << 30, true},
	Record:     {"record", 16 << 20, 1 << 30, true},
	Columns:    {"columns", 16384, 1 << 20, false}, // of a sheet in Excel (XFD)
	File:       {"file", 200 << 20, 1 << 40, true},
	Unpacked:   {"unpacked", 1 << 30, 1 << 40, true},
	Ratio:      {"ratio", 200, 1 << 20, false}, // of one answer over and over it is 60
	Parts:      {"parts", 10_000, 1 << 20, false},
	Dictionary: {"dictionary", 32 << 20, 1 << 30, true}, // so that a case has 8 MiB at most, eight bytes for each record of 32
	Segments:   {"segments", 250, 100_000, false},
	Config:     {"config", 1 << 20, 64 << 20, true}, // a real project has a few hundred lines
	Depth:      {"depth", 20, 1000, false},          // and is seven levels deep
}

// Limits are the limits of a run; one of 0 is as usual.
type Limits [count]int64

// Of is the most that is accepted.
func (l Limits) Of(x Limit) int64 {
	if l[x] > 0 {
		return l[x]
	}
	return known[x].usual
}

// Spell is the most that is accepted, as a message has it: 16 MiB, or 10,000.
func (l Limits) Spell(x Limit) problem.Text {
	if known[x].bytes {
		return problem.Plain(spelled(l.Of(x), " "))
	}
	return problem.Say("%d", problem.Count(l.Of(x)))
}

// Remedy is a remedy for a file that is above a limit, and beside it the limit that
// would let it pass, for who knows the file to be right: what is needed, or four times
// what it is where nobody knows how much that would be.
func (l Limits) Remedy(fix problem.Text, x Limit, needed int64) problem.Text {
	return fix.And(problem.Say("; if the file is right: %s", l.raised(x, needed)))
}

func (l Limits) raised(x Limit, needed int64) problem.Setting {
	to := 4 * l.Of(x)
	if needed > 0 {
		to = needed
	}
	value := strconv.FormatInt(to, 10)
	if known[x].bytes {
		value = spelled(upwards(to), "")
	}
	value = known[x].name + "=" + value
	return problem.Setting{Name: "limit", Value: value, Key: "settings", Kept: "{limit: " + value + "}"}
}

// Names are the limits that can be raised, by the names they are set by.
func Names() []string {
	names := make([]string, 0, count)
	for _, k := range known {
		names = append(names, k.name)
	}
	return names
}

// Wrong is what is wrong with what a user set, said as what is accepted; with Similar
// names, if it was nearly one. The zero value is for what is right.
type Wrong struct {
	Accepted problem.Text
	Similar  []string
}

// Empty reports whether nothing is wrong.
func (w Wrong) Empty() bool { return w.Accepted.Empty() }

func (w Wrong) String() string { return w.Accepted.String() }

// Parse reads what a user set: cell=4MB,columns=20000.
func Parse(text string) (l Limits, wrong Wrong) {
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		name, value, _ := strings.Cut(strings.TrimSpace(one), "=")
		x, ok := named(name)
		if !ok {
			wrong.Accepted = problem.Say("NAME=VALUE, with one of the names %s", problem.Comma(Names()))
			if near, ok := problem.Nearest(name, Names()); ok {
				wrong.Similar = []string{near}
			}
			return l, wrong
		}
		n, ok := size(value, known[x].bytes)
		if !ok || n < 1 || n > known[x].highest {
			return l, Wrong{Accepted: known[x].accepted()}
		}
		l[x] = n
	}
	return l, Wrong{}
}

// accepted is what a limit may be set to.
func (k knowledge) accepted() problem.Text {
	if k.bytes {
		return problem.Say("for %s a size such as %s, up to %s", k.name, spelled(4*k.usual, ""), spelled(k.highest, ""))
	}
	return problem.Say("for %s a whole number such as %d, up to %d", k.name, 2*k.usual, k.highest)
}

func named(name string) (Limit, bool) {
	for x, k := range known {
		if k.name == name {
			return Limit(x), true
		}
	}
	return 0, false
}
