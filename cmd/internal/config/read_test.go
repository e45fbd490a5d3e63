package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

func example(t *testing.T) *Project {
	t.Helper()
	p, problems := Read("testdata/example.yaml", limit.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func TestReadExample(t *testing.T) {
	p := example(t)
	at := func(n int, text string) Pos { // of a text that begins behind a blank or bracket
		before, _, ok := strings.Cut(strings.ReplaceAll(p.source.line(n), "[", " "), " "+text)
		if !ok {
			t.Fatalf("line %d has no %s", n, text)
		}
		return Pos{n, utf8.RuneCountInString(before) + 2, len(text)}
	}
	line := func(n int, text string) Text { return Text{text, at(n, text)} }
	quoted := func(n int, text string) Text { return Text{text, at(n, `"`+text+`"`)} }
	sevens := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}
	tens := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}
	want := &Project{
		Path: "testdata/example.yaml", Version: 1, Name: "Guest survey", Client: "Fjordhotell",
		Lang:   line(2, "nb"),
		Scales: []Scale{{"default", Pos{4, 10, 7}, sevens}, {"recommend", Pos{5, 10, 9}, tens}},
		Labels: []Labels{{survey.Expected, "", "default", [][]string{{"Svært uviktig"}, {"Uviktig"}, {"Litt uviktig"}, {"Verken eller"}, {"Litt viktig"}, {"Viktig"}, {"Svært viktig"}}, Pos{7, 17, 8}}},
		Missing: Missing{
			DontKnow: []string{"Vet ikke"}, NotApplicable: []string{"Ikke aktuelt", "99"}, MinItems: tally.HalfPairs,
		},
		Groups: []Group{
			{
				ID: "customers", At: Pos{16, 9, 9}, Role: survey.Customers,
				Constructs: []Construct{{survey.Expected, quoted(18, "E1:E22")}, {survey.Perceived, quoted(18, "P_{dim}_{n}")}},
				Columns:    []Column{{"RESP3", survey.Perceived, line(19, "P_RESP_3")}},
				Outcomes: []Outcome{
					{"nps", "nps", line(20, "Anbefale"), tens}, {"csat", "csat", line(20, "Tilfreds"), sevens},
				},
				Points: quoted(21, "V_{dim}"), Respondent: line(23, "ResponseId"),
				Segments: []Text{line(24, "Region"), line(24, "Kundetype")},
				Exclude: []Exclude{
					{Column: line(25, "Status"), Is: line(25, "Survey Preview")},
					{Column: line(25, "Duration"), Below: survey.Decimal{Unscaled: 60}},
				},
			},
			{
				ID: "managers", At: Pos{26, 10, 8}, Role: survey.Managers,
				Constructs: []Construct{{survey.Standard, quoted(26, "S_{item}")}, {survey.Belief, quoted(26, "M_{item}")}},
			},
			{
				ID: "staff", At: Pos{27, 10, 5}, Role: survey.Staff,
				Constructs: []Construct{{survey.Delivered, quoted(27, "D_{item}")}, {survey.StaffBelief, quoted(27, "B_{item}")}, {survey.Promised, quoted(27, "C_{item}")}},
			},
		},
		Waves: []Wave{
			{ID: "2026-Q2", At: Pos{30, 10, 7}, Date: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC), Files: []File{
				{Group: line(30, "customers"), Path: line(30, "data/kunder_q2.xlsx")},
				{Group: line(30, "managers"), Path: line(30, "data/ledere_q2.csv")},
			}},
			{ID: "2026-Q3", At: Pos{31, 10, 7}, Date: time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC), Files: []File{
				{Group: line(31, "customers"), Path: line(31, "data/kunder_q3.xlsx"), Sheet: "Svar", HeaderRows: 3},
			}},
		},
		Current:  line(32, "2026-Q3"),
		Baseline: line(33, "baselines/2026-Q2.json"),
		Cadence:  line(34, "quarterly"),
		Privacy:  Privacy{MinCell: 5, MinCellAt: Pos{35, 21, 1}},
		Gates: Gates{
			At: Pos{37, 3, 1}, Preset: "none",
			Checks: []Check{
				{ID: "enough", At: Pos{39, 12, 6}, Metric: Metric{line(39, "answers.customers"), gate.Metric{Kind: "answers", Name: "customers"}}, FailIf: Condition{"<", survey.Decimal{Unscaled: 150}, at(39, `"< 150"`)}},
				{
					ID: "floor", At: Pos{40, 12, 5}, Metric: Metric{line(40, "gap.service.overall"), gate.Metric{Kind: "gap", Name: "service", Part: "overall"}},
					WarnIf: Condition{"<=", survey.Decimal{Unscaled: -7, Places: 1}, at(40, `"<= -0.70"`)},
					FailIf: Condition{"<=", survey.Decimal{Unscaled: -75, Places: 2}, at(40, `"<= -0.75"`)},
				},
				{
					ID: "no-fall", At: Pos{41, 12, 7}, Metric: Metric{line(41, "gap.service"), gate.Metric{Kind: "gap", Name: "service"}},
					Against: line(41, "baseline"), NoFallOf: survey.Decimal{Unscaled: 3, Places: 1}, Falls: true, Proof: "detect", IfUnsure: "note",
				},
			},
		},
		Report: Report{
			Title:    "Servicekvalitet 3. kvartal 2026",
			Sections: []string{"answer", "ranking", "chain", "priority", "items", "trend", "method"},
		},
	}
	ignore := cmp.Options{cmpopts.IgnoreUnexported(Project{}), cmpopts.IgnoreFields(Project{}, "Instrument")}
	if diff := cmp.Diff(want, p, ignore); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The preset keeps what the file does not replace.
