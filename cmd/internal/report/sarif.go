package report

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"servgap/cmd/internal/render"
	"servgap/gap/gate"
)

// The objects of SARIF 2.1.0 that are written, by their names in its section 3.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Language    string            `json:"language"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Full  sarifText `json:"fullDescription"`
		Help  sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful bool `json:"executionSuccessful"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Properties   map[string]string  `json:"properties,omitempty"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		Start int `json:"startLine"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

// sarif has a rule for each check and a result for each target that did not pass. An
// audit in which something was not judged did not run to its end.
func sarif(a Audit) ([]byte, error) {
	run := sarifRun{Language: a.Words.Code(), Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{"servgap", []sarifRule{}}
	run.Invocations = []sarifInvocation{{a.Standing() != gate.NotJudged}}
	rules := &run.Tool.Driver.Rules
	for _, c := range a.Cases {
		at := slices.IndexFunc(*rules, func(r sarifRule) bool { return r.ID == c.Rule })
		if at < 0 {
			at = len(*rules)
			*rules = append(*rules, sarifRule{c.Rule, sarifSays(c.Rule), sarifSays(c.About), sarifSays(c.placed(c.About))})
		}
		if c.Standing != gate.Pass {
			run.Results = append(run.Results, sarifOf(c, at))
		}
	}
	return render.Object(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifOf(c Case, rule int) sarifResult {
	r := sarifResult{Rule: c.Rule, Index: rule, Level: level(c.Standing), Message: sarifSays(c.Name + ": " + c.Message)}
	r.Fingerprints = map[string]string{"servgapTarget/v1": c.Fingerprint}
	if c.File != "" {
		l := sarifLocation{}
		l.Physical.Artifact.URI = uri(c.File)
		if c.Line > 0 {
			l.Physical.Region = &sarifRegion{c.Line}
		}
		r.Locations = []sarifLocation{l}
	}
	if c.Standing == gate.Waived {
		r.Suppressions = []sarifSuppression{{"external", "accepted", c.Waiver}}
	}
	for _, n := range c.Numbers {
		if r.Properties == nil {
			r.Properties = make(map[string]string)
		}
		r.Properties[n.Name] = n.Value
	}
	return r
}

// sarifSays is a message without what SARIF would take for a link.
func sarifSays(text string) sarifText { return sarifText{strings.ReplaceAll(text, "](", "] (")} }

// level is how grave a case is, in the words of SARIF.
func level(s gate.Outcome) string {
	switch s {
	case gate.Fail, gate.NotJudged:
		return "error"
	case gate.Warn:
		return "warning"
	default:
		return "note"
	}
}

// uri is a path as a URI: a relative one stays so.
func uri(file string) string {
	u := url.URL{Path: file}
	switch {
	case path.IsAbs(file):
		u.Scheme = "file"
	case len(file) > 1 && file[1] == ':': // a drive of Windows
		u.Scheme, u.Path = "file", "/"+file
	}
	return strings.TrimPrefix(u.String(), "./")
}
