package draft

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDiff(t *testing.T) {
	before := "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"
	now := "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\n"
	want := `--- old
+++ new
@@ -1,5 +1,5 @@
 a
-b
+B
 c
 d
 e
@@ -8,3 +8,4 @@
 h
 i
 j
+k
`
	if got := Diff("old", "new", []byte(before), []byte(now)); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := Diff("old", "new", []byte(before), []byte(before)); got != "" {
		t.Errorf("equal texts differ by\n%s", got)
	}
}

// TestDiffIsAPatch lets patch make the second text of the first.
func TestDiffIsAPatch(t *testing.T) {
	if _, err := exec.LookPath("patch"); err != nil {
		t.Skip("patch is not installed: no difference is applied by it")
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := func(name string) string {
			lines := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d: e"}), 1, 30).Draw(rt, name)
			return strings.Join(lines, "\n") + "\n"
		}
		before, now := text("before"), text("now")
		change := Diff("f", "f", []byte(before), []byte(now))
		if change == "" {
			if before != now {
				rt.Fatalf("no difference between %q and %q", before, now)
			}
			return
		}
		folder := t.TempDir()
		file := filepath.Join(folder, "f")
		if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
			rt.Fatal(err)
		}
		cmd := exec.Command("patch", "-s", file)
		cmd.Stdin = strings.NewReader(change)
		if out, err := cmd.CombinedOutput(); err != nil {
			rt.Fatalf("%v: %s\n%s", err, out, change)
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != now {
			rt.Fatalf("got %q, want %q, by\n%s", got, now, change)
		}
	})
}
