package xlsxfile

import (
	"archive/zip"
	"bufio"
	"hash/crc32"
	"io"
	"math"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// freeBytes may unpack from as little as they will: blank cells with a style.
const freeBytes = 10 << 20

// part unpacks one part within its limits. At the end of the part its length and
// check sum have been compared.
type part struct {
	in     io.ReadCloser
	ahead  *ahead // once it is read as XML
	file   *zip.File
	length int64
	sum    uint32
	limits limit.Limits
}

// open opens a part for reading as XML. The caller closes the part.
func (a archive) open(name string) (*scanner, *part, error) {
	p, err := a.unpack(name)
	if err != nil {
		return nil, nil, err
	}
	text, err := asUTF8(p)
	if err != nil {
		p.close()
		return nil, nil, err
	}
	p.ahead = &ahead{in: text, alone: aheadFrom}
	return newScanner(p.file.Name, p.ahead), p, nil
}

// unpack opens a part for reading. The caller closes it.
func (a archive) unpack(name string) (*part, error) {
	file := a.parts[partName(name)]
	if file == nil {
		return nil, damaged("", problem.Say("%s is missing", problem.Quote(name)))
	}
	in, err := file.Open()
	if err != nil {
		return nil, damaged("", problem.Say("%s: %s", problem.Quote(file.Name), reported(err)))
	}
	return &part{in: in, file: file, limits: a.limits}, nil
}

// claimed refuses a part of which the archive itself says that it unpacks to too much.
// No more than it says is unpacked.
func (p *part) claimed() error {
	return p.bounded(int64(min(p.file.UncompressedSize64, math.MaxInt64)))
}

func (p *part) close() {
	if p.ahead != nil {
		p.ahead.close()
	}
	_ = p.in.Close()
}

func (p *part) Read(to []byte) (int, error) {
	n, err := p.in.Read(to)
	p.length += int64(n)
	if err := p.bounded(p.length); err != nil {
		return 0, err
	}
	if p.file.CRC32 == 0 { // which archive/zip takes for none
		p.sum = crc32.Update(p.sum, crc32.IEEETable, to[:n])
	}
	if err == io.EOF && p.sum != 0 {
		err = zip.ErrChecksum
	}
	if err != nil && err != io.EOF {
		return 0, damaged("", problem.Say("%s: %s", problem.Quote(p.file.Name), reported(err)))
	}
	return n, err
}

// bounded refuses a part that unpacks to too much.
func (p *part) bounded(length int64) error {
	l := p.limits
	switch {
	case length > l.Of(limit.Unpacked):
		return aboveLimit(problem.Say("found that %s unpacks to more than %s, which is the most that is accepted", problem.Quote(p.file.Name), l.Spell(limit.Unpacked)), l, limit.Unpacked, 0)
	case length > freeBytes && length/l.Of(limit.Ratio) > int64(p.file.CompressedSize64):
		return aboveLimit(problem.Say("found that %s unpacks to more than %s times its size, which is the most that is accepted", problem.Quote(p.file.Name), l.Spell(limit.Ratio)), l, limit.Ratio, 0)
	}
	return nil
}

// asUTF8 gives the text of a part without its byte order mark, UTF-16 as UTF-8.
func asUTF8(p *part) (io.Reader, error) {
	in := bufio.NewReaderSize(p, 16) // for looking only: whoever reads more goes past it
	first, err := in.Peek(3)
	if err != nil && err != io.EOF {
		return nil, err
	}
	mark := string(first)
	switch {
	case mark == "\xef\xbb\xbf":
		_, err = in.Discard(3)
		return in, err
	case len(mark) >= 2 && (mark[:2] == "\xff\xfe" || mark[:2] == "\xfe\xff"):
		_, err = in.Discard(2)
		return &utf16Reader{in: in, part: p.file.Name, bigEnd: mark[0] == 0xfe}, err
	case len(mark) >= 2 && (mark[0] == 0) != (mark[1] == 0): // < without a mark in front
		return &utf16Reader{in: in, part: p.file.Name, bigEnd: mark[0] == 0}, nil
	}
	return in, nil
}
