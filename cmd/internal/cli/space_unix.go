//go:build linux || darwin

package cli

import "syscall"

// spaceLeft is how many bytes can still be written in a folder.
func spaceLeft(folder string) (bytes uint64, ok bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return s.Bavail * uint64(s.Bsize), true
}
