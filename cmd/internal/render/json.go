package render

import (
	"bytes"
	"encoding/json"

	"servgap/gap"
)

// JSON writes a result as one indented object with all digits; what is undefined
// is null.
func JSON(r gap.Result) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(r)
	return b.Bytes(), err
}
