package demo

import (
	"fmt"
	"slices"
	"strings"

	"servgap/gap/survey"
)

// words are the texts of the project in one language.
type words struct {
	lang                 string
	name, client, sheet  string
	recommend, satisfied string
	factors              []string // product, price, nights, stays
	weight, offer        string
	dontKnow             string
	loyalty              []string // the columns of loyaltyKinds
	currency, madeUp     string
	region, kind         string
	regions, kinds       []string
	agreement            []string          // with what is expected and with what is perceived
	files                map[string]string // customers, managers, staff
	complaints           complaintWords
	branch, contact      string // of what else is known of customers
	branches, yesNo      []string
	improvable           []string // labels, in their order
}

func readWords(lang string) (words, error) {
	file := lang
	if lang == "nn" {
		file = "nb" // the answers are in Bokmål, as most Norwegian surveys are
	}
	data, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		return words{}, fmt.Errorf("no sample project in %q; there is one in %s", lang, strings.Join(Languages(), ", "))
	}
	texts := make(map[string]string)
	for line := range strings.Lines(string(data)) {
		if key, text, ok := strings.Cut(line, ":"); ok {
			texts[key] = strings.TrimSpace(text)
		}
	}
	list := func(key string) []string { return strings.Split(texts[key], "; ") }
	w := words{
		lang: lang, name: texts["name"], client: texts["client"], sheet: texts["sheet"],
		recommend: texts["recommend"], satisfied: texts["satisfied"], dontKnow: texts["dont_know"], weight: texts["weight"], offer: texts["offer"],
		region: texts["region"], kind: texts["kind"], regions: list("regions"), kinds: list("kinds"),
		agreement: list("agreement"), loyalty: list("loyalty"), factors: list("factors"), currency: texts["currency"], madeUp: texts["made_up"],
		branch: texts["branch"], contact: texts["contact"], branches: list("branches"), yesNo: list("yes_no"), improvable: list("improvable"),
		files: map[string]string{"customers": texts["customers"], "managers": texts["managers"], "staff": texts["staff"]},
	}
	w.complaints = readComplaintWords(list)
	if len(w.agreement) != 7 || len(w.regions) != 3 || len(w.kinds) != 2 || len(w.loyalty) != len(loyaltyKinds) || len(w.factors) != 4 || len(w.branches) != 12 || len(w.yesNo) != 2 || len(w.improvable) != len(improvable) || slices.Contains([]string{w.name, w.client, w.sheet, w.dontKnow, w.currency, w.madeUp, w.offer}, "") {
		panic("demo: words of " + lang + " are not complete") // embedded
	}
	return w, nil
}

func (w words) path(group string, wave wave, ending string) string {
	return "data/" + w.files[group] + "_" + strings.ToLower(wave.id[5:]) + ending
}

// header is the columns of the customers' files.
func (w words) header(in survey.Instrument) []string {
	head := []string{"ResponseId", w.region, w.kind}
	for _, letter := range []string{"E", "P"} {
		for _, item := range in.Items {
			head = append(head, letter+"_"+item.ID)
		}
	}
	for _, d := range in.Dimensions {
		head = append(head, "V_"+d.ID)
	}
	return slices.Concat(head, []string{w.recommend, w.satisfied}, w.loyalty, w.factors, w.whoHead(in), []string{w.weight}, w.aheadHead(in))
}

// asked lists what staff are asked of their work.
func asked() string {
	var ids []string
	for _, item := range workAsked().Items {
		ids = append(ids, "{id: "+item.ID+"}")
	}
	return strings.Join(ids, ", ")
}

// project is the servgap.yaml that reads the files.
func (w words) project() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# yaml-language-server: $schema=./servgap.schema.json
# A sample project; all answers are made up.
version: 1
project: {name: %s, client: %s, lang: %s}
scales:
  - {id: default, min: 1, max: 7}
  - {id: recommend, min: 0, max: 10}
  - {id: satisfied, min: 1, max: 5}
  - {id: index, min: 1, max: 10}
  - {id: times, min: 0, max: 20}
labels:
  - {construct: expected, scale: default, low_to_high: [%[4]s]}
  - {construct: perceived, scale: default, low_to_high: [%[4]s]}
missing: {dont_know: [%[5]s]}
instrument: {preset: servqual-1991, items: [
  %[12]s]}
groups:
  - id: customers
    role: customers
    constructs: {expected: "E_{item}", perceived: "P_{item}", future: "F_{item}"%[17]s}
    points: "V_{dim}"
    respondent: ResponseId
    segments: [%[6]s, %[7]s, %[18]s]
    consent: {column: %[19]s, yes: [%[20]s]}
    outcomes:
      - {id: nps, kind: nps, column: %[8]s, scale: recommend}
      - {id: csat, kind: csat, column: %[9]s, scale: satisfied}
%[11]s      - {id: room, kind: product, column: %[13]s, scale: satisfied}
      - {id: price, kind: price, column: %[14]s, scale: satisfied}
      - {id: nights, kind: situation, column: %[15]s, scale: times}
      - {id: stays, kind: person, column: %[16]s, scale: times}
      - {id: app, kind: offer, column: %[21]s, scale: default}
  - {id: managers, role: managers, constructs: {belief: "M_{item}", standard: "S_{item}", self_rated: "Self_{item}"}, points: "V_{dim}",
     practices: [%[22]s],
     opportunities: %[23]s}
  - id: staff
    role: staff
    constructs: {delivered: "D_{item}", promised: "C_{item}", staff_belief: "B_{item}"}
    antecedents: {columns: "A_{item}", items: [%[10]s]}
    practices: [%[24]s]
waves:
`, w.name, w.client, w.lang, strings.Join(w.agreement, ", "), w.dontKnow, w.region, w.kind, w.recommend, w.satisfied, asked(), w.loyaltyOutcomes(), met(), w.factors[0], w.factors[1], w.factors[2], w.factors[3], rivalConstructs(), w.branch, w.contact, w.yesNo[0], w.offer, practicesOf(false), w.opportunities(), practicesOf(true))
	for _, wave := range []struct {
		wave
		ending string
	}{{spring, ".csv"}, {autumn, ".xlsx"}} {
		fmt.Fprintf(&b, "  - id: %s\n    date: %s\n    files:\n", wave.id, wave.date)
		fmt.Fprintf(&b, "      - {group: customers, path: %s}\n", w.path("customers", wave.wave, wave.ending))
		fmt.Fprintf(&b, "      - {group: managers, path: %s}\n", w.path("managers", wave.wave, ".csv"))
		fmt.Fprintf(&b, "      - {group: staff, path: %s}\n", w.path("staff", wave.wave, ".csv"))
		fmt.Fprintf(&b, "    invited: [{group: customers, count: %d}, {group: managers, count: %d}, {group: staff, count: %d}]\n", invitedCustomers, invitedManagers, invitedStaff)
	}
	fmt.Fprintf(&b, "current: %s\nprivacy: {min_cell: 5}\n", autumn.id)
	b.WriteString(`gates:
  checks:
    - {id: enough, metric: answers.customers, fail_if: "< 150"}
    - {id: floor, metric: gap.service.overall, warn_if: "<= -0.70", fail_if: "<= -0.75"}
    - {id: no-fall, metric: gap.service, against: previous, no_fall_of: 0.30}
    - {id: no-fall-overall, metric: gap.service.overall, against: previous, no_fall_of: 0.30}
`)
	b.WriteString(w.economics())
	b.WriteString(w.incidents())
	b.WriteString(w.measures())
	return b.String()
}
