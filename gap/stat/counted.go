package stat

import (
	"cmp"
	"slices"
)

// fewCodes are counted each at its own place.
const fewCodes = 64

// counted is how many of the people have each of some codes, which ascend: n[i] have the
// i-th.
func counted(n []int64, code func(i int) int64) (codes, people []int64) {
	if len(n) == 0 {
		return nil, nil
	}
	least, most := code(0), code(0)
	for i := range n {
		x := code(i)
		least, most = min(least, x), max(most, x)
	}
	if uint64(most)-uint64(least) >= fewCodes {
		return countedSorted(n, code)
	}
	var all [fewCodes]int64
	var has [fewCodes]bool
	different := 0
	for i, some := range n {
		at := code(i) - least
		if !has[at] {
			has[at] = true
			different++
		}
		all[at] += some
	}
	codes, people = make([]int64, 0, different), make([]int64, 0, different)
	for at, there := range has {
		if there {
			codes, people = append(codes, least+int64(at)), append(people, all[at])
		}
	}
	return codes, people
}

// countedSorted is counted of any codes.
func countedSorted(n []int64, code func(i int) int64) (codes, people []int64) {
	type some struct{ code, n int64 }
	all := make([]some, len(n))
	for i := range n {
		all[i] = some{code(i), n[i]}
	}
	slices.SortFunc(all, func(a, b some) int { return cmp.Compare(a.code, b.code) })
	different := 0
	for i, of := range all {
		if i == 0 || of.code != all[i-1].code {
			different++
		}
	}
	codes, people = make([]int64, 0, different), make([]int64, 0, different)
	for i, of := range all {
		if i == 0 || of.code != all[i-1].code {
			codes, people = append(codes, of.code), append(people, 0)
		}
		people[len(people)-1] += of.n
	}
	return codes, people
}

// addedLoads is the weights of the people of each code, likewise.
func addedLoads(loads []Load, code func(i int) int64) map[int64]Load {
	added := make(map[int64]Load)
	for i, of := range loads {
		at := code(i)
		if _, known := added[at]; !known {
			added[at] = NewLoad()
		}
		added[at].add(of)
	}
	return added
}
