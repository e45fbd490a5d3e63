package chart

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// All draws every chart that a result has, in the order of a report. The radar is drawn
// for those alone who ask for it.
func All(r gap.Result, w lang.Words) []SVG {
	var all []SVG
	add := func(s SVG, drawn bool) {
		if drawn {
			all = append(all, s)
		}
	}
	for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
		add(Dumbbell(r, level, w))
	}
	add(Model(r, w))
	add(Waterfall(r, w))
	for _, draw := range []func(gap.Result, string, lang.Words) (SVG, bool){Quadrants, Zone} {
		add(draw(r, gap.LevelDimension, w))
		add(draw(r, gap.LevelItem, w))
	}
	add(Answers(r, w))
	add(Run(r, ranked(r), w))
	add(Segments(r, ranked(r), w))
	add(NPS(r, w))
	for model := range r.Models {
		add(Drivers(r, model, w))
	}
	return all
}

// ranked is the level that a survey is ranked at: its dimensions, or its items if it
// has none.
func ranked(r gap.Result) string {
	if r.Method.Dimensions > 0 {
		return gap.LevelDimension
	}
	return gap.LevelItem
}
