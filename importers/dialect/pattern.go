package dialect

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for: most runs
// meet few platforms, and none that only tells its version any.
func pattern(form string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(form) })
}
