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

// surveyText makes a CSV file of n responses to 22 pairs on 1 to 7, the same each time.
func surveyText(n int) string {
	return surveyOf(n, func(*rand.Rand) string { return "north" })
}

// surveyOf is likewise of customers in branches.
func surveyOf(n int, branch func(*rand.Rand) string) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for i := range 44 {
		fmt.Fprintf(&b, "%c%d,", "EP"[i/22], i%22+1)
	}
	b.WriteString("branch\n")
	for range n {
		for i := range 44 {
			fmt.Fprintf(&b, "%d,", 1+r.IntN(7-i/22*2))
		}
		b.WriteString(branch(r) + "\n")
	}
	return b.String()
}

// BenchmarkAnalyze is the main job from a file's bytes to the printed tables.
func BenchmarkAnalyze(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a run of the program ends before its first collection
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := surveyText(n)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				code := Run(context.Background(), []string{"analyze", "-q", "-"}, Streams{In: strings.NewReader(text), Out: &out, Err: io.Discard})
				if code != ExitOK || out.Len() == 0 {
					b.Fatal(code)
				}
			}
		})
	}
}

// BenchmarkReport is the same and the page of it, the workbook and the Markdown: what they
// take beside BenchmarkAnalyze is theirs.
func BenchmarkReport(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	text := surveyText(100_000)
	b.Chdir(b.TempDir())
	for b.Loop() {
		code := Run(context.Background(), []string{"report", "-q", "-", "-o", "r.html", "-o", "r.xlsx", "-o", "r.md"}, Streams{In: strings.NewReader(text), Out: io.Discard, Err: io.Discard})
		if code != ExitOK {
			b.Fatal(code)
		}
	}
}

// BenchmarkImport is a pipe in and a row for each answer out.
func BenchmarkImport(b *testing.B) {
	text := surveyText(100_000)
	for _, form := range []string{"csv", "jsonl"} {
		b.Run(form, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				code := Run(context.Background(), []string{"import", "-q", "-f", form, "-"}, Streams{In: strings.NewReader(text), Out: io.Discard, Err: io.Discard})
				if code != ExitOK {
					b.Fatal(code)
				}
			}
			b.ReportMetric(100_000*44*float64(b.N)/b.Elapsed().Seconds(), "answers/s")
		})
	}
}

// BenchmarkAnalyzeBranches is the same of customers in twelve branches, each analysed like
// the whole, as rows for programs.
func BenchmarkAnalyzeBranches(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := surveyOf(n, func(r *rand.Rand) string { return fmt.Sprintf("branch %d", r.IntN(12)) })
			b.ReportAllocs()
			for b.Loop() {
				code := Run(context.Background(), []string{"analyze", "-q", "--by", "branch", "-f", "csv", "-"}, Streams{In: strings.NewReader(text), Out: io.Discard, Err: io.Discard})
				if code != ExitOK {
					b.Fatal(code)
				}
			}
		})
	}
}
