package report

import (
	"encoding/xml"

	"servgap/gap/gate"
)

// The elements of JUnit's XML that are written, as Jenkins and GitLab read them.
type (
	junitSuites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Name    string     `xml:"name,attr"`
		Suite   junitSuite `xml:"testsuite"`
		junitCounts
	}
	junitSuite struct {
		Name string `xml:"name,attr"`
		junitCounts
		Cases []junitCase `xml:"testcase"`
	}
	junitCounts struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Skipped  int `xml:"skipped,attr"`
	}
	junitCase struct {
		Class      string           `xml:"classname,attr"`
		Name       string           `xml:"name,attr"`
		File       string           `xml:"file,attr,omitempty"`
		Line       int              `xml:"line,attr,omitempty"`
		Properties *junitProperties `xml:"properties"`
		Skipped    *junitSkipped    `xml:"skipped"`
		Error      *junitFailure    `xml:"error"`
		Failure    *junitFailure    `xml:"failure"`
		Out        string           `xml:"system-out,omitempty"`
	}
	junitProperties struct {
		Of []junitProperty `xml:"property"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// junit is a suite of the audit with a test case a target. What failed is a failure,
// and what was not judged an error. What is unsure or waived is skipped, which servers
// show apart from what passed; a warning has passed, with its message as output.
func junit(a Audit) ([]byte, error) {
	counts := junitCounts{len(a.Cases), a.count(gate.Fail), a.count(gate.NotJudged), a.count(gate.Unsure, gate.Waived)}
	suite := junitSuite{Name: a.Title, junitCounts: counts}
	for _, c := range a.Cases {
		suite.Cases = append(suite.Cases, junitOf(c))
	}
	data, err := xml.MarshalIndent(junitSuites{Name: "servgap", Suite: suite, junitCounts: counts}, "", "  ")
	return append([]byte(xml.Header), append(data, '\n')...), err
}

func junitOf(c Case) junitCase {
	test := junitCase{Class: c.Rule, Name: c.Name, File: line(c.File), Line: c.Line}
	if c.Numbers != nil {
		test.Properties = &junitProperties{}
	}
	for _, n := range c.Numbers {
		test.Properties.Of = append(test.Properties.Of, junitProperty(n))
	}
	switch c.Standing {
	case gate.Fail:
		test.Failure = &junitFailure{c.Message, string(c.Standing), c.placed(c.Message)}
	case gate.NotJudged:
		test.Error = &junitFailure{c.Message, string(c.Standing), c.placed(c.Message)}
	case gate.Unsure, gate.Waived:
		test.Skipped = &junitSkipped{c.Message}
	default:
		test.Out = c.Message
	}
	return test
}
