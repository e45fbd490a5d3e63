package stat

import (
	"encoding/json"
	"maps"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// nistSet is one of the NIST Statistical Reference Datasets: certified results
// and observations as decimals.
type nistSet struct {
	Name      string
	Kind      string
	Certified struct{ Mean, SD, F string }
	Data      struct{ Y, Group []string }
}

// nistDirectory is where the sets and the distribution table are; SERVGAP_NIST
// names another directory of the same form.
func nistDirectory() string {
	if dir := os.Getenv("SERVGAP_NIST"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "testdata", "nist")
}

// nistSets reads all sets of a kind, in the order of their file names.
func nistSets(t *testing.T, kind string) []nistSet {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(nistDirectory(), "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var sets []nistSet
	for _, path := range paths {
		var file struct{ Kind string } // other kinds have another form
		if readJSON(t, path, &file); file.Kind == kind {
			var set nistSet
			readJSON(t, path, &set)
			sets = append(sets, set)
		}
	}
	if len(sets) == 0 {
		t.Fatalf("%s has no sets of the kind %s", nistDirectory(), kind)
	}
	return sets
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// samples counts the observations exactly, each group on its own in the order in
// which they come, all on one lattice; without groups there is one.
func (s nistSet) samples(t *testing.T) []Hist {
	t.Helper()
	places := 0
	for _, text := range s.Data.Y {
		_, fraction, _ := strings.Cut(text, ".")
		places = max(places, len(fraction))
	}
	var names []string
	counts := make(map[string]map[int64]int64)
	for i, text := range s.Data.Y {
		group := ""
		if len(s.Data.Group) > 0 {
			group = s.Data.Group[i]
		}
		if counts[group] == nil {
			names, counts[group] = append(names, group), make(map[int64]int64)
		}
		whole, fraction, _ := strings.Cut(text, ".")
		code, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		counts[group][code]++
	}
	den := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil).Int64()
	var samples []Hist
	for _, name := range names {
		samples = append(samples, NewHist(0, 1, den, counts[name]))
	}
	return samples
}

// Numbers such as 10000000.2 are no floats, so a program that reads them as floats
// keeps 8.3 digits of the standard deviation of NumAcc4 and 9.5 of NumAcc3 at best.
func TestNISTUnivariate(t *testing.T) {
	const wanted = 15
	checkNIST(t, "N1", "univariate", wanted, func(set nistSet) map[string]float64 {
		got := set.samples(t)[0].Moments()
		return map[string]float64{
			"mean": correctDigits(t, got.Mean, set.Certified.Mean), "standard deviation": correctDigits(t, got.SD, set.Certified.SD),
		}
	})
}

// F of AtmWtAg and SiRstv is certified to 15 digits, which is 14.7 at best of the
// exact value; read as floats, SmLs09 keeps 4.2.
func TestNISTAnova(t *testing.T) {
	const wanted = 14.7
	checkNIST(t, "N2", "anova", wanted, func(set nistSet) map[string]float64 {
		test, _ := Anova(set.samples(t))
		return map[string]float64{"F": correctDigits(t, test.Statistic, set.Certified.F)}
	})
}

func checkNIST(t *testing.T, goal, kind string, wanted float64, digits func(nistSet) map[string]float64) {
	t.Helper()
	// A float has no more digits, however well it fits.
	const most = 15.95
	sets, good, fewest := nistSets(t, kind), 0, most
	for _, set := range sets {
		least := most
		reached := digits(set)
		for _, name := range slices.Sorted(maps.Keys(reached)) {
			t.Logf("%-8s n %5d  digits of the %s %5.2f", set.Name, len(set.Data.Y), name, math.Min(most, reached[name]))
			least = math.Min(least, reached[name])
		}
		fewest = math.Min(fewest, least)
		if least >= wanted {
			good++
			continue
		}
		t.Errorf("%s: %.2f digits, want %g", set.Name, least, wanted)
	}
	t.Logf("%s: nist: %d of %d %s sets to %g digits or more, the fewest %.2f", goal, good, len(sets), kind, wanted, fewest)
}
