package dialect

import (
	"strings"

	"servgap/importers/pattern"
)

// found is a platform that a table's first rows show, and what it is known by.
type found struct {
	platform, variant, evidence string
	headers                     int // 0 if the rows have to tell
	texts                       int // the row of the texts
}

// recognisers are asked in turn, the surest first: marks that only one platform
// makes, then names that several could have given.
var recognisers = []func(*table) (found, bool){
	qualtricsByImportIDs, qualtricsLegacy, qualtricsByNames,
	byNames, limeSurveyByNames, redcap, kobo,
	surveyMonkey, jotform, googleForms, limeSurveyByCodes, microsoftFormsByChoices,
}

func (t *table) recognise() found {
	if len(t.names) == 0 {
		return found{}
	}
	for _, recognise := range recognisers {
		if f, ok := recognise(t); ok {
			return f
		}
	}
	return found{}
}

// sign is the names that give a platform away: all of one list, and at least one of
// the other unless it is empty.
type sign struct {
	platform, variant string
	all, some         []string
}

var signs = []sign{
	{Nettskjema, VariantCodes, []string{"$submission_id"}, nil},
	{Typeform, VariantCurrent, nil, []string{"start date (utc)", "submit date (utc)", "stage date (utc)"}},
	{Typeform, VariantCurrent, []string{"start date", "submit date", "network id"}, nil},
	{Alchemer, VariantFullText, []string{"response id", "time started"}, []string{"date submitted", "status", "sessionid"}},
	{SurveyXact, VariantCodes, []string{"statoverall_4"}, nil},
	{SurveyXact, VariantShortNames, []string{"stato_4"}, []string{"responde", "stato_3", "closetim"}},
	{Questback, VariantCodes, []string{"lfdn"}, []string{"dispcode", "lastpage", "external_lfdn", "tester", "v_1", "duration"}},
	{Forsta, VariantCodes, []string{"responseid"}, []string{"interview_start", "interview_end", "last_touched", "lastcomplete"}},
	{ODK, VariantCodes, []string{"submissiondate"}, []string{"key", "instanceid", "meta-instanceid"}},
	{ODK, VariantCodes, []string{"key"}, []string{"instanceid", "meta-instanceid", "submitterid", "formdef_version"}},
}

func byNames(t *table) (found, bool) {
	kinds := metadata[MicrosoftForms]
	if len(t.names) > 2 && kinds[t.names[0]] == ID && kinds[t.names[1]] == Started && kinds[t.names[2]] == Ended {
		return found{platform: MicrosoftForms, variant: VariantCurrent, evidence: ByMetadata}, true
	}
	for _, s := range signs {
		if t.has(s.all...) == len(s.all) && (len(s.some) == 0 || t.has(s.some...) > 0) {
			return found{platform: s.platform, variant: s.variant, evidence: ByMetadata}, true
		}
	}
	return found{}, false
}

// redcap is known by the names that it reserves, by checkboxes with three
// underscores beside a form's status, and in a file with labels by its checkboxes.
func redcap(t *table) (found, bool) {
	f := found{platform: REDCap, variant: VariantCodes, evidence: ByMetadata}
	forms := 0
	for i, name := range t.names {
		if strings.HasSuffix(name, "_complete") && share(t.values(i, 1), isFormStatus) == 1 {
			forms++
		}
	}
	switch {
	case t.like(func(n string) bool { return strings.HasPrefix(n, "redcap_") && metadata[REDCap][n] != 0 }) > 0,
		forms > 0 && (t.names[0] == "record_id" || t.like(contains("___")) > 0):
		return f, true
	case t.like(contains("(choice=")) > 1, t.names[0] == "record id" && t.has("complete?") > 0:
		f.variant = VariantLabels
		return f, true
	}
	return found{}, false
}

func isFormStatus(cell string) bool { return cell == "0" || cell == "1" || cell == "2" }

