package savfile

import (
	"math"
	"strings"

	"servgap/importers/limit"
)

// Column is what a file knows about one of its columns.
type Column struct {
	Name    string
	Label   string
	Format  Kind
	Labels  []ValueLabel // in the order of the file
	Missing Missing
}

// ValueLabel is what a value means.
type ValueLabel struct {
	Value string // as cells hold it
	Label string
}

// field is where a cell stands in a case, and in which form.
type field struct {
	start  int // byte of a case
	width  int // bytes of a text, 0 for a number
	format format
}

// columns turns a dictionary into columns.
type columns struct {
	dictionary *dictionary
	charset    charset
	order      byteOrder
	limits     limit.Limits

	list       []Column
	fields     []field
	short      map[string]int // column by short name, in capitals
	long       map[string]int // and by its own
	unreadable int            // labels that are no text
	shared     map[sharing][]ValueLabel
}

// sharing is what columns have in common whose value labels are the same.
type sharing struct {
	labels *rawLabels
	text   bool
	format format
}

// byteOrder is the part of binary.ByteOrder that is needed behind the header.
type byteOrder interface {
	Uint32([]byte) uint32
	Uint64([]byte) uint64
}

func (c *columns) build() error {
	widths, err := c.longWidths()
	if err != nil {
		return err
	}
	c.short, c.long, c.shared = make(map[string]int), make(map[string]int), make(map[sharing][]ValueLabel)
	for i := 0; i < len(c.dictionary.variables); i++ {
		v := c.dictionary.variables[i]
		name := c.key(v.name)
		if width := widths[name]; width > pieceWidth && v.width > 0 {
			pieces, err := c.pieces(i, width)
			if err != nil {
				return err
			}
			v.width = width
			i += pieces - 1
		}
		if most := c.limits.Of(limit.Columns); int64(len(c.list)) == most {
			return tooManyColumns(int(most)+1, c.limits)
		}
		c.short[name] = len(c.list)
		c.add(v)
	}
	if err := c.rename(); err != nil {
		return err
	}
	for i, column := range c.list {
		c.long[column.Name] = i
	}
	return c.longRecords()
}

// key is a short name for comparing.
func (c *columns) key(name []byte) string {
	text, _ := c.charset.readable(trimmed(name))
	return strings.ToUpper(text)
}

// add makes a column of a variable.
func (c *columns) add(v variable) {
	column := Column{Name: c.label(v.name), Label: c.label(v.label), Format: Text}
	f := field{start: 8 * v.element, width: v.width}
	if v.width == 0 {
		f.format = v.print
		column.Format = v.print.kind()
	}
	c.list = append(c.list, column)
	c.fields = append(c.fields, f)
	at := len(c.list) - 1
	if v.width <= 8 { // longer texts have records of their own
		c.setLabels(at, v.labels)
	}
	c.setMissing(at, v.missing)
}

// setLabels decodes value labels once for all columns that show their values in
// the same way.
func (c *columns) setLabels(at int, raw *rawLabels) {
	if raw == nil {
		return
	}
	f := c.fields[at]
	key := sharing{raw, f.width > 0, f.format}
	list, ok := c.shared[key]
	if !ok {
		for i, b := range raw.values {
			value, ok := c.value(f, b)
			if label := c.label(raw.labels[i]); ok {
				list = append(list, ValueLabel{value, label})
			}
		}
		c.shared[key] = list
	}
	c.list[at].Labels = list
}

func (c *columns) setMissing(at int, raw rawMissing) {
	if f := c.fields[at]; f.width == 0 {
		c.list[at].Missing = numbersMissing(raw, f.format, c.numbers())
		return
	}
	m := Missing{}
	for _, b := range raw.values {
		if value, ok := c.value(c.fields[at], b); ok {
			m.Values = append(m.Values, value)
		}
	}
	c.list[at].Missing = m
}

func (c *columns) numbers() numbers { return numbers{c.order, c.dictionary.sysmis} }

// value writes a value of the dictionary as the cells of a field have it. It is
// false for one that no cell can have.
func (c *columns) value(f field, b []byte) (string, bool) {
	if f.width > 0 {
		text, bad := c.charset.text(trimmed(b))
		return text, bad < 0
	}
	if len(b) != 8 {
		return "", false
	}
	v, ok := c.numbers().read(b)
	return f.format.text(v), ok && !math.IsInf(v, 0)
}

// label decodes a text that no cell depends on.
func (c *columns) label(b []byte) string {
	if c.charset.table == nil {
		b = b[:len(b)-cutCharacter(b)]
	}
	text, whole := c.charset.readable(b)
	if !whole {
		c.unreadable++
	}
	return text
}
