package config

import (
	"strings"
	"testing"
)

func TestAntecedents(t *testing.T) {
	for _, tt := range []struct {
		name, role, antecedents string
		scale, gaps             string
		items, reversed         string // the first of them
		columns                 string
	}{
		{"all of staff", "staff", `"A_{item}"`, "1-7", "delivery ×7 communication ×2", "TEAM1 TEAM2 TEAM3", "CON1 CON3 CON4", "A_TEAM1 A_TEAM2 A_TEAM3"},
		{"all of managers", "managers", `"A_{n}_{dim}"`, "1-7", "knowledge ×3 standards ×4 communication ×2", "RES1 RES2 RES3", "RES2 RES4 UP2", "A_1_market-research A_2_market-research A_3_market-research"},
		{"some", "staff", `{columns: "A_{item}", scale: five, items: [{id: HOR2}, {id: CON1, reverse: false, label: Free hands}]}`, "1-5", "delivery ×1 communication ×1", "CON1 HOR2", "HOR2", "A_CON1 A_HOR2"},
		{"none", "staff", `none`, "", "", "", "", ""},
	} {
		text := strings.NewReplacer("ROLE", tt.role, "ANTECEDENTS", tt.antecedents).Replace(`version: 1
scales: [{id: default, min: 1, max: 7}, {id: five, min: 1, max: 5}]
instrument: {items: [{id: Q1}]}
groups: [{id: g, role: ROLE, constructs: {promised: "C_{item}"}, antecedents: ANTECEDENTS}]
waves: [{id: w, files: [{group: g, path: a.csv}]}]
`)
		p, faults := Parse(FileName, []byte(text))
		if len(faults) > 0 {
			t.Errorf("%s: %v", tt.name, faults)
			continue
		}
		asked := p.Questionnaire(p.Groups[0]).Antecedents
		if asked == nil || tt.scale == "" {
			if _, ok := p.Groups[0].AntecedentSpec(); ok || asked != nil || tt.scale != "" {
				t.Errorf("%s: got %+v", tt.name, asked)
			}
			continue
		}
		in := asked.Questionnaire.Instrument
		var items, columns []string
		for _, item := range in.Items {
			items = append(items, item.ID)
		}
		spec, _ := p.Groups[0].AntecedentSpec()
		for _, cell := range spec.Cells {
			columns = append(columns, cell.Names[0])
		}
		first := func(all []string) string { return strings.Join(all[:min(3, len(all))], " ") }
		if got := runs(asked.Gaps); got != tt.gaps || in.Scale.String() != tt.scale || first(items) != tt.items || first(in.Reversed()) != tt.reversed || first(columns) != tt.columns {
			t.Errorf("%s: got %s on %s, items %v, reversed %v, columns %v", tt.name, got, in.Scale, items, in.Reversed(), columns)
		}
		if tt.name == "some" && in.Items[0].Label != "Free hands" {
			t.Errorf("%s: got the label %q", tt.name, in.Items[0].Label)
		}
	}
}

// runs writes equal neighbours once, with their number.
func runs(words []string) string {
	var text []string
	for len(words) > 0 {
		n := 1
		for n < len(words) && words[n] == words[0] {
			n++
		}
		text, words = append(text, words[0]+" ×"+string(rune('0'+n))), words[n:]
	}
	return strings.Join(text, " ")
}
