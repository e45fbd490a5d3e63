package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// agreement is how the numbers of a work are compared.
type agreement string

const (
	items  agreement = "items"  // each number to 1e-9, by the peers' compare.py
	shares agreement = "shares" // likewise
	ends   agreement = "ends"   // ends of intervals that were drawn, within what drawing allows
)

// compare writes servgap's numbers in the form of the peers and compares them with each.
func (b bench) compare(r *result) error {
	mine := filepath.Join(b.data, "out", "ours.json")
	if err := b.reshape(r.work.agree, b.written(ours), mine); err != nil {
		return err
	}
	var peers []string
	for _, c := range r.work.does {
		if _, ran := r.of[c.name]; ran && !slices.Contains([]string{ours, without, byteLoop, "PSPP"}, c.name) {
			peers = append(peers, c.name)
		}
	}
	if r.work.plain.name != "" {
		if err := b.comparePlain(r, mine); err != nil {
			return err
		}
	}
	if r.work.agree == ends {
		return b.compareEnds(r, mine, peers)
	}
	reference := slices.IndexFunc(peers, func(name string) bool { return name != "DuckDB" })
	for i, name := range peers {
		if err := b.compareTo(r, mine, name, i == reference); err != nil {
			return err
		}
	}
	return nil
}

// comparePlain asks for the very same digits as from the same answers plainly written.
func (b bench) comparePlain(r *result, mine string) error {
	file, err := b.made(r.work.plain)
	if err != nil {
		return err
	}
	printed, plain := filepath.Join(b.data, "out", "plain-printed.json"), filepath.Join(b.data, "out", "plain.json")
	start, err := b.prints("json", "analyze", "--by", "branch")(file, "")
	if err != nil {
		return err
	}
	if _, err := b.measure(start, printed); err != nil {
		return err
	}
	if err := b.reshape(items, printed, plain); err != nil {
		return err
	}
	got, err1 := os.ReadFile(mine)
	want, err2 := os.ReadFile(plain)
	if err1 != nil || err2 != nil || string(got) != string(want) {
		r.wrong = append(r.wrong, "not the digits of the same answers plainly written")
		return nil
	}
	r.said = append(r.said, "the digits of the same answers plainly written")
	return nil
}

var verdict = regexp.MustCompile(`worst rel\.diff (\S+) BEYOND 1e-9: (.*)`)
var fields = regexp.MustCompile(`'([^']+)': \(`)

// compareTo asks compare.py. The first peer but DuckDB, whose script approximates some
// numbers, is the reference: what is beyond 1e-9 of it is wrong. What another has
// otherwise is named.
func (b bench) compareTo(r *result, mine, name string, reference bool) error {
	out, err := exec.Command(python(), filepath.Join(b.peers, "compare.py"), mine, b.written(name)).Output()
	if err != nil {
		return fmt.Errorf("compare.py: %w", err)
	}
	found := verdict.FindStringSubmatch(string(out))
	if found == nil {
		return fmt.Errorf("compare.py said %q", out)
	}
	var beyond []string
	for _, f := range fields.FindAllStringSubmatch(found[2], -1) {
		beyond = append(beyond, f[1])
	}
	slices.Sort(beyond)
	line := fmt.Sprintf("%s to %.0e", name, number(found[1]))
	if len(beyond) > 0 {
		line += " but for " + strings.Join(beyond, ", ")
	}
	r.said = append(r.said, line)
	if reference {
		r.reference, r.apart = name, number(found[1])
		if len(beyond) > 0 {
			r.wrong = append(r.wrong, name+": "+strings.Join(beyond, ", "))
		}
	}
	return nil
}

func number(text string) (x float64) {
	fmt.Sscan(text, &x)
	return x
}

// compareEnds compares the ends of the items' intervals. Those of two programs differ by
// chance: the error of a drawn 2.5 % quantile of 10,000 is √(0.025·0.975/10,000)/φ(1.96),
// 0.027 standard errors of the statistic, and no two of 44 ends should be five such
// differences (0.19) apart.
func (b bench) compareEnds(r *result, mine string, peers []string) error {
	my, err := readEnds(mine)
	if err != nil {
		return err
	}
	for _, name := range peers {
		its, err := readEnds(b.written(name))
		if err != nil {
			return err
		}
		worst := 0.0
		for i, lo := range my.Lo {
			se := (my.Hi[i] - lo) / 2 / 1.96
			worst = max(worst, math.Abs(its.Lo[i]-lo)/se, math.Abs(its.Hi[i]-my.Hi[i])/se)
		}
		r.said = append(r.said, fmt.Sprintf("%s within %.2f standard errors, by chance", name, worst))
		if !(worst < 0.19) {
			r.wrong = append(r.wrong, fmt.Sprintf("%s: ends are %.2f standard errors apart", name, worst))
		}
	}
	return nil
}

type drawn struct{ Lo, Hi []float64 }

func readEnds(file string) (d drawn, err error) {
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &d)
	}
	return d, err
}
