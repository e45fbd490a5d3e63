package survey

import "slices"

// The kinds of outcomes that drivers tell apart.
const (
	KindNPS       = "nps"
	KindCSAT      = "csat"
	KindOverall   = "overall"   // satisfaction with the whole
	KindProduct   = "product"   // the quality of the product
	KindPrice     = "price"     // the price, or what it is worth
	KindSituation = "situation" // of the situation, as a number
	KindPerson    = "person"    // of the respondent, as a number
	KindTell      = "tell"      // tells others
	KindSwitch    = "switch"    // thinks of leaving
)

// Factor reports whether what is asked goes into satisfaction or loyalty beside the
// service, and is none of what comes of it.
func (o Outcome) Factor() bool {
	return slices.Contains([]string{KindProduct, KindPrice, KindSituation, KindPerson}, o.Kind)
}
