package stat

// totals draws what a multinomial draws, from the same numbers, and keeps no more of it
// than the total of a value that the people of a cell have in common.
type totals struct {
	n      int64
	rounds []totalRound
	person []valued // by the lots of one person
}

// valued is a person's value: other, and more if the lot is the place's own.
type valued struct {
	own         uint32
	other, more int64
}

// totalRound is a round whose shares have values. Those of its people who are in any case
// drawn are least, with a total of theirs.
type totalRound struct {
	most         int64
	least, total int64
	shares       []valuedShare
	lots         lots
}

type valuedShare struct {
	first, size uint32 // as of a share
	value       int64
}

// newTotals takes a value for each cell, be it occupied or not.
func newTotals(m *multinomial, values []int64) *totals {
	t, of := &totals{n: m.n}, make([]int64, len(m.occupied))
	for i, at := range m.occupied {
		of[i] = values[at]
	}
	for i, lot := range m.person {
		other := of[i+int(lot.step)]
		t.person = append(t.person, valued{own: lot.own, other: other, more: of[i] - other})
	}
	for _, r := range m.rounds {
		with := totalRound{most: r.most, lots: r.lots}
		for _, s := range r.shares {
			with.least += s.least
			with.total += s.least * of[s.cell]
			with.shares = append(with.shares, valuedShare{first: s.first, size: s.size, value: of[s.cell]})
		}
		t.rounds = append(t.rounds, with)
	}
	return t
}

// draw is as that of a multinomial.
func (t *totals) draw(from *stream) (total int64) {
	left := t.n
	for i := range t.rounds {
		for r := &t.rounds[i]; left >= r.most; {
			drawn, more := r.draw(from, left)
			left -= drawn
			total += more
		}
	}
	return total + t.drawAlone(from, left)
}

func (t *totals) drawAlone(from *stream, people int64) (total int64) {
	for people > 0 {
		numbers := from.next(people)
		total += totalAlone(numbers, t.person)
		people -= int64(len(numbers))
	}
	return total
}

// totalAlone is of one person for each number.
func totalAlone(numbers []uint32, person []valued) (total int64) {
	for _, number := range numbers {
		product := uint64(number) * uint64(len(person))
		of := &person[product>>32]
		isOwn := (int64(uint32(product)) - int64(of.own)) >> 63
		total += of.other + of.more&isOwn
	}
	return total
}

// draw gives the people that it draws, at most as many as there may be, and their total.
func (r *totalRound) draw(from *stream, most int64) (people, total int64) {
	for {
		people, total = r.least, r.total
		for rest := r.shares; len(rest) > 0; {
			numbers := from.next(int64(len(rest)))
			drawn, more := totalShared(numbers, rest, r.lots)
			people += drawn
			total += more
			rest = rest[len(numbers):]
		}
		if people <= most {
			return people, total
		}
	}
}

// totalShared is of one share for each number, of those that it may have beyond the least.
func totalShared(numbers []uint32, shares []valuedShare, tables lots) (people, total int64) {
	for i, number := range numbers {
		of := &shares[i]
		more := int64(tables.place(of.first, of.size, number))
		people += more
		total += more * of.value
	}
	return people, total
}
