package draft

import (
	"strconv"

	"servgap/cmd/internal/lang"
)

func (p *Project) waves(b *page, w lang.Words) {
	b.line("waves:", "")
	for _, wave := range p.Waves {
		b.line("  - id: "+Scalar(wave.ID), wave.Note)
		if wave.Date != "" {
			b.line("    date: "+wave.Date, wave.Note)
		} else {
			b.todo("    ", "date: 2026-09-30", w.Text("draft.date"))
		}
		b.line("    files:", "")
		for _, f := range wave.Files {
			b.line("      - "+f.entry(), f.Note)
		}
		b.todo("    ", "invited: [{group: customers, count: …}]", w.Text("draft.invited"))
	}
	b.line("current: "+Scalar(p.current().ID), "")
}

// entry writes a file; of what was not said there is nothing.
func (f *File) entry() string {
	written := func(text string) string {
		if text == "" {
			return ""
		}
		return Scalar(text)
	}
	rows := ""
	if f.HeaderRows > 1 {
		rows = strconv.Itoa(f.HeaderRows)
	}
	return flow(pair{"group", Scalar(f.Group)}, pair{"path", Scalar(f.Path)}, pair{"sheet", written(f.Sheet)},
		pair{"header_rows", rows}, pair{"encoding", written(f.Encoding)}, pair{"delimiter", written(f.Delimiter)})
}
