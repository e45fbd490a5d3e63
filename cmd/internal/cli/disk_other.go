//go:build !linux

package cli

import "os"

// withoutName is no file: this system has none without a name.
func withoutName(string, int, os.FileMode) (file *os.File, ok bool) { return nil, false }

// nameless is never made.
type nameless = hidden
