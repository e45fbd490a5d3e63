// Package survey holds what a survey asks and what a respondent answers: the
// scale, the items and dimensions of the instrument, the constructs that a
// group rates on them, and one response as codes.
//
// Begin with Preset or build an Instrument, make a Questionnaire of it for the
// group that was asked, and turn each row of answers into a Response with
// Scale.Code. Everything is exact: an answer is a small integer code, its value
// (Min + Step·code)/Den, and no float is made here.
//
// The package reads nothing, prints nothing and knows no statistic.
package survey
