package importers

import "testing"

// TestRowsOfOneRecord has several rows of one record, as REDCap writes events and
// repeated forms.
func TestRowsOfOneRecord(t *testing.T) {
	const header = "record_id,redcap_repeat_instrument,redcap_repeat_instance,e1,e2,first_complete,p1,p2,visit_complete\n"
	for _, tt := range []struct {
		name, rows, want, dropped string
		responses                 int64
	}{
		{"both sides in a row", "1,visit,1,5,6,2,4,5,2\n1,visit,2,5,6,2,4,4,2\n", "W-ROWS-REPEATED", "", 2},
		{"one side in each row", "1,,,5,6,2,,,\n1,visit,1,,,,4,4,2\n", "E-ROWS-SPLIT", "", 2},
		{"a form that was not completed", "1,visit,1,5,6,2,4,5,0\n1,visit,2,5,,0,,,0\n2,visit,1,5,6,1,4,5,\n", "W-ROWS-REPEATED", "incomplete×1", 2},
		{"none was completed", "1,visit,1,5,6,0,4,5,0\n1,visit,2,5,6,0,4,4,0\n", "W-ROWS-SPARED@F W-ROWS-REPEATED", "", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, header+tt.rows, Columns{Scale: "1-7"}).report
			if codesOf(r.Problems) != tt.want || r.Responses != tt.responses || droppedText(r) != tt.dropped {
				t.Errorf("got %d responses, %q, %v", r.Responses, droppedText(r), r.Problems)
			}
		})
	}
}
