package dialect

// Kind is what a column holds.
type Kind uint8

// The kinds of columns. Contact is what names a person: name, e-mail, IP address.
const (
	Answer   Kind = iota
	ID            // of the response or the respondent
	Started       // when
	Ended         // when it was handed in, or last touched
	Status        // of the response: real, preview, partial
	Finished      // whether it was handed in
	Progress      // how far it came: percent, or the last page
	Duration      // in seconds or milliseconds
	Language      // it was answered in
	Contact       // personal: name, e-mail, IP address
	Meta          // what else the platform or the sender of the link adds
	Comment       // text beside a choice: other, please specify
	Order         // in which the options were shown
	Timing        // clicks and seconds of a page
	Choice        // one option of a multiple choice
	Derived       // scores and topics that were computed
	Empty         // neither a name nor answers that differ
)

var kindNames = [...]string{"answer", "id", "started", "ended", "status", "finished", "progress", "duration",
	"language", "contact", "meta", "comment", "order", "timing", "choice", "derived", "empty"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}
