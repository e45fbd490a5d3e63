package survey

import "slices"

// Factor reports whether what is asked goes into satisfaction or loyalty beside the
// service, and is none of what comes of it.
func (o Outcome) Factor() bool {
	return slices.Contains([]string{KindProduct, KindPrice, KindSituation, KindPerson}, o.Kind)
}

// Whole reports whether what is asked is about the service as a whole: neither what
// goes into satisfaction or loyalty, nor something new that nobody has been given.
func (o Outcome) Whole() bool { return !o.Factor() && o.Kind != KindOffer }
