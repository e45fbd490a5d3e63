package xlsxfile

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/importers/record"
)

// What a block may hold; it ends at the first that is reached. Blocks are read at
// the same time, so several are in memory.
const (
	blockRows  = 2048
	blockCells = 128 << 10
	blockText  = 1 << 20 // bytes
)

// rows collects rows. Cells without text are not kept, so a sheet that is blank
// but for its styles costs nothing.
type rows struct {
	list  []row
	cells []cell
	text  []byte // of all cells that are not shared

	start int // of the text of the row that is being read
	first int // cell of that row
	last  int // behind its last cell that is not blank
}

type row struct {
	number int
	cells  int // where they end
}

// cell is a piece of the text, or a shared string.
type cell struct {
	column int32
	at     int32 // in the text, or number of the shared string
	length int32 // shared, if it is one
}

const shared = -1

// reset forgets all rows and keeps the memory.
func (r *rows) reset() { r.list, r.cells, r.text = r.list[:0], r.cells[:0], r.text[:0] }

func (r *rows) begin() {
	r.start, r.first, r.last = len(r.text), len(r.cells), len(r.cells)
}

// add adds a cell of the text from there on, which shows something or not.
func (r *rows) add(column, at int, shows bool) {
	r.cells = append(r.cells, cell{int32(column), int32(at), int32(len(r.text) - at)})
	if shows {
		r.last = len(r.cells)
	}
}

func (r *rows) addShared(column, number int, text string) {
	if text == "" {
		return
	}
	r.cells = append(r.cells, cell{int32(column), int32(number), shared})
	if !blankText(text) {
		r.last = len(r.cells)
	}
}

// filled reports whether the row has something in it so far.
func (r *rows) filled() bool { return r.last > r.first }

// end keeps the row up to its last cell that is not blank, if there is one.
func (r *rows) end(number int) bool {
	if !r.filled() {
		r.drop()
		return false
	}
	r.cells = r.cells[:r.last]
	r.list = append(r.list, row{number, r.last})
	return true
}

// drop forgets the row.
func (r *rows) drop() {
	r.text, r.cells = r.text[:r.start], r.cells[:r.first]
}

// full reports whether it is enough for a block.
func (r *rows) full() bool {
	return len(r.list) >= blockRows || len(r.cells) >= blockCells || len(r.text) >= blockText
}

// blankText reports whether a cell shows nothing.
func blankText[T string | []byte](text T) bool {
	return len(text) == 0 || (text[0] <= ' ' || text[0] >= utf8.RuneSelf) && strings.TrimSpace(string(text)) == ""
}

// Block is a piece of a sheet.
type Block struct {
	list   []row
	cells  []cell
	text   string
	shared []string
	layout *layout
}

// layout is what all blocks of a sheet share.
type layout struct {
	sheet  string
	header []string
}

// Records gives the rows of the block, each with as many cells as the header. A
// row with something in a cell beyond the header is an error; ranging on after
// it gives the next row. Different blocks may be read at the same time, and one
// block more than once.
func (b *Block) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		width := len(b.layout.header)
		cells := make([]string, width)
		at := 0
		for _, r := range b.list {
			clear(cells)
			var err error
			for ; at < r.cells; at++ {
				c := b.cells[at]
				if int(c.column) > width {
					err = ragged(b.layout.sheet, r.number, int(b.cells[r.cells-1].column), width)
					at = r.cells
					break
				}
				cells[c.column-1] = b.cell(c)
			}
			if !yield(record.Record{Row: r.number, Cells: cells}, err) {
				return
			}
		}
	}
}

func (b *Block) cell(c cell) string {
	if c.length == shared {
		return b.shared[c.at]
	}
	return b.text[c.at : c.at+c.length]
}

// row gives all cells of one row.
func (b *Block) row(r row, from int) []string {
	cells := make([]string, b.cells[r.cells-1].column)
	for _, c := range b.cells[from:r.cells] {
		cells[c.column-1] = b.cell(c)
	}
	return cells
}

// usualWidth is the width that most rows of the block have, of two at least; 0 if
// none is.
func (b *Block) usualWidth() int {
	rows := make(map[int]int)
	for _, r := range b.list {
		width := int(b.cells[r.cells-1].column)
		if rows[width]++; rows[width] > 1 && 2*rows[width] > len(b.list) {
			return width
		}
	}
	return 0
}

// headsUpTo is the width of the row below a header where nothing stands below the
// header's first name, as in a second row of it; 0 if that is no such row.
func (b *Block) headsUpTo(header []string) int {
	named := slices.IndexFunc(header, func(name string) bool { return !blankText(name) })
	if len(b.list) == 0 || int(b.cells[0].column) <= named+1 {
		return 0
	}
	return int(b.cells[b.list[0].cells-1].column)
}

// width is the last column with something in it.
func (b *Block) width() int {
	width := 0
	for _, r := range b.list {
		width = max(width, int(b.cells[r.cells-1].column))
	}
	return width
}
