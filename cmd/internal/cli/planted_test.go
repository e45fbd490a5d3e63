package cli

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"servgap/importers/problem"
)

// planting is a project in which every text that a survey, its files or its servgap.yaml
// can hold is planted: labels of items, causes and measures, branches, and in turn the
// texts that have room for one alone, as a title.
type planting struct {
	labels, branches, alone []string
	turn                    int
	raw                     bool // in servgap.yaml as they are, too, which it refuses
}

// one is the text of a place that has room for one; no two places have the same.
func (p planting) one(place int) string { return p.alone[(p.turn+place)%len(p.alone)] }

// quoted is it as servgap.yaml has it.
func (p planting) quoted(place int) string { return p.inConfig(p.one(place)) }

// inConfig writes a text for servgap.yaml, which takes none that hides something.
func (p planting) inConfig(text string) string {
	if !p.raw {
		text = problem.Clean(text)
	}
	return strconv.Quote(text)
}

// segment is the header of the background question, and group the id of customers.
func (p planting) segment() string { return problem.Clean(p.one(3)) }
func (p planting) group() string   { return p.inConfig(p.one(2)) }

// fileName is a text as a file can be called.
func fileName(text string) string {
	name := []rune(strings.NewReplacer("/", "∕", "\x00", "").Replace(text))
	return string(name[:min(len(name), 60)])
}

// write makes the project in a folder and gives its servgap.yaml. The tables that are
// asked for beside the survey hold the texts, too.
func (p planting) write(t *testing.T, folder string) (config string) {
	t.Helper()
	var y strings.Builder
	line := func(form string, parts ...any) { fmt.Fprintf(&y, form+"\n", parts...) }
	each := func(form string, of func(i int, text string) []any) (all string) {
		for i, text := range p.labels {
			all += fmt.Sprintf("    - "+form+"\n", of(i, p.inConfig(text))...)
		}
		return all
	}
	line("version: 1\nproject: {name: %s, client: %s}\nscales: [{id: default, min: 1, max: 7}, {id: grade, min: 1, max: 5}]", p.quoted(0), p.quoted(1))
	line("instrument:\n  dimensions:\n%s  items:\n%s",
		each("{id: d%d, label: %s, items: [A%d, B%d]}", func(i int, text string) []any { return []any{i, text, i, i} }),
		each("{id: A%d, label: %s, touchpoint: %s}", func(i int, text string) []any { return []any{i, text, text} })+
			each("{id: B%d, label: %s}", func(i int, text string) []any { return []any{i, text} }))
	line("groups:\n  - {id: %s, role: customers, constructs: {expected: \"E_{item}\", perceived: \"P_{item}\"}, segments: [%s], outcomes: [{id: %s, kind: csat, column: Satisfied, scale: grade}]}", p.group(), p.inConfig(p.segment()), p.quoted(2))
	line("waves:")
	for wave := range 3 {
		file := fileName(problem.Clean(p.one(4+wave))) + fmt.Sprint(wave, ".csv")
		line("  - {id: %s, date: 2026-0%d-01, files: [{group: %s, path: %s}]}", p.quoted(4+wave), 1+wave, p.group(), p.inConfig(file))
		write(t, filepath.Join(folder, file), p.survey(wave))
	}
	line("current: %s\nevents: [{id: moved, date: 2026-02-15, label: %s}]\nreport: {title: %s}", p.quoted(6), p.quoted(7), p.quoted(8))
	line("gates:\n  checks:\n    - {id: %s, metric: gap.service.overall, fail_if: \"< 5\"}\n    - {id: waived, metric: gap.service.overall, fail_if: \"< 6\"}\n  waivers: [{check: waived, who: %s, why: %s, until: 2099-01-01}]", p.quoted(9), p.quoted(10), p.quoted(11))
	line("incidents:\n  causes:\n%s  files: [{wave: %s, path: complaints.csv}]", each("{cause: %[2]s, dimension: d%[1]d}", func(i int, text string) []any { return []any{i, text} }), p.quoted(6))
	line("measures:\n%s", each("{id: m%d, label: %s, unit: %s, standard: 3, target_share: 0.8, actual: [{wave: %s, values: [1, 2, 3, 4, 5, 6, 7]}]}", func(i int, text string) []any { return []any{i, text, text, p.quoted(6)} }))
	write(t, filepath.Join(folder, "complaints.csv"), p.complaints())
	config = filepath.Join(folder, "servgap.yaml")
	write(t, config, y.String())
	return config
}

// survey is the answers of a wave: of six customers at each branch.
func (p planting) survey(wave int) string {
	head := []string{p.segment(), "Satisfied", p.one(12)}
	for _, side := range []string{"E_", "P_"} {
		for _, item := range []string{"A", "B"} {
			for i := range p.labels {
				head = append(head, fmt.Sprint(side, item, i))
			}
		}
	}
	rows := [][]string{head}
	random := rand.New(rand.NewPCG(8, uint64(wave)))
	for _, text := range p.branches {
		for range 6 {
			row := []string{text, fmt.Sprint(1 + random.IntN(5)), text}
			for i := range 4 * len(p.labels) {
				row = append(row, fmt.Sprint(7-random.IntN(4+3*(i/(2*len(p.labels))))))
			}
			rows = append(rows, row)
		}
	}
	return csvOf(rows)
}

// complaints are six about each cause at a branch.
func (p planting) complaints() string {
	rows := [][]string{{"Branch", "Channel", "Cause", "Resolved"}}
	for i, text := range p.labels {
		for range 6 {
			rows = append(rows, []string{p.branches[i%len(p.branches)], text, text, "Yes"})
		}
	}
	return csvOf(rows)
}

func csvOf(rows [][]string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.WriteAll(rows)
	return b.String()
}
