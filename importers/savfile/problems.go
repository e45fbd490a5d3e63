package savfile

import (
	"servgap/importers/limit"
	"servgap/importers/problem"
)

func damaged(cause problem.Text) problem.Problem {
	return problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Message: problem.Say("found a damaged SPSS file (%s), accepted is .sav or .zsav as SPSS saves it", cause),
		Fix:     problem.Say("open it in SPSS or PSPP and save it as .sav, or export the responses as CSV"),
	}
}

func tooMuch(message problem.Text, l limit.Limits, needed int64) error {
	return problem.Problem{
		Code:    "E-FILE-SIZE",
		Message: message,
		Fix:     l.Remedy(fewerVariables(), limit.Dictionary, needed),
	}
}

func tooManyColumns(found int, l limit.Limits) error {
	return problem.Problem{
		Code:    "E-SAV-COLUMNS",
		Message: problem.Say("found %d variables or more, accepted are %s at most", found, l.Spell(limit.Columns)),
		Fix:     l.Remedy(fewerVariables(), limit.Columns, 0),
	}
}

func fewerVariables() problem.Text {
	return problem.Say("save the variables of the survey in a file of their own, or export them as CSV")
}

// cutOff is a file that ends in a case, or in front of one that its header
// promises.
func cutOff(row, cases int) error {
	p := problem.Problem{
		Code:    "E-FILE-DAMAGED",
		Row:     row,
		Message: problem.Say("found the end of the file in the middle of this case, accepted are whole ones"),
		Fix:     problem.Say("copy or download the file again"),
	}
	if cases >= 0 {
		p.Message = problem.Say("found the end of the file in or before case %d, accepted are %d as the file says it has", row-1, cases)
	}
	return p
}

func casesLeft(cases int) problem.Problem {
	return problem.Problem{
		Severity: problem.Warning,
		Code:     "W-SAV-CASES",
		Message:  problem.Say("found more cases than the %d that the file says it has, which are not read", cases),
		Fix:      problem.Say("open it in SPSS or PSPP and save it as .sav, or export the responses as CSV"),
	}
}

func unreadableLabels(count int, encoding string) problem.Problem {
	return problem.Problem{
		Severity: problem.Warning,
		Code:     "W-SAV-LABELS",
		Message:  problem.Say("found bytes that are not %s in names or labels, %d in all; they are shown as \ufffd", encoding, count),
		Fix:      problem.Say("name the encoding: %s", western),
	}
}

// notText is a text that is none in the file's encoding; rest begins with the
// first byte that is wrong.
func notText(c charset, rest []byte, column int, header string) error {
	return problem.Problem{
		Code:    "E-FILE-ENCODING",
		Column:  column,
		Header:  header,
		Message: problem.Say("found 0x%02x in a text, accepted is %s as the file says", rest[0], c.name),
		Fix:     problem.Say("name the encoding: %s", western),
	}
}

func unknownEncoding(name string, asked bool) error {
	p := problem.Problem{
		Code:    "E-FILE-ENCODING",
		Message: problem.Say("found texts in the encoding %q, accepted are %s", problem.Quote(name), problem.Comma(encodings())),
		Fix:     problem.Say("save it in SPSS with Unicode, or name a similar encoding: %s", western),
	}
	if asked {
		p.Kind = problem.Usage
		p.Code = "E-ENCODING-NAME"
		p.Message = problem.Say(`encoding "%s" is not known, accepted are %s`, problem.Quote(name), problem.Comma(encodings()))
		p.Fix = problem.Say("%s, or leave it out to have the encoding found", western)
	}
	return p
}

func infinite(column int, header string) error {
	return problem.Problem{
		Code:    "E-SAV-NUMBER",
		Column:  column,
		Header:  header,
		Message: problem.Say("found a number without end, accepted are numbers"),
		Fix:     problem.Say("correct the value in SPSS or PSPP and save the file again"),
	}
}

// western is the part of a remedy that names the encoding of most old files.
var western = problem.Setting{Name: "encoding", Value: "windows-1252"}
