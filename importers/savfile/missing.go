package savfile

import (
	"math"
	"slices"
)

// Missing is what the author of a file calls missing in a column: single values,
// and of numbers a range. The zero value is nothing. System-missing values are
// not among them; they are blank cells.
type Missing struct {
	Values    []string // as cells hold them
	Ranged    bool
	Low, High string // of the range, both belong to it; empty without an end

	format    format
	low, high float64
}

// None reports whether no value is missing.
func (m Missing) None() bool { return len(m.Values) == 0 && !m.Ranged }

// Has reports whether a cell with that text is missing.
func (m Missing) Has(cell string) bool {
	if slices.Contains(m.Values, cell) {
		return true
	}
	if !m.Ranged {
		return false
	}
	v, ok := m.format.value(cell)
	return ok && v >= m.low && v <= m.high
}

// numbersMissing turns the missing values of a number into text. The lowest and
// the highest number there is are an open end.
func numbersMissing(raw rawMissing, f format, n numbers) Missing {
	m := Missing{format: f}
	values := raw.values
	if raw.ranged {
		m.Ranged = true
		m.low, _ = n.read(values[0])
		m.high, _ = n.read(values[1])
		if lowest := math.Nextafter(-math.MaxFloat64, 0); m.low > lowest {
			m.Low = f.text(m.low)
		}
		if m.high < math.MaxFloat64 {
			m.High = f.text(m.high)
		}
		values = values[2:]
	}
	for _, b := range values {
		if v, ok := n.read(b); ok {
			m.Values = append(m.Values, f.text(v))
		}
	}
	return m
}
