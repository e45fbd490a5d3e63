package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// ratios is the table in Markdown: a row for each aim.
func ratios(results []result) string {
	var s strings.Builder
	s.WriteString("| work | servgap: wall s / CPU s / peak MiB | beside it | ratio | required | stretch |\n|---|---|---|---|---|---|\n")
	for _, r := range results {
		mine := r.of[ours]
		lead := fmt.Sprintf("%s %s | %s, ≤ %.0f %s", r.work.id, r.work.title, mine, r.work.peak, met(mine.Peak <= r.work.peak))
		for _, a := range r.work.aims {
			if peer, ran := r.of[a.peer]; ran {
				fmt.Fprintf(&s, "| %s | %s %s | %s |\n", lead, a.peer, peer, a.judge(mine, peer))
				lead = "|"
			}
		}
		if len(r.work.aims) > 0 && lead != "|" {
			fmt.Fprintf(&s, "| %s | | | | |\n", lead) // its peers are not installed
		}
	}
	if flat := flatness(results); flat > 0 {
		fmt.Fprintf(&s, "| memory of ten times the rows | | | %.2f | ≤ 1.2 %s | |\n", flat, met(flat <= 1.2))
	}
	return s.String()
}

// agreements are lines of how far the numbers of each work agree with whose.
func agreements(results []result) string {
	var s strings.Builder
	for _, r := range results {
		fmt.Fprintf(&s, "- %s %s: %s\n", r.work.id, r.work.title, strings.Join(r.said, " · "))
	}
	return s.String()
}

// apart says of each reference by how much the numbers differ at most.
func apart(results []result) string {
	most := map[string]float64{}
	for _, r := range results {
		if r.reference != "" {
			most[r.reference] = max(most[r.reference], r.apart)
		}
	}
	var said []string
	for _, name := range slices.Sorted(maps.Keys(most)) {
		said = append(said, fmt.Sprintf("%s's to %.0e", name, most[name]))
	}
	if said == nil {
		return ""
	}
	return "The numbers agree with " + strings.Join(said, ", ") + "."
}

// flatness is the peak of the longest survey over that of the one of a tenth of its rows,
// or 0 if not both were measured.
func flatness(results []result) float64 {
	peaks, most := map[int]float64{}, 0
	for _, r := range results {
		if r.work.flat {
			peaks[r.work.rows] = r.of[ours].Peak
			most = max(most, r.work.rows)
		}
	}
	if peaks[most/10] == 0 {
		return 0
	}
	return peaks[most] / peaks[most/10]
}

func (t took) String() string {
	return fmt.Sprintf("%s / %s / %.0f", seconds(t.Wall), seconds(t.CPU), t.Peak)
}

// judge is the ratio and whether it is what was aimed at.
func (a aim) judge(mine, its took) string {
	ratio := mine.Wall / its.Wall
	if a.of == "cpu" {
		ratio = mine.CPU / its.CPU
	}
	at := func(limit float64) string {
		if limit == 0 {
			return ""
		}
		return fmt.Sprintf("≤ %g %s", limit, met(ratio <= limit))
	}
	return fmt.Sprintf("%s %.3g | %s | %s", a.of, ratio, at(a.required), at(a.stretch))
}

func met(is bool) string {
	if is {
		return "met"
	}
	return "**not met**"
}

// seconds has three digits or whole seconds.
func seconds(s float64) string {
	switch {
	case s < 1:
		return fmt.Sprintf("%.3f", s)
	case s < 10:
		return fmt.Sprintf("%.2f", s)
	}
	return fmt.Sprintf("%.1f", s)
}

// millions writes a number of rows as a name: 10M, or 200k.
func millions(n int) string {
	if n < 1_000_000 {
		return fmt.Sprintf("%dk", n/1000)
	}
	return fmt.Sprintf("%dM", n/1_000_000)
}

// grouped writes 100000 as 100,000.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
