package savfile

// What a file may hold beside what package limit says, whatever anybody sets. Counts in it are promises of the file and allocate
// nothing; these bound what is kept.
const (
	mostPieces = 16      // variables to a column: a long text takes up to 131
	maxText    = 32767   // bytes of a text in SPSS
	maxLabel   = 1 << 16 // bytes of a variable's label; SPSS writes 255 characters at most
)

// How much is handed on at a time.
const (
	blockBytes = 1 << 20
	blockRows  = 4096
)
