package draft

import (
	"fmt"
	"path"
	"strings"
	"unicode"
)

// longestID is how many characters of a name an id keeps.
const longestID = 24

// slug is a short id made of a name: its letters and digits in lower case, whole words
// as long as there is room.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	id := ""
	for _, word := range words {
		longer := word
		if id != "" {
			longer = id + "_" + word
		}
		if letters := []rune(longer); len(letters) > longestID {
			if id == "" {
				id = string(letters[:longestID])
			}
			break
		}
		id = longer
	}
	return id
}

// unique makes ids of names, each another one: in the order of the names, so that the
// same file gives the same ids.
func unique(names []string, empty string) []string {
	taken := map[string]bool{"overall": true, "weighted": true}
	ids := make([]string, len(names))
	for i, name := range names {
		base := slug(name)
		if base == "" {
			base = empty
		}
		id := base
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s_%d", base, n)
		}
		taken[id], ids[i] = true, id
	}
	return ids
}

// baseName is the name of a file without its folder and ending.
func baseName(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

// NameDimensions gives dimensions ids that are made of their labels.
func NameDimensions(dimensions []Dimension) {
	var labels []string
	for _, d := range dimensions {
		labels = append(labels, d.Label)
	}
	for i, id := range unique(labels, "dimension") {
		dimensions[i].ID = id
	}
}
