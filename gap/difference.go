package gap

// Difference is received minus reference, in scale points: two ends, each with
// its respondents and their mean, the estimate of the gap between them and its
// test.
type Difference struct {
	FromStep  string `json:"from_step"`
	FromGroup string `json:"from_group"`
	FromN     int64  `json:"from_n"`
	FromValue Number `json:"from_value"`
	ToStep    string `json:"to_step"`
	ToGroup   string `json:"to_group"`
	ToN       int64  `json:"to_n"`
	ToValue   Number `json:"to_value"`
	Tested
}

// sampled is the size of the smaller sample of the two ends; a fixed end is none.
func (d Difference) sampled() int64 {
	if d.Test == TestFixed {
		return d.people()
	}
	return min(d.FromN, d.ToN)
}

// withoutNumbers is what is compared, and by which test, and nothing of what was
// found.
func (d Difference) withoutNumbers() Difference {
	d.FromN, d.ToN, d.FromValue, d.ToValue = 0, 0, Undefined, Undefined
	d.Tested = d.Tested.withoutNumbers()
	return d
}
