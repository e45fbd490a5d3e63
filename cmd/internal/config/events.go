package config

import (
	"time"

	"servgap/importers/problem"
)

// Event is what happened on a day that may have changed the service, such as a move.
type Event struct {
	ID    string
	Date  time.Time
	Label string // its id if it has none
}

func (d *decoder) events(top *section) []Event {
	var events []Event
	known := d.ids(problem.Say("an event"))
	for _, n := range top.items("events", 0) {
		s := d.section(n, "events[]", problem.Say("an event"))
		s.need(problem.Say("write {id: new-desk, date: 2026-08-01, label: New check-in desk}"), "id", "date")
		id := s.text("id")
		known.add(id)
		e := Event{ID: id.Value, Label: s.text("label").Value}
		e.Date, _ = s.date("date")
		if e.Label == "" {
			e.Label = e.ID
		}
		s.finish()
		events = append(events, e)
	}
	return events
}
