package dialect_test

import (
	"fmt"

	"servgap/importers/dialect"
)

func ExampleRead() {
	rows := [][]string{
		{"Respondent ID", "How good is it?", "", "Age"},
		{"", "Speed", "Staff", "Response"},
		{"11223344556", "Good", "Bad", "30-44"},
		{"", "", "", ""},
	}
	d := dialect.Read(rows)
	fmt.Println(d.Platform, d.Variant, d.HeaderRows)
	for _, c := range d.Columns {
		fmt.Printf("%v: %s\n", c.Kind, c.Name)
	}
	for _, row := range rows[d.First():] {
		if rule, ok := d.Drop(row); ok {
			fmt.Println("left out:", d.Rules[rule].Reason)
		}
	}
	// Output:
	// surveymonkey two-row 2
	// id: Respondent ID
	// answer: How good is it? - Speed
	// answer: How good is it? - Staff
	// answer: Age
	// left out: blank
}
