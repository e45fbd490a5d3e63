package importers

import "testing"

// TestOneAnswerToAllIsAskedAbout has ratings of which all are 1 or blank, which a
// multiple choice can be, too: they are asked about, and the user has the last word.
func TestOneAnswerToAllIsAskedAbout(t *testing.T) {
	const text = "Respondent ID,Collector ID,What do you expect?,,,How do you experience it?,,\n,,Speed,Staff,Rooms,Speed,Staff,Rooms\n" +
		"11223344556,1,5,6,7,1,1,\n11223344557,1,4,6,7,1,1,1\n11223344558,1,5,5,7,1,1,1\n11223344559,1,5,5,6,1,1,1\n11223344560,1,5,5,6,1,1,1\n"
	named := Columns{
		Scale:     "1-7",
		Expected:  []string{"What do you expect? - Speed:What do you expect? - Rooms"},
		Perceived: []string{"How do you experience it? - Speed:How do you experience it? - Rooms"},
	}
	for _, tt := range []struct {
		name    string
		columns Columns
		want    string
	}{
		{"nobody said what they are", Columns{Scale: "1-7"}, "E-BLOCK-CHOICES@F"},
		{"the user named them", named, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, text)
			if _, problems := Find(s, tt.columns); codesOf(problems) != tt.want {
				t.Errorf("got %v, want %q", problems, tt.want)
			}
		})
	}
}
