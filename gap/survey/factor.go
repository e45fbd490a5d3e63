package survey

import "slices"

// Factor reports whether what is asked goes into satisfaction or loyalty beside the
// service, and is none of what comes of it.
func (o Outcome) Factor() bool {
	return slices.Contains([]string{KindProduct, KindPrice, KindSituation, KindPerson}, o.Kind)
}
