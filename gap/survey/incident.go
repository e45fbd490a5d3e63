package survey

// Incident is one complaint, or one critical incident, as a row of a table tells it.
// What is not told is empty.
type Incident struct {
	Unit       string // where
	Touchpoint string
	Cause      string // by the first coder
	Second     string // the cause by a second coder
	Positive   bool   // praise; all else is a complaint
	Resolution Resolution
	Days       *Decimal // until it was answered or settled
	Satisfied  *Decimal // how satisfied the customer was with how it was handled
}

// Resolution is what came of an incident.
type Resolution string

// What comes of an incident; the empty text was not told.
const (
	Resolved   Resolution = "resolved"
	Unresolved Resolution = "unresolved"
)
