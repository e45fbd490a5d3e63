package tally

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

// divided is a file of responses at levels of a background question, drawn.
func divided(t failer, plan Plan, responses []survey.Response, levels []string, source string) File {
	t.Helper()
	set, err := NewSet(plan)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range responses {
		r.Segments = []string{levels[i]}
		set.Add(r)
	}
	return File{
		Groups:  []Group{{Wave: "2026", ID: "customers", Whole: set.Whole(), By: []Division{{Column: "Region", Levels: set}}}},
		Sources: []Source{{Wave: "2026", Group: "customers", SHA256: source, Rows: int64(len(responses)), Responses: int64(len(responses)), Dropped: []Drop{}}},
	}
}

// TestFilesMergeExactly counts three parts, writes each, reads it back, and merges
// them in any order.
func TestFilesMergeExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		levels := make([]string, len(s.responses))
		for i := range levels {
			levels[i] = rapid.SampledFrom([]string{"", "Oslo", "OSLO", "Bergen", "Ås"}).Draw(t, "level")
		}
		n := len(s.responses)
		part := func(i int) File {
			from, to := n*i/3, n*(i+1)/3
			f, err := Decode(strings.NewReader(encodedFile(t, divided(t, s.plan, s.responses[from:to], levels[from:to], string(rune('a'+i))))))
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		whole := divided(t, s.plan, s.responses, levels, "a")
		whole.Sources = nil
		want := encodedFile(t, whole)
		for _, order := range [][]int{{0, 1, 2}, {2, 0, 1}, {1, 2, 0}} {
			var merged File
			for _, i := range order {
				if err := merged.Merge(part(i)); err != nil {
					t.Fatal(err)
				}
			}
			if len(merged.Sources) != 3 || merged.Sources[0].SHA256 != "a" {
				t.Errorf("sources %v", merged.Sources)
			}
			merged.Sources = nil
			if got := encodedFile(t, merged); got != want {
				t.Errorf("order %v gives other counts than all at once:\n%s\n%s", order, got, want)
			}
		}
	})
}

func TestFilesThatCannotBeMerged(t *testing.T) {
	of := func(change func(*Plan), column, source string) File {
		plan := small()
		change(&plan)
		f := divided(t, plan, []survey.Response{plan.Questionnaire.NewResponse()}, []string{"North"}, source)
		f.Groups[0].By[0].Column = column
		return f
	}
	same := func(*Plan) {}
	for name, test := range map[string]struct {
		other File
		want  error
	}{
		"the same file again":    {of(same, "Region", "a"), ErrTwice},
		"another score rule":     {of(func(p *Plan) { p.Complete = true }, "Region", "b"), ErrPlans},
		"another question":       {of(same, "Branch", "b"), ErrDivisions},
		"another file":           {of(same, "Region", "b"), nil},
		"other words for a item": {of(func(p *Plan) { p.Questionnaire.Instrument.Items[0].Label = "Z" }, "Region", "b"), nil},
	} {
		f := of(same, "Region", "a")
		before := encodedFile(t, f)
		err := f.Merge(test.other)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
		if err != nil && encodedFile(t, f) != before {
			t.Errorf("%s: the refused file left something behind", name)
		}
	}
}

// A file has the same bytes in whatever order its groups, columns and sources are.
func TestFilesAreWrittenInOrder(t *testing.T) {
	plan := small()
	f := divided(t, plan, []survey.Response{plan.Questionnaire.NewResponse()}, []string{"North"}, "a")
	g := f.Groups[0]
	g.By = append(g.By, Division{"Age", g.By[0].Levels})
	for _, of := range []Group{{Wave: "2026", ID: "staff"}, {Wave: "2025", ID: "staff"}} {
		of.Whole, of.By = g.Whole, g.By
		f.Groups = append(f.Groups, of)
	}
	f.Sources = append(f.Sources,
		Source{Wave: "2026", Group: "customers", SHA256: "0"},
		Source{Wave: "2025", Group: "staff", Sheet: "2"},
		Source{Wave: "2025", Group: "staff", Sheet: "1"},
		Source{Wave: "2025", Group: "customers", Sheet: "9"})
	want := encodedFile(t, f)
	places := func(of ...string) (at []int) {
		for _, text := range of {
			at = append(at, strings.Index(want, text))
		}
		return at
	}
	if at := places(`"wave":"2025","group":"staff","fingerprint"`, `"column":"Age"`, `"column":"Region"`, `"wave":"2026","group":"customers","fingerprint"`, `"wave":"2026","group":"staff","fingerprint"`, `"sheet":"9"`, `"sheet":"1"`, `"sheet":"2"`, `"sha256":"0"`, `"sha256":"a"`); at[0] < 0 || !slices.IsSorted(at) {
		t.Errorf("in the places %v of %s", at, want)
	}
	slices.Reverse(f.Groups)
	slices.Reverse(f.Groups[0].By)
	slices.Reverse(f.Sources)
	if got := encodedFile(t, f); got != want {
		t.Errorf("turned round:\n%s\nwas\n%s", got, want)
	}
}

