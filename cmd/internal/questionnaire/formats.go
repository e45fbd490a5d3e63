package questionnaire

// Format is a file that a form can be written as.
type Format struct {
	Name   string
	Ending string // of the file's name, behind that of the group
	// Platform says that a survey platform imports it, whose codes have no sign for
	// numbers below zero.
	Platform bool
	Write    func(Form) ([]byte, error)
}

// Formats are all of them, in the order in which they are shown.
func Formats() []Format {
	return []Format{
		{"limesurvey", "-limesurvey.txt", true, Form.LimeSurvey},
		{"qualtrics", "-qualtrics.txt", true, Form.Qualtrics},
		{"md", ".md", false, Form.Markdown},
		{"xlsx", ".xlsx", false, Form.Workbook},
	}
}
