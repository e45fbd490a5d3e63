// Package inflate unpacks DEFLATE (RFC 1951), the packing of ZIP archives, in half
// of the time of compress/flate.
//
// It unpacks what is sound, and nothing else: at the first bit that it does not
// understand it leaves the rest to compress/flate, which starts at the beginning
// and passes over what was given already. So the bytes that come, and what is said
// of damage, are those of that package. The tests hold the one to the other.
//
//	reader.go    what is given, and who gives it
//	input.go     packed bytes, as bits
//	block.go     the heads of blocks, and those that are not packed
//	run.go       the codes of a block, which is where the time goes
//	table.go     what each code means
package inflate
