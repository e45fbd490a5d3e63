package questionnaire

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

func words(t *testing.T, code string) lang.Words {
	t.Helper()
	w, err := lang.New(code)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// everything asks a group for all that a form can ask it for.
func everything(t *testing.T, preset string, role survey.Role) survey.Questionnaire {
	t.Helper()
	in, _, err := survey.Preset(preset)
	if err != nil {
		t.Fatal(err)
	}
	scale := func(text string) survey.Scale {
		s, err := survey.ParseScale(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	return survey.Questionnaire{
		Instrument: in, Group: survey.Group{ID: string(role), Role: role}, Constructs: asked(role), Points: true,
		Outcomes: []survey.Outcome{
			{ID: "nps", Kind: survey.KindNPS, Scale: scale("0-10")}, {ID: "csat", Kind: survey.KindCSAT, Scale: scale("1-5")},
			{ID: "ces", Kind: survey.KindCES, Scale: scale("1-7")}, {ID: "a name that is long", Scale: scale("1-10")}, {ID: "1", Scale: scale("1-10")},
		},
	}
}

// TestFilesKeepToTheGrammar checks the import files of all groups in all languages, and
// those of labels that the platforms read otherwise.
func TestFilesKeepToTheGrammar(t *testing.T) {
	hostile := func(q *survey.Questionnaire) {
		q.Instrument.Items = slices.Clone(q.Instrument.Items)
		q.Instrument.Items[0] = survey.Item{ID: "a b: æ", Label: `[[PageBreak]] ${e://Field/x} {TOKEN} "quoted" <b>&amp;`}
		q.Instrument.Items[1] = survey.Item{ID: "=1+1"}
	}
	for _, code := range lang.Codes() {
		for _, preset := range []string{"servqual-1991", "six-step", "servqual-zot"} {
			for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff} {
				for name, change := range map[string]func(*survey.Questionnaire){"plain": nil, "hostile": hostile} {
					q := everything(t, preset, role)
					if change != nil {
						change(&q)
					}
					f := Of(q, Columns{}, words(t, code))
					lime, err := f.LimeSurvey()
					if err != nil {
						t.Fatal(err)
					}
					for _, wrong := range limeGrammar(string(lime)) {
						t.Errorf("%s %s %s %s, LimeSurvey: %s", code, preset, role, name, wrong)
					}
					qualtrics, err := f.Qualtrics()
					if err != nil {
						t.Fatal(err)
					}
					for _, wrong := range qualtricsGrammar(string(qualtrics)) {
						t.Errorf("%s %s %s %s, Qualtrics: %s", code, preset, role, name, wrong)
					}
				}
			}
		}
	}
}

// TestGrammarFindsFaults breaks sound files: a checker that finds nothing checks nothing.
func TestGrammarFindsFaults(t *testing.T) {
	f := Of(everything(t, "servqual-1991", survey.Customers), Columns{}, words(t, "nb"))
	lime, err := f.LimeSurvey()
	if err != nil {
		t.Fatal(err)
	}
	qualtrics, err := f.Qualtrics()
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []struct {
		name, data, old, new string
		check                func(string) []string
	}{
		{"code with a sign", string(lime), "\tTAN1\t", "\tTAN_1\t", limeGrammar},
		{"code twice", string(lime), "\tTAN1\t", "\tTAN2\t", limeGrammar},
		{"another language", string(lime), "\tnb\t", "\tnn\t", limeGrammar},
		{"no number", string(lime), "\n2\tSQ", "\n1\tSQ", limeGrammar},
		{"points that need not add up", string(lime), "\t100\n", "\t\n", limeGrammar},
		{"type of no question", string(lime), "\tQ\tF\t", "\tQ\tQ\t", limeGrammar},
		{"no such class", string(lime), "\tSQ\t", "\tX\t", limeGrammar},
		{"tag that is none", string(qualtrics), "[[Question:Matrix]]", "[[Question:Grid]]", qualtricsGrammar},
		{"id twice", string(qualtrics), "[[ID:P]]", "[[ID:E]]", qualtricsGrammar},
		{"no answers", string(qualtrics), "[[AdvancedAnswers]]", "[[AdvancedAnswer]]", qualtricsGrammar},
		{"recode value twice", string(qualtrics), "[[Answer:2]]", "[[Answer:1]]", qualtricsGrammar},
		{"no format", string(qualtrics), "[[AdvancedFormat]]\n", "\n", qualtricsGrammar},
	} {
		changed := strings.Replace(broken.data, broken.old, broken.new, 1)
		if changed == broken.data {
			t.Errorf("%s: nothing was changed", broken.name)
		}
		if len(broken.check(changed)) == 0 {
			t.Errorf("%s: nothing was found", broken.name)
		}
	}
}

// TestConstructReadsQuestionsBack finds what each question of each language asks for;
// the belief of managers and of staff is asked for in the same words.
func TestConstructReadsQuestionsBack(t *testing.T) {
	for _, code := range lang.Codes() {
		for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff} {
			for _, b := range Of(everything(t, "servqual-1991", role), Columns{}, words(t, code)).Blocks {
				c, ok := Construct(b.Text, role)
				if b.Kind != Rating {
					if ok {
						t.Errorf("%s %s: %q is taken for %s", code, role, b.Text, c)
					}
				} else if !ok || Letter(c) != b.Code {
					t.Errorf("%s %s: %q is taken for %q, want %s", code, role, b.Text, c, b.Code)
				}
			}
		}
	}
}

// TestColumnsAreCalledAsInAProject has the names of a project in the file of one's own,
// and the platforms' codes all the same.
func TestColumnsAreCalledAsInAProject(t *testing.T) {
	q := everything(t, "servqual-1991", survey.Customers)
	q.Constructs, q.Outcomes = []survey.Construct{survey.Expected}, q.Outcomes[:1]
	f := Of(q, Columns{
		Item:      func(c survey.Construct, item int) string { return "Forv_" + q.Instrument.Items[item].ID },
		Dimension: func(d int) string { return "V_" + q.Instrument.Dimensions[d].ID },
		Outcome:   func(int) string { return "Anbefale" },
	}, words(t, "nb"))
	columns := f.Columns()
	for _, want := range []string{"Forv_TAN1", "V_empathy", "Anbefale"} {
		if !slices.Contains(columns, want) {
			t.Errorf("no column is called %s: %v", want, columns)
		}
	}
	if f.Blocks[0].Code != "E" || f.Blocks[0].Rows[0].Key != "TAN1" {
		t.Errorf("codes %s %s", f.Blocks[0].Code, f.Blocks[0].Rows[0].Key)
	}
}

// TestWorkbookTakesAnswers looks into the sheets: one for the answers below the names of
// the columns, with cells that take the scale alone, and one to be printed.
func TestWorkbookTakesAnswers(t *testing.T) {
	f := Of(everything(t, "servqual-1991", survey.Customers), Columns{}, words(t, "nb"))
	data, err := f.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Svar", "Skjema"}) {
		t.Fatalf("sheets %v", got)
	}
	rows, err := book.GetRows("Svar")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 || !slices.Equal(rows[0], append([]string{"respondent"}, f.Columns()...)) {
		t.Errorf("the sheet for the answers begins %v", rows)
	}
	checks, err := book.GetDataValidations("Svar")
	if err != nil || len(checks) != len(f.Columns()) {
		t.Fatalf("%d columns are checked, want %d (%v)", len(checks), len(f.Columns()), err)
	}
	if c := checks[0]; c.Formula1 != "1" || c.Formula2 != "7" || c.Type != "whole" || c.Prompt == nil || !strings.Contains(*c.Prompt, "Utstyr som følger med i tiden") {
		t.Errorf("the first column is checked by %+v", c)
	}
}

// TestWorkbookIsTheSameEachTime writes it again and again.
func TestWorkbookIsTheSameEachTime(t *testing.T) {
	f := Of(everything(t, "six-step", survey.Staff), Columns{}, words(t, "sv"))
	first, err := f.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if again, err := f.Workbook(); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("other bytes (%v)", err)
		}
	}
}
