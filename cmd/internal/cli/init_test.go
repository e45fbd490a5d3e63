package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/importers/limit"
)

// surveyFolder is that of the small surveys, as a whole path.
func surveyFolder(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs("../../../testdata/surveys")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// inCopy goes into a fresh folder with copies of some files.
func inCopy(t *testing.T, files ...string) {
	t.Helper()
	folder := t.TempDir()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(file)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
}

// numbersOf are the steps and gaps of a command line as JSON writes them, without what
// a project calls things.
func numbersOf(t *testing.T, args ...string) (steps, gaps any) {
	t.Helper()
	got := runLine(t, "", append(args, "-q", "-f", "json")...)
	if got.code != ExitOK {
		t.Fatalf("%v: exit %d\n%s", args, got.code, got.err)
	}
	var result map[string]any
	decoder := json.NewDecoder(strings.NewReader(got.out))
	decoder.UseNumber() // each digit counts
	if err := decoder.Decode(&result); err != nil {
		t.Fatal(err)
	}
	return unnamed(result["steps"]), unnamed(result["gaps"])
}

func unnamed(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = unnamed(value[i])
		}
	case map[string]any:
		for _, name := range []string{"wave", "id", "label", "items", "item", "dimension"} {
			delete(value, name)
		}
		for key := range value {
			value[key] = unnamed(value[key])
		}
	}
	return value
}

// TestInitGivesTheSameNumbers analyses each survey alone and as the project that init
// makes of it.
func TestInitGivesTheSameNumbers(t *testing.T) {
	folder := surveyFolder(t)
	for file, flags := range map[string][]string{
		"hotel.csv": nil, "hotel.xlsx": nil, "surveymonkey.csv": nil, "google_grid.csv": nil, "labels_nb.csv": nil, "labels_sv.csv": nil,
		"qualtrics.csv": {"--scale", "1-7"}, "decimal_comma.csv": {"--scale", "0..10/0.5"},
	} {
		t.Run(file, func(t *testing.T) {
			inCopy(t, filepath.Join(folder, file))
			steps, gaps := numbersOf(t, append([]string{"analyze", file}, flags...)...)
			if got := runLine(t, "", append([]string{"init", "--yes", file}, flags...)...); got.code != ExitOK {
				t.Fatalf("exit %d\n%s", got.code, got.err)
			}
			data, err := os.ReadFile("servgap.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if _, faults := config.Parse("servgap.yaml", data); len(faults) > 0 {
				t.Errorf("%v\n%s", faults.List(), data)
			}
			ownSteps, ownGaps := numbersOf(t, "analyze")
			if diff := cmp.Diff(steps, ownSteps); diff != "" {
				t.Errorf("the steps differ:\n%s", diff)
			}
			if diff := cmp.Diff(gaps, ownGaps); diff != "" {
				t.Errorf("the gaps differ:\n%s", diff)
			}
		})
	}
}

// TestInitOfQuirks makes a project of each small file that shows a quirk: where an
// analysis of the file alone has numbers, the project has the same.
func TestInitOfQuirks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(surveyFolder(t), "quirks", "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	same := 0
	for _, file := range files {
		inCopy(t, file)
		name := filepath.Base(file)
		alone, made := runLine(t, "", "analyze", name), runLine(t, "", "init", name)
		switch {
		case alone.code == ExitOK && made.code == ExitOK:
			steps, gaps := numbersOf(t, "analyze", name)
			ownSteps, ownGaps := numbersOf(t, "analyze")
			if diff := cmp.Diff([]any{steps, gaps}, []any{ownSteps, ownGaps}); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
			same++
		case made.code == ExitOK || alone.code == ExitOK || !strings.Contains(made.err, "[E-"):
			t.Errorf("%s: analyze exits with %d, init with %d\n%s%s", name, alone.code, made.code, alone.err, made.err)
		}
	}
	t.Logf("%d of %d files have numbers, and their projects the same", same, len(files))
}

