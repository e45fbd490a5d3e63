package cli

import (
	"slices"
	"time"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/importers/problem"
)

// eventsBetween lists what happened between neighbours of the waves: not before the
// day of the one, and before that of the next.
func eventsBetween(p *config.Project, waves []config.Wave) []gap.Event {
	var between []gap.Event
	for i := 1; i < len(waves); i++ {
		old, later := waves[i-1], waves[i]
		for _, e := range p.Events {
			if !old.Date.IsZero() && !e.Date.Before(old.Date) && e.Date.Before(later.Date) {
				between = append(between, gap.Event{ID: e.ID, Date: e.Date.Format(time.DateOnly), Label: e.Label, OldWave: old.ID, Wave: later.ID})
			}
		}
	}
	return between
}

// aroundEvent is the last wave before an event of the project and the first behind it.
func aroundEvent(p *config.Project, id string) (two [2]config.Wave, err error) {
	at := slices.IndexFunc(p.Events, func(e config.Event) bool { return e.ID == id })
	if at < 0 {
		var known []string
		for _, e := range p.Events {
			known = append(known, e.ID)
		}
		return two, unknownName(problem.Say("no event is called %s", quoted(id)), id, known, problem.Say("write events: [{id: new-desk, date: 2026-08-01}] in servgap.yaml"))
	}
	day := p.Events[at].Date
	for _, w := range p.Waves {
		switch {
		case w.Date.IsZero():
		case !w.Date.After(day):
			if two[0].ID == "" || w.Date.After(two[0].Date) {
				two[0] = w
			}
		case two[1].ID == "" || w.Date.Before(two[1].Date):
			two[1] = w
		}
	}
	if two[0].ID == "" || two[1].ID == "" {
		return two, usage(problem.Say("give the waves their days in servgap.yaml: date: 2026-06-30"), problem.Say("--event %s: there has to be a wave with a date before %s and one behind it", id, day.Format(time.DateOnly)))
	}
	return two, nil
}
