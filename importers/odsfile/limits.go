package odsfile

// What a workbook may hold. A survey export of a million answers stays far below.
const (
	maxPackage  = 200 << 20 // bytes of the file
	maxEntries  = 10_000
	maxInflated = 1 << 30  // bytes of the content when unpacked
	maxRatio    = 200      // times its packed size, of a content beyond smallPart
	smallPart   = 10 << 20 // bytes
	maxDepth    = 64       // elements in each other
	maxToken    = 1 << 20  // bytes of a tag or of text between two: a full cell of entities takes 0.4 MB
	maxSheets   = 1_000
	maxColumns  = 16384      // the limits of a cell and a sheet of Excel, which LibreOffice shares
	maxCell     = 32767      // characters
	maxRepeated = 10_000_000 // cells that only repeat another
)

// A block ends with either.
const (
	blockRows  = 500
	blockCells = 200_000
)
