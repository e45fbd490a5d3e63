package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// shardCount is into how many files a survey is split.
const shardCount = 8

// shards counts shards one after another, as machines would side by side, merges their
// tallies, and of the short ones asks for the very same counts as of one run over all.
func (b bench) shards() error {
	fmt.Println("| rows | counting a shard: wall s / CPU s / peak MiB | a tally | merging 8: wall s / CPU s / peak MiB | merged |\n|---|---|---|---|---|")
	rows := []int{1_250_000, 10_000_000}
	if b.quick {
		rows = []int{125_000}
	}
	for i, n := range rows {
		if err := b.shard(n, i == 0); err != nil {
			return err
		}
	}
	fmt.Printf("\n%s\n", machine())
	return nil
}

// shard prints a row of the table: 8 shards of so many rows each.
func (b bench) shard(rows int, alsoWhole bool) error {
	dir := filepath.Join(b.data, "shards")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var tallies, files []string
	var counting []took
	for i := range shardCount {
		file, err := b.made(csvOf(fmt.Sprintf("shards/%d.csv", i), rows, "-seed", fmt.Sprint(i+1)))
		if err != nil {
			return err
		}
		tally := fmt.Sprintf("%s/%d.json", dir, i)
		t, err := b.measure(call{dir: dir, args: b.tallies(file, "-o", tally)}, filepath.Join(dir, "printed"))
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "  shard %d of %d rows: %s\n", i+1, rows, t)
		counting, tallies = append(counting, t), append(tallies, tally)
		if files = append(files, file); !alsoWhole {
			os.Remove(file)
		}
	}
	merged := filepath.Join(dir, "merged.json")
	merging, err := b.measure(call{dir: dir, args: append([]string{b.servgap, "tally", "-q", "-o", merged}, tallies...)}, filepath.Join(dir, "printed"))
	if err != nil {
		return err
	}
	fmt.Printf("| 8 × %s | %s | %s | %s | %s |\n", grouped(rows), median(counting), size(tallies[0]), merging, size(merged))
	if !alsoWhole {
		return nil
	}
	return b.sameAsWhole(merged, files, rows)
}

// tallies counts a file with its branches.
func (b bench) tallies(file string, more ...string) []string {
	return append([]string{b.servgap, "tally", "-q", "--by", "branch", file}, more...)
}

// sameAsWhole fails unless the merged counts, and what is computed from them, are to the
// byte those of one run over all rows, which are piped into it below one header.
func (b bench) sameAsWhole(merged string, files []string, rows int) error {
	whole := filepath.Join(filepath.Dir(merged), "whole.json")
	pipe := exec.Command("sh", "-c", `out=$1; shift; { head -n 1 "$2"; for f in "$@"; do [ "$f" = "$1" ] || tail -n +2 "$f"; done; } | "$1" tally -q --by branch - -o "$out"`,
		"sh", whole, b.servgap)
	pipe.Args = append(pipe.Args, files...)
	pipe.Stderr = os.Stderr
	if err := pipe.Run(); err != nil {
		return fmt.Errorf("counting all shards as one: %w", err)
	}
	first, err := countsOf(merged)
	if err != nil {
		return err
	}
	second, err := countsOf(whole)
	if err != nil {
		return err
	}
	if !bytes.Equal(first, second) {
		return fmt.Errorf("the counts of the merged tallies are not those of one run over all rows")
	}
	fmt.Printf("| | | | the counts of one run over all %s rows, byte for byte | |\n", grouped(shardCount*rows))
	return nil
}

// countsOf are the counts of a tally file as it has them; its sources differ.
func countsOf(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var f struct{ Counts json.RawMessage }
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(f.Counts) == 0 {
		return nil, fmt.Errorf("%s holds no counts", file)
	}
	return f.Counts, nil
}
