package chart

import (
	"slices"
	"strconv"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Bars of answers leave room for the shares at their ends; who has no opinion stands at
// the right, on the same scale.
const (
	answersFrom = plotFrom + 44
	answersTo   = plotTo - 44
	noneFrom    = plotTo + 24
	noneMost    = 84.0
)

// Answers is how customers answered each item of what they perceive: bars to the left of
// the middle for answers below it and to the right for those above.
func Answers(r gap.Result, w lang.Words) (SVG, bool) {
	if parts := AnswersInParts(r, len(r.Answers), w); len(parts) > 0 {
		return parts[0], true
	}
	return SVG{}, false
}

// AnswersInParts is the same in pictures of at most so many items, which fit a page each;
// title and axis are those of all.
func AnswersInParts(r gap.Result, most int, w lang.Words) []SVG {
	answers := slices.DeleteFunc(slices.Clone(r.Answers), func(a gap.AnswersRow) bool { return table.IsLevel(r, a.Segment) })
	var all, widest shares
	for _, row := range answers {
		s := sharesOf(row)
		all = all.plus(s)
		if n := s.answered(); n > 0 {
			widest.low = max(widest.low, (s.low+s.middle/2)/n)
			widest.high = max(widest.high, (s.high+s.middle/2)/n)
		}
	}
	if all.answered() == 0 {
		return nil
	}
	title := w.Text("chart.answers", "low", w.Percent(all.low/all.answered()), "high", w.Percent(all.high/all.answered()))
	pictures := (len(answers) + most - 1) / most
	var parts []SVG
	for rows := range slices.Chunk(answers, (len(answers)+pictures-1)/pictures) {
		name := "answers"
		if len(parts) > 0 {
			name += "-" + strconv.Itoa(len(parts)+1)
		}
		parts = append(parts, answersOf(r, rows, title, widest, all.none > 0, w).finish(name))
	}
	return parts
}

// answersOf draws some of the items; none says that some have no answer.
func answersOf(r gap.Result, answers []gap.AnswersRow, title string, widest shares, none bool, w lang.Words) *canvas {
	c := newCanvas(title, table.Subject(r, w), w)
	bar := func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) }
	keys := []key{{"low4", bar, w.Text("chart.answer_low")}, {"mist", bar, w.Text("chart.answer_middle")}, {"high4", bar, w.Text("chart.answer_high")}}
	if none {
		keys = append(keys, key{"box", bar, w.Text("chart.no_answer")})
	}
	c.legend(keys...)
	a := axis{-widest.low, widest.high, answersFrom, answersTo}
	rows := c.rows(a)
	for _, row := range answers {
		rows.answers(table.RowName(r, gap.LevelItem, row.ID, row.Label, w), row, none)
	}
	rows.under("axis", line(a.at(0), rows.top, a.at(0), rows.y))
	return c
}

// shares is how many answers lie below the middle of the scale, at it and above it, and
// who has none.
type shares struct{ low, middle, high, none float64 }

func (s shares) answered() float64 { return s.low + s.middle + s.high }

func (s shares) plus(o shares) shares {
	return shares{s.low + o.low, s.middle + o.middle, s.high + o.high, s.none + o.none}
}

func sharesOf(row gap.AnswersRow) shares {
	s := shares{none: float64(row.None)}
	for i, n := range row.Counts {
		switch {
		case i == row.Middle:
			s.middle += float64(n)
		case 2*i < len(row.Counts)-1:
			s.low += float64(n)
		default:
			s.high += float64(n)
		}
	}
	return s
}

// answers draws the answers to an item, from the middle to both sides, and who has none
// if any have.
func (r *rows) answers(name string, row gap.AnswersRow, any bool) {
	w := r.w
	s := sharesOf(row)
	if s.answered() == 0 {
		why := table.Sign(row.Suppressed, row.Note, gap.Tested{PAdj: gap.Undefined}, w)
		r.row(name, "", why)
		r.sayValue(name, why, "")
		return
	}
	low, high, none := w.Percent(s.low/s.answered()), w.Percent(s.high/s.answered()), w.Percent(s.none/(s.answered()+s.none))
	said := none
	if !any {
		said = ""
	}
	y := r.row(name, said)
	at := -(s.low + s.middle/2) / s.answered()
	r.text("note", "end", r.at(gap.Number(at))-6, y, low)
	for i, n := range row.Counts {
		to := at + float64(n)/s.answered()
		if n > 0 {
			r.mark(answerClass(i, row), rect(r.axis.at(gap.Number(at)), y-9, r.axis.at(gap.Number(to)), y+9))
		}
		at = to
	}
	r.text("note", "start", r.at(gap.Number(at))+6, y, high)
	if s.none > 0 {
		r.mark("box", rect(noneFrom, y-9, noneFrom+noneMost*s.none/(s.answered()+s.none), y+9))
	}
	r.say(w.Text("chart.answer_row", "row", name, "low", low, "middle", w.Percent(s.middle/s.answered()), "high", high,
		"n", w.Count(row.N), "none", none))
}

// answerClasses are those of answers below and above the middle, the nearest to it
// first.
var answerClasses = [2][5]string{{"low1", "low2", "low3", "low4", "low5"}, {"high1", "high2", "high3", "high4", "high5"}}

// answerClass is the class of an answer: the further from the middle, the darker.
func answerClass(i int, row gap.AnswersRow) string {
	const shades = len(answerClasses[0])
	half := len(row.Counts) / 2
	switch from := len(row.Counts) - half; {
	case i == row.Middle:
		return "mist"
	case i < half:
		return answerClasses[0][((half-i)*shades-1)/half]
	default:
		return answerClasses[1][((i-from+1)*shades-1)/half]
	}
}
