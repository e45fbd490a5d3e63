package cli

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// inspectBlocks is the blocks of a file: their columns, what was asked and how it was
// answered.
func inspectBlocks(in importers.Inspection, w lang.Words) table.Table {
	t := table.Table{Columns: []table.Column{
		{ID: "columns", Head: w.Text("inspect.head.columns"), Kind: table.Key},
		{ID: "n", Head: "n", Kind: table.Count},
		{ID: "questions", Head: w.Text("inspect.head.questions"), Kind: table.Text},
		{ID: "answers", Head: w.Text("inspect.head.answers"), Kind: table.Text},
		{ID: "missing", Head: w.Text("inspect.head.missing"), Kind: table.Text},
	}}
	for _, b := range in.Blocks {
		columns := b.Letters[0]
		if len(b.Letters) > 1 {
			columns = named(b.Letters, in)
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			worded(columns), {Number: float64(len(b.Letters)), High: math.NaN()}, worded(askedIn(b, w)), worded(answersOf(b, w)), worded(missingOf(b.Missing, w)),
		}})
	}
	return t
}

// worded is a cell of words, empty without any.
func worded(text string) table.Cell {
	return table.Cell{Text: text, Number: math.NaN(), High: math.NaN()}
}

// askedIn names what a block asks, with the construct if its names say it.
func askedIn(b importers.Block, w lang.Words) string {
	text := firstLine(b.Question)
	if b.Question == "" {
		text = firstLine(b.Names[0])
		if last := len(b.Names) - 1; last > 0 {
			text += " – " + firstLine(b.Names[last])
		}
	}
	if side := sideWord(b.Construct, w); side != "" {
		return side + ": " + text
	}
	return text
}

// sideWord is the word for a construct of customers, "" for none.
func sideWord(construct string, w lang.Words) string {
	switch survey.Construct(construct) {
	case survey.Expected:
		return w.Text("side.expected")
	case survey.Perceived:
		return w.Text("side.perceived")
	case survey.Adequate:
		return w.Text("side.adequate")
	case survey.Rated:
		return w.Text("side.rated")
	default:
		return ""
	}
}

// missingOf lists the words for no answer with their counts.
func missingOf(missing []importers.MissingCount, w lang.Words) string {
	var said []string
	for _, m := range missing {
		said = append(said, fmt.Sprintf("%s (%s)", problem.Quote(m.Value), w.Count(m.Count)))
	}
	return strings.Join(said, ", ")
}

// answersOf says how a block was answered.
func answersOf(b importers.Block, w lang.Words) string {
	switch {
	case b.Kind == importers.BlockChoices:
		return w.Text("inspect.choices")
	case b.Kind == importers.BlockRanking:
		return w.Text("inspect.ranking", "high", w.Count(int64(len(b.Letters))))
	case b.Scale == nil:
		return unknownScale(b, w)
	}
	scale := span(int64(b.Scale.Min), int64(b.Scale.Max))
	low, high := ends(b)
	switch {
	case b.Why == importers.WhyPreset:
		return w.Text("inspect.preset", "range", scale)
	case low == "":
		return w.Text("inspect.symmetric", "range", scale)
	case b.Direction == importers.Falling:
		return w.Text("inspect.falling", "scale", scale, "low", low, "high", high)
	case b.Direction == importers.Rising:
		return w.Text("inspect.rising", "scale", scale, "low", low, "high", high)
	default:
		return scale + ": " + low + " … " + high
	}
}

// span writes a range of a scale, with words between numbers below zero.
func span(low, high int64) string {
	if low < 0 {
		return fmt.Sprintf("%d..%d", low, high)
	}
	return fmt.Sprintf("%d–%d", low, high)
}

// ends are the words for the lowest and the highest number of a scale.
func ends(b importers.Block) (low, high string) {
	if len(b.Ends) < 2 {
		return "", ""
	}
	return problem.Quote(b.Ends[0]), problem.Quote(b.Ends[1])
}

// unknownScale says why a scale is not known.
func unknownScale(b importers.Block, w lang.Words) string {
	var labels []string
	for _, l := range b.Labels {
		labels = append(labels, problem.Quote(l.Label))
	}
	const most = 6
	said := strings.Join(labels[:min(len(labels), most)], ", ")
	if len(labels) > most {
		said += ", …"
	}
	switch b.Why {
	case importers.WhyRecode:
		return w.Text("inspect.recode")
	case importers.WhySeveralSets:
		return w.Text("inspect.several", "labels", said)
	case importers.WhyFewLabels:
		return w.Text("inspect.few", "labels", said)
	case importers.WhyOneStep:
		return w.Text("inspect.one_step", "labels", said)
	case importers.WhyMixed:
		return w.Text("inspect.differ", "labels", said)
	case importers.WhyNoSet:
		return w.Text("inspect.no_set", "labels", said)
	}
	between := ""
	if b.Lowest != nil {
		between = span(int64(*b.Lowest), int64(*b.Highest))
	}
	return w.Text("inspect.numbers", "range", between)
}

