package draft

import (
	"slices"
	"strings"
	"unicode"

	"servgap/gap/survey"
)

// roleWords begin words in the names of files that say whose answers they hold, in the
// five languages.
var roleWords = []struct {
	role  survey.Role
	words []string
}{
	{survey.Managers, []string{"manager", "management", "leder", "ledelse", "leiar", "leiing", "chef", "ledning", "ledare"}},
	{survey.Staff, []string{"staff", "employee", "ansatt", "medarbeid", "tilsett", "personal", "anställd", "anstalld", "medarbet", "medarbejd"}},
	{survey.Documents, []string{"document", "dokument", "standard"}},
	{survey.Customers, []string{"customer", "guest", "client", "kunde", "kund", "gjest", "gjester", "gäst", "gast", "gæst"}},
}

// RoleOf is the role that the name of a file says, "" if it says none.
func RoleOf(file string) survey.Role { return RoleIn(baseName(file)) }

// RoleIn is the role that a name says, such as that of a sheet.
func RoleIn(name string) survey.Role {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, of := range roleWords {
		for _, word := range words {
			if slices.ContainsFunc(of.words, func(beginning string) bool { return strings.HasPrefix(word, beginning) }) {
				return of.role
			}
		}
	}
	return ""
}

// constructWords are what the columns of a construct begin or end with, for each role
// that can be asked.
var constructWords = map[survey.Role]map[string]survey.Construct{
	survey.Managers: {
		"w": survey.Antecedent, "y": survey.Practice,
		"m": survey.Belief, "b": survey.Belief, "belief": survey.Belief, "beliefs": survey.Belief, "management": survey.Belief, "mgmt": survey.Belief,
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
		"self": survey.SelfRated, "selfrated": survey.SelfRated,
	},
	survey.Staff: {
		"w": survey.Antecedent, "y": survey.Practice,
		"d": survey.Delivered, "del": survey.Delivered, "delivered": survey.Delivered, "delivery": survey.Delivered, "levert": survey.Delivered, "levererat": survey.Delivered, "levererad": survey.Delivered, "leveret": survey.Delivered,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
		"b": survey.StaffBelief, "belief": survey.StaffBelief, "staffbelief": survey.StaffBelief,
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"self": survey.SelfRated, "selfrated": survey.SelfRated,
	},
	survey.Documents: {
		"s": survey.Standard, "std": survey.Standard, "standard": survey.Standard, "standards": survey.Standard,
		"c": survey.Promised, "promised": survey.Promised, "promise": survey.Promised, "lovet": survey.Promised, "lova": survey.Promised, "lovat": survey.Promised, "lovad": survey.Promised,
	},
}
