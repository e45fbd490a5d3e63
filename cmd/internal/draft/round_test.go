package draft

import (
	"slices"
	"testing"
)

func TestWaveOf(t *testing.T) {
	for file, want := range map[string]string{
		"data/kunder_2026-Q3.xlsx": "2026-Q3", "kunder 2026 kvartal 2.csv": "2026-Q2", "q4_2025 guests.csv": "2025-Q4", "hotel.csv": "hotel",
		"Gjesteundersøkelse – høst.xlsx": "gjesteundersøkelse_høst", "...csv": "wave", `C:\data\guests.csv`: "guests", "kunder_q3.csv": "Q3",
		"kunder 3. kvartal 2026.xlsx": "2026-Q3", "kunder_2026-09.csv": "2026-09", "results-survey841256-20260930.csv": "2026-09-30", "svar 30.9.2026.csv": "2026-09-30",
		"kunder_2026H2.csv": "2026-H2", "kunder2026.csv": "2026", "Kundemåling 2.csv": "kundemåling_2", "kunder bølge 2.csv": "wave-2", "wave_02_customers.csv": "wave-2",
		"svar 31.2.2026.csv": "2026", "survey20261.csv": "survey20261",
	} {
		if got := waveOf(file); got.ID != want {
			t.Errorf("%s: got %s, want %s", file, got.ID, want)
		}
	}
}

// TestRoundsInOrder sorts the waves of a kind in time and compares no others.
func TestRoundsInOrder(t *testing.T) {
	for _, names := range [][]string{{"2025-Q4", "2026", "2026-03", "2026-Q2", "2026-06-30", "2026-H2", "2026-Q4", "2027"}, {"q1", "Q2", "q 4"}, {"wave 2", "wave 10"}} {
		var rounds []Round
		for _, name := range names {
			round, ok := RoundIn(name)
			if !ok {
				t.Fatal(name)
			}
			rounds = append(rounds, round)
		}
		if !slices.IsSortedFunc(rounds, Round.Compare) {
			t.Errorf("%v are out of order: %v", names, rounds)
		}
	}
	year, _ := RoundIn("2026")
	quarter, _ := RoundIn("q3")
	if year.Comparable(quarter) || year.Comparable(year) || year.Comparable(Round{}) {
		t.Error("rounds of two kinds, the same and none are compared")
	}
}

func TestUnrounded(t *testing.T) {
	for name, want := range map[string]string{"kunder_2026-Q3": "kunder", "2026-Q3": "2026-Q3", "q3_2026 guests Bergen": "guests Bergen", "hotel": "hotel", "kunder2026": "kunder"} {
		if got := unrounded(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
