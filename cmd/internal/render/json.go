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
	encoder := plainEncoder(&b)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(r)
	return b.Bytes(), err
}

// JSONL writes the rows of a result as one object a line: its gaps, or if there
// are none those of its steps, or if there are none of these either the gaps that
// were rated directly.
func JSONL(r gap.Result) ([]byte, error) {
	if len(r.Gaps) > 0 {
		return lines(r.Gaps)
	}
	var rows []gap.StepRow
	for _, s := range r.Steps {
		rows = append(rows, s.Rows...)
	}
	if len(rows) > 0 {
		return lines(rows)
	}
	return lines(r.Direct)
}

func lines[R any](rows []R) ([]byte, error) {
	var b bytes.Buffer
	encoder := plainEncoder(&b)
	for _, row := range rows {
		if err := encoder.Encode(row); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// plainEncoder leaves <, > and & as they are: what it writes is no page.
func plainEncoder(b *bytes.Buffer) *json.Encoder {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	return encoder
}
