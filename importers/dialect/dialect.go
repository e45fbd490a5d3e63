// Package dialect looks at the first records of a survey export and says which
// platform wrote it, how many of them are headers, what each column is, and which
// rows below are no answers. Read is the function to call. It goes by what is
// there, the columns' names and the shape of the cells, never by a fixed number of
// rows: people open exports in a spreadsheet, cut columns off and save them again.
//
// Enalyzer and Netigate are not told by name: no header of theirs is published.
// Their files are read as any other table is.
package dialect

import "slices"

// The platforms that are recognised.
const (
	Alchemer       = "alchemer"
	Forsta         = "forsta"
	GoogleForms    = "google-forms"
	Jotform        = "jotform"
	Kobo           = "kobo"
	LimeSurvey     = "limesurvey"
	MicrosoftForms = "microsoft-forms"
	Nettskjema     = "nettskjema"
	ODK            = "odk"
	Qualtrics      = "qualtrics"
	Questback      = "questback"
	REDCap         = "redcap"
	SurveyMonkey   = "surveymonkey"
	SurveyXact     = "surveyxact"
	Typeform       = "typeform"
)

// Dialect is what an export's first rows say about it.
type Dialect struct {
	Platform string // one of the constants, or "" if it is nobody's
	Variant  string // how that platform wrote it: one of the Variant constants, or ""
	Evidence string // what gave it away: one of the Evidence constants, or ""

	Above      int // rows before the header: blank ones and titles
	HeaderRows int // 0 to 3
	Columns    []Column
	Rules      []Rule // rows that are no answers

	// RepeatedBy names the column that tells several rows of one respondent apart,
	// events or repeated instruments; "" if there is none.
	RepeatedBy string
	// Aggregate says that these are counts or shares per answer, not responses.
	Aggregate bool
}

// What gives a platform away. The last two are said of tables that are nobody's.
const (
	ByImportIDs      = "import-id-row"       // the third row of a Qualtrics file
	ByLegacyHeader   = "legacy-header"       // V1 above ResponseID
	ByMetadata       = "metadata-names"      // the names of the columns that a platform adds
	ByRespondentID   = "respondent-id"       // a name and numbers of ten digits or so
	ByResponseRow    = "response-row"        // Response, Open-Ended Response in the second row
	ByTimestamp      = "timestamp-first"     // a first column that is called so and holds dates
	ByCodes          = "column-codes"        // names made as only one platform makes them
	ByJoinedChoices  = "joined-choices"      // answers joined with semicolons, and one at the end
	BySubheader      = "two-header-rows"     // blanks in the first row that the second row fills
	ByMissingHeading = "values-in-first-row" // no header
)

// How a platform can write its files.
const (
	VariantLegacy      = "legacy"
	VariantInsights    = "insights" // Qualtrics, 2016
	VariantCurrent     = "current"
	VariantOneRow      = "one-row"
	VariantTwoRow      = "two-row"
	VariantCodes       = "codes"
	VariantCodeAndText = "code-and-text"
	VariantFullText    = "full-text"
	VariantLabels      = "labels"
	VariantShortNames  = "short-names"
	VariantNoMetadata  = "no-metadata"
)

// Column says what a column is.
type Column struct {
	// Name is what it is called: the code where there is one, else the text; as the
	// file has it but for white space at its ends. Names can repeat and be empty.
	Name string
	Text string // the question as asked, its statement included, without markup
	// Stem and Row are a grid's question and its statement. In a grid with several
	// sides the stem ends in the heading of the side.
	Stem, Row string
	Side      string // "1", "2": the side of a side-by-side or dual-scale question
	Kind      Kind
	Choice    string   // the option, of a Choice
	Anchors   []string // what the header says of numbers: "1 = Disagree", "5 = Agree"
}

// look is how many rows Read looks at.
const look = 200

// Read looks at the first records of an export, header included, up to some 100;
// they may be ragged or blank. It gives one column per cell of the widest header
// row, and if there is no header, of the widest row.
func Read(rows [][]string) Dialect {
	t := newTable(rows)
	found := t.recognise()
	if found.headers == 0 {
		found.headers = t.headerRows(found)
	}
	t.headers = found.headers
	d := Dialect{
		Platform: found.platform, Variant: found.variant, Evidence: found.evidence,
		Above: t.above, HeaderRows: t.headers,
		Columns: t.columns(found),
	}
	if d.Platform == "" {
		d.Variant, d.Evidence = t.nobodys()
		d.Aggregate = t.isAggregate(d.Columns)
	}
	if d.Platform == REDCap {
		d.RepeatedBy = t.repeatedBy(d.Columns)
	}
	d.Rules = t.rules(d)
	return d
}

// First is the number of rows before the first that can be a response.
func (d Dialect) First() int { return d.Above + d.HeaderRows }

// Names are the names of the columns.
func (d Dialect) Names() []string {
	names := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		names[i] = c.Name
	}
	return names
}

// Of gives the places of the columns of a kind.
func (d Dialect) Of(kind Kind) []int {
	var places []int
	for i, c := range d.Columns {
		if c.Kind == kind {
			places = append(places, i)
		}
	}
	return places
}

// Drop gives the first rule that says a row is no answer. A rule that would drop
// every row says nothing about them: the caller keeps what only such rules drop.
func (d Dialect) Drop(cells []string) (rule int, ok bool) {
	rule = slices.IndexFunc(d.Rules, func(r Rule) bool { return r.Drops(cells) })
	return rule, rule >= 0
}
