package gate

import "math"

// Presets are the sets of checks that a project can begin with.
//
//	advisory  warns: fewer than 100 answers, a shown fall of a dimension or of the whole
//	standard  fails: fewer than 50 answers (under 100 it warns), or such a fall
//	strict    fails: fewer than 200 answers, or such a fall that is not ruled out
const (
	Advisory = "advisory"
	Standard = "standard"
	Strict   = "strict"
)

// presetFall is the fall of a preset as a share of the length of the scale: 0.30 on a
// scale from 1 to 7.
const presetFall = 0.05

// Preset is the checks of a preset for a scale of a length, falls measured from what
// against names; none of any other name.
func Preset(name string, length float64, against string) []Check {
	below := func(n float64) Condition { return Condition{"<", n} }
	enough := Check{ID: "enough", Metric: Metric{Kind: Answers, Name: "customers"}, Severity: Error}
	fall := Check{ID: "no-fall", Metric: Metric{Kind: Gap, Name: "service"}, Severity: Error, Against: against}
	fall.Fall = Fall{Limit: math.Round(presetFall*length*1000) / 1000, Proof: Detect, Holm: true}
	switch name {
	case Advisory:
		enough.Limit.Warn, fall.Severity = below(100), Warning
	case Standard:
		enough.Limit.Warn, enough.Limit.Fail = below(100), below(50)
	case Strict:
		enough.Limit.Fail, fall.Fall.Proof = below(200), Assure
	default:
		return nil
	}
	whole := fall
	whole.ID, whole.Metric.Part = "no-fall-overall", "overall"
	return []Check{enough, fall, whole}
}
