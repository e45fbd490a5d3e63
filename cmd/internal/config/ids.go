package config

import (
	"strings"

	"servgap/importers/problem"
)

// ids are the ids of one kind of thing; a second one of the same letters is told.
type ids struct {
	d     *decoder
	what  problem.Text
	known []string
	lines map[string]int
}

func (d *decoder) ids(what problem.Text) *ids {
	return &ids{d: d, what: what, lines: make(map[string]int)}
}

// add takes an id. Capitals do not tell ids apart, as they do not tell the
// columns of a file apart. It reports whether the id is a new one.
func (i *ids) add(id Text) bool {
	if id.Value == "" {
		return false
	}
	key := strings.ToLower(id.Value)
	if line, ok := i.lines[key]; ok {
		i.d.fail(id.At, "E-ID-TWICE", problem.Say("id %s of %s is taken in line %d; accepted are ids that differ in more than capitals", quoted(id.Value), i.what, line), problem.Say("give one of the two another id"))
		return false
	}
	i.lines[key] = id.At.Line
	i.known = append(i.known, id.Value)
	return true
}

// refers tells of an id that nothing has. Empty ones have been told.
func (d *decoder) refers(id Text, what problem.Text, known []string) bool {
	if id.Value == "" {
		return false
	}
	for _, k := range known {
		if k == id.Value {
			return true
		}
	}
	similar, fix := nearest(id.Value, known)
	if fix.Empty() {
		fix = problem.Say("write one of these, or add %s with this id", what)
	}
	d.fail(id.At, "E-ID-UNKNOWN", problem.Say("no id of %s is %s; %s", what, quoted(id.Value), acceptedOf(listed(known))), fix, similar...)
	return false
}

// acceptedOf says which names are accepted.
func acceptedOf(names problem.Text) problem.Text {
	if names.Empty() {
		return problem.Say("the file has none")
	}
	return problem.Say("accepted is %s", names)
}

// mostListed bounds the names that a message lists.
const mostListed = 24

// listed is names as a sentence lists them, and of too many the first.
func listed(names []string) problem.Text {
	if len(names) <= mostListed {
		return problem.Or(names)
	}
	return problem.Say("%s or %d others", problem.Comma(names[:mostListed-1]), len(names)-mostListed+1)
}
