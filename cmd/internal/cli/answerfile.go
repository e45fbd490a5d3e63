package cli

import (
	"context"
	"os"
	"reflect"
	"slices"

	"servgap/importers"
	"servgap/importers/problem"
)

// answerFile is a file that is read twice: to check it and to write its answers.
type answerFile struct {
	path     string
	wave     string
	segments []string // of its group
	options  importers.OpenOptions
	// layout finds the columns.
	layout func(*importers.Source, *counted) (importers.Layout, problem.List)
	// rivals are the same file with the ratings of a competitor where those of what is
	// expected stand; rival is whose, empty of the file itself.
	rivals []*answerFile
	rival  string

	spool   *spool    // its copy, if it can be read only once
	seen    untouched // when it was checked
	checked importers.Report
	spared  importers.Doubts // that speak against no row of it
}

// check reads the file, once for each company that is rated in it, and keeps what became
// of its rows. Of a competitor nothing is told that was told of the file.
func (f *answerFile) check(ctx context.Context, s Streams, c *counted) error {
	if err := f.prepare(ctx, s); err != nil {
		return err
	}
	if err := f.read(ctx, c); err != nil {
		return err
	}
	for _, r := range f.rivals {
		r.spool, r.seen = f.spool, f.seen
		beside := counted{project: c.project, wave: c.wave, division: c.division}
		if err := r.read(ctx, &beside); err != nil {
			return err
		}
		c.warnings = append(c.warnings, untold(beside.warnings, c.warnings)...)
	}
	return nil
}

// untold are the warnings that are not among those of the file.
func untold(warnings, told problem.List) problem.List {
	return slices.DeleteFunc(warnings, func(p problem.Problem) bool {
		return slices.ContainsFunc(told, func(other problem.Problem) bool { return other.Error() == p.Error() })
	})
}

// read keeps what became of the rows, with the file as it is prepared.
func (f *answerFile) read(ctx context.Context, c *counted) error {
	source, layout, err := f.open(ctx, c)
	if err != nil {
		return err
	}
	defer source.Close()
	decoder := importers.NewDecoder(&layout)
	err = eachPart(ctx, source, decoder, func(part importers.Part) error {
		for range decoder.Responses(part) {
		}
		return nil
	})
	if err != nil {
		return err
	}
	f.checked, f.spared = decoder.Report(source), decoder.Spared()
	c.instrument = layout.Questionnaire.Instrument
	_, err = c.keep(source, layout, f.checked)
	return err
}

// prepare makes sure that the file can be read twice and that a change between
// will be seen.
func (f *answerFile) prepare(ctx context.Context, s Streams) (err error) {
	if f.path == "-" {
		f.spool, err = newSpool(ctx, s.disk, importers.StandardInput, s.In)
		return err
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return nil // opening it says what is wrong
	}
	if info.IsDir() || info.Mode().IsRegular() {
		f.seen = untouchedFrom(f.path)
		return nil
	}
	pipe, err := os.Open(f.path)
	if err != nil {
		return nil // likewise
	}
	defer pipe.Close()
	f.spool, err = newSpool(ctx, s.disk, f.path, pipe)
	return err
}

// open opens the file, from its start however often, and finds its columns.
func (f *answerFile) open(ctx context.Context, c *counted) (source *importers.Source, layout importers.Layout, err error) {
	if f.spool == nil {
		source, err = open(ctx, f.path, nil, f.options)
	} else {
		source, err = f.spool.open(ctx, f.options)
	}
	if err != nil {
		return nil, layout, err
	}
	layout, problems := f.layout(source, c)
	if len(problems) > 0 {
		source.Close()
		return nil, layout, problems
	}
	return source, layout, nil
}

// eachPart hands out the parts of a file until it ends, fails, which the decoder
// remembers, or the run is stopped.
func eachPart(ctx context.Context, source *importers.Source, decoder *importers.Decoder, use func(importers.Part) error) error {
	for part, err := range source.Parts() {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			decoder.Refuse(err)
			break
		}
		if err := use(part); err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}

// same fails if reading it again gave another report.
func (f *answerFile) same(again importers.Report) error {
	if !reflect.DeepEqual(again, f.checked) {
		return f.seen.changed()
	}
	return f.seen.check()
}