// kobo is known by two of the names with underscores that it puts last.
func kobo(t *table) (found, bool) {
	marks := t.has("_uuid", "_id", "_submission_time", "_index", "__version__", "_validation_status", "_submitted_by",
		"_version", "_status", "meta/instanceid", "formhub/uuid", "_xform_id")
	return found{platform: Kobo, variant: VariantCodes, evidence: ByMetadata}, marks > 1
}

// jotform puts the submission date first.
func jotform(t *table) (found, bool) {
	first := t.names[0] == "submission date" && (share(t.values(0, 1), isDate) > 0.5 || t.like(contains(">>")) > 0)
	return found{platform: Jotform, variant: VariantFullText, evidence: ByMetadata},
		first || t.has("submission id", "submission date", "submission ip") > 1 || t.like(contains(" >> ")) > 1
}

// googleForms puts a timestamp first, in the language of the form.
func googleForms(t *table) (found, bool) {
	if metadata[GoogleForms][t.names[0]] != Ended {
		return found{}, false
	}
	times := t.values(0, 1)
	return found{platform: GoogleForms, variant: VariantFullText, evidence: ByTimestamp, headers: 1},
		len(times) == 0 || share(times, isTime) > 0.5
}

// isTime takes the serial number of a spreadsheet's date for one, too: 20000 is in
// 1954, 80000 in 2119.
func isTime(cell string) bool {
	n, ok := number(cell)
	return isDate(cell) || ok && n > 20000 && n < 80000
}

// microsoftFormsByChoices knows a file without the times by its joined choices,
// which end in a semicolon.
func microsoftFormsByChoices(t *table) (found, bool) {
	f := found{platform: MicrosoftForms, variant: VariantNoMetadata, evidence: ByJoinedChoices, headers: 1}
	if t.names[0] != "id" {
		return found{}, false
	}
	for i := range t.names {
		values := t.values(i, 1)
		if len(values) > 1 && share(values, hasSuffix(";")) == 1 {
			return f, true
		}
	}
	return found{}, false
}

// limeSurveyByNames wants the page that a respondent came to, which nobody else
// writes so, beside the response's number.
func limeSurveyByNames(t *table) (found, bool) {
	seen := map[Kind]bool{}
	for _, name := range t.names {
		if kind, ok := metadata[LimeSurvey][name]; ok {
			seen[kind] = true
		}
	}
	f := found{platform: LimeSurvey, variant: VariantFullText, evidence: ByMetadata}
	switch {
	case t.has("submitdate", "lastpage", "startlanguage") > 1 || t.has("id", "submitdate", "seed") == 3:
		f.variant = VariantCodes
		return f, true
	case seen[ID] && seen[Progress] && (seen[Ended] || seen[Language]), seen[ID] && seen[Ended] && seen[Language]:
		return f, true
	case t.like(codeBefore(limeMeta)) > 1:
		f.variant = VariantCodeAndText
		return f, true
	}
	return found{}, false
}

// limeMeta are codes of what LimeSurvey adds, which stand before the words of any
// language in a heading of code and text.
var limeMeta = set("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")

func codeBefore(codes map[string]bool) func(string) bool {
	return func(name string) bool {
		code, _, ok := strings.Cut(name, ". ")
		return ok && codes[code]
	}
}

var (
	subquestion = pattern.New(`(?i)^[a-z][a-z0-9]*(?:\[sq\d{3}(?:_sq\d{3})?\]|_sq\d{3})`, pattern.Digits, "[_")
	codeAndText = pattern.New(`(?s)^([A-Za-z][A-Za-z0-9]*(?:\[[^\[\]]+\])*)\. (.+)$`, ".", " ")
)

// limeSurveyByCodes knows a file without metadata by the codes that subquestions
// get, SQ001.
func limeSurveyByCodes(t *table) (found, bool) {
	return found{platform: LimeSurvey, variant: VariantCodes, evidence: ByCodes}, t.like(subquestion.MatchString) > 1
}
