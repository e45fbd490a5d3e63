package main

import "path/filepath"

// work is one thing to do, done by servgap and by others, with what is aimed at.
type work struct {
	id, title string
	rows      int
	flat      bool // memory is compared with the same work of a tenth of the rows
	data      dataset
	plain     dataset // the same answers plainly written, where data are not
	does      []contender
	aims      []aim
	peak      float64 // MiB that servgap may take
	agree     agreement
}

// contender is a program in a work. Of several runs the medians count.
type contender struct {
	name string
	runs int
	data dataset // of its own, where it cannot read that of the others
	call func(file, out string) (call, error)
	// says is the call whose numbers are compared, where it is not the one that is timed.
	says func(file, out string) (call, error)
}

// aim is a ratio of what servgap takes to what a peer takes: what is required, and what
// would be fine. 0 is none.
type aim struct {
	peer, of          string // of wall or cpu
	required, stretch float64
}

// works are all of them, in the order in which they are done. The ratios and limits are
// those of PERFORMANCE.md beside the peers.
func works(b bench) []work {
	long, hard, labels, once := 10_000_000, 10_000_000, 2_000_000, 1
	if b.quick {
		long, hard, labels, once = 1_000_000, 200_000, 200_000, 3
	}
	all := []work{b.small(), b.full(), b.medium()}
	if !b.quick {
		all = append(all, b.long(1_000_000, 3)) // for its memory
	}
	all = append(all, b.long(long, once),
		b.hard("every cell quoted, CRLF, other order", hard, "quoted", once),
		b.hard("the same, answers in words", labels, "labels", once),
		b.workbook("texts in the cells", ""),
		b.workbook("shared strings", "shared"),
		b.bootstrap(1_000, 0.2, 0.1, 3))
	if !b.quick {
		all = append(all, b.bootstrap(100_000, 0.1, 0.03, 1))
	}
	return append(all, b.shares())
}

func (b bench) small() work {
	noComments := csvOf("k1n.csv", 1_000, "-comments", "0") // PSPP reads a line a record
	return work{
		id: "W1", title: "analysis of 1,000", rows: 1_000, data: csvOf("k1.csv", 1_000), agree: items,
		does: []contender{
			b.ours(15, "analyze", "--by", "branch"),
			{name: without, runs: 5, call: b.prints("csv", "analyze")},
			{name: "R", runs: 5, call: b.scripted("Rscript", "w12.R", "w1")},
			{name: "pandas", runs: 3, call: b.scripted(python(), "w12.py", "w1")},
			{name: "DuckDB", runs: 3, call: b.scripted("node", "duckdb.mjs", "w1")},
			{name: "PSPP", runs: 9, data: noComments, call: b.scripted("sh", "pspp.sh", "w1")},
			{name: "Go naive", runs: 15, call: b.naive("w1")},
		},
		aims: []aim{{"R", "wall", 0.10, 0}, {"PSPP", "wall", 0.3, 0.15}, {"Go naive", "wall", 1, 0}, {without, "cpu", 0, 0}},
		peak: 32,
	}
}

// full is for its numbers alone: where nobody left an answer out, those of the dimensions
// are comparable, too.
func (b bench) full() work {
	return work{
		id: "W1", title: "the same where all answered everything", data: noneMissing, agree: items,
		does: []contender{
			b.ours(1, "analyze", "--by", "branch"),
			{name: "R", runs: 1, call: b.scripted("Rscript", "w12.R", "w1")},
		},
	}
}

var noneMissing = csvOf("w5.csv", 1_000, "-missing", "0", "-comments", "0")

func (b bench) medium() work {
	return work{
		id: "W1", title: "analysis of 100,000", rows: 100_000, data: csvOf("k100.csv", 100_000), agree: items,
		does: []contender{
			b.ours(5, "analyze", "--by", "branch"),
			{name: without, runs: 3, call: b.prints("csv", "analyze")},
			{name: "R", runs: 1, call: b.scripted("Rscript", "w12.R", "w1")},
			{name: "pandas", runs: 1, call: b.scripted(python(), "w12.py", "w1")},
			{name: "DuckDB", runs: 3, call: b.scripted("node", "duckdb.mjs", "w1")},
			{name: "Go naive", runs: 3, call: b.naive("w1")},
		},
		aims: []aim{{"DuckDB", "cpu", 0.12, 0.06}, {"Go naive", "cpu", 0.12, 0.06}, {without, "cpu", 0, 0}},
		peak: 48,
	}
}

