package savfile

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// content is what a test puts into a file. The zero value of a field leaves the
// record out, or is what is usual.
type content struct {
	order       endian // little if nil
	compression compression
	unknown     bool // do not say how many cases there are
	codepage    int32
	encoding    string
	variables   []written
	cases       [][]any // int, float64, string in the file's encoding, nil for system-missing
	extra       []byte  // records in front of the end of the dictionary
	blockSize   int     // bytes of code in a zlib block
}

// endian is a byte order that appends.
type endian interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// written is a variable of a content.
type written struct {
	name, long, label string
	width             int
	print             int // type of the print format
	labels            []ValueLabel
	missing           []any
	ranged            bool // the first two of missing are the ends
}

// writer puts numbers down in one byte order.
type writer struct {
	bytes.Buffer
	order endian
}

func (w *writer) int32(values ...int) {
	for _, v := range values {
		w.Write(w.order.AppendUint32(nil, uint32(v)))
	}
}

func (w *writer) int64(values ...int) {
	for _, v := range values {
		w.Write(w.order.AppendUint64(nil, uint64(v)))
	}
}

// value writes eight bytes.
func (w *writer) value(v any) {
	switch v := v.(type) {
	case nil:
		w.float64(-math.MaxFloat64)
	case int:
		w.float64(float64(v))
	case float64:
		w.float64(v)
	case string:
		w.padded(v, 8)
	}
}

func (w *writer) float64(v float64) { w.Write(w.order.AppendUint64(nil, math.Float64bits(v))) }

func (w *writer) padded(s string, n int) {
	fmt.Fprintf(w, "%s%*s", s[:min(len(s), n)], max(0, n-len(s)), "")
}

func (w *writer) extension(subtype, size int, data []byte) {
	w.int32(7, subtype, size, len(data)/size)
	w.Write(data)
}

// bytes is the file.
func (c content) bytes() []byte {
	if c.order == nil {
		c.order = binary.LittleEndian
	}
	w := &writer{order: c.order}
	w.WriteString(map[bool]string{false: plainMagic, true: zlibMagic}[c.compression == byBlock])
	w.padded("@(#) SPSS DATA FILE test", 60)
	count := len(c.cases)
	if c.unknown {
		count = -1
	}
	w.int32(2, -1, int(c.compression), 0, count)
	w.float64(100)
	w.padded("01 Jan 2600:00:00", 9+8+64)
	w.Write(make([]byte, 3))
	for _, v := range c.variables {
		v.write(w)
	}
	element := 1
	for _, v := range c.variables {
		v.writeLabels(w, element)
		element += len(v.pieces()[0].value) / 8
	}
	c.writeExtensions(w)
	w.int32(endRecord, 0)
	c.writeCases(w)
	return w.Bytes()
}

// piece is a part of a text of at most 255 bytes, with its value in a case.
type piece struct {
	width int
	value string
}

// pieces cuts a variable, and a text in it, into what is stored.
func (v written) pieces(text ...string) []piece {
	value := strings.Join(text, "")
	if v.width <= pieceWidth {
		n := 8 * max(1, (v.width+7)/8)
		return []piece{{v.width, fmt.Sprintf("%-*s", n+utf8Surplus(value), value)}}
	}
	var all []piece
	for left := v.width; left > 0; left -= pieceShare {
		width := left
		if left > pieceShare {
			width = pieceWidth
		}
		here := value[:min(len(value), pieceWidth)]
		value = value[len(here):]
		all = append(all, piece{width, here + strings.Repeat(" ", (width+7)/8*8-len(here))})
	}
	return all
}

// utf8Surplus makes up for fmt, which counts characters.
func utf8Surplus(s string) int { return len([]rune(s)) - len(s) }

func (v written) write(w *writer) {
	for i, piece := range v.pieces() {
		name, missing := v.name, len(v.missing)
		if i > 0 {
			name = fmt.Sprintf("%.5s_%d", v.name, i)
		}
		if v.ranged {
			missing = -missing
		}
		label, print := v.label != "", v.print<<16|20<<8
		if v.print == 0 {
			print = map[bool]int{false: 5, true: 1}[v.width > 0]<<16 | map[bool]int{false: 8, true: piece.width}[v.width > 0]<<8
		}
		w.int32(variableRecord, piece.width, map[bool]int{true: 1}[label], missing, print, print)
		w.padded(name, 8)
		if label {
			w.int32(len(v.label))
			w.padded(v.label, (len(v.label)+3)/4*4)
		}
		for _, value := range v.missing {
			w.value(value)
		}
		for range len(piece.value)/8 - 1 {
			w.int32(variableRecord, -1, 0, 0, 0, 0)
			w.padded("", 8)
		}
	}
}

