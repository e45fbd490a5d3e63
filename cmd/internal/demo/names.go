package demo

import "strings"

// Names puts the names of the sample project in a language in the place of its English
// ones, its files and columns, sheet and regions: a command that works with the English
// sample works with that one.
func Names(lang string) (*strings.Replacer, error) {
	english, err := readWords("en")
	if err != nil {
		return nil, err
	}
	own, err := readWords(lang)
	if err != nil {
		return nil, err
	}
	var pairs []string
	from := english.names()
	for i, name := range own.names() {
		pairs = append(pairs, from[i], name)
	}
	return strings.NewReplacer(pairs...), nil
}

// names lists what a command can name of the project.
func (w words) names() []string {
	names := []string{w.sheet, w.region, w.kind, w.recommend, w.satisfied, w.branch, w.weight}
	for _, file := range []string{w.files["customers"], w.files["managers"], w.files["staff"], w.complaints.file, w.complaints.times} {
		names = append(names, "data/"+file+"_")
	}
	return append(append(names, w.regions...), w.complaints.columns...)
}
