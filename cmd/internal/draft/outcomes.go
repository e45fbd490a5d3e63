package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// Outcome is a question about the whole with its column and scale.
type Outcome struct {
	Kind, Column string
	Number       int // of several of a kind, from 1; else 0
	Scale        survey.Scale
	Note         string
	// Open says what has to be known before the outcome is used; empty where nothing
	// has to.
	Open string
}

// outcomeKinds are the questions about the whole, with what their scale is called and
// how words begin that ask them: in en, nb, nn, sv, da, fi, de, nl, fr and es. A word of
// three letters is meant whole.
var outcomeKinds = []struct {
	kind, scale string
	words       []string
}{
	{"nps", "recommend", []string{"nps", "recommend", "promoter", "anbefal", "tilrå", "rekommend", "suosittel", "empfehl", "weiterempf", "empfohl", "aanbevel", "aanbevol", "aanraad", "aanraden", "recommand", "recomend", "recomiend"}},
	{"csat", "satisfied", []string{"csat", "satisf", "fornøyd", "tilfreds", "nøgd", "nöjd", "tillfreds", "tyytyv", "zufried", "tevred"}},
	{"ces", "effort", []string{"ces", "easy", "enkel", "nemt", "lätt", "effort", "innsats", "anstreng", "ansträng", "indsats", "anstreng", "vaiva", "aufwand", "moeite", "inspanning", "esfuerz"}},
	{"index", "index", []string{"index", "indeks"}},
	{"switch", "switch", []string{"switch", "leave", "leaving", "bytte", "byte", "byta", "forlate", "lämna", "skifte", "forlade"}},
	{"tell", "tell", []string{"tell", "tells", "fortelle", "fortel", "berätta", "fortælle"}},
	{"product", "product", []string{"product", "produkt", "produktet"}},
	{"price", "price", []string{"price", "pris", "prisen", "priset", "prisnivå"}},
	{"overall", "overall", []string{"overall", "helhet", "totalt", "samlet", "samla", "sammantaget"}},
}

// meantWhole are the kinds whose words begin those of what is counted, too, such as
// products bought.
var meantWhole = []string{survey.KindProduct, survey.KindPrice}

// indexQuestions is how many questions make the satisfaction index.
const indexQuestions = 3

// id is what the outcome is called.
func (o Outcome) id() string {
	if o.Number > 0 {
		return o.Kind + strconv.Itoa(o.Number)
	}
	return o.Kind
}

// scaleID is what the scale of an outcome is called.
func (o Outcome) scaleID() string {
	for _, of := range outcomeKinds {
		if of.kind == o.Kind {
			return of.scale
		}
	}
	panic("draft: no outcome " + o.Kind)
}

// outcomes writes the questions about the whole that stand in columns of numbers: of a
// kind the one that there is, of the index its three, for of several nobody says which
// asks about the whole. What was asked from 1 or coded from 1 is not used, and a warning.
func (g *Group) outcomes(s *importers.Source, found importers.Inspection, n namer, used []int, w lang.Words) problem.List {
	var warnings problem.List
	used = slices.Clone(used)
	for _, of := range outcomeKinds {
		var columns []int
		for column := range found.Columns {
			if !slices.Contains(used, column) && asksFor(found.Columns[column], of.words, slices.Contains(meantWhole, of.kind)) {
				columns = append(columns, column)
			}
		}
		index := of.kind == survey.KindIndex
		if !index && len(columns) != 1 || index && len(columns) != indexQuestions {
			continue
		}
		used = append(used, columns...)
		for i, column := range columns {
			o := Outcome{Kind: of.kind, Note: w.Text("draft.outcome")}
			if index {
				o.Number = i + 1
			}
			more, ok := o.read(s, found.Columns[column], n, column, s.Spans(columns), w)
			if ok {
				g.Outcomes, warnings = append(g.Outcomes, o), append(warnings, more...)
			}
		}
	}
	return warnings
}