func (b bench) long(rows, runs int) work {
	return work{
		id: "W2", title: "analysis of " + millions(rows), rows: rows, flat: true, data: csvOf(millions(rows)+".csv", rows), agree: items,
		does: []contender{
			b.ours(runs, "analyze", "--by", "branch"),
			{name: "R", runs: 1, call: b.scripted("Rscript", "w12.R", "w2")},
			{name: "DuckDB", runs: runs, call: b.onePass},
			{name: "Polars", runs: 1, call: b.scripted("node", "polars.mjs", "w2")},
			{name: byteLoop, runs: runs, call: b.bytes},
		},
		aims: []aim{{"DuckDB", "wall", 0.20, 0.10}, {byteLoop, "wall", 0, 1}},
		peak: 64,
	}
}

func (b bench) hard(how string, rows int, as string, runs int) work {
	plain := csvOf(millions(rows)+".csv", rows)
	return work{
		id: "W2", title: millions(rows) + ", " + how, rows: rows, data: plain.written(millions(rows)+"-"+as+".csv", as), plain: plain, agree: items,
		does: []contender{
			b.ours(runs, "analyze", "--by", "branch"),
			{name: "DuckDB", runs: runs, call: b.onePassHard},
			{name: byteLoop, runs: runs, call: b.bytes},
		},
		aims: []aim{{"DuckDB", "wall", 0.6, 0.3}},
		peak: 64,
	}
}

// workbook is without branches, of which the peer makes nothing.
func (b bench) workbook(how, as string) work {
	data := dataset{name: "k100.xlsx", options: []string{"-rows", "100000", "-format", "xlsx"}}
	if as != "" {
		data = data.written("k100-"+as+".xlsx", as)
	}
	w := work{
		id: "W3", title: "XLSX of 100,000, " + how, data: data, agree: items,
		does: []contender{
			b.ours(3, "analyze"),
			{name: "readxl", runs: 3, call: b.scripted("Rscript", "w3.R")},
			{name: "Go naive", runs: 1, call: b.naive("w3")},
		},
		aims: []aim{{"readxl", "cpu", 0.4, 0.25}, {"Go naive", "cpu", 0.12, 0}},
		peak: 64,
	}
	if !b.quick {
		w.does = append(w.does, contender{name: "openpyxl", runs: 1, call: b.scripted(python(), "w12.py", "w2")})
	}
	return w
}

func (b bench) bootstrap(rows int, required, stretch float64, runs int) work {
	d := csvOf("k1.csv", rows)
	if rows > 1_000 {
		d.name = "k100.csv"
	}
	w := work{
		id: "W4", title: "10,000 samples of " + grouped(rows), data: d, agree: ends,
		does: []contender{
			b.ours(5, "analyze", "--bootstrap", "percentile", "--replicates", "10000"),
			{name: "NumPy", runs: runs, call: b.before(python(), "w4.py", "10000")},
		},
		aims: []aim{{"NumPy", "cpu", required, stretch}},
		peak: 64,
	}
	if rows == 1_000 {
		w.does = append(w.does, contender{name: "R boot", runs: 1, call: func(file, out string) (call, error) {
			return b.script("Rscript", "w4.R", "boot", file, "10000", out), nil
		}})
	}
	return w
}

func (b bench) shares() work {
	return work{
		id: "W5", title: "shares of R² (LMG) of 22", data: noneMissing, agree: shares,
		does: []contender{
			b.ours(5, "drivers", "--items", "--outcome", "nps", "--outcome-scale", "0-10"),
			{name: "NumPy", runs: 1, call: b.before(python(), "w5.py", "22")},
		},
		aims: []aim{{"NumPy", "cpu", 0.06, 0.03}},
		peak: 96,
	}
}

// ours is servgap, timed as it writes the table that others read; its numbers are
// compared from json, where each has its name.
func (b bench) ours(runs int, args ...string) contender {
	return contender{name: ours, runs: runs, call: b.prints("csv", args...), says: b.prints("json", args...)}
}

func (b bench) prints(form string, args ...string) func(file, out string) (call, error) {
	return func(file, out string) (call, error) {
		return call{dir: b.data, args: append(append([]string{b.servgap}, args...), "-q", "-f", form, file)}, nil
	}
}

// scripted is a script that is given what to do, the file and where the result goes.
func (b bench) scripted(with, name string, first ...string) func(file, out string) (call, error) {
	return func(file, out string) (call, error) {
		return b.script(with, name, append(first[:len(first):len(first)], file, out)...), nil
	}
}

// before is one whose number stands behind the file.
func (b bench) before(with, name, number string) func(file, out string) (call, error) {
	return func(file, out string) (call, error) { return b.script(with, name, file, number, out), nil }
}

func (b bench) naive(w string) func(file, out string) (call, error) {
	return func(file, out string) (call, error) {
		return call{args: []string{filepath.Join(b.peers, "gonaive.bin"), w, file, out}}, nil
	}
}

func (b bench) bytes(file, out string) (call, error) {
	return call{args: []string{b.self, "bytes", file}}, nil
}
