package importers

import (
	"strings"

	"servgap/gap/survey"
)

// numberOf is the number that an answer says; a percent sign after it is its unit.
func numberOf(answer string) (survey.Decimal, bool) {
	if number, ok := survey.ParseDecimal(answer); ok {
		return number, true
	}
	number, isPercent := strings.CutSuffix(answer, "%")
	if !isPercent {
		return survey.Decimal{}, false
	}
	return survey.ParseDecimal(strings.TrimSpace(number))
}
