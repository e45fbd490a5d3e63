package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// products writes what is made of the sample project $P in every form that is the same
// each time: of the whole project, with weights and segments, and with samples drawn anew.
// What people read is in their language, which is given.
const products = `
servgap analyze -c $P/servgap.yaml -o analyze.csv -o analyze.json &&
servgap analyze -c $P/servgap.yaml --lang en -o analyze.md -o analyze.xlsx -o charts/ &&
servgap report -c $P/servgap.yaml --lang en -o report.html &&
servgap tally -c $P/servgap.yaml -o tally.json &&
servgap analyze $P/data/customers_q2.csv --weight Weight --by Region -o weighted.csv -o weighted.json &&
servgap analyze $P/data/customers_q2.csv --by Branch --bootstrap bca --replicates 999 -o drawn.csv -o drawn.json`

// moreProducts are those of the long run.
const moreProducts = products + ` &&
servgap report -c $P/servgap.yaml --lang en -o report.json -o report.xlsx -o report.md &&
servgap import -c $P/servgap.yaml -o import.csv &&
servgap compare -c $P/servgap.yaml -o compare.json &&
servgap drivers -c $P/servgap.yaml -o drivers.json &&
servgap loyalty -c $P/servgap.yaml -o loyalty.json &&
servgap reliability -c $P/servgap.yaml -o reliability.json &&
{ servgap audit -c $P/servgap.yaml -o audit.json || test $? = 1; }`

// surroundings are what must not show in a product: language, time zone, number of cores.
type surroundings struct{ locale, zone, cores string }

// places are languages with the time zones of others.
var places = []surroundings{
	{"C", "UTC", "1"}, {"nb_NO.UTF-8", "Pacific/Kiritimati", "2"}, {"tr_TR.UTF-8", "America/St_Johns", "8"},
	{"sv_SE.ISO-8859-1", "Asia/Kathmandu", "1"}, {"da_DK.UTF-8", "Europe/Oslo", "2"}, {"nowhere", "Nowhere/None", "8"},
}

// TestProductsAreTheSameEverywhere makes the products again and again, each time in a
// folder and surroundings of its own: some in the plain run, and with SERVGAP_LONG each
// combination, and twenty times where nothing differs.
func TestProductsAreTheSameEverywhere(t *testing.T) {
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project")
	script, rounds := products, places[:3]
	if os.Getenv("SERVGAP_LONG") != "" {
		script, rounds = moreProducts, slices.Repeat(places[:1], 20)
		for _, in := range places {
			for _, in.cores = range []string{"1", "2", "8"} {
				rounds = append(rounds, in)
			}
		}
	}
	var want map[string]string
	for i, in := range rounds {
		got := made(t, dir, bin, script, in)
		if i == 0 {
			want = got
		}
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if got[name] != want[name] {
				t.Errorf("run %d, in %+v: %s has other bytes", i+1, in, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("run %d, in %+v: %d files, want %d", i+1, in, len(got), len(want))
		}
	}
	if len(want) < 15 {
		t.Errorf("only %d files are made", len(want))
	}
	t.Logf("D1: %d files of %d runs on 1, 2 and 8 cores in other folders, languages and time zones: the same bytes", len(want), len(rounds))
}

// made makes the products in a folder of their own and gives their check sums.
func made(t *testing.T, dir, bin, script string, in surroundings) map[string]string {
	t.Helper()
	folder := t.TempDir()
	said, code := shell(t, folder, bin, script, "P="+filepath.Join(dir, "project"),
		"LC_ALL="+in.locale, "LANG="+in.locale, "TZ="+in.zone, "GOMAXPROCS="+in.cores)
	if code != 0 {
		t.Fatalf("in %+v: exit %d\n%s", in, code, said)
	}
	sums := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		sums[strings.TrimPrefix(path, folder+"/")] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// TestOrderOfShardsDoesNotShow counts a file in four parts, in two orders and one by one.
func TestOrderOfShardsDoesNotShow(t *testing.T) {
	dir, bin := workplace(t)
	run(t, dir, bin, "servgap demo -q project")
	survey, err := os.ReadFile(filepath.Join(dir, "project/data/customers_q2.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(survey), "\n")
	for part := range 4 {
		text := lines[0]
		for i := 1 + part; i < len(lines); i += 4 {
			text += lines[i]
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("part%d.csv", part)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	said := run(t, dir, bin, `of="-q --by Region --by Branch"
servgap tally $of part0.csv part1.csv part2.csv part3.csv -o one.json
servgap tally $of part2.csv part0.csv part3.csv part1.csv -o other.json
for n in 0 1 2 3; do servgap tally $of part$n.csv -o shard$n.json; done
servgap tally -q shard3.json shard1.json shard2.json shard0.json -o merged.json
cmp one.json other.json; cmp one.json merged.json
servgap analyze -q part3.csv part1.csv part2.csv part0.csv --by Branch -f csv > files.csv
servgap analyze -q merged.json --by Branch -f csv > merged.csv; cmp files.csv merged.csv`)
	if said != "" {
		t.Error(said)
	}
	for name, least := range map[string]int64{"one.json": 100_000, "files.csv": 10_000} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < least {
			t.Errorf("%s is %v, %v", name, info, err)
		}
	}
	t.Log("D1: 4 shards in two orders, counted together or apart, and what is found in them: the same bytes")
}
