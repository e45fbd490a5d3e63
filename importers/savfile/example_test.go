package savfile_test

import (
	"fmt"
	"os"

	"servgap/importers/savfile"
)

func ExampleOpen() {
	file, err := os.Open("testdata/pspp-1252.zsav")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := savfile.Open(file, info.Size(), savfile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	question := r.Columns()[1]
	fmt.Println(r.Encoding(), r.Cases(), question.Name, question.Label, question.Labels)
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
			fmt.Println(rec.Row, rec.Cells[1], question.Missing.Has(rec.Cells[1]))
		}
	}
	// Output:
	// windows-1252 3 p1 Når de lover noe, holder de det [{1 Helt uenig} {7 Helt enig} {9 Vet ikke}]
	// 2 7 false
	// 3 1 false
	// 4 9 true
}