// TestInitOfFallingNumbers has labels whose numbers run down: a project reads them as an
// analysis of the file does, and refuses a number alone as that does.
func TestInitOfFallingNumbers(t *testing.T) {
	t.Chdir(t.TempDir())
	labels := []string{"1 = Helt enig", "2 = Enig", "3 = Verken enig eller uenig", "4 = Uenig", "5 = Helt uenig"}
	lines := []string{csvLine([]string{"Forventet: kø", "Forventet: pris", "Opplevd: kø", "Opplevd: pris"})}
	for i := range 20 {
		lines = append(lines, csvLine([]string{labels[i%2], labels[i%5], labels[1+i%4], labels[(i*i)%5]}))
	}
	write := func() {
		if err := os.WriteFile("svar.csv", []byte(strings.Join(lines, "")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write()
	steps, gaps := numbersOf(t, "analyze", "svar.csv")
	if got := runLine(t, "", "init", "svar.csv"); got.code != ExitOK {
		t.Fatalf("exit %d\n%s", got.code, got.err)
	}
	ownSteps, ownGaps := numbersOf(t, "analyze")
	if diff := cmp.Diff([]any{steps, gaps}, []any{ownSteps, ownGaps}); diff != "" {
		t.Error(diff)
	}
	lines = append(lines, csvLine([]string{"2", labels[0], labels[0], labels[0]}))
	write()
	for _, args := range [][]string{{"analyze", "svar.csv"}, {"analyze"}} {
		if got := runLine(t, "", args...); got.code != ExitData || !strings.Contains(got.err, "E-LABEL-NUMBER") {
			t.Errorf("%v: exit %d\n%s", args, got.code, got.err)
		}
	}
}

// TestInitMakesTheDemo makes the sample project anew of its files, in each language: both
// waves, all groups, the points and the question of recommending.
func TestInitMakesTheDemo(t *testing.T) {
	long(t)
	for _, code := range lang.Codes() {
		t.Run(code, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if got := runLine(t, "", "demo", "-q", "--lang", code, "demo"); got.code != ExitOK {
				t.Fatal(got.err)
			}
			t.Chdir("demo")
			steps, gaps := numbersOf(t, "analyze")
			if err := os.Rename("servgap.yaml", "made.yaml"); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob("data/*") // complaints and answer times, too
			if err != nil || len(files) != 10 {
				t.Fatal(files, err)
			}
			if got := runLine(t, "", append([]string{"init", "--lang", code}, files...)...); got.code != ExitOK {
				t.Fatalf("exit %d\n%s", got.code, got.err)
			}
			p, problems := config.Read("servgap.yaml", limit.Limits{})
			if problems.Fatal() {
				t.Fatal(problems)
			}
			if len(p.Waves) != 2 || p.Current.Value != "Q3" || len(p.Groups) != 3 || len(p.Groups[0].Outcomes) == 0 || p.Incidents == nil || len(p.Incidents.Files) != 2 {
				t.Errorf("got %d waves, current %s, %d groups, outcomes %v", len(p.Waves), p.Current.Value, len(p.Groups), p.Groups[0].Outcomes)
			}
			ownSteps, ownGaps := numbersOf(t, "analyze")
			if diff := cmp.Diff(steps, ownSteps); diff != "" {
				t.Errorf("the steps differ:\n%s", diff)
			}
			if diff := cmp.Diff(gaps, ownGaps); diff != "" {
				t.Errorf("the gaps differ:\n%s", diff)
			}
			spring, _ := numbersOf(t, "analyze", "--wave", "Q2")
			if err := os.Rename("made.yaml", "servgap.yaml"); err != nil {
				t.Fatal(err)
			}
			if want, _ := numbersOf(t, "analyze", "--wave", "2026-Q2"); cmp.Diff(want, spring) != "" {
				t.Errorf("the first wave differs:\n%s", cmp.Diff(want, spring))
			}
		})
	}
}

// TestInitOfExports makes a project of each real export that is there, or is told what
// is missing.
func TestInitOfExports(t *testing.T) {
	folder, err := filepath.Abs("../../../../shared/exports")
	if err != nil {
		t.Fatal(err)
	}
	if shared := os.Getenv("SERVGAP_SHARED"); shared != "" {
		folder = filepath.Join(shared, "exports")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil || len(files) == 0 {
		t.Skip("no exports of other projects, of which none is read: set SERVGAP_SHARED to a folder with exports/*.csv")
	}
	sound := 0
	for _, file := range files {
		if ending := filepath.Ext(file); ending != ".csv" && ending != ".xlsx" {
			continue
		}
		t.Chdir(t.TempDir())
		got := runLine(t, "", "init", "--no-input", file)
		_, err := os.Stat("servgap.yaml")
		switch {
		case got.code == ExitOK && err == nil:
			if _, problems := config.Read("servgap.yaml", limit.Limits{}); len(problems) > 0 {
				t.Errorf("%s: %v", file, problems)
			}
			sound++
		case got.code != ExitUsage && got.code != ExitData || err == nil || !strings.Contains(got.err, "fix: "):
			t.Errorf("%s: exit %d, servgap.yaml %v\n%s", file, got.code, err == nil, got.err)
		}
	}
	t.Logf("%d of %d exports are projects as they are", sound, len(files))
}

// hostileHeader is the columns of a survey by somebody who means no good, or does not
// care.
var hostileHeader = []string{
	"Respondent: #", "expected: a # remark", "expected: [list, of]", `expected: {item}`, "perceived: a # remark", "perceived: [list, of]", `perceived: {item}`, "no", "- \"quoted\"\n👍",
}

// TestInitOfHostileNames reads back each name that a project can hold.
func TestInitOfHostileNames(t *testing.T) {
	t.Chdir(t.TempDir())
	rows := []string{csvLine(hostileHeader)}
	for i := range 12 {
		level := []string{"true", "null", "# a", "b: c"}[i%4]
		rows = append(rows, csvLine([]string{string(rune('a' + i))}, []string{"5", "6", "5", "4", "3", "4"}, []string{level, []string{"'x", "> y"}[i%2]}))
	}
	if err := os.WriteFile("- no: #1.csv", []byte(strings.Join(rows, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runLine(t, "", "init", "--yes", "--scale", "1-7", "--client", "A: \"B\" # 👍", "--", "- no: #1.csv")
	if got.code != ExitOK {
		t.Fatalf("exit %d\n%s", got.code, got.err)
	}
	p, problems := config.Read("servgap.yaml", limit.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.Client != "A: \"B\" # 👍" || len(p.Groups[0].Segments) != 2 || p.Groups[0].Segments[0].Value != "no" || p.Waves[0].Files[0].Path.Value != "- no: #1.csv" {
		t.Errorf("got client %q, segments %v, path %v", p.Client, p.Groups[0].Segments, p.Waves[0].Files[0].Path)
	}
}

func csvLine(lists ...[]string) string {
	var cells []string
	for _, list := range lists {
		for _, cell := range list {
			cells = append(cells, `"`+strings.ReplaceAll(cell, `"`, `""`)+`"`)
		}
	}
	return strings.Join(cells, ",") + "\n"
}

// TestInitAsks answers the questions one by one.
func TestInitAsks(t *testing.T) {
	folder := surveyFolder(t)
	for _, tt := range []struct {
		name, file, answers string
		want, not           []string // in servgap.yaml
		asked               int
	}{
		{"guesses", "hotel.csv", "\n\n\n\n\n", []string{"preset: servqual-1991", `points: "points_{dim}"`, "lang: en"}, []string{"  client: "}, 5},
		{"client and language", "hotel.csv", "Fjord, Hotell, nb\n\n\n\n\n", []string{`client: "Fjord, Hotell"`, "lang: nb"}, nil, 5},
		{"language", "hotel.csv", "da\n\n\n\n\n", []string{"lang: da"}, []string{"  client: da"}, 5},
		{"equal importance", "hotel.csv", "\n\n1\n2\n\n", []string{"preset: servqual-1991"}, []string{"    points: "}, 5},
		{"other way round", "hotel.csv", "\n2\n1\n1\n\n", []string{`expected: "P1:P22"`, `perceived: "E1:E22"`}, nil, 5},
		{"together", "hotel.csv", "\n\n2\n\n", []string{"preset: none"}, []string{"  dimensions:\n"}, 4},
		{"typed", "hotel.csv", "\n\nDesk = 1-10; Desk: 2 = 11, 12-22\n-\n", []string{"preset: none", "{id: desk_2, label: \"Desk: 2\", items: [RESP2"}, nil, 4},
		{"typed wrong", "hotel.csv", "\n\nDesk = 1-10\nDesk = 1-99\nDesk=\n9\n1\n\n\n", []string{"preset: servqual-1991"}, nil, 5},
		{"scale", "qualtrics.csv", "\nseven\n1-7\n\n\n\n", []string{"{id: default, min: 1, max: 7}"}, nil, 5},
		{"sides named", "decimal_comma.csv", "\n0..10/0.5\nForventet pris:Forventet hjelp / Opplevd pris:Opplevd hjelp\n\n\n", []string{`expected: "Forventet {item}"`}, nil, 5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inCopy(t, filepath.Join(folder, tt.file))
			got := runLine(t, tt.answers, "init", "--ask", tt.file)
			if got.code != ExitOK {
				t.Fatalf("exit %d\n%s", got.code, got.err)
			}
			data, err := os.ReadFile("servgap.yaml")
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !strings.Contains(string(data), want) {
					t.Errorf("lacks %q:\n%s", want, data)
				}
			}
			for _, not := range tt.not {
				if strings.Contains(string(data), not) {
					t.Errorf("has %q:\n%s", not, data)
				}
			}
			questions := 0
			for line := range strings.Lines(got.err) {
				if len(line) > 3 && line[0] >= '1' && line[0] <= '9' && line[1:3] == ". " {
					questions++
				}
			}
			if questions != tt.asked || questions > 6 {
				t.Errorf("asked %d questions, want %d:\n%s", questions, tt.asked, got.err)
			}
		})
	}
}

// TestInitStopsWithoutAnswers writes nothing if the answers end.
func TestInitStopsWithoutAnswers(t *testing.T) {
	inCopy(t, filepath.Join(surveyFolder(t), "hotel.csv"))
	got := runLine(t, "Fjord\n", "init", "--ask", "hotel.csv")
	if _, err := os.Stat("servgap.yaml"); got.code != ExitUsage || err == nil || !strings.Contains(got.err, "nothing was written") {
		t.Errorf("exit %d, %v\n%s", got.code, err, got.err)
	}
}
