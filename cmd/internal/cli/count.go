package cli

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// file reads a survey of customers without a project: a file, or all that match a
// pattern, as one. It fails with all that is wrong with them at once.
func (sh *shared) file(ctx context.Context, path string, f *sourceFlags) (counted, error) {
	options, err := f.options()
	if err != nil {
		return counted{}, err
	}
	d, err := f.division.division()
	if err != nil {
		return counted{}, err
	}
	if path == "-" && isTerminal(sh.streams.In) {
		return counted{}, usage(problem.Say("servgap analyze survey.csv, or: cat survey.csv | servgap analyze -"), problem.Say("nothing is piped in, and this terminal is no survey"))
	}
	paths, err := f.named(path)
	if err != nil {
		return counted{}, err
	}
	files, err := contentsOf(paths, sh.streams.In)
	if err != nil {
		return counted{}, err
	}
	defer files.close()
	if files[0].isTally() {
		return sh.fromTally(files, f, d)
	}
	columns := f.columns
	columns.Segments, columns.Where = d.segments(), d.where
	columns.Identity.Wanted = columns.Identity.Wanted || d.named
	c := counted{plan: f.planned(), minItems: tally.Rule(f.minItems), division: d, groups: make(map[survey.Role]kept)}
	var all kept
	var first importers.Layout
	var problems problem.List
	for i, path := range paths {
		k, layout, err := c.countAlone(ctx, files[i], options, columns)
		switch {
		case err != nil:
		case all.answers == nil:
			all, first, c.instrument = k, layout, layout.Questionnaire.Instrument
		default:
			if err = sameSurvey(first, layout, paths[0], path); err == nil {
				err = c.addFile(&all, k, path)
			}
		}
		if err != nil && i == len(paths)-1 && len(problems) == 0 {
			return c, err
		}
		if err := collect(&problems, err); err != nil {
			return c, err
		}
	}
	if len(problems) > 0 {
		return c, problems
	}
	c.take(survey.Customers, all, d.asked())
	return c, nil
}

// addFile adds what a further file of a group holds.
func (c *counted) addFile(all *kept, k kept, file string) error {
	if err := all.merge(k); err != nil {
		return err
	}
	if all.overflow() {
		return tooManyLevels(file, c.division.by, all.responses(), c.limits)
	}
	return nil
}

// countAlone counts one file of customers without a project.
func (c *counted) countAlone(ctx context.Context, from *content, o importers.OpenOptions, columns importers.Columns) (kept, importers.Layout, error) {
	path, in, o := from.source(o)
	seen := untouchedFrom(path)
	source, err := open(ctx, path, in, o)
	if err != nil {
		return kept{}, importers.Layout{}, err
	}
	defer source.Close()
	layout, problems := importers.Find(source, columns)
	if len(problems) > 0 {
		return kept{}, layout, problems
	}
	k, err := c.count(ctx, source, layout)
	err = seen.after(ctx, err)
	return k, layout, err
}

// take adds what a group answered to the study; divided says that the columns
// which divide the respondents are its own too. All groups spell a level alike.
func (c *counted) take(role survey.Role, k kept, divided bool) {
	c.study.Set(role, k.everybody())
	if k.marks != nil {
		c.marks = k.marks
	}
	if k.people != nil {
		if c.people == nil {
			c.people = make(map[survey.Role]kept)
		}
		c.people[role] = k
	}
	if divided {
		c.divided = append(c.divided, role)
		c.groups[role] = k
		var sets []*tally.Set
		for _, of := range c.groups {
			sets = append(sets, of.answers, of.rest)
		}
		tally.SpellAlike(sets...)
	}
}

// count counts one file and remembers it as a source.
func (c *counted) count(ctx context.Context, source *importers.Source, layout importers.Layout) (kept, error) {
	c.limits = limitsOf(ctx)
	total, err := newKept(c.drawnAs(c.plan(layout.Questionnaire, c.minItems), layout), max(0, layout.Segments()-1), int(c.limits.Of(limit.Segments)), c.division.named && layout.IDColumn() != "")
	if err != nil {
		return kept{}, err
	}
	if q := layout.Questionnaire; c.division.mark != nil && q.Group.Role == survey.Customers {
		if total.marks, err = c.division.mark.marksOf(q); err != nil {
			return kept{}, err
		}
	}
	decoder, err := countParts(ctx, source, &layout, total, c.raking)
	if err != nil {
		return kept{}, err
	}
	report := decoder.Report(source)
	from, err := c.keep(source, layout, report)
	if err != nil {
		return kept{}, err
	}
	c.countWithin(report)
	if err := countable(total, source); err != nil {
		return kept{}, err
	}
	if c.layouts == nil {
		c.layouts = make(map[survey.Role]importers.Layout)
	}
	c.layouts[layout.Questionnaire.Group.Role] = layout
	if total.overflow() {
		return kept{}, tooManyLevels(from.File, c.division.by, total.responses(), c.limits)
	}
	total.whole = total.answers.Whole()
	c.warnings = append(append(c.warnings, doubts(from, total.whole)...), c.words(from, layout)...)
	return total, nil
}

