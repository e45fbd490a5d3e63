package csvfile

// What a file may hold. Each has an error that names it; a survey export is far
// below all of them, so reaching one means a damaged or a different file.
const (
	maxCell    = 1 << 20  // bytes of one cell
	maxRecord  = 16 << 20 // bytes of one record, which is what has to be in memory at once
	maxColumns = 16384    // columns of a sheet in Excel (XFD)
)

// How much is looked at, and how much is handed on, at a time.
const (
	headSize      = 1 << 20   // bytes that decide encoding and delimiter
	sampleRecords = 50        // records that decide the delimiter
	blockSize     = 256 << 10 // bytes of text in a block
)
