package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"
)

// BenchmarkUnits is the analysis of 100,000 responses, and 200 units of them: which cost
// less than twice as much.
func BenchmarkUnits(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as in BenchmarkAnalyze
	text := surveyOf(100_000, func(r *rand.Rand) string { return fmt.Sprint("branch ", r.IntN(200)) })
	for name, args := range map[string][]string{"without": {"analyze"}, "200 units": {"units", "branch"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				code := Run(context.Background(), append(args, "-q", "-"), Streams{In: strings.NewReader(text), Out: &out, Err: io.Discard})
				if code != ExitOK || out.Len() == 0 {
					b.Fatal(code)
				}
			}
		})
	}
}
