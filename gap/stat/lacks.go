package stat

// lacks are, of people who lack one of k numbers, how many lack each other one too, and
// the sums of the others of those who do not.
type lacks struct {
	k    int
	rows [][]lack // by the number that is missing, nil if nobody lacked it
	few  []int64  // likewise, of whom the rows do not hold yet: three lanes of a word
	one  []int64  // what a person adds to it

	people int64 // who are in the lanes
	room   int64 // for how many people they are
}

// lack is, at the place of the number that is missing, of all who lack it.
type lack struct {
	both       int64
	x, squares Sum
}

// The lanes hold a number's squares, itself and the people who lack it, in this order.
const lackBits = 21

func newLacks(k int, most int64) *lacks {
	l := &lacks{k: k, rows: make([][]lack, k)}
	if most < 1<<lackBits {
		l.room = laneRoom(lackBits, most)
	}
	return l
}

// add counts n people with the same codes, 0 for those that are missing, whose places are
// told.
func (l *lacks) add(codes []int64, missing []int, n int64) {
	if l.room == 0 || n > l.room {
		l.addWide(codes, missing, n)
		return
	}
	l.expect(n)
	one := l.one[:len(codes)]
	for i, x := range codes {
		one[i] = x*x + x<<lackBits
	}
	for _, at := range missing {
		one[at] = 1 << (2 * lackBits)
	}
	for _, at := range missing {
		row := l.few[at*l.k:][:len(one)]
		for i, x := range one {
			row[i] += n * x
		}
	}
}

// expect makes room in the lanes for n people more, not above what they have room for.
func (l *lacks) expect(n int64) {
	if l.few == nil {
		l.few, l.one = make([]int64, l.k*l.k), make([]int64, l.k)
	}
	if l.people > l.room-n {
		l.settle()
	}
	l.people += n
}

// addWide is add for codes and numbers of people of any size.
func (l *lacks) addWide(codes []int64, missing []int, n int64) {
	small := narrow(codes, n)
	for _, at := range missing {
		row := l.row(at)
		for _, other := range missing {
			row[other].both += n
		}
		for i, x := range codes {
			switch {
			case small:
				row[i].x.Add(x * n)
				row[i].squares.Add(x * x * n)
			default:
				row[i].x.AddProduct(x, n)
				var square Sum
				square.AddProduct(x, x)
				row[i].squares.addTimes(square, n)
			}
		}
	}
}

// settle moves what is in the lanes to the rows.
func (l *lacks) settle() {
	for missing := range l.k {
		few := l.few[missing*l.k:][:l.k]
		if few[missing] == 0 {
			continue // nobody lacked it
		}
		row := l.row(missing)
		for i, word := range few {
			row[i].take(word)
		}
	}
	clear(l.few)
	l.people = 0
}

// row is that of a number that somebody lacks.
func (l *lacks) row(missing int) []lack {
	if l.rows[missing] == nil {
		l.rows[missing] = make([]lack, l.k)
	}
	return l.rows[missing]
}

// take adds what is in the lanes of a word.
func (of *lack) take(word int64) {
	of.squares.Add(laneAt(word, 0, lackBits))
	of.x.Add(laneAt(word, lackBits, lackBits))
	of.both += laneAt(word, 2*lackBits, lackBits)
}

// of is what those who lack a number have of another one.
func (l *lacks) of(missing, i int) (of lack) {
	if row := l.rows[missing]; row != nil {
		of = row[i]
	}
	if l.people > 0 {
		of.take(l.few[missing*l.k+i])
	}
	return of
}

func (l *lacks) merge(other *lacks) {
	if other.people > 0 {
		l.expect(other.people)
		for i, word := range other.few {
			l.few[i] += word
		}
	}
	for missing, row := range other.rows {
		for i, from := range row {
			into := &l.row(missing)[i]
			into.both += from.both
			into.x.AddSum(from.x)
			into.squares.AddSum(from.squares)
		}
	}
}
