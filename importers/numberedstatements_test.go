package importers

import (
	"fmt"
	"strings"
	"testing"
)

// TestNumberedStatements has statements with numbers in front of them, below questions and
// beside words that say which side was asked.
func TestNumberedStatements(t *testing.T) {
	for _, tt := range []struct{ name, form, expected, perceived, want string }{
		{"letters and numbers below questions", "Expectations [%s]|Perceptions [%s]", "E1. Should be fast|E2. Should be clean", "P2. Is clean|P1. Is fast", "1=0/3 2=1/2 hinted"},
		{"numbers below questions", "Expectations [%s]|Perceptions [%s]", "01) Should be fast|02) Should be clean", "1) Is fast|2) Is clean", "1=0/2 2=1/3 hinted"},
		{"the sides are counted on", "%s - expected|%s - perceived", "Q1. Fast|Q2. Clean", "Q3. Clean|Q4. Fast", "fast=0/3 clean=1/2"},
		{"counted on in one side's order", "Expectations [%s]|Perceptions [%s]", "1. Fast|2. Clean", "1. Clean|2. Fast", "fast=0/3 clean=1/2"},
		{"worded otherwise and counted on", "Expectations [%s]|Perceptions [%s]", "1. Should be fast|2. Should be clean", "3. Is fast|4. Is clean", ""},
		{"one more on a side", "Expectations [%s]|Perceptions [%s]", "1. Should be fast|2. Should be clean", "1. Is fast|2. Is clean|3. Is near", ""},
		{"parts of one number", "Expectations [%s]|Perceptions [%s]", "1.1 Should be fast|1.2 Should be clean", "1.1 Is fast|1.2 Is clean", ""},
		{"a number twice", "Expectations [%s]|Perceptions [%s]", "1. Should be fast|1. Should be clean", "1. Is fast|1. Is clean", ""},
		{"a statement without a number", "Expectations [%s]|Perceptions [%s]", "1. Should be fast|Should be clean", "1. Is fast|Is clean", ""},
		{"some statements alike", "Expectations [%s]|Perceptions [%s]", "1. Fast|2. Should be clean", "1. Fast|2. Is clean", ""},
		{"letters before questions", "E1. Others are [%s]|P1. We are [%s]", "Fast|Clean", "Clean|Fast", "fast=0/3 clean=1/2 hinted"},
		{"letters before questions of others", "E1. Others are [%s]|P1. We are [%s]", "Fast|Clean", "Near|Dear", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names, statements := strings.Split(tt.form, "|"), []string{tt.expected, tt.perceived}
			header := "Timestamp"
			for side, name := range names {
				for statement := range strings.SplitSeq(statements[side], "|") {
					header += ";" + fmt.Sprintf(name, statement)
				}
			}
			row := "\n2026/09/01 10:00:00 AM GMT+2" + strings.Repeat(";4", strings.Count(header, ";"))
			layout, problems := Find(source(t, header+row+strings.Replace(row, "4", "3", 1)+"\n"), Columns{Scale: "1-5", Preset: NoPreset})
			checkProblems(t, problems)
			if len(problems) > 0 {
				if tt.want != "" {
					t.Fatalf("got %v", problems)
				}
				return
			}
			got, items := "", layout.Questionnaire.Instrument.Items
			for i, item := range items {
				got += fmt.Sprintf("%s=%d/%d ", item.ID, layout.Answers(0)[i]-1, layout.Answers(1)[i]-1)
			}
			if strings.Contains(assumedText(layout), AssumedHinted) {
				got += "hinted"
			}
			if got = strings.TrimSpace(got); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestLabelsOfNumberedStatements has items that are named by both of their statements.
func TestLabelsOfNumberedStatements(t *testing.T) {
	text := "Timestamp;Expectations [1. Should be fast];Perceptions [1. Is fast]\n2026/09/01 10:00:00 AM GMT+2;4;3\n2026/09/01 10:00:00 AM GMT+2;5;3\n"
	layout := found(t, source(t, text), Columns{Scale: "1-5", Preset: NoPreset})
	if got, want := layout.Questionnaire.Instrument.Items[0].Label, "1. Should be fast / 1. Is fast"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
