package cli

import (
	"fmt"
	"strings"
	"time"
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
	begun, drawn := time.Now(), false
	return func(done float64) {
		if time.Since(begun) < barAfter {
			return
		}
		full := int(done * width)
		switch {
		case done < 1:
			fmt.Fprintf(sh.streams.Err, "\r%s%s %3.0f %%", strings.Repeat("#", full), strings.Repeat(".", width-full), 100*done)
			drawn = true
		case drawn:
			fmt.Fprintf(sh.streams.Err, "\r%s\r", strings.Repeat(" ", width+6))
		}
	}
}
