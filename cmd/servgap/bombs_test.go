package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

// long is a text of which one piece stands many times between a start and an end.
type long struct {
	start, piece string
	times        int
	end          string
}

// gigabyte is a text with as many pieces as make 1 GiB.
func gigabyte(start, piece, end string) long {
	mebibyte := strings.Repeat(piece, 1<<20/len(piece))
	return long{start, mebibyte, 1 << 10, end}
}

func (l long) size() int { return len(l.start) + l.times*len(l.piece) + len(l.end) }

func (l long) sum() uint32 {
	sum := crc32.ChecksumIEEE([]byte(l.start))
	piece := []byte(l.piece)
	for range l.times {
		sum = crc32.Update(sum, crc32.IEEETable, piece)
	}
	return crc32.Update(sum, crc32.IEEETable, []byte(l.end))
}

// packed is the text as deflate has it. The piece is packed twice: behind itself it has
// the same bytes each time.
func (l long) packed(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) []byte {
		before := out.Len()
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()[before:]
	}
	write(l.start)
	write(l.piece)
	out.Write(bytes.Repeat(bytes.Clone(write(l.piece)), l.times-2))
	write(l.end)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// gzip is the text as a compressed file.
func (l long) gzip(t *testing.T) []byte {
	t.Helper()
	data := append([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}, l.packed(t)...)
	data = binary.LittleEndian.AppendUint32(data, l.sum())
	return binary.LittleEndian.AppendUint32(data, uint32(l.size()))
}

// with is an archive with the text in place of a part; claimed is the size that the
// archive says it has, 0 for the true one.
func (l long) with(t *testing.T, archive []byte, name string, claimed uint64) []byte {
	t.Helper()
	old, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	if claimed == 0 {
		claimed = uint64(l.size())
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range old.File {
		if part.Name == name {
			continue
		}
		if err := w.Copy(part); err != nil {
			t.Fatal(err)
		}
	}
	packed := l.packed(t)
	part, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: l.sum(), CompressedSize64: uint64(len(packed)), UncompressedSize64: claimed})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(packed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// overlapping is an archive whose parts all stand where the first one does.
func overlapping(archive []byte) []byte {
	archive = bytes.Clone(archive)
	const toOffset = 42 // of an entry of the directory
	for at := 0; ; {
		next := bytes.Index(archive[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return archive
		}
		at += next + 4
		binary.LittleEndian.PutUint32(archive[at-4+toOffset:], 0)
	}
}
