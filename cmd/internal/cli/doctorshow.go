package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/importers/problem"
)

// doctorText lists the checks for people.
func doctorText(checks []check, w lang.Words, width int) []byte {
	names := map[string]string{
		"terminal": w.Text("doctor.terminal"), "color": w.Text("doctor.color"), "signs": w.Text("doctor.signs"), "locale": w.Text("doctor.locale"),
		"language": w.Text("doctor.language"), "settings": w.Text("doctor.settings"), "project": w.Text("doctor.project"), "file": w.Text("doctor.file"),
		"writing": w.Text("doctor.writing"), "space": w.Text("doctor.space"),
		"cores": w.Text("doctor.cores"), "memory": w.Text("doctor.memory"), "browser": w.Text("doctor.browser"), "office": w.Text("doctor.office"), "version": w.Text("doctor.version"),
	}
	states := map[string]string{stateOK: w.Text("doctor.ok"), stateLook: w.Text("doctor.look"), stateWrong: w.Text("doctor.wrong")}
	wide := func(words map[string]string) int {
		most := 0
		for _, word := range words {
			most = max(most, len([]rune(word)))
		}
		return most
	}
	var b strings.Builder
	for _, c := range checks {
		indent := wide(states) + wide(names) + 4
		line := fmt.Sprintf("%-*s  %-*s  %s", wide(states), states[c.state], wide(names), names[c.id], problem.Clean(c.found.In(w)))
		fmt.Fprintln(&b, wrapped(line, width, indent))
		if !c.remedy.Empty() {
			line := fmt.Sprintf("%*s%s %s", indent, "", w.Text("told.fix"), problem.Clean(c.remedy.In(w)))
			fmt.Fprintln(&b, wrapped(line, width, indent))
		}
	}
	return []byte(b.String())
}

// doctorCSV writes the checks for programs, in English.
func doctorCSV(checks []check) ([]byte, error) {
	t := table.Table{}
	for _, id := range []string{"schema", "id", "state", "found", "remedy"} {
		t.Columns = append(t.Columns, table.Column{ID: id, Kind: table.Text})
	}
	for _, c := range checks {
		row := table.Row{}
		for _, text := range []string{doctorSchema, c.id, c.state, c.found.String(), c.remedy.String()} {
			row.Cells = append(row.Cells, table.Cell{Text: problem.Clean(text), Number: math.NaN()})
		}
		t.Rows = append(t.Rows, row)
	}
	return render.Delimited(t, render.RFC)
}

// doctorSchema names the form of the checks for programs.
const doctorSchema = "servgap.doctor/1"

// doctorJSON writes the checks for programs, in English.
func doctorJSON(checks []check) []byte {
	type written struct {
		ID     string `json:"id"`
		State  string `json:"state"`
		Found  string `json:"found"`
		Remedy string `json:"remedy"`
	}
	page := struct {
		Schema string    `json:"schema"`
		Checks []written `json:"checks"`
	}{Schema: doctorSchema}
	for _, c := range checks {
		page.Checks = append(page.Checks, written{c.id, c.state, problem.Clean(c.found.String()), problem.Clean(c.remedy.String())})
	}
	data, err := json.MarshalIndent(page, "", "  ")
	if err != nil {
		panic(err) // texts only
	}
	return append(data, '\n')
}