// keep remembers a file that was read as a source. It fails with what is wrong
// with it.
func (c *counted) keep(source *importers.Source, layout importers.Layout, report importers.Report) (gap.Source, error) {
	role := layout.Questionnaire.Group.Role
	if role != survey.Customers {
		// Of another group the conditions may leave nobody.
		report.Problems = slices.DeleteFunc(report.Problems, func(p problem.Problem) bool {
			return p.Code == importers.CodeNoneKept || p.Code == importers.CodeNoValue
		})
	}
	if report.Problems.Fatal() {
		return gap.Source{}, report.Problems
	}
	if c.division.named {
		// Who answered twice in a wave is left out, and told of.
		report.Problems = slices.DeleteFunc(report.Problems, func(p problem.Problem) bool { return p.Code == importers.CodeIDTwice })
	}
	c.warnings = append(append(c.warnings, source.Warnings()...), report.Problems...)
	sum, err := source.SHA256()
	if err != nil {
		return gap.Source{}, err
	}
	from := gap.Source{
		Wave: c.wave, File: source.Name, Sheet: source.Sheet, Encoding: source.Encoding, SHA256: sum,
		Rows: report.Rows, Responses: report.Responses, Dropped: []gap.Drop{}, PointsRescaled: report.Rescaled,
	}
	for _, d := range report.Dropped {
		from.Dropped = append(from.Dropped, gap.Drop{Reason: d.Reason, Count: d.Count})
	}
	c.sources, c.dropped, c.assumed = append(c.sources, from), append(c.dropped, report.Dropped), append(c.assumed, layout.Assumed)
	return from, nil
}

// countParts counts the parts of a file on all cores: a worker has a tally and a
// decoder of its own and they are merged into the total at the end, which is exact, so
// the result does not depend on who counted what.
func countParts(ctx context.Context, source *importers.Source, layout *importers.Layout, total kept, r *raking) (*importers.Decoder, error) {
	decoder := importers.NewDecoder(layout)
	parts := make(chan importers.Part)
	workers := make([]worker, runtime.GOMAXPROCS(0))
	if layout.Ordered() {
		workers = workers[:1]
	}
	var running sync.WaitGroup
	for i := range workers {
		workers[i] = worker{empty: total, kept: make(map[importers.Doubts]kept), decoder: importers.NewDecoder(layout), raking: r}
		running.Go(func() { workers[i].count(parts) })
	}
	readErr := feed(ctx, source, parts)
	close(parts)
	running.Wait()
	for _, w := range workers {
		if w.panicked != nil {
			panic(w.panicked)
		}
		decoder.Merge(w.decoder)
	}
	spared, add := decoder.Spared(), total.move
	for _, w := range workers {
		for doubts, k := range w.kept {
			if doubts&^spared != 0 {
				continue
			}
			if err := add(k); err != nil {
				return nil, err
			}
			add = total.merge
		}
	}
	if readErr != nil {
		decoder.Refuse(readErr)
	}
	return decoder, context.Cause(ctx)
}

// worker counts parts into tallies of its own: one for each of the doubts that rows
// are in, for which of these hold is known at the end.
type worker struct {
	empty    kept
	kept     map[importers.Doubts]kept
	doubts   importers.Doubts // of the last row
	last     kept             // those of its doubts, without answers before the first row
	decoder  *importers.Decoder
	raking   *raking // nil for weights as the file has them
	panicked any     // to be raised again where Run reports it
}

func (w *worker) count(parts <-chan importers.Part) {
	defer func() {
		if w.panicked = recover(); w.panicked != nil {
			for range parts { // lets the reader come to its end
			}
		}
	}()
	for part := range parts {
		for response, row := range w.decoder.All(part) {
			k := w.of(row.Doubts)
			if w.raking != nil {
				w.raking.weigh(&response, row)
			}
			k.add(response, row)
		}
	}
}

// of is what counts the rows in some doubts, which most share with the row before them.
func (w *worker) of(doubts importers.Doubts) kept {
	if w.last.answers != nil && w.doubts == doubts {
		return w.last
	}
	k, ok := w.kept[doubts]
	if !ok {
		k = w.empty.empty()
		w.kept[doubts] = k
	}
	w.doubts, w.last = doubts, k
	return k
}

// feed hands out the parts of a file until it ends, fails or the run is stopped.
func feed(ctx context.Context, source *importers.Source, parts chan<- importers.Part) error {
	tell := reading(ctx, source)
	defer tell(true)
	for part, err := range source.Parts() {
		if err != nil {
			return err
		}
		tell(false)
		select {
		case parts <- part:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}
