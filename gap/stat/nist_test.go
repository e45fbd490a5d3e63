package stat

import (
	"bufio"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The univariate sets of the NIST Statistical Reference Datasets. Numbers such
// as 10000000.2 are no floats, so a program that reads them as floats keeps 8.3
// digits of the standard deviation of NumAcc4 and 9.5 of NumAcc3 at best.
func TestNISTUnivariate(t *testing.T) {
	sets := []string{"Lew", "Lottery", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4", "PiDigits"}
	const wanted, most = 15, 15.95
	good := 0
	for _, set := range sets {
		sample, mean, sd := readNIST(t, "../../testdata/nist/"+strings.ToLower(set)+".csv")
		got := sample.Moments()
		ofMean := math.Min(most, correctDigits(t, got.Mean, mean))
		ofSD := math.Min(most, correctDigits(t, got.SD, sd))
		t.Logf("%-8s n %4d  digits of the mean %5.2f, of the standard deviation %5.2f", set, got.N, ofMean, ofSD)
		if ofMean >= wanted && ofSD >= wanted {
			good++
			continue
		}
		t.Errorf("%s: mean %.17g, want %s; standard deviation %.17g, want %s", set, got.Mean, mean, got.SD, sd)
	}
	t.Logf("nist: %d of %d sets to %d digits or more", good, len(sets), wanted)
}

// readNIST reads a set: the certified mean and standard deviation, then the
// observations as decimals, counted exactly.
func readNIST(t *testing.T, path string) (sample Hist, mean, sd string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var observed []string
	places := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		name, value, certified := strings.Cut(line, ",")
		switch {
		case strings.HasPrefix(line, "#"):
		case certified && name == "mean":
			mean = value
		case certified && name == "sd":
			sd = value
		default:
			observed = append(observed, line)
			_, fraction, _ := strings.Cut(line, ".")
			places = max(places, len(fraction))
		}
	}
	counts := make(map[int64]int64)
	for _, text := range observed {
		whole, fraction, _ := strings.Cut(text, ".")
		code, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		counts[code]++
	}
	den := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil).Int64()
	return NewHist(0, 1, den, counts), mean, sd
}
