package cli

import (
	"slices"
	"strings"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// honesty is the table of how far the gap can be trusted, with what that means for
// the ranking; none without a gap.
func honesty(r gap.Result, w lang.Words) []table.Table {
	if len(r.Honesty) == 0 {
		return nil
	}
	t := table.Honesty(r, w)
	t.Notes = append(findings.Honesty(r.Honesty, w), t.Notes...)
	return []table.Table{t}
}

// asks reports whether a form is printed or written.
func (f *outputFlags) asks(form string) bool {
	return strings.EqualFold(f.format, form) || slices.ContainsFunc(f.files, func(file string) bool { return formatOf(file) == form })
}

// rowsAlone reports whether only forms are asked for that are rows for programs, so that no
// table has to be made.
func (f *outputFlags) rowsAlone() bool {
	forms := []string{f.format}
	for _, out := range f.outputs() {
		forms = append(forms, out.form)
	}
	if f.format == "" && len(forms) > 1 {
		forms = forms[1:]
	}
	return !slices.ContainsFunc(forms, func(form string) bool { return !slices.Contains([]string{"csv", "tsv", "jsonl"}, form) })
}
