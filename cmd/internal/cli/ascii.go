package cli

import (
	"io"

	"servgap/cmd/internal/render"
)

// spelt is a stream that people read, in ASCII alone where --ascii asks for it. What
// programs read stays as it is.
type spelt struct {
	io.Writer
	sh *shared
}

func (s spelt) Write(data []byte) (int, error) {
	if !s.sh.ascii || s.sh.errors == "json" {
		return s.Writer.Write(data)
	}
	if _, err := io.WriteString(s.Writer, render.ASCII(string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}

// say prints a page for people.
func (sh *shared) say(page []byte) error {
	if sh.ascii {
		page = []byte(render.ASCII(string(page)))
	}
	return sh.print(page)
}
