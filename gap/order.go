package gap

import "slices"

// Order is the place of a row in the questionnaire, among those of its level.
func (g Gap) Order() int { return g.order }

// sortLarge sorts rows that are large, equal ones as they stand: each is moved once.
func sortLarge[R any](rows []R, compare func(a, b *R) int) {
	from := make([]int, len(rows)) // by place: which row comes there
	for i := range from {
		from[i] = i
	}
	slices.SortStableFunc(from, func(i, j int) int { return compare(&rows[i], &rows[j]) })
	for at := range from {
		if from[at] == at {
			continue
		}
		// A round of rows, each of which takes the place of the one before.
		first, to := rows[at], at
		for from[to] != at {
			rows[to] = rows[from[to]]
			to, from[to] = from[to], to
		}
		rows[to], from[to] = first, to
	}
}
