package render

import "testing"

func TestASCII(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"−0.67 · 95 % → …", "-0.67 | 95 % -> ..."},
		{"Pålitelighet, Øst, Æra, Nöjd", "Paalitelighet, Oest, Aera, Noejd"},
		{"café, Škoda", "cafe, Skoda"},
		{"▁█ 客", "?# ?"},
	} {
		if got := ASCII(tt.text); got != tt.want {
			t.Errorf("ASCII(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
