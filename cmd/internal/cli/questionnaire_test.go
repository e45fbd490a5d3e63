package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/questionnaire"
	"servgap/gap/survey"
)

// respondentsAsked is even, so that those who answer one above and one below a mean are
// as many.
const respondentsAsked = 24

// steadyAnswers makes the answers to the questionnaires of an instrument: the mean of a
// dimension d, from 0, is one that meansOf tells. Nobody gives the lowest answers to what
// is asked about the whole.
func steadyAnswers(in survey.Instrument) answerer {
	dimensionOf := in.DimensionOf
	return func(r int, q posed, row int) string {
		switch q.kind {
		case posedPoints:
			return fmt.Sprint(pointsOf(len(q.rows))[row])
		case posedOne:
			if len(q.answers) > 5 {
				return fmt.Sprint(5 + r%6)
			}
			return fmt.Sprint(2 + r%3)
		}
		if len(q.answers) == 2 { // yes or no: the further down, the fewer say yes
			return fmt.Sprint(min(1, r/(row+1)%2))
		}
		mean, low, high := meanOf(q.code, dimensionOf(min(row, len(in.Items)-1))), 1, len(q.answers)
		return fmt.Sprint(mean + (1-2*(r%2))*min(mean-low, high-mean))
	}
}

// meanOf is the mean of a construct in a dimension, within 2 and 6.
func meanOf(letter string, dimension int) int {
	switch letter {
	case "E":
		return 6
	case "P":
		return 6 - dimension%5
	case "M", "D", "adequate":
		return 5
	case "W":
		return 3
	case "S":
		return 4 + dimension%2
	default: // C
		return 6
	}
}

// pointsOf are 100 points, fewer for each further dimension.
func pointsOf(dimensions int) []int {
	points, left := make([]int, dimensions), 100
	for d := dimensions - 1; d > 0; d-- {
		points[d] = 4 + dimensions - d
		left -= points[d]
	}
	points[0] = left
	return points
}

// answered are the platforms of an answered questionnaire: each writes what a group
// answered and gives the name of the file.
var answered = []struct {
	name  string
	posed func(t *testing.T, folder, file string) []posed
	write func(t *testing.T, e exported, folder string, answer answerer) (ending string)
}{
	{"LimeSurvey with codes", limeFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.limeSurvey(t, "codes", a)
		return ".csv"
	}},
	{"LimeSurvey with texts", limeFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.limeSurvey(t, "texts", a)
		return ".csv"
	}},
	{"LimeSurvey with codes and texts", limeFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.limeSurvey(t, "both", a)
		return ".csv"
	}},
	{"Qualtrics with numbers", qualtricsFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.qualtrics(t, true, a)
		return ".csv"
	}},
	{"Qualtrics with texts", qualtricsFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.qualtrics(t, false, a)
		return ".csv"
	}},
	{"Google Forms", limeFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".csv"
		e.google(t, a)
		return ".csv"
	}},
	{"Microsoft Forms", limeFolder, func(t *testing.T, e exported, _ string, a answerer) string {
		e.name += ".xlsx"
		e.microsoft(t, a)
		return ".xlsx"
	}},
	{"paper", limeFolder, func(t *testing.T, e exported, folder string, a answerer) string {
		form := filepath.Join(folder, filepath.Base(e.name)+".xlsx")
		e.name += ".xlsx"
		e.paper(t, form, a)
		return ".xlsx"
	}},
}

func limeFolder(t *testing.T, folder, file string) []posed {
	return limePosed(t, filepath.Join(folder, file+"-limesurvey.txt"))
}

func qualtricsFolder(t *testing.T, folder, file string) []posed {
	return qualtricsPosed(t, filepath.Join(folder, file+"-qualtrics.txt"))
}

// TestAnswersComeBack writes the questionnaires, answers them as each platform exports
// answers, and finds the numbers that were put in by init and analyze alone, without a
// question or a warning.
func TestAnswersComeBack(t *testing.T) {
	long(t)
	for _, code := range lang.Codes() {
		for _, preset := range []string{"servqual-1991", "six-step", "servqual-zot"} {
			for _, of := range answered {
				switch {
				case preset != "servqual-1991" && code != "nb":
					continue // its words are tried in one language
				case preset == "servqual-zot" && of.name == "Microsoft Forms":
					continue // A1 may stand for anything where the question is left out
				}
				t.Run(strings.Join([]string{code, preset, of.name}, "/"), func(t *testing.T) { comeBack(t, code, preset, of.posed, of.write) })
			}
		}
	}
}

