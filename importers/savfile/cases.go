package savfile

import (
	"bufio"
	"io"
	"math"

	"servgap/importers/problem"
)

// caseReader gives one case after the other.
type caseReader interface {
	// read fills one with the next case. It is io.EOF if there is none and
	// io.ErrUnexpectedEOF if it is not whole.
	read(one []byte) error
}

// newCases begins to read where the dictionary ends.
func newCases(in io.ReaderAt, s *input, h header, d *dictionary) (caseReader, error) {
	switch h.compression {
	case uncompressed:
		return plain{s.in}, nil
	case byByte:
		return newBytecode(s.in, s.order, h.bias, d), nil
	default:
		blocks, err := openBlocks(in, s)
		if err != nil {
			return nil, err
		}
		return newBytecode(bufio.NewReaderSize(blocks, 64<<10), s.order, h.bias, d), nil
	}
}

// plain reads cases as they are.
type plain struct{ in io.Reader }

func (p plain) read(one []byte) error {
	_, err := io.ReadFull(p.in, one)
	return err
}

// Codes of an element. The others are a number of one byte, less the bias.
const (
	codePadding = 0
	codeEnd     = 252
	codeStored  = 253 // eight bytes as they are
	codeBlanks  = 254
	codeSysmis  = 255
)

// bytecode unpacks cases of which each element has a code of one byte. Eight
// codes are followed by the eight bytes of each stored element among them.
type bytecode struct {
	in       *bufio.Reader
	number   []bool // whether an element is one
	small    [codeEnd][8]byte
	sysmis   [8]byte
	codes    [8]byte
	used     int // of codes
	finished bool
}

// putter is the part of binary.ByteOrder that writes numbers.
type putter interface{ PutUint64([]byte, uint64) }

func newBytecode(in *bufio.Reader, order putter, bias float64, d *dictionary) *bytecode {
	c := &bytecode{in: in, number: make([]bool, len(d.elements)), used: 8}
	for i, v := range d.elements {
		c.number[i] = v != continued && d.variables[v].width == 0
	}
	for code := range c.small {
		order.PutUint64(c.small[code][:], math.Float64bits(float64(code)-bias))
	}
	order.PutUint64(c.sysmis[:], math.Float64bits(d.sysmis))
	return c
}

// badElement is a code that its variable cannot have.
type badElement struct {
	element int
	cause   problem.Text
}

func (b badElement) Error() string { return b.cause.String() }

func (c *bytecode) read(one []byte) error {
	for i, number := range c.number {
		code, err := c.code()
		if err == nil {
			err = c.element(one[8*i:8*i+8], i, code, number)
		}
		if err == io.EOF && i > 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// code gives the next code that stands for an element.
func (c *bytecode) code() (byte, error) {
	for !c.finished {
		if c.used == len(c.codes) {
			if _, err := io.ReadFull(c.in, c.codes[:]); err != nil {
				return 0, err
			}
			c.used = 0
		}
		code := c.codes[c.used]
		c.used++
		switch code {
		case codePadding:
		case codeEnd:
			c.finished = true
		default:
			return code, nil
		}
	}
	return 0, io.EOF
}

// element unpacks the element at i. A zero in a text has been seen in files that
// end texts as C does.
func (c *bytecode) element(to []byte, i int, code byte, number bool) error {
	switch {
	case code == codeStored:
		if _, err := io.ReadFull(c.in, to); err != nil {
			return noEnd(err)
		}
	case number && code == codeSysmis:
		copy(to, c.sysmis[:])
	case !number && code == codeBlanks:
		copy(to, "        ")
	case number && code == codeBlanks:
		return badElement{i, problem.Say("text where a number belongs")}
	case code < codeEnd && (number || c.small[code] == [8]byte{}):
		copy(to, c.small[code][:])
	default:
		return badElement{i, problem.Say("a number where text belongs")}
	}
	return nil
}

// noEnd is an error in a place where a file may not end.
func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
