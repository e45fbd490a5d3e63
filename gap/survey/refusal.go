package survey

import "fmt"

// refused is an error that keeps its English form and the parts of it, so that it
// can be said in another language. A part may be such an error itself.
type refused struct {
	said, form string
	parts      []any
}

// refusal is the error of a form of package fmt, written out where it is used.
func refusal(form string, parts ...any) error {
	return refused{fmt.Sprintf(form, parts...), form, parts}
}

func (r refused) Error() string { return r.said }

// Sentence is the form and its parts.
func (r refused) Sentence() (form string, parts []any) { return r.form, r.parts }
