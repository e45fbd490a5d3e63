package importers

import (
	"strings"
	"testing"
)

// TestOtherSheetsAreNamed names the other sheets where nothing was recognised.
func TestOtherSheetsAreNamed(t *testing.T) {
	s := source(t, "a,b,c\nx,1,2\ny,2,3\n")
	s.Sheet, s.Sheets = "Sheet1", []string{"Sheet1", "Ledere", "Om oss"}
	_, problems := Find(s, Columns{})
	if codesOf(problems) != "E-COL-NONE" || !strings.HasSuffix(problems[0].Fix.String(), "or another sheet: --sheet Ledere or --sheet 'Om oss'") {
		t.Errorf("got %v: %v", problems, problems[0].Fix)
	}
}
