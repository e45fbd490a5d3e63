package csvfile_test

import (
	"fmt"
	"strings"

	"servgap/importers/csvfile"
)

// The delimiter and the encoding are found in the file.
func ExampleNewReader() {
	r, err := csvfile.NewReader(strings.NewReader("id;E1;P1\n1;7;5\n2;6;\"6\"\n"), csvfile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Header())
	for block, err := range r.Blocks() {
		if err != nil {
			fmt.Println(err)
			return
		}
		for rec, err := range block.Records() {
			if err != nil {
				fmt.Println(err)
				continue
			}
			fmt.Println(rec.Row, rec.Cells)
		}
	}
	// Output:
	// [id E1 P1]
	// 2 [1 7 5]
	// 3 [2 6 6]
}
