package importers

import (
	"slices"
	"strings"
	"testing"

	"servgap/importers/dialect"
)

// qualtrics is an export with three header rows and a response of each status.
func qualtrics(statuses ...string) string {
	rows := []string{
		"StartDate,EndDate,Status,Finished,ResponseId,E1,P1,E2,P2",
		`Start Date,End Date,Response Type,Finished,Response ID,"How should, it be?",Is it?,Should it?,Is it so?`,
		`"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4""}"`,
	}
	for i, status := range statuses {
		rows = append(rows, "2026-09-01 10:00:00,2026-09-01 10:05:00,"+status+",R_"+strings.Repeat(string(rune('a'+i)), 15)+",6,5,7,x")
	}
	return strings.ReplaceAll(strings.Join(rows, "\n")+"\n", ",x\n", ",4\n")
}

// TestPlatformRowsAreLeftOut has the platform's rules leave out what is no answer,
// by reason, and keep everything where a rule would leave nothing.
func TestPlatformRowsAreLeftOut(t *testing.T) {
	for _, tt := range []struct {
		name      string
		statuses  []string
		responses int64
		dropped   string
		problems  string
	}{
		{"answers", []string{"IP Address,True", "IP Address,True"}, 2, "", ""},
		{"a preview and one not completed", []string{"Survey Preview,True", "IP Address,False", "IP Address,True"}, 1, "preview×1; incomplete×1", ""},
		{"both at once count as one", []string{"Survey Test,False", "IP Address,True"}, 1, "test×1", ""},
		{"all are tests", []string{"Survey Test,True", "Survey Test,True"}, 2, "", "W-ROWS-SPARED@C"},
		{"two rules leave nothing together", []string{"Survey Preview,True", "IP Address,False", "Survey Preview,True"}, 0, "preview×2; incomplete×1", "E-DATA-NONE"},
		{"all are tests, one is not completed", []string{"Survey Test,True", "Survey Test,False"}, 1, "incomplete×1", "W-ROWS-SPARED@C"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, qualtrics(tt.statuses...))
			if s.Dialect.Platform != dialect.Qualtrics || s.Dialect.HeaderRows != 3 {
				t.Fatalf("got %s with %d header rows", s.Dialect.Platform, s.Dialect.HeaderRows)
			}
			layout := found(t, s, Columns{Scale: "1-7"})
			d := NewDecoder(&layout)
			kept := int64(0)
			var rows []Doubts
			for part, err := range s.Parts() {
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range d.All(part) {
					rows = append(rows, row.Doubts)
				}
			}
			for _, doubts := range rows {
				if doubts&^d.Spared() == 0 {
					kept++
				}
			}
			report := d.Report(s)
			checkProblems(t, report.Problems)
			if kept != tt.responses || report.Responses != tt.responses || report.Rows != int64(len(tt.statuses)) {
				t.Errorf("got %d rows kept and the report %+v, want %d responses", kept, report, tt.responses)
			}
			if got := droppedText(report); got != tt.dropped || codesOf(report.Problems) != tt.problems {
				t.Errorf("got %q and %v, want %q and %q", got, report.Problems, tt.dropped, tt.problems)
			}
		})
	}
}

// TestEveryReasonHasItsWords lists rows that were left out, each reason in words of its
// own.
func TestEveryReasonHasItsWords(t *testing.T) {
	var dropped []Dropped
	for _, reason := range []string{
		dialect.Preview, dialect.Test, dialect.Incomplete, dialect.Spam, dialect.ScreenedOut, dialect.Deleted, dialect.Total, dialect.Note,
		ReasonNoWeight, ReasonNoCluster, ReasonUnrated,
	} {
		dropped = addDropped(addDropped(dropped, reason, 2), reason, 1)
	}
	words := strings.Split(reasonsOf(dropped).String(), ", ")
	slices.Sort(words)
	if unlike := slices.Compact(slices.Clone(words)); len(unlike) != len(dropped) || !slices.Contains(words, "screened out (×3)") {
		t.Errorf("%d reasons are told as %q", len(dropped), words)
	}
}

// TestDoubtsMerge divides the rows among decoders in every way: the sum is the same.
func TestDoubtsMerge(t *testing.T) {
	statuses := []string{"Survey Test,True", "Survey Test,False", "Survey Test,True"}
	for at := range len(statuses) + 1 {
		s := source(t, qualtrics(statuses...))
		layout := found(t, s, Columns{Scale: "1-7"})
		whole := NewDecoder(&layout)
		for _, part := range [][]string{statuses[:at], statuses[at:]} {
			one := source(t, qualtrics(part...))
			d := NewDecoder(&layout)
			for p := range one.Parts() {
				for range d.All(p) {
				}
			}
			whole.Merge(d)
		}
		report := whole.Report(s)
		if report.Responses != 2 || droppedText(report) != "incomplete×1" || codesOf(report.Problems) != "W-ROWS-SPARED@C" {
			t.Errorf("divided at %d: got %+v", at, report)
		}
	}
}

func TestAggregateIsRefused(t *testing.T) {
	const report = "Answer,Count,Percent\nVery good,12,40 %\nGood,9,30 %\nPoor,6,20 %\nVery poor,3,10 %\nTotal,30,100 %\n"
	_, problems := Find(source(t, report), Columns{})
	if codesOf(problems) != "E-FILE-AGGREGATE" {
		t.Errorf("got %v", problems)
	}
	checkProblems(t, problems)
}

// TestNamesOfPlatforms finds columns by what the platform's header says, and a
// project those that it names as the first row has them.
func TestNamesOfPlatforms(t *testing.T) {
	const monkey = "Respondent ID,Collector ID,What do you expect?,,How was it?,\n" +
		",,Quick answers,Friendly staff,Quick answers,Friendly staff\n" +
		"3292879998,1,6,7,5,6\n3292879538,1,6,7,5,6\n3292765271,1,6,7,5,6\n"
	s := source(t, monkey)
	if s.Dialect.Platform != dialect.SurveyMonkey || s.further != 1 {
		t.Fatalf("got %+v", s.Dialect)
	}
	if want := "How was it? - Friendly staff"; !slices.Contains(s.Header, want) {
		t.Errorf("got %q, want %q among them", s.Header, want)
	}
	if !s.Has("How was it?") {
		t.Error("the first row's own name is not found")
	}
}
