package odsfile_test

import (
	"fmt"
	"os"

	"servgap/importers/odsfile"
)

func ExampleOpen() {
	file, err := os.Open("testdata/libreoffice.ods")
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
	r, err := odsfile.Open(file, info.Size(), odsfile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
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
			fmt.Printf("%s %d %q\n", r.Sheet(), rec.Row, rec.Cells[:2])
		}
	}
	// Output:
	// Svar 2 ["1" "3.3"]
	// Svar 6 ["2" ""]
	// Svar 7 ["3" "#N/A"]
	// Svar 8 ["4" ""]
	// Svar 9 ["4" ""]
}