func TestReadInstrument(t *testing.T) {
	got := example(t).Instrument
	want, _, err := survey.Preset("servqual-1991")
	if err != nil {
		t.Fatal(err)
	}
	want.Dimensions[2].Label = "Responsvillighet"
	want.Items[11].Label = "Vilje til å hjelpe"
	if diff := cmp.Diff(want, got.Survey); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Touchpoints[11] != "staff-behaviour" || got.Items[11] != (Pos{14, 12, 5}) || got.Dimensions[2] != (Pos{12, 12, 14}) || got.Items[0] != (Pos{}) {
		t.Errorf("touchpoint %q, item at %v, dimension at %v, untouched item at %v", got.Touchpoints[11], got.Items[11], got.Dimensions[2], got.Items[0])
	}
}

// In the preset six-step each dimension is a touchpoint, unless the file says
// another; a new item has none of its own.
func TestReadTouchpoints(t *testing.T) {
	p, faults := Parse(FileName, []byte(`version: 1
instrument:
  preset: six-step
  items: [{id: LOOK2, label: Name badges}, {id: LOOK3, touchpoint: facilities}, {id: WIFI}]
  dimensions: [{id: digital, items: [WIFI]}]
groups: [{id: guests, role: customers, constructs: {perceived: "P_{item}"}}]
waves: [{id: "2026", files: [{group: guests, path: g.csv}]}]
`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got := make(map[string]string)
	for i, item := range p.Instrument.Survey.Items {
		got[item.ID] = p.Instrument.Touchpoints[i]
	}
	if len(got) != 25 {
		t.Fatalf("got %d items, want 24 and one more", len(got))
	}
	for id, want := range map[string]string{
		"PRODUCT1": "products", "COMPLAINT3": "complaints", "LOOK1": "staff-appearance",
		"LOOK2": "staff-appearance", "LOOK3": "facilities", "WIFI": "",
	} {
		if got[id] != want {
			t.Errorf("%s is at the touchpoint %q, want %q", id, got[id], want)
		}
	}
}

// A file without a preset lists everything; its default scale is the items'.
func TestReadOwnInstrument(t *testing.T) {
	p, problems := Read("testdata/full.yaml", limit.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := survey.Instrument{
		Scale: survey.Scale{Min: 0, Step: 5, Den: 10, Points: 21},
		Items: []survey.Item{{ID: "Q01", Label: "Short wait"}, {ID: "Q02", Label: "Long wait", Reverse: true}, {ID: "Q03", Label: "Kindness"}},
		Dimensions: []survey.Dimension{
			{ID: "speed", Label: "Speed", Items: []int{0, 1}}, {ID: "care", Label: "Care", Items: []int{2}},
		},
	}
	if diff := cmp.Diff(want, p.Instrument.Survey); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := p.Instrument.Survey.Check(); err != nil {
		t.Error(err)
	}
	if p.Current.Value != "autumn" || p.Groups[0].Respondent.Value != "" || p.Gates.Checks[1].Confidence != 0.9 {
		t.Errorf("current %q, want the last wave; respondent %q, want none; confidence %v, want 0.9", p.Current, p.Groups[0].Respondent, p.Gates.Checks[1].Confidence)
	}
	if got, ok := p.Waves[0].InvitedOf("guests"); !ok || got.Count != 640 {
		t.Errorf("invited %+v, want 640", got)
	}
	if got, ok := p.Waves[1].InvitedOf("guests"); ok {
		t.Errorf("invited %+v to a wave that does not say", got)
	}
	q := p.Questionnaire(p.Groups[0])
	if !q.Points || len(q.Outcomes) != 2 || !slices.Equal(q.Constructs, []survey.Construct{survey.Expected, survey.Adequate, survey.Perceived}) {
		t.Errorf("questionnaire %+v", q)
	}
}

// What customers compared two companies by is a survey of its own: the ratings of one
// against those of the other, without other groups.
func TestRatedCompanies(t *testing.T) {
	p, problems := Read("testdata/full.yaml", limit.Limits{})
	if len(problems) > 0 || !slices.Equal(p.Rivals(), []string{"Fjell & Elv"}) || p.Groups[1].Consent.Column.Value != "Contact" {
		t.Fatal(problems, p.Rivals(), p.Groups[1].Consent)
	}
	for _, tt := range []struct{ first, second, reference, received string }{
		{"fjell & elv", "", "F_Q03", "Kind"},
		{"", "Fjell & Elv", "Kind", "F_Q03"},
	} {
		rated, ok := p.Rated(tt.first, tt.second)
		if !ok || len(rated.Groups) != 1 || len(rated.Waves) != len(p.Waves) || len(rated.Waves[0].Files) != 1 {
			t.Fatalf("%+v", rated)
		}
		specs := rated.Groups[0].Specs(p.Instrument.Survey)
		if len(specs) != 2 || specs[0].Cells[2].Names[0] != tt.reference || specs[1].Cells[2].Names[0] != tt.received {
			t.Errorf("%s against %s: %+v", tt.second, tt.first, specs)
		}
	}
	if _, ok := p.Rated("Nobody", ""); ok {
		t.Error("a rival whom nobody rated is there")
	}
}

func TestFindLooksUpwards(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(filepath.Join(deep, FileName), 0o755); err != nil { // a folder of that name is none
		t.Fatal(err)
	}
	if path, ok := Find(deep); ok && strings.HasPrefix(path, root) {
		t.Errorf("found %s, want nothing", path)
	}
	want := filepath.Join(root, FileName)
	if err := os.WriteFile(want, []byte("version: 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if path, ok := Find(deep); !ok || path != want {
		t.Errorf("found %q, %v, want %s", path, ok, want)
	}
}

func TestReadRefusesFiles(t *testing.T) {
	large := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(large, []byte(strings.Repeat("# data\n", 1<<20/7+1)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, message string }{
		{"missing", filepath.Join(t.TempDir(), "none.yaml"), "no such file"},
		{"a folder", t.TempDir(), "is a directory"},
		{"too large", large, "more than 1 MiB"},
	} {
		p, problems := Read(tt.path, limit.Limits{})
		if p != nil || len(problems) != 1 || !strings.Contains(problems[0].Message.String(), tt.message) || problems[0].Kind != problem.Usage {
			t.Errorf("%s: got %v, want a usage problem with %q", tt.name, problems, tt.message)
		}
	}
}

// What later parts find wrong can point at the line of the file.
func TestProjectFault(t *testing.T) {
	p := example(t)
	column := p.Groups[0].Columns[0].Column
	f := p.Fault(column.At, "E-COL-MISSING", problem.Say(`column "P_RESP_3" is not in data/kunder_q3.xlsx [Svar]`), problem.Say("change line 19"))
	f.Similar = []string{"P_RESP3"}
	want := `error[E-COL-MISSING] testdata/example.yaml:19:59: column "P_RESP_3" is not in data/kunder_q3.xlsx [Svar]
   18 |     constructs: {expected: "E1:E22", perceived: "P_{dim}_{n}", adequate: none}
   19 |     columns: [{item: RESP3, construct: perceived, column: P_RESP_3}]     # the exact name wins
      |                                                           ^^^^^^^^ did you mean "P_RESP3"?
  fix: change line 19
`
	if diff := cmp.Diff(want, f.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	broken, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, broken...) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, faults := Parse(FileName, data)
		if (p == nil) != faults.Fatal() {
			t.Errorf("project is nil: %v, with an error: %v", p == nil, faults.Fatal())
		}
		for _, fault := range faults {
			complete(t, fault)
			if strings.ContainsAny(fault.String(), "\x1b\x07\u202e") {
				t.Errorf("%q reaches a terminal", fault.String())
			}
		}
		if p == nil {
			return
		}
		if err := p.Instrument.Survey.Check(); err != nil {
			t.Error(err)
		}
		for _, g := range p.Groups {
			g.Specs(p.Instrument.Survey)
			g.DirectSpecs(p.Instrument.Survey)
			g.PointSpec(p.Instrument.Survey)
			p.Questionnaire(g)
		}
	})
}
