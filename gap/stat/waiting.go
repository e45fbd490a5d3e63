package stat

// waiting are people with small codes, of whom many are counted at once.
type waiting struct {
	people  int
	columns [][AtOnce]byte // by number: a code for each person
	planes  []Plane        // likewise; made to be counted
}

func newWaiting(k int) *waiting {
	return &waiting{columns: make([][AtOnce]byte, k), planes: make([]Plane, k)}
}

// add has a person wait; full is true of the last for whom there is room.
func (w *waiting) add(codes []int64) (full bool) {
	at := w.people & (AtOnce - 1)
	columns := w.columns[:len(codes)]
	for i, x := range codes {
		columns[i][at] = byte(x)
	}
	w.people++
	return w.people == AtOnce
}

// moveTo adds the sums of those who wait to a Cross and begins anew.
func (w *waiting) moveTo(c *Cross) {
	for i := range w.columns {
		w.planes[i] = PlaneOf(&w.columns[i])
	}
	c.addPlanes(w.planes, ^uint64(0)>>(AtOnce-w.people))
	w.people = 0
}
