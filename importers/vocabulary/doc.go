// Package vocabulary knows the words in which surveys write answers down: the sets
// of labels in ten languages, low to high, the words for no answer, and the stems
// by which a question says what it asks for.
//
// Read says what the labels of one block mean; a block is the columns that share
// one scale. What a label means belongs to its set and never to the label: Good
// is the middle of one set and above the middle of another. So Read goes by all
// labels of the block, each of them whole, and where two sets fit and differ it
// chooses none and names both.
package vocabulary
