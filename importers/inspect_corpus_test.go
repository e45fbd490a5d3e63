package importers

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// knownNumber is a number that a correct import of a real export gives, from the
// table in FORMATS.md beside the exports, and where inspect -f json has it.
type knownNumber struct {
	file, sheet, what string
	got               func(Inspection) any
	want              any
}

func responsesKept(in Inspection) any { return in.Responses.Kept }
func headers(in Inspection) any       { return in.HeaderRows }

// of asks something of the column at an index.
func of(column int, get func(InspectedColumn) any) func(Inspection) any {
	return func(in Inspection) any { return get(in.Columns[column]) }
}

func blanks(c InspectedColumn) any { return c.Blank }
func kind(c InspectedColumn) any   { return c.Kind }

func mean(c InspectedColumn) any { return math.Round(c.Numbers.Mean*1e6) / 1e6 }
func numbersIn(c InspectedColumn) any {
	return c.Numbers.N
}

// answered counts an answer.
func answered(value string) func(InspectedColumn) any {
	return func(c InspectedColumn) any {
		for _, v := range c.Values {
			if v.Value == value {
				return v.Count
			}
		}
		return int64(0)
	}
}

// missingFor counts a word for no answer.
func missingFor(value, kind string) func(InspectedColumn) any {
	return func(c InspectedColumn) any {
		for _, m := range c.Missing {
			if m.Value == value && m.Kind == kind {
				return m.Count
			}
		}
		return int64(0)
	}
}

// foundTimes counts the findings of a code.
func foundTimes(code string) func(Inspection) any {
	return func(in Inspection) any {
		n := 0
		for _, f := range in.Findings {
			if f.Code == code {
				n++
			}
		}
		return n
	}
}

