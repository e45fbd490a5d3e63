package config

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Condition is a limit of a check: < 150, <= -0.75. The zero value was not
// written.
type Condition struct {
	Operator string // <, <=, > or >=
	Limit    survey.Decimal
	At       Pos
}

// Written reports whether the file has the condition.
func (c Condition) Written() bool { return c.Operator != "" }

func (c Condition) String() string {
	if !c.Written() {
		return ""
	}
	return c.Operator + " " + c.Limit.String()
}

// downwards reports whether the condition holds for low values.
func (c Condition) downwards() bool { return strings.HasPrefix(c.Operator, "<") }

// covers reports whether the condition holds wherever another of the same
// direction does.
func (c Condition) covers(other Condition) bool {
	order := c.Limit.Compare(other.Limit)
	if !c.downwards() {
		order = -order
	}
	return order > 0 || order == 0 && (c.Operator == other.Operator || len(c.Operator) == 2)
}

// condition reads an operator and a number.
func (s *section) condition(key string) Condition {
	t := s.text(key)
	if t.Value == "" {
		return Condition{At: t.At}
	}
	accepted := problem.Say(`accepted is <, <=, > or >= and a number, such as "< 150" or "<= -0.75"`)
	text := strings.TrimSpace(t.Value)
	number := strings.TrimLeft(text, "<>=!~≤≥")
	operator := text[:len(text)-len(number)]
	number = strings.TrimSpace(number)
	limit, ok := survey.ParseDecimal(number)
	switch {
	case operator == "≤" || operator == "≥" || operator == "=<" || operator == "=>":
		plain := map[string]string{"≤": "<=", "=<": "<=", "≥": ">=", "=>": ">="}[operator]
		s.d.fail(t.At, codeValue, problem.Say("found %s for %s; %s", quoted(t.Value), s.of(key), accepted), problem.Say(`write "%s %s"`, plain, number))
	case operator != "<" && operator != "<=" && operator != ">" && operator != ">=":
		s.d.fail(t.At, codeValue, problem.Say("found %s for %s; %s", quoted(t.Value), s.of(key), accepted), problem.Say("begin with <, <=, > or >="))
	case ok && strings.Contains(number, ","):
		s.d.fail(t.At, codeComma, problem.Say("found %s for %s; %s", quoted(t.Value), s.of(key), accepted), problem.Say(`write "%s %s"`, operator, limit))
	case !ok:
		s.d.fail(t.At, codeValue, problem.Say("found %s for %s; %s", quoted(t.Value), s.of(key), accepted), problem.Say("end with one number with a decimal point and no unit"))
	default:
		return Condition{operator, limit, t.At}
	}
	return Condition{At: t.At}
}