func (v written) writeLabels(w *writer, element int) {
	if len(v.labels) == 0 || v.width > 8 {
		return
	}
	w.int32(labelRecord, len(v.labels))
	for _, l := range v.labels {
		var number float64
		if v.width > 0 {
			w.value(l.Value)
		} else if _, err := fmt.Sscan(l.Value, &number); err == nil {
			w.value(number)
		}
		w.WriteByte(byte(len(l.Label)))
		w.padded(l.Label, (len(l.Label)+8)/8*8-1)
	}
	w.int32(labelledRecord, 1, element)
}

func (c content) writeExtensions(w *writer) {
	var names, widths strings.Builder
	labels := &writer{order: w.order}
	for _, v := range c.variables {
		if v.long != "" {
			fmt.Fprintf(&names, "%s=%s\t", v.name, v.long)
		}
		if v.width > pieceWidth {
			fmt.Fprintf(&widths, "%s=%05d\x00\t", v.name, v.width)
		}
		if v.width > 8 && len(v.labels) > 0 {
			labels.int32(len(v.name))
			labels.WriteString(v.name)
			labels.int32(v.width, len(v.labels))
			for _, l := range v.labels {
				labels.int32(v.width)
				labels.padded(l.Value, v.width)
				labels.int32(len(l.Label))
				labels.WriteString(l.Label)
			}
		}
	}
	if c.codepage != 0 {
		info := &writer{order: w.order}
		info.int32(1, 0, 0, -1, ieeeFloats, 1, 2, int(c.codepage))
		w.extension(integerInfo, 4, info.Bytes())
	}
	for subtype, data := range map[int]string{longNames: names.String(), longTexts: widths.String(), encodingName: c.encoding, longLabels: labels.String()} {
		if data != "" {
			w.extension(subtype, 1, []byte(data))
		}
	}
	w.Write(c.extra)
}

func (c content) writeCases(w *writer) {
	code := &writer{order: w.order}
	var codes, stored []byte
	flush := func() {
		code.Write(append(codes, make([]byte, 8-len(codes))...))
		code.Write(stored)
		codes, stored = codes[:0], stored[:0]
	}
	for _, one := range c.cases {
		for i, v := range c.variables {
			for _, element := range v.elementsOf(one[i]) {
				if c.compression == uncompressed {
					w.value(element)
					continue
				}
				number, isInt := element.(int)
				switch {
				case element == nil:
					codes = append(codes, codeSysmis)
				case element == "        ":
					codes = append(codes, codeBlanks)
				case isInt && number > -100 && number <= 151:
					codes = append(codes, byte(number+100))
				default:
					codes = append(codes, codeStored)
					full := &writer{order: w.order}
					full.value(element)
					stored = append(stored, full.Bytes()...)
				}
				if len(codes) == 8 {
					flush()
				}
			}
		}
	}
	if len(codes) > 0 {
		flush()
	}
	if c.compression == byBlock {
		c.writeBlocks(w, code.Bytes())
	} else {
		w.Write(code.Bytes())
	}
}

// elementsOf cuts a value into elements.
func (v written) elementsOf(value any) []any {
	text, ok := value.(string)
	if !ok {
		return []any{value}
	}
	var all []any
	for _, piece := range v.pieces(text) {
		for i := 0; i < len(piece.value); i += 8 {
			all = append(all, piece.value[i:i+8])
		}
	}
	return all
}

func (c content) writeBlocks(w *writer, code []byte) {
	size := c.blockSize
	if size == 0 {
		size = 0x3ff000
	}
	start := w.Len()
	packed, entries := &bytes.Buffer{}, &writer{order: w.order}
	count := 0
	for at := 0; at < len(code); at += size {
		block := code[at:min(len(code), at+size)]
		before := packed.Len()
		z := zlib.NewWriter(packed)
		z.Write(block)
		z.Close()
		entries.int64(start+at, start+blocksHeader+before)
		entries.int32(len(block), packed.Len()-before)
		count++
	}
	w.int64(start, start+blocksHeader+packed.Len(), directoryStart+entries.Len())
	w.Write(packed.Bytes())
	w.int64(-100, 0)
	w.int32(size, count)
	w.Write(entries.Bytes())
}
