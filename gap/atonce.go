package gap

import (
	"runtime"
	"sync"
	"sync/atomic"

	"servgap/gap/tally"
)

// atOnce does n things on as many cores as there are. Each is done by itself, so that
// nothing depends on their number. It panics where one of them does.
func atOnce(n int, do func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	workers := min(n, runtime.GOMAXPROCS(0))
	panicked := make([]any, workers)
	for w := range workers {
		all.Go(func() {
			defer func() { panicked[w] = recover() }()
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	all.Wait()
	for _, caught := range panicked {
		if caught != nil {
			panic(caught)
		}
	}
}

// apart settles the tallies of parts, and reports whether no two of these share one.
// Reading it moves what was counted last, so that two must not read it at once.
func apart(parts []Part) bool {
	seen, apart := make(map[*tally.Tally]bool), true
	for _, p := range parts {
		for _, role := range roles {
			for _, t := range []*tally.Tally{p.Study.Group(role), p.Rest.Group(role)} {
				if t == nil {
					continue
				}
				t.Settle()
				apart = apart && !seen[t]
				seen[t] = true
			}
		}
	}
	return apart
}
