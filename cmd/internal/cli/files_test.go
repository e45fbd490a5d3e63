package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteFilesSaysWhatIsWritten has a folder that is not empty where the second
// of three files goes, so that its rename fails.
func TestWriteFilesSaysWhatIsWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("b.csv/full", 0o755); err != nil {
		t.Fatal(err)
	}
	const check = "check the folder, the rights to it and the space left; "
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"behind one", []string{"a.csv", "b.csv", "c.csv"}, check + "written already: a.csv"},
		{"behind two", []string{"a.csv", "c.csv", "b.csv"}, check + "written already: a.csv, c.csv"},
		{"the first", []string{"b.csv", "a.csv"}, check + "nothing was written"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var files []file
			for _, name := range tt.files {
				files = append(files, whole(name, []byte("new")))
			}
			list, code := diagnose(writeFiles(system{}, files))
			if code != ExitOutput || len(list) != 1 || list[0].Fix.String() != tt.want {
				t.Errorf("exit %d, %+v, want the fix %q", code, list, tt.want)
			}
			if left, _ := filepath.Glob(".servgap*"); len(left) > 0 {
				t.Errorf("left %q", left)
			}
		})
	}
}
