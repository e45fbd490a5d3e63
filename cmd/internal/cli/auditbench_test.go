package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// BenchmarkAudit judges the last of 4 waves of 3 groups with 1,000 answers each. What
// counts is the CPU time, for which it runs on one core: promised are 100 ms.
func BenchmarkAudit(b *testing.B) {
	file := fourWaves(b, 1000)
	for b.Loop() {
		var out, told bytes.Buffer
		if code := Run(b.Context(), []string{"audit", "-q", "--config", file}, Streams{In: strings.NewReader(""), Out: &out, Err: &told}); code != ExitOK {
			b.Fatalf("exit %d: %s%s", code, out.String(), told.String())
		}
	}
}

// fourWaves writes a project of made-up answers with the standard gates.
func fourWaves(tb testing.TB, people int) (file string) {
	tb.Helper()
	folder := tb.TempDir()
	groups := []struct{ id, constructs, letters string }{
		{"customers", `expected: "E{item}", perceived: "P{item}"`, "EP"},
		{"managers", `belief: "M{item}", standard: "S{item}"`, "MS"},
		{"staff", `delivered: "D{item}", promised: "C{item}"`, "DC"},
	}
	var y strings.Builder
	y.WriteString("version: 1\nscales: [{id: default, min: 1, max: 7}]\ninstrument: {preset: servqual-1991}\ngates: {preset: standard}\ngroups:\n")
	for _, g := range groups {
		fmt.Fprintf(&y, "  - {id: %[1]s, role: %[1]s, constructs: {%[2]s}, segments: [Region]}\n", g.id, g.constructs)
	}
	y.WriteString("waves:\n")
	random := seeded()
	for wave := range 4 {
		fmt.Fprintf(&y, "  - id: q%d\n    files: [", wave)
		for _, g := range groups {
			name := fmt.Sprintf("%s%d.csv", g.id, wave)
			fmt.Fprintf(&y, "{group: %s, path: %s}, ", g.id, name)
			write(tb, filepath.Join(folder, name), madeUp(g.letters, people, random))
		}
		y.WriteString("]\n")
	}
	file = filepath.Join(folder, "servgap.yaml")
	write(tb, file, y.String())
	return file
}

// madeUp is a file of answers to 22 items on each construct, and a region.
func madeUp(letters string, people int, random *rand.Rand) string {
	var rows strings.Builder
	head := []string{"Region"}
	for _, letter := range letters {
		for _, item := range slices.Concat(numbered("TAN", 4), numbered("REL", 5), numbered("RESP", 4), numbered("ASS", 4), numbered("EMP", 5)) {
			head = append(head, string(letter)+item)
		}
	}
	rows.WriteString(strings.Join(head, ",") + "\n")
	for i := range people {
		cells := make([]string, len(head))
		cells[0] = []string{"North", "South"}[i%2]
		for i := range cells[1:] {
			cells[i+1] = fmt.Sprint(3 + random.IntN(5))
		}
		rows.WriteString(strings.Join(cells, ",") + "\n")
	}
	return rows.String()
}

// seeded draws the same numbers each time.
func seeded() *rand.Rand { return rand.New(rand.NewPCG(2026, 4)) }

func numbered(letters string, n int) (ids []string) {
	for i := range n {
		ids = append(ids, fmt.Sprint(letters, i+1))
	}
	return ids
}

func write(tb testing.TB, file, text string) {
	tb.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}
