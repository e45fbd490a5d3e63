package importers

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for.
func pattern(form string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(form) })
}
