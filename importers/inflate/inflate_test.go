package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

// streams are of all kinds of blocks, and what they unpack to.
func streams(t testing.TB) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	var sheet bytes.Buffer
	for row := range 20_000 {
		fmt.Fprintf(&sheet, `<c r="AB%d"><v>%d</v></c>`, row, random.IntN(7))
	}
	skewed := make([]byte, 100_000) // gives codes of all lengths
	for i := range skewed {
		skewed[i] = byte(random.ExpFloat64() * 12)
	}
	for name, text := range map[string][]byte{
		"nothing": nil,
		"a byte":  {7},
		"zeros":   make([]byte, 1<<20),
		"pairs":   bytes.Repeat([]byte("ab"), 100_000),
		"noise":   noise,
		"sheet":   sheet.Bytes(),
		"skewed":  skewed,
		"far":     append(append(bytes.Clone(noise[:history]), noise[:300]...), noise[1:history]...),
	} {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.BestCompression} {
			var packed bytes.Buffer
			w, err := flate.NewWriter(&packed, level)
			if err != nil {
				t.Fatal(err)
			}
			half := len(text) / 2
			_, first := w.Write(text[:half])
			flushed := w.Flush()
			_, second := w.Write(text[half:])
			if err := errors.Join(first, flushed, second, w.Close()); err != nil {
				t.Fatal(err)
			}
			all[fmt.Sprint(name, " at level ", level)] = packed.Bytes()
		}
	}
	return all
}

// same reads a stream with this package and with compress/flate, in pieces.
func same(t testing.TB, packed []byte, piece int) {
	t.Helper()
	got, err := drain(NewReader(bytes.NewReader(packed)), piece)
	want, wantErr := drain(flate.NewReader(bytes.NewReader(packed)), piece)
	if fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Errorf("got the error %v, want %v", err, wantErr)
	}
	if !bytes.Equal(got, want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("got %d bytes, want %d; they differ at %d", len(got), len(want), at)
	}
}

// drain reads up to 4 MiB.
func drain(in io.Reader, piece int) (all []byte, err error) {
	for len(all) < 4<<20 && err == nil {
		part := make([]byte, piece)
		var n int
		n, err = in.Read(part)
		all = append(all, part[:n]...)
	}
	return all, err
}

func TestStreams(t *testing.T) {
	for name, packed := range streams(t) {
		t.Run(name, func(t *testing.T) {
			r := NewReader(bytes.NewReader(packed)).(*reader)
			if _, err := io.Copy(io.Discard, r); err != nil || r.exact != nil {
				t.Errorf("got %v (left to compress/flate: %v)", err, r.exact != nil)
			}
			same(t, packed, 10_000)
			same(t, append(bytes.Clone(packed), "more behind it"...), 64<<10)
			for _, cut := range []int{0, 1, len(packed) / 3, len(packed) - 1} {
				same(t, packed[:cut], 64<<10)
			}
		})
	}
}

// TestDamage changes bits of streams: what comes is what compress/flate makes of
// them.
func TestDamage(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, packed := range streams(t) {
		t.Run(name, func(t *testing.T) {
			for range 20 {
				damaged := bytes.Clone(packed)
				damaged[random.IntN(min(len(damaged), 1+random.IntN(len(damaged))))] ^= 1 << random.IntN(8)
				same(t, damaged, 64<<10)
			}
		})
	}
}

// TestCodes are heads of blocks, as bits.
func TestCodes(t *testing.T) {
	for name, bits := range map[string]string{
		"a kind of block there is not":    "1 11",
		"a length that is not repeated":   "1 00 00000 0100000000000000 0100000000000000",
		"a byte as it is":                 "1 00 00000 1000000000000000 0111111111111111 10000010",
		"fixed, ends":                     "1 10 0000000",
		"fixed, a literal, then the end":  "1 10 10110001 0000000",
		"fixed, a match before the start": "1 10 0000001 00000 0000000",
		"fixed, a distance there is not":  "1 10 10110001 0000001 11110 0000000",
		"fixed, a length there is not":    "1 10 10110001 11000110 00000 0000000",
		"fixed, without an end":           "1 10 10110001",
		"287 literals":                    "1 01 01111 00000 0000",
		"31 distances":                    "1 01 00000 01111 0000",
		"no codes of lengths":             "1 01 00000 00000 0000 000 000 000 000",
		"nothing to be repeated":          "1 01 00000 00000 0000 100 100 000 000 0 00",
		"more codes than there can be":    "1 01 00000 00000 0000 100 100 100 000",
	} {
		t.Run(name, func(t *testing.T) {
			var packed []byte
			for i, bit := range strings.ReplaceAll(bits, " ", "") {
				if i%8 == 0 {
					packed = append(packed, 0)
				}
				packed[i/8] |= byte(bit-'0') << (i % 8)
			}
			same(t, packed, 100)
		})
	}
}

// TestInput is what a reader may be given.
func TestInput(t *testing.T) {
	packed := streams(t)["sheet at level 9"]
	want, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]io.Reader{
		"by the byte":              &seeking{iotest.OneByteReader(bytes.NewReader(packed)), nil},
		"the end with the bytes":   &seeking{iotest.DataErrReader(bytes.NewReader(packed)), nil},
		"cannot be read once more": io.MultiReader(bytes.NewReader(packed)),
	} {
		if got, err := io.ReadAll(NewReader(in)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got %d bytes and %v", name, len(got), err)
		}
	}
	failing := &seeking{io.MultiReader(bytes.NewReader(packed[:5_000]), iotest.ErrReader(io.ErrClosedPipe)), bytes.NewReader(packed)}
	if got, err := io.ReadAll(NewReader(failing)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("an error that went away: got %d bytes and %v", len(got), err)
	}
	failing = &seeking{iotest.ErrReader(io.ErrClosedPipe), iotest.ErrReader(io.ErrClosedPipe)}
	if _, err := io.ReadAll(NewReader(failing)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("an error that stays came out as %v", err)
	}
}

// seeking reads from one reader and, once it has gone back, from another.
type seeking struct {
	io.Reader
	again io.Reader
}

func (s *seeking) Seek(int64, int) (int64, error) {
	if s.again == nil {
		return 0, errors.New("cannot go back")
	}
	s.Reader = s.again
	return 0, nil
}

func FuzzInflate(f *testing.F) {
	for _, packed := range streams(f) {
		if len(packed) < 10_000 {
			f.Add(packed)
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) { same(t, packed, 64<<10) })
}

func BenchmarkInflate(b *testing.B) {
	packed := streams(b)["sheet at level 9"]
	for name, reader := range map[string]func(io.Reader) io.ReadCloser{"ours": NewReader, "compress/flate": flate.NewReader} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n, err := io.Copy(io.Discard, reader(bytes.NewReader(packed)))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(n)
			}
		})
	}
}