// read fills in the column and the scale of an outcome; ok is false if its answers are
// of no such question.
func (o *Outcome) read(s *importers.Source, c importers.InspectedColumn, n namer, column int, likely []string, w lang.Words) (warnings problem.List, ok bool) {
	switch o.Column, ok = n.name(column); {
	case !ok:
		return nil, false
	case o.saidScale(c):
		return nil, true
	case !o.scaleOf(*c.Numbers, likely, c.Distinct):
		return nil, false
	}
	if message, fix := o.coded(*c.Numbers); !message.Empty() {
		o.Open = message.In(w)
		return problem.List{{
			Severity: problem.Warning, Code: "W-NPS-CODES", File: s.Name, Sheet: s.Sheet,
			Column: column + 1, Header: s.Header[column], Message: message, Fix: fix,
		}}, true
	}
	if o.Open != "" {
		o.Open = w.Text("draft.outcome_scale", "scale", "- "+scaleEntry(o.scaleID(), o.Scale))
	}
	return nil, true
}

// asksFor reports whether a column of numbers that is no row of a grid has one of some
// words in its name or question, whole or as a beginning.
func asksFor(c importers.InspectedColumn, words []string, whole bool) bool {
	if c.Numbers == nil || c.Numbers.N < c.Filled || c.Statement != "" {
		return false
	}
	letters := func(r rune) bool { return !unicode.IsLetter(r) }
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(c.Name+" "+c.Text+" "+c.Question), letters), func(word string) bool {
		return slices.ContainsFunc(words, func(beginning string) bool {
			return word == beginning || !whole && len(beginning) > 3 && strings.HasPrefix(word, beginning)
		})
	})
}

// scaleInName ends the name of a column that says its scale: nps0to10.
var scaleInName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)[^\d](\d{1,2})[_ ]?to[_ ]?(\d{1,2})$`) })

// saidScale takes the scale that the name of the column says, or its question by what
// the numbers mean; ok is false if neither does, or the answers are off it.
func (o *Outcome) saidScale(c importers.InspectedColumn) (ok bool) {
	var ends []string
	if named := scaleInName().FindStringSubmatch(c.Name); named != nil {
		ends = named[1:]
	} else {
		for _, anchor := range c.Anchors {
			number, _, _ := strings.Cut(anchor, " = ")
			ends = append(ends, number)
		}
	}
	if len(ends) < 2 {
		return false
	}
	scale, err := survey.ParseScale(ends[0] + ".." + ends[len(ends)-1])
	if err != nil || scale.Points > 11 || o.Kind == survey.KindNPS && !survey.Recommends(scale) {
		return false
	}
	o.Scale = scale
	return float64(scale.Min) <= c.Numbers.Min && c.Numbers.Max <= float64(scale.Highest())
}

// fewestOfTen is the highest answer from which on numbers are those of a question from 0
// to 10: what is answered with less may have had five or seven answers.
const fewestOfTen = 8

// scaleOf finds the scale of an outcome by its numbers; ok is false if they are of no
// such question. Of kinds other than nps each point has to have been answered, else the
// likeliest scale is open.
func (o *Outcome) scaleOf(n importers.NumberSummary, likely []string, distinct int) (ok bool) {
	if o.Kind == "nps" {
		o.Scale = survey.Scale{Step: 1, Den: 1, Points: 11}
		return n.Min >= 0 && n.Max >= fewestOfTen && (n.Max <= 10 || n.Max == 11 && n.Min > 0) && distinct <= 11
	}
	if len(likely) == 0 {
		return false
	}
	scale, err := survey.ParseScale(likely[0])
	if err != nil || scale.Points > 11 {
		return false
	}
	o.Scale = scale
	if float64(scale.Min) != n.Min || scale.Points != distinct {
		o.Open = likely[0]
	}
	return true
}

// coded is what speaks against reading an outcome from 0 to 10 as it stands.
func (o *Outcome) coded(n importers.NumberSummary) (message, fix problem.Text) {
	switch {
	case o.Kind != "nps":
	case n.Max == 11:
		return problem.Say("found 11 and never 0 where people were asked whether they recommend it: codes from 1 to 11, each one above the answer; accepted are answers from 0 to 10"),
			problem.Say("take 1 from each number of the column, or export the answers in place of their codes; then take the # from the outcome in servgap.yaml")
	case n.Min == 1:
		return problem.Say("found 1 and never 0 where people were asked whether they recommend it; accepted are answers from 0 to 10"),
			problem.Say("if it was asked from 0, take the # from the outcome in servgap.yaml; if from 1, leave it out")
	}
	return problem.Text{}, problem.Text{}
}