func comeBack(t *testing.T, code, preset string, posed func(*testing.T, string, string) []posed, write func(*testing.T, exported, string, answerer) string, flags ...string) {
	folder := t.TempDir()
	t.Chdir(folder)
	w, err := lang.New(code)
	if err != nil {
		t.Fatal(err)
	}
	in, _, err := survey.Preset(preset)
	if err != nil {
		t.Fatal(err)
	}
	if got := runLine(t, "", append([]string{"questionnaire", "--lang", code, "--preset", preset, "-o", "forms"}, flags...)...); got.code != ExitOK {
		t.Fatalf("questionnaire: exit %d\n%s", got.code, got.err)
	}
	if err := os.Mkdir("data", 0o700); err != nil {
		t.Fatal(err)
	}
	files := []string{"init", "--lang", code}
	for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff} {
		file := questionnaire.File(role, w)
		e := exported{name: filepath.Join("data", file), role: string(role), lang: code, posed: posed(t, "forms", file)}
		files = append(files, e.name+write(t, e, "forms", steadyAnswers(in)))
	}
	made := runLine(t, "", files...)
	if made.code != ExitOK {
		t.Fatalf("init: exit %d\n%s", made.code, made.err)
	}
	if strings.Contains(made.err, "[W-") || strings.Contains(made.err, "[E-") {
		t.Errorf("init warned:\n%s", made.err)
	}
	project, err := os.ReadFile("servgap.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"preset: " + preset, "kind: nps, column:", "kind: csat, column:"} {
		if !strings.Contains(string(project), want) || strings.Contains(string(project), "#   - {id: ") {
			t.Errorf("the project lacks %q:\n%s", want, project)
		}
	}
	checkNumbers(t, in, preset)
}

// checkNumbers compares the gaps of the project in this folder with what was put in.
func checkNumbers(t *testing.T, in survey.Instrument, preset string) {
	t.Helper()
	got := runLine(t, "", "analyze", "-q", "-f", "json")
	if got.code != ExitOK {
		t.Fatalf("analyze: exit %d\n%s", got.code, got.err)
	}
	var result struct {
		Gaps []struct {
			Gap, Level, ID string
			N              int
			Value          float64  `json:"gap_value"`
			Importance     *float64 `json:"importance"`
		}
	}
	if err := json.Unmarshal([]byte(got.out), &result); err != nil {
		t.Fatal(err)
	}
	letters := map[string][2]string{"service": {"P", "E"}, "knowledge": {"M", "E"}, "standards": {"S", "M"}, "delivery": {"D", "S"}, "communication": {"D", "C"}}
	if preset == "servqual-zot" {
		letters["adequacy"] = [2]string{"P", "adequate"}
	}
	points := pointsOf(len(in.Dimensions))
	seen := make(map[string]int)
	for _, g := range result.Gaps {
		pair, known := letters[g.Gap]
		if !known || g.Level != "dimension" {
			continue
		}
		for d, dimension := range in.Dimensions {
			if dimension.ID != g.ID {
				continue
			}
			seen[g.Gap]++
			if want := float64(meanOf(pair[0], d) - meanOf(pair[1], d)); math.Abs(g.Value-want) > 1e-9 || g.N == 0 {
				t.Errorf("%s %s: got %v of %d, want %v", g.Gap, g.ID, g.Value, g.N, want)
			}
			if g.Gap == "service" && (g.Importance == nil || math.Abs(*g.Importance-float64(points[d])) > 1e-9) {
				t.Errorf("%s: importance %v, want %d", g.ID, g.Importance, points[d])
			}
		}
	}
	for gap := range letters {
		if seen[gap] != len(in.Dimensions) {
			t.Errorf("%s: %d dimensions, want %d", gap, seen[gap], len(in.Dimensions))
		}
	}
}
