package render

import "servgap/importers/problem"

// visible is a text of the survey with everything that a terminal would obey
// instead of show written out.
func visible(text string) string { return problem.Clean(text) }
