package record

import (
	"strings"
	"testing"
)

func TestAreResponses(t *testing.T) {
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"numbers", "id|E1|P1\na|5|4\nb|6|4\nc|5|3", true},
		{"labels", "id|E1|P1\na|Agree|Disagree\nb|Disagree|Disagree\nc|Agree|Agree", true},
		{"some left out", "id|E1|P1|P2\na|5||3\nb||4|3\nc|6|3|2", true},
		{"a codebook", "nr|name|question|scale\n1|E1|How should it be?|1-7\n2|P1|How is it?|1-7\n3|T1|Why?|text", false},
		{"a codebook with one scale", "name|question|min|max\nE1|How should it be?|1|7\nP1|How is it?|1|7\nP2|Is it?|1|7", false},
		{"a cover", "Survey\nOslo\n2026", false},
		{"one row", "id|E1\na|5", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var rows [][]string
			for line := range strings.SplitSeq(tt.rows, "\n") {
				rows = append(rows, strings.Split(line, "|"))
			}
			if got := AreResponses(rows); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
