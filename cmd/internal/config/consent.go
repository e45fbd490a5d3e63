package config

import "servgap/importers/problem"

// Consent is the column in which respondents say whether they may be contacted, and the
// answers that say so; without any, the words for yes are known.
type Consent struct {
	Column Text
	Yes    []string
}

func (d *decoder) consent(top *section) Consent {
	s := d.section(top.value("consent"), "groups[].consent", problem.Plain("consent"))
	s.need(problem.Say("write {column: Contact, yes: [Yes]}"), "column")
	c := Consent{s.text("column"), values(s.texts("yes"))}
	s.finish()
	return c
}
