package stat

// Crossing counts people into a Cross. What they add to its sums is first kept in planes or
// in lanes, where codes are small enough for that. Copies of it share what was counted, so
// that only one of them counts on.
type Crossing struct {
	sums  Cross
	flat  bool     // whether codes fit planes
	most  int64    // the largest code, either side of 0
	last  *waiting // who is not in the sums yet; nil before the first
	size  uint     // of a lane in bits; 0 if codes are too large
	room  int64    // for how many people it is
	few   *lanes   // what is not in the sums yet; nil before the first
	units []int64  // of the codes that AddParts takes; nil if these are 1
}

// NewCrossing counts people into a Cross. Codes are from least to most, and most people
// count as often as times says.
func NewCrossing(into Cross, least, most, times int64) Crossing {
	c := Crossing{sums: into, flat: fitPlanes(least, most), most: max(-least, most)}
	c.size, c.room = laneSize(into.K, c.most, times)
	return c
}

// NewCrossingIn is the same where codes are multiples of a unit, most often. Of these, the
// multiples are not larger than most, either side of 0.
func NewCrossingIn(units []int64, into Cross, most int64) Crossing {
	c := NewCrossing(into, -most, most, 1)
	c.units, c.flat = units, false
	return c
}

// K is how many numbers there are.
func (c *Crossing) K() int { return c.sums.K }

// AddTimes counts n people with the same codes.
func (c *Crossing) AddTimes(codes []int64, n int64) {
	if n == 1 && c.flat {
		c.addLast(codes)
		return
	}
	if c.units == nil && c.hold(n) {
		c.sums.N += n
		c.few.add(codes, n)
		return
	}
	c.sums.AddTimes(codes, n)
}

// addLast counts a person among those who are counted at once.
func (c *Crossing) addLast(codes []int64) {
	if c.last == nil {
		c.last = newWaiting(c.sums.K)
	}
	c.sums.N++
	if c.last.add(codes) {
		c.last.moveTo(&c.sums)
	}
}

// AddParts counts a person whose codes are these multiples of their units.
func (c *Crossing) AddParts(parts []int64) {
	if c.hold(1) {
		c.sums.N++
		c.few.add(parts, 1)
		return
	}
	codes := make([]int64, len(parts))
	for i, x := range parts {
		codes[i] = x * c.units[i]
	}
	c.sums.AddTimes(codes, 1)
}

// hold reports whether the lanes have room for n people.
func (c *Crossing) hold(n int64) bool {
	return c.few != nil && c.few.people <= c.room-n || c.clear(n)
}

// clear makes room in the lanes for n people; ok is false if that is too many.
func (c *Crossing) clear(n int64) (ok bool) {
	switch {
	case c.size == 0 || n > c.room:
		return false
	case c.few == nil:
		c.few = newLanes(c.sums.K, c.size)
	default:
		c.few.moveTo(&c.sums, c.units)
	}
	return true
}

// settle moves what is in the planes and in the lanes to the sums.
func (c *Crossing) settle() {
	if c.last != nil && c.last.people > 0 {
		c.last.moveTo(&c.sums)
	}
	if c.few != nil && c.few.people > 0 {
		c.few.moveTo(&c.sums, c.units)
	}
}

// Merge counts everybody of another one of the same numbers.
func (c *Crossing) Merge(other Crossing) { c.sums.Merge(other.Cross()) }

// MergeCross counts everybody of a Cross of the same numbers.
func (c *Crossing) MergeCross(other Cross) { c.sums.Merge(other) }

// Cross is the sums of all who were counted.
func (c *Crossing) Cross() Cross {
	c.settle()
	return c.sums
}