func TestDecodeRefusesLevelsThatDoNotFit(t *testing.T) {
	plan := small()
	r := plan.Questionnaire.NewResponse()
	valid := encodedFile(t, divided(t, plan, []survey.Response{r, r, r}, []string{"North", "north", "South"}, "a"))
	of := func(from, to string) string {
		begin := strings.Index(valid, from)
		return valid[begin : begin+strings.Index(valid[begin:], to)]
	}
	for name, change := range map[string][2]string{
		"spellings":       {`"spelled":[{"name":"North","n":1}`, `"spelled":[{"name":"North","n":2}`},
		"other name":      {`{"name":"north","n":1}`, `{"name":"east","n":1}`},
		"the same twice":  {`[{"name":"South","n":1}]`, `[{"name":"NORTH","n":1}]`},
		"too few people":  {`"others":{"responses":0`, `"others":{"responses":1`},
		"column twice":    {`"by":[`, of(`"by":[`, `]}],"sources"`) + ","},
		"group twice":     {`"counts":[`, `"counts":[` + valid[strings.Index(valid, `"counts":[`)+10:strings.Index(valid, `],"sources"`)] + ","},
		"source twice":    {`"sources":[`, `"sources":[{"wave":"2026","group":"customers","sha256":"a"},`},
		"unknown in them": {`"sources":[{`, `"sources":[{"path":"x",`},
	} {
		if !strings.Contains(valid, change[0]) {
			t.Fatalf("%s: no %s in %s", name, change[0], valid)
		}
		if _, err := Decode(strings.NewReader(strings.Replace(valid, change[0], change[1], 1))); err == nil || name != "unknown in them" && strings.Contains(err.Error(), "not a tally file") {
			t.Errorf("%s: the error %v", name, err)
		}
	}
	back, err := Decode(strings.NewReader(valid))
	if err != nil || !slices.Equal(back.Groups[0].By[0].Levels.Levels(), []string{"North", "South"}) {
		t.Errorf("levels %v, %v", back, err)
	}
}

// A survey file is the same if all that tells it from others is.
func TestSourcesThatAreTheSame(t *testing.T) {
	one := Source{Wave: "2026", Group: "customers", Sheet: "Svar", SHA256: "a", Rows: 5}
	for name, change := range map[string]func(*Source){
		"wave": func(s *Source) { s.Wave = "2027" }, "group": func(s *Source) { s.Group = "staff" },
		"sheet": func(s *Source) { s.Sheet = "2" }, "content": func(s *Source) { s.SHA256 = "b" },
	} {
		other := one
		change(&other)
		f := File{Sources: []Source{one}}
		if err := f.Merge(File{Sources: []Source{other}}); err != nil || len(f.Sources) != 2 {
			t.Errorf("another %s: %d sources, %v", name, len(f.Sources), err)
		}
	}
	same := one
	same.Rows = 6
	f := File{Sources: []Source{one}}
	if err := f.Merge(File{Sources: []Source{same}}); !errors.Is(err, ErrTwice) {
		t.Errorf("the same with other counts: got %v", err)
	}
}

// Columns are those of the same name, in whatever order they stand.
func TestFilesMergeColumnsByName(t *testing.T) {
	plan := small()
	of := func(source string) File {
		f := divided(t, plan, []survey.Response{plan.Questionnaire.NewResponse()}, []string{"North"}, source)
		age := divided(t, plan, []survey.Response{plan.Questionnaire.NewResponse()}, []string{"Old"}, source)
		f.Groups[0].By = append(f.Groups[0].By, Division{"Age", age.Groups[0].By[0].Levels})
		return f
	}
	one, other := of("a"), of("b")
	slices.Reverse(other.Groups[0].By)
	if err := one.Merge(other); err != nil {
		t.Fatal(err)
	}
	for _, d := range one.Groups[0].By {
		if level := map[string]string{"Age": "Old", "Region": "North"}[d.Column]; d.Levels.Level(level).Responses() != 2 {
			t.Errorf("%s: levels %v", d.Column, d.Levels.Levels())
		}
	}
	two := of("c")
	two.Groups[0].By = two.Groups[0].By[:1]
	if err := one.Merge(two); !errors.Is(err, ErrDivisions) {
		t.Errorf("one column of two: got %v", err)
	}
}

