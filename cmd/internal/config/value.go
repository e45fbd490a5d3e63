package config

import (
	"math"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

const (
	codeValue = "E-VALUE"
	codeComma = "E-NUMBER-COMMA"
)

// text is a single value as it is written: an id 01 stays 01 and a date its
// digits, whatever YAML makes of them.
func (s *section) text(key string) Text { return s.d.text(s.value(key), s.of(key)) }

func (d *decoder) text(n *yaml.Node, what problem.Text) Text {
	switch {
	case n == nil:
		return Text{}
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0:
		d.wrongType(n, what, problem.Say("a text"), problem.Say(`put quotes around a text that begins with a brace: "{item}"`))
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null" && strings.Contains(d.line(n.Line), ": #"):
		d.wrongType(n, what, problem.Say("a text"), problem.Say("put a text that begins with # in quotes, else it is a remark"))
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		d.wrongType(n, what, problem.Say("a text"), problem.Say("write one value, or delete the key"))
	case strings.TrimSpace(n.Value) == "":
		d.fail(place(n), codeValue, problem.Say("found an empty text for %s; accepted is one that says something", what), problem.Say("write a value, or delete the key"))
	case problem.Clean(n.Value) != n.Value:
		d.fail(place(n), codeValue, problem.Say("found invisible characters in %s, %s; accepted is a text of one line", what, quoted(n.Value)), problem.Say("take the characters out"))
	default:
		return Text{n.Value, place(n)}
	}
	return Text{}
}

// items are the nodes of a list of at least so many.
func (s *section) items(key string, fewest int) []*yaml.Node {
	n := s.value(key)
	switch {
	case n == nil:
		return nil
	case n.Kind != yaml.SequenceNode:
		s.d.wrongType(n, s.of(key), problem.Say("a list"), problem.Say("write it as a list: [one, two], or one per line after a dash"))
		return nil
	case len(n.Content) < fewest:
		s.d.fail(place(n), "E-LIST-EMPTY", problem.Say("found an empty list for %s; accepted is a list of at least %d", s.of(key), fewest), problem.Say("fill the list, or delete the key"))
	}
	return n.Content
}

// texts is a list of texts.
func (s *section) texts(key string) []Text {
	var texts []Text
	for _, n := range s.items(key, 1) {
		if t := s.d.text(n, s.of(key)); t.Value != "" {
			texts = append(texts, t)
		}
	}
	return texts
}

// steps is a list whose members are a text or several that mean the same.
func (s *section) steps(key string) [][]Text {
	var steps [][]Text
	for _, n := range s.items(key, 1) {
		var spellings []Text
		for _, n := range orList(n) {
			if t := s.d.text(n, s.of(key)); t.Value != "" {
				spellings = append(spellings, t)
			}
		}
		if spellings != nil {
			steps = append(steps, spellings)
		}
	}
	return steps
}

// orList are the members of a list, or the one that is none.
func orList(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode && len(n.Content) > 0 {
		return n.Content
	}
	return []*yaml.Node{n}
}

// word is a text that must be one of the accepted.
func (s *section) word(key string, accepted ...string) Text {
	t := s.text(key)
	s.d.form.words[s.path+"."+key] = accepted
	if t.Value != "" && !s.d.among(t, s.of(key), accepted) {
		return Text{At: t.At}
	}
	return t
}

// among tells of a text that is none of the accepted.
func (d *decoder) among(t Text, what problem.Text, accepted []string) bool {
	if slices.Contains(accepted, t.Value) {
		return true
	}
	similar, fix := nearest(t.Value, accepted)
	if fix.Empty() {
		fix = problem.Say("write one of these")
	}
	d.fail(t.At, codeValue, problem.Say("found %s for %s; accepted is %s", quoted(t.Value), what, problem.Or(accepted)), fix, similar...)
	return false
}

// decimal is a number with a decimal point; ok is false if it was not written or
// is none, which has been told.
func (s *section) decimal(key string) (number survey.Decimal, at Pos, ok bool) {
	return s.number(key, problem.Say("a plain number of up to nine decimals"), problem.Say("write it with digits and a decimal point, such as 0.5"))
}

func (s *section) number(key string, accepted, fix problem.Text) (number survey.Decimal, at Pos, ok bool) {
	n := s.value(key)
	if n == nil {
		return number, at, false
	}
	return s.numberAt(n, s.of(key), accepted, fix)
}

// numberAt is the number of a node.
func (s *section) numberAt(n *yaml.Node, what, accepted, fix problem.Text) (number survey.Decimal, at Pos, ok bool) {
	at = place(n)
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		s.d.wrongType(n, what, problem.Say("a number"), problem.Say("write a number, or delete the key"))
		return number, at, false
	}
	number, ok = survey.ParseDecimal(n.Value)
	point := strings.Replace(n.Value, ",", ".", 1)
	digits := strings.TrimLeft(n.Value, "+-")
	switch {
	case ok && point != n.Value:
		s.d.fail(at, codeComma, problem.Say("found %s for %s; accepted is a number with a decimal point", quoted(n.Value), what), problem.Say("write %s", point))
	case ok && n.Tag == "!!str":
		s.d.fail(at, "E-TYPE", problem.Say("found the text %s for %s; accepted is a number", quoted(n.Value), what), problem.Say("write %s without quotes", number))
	case ok && len(digits) > 1 && digits[0] == '0' && digits[1] != '.':
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is a number without leading zeros", quoted(n.Value), what), problem.Say("write %s", number))
	case !ok:
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is %s", quoted(n.Value), what, accepted), fix)
	default:
		return number, at, true
	}
	return survey.Decimal{}, at, false
}

// whole is a whole number from the lowest to the highest that is accepted.
func (s *section) whole(key string, lowest, highest int64) (number int64, at Pos, ok bool) {
	accepted := problem.Say("a whole number from %d to %d", lowest, highest)
	switch highest {
	case lowest:
		accepted = problem.Say("%d", lowest)
	case math.MaxInt64:
		accepted = problem.Say("a whole number, %d or more", lowest)
	}
	fix := problem.Say("write %d", lowest)
	if lowest < highest {
		fix = problem.Say("write a number such as %d", min(lowest+2, highest))
	}
	decimal, at, ok := s.number(key, accepted, fix)
	if !ok {
		return 0, at, false
	}
	if decimal.Places != 0 || decimal.Unscaled < lowest || decimal.Unscaled > highest {
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is %s", decimal, s.of(key), accepted), fix)
		return 0, at, false
	}
	return decimal.Unscaled, at, true
}

// truth is true or false.
func (s *section) truth(key string) bool {
	n := s.value(key)
	if n == nil {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		s.d.wrongType(n, s.of(key), problem.Say("true or false"), problem.Say("write true or false, without quotes"))
	}
	return n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
}
