package survey

// The kinds of an outcome: what comes of the service, and behind it what goes into
// satisfaction and loyalty beside it.
const (
	KindNPS    = "nps"    // would recommend, 0 to 10
	KindCSAT   = "csat"   // is satisfied
	KindCES    = "ces"    // found it easy
	KindIndex  = "index"  // one of the three questions of the satisfaction index
	KindSwitch = "switch" // thinks of leaving; high leaves
	KindTell   = "tell"   // tells others

	KindOverall   = "overall"   // is satisfied with the whole
	KindProduct   = "product"   // the quality of the product
	KindPrice     = "price"     // the price, or what it is worth
	KindSituation = "situation" // of the situation, as a number
	KindPerson    = "person"    // of the respondent, as a number

	KindOffer = "offer" // something new: what is expected of it ahead
)

// Recommends reports whether promoters and detractors can be told on a scale: from 0 to
// 10, or from 1 to 10, which gives another number.
func Recommends(s Scale) bool {
	return s.Step == 1 && s.Den == 1 && s.Highest() == 10 && (s.Min == 0 || s.Min == 1)
}
