package config

import (
	"os"
	"path/filepath"
)

// FileName is what the file of a project is called.
const FileName = "servgap.yaml"

// Find looks for the nearest servgap.yaml from a folder upwards.
func Find(dir string) (path string, ok bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for {
		path := filepath.Join(dir, FileName)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}
