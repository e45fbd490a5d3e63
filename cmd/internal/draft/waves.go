package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/importers"
)

// current is the last wave.
func (p *Project) current() *Wave { return &p.Waves[len(p.Waves)-1] }

// file adds a file of a group to its wave: the current one, if no other is known.
func (p *Project) file(f File, group string, round Round, w lang.Words) {
	f.Group = group
	if !slices.Contains(p.From, f.Path) {
		p.From = append(p.From, f.Path)
	}
	if round.ID == "" {
		round = p.current().Round
	}
	at := slices.IndexFunc(p.Waves, func(known Wave) bool { return known.ID == round.ID })
	if at < 0 {
		at, _ = slices.BinarySearchFunc(p.Waves, round, func(known Wave, round Round) int { return known.Compare(round) })
		p.Waves = slices.Insert(p.Waves, at, Wave{Round: round, Note: w.Text("draft.wave")})
	}
	p.Waves[at].Files = append(p.Waves[at].Files, f)
}

// fileOf writes how a file is read.
func fileOf(s *importers.Source, o Origin, w lang.Words) File {
	f := File{Path: o.Path, Sheet: s.Sheet, Encoding: o.Encoding, Delimiter: o.Delimiter}
	if s.Dialect.Above == 0 && s.HeaderRows() > 1 && s.HeaderRows() < 10 {
		f.HeaderRows = s.HeaderRows()
	}
	if o.Encoding == "" && s.Sheet == "" && !strings.HasPrefix(strings.ToLower(s.Encoding), "utf-") {
		f.Encoding = s.Encoding
	}
	if f.HeaderRows > 0 || f.Sheet != "" || f.Encoding != o.Encoding {
		f.Note = w.Text("draft.file")
	}
	return f
}
