//go:build !linux && !darwin

package cli

// spaceLeft is not known on this system.
func spaceLeft(string) (bytes uint64, ok bool) { return 0, false }
