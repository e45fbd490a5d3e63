package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself when a script or a command
// of the README calls it by that name.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "servgap" {
		main()
	}
	if filepath.Base(os.Args[0]) == measuredName {
		runMeasured()
	}
	testscript.Main(m, map[string]func(){"servgap": main})
}

// TestScripts runs the transcripts: what a user types and sees.
func TestScripts(t *testing.T) {
	surveys, err := filepath.Abs("../../testdata/surveys")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/transcripts",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SURVEYS", surveys)
			return nil
		},
	})
}
