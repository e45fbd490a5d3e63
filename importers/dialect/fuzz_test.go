package dialect

import (
	"encoding/csv"
	"strings"
	"testing"
)

// FuzzRead: whatever stands in a table, Read ends, stays within it and
// describes each column of the header.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"StartDate,EndDate,Finished,ResponseId,Q1_1,Q1_2\na,b,c,d,x - y,x - z\n\"{\"\"ImportId\"\":\"\"a\"\"}\",\"{\"\"ImportId\"\":\"\"b\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"b\"\"}\",,\n",
		"V1,V2\nResponseID,Status\nR_1AbCdEfGhIjKlMn,0\n",
		"Respondent ID,Q,,\n,a,b,Response\n11223344556,1,,2\n",
		"Timestamp,\"S [R]\"\n4/10/13 12:10,3\n",
		"ID,Start time,Completion time,A,A2\n1,2,3,4,5\n",
		"id,submitdate,lastpage,Q1[SQ001][1],Q1[SQ001_SQ002],Q[other]\n1,,2,3,4,5\n",
		"Response ID,Time Started,Status,a:b,c:b,:é:\n1,2,Partial,3,4,5\n",
		"_id,_uuid,a/b,a\n1,2,3,4\n", "record_id,redcap_event_name,a___1,a_complete\n1,2,1,2\n",
		"lfdn,v_1,v_2\n1,2,3\n", ",a,b\nlong question here,1,2\nother question here,2,1\n",
		"a,b\n,c\n,d\n{\"ImportId\":\"0\"}", "\n\ntitle\n,,\na,b,c\n1,2,3\nTotal,2,3\n", "1 = é,]\n[,.1\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord, r.LazyQuotes = -1, true
		rows, _ := r.ReadAll()
		d := Read(rows)
		if d.Above < 0 || d.HeaderRows < 0 || d.HeaderRows > 3 || d.First() > len(rows) {
			t.Fatalf("%d and %d header rows of %d", d.Above, d.HeaderRows, len(rows))
		}
		header := rows[d.Above:d.First()]
		if len(header) == 0 {
			header = rows[d.Above:min(len(rows), d.Above+look)]
		}
		width := 0
		for _, row := range header {
			width = max(width, len(row))
		}
		if len(d.Columns) != width {
			t.Fatalf("got %d columns, want %d", len(d.Columns), width)
		}
		for _, rule := range d.Rules {
			if rule.Reason == "" || rule.Column < -1 || rule.Column >= width {
				t.Fatalf("rule %+v", rule)
			}
		}
		for _, row := range append(rows[d.First():], nil, make([]string, width+3)) {
			d.Drop(row)
		}
		for _, c := range d.Columns {
			if c.Kind > Empty || c.Kind == Choice && c.Choice == "" {
				t.Fatalf("column %+v", c)
			}
		}
	})
}
