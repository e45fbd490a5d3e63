package importers

import "testing"

// TestTitleAboveTheHeader reads past titles in text as in a workbook, and says so.
func TestTitleAboveTheHeader(t *testing.T) {
	const text = "Survey results 2026,,,,\n\nid,E1,E2,P1,P2\n1,5,6,4,5\n2,6,6,5,4\n"
	for _, tt := range []struct{ name, text string }{
		{"as a spreadsheet program writes it", text},
		{"a line of its own", "Survey results 2026\n\n" + text[len("Survey results 2026,,,,\n\n"):]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, tt.text)
			layout := found(t, s, Columns{Scale: "1-7"})
			got := drain(t, s, &layout)
			if s.Dialect.Above != 1 || len(got.responses) != 2 || codesOf(s.Warnings()) != "W-ROWS-TITLE" {
				t.Errorf("got %d rows above, %v, %v", s.Dialect.Above, got.responses, s.Warnings())
			}
		})
	}
}