// A file keeps that levels were left out, and all that it has if these are more than are
// counted by themselves.
func TestFilesOfManyLevels(t *testing.T) {
	plan := small()
	plan.ItemPairs = false
	written := divided(t, plan, nil, nil, "a")
	add := func(f File, from, to int) {
		for i := from; i < to; i++ {
			r := plan.Questionnaire.NewResponse()
			r.Segments = []string{strconv.Itoa(i)}
			f.Groups[0].By[0].Levels.Add(r)
		}
		f.Groups[0].Whole = f.Groups[0].By[0].Levels.Whole()
	}
	written.Allow(MostLevels + 1)
	add(written, 0, MostLevels+1)
	read := func() File {
		f, err := Decode(strings.NewReader(encodedFile(t, written)))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	var merged File
	if err := merged.Merge(read()); err != nil {
		t.Fatal(err)
	}
	if set := merged.Groups[0].By[0].Levels; set.Overflow() || len(set.Levels()) != MostLevels+1 {
		t.Errorf("merged: %d levels, overflow %v", len(set.Levels()), set.Overflow())
	}
	add(written, MostLevels+1, MostLevels+2)
	if set := read().Groups[0].By[0].Levels; !set.Overflow() || len(set.Levels()) != MostLevels+1 || set.Whole().Responses() != MostLevels+2 {
		t.Errorf("read: %d levels of %d responses, overflow %v", len(set.Levels()), set.Whole().Responses(), set.Overflow())
	}
}

// A level has a name that somebody wrote, each spelling once and by somebody.
func TestDecodeRefusesSpellingsThatDoNotFit(t *testing.T) {
	plan := small()
	count := func(n int64) *int64 { return &n }
	for name, test := range map[string]struct {
		spelled spellings
		part    string
	}{
		"as it is":            {spellings{"North": count(1), "north": count(1)}, ""},
		"by fewer":            {spellings{"North": count(1)}, "spellings of a level"},
		"by nobody":           {spellings{"North": count(0), "north": count(2)}, "spellings of a level"},
		"by fewer than that":  {spellings{"North": count(-1), "north": count(3)}, "spellings of a level"},
		"no name":             {spellings{}, "spellings of a level"},
		"no name, and nobody": {nil, "spellings of a level"},
	} {
		r := plan.Questionnaire.NewResponse()
		f := divided(t, plan, []survey.Response{r, r}, []string{"North", "north"}, "a")
		set := f.Groups[0].By[0].Levels
		set.levels["north"].spelled = test.spelled
		if test.spelled == nil {
			f = divided(t, plan, nil, nil, "a")
			set = f.Groups[0].By[0].Levels
			set.levels["north"] = &level{tally: set.others.Empty(), spelled: make(spellings)}
		}
		_, err := Decode(strings.NewReader(encodedFile(t, f)))
		refused(t, name, err, test.part)
	}
	r := plan.Questionnaire.NewResponse()
	valid := encodedFile(t, divided(t, plan, []survey.Response{r, r}, []string{"North", "north"}, "a"))
	_, err := Decode(strings.NewReader(strings.Replace(valid, `{"name":"north",`, `{"name":"North",`, 1)))
	refused(t, "one spelling twice", err, "spellings of a level")
}

// What was read is in the order in which files are written.
func TestDecodeSorts(t *testing.T) {
	f := alone(smallTally(t))
	f.Groups = append(f.Groups, Group{ID: "a", Whole: f.Groups[0].Whole})
	text := encodedFile(t, f)
	text = strings.NewReplacer(`"group":"a"`, `"group":"z"`).Replace(text)
	read, err := Decode(strings.NewReader(text))
	if err != nil || read.Groups[0].ID != "customers" || read.Groups[1].ID != "z" {
		t.Errorf("groups %v, %v", read.Groups, err)
	}
}
