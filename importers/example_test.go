package importers_test

import (
	"fmt"
	"strings"

	"servgap/gap/survey"
	"servgap/importers"
)

func ExampleFind() {
	const survey = `id;E1;E2;P1;P2
1;7;6;5;6
2;6;vet ikke;4;3
`
	source, err := importers.Open("-", strings.NewReader(survey), importers.OpenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer source.Close()

	layout, problems := importers.Find(source, importers.Columns{Scale: "1-7"})
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	decoder := importers.NewDecoder(&layout)
	for part, err := range source.Parts() {
		if err != nil {
			decoder.Refuse(err)
			break
		}
		for response := range decoder.Responses(part) {
			fmt.Println(written(layout.Questionnaire, response))
		}
	}
	report := decoder.Report(source)
	fmt.Println(report.Responses, "of", report.Rows, "rows;", len(report.Problems), "problems")
	// Output:
	// E 7 6 P 5 6
	// E 6 ? P 4 3
	// 2 of 2 rows; 0 problems
}

// written shows where a response holds which answer.
func written(q survey.Questionnaire, r survey.Response) string {
	text, items := "", len(q.Instrument.Items)
	for c, construct := range q.Constructs {
		text += " " + strings.ToUpper(string(construct[:1]))
		for _, code := range r.Answers[c*items : (c+1)*items] {
			if code.Answered() {
				text += fmt.Sprint(" ", q.Instrument.Scale.Value(code))
			} else {
				text += " ?"
			}
		}
	}
	return text[1:]
}

func ExampleFind_problems() {
	const survey = "E1,P1,E2,P2,E7\n1,2,3,4,5\n"
	source, err := importers.Open("-", strings.NewReader(survey), importers.OpenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer source.Close()
	_, problems := importers.Find(source, importers.Columns{Scale: "1-7"})
	for _, p := range problems {
		fmt.Println(p)
		fmt.Println("fix:", p.Fix)
	}
	// Output:
	// standard input: column E "E7": found the expected column without its perceived one; accepted are pairs
	// fix: add or rename the missing column, or leave this one out: --drop-unpaired
}

func ExampleMap() {
	const file = `ResponseId,Status,Region,Ventet_1,Ventet_2,Opplevd_1,Opplevd_2,Anbefale
R_1,IP Address,Nord,Svært viktig,Viktig,5 - Helt enig,Uenig,9
R_2,Survey Preview,Nord,Viktig,Viktig,Enig,Enig,7
R_3,IP Address,Sør,4,Svært viktig,Vet ikke,Enig.,10
`
	source, err := importers.Open("-", strings.NewReader(file), importers.OpenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer source.Close()

	scale, err := survey.ParseScale("1-5")
	if err != nil {
		fmt.Println(err)
		return
	}
	layout, problems := importers.Map(source, importers.Mapping{
		Questionnaire: survey.Questionnaire{
			Instrument: survey.Instrument{Scale: scale, Items: []survey.Item{{ID: "speed"}, {ID: "care"}}},
			Constructs: []survey.Construct{survey.Expected, survey.Perceived},
			Outcomes:   []survey.Outcome{{ID: "nps", Kind: "nps", Scale: survey.Scale{Step: 1, Den: 1, Points: 11}}},
		},
		Constructs: []importers.Question{
			{First: "Ventet_1", Last: "Ventet_2", Place: "servgap.yaml:12:30"},
			{Place: "servgap.yaml:12:52", Cells: []importers.Cell{
				{Index: 0, Names: []string{"Opplevd_speed", "Opplevd_1"}, Place: "servgap.yaml:12:52"},
				{Index: 1, Names: []string{"Opplevd_care", "Opplevd_2"}, Place: "servgap.yaml:12:52"},
			}},
		},
		Outcomes: []importers.ColumnRef{{Name: "Anbefale", Place: "servgap.yaml:14:20"}},
		Labels: map[survey.Construct][][]string{
			survey.Expected: {{"Svært uviktig"}, {"Uviktig"}, {"Verken eller", "Nøytral"}, {"Viktig"}, {"Svært viktig"}},
		},
		Segments: []importers.ColumnRef{{Name: "Region", Place: "servgap.yaml:15:16"}},
		Exclude:  []importers.Exclusion{{Column: importers.ColumnRef{Name: "Status", Place: "servgap.yaml:16:27"}, Is: "Survey Preview"}},
		ID:       &importers.ColumnRef{Name: "ResponseId", Place: "servgap.yaml:13:11"},
	})
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	decoder := importers.NewDecoder(&layout)
	for part, err := range source.Parts() {
		if err != nil {
			decoder.Refuse(err)
			break
		}
		for response := range decoder.Responses(part) {
			fmt.Println(response.Segments, written(layout.Questionnaire, response), "nps", response.Outcomes[0])
		}
	}
	report := decoder.Report(source)
	fmt.Println(report.Responses, "of", report.Rows, "rows;", len(report.Problems), "problems")
	for _, d := range report.Dropped {
		fmt.Println(d.Reason, d.Count)
	}
	// Output:
	// [Nord] E 5 4 P 5 2 nps 9
	// [Sør] E 4 5 P ? 4 nps 10
	// 2 of 3 rows; 0 problems
	// excluded: Status is Survey Preview 1
}

func ExampleMap_problems() {
	source, err := importers.Open("-", strings.NewReader("P_RESP_1,P_RESP_2\n1,2\n"), importers.OpenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer source.Close()
	_, problems := importers.Map(source, importers.Mapping{
		Questionnaire: survey.Questionnaire{
			Instrument: survey.Instrument{Items: []survey.Item{{ID: "RESP1"}}},
			Constructs: []survey.Construct{survey.Perceived},
		},
		Constructs: []importers.Question{{Cells: []importers.Cell{{Names: []string{"P_RESP1"}, Place: "servgap.yaml:39:16"}}}},
	})
	for _, p := range problems {
		fmt.Println(p)
		fmt.Println("fix:", p.Fix)
	}
	// Output:
	// servgap.yaml:39:16: column "P_RESP1" is not in standard input; the nearest name there is "P_RESP_1" (column A)
	// fix: write the name as the file has it
}
