package odsfile

import "testing"

// FuzzContent reads any content: whatever is wrong is a problem, and every record
// is as wide as the header.
func FuzzContent(f *testing.F) {
	f.Add(content(sheetOf("Svar", row("id", "P1"), row("a", cell("value-type='float' value='1.5'", "<text:p>2</text:p>")))))
	f.Add(content(hidden("Koder", row("x")), sheetOf("Svar", row("id"), times(3, row("a")), times(9, row()), row("b"))))
	f.Add(opening)
	f.Fuzz(func(t *testing.T, text string) {
		readAll(t, file(t, text))
	})
}

// FuzzPackage reads anything as a package.
func FuzzPackage(f *testing.F) {
	f.Add(file(f, content(sheetOf("Svar", row("id"), row("a")))))
	f.Fuzz(func(t *testing.T, data []byte) {
		readAll(t, data)
	})
}

func readAll(t *testing.T, data []byte) {
	r, err := open(data, Options{})
	if err != nil {
		asProblem(t, err)
		return
	}
	defer r.Close()
	last := 0
	for block, err := range r.Blocks() {
		if err != nil {
			asProblem(t, err)
			return
		}
		for rec, err := range block.Records() {
			if rec.Row <= last {
				t.Fatalf("row %d comes behind row %d", rec.Row, last)
			}
			last = rec.Row
			if err != nil {
				asProblem(t, err)
			} else if len(rec.Cells) != len(r.Header()) {
				t.Fatalf("row %d has %d cells, the header %d", rec.Row, len(rec.Cells), len(r.Header()))
			}
		}
	}
	for _, w := range r.Warnings() {
		asProblem(t, w)
	}
}
