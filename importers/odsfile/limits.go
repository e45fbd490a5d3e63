package odsfile

// What a workbook may hold beside what package limit says, whatever anybody sets. A survey export of a million answers stays far below.
const (
	smallPart   = 10 << 20 // bytes of a content that may unpack from as little as it will
	maxDepth    = 64       // elements in each other
	maxToken    = 1 << 20  // bytes of a tag or of text between two: a full cell of entities takes 0.4 MB
	maxSheets   = 1_000
	maxCell     = 32767      // characters: the limit of Excel, which LibreOffice shares
	maxRepeated = 10_000_000 // cells that only repeat another
)

// A block ends with either.
const (
	blockRows  = 500
	blockCells = 200_000
)
