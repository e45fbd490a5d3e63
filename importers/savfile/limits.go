package savfile

// What a file may hold. Counts in it are promises of the file and allocate
// nothing; these bound what is kept.
const (
	maxColumns    = 16384    // columns of a sheet in Excel (XFD)
	maxPieces     = 1 << 18  // variables, of which a long text takes up to 131
	maxDictionary = 32 << 20 // bytes in front of the cases; so that a case has 8 MiB at most, eight bytes for each record of 32
	maxText       = 32767    // bytes of a text in SPSS
	maxLabel      = 1 << 16  // bytes of a variable's label; SPSS writes 255 characters at most
)

// How much is handed on at a time.
const (
	blockBytes = 1 << 20
	blockRows  = 4096
)
