package csvfile

// How much is looked at, and how much is handed on, at a time.
const (
	longRecord    = 4 << 20   // bytes of a record that may well be as long as any
	sampleCells   = 16384     // that are kept of a record which is only looked at
	headSize      = 1 << 20   // bytes that decide encoding and delimiter
	shortFile     = 256 << 10 // bytes of a file for which less room is made
	sampleRecords = 50        // records that decide the delimiter
	blockSize     = 256 << 10 // bytes of text in a block
)
