package cli

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNobodyIsNamed plants names, addresses, ids and free texts in a survey, its complaints
// and a project of both; no output of any command has one of them at the usual settings.
func TestNobodyIsNamed(t *testing.T) {
	long(t)
	t.Chdir(t.TempDir())
	read := []string{"survey.csv", "earlier.csv", "managers.csv", "complaints.csv"}
	write(t, "survey.csv", planted(0))
	write(t, "earlier.csv", planted(1))
	write(t, "managers.csv", plantedManagers())
	write(t, "complaints.csv", plantedComplaints())
	write(t, "servgap.yaml", `version: 1
scales: [{id: default, min: 1, max: 7}]
instrument: {dimensions: [{id: speed, items: [A, B]}, {id: care, items: [C, D]}], items: [{id: A}, {id: B}, {id: C}, {id: D}]}
groups:
  - id: customers
    role: customers
    respondent: ResponseId
    constructs: {expected: "E_{item}", perceived: "P_{item}"}
    outcomes: [{id: csat, kind: csat, column: Satisfied}]
    segments: [Region]
    consent: {column: Contact, yes: [Yes]}
  - {id: managers, role: managers, constructs: {belief: "M_{item}", standard: "S_{item}"}}
waves:
  - {id: w0, date: 2026-01-31, files: [{group: customers, path: earlier.csv}]}
  - {id: w1, date: 2026-02-28, files: [{group: customers, path: survey.csv}, {group: managers, path: managers.csv}]}
incidents: {files: [{wave: w1, path: complaints.csv}]}
gates: {preset: standard}
`)
	lines := [][]string{
		{"gaps", "--where", "Region=North"}, {"report", "--by", "Region"}, {"explain", "service.speed"}, {"audit", "--self-test"}, {"units", "Region"}, {"drivers", "--stage", "2"},
		{"baseline", "save", "-o", "baselines/w1.json"}, {"baseline", "show", "baselines/w1.json"}, {"compare", "--against", "baselines/w1.json"}, {"tally", "-o", "tally.json"}, {"tally", "--by", "Region", "-o", "divided.json"},
	}
	paths, _ := commandsOf()
	for _, path := range paths {
		lines = append(lines, path)
		for _, more := range askedMore(strings.Join(path, " "), "Region", "survey.csv") {
			lines = append(lines, append(slices.Clone(path), more...))
		}
	}
	for i, line := range lines {
		for _, form := range []string{"", "csv", "json", "md"} {
			got := runLine(t, "", append(slices.Clone(line), strings.Fields(strings.TrimSuffix("-f "+form, "-f "))...)...)
			if line[0] == "import" { // the ids of a column that the project names are its purpose
				got.out = strings.ReplaceAll(got.out, "R_canary", "")
			}
			clean(t, fmt.Sprint(line, form), []byte(got.out+got.err))
		}
		for _, ending := range []string{".html", ".xlsx", ".txt"} {
			runLine(t, "", append(slices.Clone(line), "-o", fmt.Sprintf("out%d%s", i, ending))...)
		}
	}
	runLine(t, "", "analyze", "--by", "Region", "-o", "charts/")
	written := make(map[string]int)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || slices.Contains(read, path) {
			return err
		}
		written[filepath.Ext(path)]++
		data, err := os.ReadFile(path)
		clean(t, path, unzipped(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".html", ".xlsx", ".txt", ".svg", ".json"} {
		if written[ending] == 0 {
			t.Errorf("no %s was written: %v", ending, written)
		}
	}
	t.Logf("P2: %d command lines in each form, no respondent is named", len(lines))
}

// TestNoErrorNamesAnybody breaks the files: what is wrong is told by file, row and column,
// and what somebody wrote is not repeated.
func TestNoErrorNamesAnybody(t *testing.T) {
	long(t)
	t.Chdir(t.TempDir())
	sound := planted(0)
	head, rows, _ := strings.Cut(sound, "\n")
	first, others, _ := strings.Cut(rows, "\n")
	for name, data := range map[string]string{
		"short.csv":  head + "\n" + first[:len(first)/3] + "\n" + others,
		"long.csv":   head + "\n" + first + ",more,and more\n" + others,
		"open.csv":   head + "\n\"" + first + "\n" + others,
		"bytes.csv":  head + "\n\xff\xfe\x81" + first + "\n" + others,
		"nul.csv":    head + "\n\x00" + first + "\n" + others,
		"twice.csv":  head + "\n" + first + "\n" + first + "\n" + others,
		"mixed.csv":  head + "\n" + strings.ReplaceAll(first, ",", ";") + "\n" + others,
		"comma.csv":  head + "\n" + strings.Replace(first, "Canary ", "Canary,", 1) + "\n" + others,
		"nohead.csv": rows,
		"few.csv":    head + "\n" + first + "\n",
		"texts.csv":  strings.Replace(sound, "Comment", "Expected: E", 1),
		"words.csv":  head + "\n" + strings.Replace(first, ",5,6,5,6,", ",\"I told canary at length, in many words, what I think of all of it\",6,5,6,", 1) + "\n" + others,
	} {
		write(t, name, data)
		for _, command := range []string{"analyze --scale 1-7", "analyze --scale 1-7 --errors json", "inspect", "import --scale 1-7", "tally --scale 1-7", "init --no-input --print --scale 1-7", "gaps --scale 1-7 --by Name", "gaps --scale 1-7 --where Comment=x", "units Name --scale 1-7"} {
			got := runLine(t, "", append(strings.Fields(command), name)...)
			clean(t, command+" "+name, []byte(got.out+got.err))
		}
	}
}

// canaries are how each kind of text begins that nobody may see.
var canaries = []string{
	"Kari-Canary", "canary@example", "R_canary", "Canaryveien", "I told canary", "555-canary", "198.51.100.", "1971-02-", "NO93canary", "Other: canary", "Ola-Canary", "Canary complains",
}

// planted is a wave of 60 customers with names, addresses, ids and what they wrote.
func planted(wave int) string {
	var rows strings.Builder
	rows.WriteString("ResponseId,Name,Email,Phone,Address,IPAddress,Date of birth,Account,Region,Contact,E_A,E_B,E_C,E_D,P_A,P_B,P_C,P_D,Satisfied,Other (please write),Comment\n")
	for i := range 60 {
		fmt.Fprintf(&rows, "R_canary%04d,Kari-Canary %d,canary@example%d.org,555-canary%d,Canaryveien %d,198.51.100.%d,1971-02-%02d,NO93canary%d,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d,Other: canary %d,\"I told canary %d, and he knows\"\n",
			i, i, i, i, i, i, 1+i%28, i, []string{"North", "South"}[i%2], []string{"Yes", "No"}[i%3%2],
			5+i%3, 6+i%2, 5+i%2, 6, 3+i%4, 4+(i+wave)%3, 5-i%3, 4+i%2, 1+i%5, i, i)
	}
	return rows.String()
}

func plantedManagers() string {
	rows := "Name,Email,M_A,M_B,M_C,M_D,S_A,S_B,S_C,S_D\n"
	for i := range 9 {
		rows += fmt.Sprintf("Ola-Canary %d,canary@example%d.org,%d,6,5,%d,6,%d,6,7\n", i, i, 4+i%3, 5+i%2, 5+i%3)
	}
	return rows
}

func plantedComplaints() string {
	rows := "Date,Branch,Cause,Resolved,Customer,What was said\n"
	for i := range 40 {
		rows += fmt.Sprintf("2026-02-%02d,%s,%s,%s,Kari-Canary %d,Canary complains about %d\n", 1+i%28, []string{"North", "South"}[i%2], []string{"Late", "Wrong", "Rude"}[i%3], []string{"Yes", "No"}[i%2], i, i)
	}
	return rows
}

func clean(t *testing.T, from string, data []byte) {
	t.Helper()
	for _, canary := range canaries {
		if i := bytes.Index(data, []byte(canary)); i >= 0 {
			t.Errorf("%s: found %q", from, data[max(0, i-100):min(len(data), i+40)])
		}
	}
}

// unzipped is the parts of a workbook one behind the other, and any other file as it is.
func unzipped(data []byte) []byte {
	book, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	var all bytes.Buffer
	for _, f := range book.File {
		if part, err := f.Open(); err == nil {
			io.Copy(&all, part)
			part.Close()
		}
	}
	return all.Bytes()
}
