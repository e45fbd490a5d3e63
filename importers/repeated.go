package importers

import (
	"slices"
	"strings"

	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// repeated finds statements that stand below several questions, or several times in
// one with sides, where nothing says which of them asks what was expected: the columns
// of each time. Without a platform, names are statements that are there again, as
// Speed, or Speed.1 where a program numbered them.
func (f *finder) repeated() [][]int {
	times := f.timesAsked(func(column int) string { return fold(f.columnOf(column).Row) })
	if times == nil {
		names := newIndex(f.header, nil)
		times = f.timesAsked(func(column int) string {
			if !f.looksRated(column) {
				return ""
			}
			name := fold(f.header[column])
			before, number := splitNumber(name)
			if base, ok := strings.CutSuffix(before, "."); ok && number != "" && names.loose[base] != nil {
				return base
			}
			return name
		})
	}
	return times
}

// mostSides is how often a statement is asked at most for its sides: for what is
// adequate, expected, important and perceived. Ten times are ten things that were rated.
const mostSides = 4

// timesAsked divides columns of one statement by which time it is asked. Of statements
// that are asked more or less often than most, nothing is given.
func (f *finder) timesAsked(statement func(column int) string) [][]int {
	at, often := make(map[string][]int), make(map[int]int)
	var order []string
	for column := range f.header {
		if f.columnOf(column).Kind != dialect.Answer || f.isRated(column) || f.compared[column] {
			continue
		}
		if key := statement(column); key != "" {
			if at[key] == nil {
				order = append(order, key)
			}
			at[key] = append(at[key], column)
		}
	}
	usual := 1
	for _, key := range order {
		if n := len(at[key]); n > 1 {
			if often[n]++; often[n] > often[usual] {
				usual = n
			}
		}
	}
	if usual == 1 || usual > mostSides {
		return nil
	}
	times := make([][]int, usual)
	for _, key := range order {
		if columns := at[key]; len(columns) == usual {
			for i, column := range columns {
				times[i] = append(times[i], column)
			}
		}
	}
	return times
}

// looksRated reports whether the first answers in a column are numbers or known labels
// for the most part.
func (f *finder) looksRated(column int) bool {
	if f.mostlyWithin(column, span{}) {
		return true
	}
	texts, inWords := f.texts([]int{column})
	return inWords && vocabulary.Default().Read(texts).Decision != vocabulary.Unknown
}

// secondAsked reports, as a problem, that the statements of the only side that was
// recognised stand below another question, too, of which nothing says what it asks.
func (f *finder) secondAsked(alone []keyed) bool {
	times := f.repeated()
	known := func(column int) bool {
		return slices.ContainsFunc(alone, func(k keyed) bool { return k.column == column })
	}
	if !slices.ContainsFunc(slices.Concat(times...), known) {
		return false
	}
	f.sidesUnknown(times)
	return true
}

// sidesUnknown says that statements were asked several times.
func (f *finder) sidesUnknown(times [][]int) {
	f.times = times
	first, second := times[0], times[1]
	p := problem.Problem{
		Code: "E-PAIR-SIDE", Column: first[0] + 1, Header: f.header[first[0]],
		Message: problem.Say("found %d statements that were asked twice, in columns %s and %s, and nothing says which of the two is what was expected; accepted are names that say it",
			problem.Count(len(first)), letters(first), letters(second)),
		Fix: problem.Say("say so: --expected %s --perceived %s, or the other way round", f.spec(first), f.spec(second)),
	}
	if len(times) > 2 {
		var columns []problem.Text
		for _, of := range times {
			columns = append(columns, letters(of))
		}
		p.Message = problem.Say("found %d statements that were asked %d times, in columns %s, and nothing says which of these is what was expected; accepted are names that say it",
			problem.Count(len(first)), len(times), problem.Comma(columns))
		p.Fix = problem.Say("name those to be compared, such as --expected %s --perceived %s", f.spec(first), f.spec(second))
	}
	x := newIndex(f.header, nil)
	if len(x.twins(slices.Concat(times...))) > 0 {
		p.Fix = problem.Say("give the columns names of their own in the file that say so, such as %s and %s",
			problem.Quote("expected_"+f.header[first[0]]), problem.Quote("perceived_"+f.header[second[0]]))
	}
	f.fail(p)
}

// spec names columns as a flag takes them: the first and the last of neighbours, else
// each.
func (f *finder) spec(columns []int) string {
	names := []string{f.header[columns[0]]}
	if len(columns) == 1 {
		return problem.Shell(problem.Clean(names[0]))
	}
	for i, column := range columns[1:] {
		if column != columns[i]+1 { // not one behind the other
			for _, column := range columns[1:] {
				names = append(names, f.header[column])
			}
			return problem.Shell(problem.Clean(strings.Join(names, ",")))
		}
	}
	return problem.Shell(problem.Clean(names[0] + ":" + f.header[columns[len(columns)-1]]))
}

// letters names columns by the first and the last of them: B to F.
func letters(columns []int) problem.Text {
	if len(columns) == 1 {
		return problem.Plain(problem.Letters(columns[0] + 1))
	}
	return problem.Say("%s to %s", problem.Letters(slices.Min(columns)+1), problem.Letters(slices.Max(columns)+1))
}
