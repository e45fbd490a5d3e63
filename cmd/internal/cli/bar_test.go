package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"servgap/importers"
)

// The reading of a file is told of part by part, up to its end; that of a pipe at its
// end alone.
func TestReadingIsToldOf(t *testing.T) {
	text := "E1,P1\n" + strings.Repeat("7,5\n", 400_000)
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{path, "-"} {
		source, err := importers.Open(from, strings.NewReader(text), importers.OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var told []float64
		ctx := context.WithValue(context.Background(), barKey{}, func() func(float64) {
			return func(done float64) { told = append(told, done) }
		})
		parts := make(chan importers.Part)
		go func() {
			for range parts {
			}
		}()
		if err := feed(ctx, source, parts); err != nil {
			t.Fatal(err)
		}
		close(parts)
		source.Close()
		switch {
		case told[len(told)-1] != 1:
			t.Errorf("%s: told %v, and not of the end", from, told)
		case from == "-" && len(told) > 1, from != "-" && len(told) < 3:
			t.Errorf("%s: told %d times: %v", from, len(told), told)
		}
		for i := range told[1:] {
			if told[i] > told[i+1] || told[i] <= 0 {
				t.Errorf("%s: %v after %v", from, told[i+1], told[i])
			}
		}
	}
}
