package importers

import "testing"

// TestBetween has a start and an end as exports write them, and such as say nothing to
// the second.
func TestBetween(t *testing.T) {
	for _, tt := range []struct {
		name, from, to string
		seconds        float64
		ok             bool
	}{
		{"dates and times", "2026-09-01 10:00:00", "2026-09-01 10:05:30", 330, true},
		{"with an offset", "2026-09-01T10:00:00Z", "2026-09-01T12:00:10+02:00", 10, true},
		{"serial numbers of a sheet", "46266.5", "46266.75", 21600, true},
		{"days of a sheet", "46266", "46267", 86400, false},
		{"a day in any form, twelve hours", "1/9/2026 11:59:50 AM", "1/9/2026 12:00:20 PM", 30, true},
		{"to the minute", "1/9/2026 11:59", "1/9/2026 12:00", 0, false},
		{"two days in any form", "1/9/2026 23:59:50", "2/9/2026 00:00:20", 0, false},
		{"a day without a time", "1/9/2026", "1/9/2026", 0, false},
		{"nothing", "", "", 0, false},
	} {
		if seconds, ok := between(tt.from, tt.to); ok != tt.ok || ok && seconds != tt.seconds {
			t.Errorf("%s: got %v, %v, want %v, %v", tt.name, seconds, ok, tt.seconds, tt.ok)
		}
	}
}

// TestIDsThatWereThereBefore counts ids that were there before, in one part and in two that are
// merged, and leaves out who has none.
func TestIDsThatWereThereBefore(t *testing.T) {
	var one, other idTally
	for _, id := range []string{"a", "b", "a", "", "c"} {
		one.add(id)
	}
	for _, id := range []string{"b", "d", "d", ""} {
		other.add(id)
	}
	one.merge(&other)
	if one.checked != 7 || one.repeated != 3 {
		t.Errorf("got %d of %d repeated, want 3 of 7", one.repeated, one.checked)
	}
}
