package cli

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestNothingIsFoundBySubtractionOfTables attacks 30 drawn surveys with all tables of one
// background question together: of gaps, of units, of the dissatisfied, in a workbook, and
// of who fulfils one of two conditions on another question beside those of everybody.
func TestNothingIsFoundBySubtractionOfTables(t *testing.T) {
	long(t)
	t.Chdir(t.TempDir())
	random := rand.New(rand.NewPCG(7, 30))
	const surveys = 30
	hidden, looked := 0, [4]int{}
	for survey := range surveys {
		levels := drawLevels(random)
		write(t, "survey.csv", drawWide(random, levels))
		gaps := nOf(t, "gaps", "--items", "--by", "Region")
		units := nOf(t, "units", "Region")
		dissatisfied := nOf(t, "dissatisfied", "--outcome", "Satisfied", "--outcome-scale", "1-5", "--by", "Region")
		kept := nOf(t, "gaps", "--items", "--by", "Region", "--where", "Kind=A", "--where", "Kind=B")
		all := units.and(gaps)
		for _, leak := range append(append(append(all.leaks(), kept.leaks()...), dissatisfied.leaks()...), gaps.leaksBeside(kept)...) {
			t.Errorf("survey %d: %s of %v; gaps %v, units %v, dissatisfied %v, kept %v", survey, leak, levels, gaps, units, dissatisfied, kept)
		}
		hidden += hiddenInWorkbook(t)
		for at, shown := range []shownN{gaps, units, dissatisfied, kept} {
			looked[at] += len(shown["overall overall"]) + len(shown["segment "])
		}
	}
	if hidden < surveys || slices.Min(looked[:]) < surveys {
		t.Errorf("%d rows were hidden, and of the tables %v shown; accepted is one a survey", hidden, looked)
	}
}

// drawWide is a survey by region with a kind of customer and how satisfied they are, for
// which some have no answer.
func drawWide(random *rand.Rand, levels map[string]int) string {
	var rows strings.Builder
	rows.WriteString("Region,Kind,Satisfied,Expected: speed,Expected: care,Perceived: speed,Perceived: care\n")
	for _, name := range sortedNames(levels) {
		for range levels[name] * []int{1, 4}[random.IntN(2)] {
			rows.WriteString(name + "," + []string{"A", "B", "C", "C"}[random.IntN(4)])
			for i := range 5 {
				switch highest := 7 - 2*max(0, 1-i); {
				case random.IntN(15) == 0:
					rows.WriteString(",")
				default:
					fmt.Fprintf(&rows, ",%d", 1+random.IntN(highest))
				}
			}
			rows.WriteString("\n")
		}
	}
	return rows.String()
}

// shownN is how many stand behind what is shown: by row and level, of everybody at "".
type shownN map[string]map[string]int

// nOf runs a command and reads back what it shows; nothing if it refuses.
func nOf(t *testing.T, line ...string) shownN {
	t.Helper()
	shown := make(shownN)
	got := runLine(t, "", append(line, "-q", "-f", "csv", "--scale", "1-7", "--", "survey.csv")...)
	if got.code != ExitOK {
		if got.code != ExitData {
			t.Fatalf("%v: exit %d\n%s", line, got.code, got.err)
		}
		return shown
	}
	rows, err := csv.NewReader(strings.NewReader(got.out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		cells := make(map[string]string)
		for i, cell := range row {
			cells[rows[0][i]] = cell
		}
		name, level := cells["level"]+" "+cells["id"], cells["segment_value"]+cells["unit"]
		shown.add(name, "", cells["all_n"])
		if level == "" && cells["segment"] != "" && cells["level"] == "segment" || cells["suppressed"] == "true" {
			continue
		}
		shown.add(name, strings.Trim(strings.Replace(level, "A & B", "", 1), "& "), cells["n"])
	}
	return shown
}

func (s shownN) add(row, level, n string) {
	if number, err := strconv.Atoi(n); err == nil {
		if s[row] == nil {
			s[row] = make(map[string]int)
		}
		s[row][level] = number
	}
}

// and is what a reader of both tables knows.
func (s shownN) and(more shownN) shownN {
	all := make(shownN)
	for _, one := range []shownN{s, more} {
		for row, levels := range one {
			for level, n := range levels {
				all.add(row, level, fmt.Sprint(n))
			}
		}
	}
	return all
}

// few says what is left over if it is of too few.
func few(what string, n int) []string {
	if 0 < n && n < 5 {
		return []string{fmt.Sprintf("%s: %d are left over", what, n)}
	}
	return nil
}

// leaks are the rows of which the levels shown leave over too few.
func (s shownN) leaks() (found []string) {
	for row, levels := range s {
		all, known := levels[""]
		if !known {
			continue
		}
		left := 2 * all
		for _, n := range levels {
			left -= n
		}
		found = append(found, few(row, left)...)
	}
	return found
}

// leaksBeside are what the tables of those whom a condition keeps leave over of everybody's.
func (s shownN) leaksBeside(kept shownN) (found []string) {
	for row, levels := range s {
		both := 0
		for level, n := range levels {
			if of, known := kept[row][level]; known {
				found = append(found, few(row+" at "+level+", not kept", n-of)...)
				if level != "" {
					both += n - of
				}
			}
		}
		if of, known := kept[row][""]; known {
			found = append(found, few(row+", not kept of what is hidden", levels[""]-of-both)...)
		}
	}
	return found
}

// hiddenInWorkbook is how many rows of the workbook of gaps say that they are hidden. None
// of them has a number.
func hiddenInWorkbook(t *testing.T) (hidden int) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "gaps.xlsx")
	if got := runLine(t, "", "gaps", "--by", "Region", "-q", "-o", name, "--scale", "1-7", "survey.csv"); got.code != ExitOK {
		return 0
	}
	book, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if !slices.Contains(row, "not shown") && !slices.Contains(row, "too few to show") {
				continue
			}
			hidden++
			if slices.ContainsFunc(row, func(cell string) bool { _, err := strconv.ParseFloat(cell, 64); return err == nil }) {
				t.Errorf("the workbook has the row %q", row)
			}
		}
	}
	return hidden
}
