// Package tally counts responses. A Tally is the only thing that the analysis
// reads: integer counts of answers, of pairs of answers, of dimension scores
// and of the overall gap, of answers and scores beside an outcome, and exact sums of
// products.
//
// Make a Plan of what was asked and which gaps matter, New a tally from it, Add
// responses, and Merge tallies that were counted apart: the result is the same
// bit for bit however the responses were divided, because nothing is rounded
// while counting. Encode and Decode keep a tally in a file.
//
// For scales of up to 16 points a tally does not grow with the number of
// responses; beyond, only with the number of different answers. A tally file is
// confidential: its score counts can single a person out.
package tally
