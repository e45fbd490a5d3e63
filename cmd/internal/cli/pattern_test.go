package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"servgap/cmd/internal/config"
)

func TestMatching(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"b.csv", "a.csv", "a.txt", "odd[1].csv"} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("c.csv", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path string
		want []string
	}{
		{"a.csv", []string{"a.csv"}},
		{"nowhere.csv", []string{"nowhere.csv"}}, // opening it says so
		{"?.csv", []string{"a.csv", "b.csv"}},    // no folder
		{"odd[1].csv", []string{"odd[1].csv"}},   // a name, not a pattern
		{filepath.Join(dir, "a.*"), []string{filepath.Join(dir, "a.csv"), filepath.Join(dir, "a.txt")}},
		{"x*.csv", nil},
		{"[.csv", nil},
	} {
		got, err := matching(tt.path)
		if !slices.Equal(got, tt.want) || (err == nil) != (tt.want != nil) {
			t.Errorf("matching(%q) = %q, %v, want %q", tt.path, got, err, tt.want)
		}
	}
}

// TestFilesOfAProjectMatching has a pattern in a project stand for the files of its
// folder.
func TestFilesOfAProjectMatching(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"nord.csv", "sør.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := &config.Project{Path: filepath.Join(dir, "servgap.yaml")}
	file := func(path string) config.File { return config.File{Path: config.Text{Value: path}, Sheet: "Svar"} }
	var got []string
	for _, f := range filesMatching(p, []config.File{file("ledere.csv"), file("*.csv"), file("x*.csv")}) {
		got = append(got, f.Path.Value+" "+f.Sheet)
	}
	if want := []string{"ledere.csv Svar", "nord.csv Svar", "sør.csv Svar", "x*.csv Svar"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
