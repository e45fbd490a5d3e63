package savfile

import (
	"bufio"
	"compress/flate"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"

	"servgap/importers/problem"
)

// Lengths of the header of zlib blocks, of their directory behind them without
// its entries, and of an entry.
const (
	blocksHeader   = 24
	directoryStart = 24
	directoryEntry = 24
)

// blocks reads zlib blocks one behind the other, as the directory lists them.
type blocks struct {
	file    io.ReaderAt
	order   binary.ByteOrder
	entries int64 // place of the next in the file
	end     int64 // of the directory
	packed  int64 // place of the next block
	last    int64 // where blocks end and the directory begins
	size    int64 // bytes that a block unpacks to at most

	from *bufio.Reader // what zlib reads, so that it can be seen whether anything is left
	in   io.ReadCloser // of a block, nil between two
	left int64         // bytes to come of it
}

// openBlocks reads the header of the blocks, and of their directory what is in
// front of the entries. A block that a directory lists has to lie where the one
// before it ends, so that no byte is read twice.
func openBlocks(file io.ReaderAt, s *input) (*blocks, error) {
	header := s.bytes(blocksHeader)
	if s.err != nil {
		return nil, s.err
	}
	number := func(b []byte) int64 { return int64(s.order.Uint64(b)) }
	at, length := number(header[8:]), number(header[16:])
	if number(header) != s.at-blocksHeader || at < s.at || at > s.size || length < directoryStart || length > s.size-at {
		return nil, damaged(problem.Say("its compressed blocks are not where it says"))
	}
	directory := make([]byte, directoryStart)
	if _, err := file.ReadAt(directory, at); err != nil {
		return nil, err
	}
	b := &blocks{file: file, order: s.order, entries: at + directoryStart, end: at + length, packed: s.at, last: at}
	b.size = int64(s.order.Uint32(directory[16:]))
	if n := int64(s.order.Uint32(directory[20:])); length != directoryStart+n*directoryEntry {
		return nil, damaged(problem.Say("its compressed blocks are not where it says"))
	}
	return b, nil
}

func (b *blocks) Read(p []byte) (int, error) {
	for len(p) > 0 {
		if b.in == nil {
			if err := b.open(); err != nil {
				return 0, err
			}
		}
		n, err := b.in.Read(p)
		b.left -= int64(n)
		switch {
		case b.left < 0 || err == io.EOF && b.left > 0:
			return 0, damaged(problem.Say("a compressed block has another length than the file says"))
		case err == io.EOF:
			if err := b.close(); err != nil {
				return 0, err
			}
		case err != nil:
			return 0, unpacking(err)
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, nil
}

// open begins the next block of the directory.
func (b *blocks) open() error {
	if b.entries == b.end {
		if b.packed != b.last {
			return damaged(problem.Say("its compressed blocks are not where it says"))
		}
		return io.EOF
	}
	entry := make([]byte, directoryEntry)
	if _, err := b.file.ReadAt(entry, b.entries); err != nil {
		return noEnd(err)
	}
	b.entries += directoryEntry
	at, packed := int64(b.order.Uint64(entry[8:])), int64(b.order.Uint32(entry[20:]))
	b.left = int64(b.order.Uint32(entry[16:]))
	if at != b.packed || packed > b.last-at || b.left > b.size {
		return damaged(problem.Say("its compressed blocks are not where it says"))
	}
	b.packed += packed
	b.from = bufio.NewReaderSize(io.NewSectionReader(b.file, at, packed), 32<<10)
	in, err := zlib.NewReader(b.from)
	if err != nil {
		return unpacking(err)
	}
	b.in = in
	return nil
}

// close ends a block, of which nothing may be left.
func (b *blocks) close() error {
	b.in = nil
	if _, err := b.from.ReadByte(); err != io.EOF {
		return damaged(problem.Say("a compressed block has another length than the file says"))
	}
	return nil
}

// unpacking is an error of a block; an error of the file itself stays what it is.
func unpacking(err error) error {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	for _, known := range []error{zlib.ErrHeader, zlib.ErrChecksum, zlib.ErrDictionary, io.EOF, io.ErrUnexpectedEOF} {
		corrupt = corrupt || errors.Is(err, known)
	}
	if !corrupt {
		return err
	}
	return damaged(problem.Say("a compressed block: %s", problem.Plain(problem.Clean(err.Error()))))
}
