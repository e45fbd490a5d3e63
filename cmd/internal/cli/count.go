package cli

import (
	"context"
	"runtime"
	"sync"

	"servgap/gap"
	"servgap/gap/tally"
	"servgap/importers"
)

// file reads a survey file of customers without a project. It fails with all that
// is wrong with the file at once.
func (sh *shared) file(ctx context.Context, path string, f *sourceFlags) (counted, error) {
	options, err := f.options()
	if err != nil {
		return counted{}, err
	}
	if path == "-" && isTerminal(sh.streams.In) {
		return counted{}, usagef("servgap analyze survey.csv, or: cat survey.csv | servgap analyze -", "nothing is piped in, and this terminal is no survey")
	}
	source, err := importers.Open(path, sh.streams.In, options)
	if err != nil {
		return counted{}, err
	}
	defer source.Close()
	layout, problems := importers.Find(source, f.columns)
	if len(problems) > 0 {
		return counted{}, problems
	}
	c := counted{assumed: layout.Assumed}
	c.study.Customers, err = c.count(ctx, source, layout)
	return c, err
}

// count counts one file and remembers it as a source.
func (c *counted) count(ctx context.Context, source *importers.Source, layout importers.Layout) (*tally.Tally, error) {
	total, decoder, err := countParts(ctx, source, &layout, gap.Plan(layout.Questionnaire))
	if err != nil {
		return nil, err
	}
	report := decoder.Report(source)
	if report.Problems.Fatal() {
		return nil, report.Problems
	}
	c.warnings = append(append(c.warnings, source.Warnings()...), report.Problems...)
	from := gap.Source{
		Wave: c.wave, File: source.Name, Sheet: source.Sheet, Encoding: source.Encoding,
		Rows: report.Rows, Responses: report.Responses, Dropped: []gap.Drop{}, PointsRescaled: report.Rescaled,
	}
	for _, d := range report.Dropped {
		from.Dropped = append(from.Dropped, gap.Drop{Reason: d.Reason, Count: d.Count})
	}
	c.sources, c.dropped = append(c.sources, from), append(c.dropped, report.Dropped)
	c.warnings = append(c.warnings, doubts(from, total)...)
	return total, nil
}

// countParts counts the parts of a file on all cores: a worker has a tally and a
// decoder of its own and they are merged at the end, which is exact, so the
// result does not depend on who counted what.
func countParts(ctx context.Context, source *importers.Source, layout *importers.Layout, plan tally.Plan) (*tally.Tally, *importers.Decoder, error) {
	total, err := tally.New(plan)
	if err != nil {
		return nil, nil, usagef("leave items out with --expected and --perceived", "%v", err)
	}
	decoder := importers.NewDecoder(layout)
	parts := make(chan importers.Part)
	workers := make([]worker, runtime.GOMAXPROCS(0))
	var running sync.WaitGroup
	for i := range workers {
		workers[i] = worker{tally: total.Empty(), decoder: importers.NewDecoder(layout)}
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
		if err := total.Merge(w.tally); err != nil {
			return nil, nil, err
		}
	}
	if readErr != nil {
		decoder.Refuse(readErr)
	}
	return total, decoder, context.Cause(ctx)
}

// worker counts parts into a tally of its own.
type worker struct {
	tally    *tally.Tally
	decoder  *importers.Decoder
	panicked any // to be raised again where Run reports it
}

func (w *worker) count(parts <-chan importers.Part) {
	defer func() {
		if w.panicked = recover(); w.panicked != nil {
			for range parts { // lets the reader come to its end
			}
		}
	}()
	for part := range parts {
		for response := range w.decoder.Responses(part) {
			w.tally.Add(response)
		}
	}
}

// feed hands out the parts of a file until it ends, fails or the run is stopped.
func feed(ctx context.Context, source *importers.Source, parts chan<- importers.Part) error {
	for part, err := range source.Parts() {
		if err != nil {
			return err
		}
		select {
		case parts <- part:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}
