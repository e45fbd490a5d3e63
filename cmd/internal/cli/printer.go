package cli

import (
	"io"

	"servgap/cmd/internal/render"
)

// printer is standard output for what is printed piece by piece, each of whole
// lines: safe on a terminal, with errors that name it.
func (sh *shared) printer() io.Writer {
	out := outputWriter{Writer: sh.streams.Out}
	if isTerminal(sh.streams.Out) {
		return safe{out}
	}
	return out
}

// safe writes out what a terminal would obey.
type safe struct{ io.Writer }

func (s safe) Write(data []byte) (int, error) {
	if _, err := s.Writer.Write(render.ForTerminal(data)); err != nil {
		return 0, err
	}
	return len(data), nil
}
