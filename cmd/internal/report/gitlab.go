package report

import (
	"cmp"

	"servgap/cmd/internal/render"
	"servgap/gap/gate"
)

// gitlabIssue is one of GitLab's code quality findings.
type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// gitlab is a finding for each target that did not pass. GitLab wants a place of each:
// where none is known it is the first line of servgap.yaml.
func gitlab(a Audit) ([]byte, error) {
	issues := []gitlabIssue{}
	for _, c := range a.Cases {
		if c.Standing == gate.Pass {
			continue
		}
		issues = append(issues, gitlabIssue{
			Description: c.Name + ": " + c.Message, Check: c.Rule, Fingerprint: c.Fingerprint, Severity: gitlabSeverity(c.Standing),
			Location: gitlabLocation{cmp.Or(c.File, "servgap.yaml"), gitlabLines{max(1, c.Line)}},
		})
	}
	return render.Object(issues)
}

func gitlabSeverity(s gate.Outcome) string {
	switch s {
	case gate.NotJudged:
		return "blocker"
	case gate.Fail:
		return "critical"
	case gate.Warn:
		return "minor"
	default:
		return "info"
	}
}
