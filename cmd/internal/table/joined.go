package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// joinedNotes says of the groups of a table who is compared with themselves, who of them
// is left out, and who is taken for different people.
func joinedNotes(r gap.Result, groups []string, w lang.Words) []string {
	var notes, others []string
	for _, g := range groups {
		i := slices.IndexFunc(r.Joined, func(j gap.Joined) bool { return j.Group == g })
		switch {
		case i < 0:
			others = append(others, asked("", g, w))
		case r.Joined[i].Suppressed:
			notes = append(notes, w.Text("note.joined", "people", w.Text("answered.few", "group", asked("", g, w))))
		default:
			notes = append(notes, joinedNote(r, r.Joined[i], w))
		}
	}
	switch {
	case notes == nil:
		return []string{w.Text("note.waves")}
	case others != nil:
		notes = append(notes, w.Text("note.waves_of", "groups", strings.Join(others, ", ")))
	}
	return notes
}

// joined reports whether respondents of a group are compared with themselves.
func joined(r gap.Result, group string) bool {
	return slices.ContainsFunc(r.Joined, func(j gap.Joined) bool { return j.Group == group })
}

// joinedNote is how many of a group answered in both waves, and which responses are left
// out.
func joinedNote(r gap.Result, j gap.Joined, w lang.Words) string {
	note := w.Text("note.joined", "people", people(j.N, j.Group, w))
	var left []string
	add := func(n int64, said string) {
		if n > 0 {
			left = append(left, said)
		}
	}
	add(j.OldAlone, w.Text("joined.alone", "n", w.Count(j.OldAlone), "wave", r.OldWave))
	add(j.Alone, w.Text("joined.alone", "n", w.Count(j.Alone), "wave", r.Wave))
	add(j.Twice, w.Text("joined.twice", "n", w.Count(j.Twice)))
	add(j.NoID, w.Text("joined.no_id", "n", w.Count(j.NoID)))
	if left == nil {
		return note
	}
	return note + " " + w.Text("note.joined_left", "left", strings.Join(left, ", "))
}

// ratedBy lists the groups of changes, each once.
func ratedBy[R any](rows []R, ends func(R) (from, to string)) []string {
	var groups []string
	for _, row := range rows {
		from, to := ends(row)
		for _, g := range []string{from, to} {
			if !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	return groups
}
