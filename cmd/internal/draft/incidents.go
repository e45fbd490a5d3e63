package draft

import (
	"slices"

	"servgap/cmd/internal/lang"
)

// AddIncidents adds a table of complaints to the wave of a round, or to the only one; ok
// is false if there is no such wave.
func (p *Project) AddIncidents(path string, round Round, w lang.Words) (ok bool) {
	at := slices.IndexFunc(p.Waves, func(wave Wave) bool { return wave.ID == round.ID })
	if at < 0 && len(p.Waves) == 1 {
		at = 0
	}
	if at < 0 {
		return false
	}
	p.From = append(p.From, path)
	p.Incidents = append(p.Incidents, Incidents{Wave: p.Waves[at].ID, Path: path, Note: w.Text("draft.by_names")})
	return true
}

func (p *Project) incidents(b *page, w lang.Words) {
	if len(p.Incidents) == 0 {
		return
	}
	b.line("incidents:", "")
	b.line("  files:", "")
	for _, i := range p.Incidents {
		b.line("    - "+flow(pair{"wave", Scalar(i.Wave)}, pair{"path", Scalar(i.Path)}), i.Note)
	}
	b.todo("  ", "customers: [{wave: "+Scalar(p.current().ID)+", count: …}]", w.Text("draft.incident_customers"))
}
