package draft

import (
	"fmt"
	"path"
	"regexp"
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

var (
	quarter = regexp.MustCompile(`(?i)(20\d\d)[ _.-]*(?:q|k|kv|kvartal|quarter)[ _.-]*([1-4])(?:\D|$)`)
	after   = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:q|k|kv)[ _.-]*([1-4])[ _.-]*(20\d\d)(?:\D|$)`)
)

// waveOf is the id of a wave by the name of its file: a quarter if it names one, else
// the name.
func waveOf(file string) string {
	base := baseName(file)
	if m := quarter.FindStringSubmatch(base); m != nil {
		return m[1] + "-Q" + m[2]
	}
	if m := after.FindStringSubmatch(base); m != nil {
		return m[2] + "-Q" + m[1]
	}
	if id := slug(base); id != "" {
		return id
	}
	return "wave"
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
