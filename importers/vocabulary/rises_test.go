package vocabulary

import "testing"

func TestRises(t *testing.T) {
	for _, tt := range []struct {
		first, second string
		rises, known  bool
	}{
		{"Helt uenig", "Helt enig", true, true},
		{"Helt enig.", "HELT UENIG", false, true},
		{"very good", "Very bad", false, true},
		{"Enig", "Enig", false, false},              // one step
		{"Helt enig", "Svært viktig", false, false}, // no set has both
		{"", "Helt enig", false, false},
	} {
		if rises, known := Default().Rises(tt.first, tt.second); rises != tt.rises || known != tt.known {
			t.Errorf("Rises(%q, %q) = %v, %v, want %v, %v", tt.first, tt.second, rises, known, tt.rises, tt.known)
		}
	}
}
