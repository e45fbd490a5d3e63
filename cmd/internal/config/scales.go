package config

import (
	"fmt"
	"slices"
	"strings"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// DefaultScale is the id of the scale that items and outcomes are rated on
// unless another is named.
const DefaultScale = "default"

// Scale is a scale with its id.
type Scale struct {
	ID    string
	At    Pos
	Scale survey.Scale // the zero value if it was malformed
}

// Labels are the words of the answers on a construct, or to a directly rated gap,
// lowest first: the spellings of each answer of the scale. Those of neither are a set
// by which any construct without labels of its own may be read.
type Labels struct {
	Construct survey.Construct
	Direct    string // the gap, where Construct is empty
	Scale     string
	Steps     [][]string
	At        Pos
}

// General reports whether the labels are of no construct and no gap.
func (l Labels) General() bool { return l.Construct == "" && l.Direct == "" }

func (d *decoder) scales(top *section) []Scale {
	var scales []Scale
	known := d.ids(problem.Say("a scale"))
	for _, n := range top.items("scales", 1) {
		s := d.section(n, "scales[]", problem.Say("a scale"))
		s.need(problem.Say("write {id: default, min: 1, max: 7}"), "id", "min", "max")
		id := s.text("id")
		known.add(id)
		low, _, ok1 := s.decimal("min")
		high, at, ok2 := s.decimal("max")
		written := fmt.Sprintf("%s..%s", low, high)
		step, stepAt, ok3 := s.decimal("step")
		if ok3 {
			written += "/" + step.String()
			at = stepAt
		}
		scale := Scale{ID: id.Value, At: id.At}
		told := len(d.faults)
		s.finish()
		if ok1 && ok2 && (ok3 || !s.has("step")) && len(d.faults) == told {
			var err error
			if scale.Scale, err = survey.ParseScale(written); err != nil {
				d.fail(at, "E-SCALE-FORM", problem.Say("%s; accepted is a lowest and a highest answer with a whole number of steps between them", problem.Of(err)), problem.Say("write {id: default, min: 1, max: 7}, with step: 0.5 for halves"))
			}
		}
		scales = append(scales, scale)
	}
	return scales
}

// scale finds a scale by the text that names it, the default one if there is no
// text; ok is false if it does not exist or is malformed.
func (d *decoder) scale(name Text, scales []Scale) (survey.Scale, bool) {
	known := []string{DefaultScale}
	for _, s := range scales {
		if s.ID != DefaultScale {
			known = append(known, s.ID)
		}
	}
	if name.Value == "" || name.Value == DefaultScale {
		return d.standard, d.standard.Points > 0
	}
	if !d.refers(name, problem.Say("a scale"), known) {
		return survey.Scale{}, false
	}
	scale := scales[slices.IndexFunc(scales, func(s Scale) bool { return s.ID == name.Value })].Scale
	return scale, scale.Points > 0
}

// constructs are the words for what an item can be rated on.
func constructs() []string {
	return []string{
		string(survey.Expected), string(survey.Adequate), string(survey.Future), string(survey.Perceived), string(survey.Delivered), string(survey.Standard),
		string(survey.Belief), string(survey.StaffBelief), string(survey.Promised), string(survey.SelfRated),
	}
}

func (d *decoder) labels(top *section, scales []Scale) []Labels {
	var all []Labels
	for _, n := range top.items("labels", 1) {
		s := d.section(n, "labels[]", problem.Plain("labels"))
		fix := problem.Say("write {construct: expected, scale: default, low_to_high: [lowest, …, highest]}")
		s.need(fix, "low_to_high")
		construct, direct := s.word("construct", constructs()...), s.word("direct", gap.DirectNames()...)
		if s.has("construct") && s.has("direct") {
			d.fail(s.at, "E-KEY-MISSING", problem.Say("found %s in labels; accepted is one of construct and direct", both("construct", "direct", true)), fix)
		}
		name := s.text("scale")
		l := Labels{Construct: survey.Construct(construct.Value), Direct: direct.Value, Scale: name.Value, At: orElse(construct.At, direct.At)}
		if name.Value == "" {
			l.Scale = DefaultScale
		}
		steps := s.steps("low_to_high")
		for _, spellings := range steps {
			l.Steps = append(l.Steps, values(spellings))
		}
		scale, known := d.scale(name, scales)
		if known && len(steps) > 0 && len(steps) != scale.Points {
			d.fail(place(s.value("low_to_high")), "E-LABELS-COUNT", problem.Say("found %d labels for scale %s, %s; accepted is one for each of its %d answers", len(steps), quoted(l.Scale), scale, scale.Points), problem.Say("write all labels from the lowest answer to the highest"))
		}
		if l.Direct == "" && l.Scale != DefaultScale {
			d.fail(name.At, "E-LABELS-SCALE", problem.Say("found scale %s for the labels of %s; accepted is default, the one that items are rated on", quoted(l.Scale), l.of()), problem.Say("leave scale out; a gap that was rated directly may have a scale of its own: {direct: service, scale: …}"))
		}
		d.sameLabel(steps)
		if l.General() {
			d.wordsAlone(steps)
		}
		same := func(other Labels) bool {
			return other.Construct == l.Construct && other.Direct == l.Direct && other.Scale == l.Scale
		}
		if slices.ContainsFunc(all, same) && !l.General() {
			d.fail(l.At, "E-ID-TWICE", problem.Say("found a second list of labels for %s on scale %s; accepted is one", l.of(), quoted(l.Scale)), problem.Say("delete one of the two"))
		}
		s.finish()
		all = append(all, l)
	}
	return all
}

// of is what the labels are of, for people.
func (l Labels) of() problem.Text {
	switch {
	case l.Direct != "":
		return problem.Say("%s rated directly", l.Direct)
	case l.General():
		return problem.Say("all constructs")
	default:
		return problem.Plain(string(l.Construct))
	}
}

// sameLabel tells of a label that stands for two answers, or twice for one.
func (d *decoder) sameLabel(steps [][]Text) {
	known := make(map[string]bool)
	for _, t := range slices.Concat(steps...) {
		label := strings.ToLower(t.Value)
		if known[label] {
			d.fail(t.At, codeValue, problem.Say("found label %s twice; accepted are labels that say which answer was given", quoted(t.Value)), problem.Say("write the labels as the export has them"))
		}
		known[label] = true
	}
}

// wordsAlone tells of numbers among labels of no construct, by which a block of numbers
// would be known.
func (d *decoder) wordsAlone(steps [][]Text) {
	for _, t := range slices.Concat(steps...) {
		if _, number := survey.ParseDecimal(strings.TrimRight(t.Value, ". ")); number {
			d.fail(t.At, codeValue, problem.Say("found the number %s among the labels of all constructs; accepted are words, for numbers are read without labels", quoted(t.Value)), problem.Say("name the construct whose answers are words and numbers: {construct: expected, low_to_high: [lowest, …, highest]}"))
		}
	}
}
