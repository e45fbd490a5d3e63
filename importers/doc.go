// Package importers reads survey exports into responses.
//
// Open a file, let Find match its columns to a questionnaire by their names or
// Map by what a project file says, make a Decoder of the layout and range over
// the responses of each part; parts may be decoded side by side, each with a
// Decoder of its own. What is wrong with a file comes
// back as problems, all of them together; nothing is guessed silently and every
// row that is left out is counted by its reason.
package importers
