package cli

import "testing"

// long leaves a test out beside the race detector, for which hundreds of runs are slow;
// what it runs side by side others run, too.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out with -short, which lacks the time; the plain test command runs it")
	}
}
