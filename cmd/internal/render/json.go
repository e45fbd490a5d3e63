package render

import (
	"bytes"
	"encoding/json"

	"servgap/gap"
)

// JSON writes a result as one indented object with all digits; what is undefined
// is null.
func JSON(r gap.Result) ([]byte, error) { return Object(r) }

// Object writes anything else that programs read in the same form.
func Object[T any](object T) ([]byte, error) {
	var b bytes.Buffer
	encoder := plainEncoder(&b)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(object)
	return VisibleJSON(b.Bytes()), err
}

// JSONL writes rows of a result as one object a line.
func JSONL[R any](rows []R) ([]byte, error) {
	var b bytes.Buffer
	encoder := plainEncoder(&b)
	for _, row := range rows {
		if err := encoder.Encode(row); err != nil {
			return nil, err
		}
	}
	return VisibleJSON(b.Bytes()), nil
}

// plainEncoder leaves <, > and & as they are: what it writes is no page.
func plainEncoder(b *bytes.Buffer) *json.Encoder {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	return encoder
}
