package questionnaire

import (
	"strings"
	"unicode"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

// Letter is what the columns of a construct begin with.
func Letter(c survey.Construct) string {
	switch c {
	case survey.Expected:
		return "E"
	case survey.Adequate:
		return "adequate"
	case survey.Future:
		return "F"
	case survey.Perceived:
		return "P"
	case survey.Delivered:
		return "D"
	case survey.Standard:
		return "S"
	case survey.Belief:
		return "M"
	case survey.StaffBelief:
		return "B"
	case survey.Promised:
		return "C"
	case survey.Antecedent:
		return "W"
	case survey.Practice:
		return "Y"
	default:
		return "Self"
	}
}

// question asks a group to rate statements on a construct.
func question(c survey.Construct, role survey.Role, w lang.Words) string {
	switch c {
	case survey.Expected:
		return w.Text("form.expected")
	case survey.Adequate:
		return w.Text("form.adequate")
	case survey.Future:
		return w.Text("form.future")
	case survey.Perceived:
		return w.Text("form.perceived")
	case survey.Delivered:
		return w.Text("form.delivered")
	case survey.Standard:
		return w.Text("form.standard")
	case survey.Belief, survey.StaffBelief:
		return w.Text("form.belief")
	case survey.Promised:
		if role == survey.Customers {
			return w.Text("form.promised")
		}
		return w.Text("form.promise")
	case survey.Antecedent:
		return w.Text("form.work")
	case survey.Practice:
		return w.Text("form.practice")
	default:
		return w.Text("form.self_rated")
	}
}

// Construct is what a question of a form asks a group for, in whichever language; ok is
// false of others.
func Construct(text string, role survey.Role) (c survey.Construct, ok bool) {
	for _, code := range lang.Codes() {
		w, err := lang.New(code)
		if err != nil {
			panic(err) // it was listed
		}
		for _, c := range asked(role) {
			if strings.Contains(text, question(c, role, w)) {
				return c, true
			}
		}
	}
	return "", false
}

// asked are the constructs that a form can ask a group for.
func asked(role survey.Role) []survey.Construct {
	switch role {
	case survey.Customers:
		return []survey.Construct{survey.Expected, survey.Adequate, survey.Future, survey.Perceived, survey.Standard, survey.Promised}
	case survey.Managers:
		return []survey.Construct{survey.Belief, survey.Standard, survey.Promised, survey.SelfRated, survey.Antecedent, survey.Practice}
	default:
		return []survey.Construct{survey.Delivered, survey.Promised, survey.StaffBelief, survey.Standard, survey.SelfRated, survey.Antecedent, survey.Practice}
	}
}

// File is what the files of a group are called, in a word that servgap init knows the
// group by.
func File(role survey.Role, w lang.Words) string {
	switch role {
	case survey.Customers:
		return w.Text("form.file.customers")
	case survey.Managers:
		return w.Text("form.file.managers")
	default:
		return w.Text("form.file.staff")
	}
}

func title(role survey.Role, w lang.Words) string {
	switch role {
	case survey.Customers:
		return w.Text("form.title.customers")
	case survey.Managers:
		return w.Text("form.title.managers")
	default:
		return w.Text("form.title.staff")
	}
}

// outcome asks about the whole: its question with what the ends of the scale mean. Of
// kinds without a question of ours it asks by the column's name.
func outcome(kind, column string, w lang.Words) (text, low, high string) {
	switch kind {
	case survey.KindNPS:
		return w.Text("form.nps"), w.Text("form.nps.low"), w.Text("form.nps.high")
	case survey.KindCSAT:
		return w.Text("form.csat"), w.Text("form.csat.low"), w.Text("form.csat.high")
	case survey.KindCES:
		return w.Text("form.ces"), w.Text("form.ces.low"), w.Text("form.ces.high")
	default:
		return column, "", ""
	}
}

// key is a text as the code of a question or a row on a platform: letters and digits,
// a letter first. ok is false if nothing or too much is left, or what is left out tells
// it from others.
func key(text string) (key string, ok bool) {
	letters := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, text)
	return letters, letters != "" && len(letters) <= longestKey && unicode.IsLetter(rune(letters[0]))
}

// longestKey is how long the code of a question may be in LimeSurvey, and Qualtrics has
// no shorter limit than its 15 for the codes that Of makes.
const longestKey = 15
