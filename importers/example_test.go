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
