package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// rakedProject writes 100,000 responses and a project that rakes them to four margins, of
// 200 cells; with a design each begins with a weight of its own.
func rakedProject(b *testing.B, design string) string {
	text := surveyOf(100_000, func(r *rand.Rand) string {
		return fmt.Sprintf("r%d,s%d,a%d,k%d,%.9f", r.IntN(10), r.IntN(2), r.IntN(5), r.IntN(2), 0.5+r.Float64())
	})
	var margins []string
	for i, answers := range []int{10, 2, 5, 2} {
		var targets []string
		for at := range answers {
			targets = append(targets, fmt.Sprintf("%c%d: %d", "rsak"[i], at, 100/answers))
		}
		margins = append(margins, fmt.Sprintf("{column: m%d, targets: {%s}}", i, strings.Join(targets, ", ")))
	}
	dir := b.TempDir()
	for name, data := range map[string]string{
		"survey.csv": strings.Replace(text, "branch\n", "m0,m1,m2,m3,w\n", 1),
		"servgap.yaml": `version: 1
scales: [{id: default, min: 1, max: 7}]
instrument: {preset: servqual-1991}
groups:
  - id: customers
    role: customers
    constructs: {expected: "E1:E22", perceived: "P1:P22"}
    weight: {rake: [` + strings.Join(margins, ", ") + `]` + design + `}
waves: [{id: q1, files: [{group: customers, path: survey.csv}]}]
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return filepath.Join(dir, "servgap.yaml")
}

// BenchmarkAnalyzeRaked is the main job of a survey whose weights are fitted first, with
// few of them and with as many as respondents.
func BenchmarkAnalyzeRaked(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as in BenchmarkAnalyze
	for name, design := range map[string]string{"200 weights": "", "each its own": ", design: w"} {
		b.Run(name, func(b *testing.B) {
			project := rakedProject(b, design)
			for b.Loop() {
				var out bytes.Buffer
				code := Run(context.Background(), []string{"analyze", "-q", "--config", project}, Streams{In: strings.NewReader(""), Out: &out, Err: io.Discard})
				if code != ExitOK || out.Len() == 0 {
					b.Fatal(code)
				}
			}
		})
	}
}
