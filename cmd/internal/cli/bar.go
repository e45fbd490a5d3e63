package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"servgap/importers"
)

// barAfter is how long a computation may last before it is told of: shorter ones end
// before anybody has read it.
const barAfter = 300 * time.Millisecond

// bar tells of the part of a computation that is done, on a terminal alone; nil where
// nobody would see it.
func (sh *shared) bar() func(done float64) {
	if sh.quiet || !isTerminal(sh.streams.Err) {
		return nil
	}
	const width = 30
	begun, drawn := time.Now(), -1 // percent
	return func(done float64) {
		if time.Since(begun) < barAfter {
			return
		}
		full, percent := int(done*width), int(100*done)
		switch {
		case done < 1 && percent > drawn:
			fmt.Fprintf(sh.streams.Err, "\r%s%s %3d %%", strings.Repeat("#", full), strings.Repeat(".", width-full), percent)
			drawn = percent
		case done >= 1 && drawn >= 0:
			fmt.Fprintf(sh.streams.Err, "\r%s\r", strings.Repeat(" ", width+6))
		}
	}
}

// barKey is what a context knows the bar of its command by.
type barKey struct{}

// telling is a context in which the reading of long files is told of.
func (sh *shared) telling(ctx context.Context) context.Context {
	return context.WithValue(ctx, barKey{}, sh.bar)
}

// reading tells of the part of a file that is read, or that the reading has ended.
func reading(ctx context.Context, source *importers.Source) func(ended bool) {
	bar, ok := ctx.Value(barKey{}).(func() func(done float64))
	if !ok {
		return func(bool) {}
	}
	tell := bar()
	if tell == nil {
		return func(bool) {}
	}
	return func(ended bool) {
		if done, known := source.Done(); ended {
			tell(1)
		} else if known && done < 1 {
			tell(done)
		}
	}
}
