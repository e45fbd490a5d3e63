package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// ratios is the table in Markdown: a row for each aim, with what is aimed at, or for
// those who only want to know without.
func ratios(results []result, aims bool) string {
	var s strings.Builder
	row := func(work, mine, peer, ratio, required, stretch string) {
		fmt.Fprintf(&s, "| %s | %s | %s | %s |", work, mine, peer, ratio)
		if aims {
			fmt.Fprintf(&s, " %s | %s |", required, stretch)
		}
		s.WriteString("\n")
	}
	row("work", "servgap: wall s / CPU s / peak MiB", "beside it", "ratio", "required", "stretch")
	row("---", "---", "---", "---", "---", "---")
	for _, r := range results {
		of := r.of[ours]
		work, mine := r.work.id+" "+r.work.title, of.String()
		if aims {
			mine += fmt.Sprintf(", ≤ %.0f %s", r.work.peak, met(of.Peak <= r.work.peak))
		}
		for _, a := range r.work.aims {
			if peer, ran := r.of[a.peer]; ran {
				ratio, required, stretch := a.judge(of, peer)
				row(work, mine, a.peer+" "+peer.String(), ratio, required, stretch)
				work, mine = "", ""
			}
		}
		if len(r.work.aims) > 0 && work != "" {
			row(work, mine, "", "", "", "") // its peers are not installed
		}
	}
	if flat := flatness(results); flat > 0 {
		row("memory of ten times the rows", "", "", fmt.Sprintf("%.2f", flat), "≤ 1.2 "+met(flat <= 1.2), "")
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
func (a aim) judge(mine, its took) (shown, required, stretch string) {
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
	return fmt.Sprintf("%s %.3g", a.of, ratio), at(a.required), at(a.stretch)
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
