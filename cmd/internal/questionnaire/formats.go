package questionnaire

// Format is a file that a form can be written as.
type Format struct {
	Name   string
	Ending string // of the file's name, behind that of the group
	Write  func(Form) ([]byte, error)
}

// Formats are all of them, in the order in which they are shown.
func Formats() []Format {
	return []Format{
		{"limesurvey", "-limesurvey.txt", Form.LimeSurvey},
		{"qualtrics", "-qualtrics.txt", Form.Qualtrics},
		{"md", ".md", Form.Markdown},
		{"xlsx", ".xlsx", Form.Workbook},
	}
}

// Platform reports whether a format is imported by a survey platform, whose codes have no
// sign for numbers below zero.
func (f Format) Platform() bool { return f.Name == "limesurvey" || f.Name == "qualtrics" }