func knownNumbers() []knownNumber {
	var all []knownNumber
	add := func(file, sheet, what string, got func(Inspection) any, want any) {
		all = append(all, knownNumber{file, sheet, what, got, want})
	}
	const (
		sw, food, comma, steak = "sm_starwars.csv", "sm_foodworldcup.csv", "sm_comma.csv", "sm_steak.csv"
		ls, cihr, ns           = "ls_quality.csv", "qx_cihr_multisheet.xlsx", "ns_nettskjema_delim.csv"
		latin, rc, decimal     = "hm_semicolon_decimalcomma.csv", "rc_checkboxes.csv", "rc_decimalcomma.csv"
	)
	platform := func(in Inspection) any { return in.Platform }
	for file, want := range map[string]string{
		sw: "surveymonkey", food: "surveymonkey", comma: "surveymonkey", steak: "surveymonkey", ls: "limesurvey", ns: "nettskjema",
		rc: "redcap", decimal: "redcap", "qx_qualtRics_sample.csv": "qualtrics", "qx_qualtRics_legacy.csv": "qualtrics",
	} {
		add(file, "", "platform", platform, want)
	}
	for file, n := range map[string]int64{
		sw: 1186, food: 1373, comma: 1129, steak: 550, ls: 70, ns: 3, latin: 237, rc: 4, decimal: 4,
		"qx_qualtRics_sample.csv": 1, "qx_qualtRics_legacy.csv": 1, "airlinesat.csv": 1065, "neg_aggregate_de.xlsx": 0,
	} {
		add(file, "", "responses", responsesKept, n)
	}
	for file, n := range map[string]int{sw: 2, steak: 2, food: 1, comma: 1, cihr: 3, "qx_qualtRics_sample.csv": 3, "qx_qualtRics_legacy.csv": 2} {
		add(file, "", "header rows", headers, n)
	}
	add("neg_aggregate_de.xlsx", "", "refused as a report", foundTimes(FoundAggregate), 1)

	add(sw, "", "seen", of(1, answered("Yes")), int64(936))
	add(sw, "", "not seen", of(1, answered("No")), int64(250))
	add(sw, "", "Han Solo", of(15, func(c InspectedColumn) any { return c.Statement }), "Han Solo")
	add(sw, "", "Han Solo very favorably", of(15, answered("Very favorably")), int64(610))
	add(sw, "", "Han Solo blank", of(15, blanks), int64(357))
	add(sw, "", "Han Solo unfamiliar", of(15, missingFor("Unfamiliar (N/A)", "not_applicable")), int64(15))
	add(sw, "", "Han Solo neither", of(15, answered("Neither favorably nor unfavorably (neutral)")), int64(44))
	for column := 9; column <= 14; column++ {
		add(sw, "", fmt.Sprintf("ranking %d", column), of(column, kind), KindRanking)
	}
	algeria := -1
	byStatement := func(get func(InspectedColumn) any) func(Inspection) any {
		return func(in Inspection) any {
			for i, c := range in.Columns {
				if strings.HasSuffix(strings.TrimRight(c.Name, ":"), "Algeria") {
					algeria = i
				}
			}
			if algeria < 0 {
				return "no column for Algeria"
			}
			return get(in.Columns[algeria])
		}
	}
	for value, n := range map[string]int64{"5": 11, "4": 45, "3": 84, "2": 40, "1": 8} {
		add(food, "", "Algeria "+value, byStatement(answered(value)), n)
	}
	add(food, "", "Algeria N/A", byStatement(missingFor("N/A", "not_applicable")), int64(1076))
	add(food, "", "Algeria blank", byStatement(blanks), int64(109))
	add(food, "", "Algeria n", byStatement(numbersIn), int64(188))
	add(food, "", "Algeria mean", byStatement(mean), 3.058511)
	add(food, "", "encoding", func(in Inspection) any { return in.Encoding }, "macintosh")
	for value, n := range map[string]int64{"Very important": 688, "Somewhat important": 333,
		"Neither important nor unimportant (neutral)": 26, "Somewhat unimportant": 7, "Very unimportant": 5} {
		add(comma, "", value, of(7, answered(value)), n)
	}
	add(comma, "", "importance blank", of(7, blanks), int64(70))
	for value, n := range map[string]int64{"very": 18, "extremely important": 18, "slightly": 16, "moderately": 14, "not at all important": 4} {
		add(ls, "", value, of(131, answered(value)), n)
	}
	add(ls, "", "not applicable", of(32, missingFor("not applicable", "not_applicable")), int64(1))
	add(ls, "", "blank", of(32, blanks), int64(47))
	add(latin, "", "delimiter", func(in Inspection) any { return in.Delimiter }, ";")
	add(latin, "", "Wr.Hnd n", of(1, numbersIn), int64(236))
	add(latin, "", "Wr.Hnd mean", of(1, mean), 18.669068)
	add(latin, "", "Wr.Hnd NA", of(1, missingFor("NA", "not_answered")), int64(1))
	add(rc, "", "check_one___1", func(in Inspection) any { return in.Columns[2].Name + " " + in.Columns[2].Kind }, "check_one___1 choice")
	add(decimal, "", "height_comma", of(3, answered("1,54")), int64(1))
	add(ns, "", "radio -1", of(3, answered("-1")), int64(2))
	add(ns, "", "radio 1", of(3, answered("1")), int64(1))
	for _, value := range []string{"3", "1", "9"} {
		add(ns, "", "slider "+value, of(26, answered(value)), int64(1))
	}
	add("qx_qualtRics_sample.csv", "", "Q1", func(in Inspection) any {
		for _, c := range in.Columns {
			if c.Name == "Q1" {
				return answered("2")(c)
			}
		}
		return nil
	}, int64(1))
	add("qx_qualtRics_sample.csv", "", "duration", func(in Inspection) any { return in.Duration.Median }, 38.0)
	for i, n := range []int64{15, 13, 14, 14, 22} {
		add(cihr, fmt.Sprintf("#%d", i), "responses", responsesKept, n)
	}
	add(cihr, "#0", "RateContent", func(in Inspection) any {
		for _, c := range in.Columns {
			if c.Text == "RateContent" || c.Name == "RateContent" || c.Numbers != nil && c.Numbers.Mean == 5 {
				return c.Numbers.Mean
			}
		}
		return nil
	}, 5.0)
	recommend := func(value string) func(Inspection) any {
		return func(in Inspection) any {
			for _, c := range in.Columns {
				if answered("8")(c) == int64(19) {
					return answered(value)(c)
				}
			}
			return nil
		}
	}
	add(cihr, "#4", "RecToOthers 8", recommend("8"), int64(19))
	add(cihr, "#4", "RecToOthers 7", recommend("7"), int64(2))
	add(cihr, "#4", "RecToOthers 6", recommend("6"), int64(1))
	for value, n := range map[string]int64{"Great improvement": 8, "Some improvement": 10, "Very little improvement": 2, "No improvement": 1} {
		add(cihr, "#4", "HMIS "+value, func(in Inspection) any {
			for _, c := range in.Columns {
				if answered("Great improvement")(c) == int64(8) && answered("Some improvement")(c) == int64(10) {
					return answered(value)(c)
				}
			}
			return nil
		}, n)
	}
	return all
}

// TestCorpus inspects the exports beside the project and counts how many of the
// numbers that are known of them come out.
func TestCorpus(t *testing.T) {
	dir := exportsDir(t)
	seen := make(map[string]Inspection)
	right, all := 0, knownNumbers()
	for _, e := range all {
		key := e.file + e.sheet
		in, known := seen[key]
		if !known {
			path := filepath.Join(dir, e.file)
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s is not there", e.file)
				continue
			}
			in = inspectedAsJSON(t, path, e.sheet)
			seen[key] = in
		}
		if got := e.got(in); got != e.want {
			t.Errorf("%s %s: %s is %v, want %v", e.file, e.sheet, e.what, got, e.want)
			continue
		}
		right++
	}
	t.Logf("inspect: %d of %d numbers of %d exports", right, len(all), len(seen))
}

// inspectedAsJSON inspects a file, and reads what is printed of it. A sheet #2 is
// the third.
func inspectedAsJSON(t *testing.T, path, sheet string) Inspection {
	t.Helper()
	var o OpenOptions
	if sheet != "" {
		s, err := Open(path, nil, OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		o.Sheet = s.Sheets[sheet[1]-'0']
		s.Close()
	}
	s, err := Open(path, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in, err := Inspect(t.Context(), s, InspectOptions{Least: 5})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var read Inspection
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	return read
}
