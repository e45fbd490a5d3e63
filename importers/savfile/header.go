package savfile

import (
	"bytes"
	"encoding/binary"
	"math"

	"servgap/importers/problem"
)

// Beginnings of files: plain ones and those with zlib blocks.
const (
	plainMagic = "$FL2"
	zlibMagic  = "$FL3"
)

// compression is how the cases are stored.
type compression int32

const (
	uncompressed compression = iota
	byByte                   // one byte for each element, see bytecode
	byBlock                  // the same in zlib blocks
)

// header is the first record of a file.
type header struct {
	compression compression
	cases       int // -1 if the writer did not know
	bias        float64
}

// readHeader reads the first 176 bytes and finds the byte order: the layout code
// is 2 or 3 in the right one.
func readHeader(s *input) (header, error) {
	if s.size == 0 {
		return header{}, problem.Problem{
			Code:    "E-FILE-EMPTY",
			Message: problem.Say("found a file without a byte, accepted is an SPSS file"),
			Fix:     problem.Say("export the survey again"),
		}
	}
	magic := s.bytes(min(4, s.size))
	zlib := bytes.Equal(magic, []byte(zlibMagic))
	if s.err == nil && !zlib && !bytes.Equal(magic, []byte(plainMagic)) {
		return header{}, problem.Problem{
			Code:    "E-FILE-DAMAGED",
			Message: problem.Say("found a file that does not begin like an SPSS file, accepted is .sav or .zsav"),
			Fix:     problem.Say("open it in SPSS or PSPP and save it as .sav, or export the responses as CSV"),
		}
	}
	s.skip(60) // the program that wrote it
	layout := s.bytes(4)
	if s.err != nil {
		return header{}, s.err
	}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		if code := order.Uint32(layout); code == 2 || code == 3 {
			s.order = order
		}
	}
	if s.order == nil {
		s.fail(problem.Say("its byte order cannot be told"))
		return header{}, s.err
	}
	s.skip(4) // elements of a case, which many programs get wrong
	h := header{compression: compression(s.int32())}
	s.skip(4) // the weight
	h.cases = int(s.int32())
	h.bias = s.float64()
	s.skip(9 + 8 + 64 + 3) // date, time, title, padding
	switch {
	case s.err != nil:
	case zlib != (h.compression == byBlock), h.compression < uncompressed, h.compression > byBlock:
		s.fail(problem.Say("compression %d is not known", h.compression))
	case h.cases < -1:
		s.fail(problem.Say("it says that it has %d cases", h.cases))
	case math.IsNaN(h.bias) || math.IsInf(h.bias, 0):
		s.fail(problem.Say("its bias is no number"))
	}
	return h, s.err
}
