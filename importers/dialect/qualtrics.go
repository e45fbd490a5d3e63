package dialect

import (
	"strings"

	"servgap/importers/pattern"
)

// importID is a cell of the row that Qualtrics writes for itself: with double
// quotes, in the files of 2016 with single ones.
var importID = pattern.New(`^\{\s*["']ImportId["']\s*:\s*["']([^"']*)["']`, "{")

// qualtricsByImportIDs knows a file by that row, the third or in a file that was
// edited an earlier one. The codes are in the first, the texts in between.
func qualtricsByImportIDs(t *table) (found, bool) {
	for row := range min(mostHeaders, len(t.rows)) {
		ids := share(t.rows[row], importID.MatchString)
		if ids < 0.5 {
			continue
		}
		f := found{platform: Qualtrics, variant: VariantCurrent, evidence: ByImportIDs, headers: row + 1, texts: max(row-1, 0)}
		if share(t.rows[row], contains(`'ImportId'`)) > 0 {
			f.variant = VariantInsights
		}
		return f, true
	}
	return found{}, false
}

// qualtricsLegacy knows the older form: V1 to V10 above the names of the metadata.
func qualtricsLegacy(t *table) (found, bool) {
	if len(t.rows) < 2 || t.names[0] != "v1" || share(t.rows[1], func(c string) bool { return fold(c) == "responseid" }) == 0 {
		return found{}, false
	}
	return found{platform: Qualtrics, variant: VariantLegacy, evidence: ByLegacyHeader, headers: 2, texts: 1}, true
}

// qualtricsByNames goes by the first row alone: the second is in the language of
// the account, and the third is missing in a workbook.
func qualtricsByNames(t *table) (found, bool) {
	f := found{platform: Qualtrics, variant: VariantCurrent, evidence: ByMetadata, texts: 1}
	return f, t.has("startdate", "enddate", "finished", "responseid", "recordeddate", "distributionchannel") > 2 ||
		t.has("responseid", "userlanguage") == 2
}

var (
	sideCode  = pattern.New(`^((?:.*[^#])#(\d+))_(.+)$`)
	blockCode = pattern.New(`^(.+)_(x?-?\d+)$`)
	timing    = pattern.New(`(?i)[_ ](?:First Click|Last Click|Page Submit|Click Count)$`)
	order     = pattern.New(`_DO(?:_|$)`)
	freeText  = pattern.New(`_TEXT$`)
	score     = pattern.New(`^SC\d+$`)
	question  = pattern.New(`^(?:\d+_)?QID`)
)

// qualtricsKind goes by the code, by the text in the old form, and by the import
// ID, which begins with QID if it is a question's.
func qualtricsKind(c Column, id string) Kind {
	if kind, ok := metadata[Qualtrics][fold(c.Name)]; ok {
		return kind
	}
	if legacyCode.MatchString(c.Name) {
		if kind, ok := metadata[Qualtrics][fold(c.Text)]; ok {
			return kind
		}
	}
	switch {
	case timing.MatchString(c.Name), timing.MatchString(c.Text):
		return Timing
	case strings.Contains(c.Name, " - "): // Q2 - Topics
		return Derived
	case freeText.MatchString(c.Name):
		return Comment
	case order.MatchString(c.Name):
		return Order
	case score.MatchString(c.Name):
		return Derived
	case id != "" && !question.MatchString(id): // embedded data
		return Meta
	}
	return Answer
}

var legacyCode = pattern.New(`^V\d+$`)

// separators stand between a question and its statement: with blanks in the
// current form, without in the old one.
func (f found) separators() []string {
	if f.variant == VariantLegacy {
		return []string{" - ", "-"}
	}
	return []string{" - "}
}

func qualtrics(t *table, f found, columns []Column) {
	blocks := make([]string, len(columns))
	for i := range columns {
		c := &columns[i]
		id := ""
		if match := importID.FindStringSubmatch(t.cell(f.headers-1, i)); match != nil {
			id = match[1]
		}
		c.Kind = qualtricsKind(*c, id)
		if c.Kind != Answer {
			continue
		}
		c.Text = strings.TrimSuffix(strings.ReplaceAll(c.Text, "\n- ", " - "), " - Selected Choice") // a question may end in a break
		if match := sideCode.FindStringSubmatch(c.Name); match != nil {
			blocks[i], c.Side = match[1], match[2]
		} else if match := blockCode.FindStringSubmatch(c.Name); match != nil {
			blocks[i] = match[1]
		}
	}
	splitBlocks(columns, blocks, f.separators())
	splitRuns(columns, f.separators())
	t.markChoices(columns)
}
