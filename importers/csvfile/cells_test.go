package csvfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cellsInPython prints, for each file of the manifest that is a table, its name and the
// sum of its cells as Python reads them: of each cell its length in bytes and its text.
const cellsInPython = `
import csv, hashlib, io, json, os, sys
csv.field_size_limit(sys.maxsize)
folder = sys.argv[1]
for f in json.load(open(os.path.join(folder, "manifest.json")))["files"]:
    want = f["expected"]
    if want["outcome"] != "table":
        continue
    data = open(os.path.join(folder, f["name"]), "rb").read()
    text = data.decode(want["encoding"].removesuffix("-bom"))
    table = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=want["delimiter"], strict=True)
    sum = hashlib.sha256()
    for row in table:
        if not row:
            continue
        for cell in row:
            cell = cell.encode()
            sum.update(b"%d:%s," % (len(cell), cell))
        sum.update(b"\n")
    print(f["name"], sum.hexdigest(), sep="\t")
`

// TestCellsAgainstPython holds every cell of the tables of the corpus against Python's
// csv module.
func TestCellsAgainstPython(t *testing.T) {
	dir := corpusDir(t)
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not installed, whose csv module is the other reader")
	}
	said, err := exec.CommandContext(t.Context(), "python3", "-c", cellsInPython, dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	tables, agree := 0, 0
	for line := range strings.Lines(string(said)) {
		name, want, _ := strings.Cut(strings.TrimSpace(line), "\t")
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		tables++
		switch got, err := sumOfCells(data, filepath.Ext(name)); {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case got == want:
			agree++
		case explained[name] != "":
			t.Logf("%s: %s", name, explained[name])
		default:
			t.Errorf("%s: cells differ from Python's", name)
		}
	}
	t.Logf("R2: of %d tables, %d have the cells that Python's csv module reads", tables, agree)
	if tables < 100 {
		t.Errorf("%d tables, want those of the corpus", tables)
	}
}

// sumOfCells is the sum of all cells of a table, those of its header among them.
func sumOfCells(data []byte, ending string) (string, error) {
	r, err := NewReader(bytes.NewReader(data), Options{Strict: true, Delimiter: map[string]byte{".tsv": '\t', ".psv": '|'}[ending]})
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	add := func(cells []string) {
		for _, cell := range cells {
			fmt.Fprintf(sum, "%d:%s,", len(cell), cell)
		}
		fmt.Fprintln(sum)
	}
	add(r.Header())
	for block, err := range r.Blocks() {
		if err != nil {
			return "", err
		}
		for rec, err := range block.Records() {
			if err != nil {
				return "", err
			}
			add(rec.Cells)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
