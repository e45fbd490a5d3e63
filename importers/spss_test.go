package importers

import "testing"

// TestStatementsInVariableLabels pairs the columns of an SPSS file whose names say
// nothing, by their labels.
func TestStatementsInVariableLabels(t *testing.T) {
	for _, tt := range []struct {
		name   string
		labels []string
	}{
		{"behind the question", []string{"What do you expect? - Speed", "What do you expect? - Staff", "What do you expect? - Rooms", "How did you experience it? - Speed", "How did you experience it? - Staff", "How did you experience it? - Rooms"}},
		{"in front of it", []string{"Speed: What do you expect?", "Staff: What do you expect?", "Rooms: What do you expect?", "Speed: How did you experience it?", "Staff: How did you experience it?", "Rooms: How did you experience it?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, "v11,v12,v13,v21,v22,v23\n6,7,6,5,5,4\n6,5,7,5,4,4\n")
			s.variables = make([]variable, len(tt.labels))
			for i, label := range tt.labels {
				s.variables[i].label = label
			}
			s.named()
			layout := found(t, s, Columns{Scale: "1-7"})
			if items := layout.Questionnaire.Instrument.Items; len(items) != 3 {
				t.Errorf("got %d items: %+v", len(items), items)
			}
		})
	}
}
