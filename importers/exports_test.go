package importers

import (
	"os"
	"path/filepath"
	"testing"
)

// exportsDir finds survey exports of other projects that are not part of this
// one: exports in the folder of SERVGAP_SHARED, or in a folder "shared" beside
// the module or above.
func exportsDir(t *testing.T) string {
	t.Helper()
	var candidates []string
	if shared := os.Getenv("SERVGAP_SHARED"); shared != "" {
		candidates = append(candidates, filepath.Join(shared, "exports"))
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		candidates = append(candidates, filepath.Join(dir, "shared", "exports"))
	}
	for _, candidate := range candidates {
		if _, err := os.Stat(candidate); err == nil {
			return candidate
		}
	}
	t.Skip("no exports of other projects, of which none is read: set SERVGAP_SHARED to a folder with exports/*.csv")
	return ""
}

func TestRealExports(t *testing.T) {
	dir := exportsDir(t)
	var paths []string
	for _, pattern := range []string{"*.csv", "*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	if len(paths) == 0 {
		t.Skip("no *.csv and no *.xlsx in the folder of exports: none is read")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			s, err := Open(path, nil, OpenOptions{})
			if err != nil {
				t.Log(asProblem(t, err).Message)
				return
			}
			defer s.Close()
			layout, problems := Find(s, Columns{})
			if len(problems) > 0 {
				checkProblems(t, problems)
				t.Log(problems[0].Message)
				return
			}
			got := drain(t, s, &layout)
			t.Logf("%d responses, problems %v", got.report.Responses, got.report.Problems)
		})
	}
}

func TestAirlineSurvey(t *testing.T) {
	path := filepath.Join(exportsDir(t), "airlinesat.csv")
	if _, err := os.Stat(path); err != nil {
		t.Skip("airlinesat.csv is not in the folder of exports: its 1,065 responses are not counted")
	}
	s, err := Open(path, nil, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	layout := found(t, s, Columns{Expected: []string{"e1:e23"}, Perceived: []string{"s1:s23"}, Scale: "1-100"})
	got := drain(t, s, &layout)
	if got.report.Responses != 1065 || got.report.Rows != 1065 || len(got.report.Problems) > 0 || len(layout.Questionnaire.Instrument.Items) != 23 {
		t.Errorf("got %+v", got.report)
	}
}
