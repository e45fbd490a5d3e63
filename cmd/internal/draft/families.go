package draft

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"servgap/gap/survey"
	"servgap/importers"
)

// family is columns whose names differ by the item alone.
type family struct {
	affix   string // what stands beside the item
	columns []int
	first   int
}

// families finds columns, one for each item, whose names are the item's id or its
// number and something that is the same for all.
func families(s *importers.Source, in survey.Instrument, ids []string) []family {
	var found []family
	for _, keys := range append([][]string{ids, numbersTo(len(ids))}, numberedWithin(in)...) {
		for _, f := range familiesBy(s, keys) {
			if !slices.ContainsFunc(found, func(known family) bool { return known.first == f.first }) {
				found = append(found, f)
			}
		}
	}
	slices.SortFunc(found, func(a, b family) int { return cmp.Compare(a.first, b.first) })
	return found
}

// numberedWithin are names of the items by their number in the dimension: TAN_1.
func numberedWithin(in survey.Instrument) [][]string {
	var all [][]string
	for _, sign := range []string{"_", "-", ".", ""} {
		keys := make([]string, len(in.Items))
		for d, dimension := range in.Dimensions {
			words := dimensionWords(in, d)
			for n, item := range dimension.Items {
				keys[item] = words[len(words)-1] + sign + strconv.Itoa(n+1)
			}
		}
		if !slices.Contains(keys, "") {
			all = append(all, keys)
		}
	}
	return all
}

func familiesBy(s *importers.Source, keys []string) []family {
	at := make(map[string]int)
	for i, key := range keys {
		at[strings.ToLower(key)] = i
	}
	byAffix := make(map[string][]int)
	var affixes []string
	for column, header := range s.Header {
		affix, item, ok := affixOf(plainCode(oneLine(header)), at)
		if !ok {
			continue
		}
		if byAffix[affix] == nil {
			affixes = append(affixes, affix)
			byAffix[affix] = slices.Repeat([]int{-1}, len(keys))
		}
		byAffix[affix][item] = column
	}
	var found []family
	for _, affix := range affixes {
		if columns := byAffix[affix]; !slices.Contains(columns, -1) {
			found = append(found, family{affix, columns, columns[0]})
		}
	}
	return found
}

// bracketed is the code of a row of a question as LimeSurvey writes it.
var bracketed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Za-z][A-Za-z0-9]*)\[([A-Za-z0-9]+)\]$`) })

// plainCode writes the code of a row with the sign that LimeSurvey writes with another
// setting of its export: M_TAN1 for M[TAN1].
func plainCode(name string) string { return bracketed().ReplaceAllString(name, "${1}_$2") }

// affixOf divides a name into an item's key at its end or beginning and the rest.
func affixOf(name string, keys map[string]int) (affix string, item int, ok bool) {
	lower := strings.ToLower(name)
	if len(lower) != len(name) {
		return "", 0, false
	}
	for cut := 1; cut < len(lower); cut++ {
		if item, known := keys[lower[cut:]]; known && divides(lower, cut) {
			return name[:cut], item, true
		}
	}
	for cut := len(lower) - 1; cut > 0; cut-- {
		if item, known := keys[lower[:cut]]; known && divides(lower, cut) {
			return name[cut:], item, true
		}
	}
	return "", 0, false
}

// divides reports whether a name can be divided at a byte: not within a word or a
// number.
func divides(name string, at int) bool {
	left, right := rune(name[at-1]), rune(name[at])
	if left >= 0x80 || right >= 0x80 {
		return false
	}
	if unicode.IsDigit(left) && unicode.IsDigit(right) {
		return false
	}
	return !(unicode.IsLetter(left) && unicode.IsLetter(right))
}
