package importers

import (
	"testing"

	"servgap/importers/pattern"
)

func TestPatternsNeed(t *testing.T) {
	for name, p := range map[string]pattern.Pattern{
		"bracketedCode": bracketedCode, "statementNumber": statementNumber, "lettersNumber": lettersNumber, "lettersText": lettersText,
		"letterInside": letterInside, "letterBefore": letterBefore, "letterAtEnd": letterAtEnd,
	} {
		if got := p.Needless(); got != nil {
			t.Errorf("%s matches without %q", name, got)
		}
	}
}