// inspectPairs is the pairs, each with what says that it is one.
func inspectPairs(in importers.Inspection, w lang.Words) table.Table {
	var constructs []string
	for _, s := range in.Pairs[0].Sides {
		constructs = append(constructs, s.Construct)
	}
	t := table.Table{Columns: []table.Column{{ID: "item", Head: w.Text("head.item"), Kind: table.Key}}}
	for i, construct := range constructs {
		head := sideWord(construct, w)
		switch {
		case head != "":
		case i == 0:
			head = w.Text("inspect.head.first")
		case i == 1:
			head = w.Text("inspect.head.second")
		default:
			head = w.Text("inspect.head.third")
		}
		t.Columns = append(t.Columns, table.Column{ID: fmt.Sprint("side", i), Head: head, Kind: table.Text})
	}
	t.Columns = append(t.Columns,
		table.Column{ID: "reason", Head: w.Text("inspect.head.paired"), Kind: table.Text},
		table.Column{ID: "confidence", Head: w.Text("inspect.head.sure"), Kind: table.Text})
	for _, p := range in.Pairs {
		row := table.Row{Cells: []table.Cell{worded(firstLine(p.Item))}}
		for i := range constructs {
			s := p.Sides[min(i, len(p.Sides)-1)]
			row.Cells = append(row.Cells, worded(s.Letter+" "+firstLine(s.Name)))
		}
		row.Cells = append(row.Cells, worded(reasonWords(p.Reason, w)), worded(sureWords(p, w)))
		t.Rows = append(t.Rows, row)
	}
	return t
}

func reasonWords(reason string, w lang.Words) string {
	switch reason {
	case importers.PairSides:
		return w.Text("inspect.reason.sides")
	case importers.PairStatement:
		return w.Text("inspect.reason.statement")
	case importers.PairWords:
		return w.Text("inspect.reason.words")
	case importers.PairCodes:
		return w.Text("inspect.reason.codes")
	case importers.PairNumbers:
		return w.Text("inspect.reason.numbers")
	default:
		return w.Text("inspect.reason.named")
	}
}

func sureWords(p importers.InspectedPair, w lang.Words) string {
	unknown := slices.ContainsFunc(p.Sides, func(s importers.PairColumn) bool { return s.Construct == "" })
	switch {
	case p.Confidence == importers.Certain:
		return w.Text("inspect.sure.certain")
	case p.Confidence == importers.High:
		return w.Text("inspect.sure.high")
	case p.Confidence == importers.Medium:
		return w.Text("inspect.sure.medium")
	case unknown:
		return w.Text("inspect.sure.low")
	default:
		return w.Text("inspect.sure.letters")
	}
}

// inspectOpen is what analyze would ask, with what to answer.
func inspectOpen(in importers.Inspection, w lang.Words) table.Table {
	t := table.Table{Title: w.Text("inspect.open")}
	for _, same := range alike(in.Problems) {
		p := same[0]
		p.File, p.Sheet = "", ""
		if p.Code == "E-COL-NONE" {
			p.Message, p.Column = problem.Plain(w.Text("inspect.open.none")), 0
		}
		columns := ""
		if len(same) > 1 {
			p.Row, p.Column, columns = 0, 0, ": "+columnsOf(same)
		}
		t.Lead = append(t.Lead, fmt.Sprintf("· [%s] %s%s", p.Code, p.In(w), columns))
		if !p.Fix.Empty() {
			t.Lead = append(t.Lead, "  "+w.Text("told.fix")+" "+p.Fix.In(w))
		}
	}
	return t
}

// alike puts together the problems of columns that say the same.
func alike(problems problem.List) []problem.List {
	var groups []problem.List
	for _, p := range problems {
		at := slices.IndexFunc(groups, func(known problem.List) bool {
			return p.Column > 0 && known[0].Column > 0 && known[0].Code == p.Code && known[0].Message.String() == p.Message.String() && known[0].Fix.String() == p.Fix.String()
		})
		if at < 0 {
			groups = append(groups, problem.List{p})
		} else {
			groups[at] = append(groups[at], p)
		}
	}
	return groups
}

// columnsOf names the columns of problems.
func columnsOf(problems problem.List) string {
	var names []string
	for _, p := range problems {
		names = append(names, problem.Letters(p.Column)+" "+problem.Quote(p.Header))
	}
	return strings.Join(names, ", ")
}

// firstLine is the first line of a question, with a mark where more of it follows, such
// as what the numbers mean.
func firstLine(text string) string {
	first, _, more := strings.Cut(strings.ReplaceAll(strings.TrimSpace(text), `\x0a`, "\n"), "\n")
	if more {
		first += " …"
	}
	return problem.Quote(first)
}
