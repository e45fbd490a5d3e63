package gap

import "servgap/gap/survey"

// part is a part of a scale.
type part int

const (
	negative part = iota
	neutral
	positive
	best // within a point of the highest answer
)

// scaleParts divides a scale into its negative, neutral and positive answers.
type scaleParts struct {
	scale survey.Scale
	nps   bool
	box   part // whose share stands for the question
}

// partsOf are the parts of an outcome's scale.
func partsOf(o survey.Outcome) scaleParts {
	p := scaleParts{scale: o.Scale, box: best}
	switch o.Kind {
	case survey.KindNPS:
		p.nps, p.box = true, positive
	case survey.KindCES, survey.KindSwitch, survey.KindTell:
		p.box = positive
	}
	return p
}

// has reports whether an answer, as its numerator, is in a part.
func (p scaleParts) has(of part, x int64) bool {
	middle := 2*x - p.scale.Min - p.scale.Highest()
	switch {
	case of == best:
		return x >= p.scale.Highest()-p.scale.Den
	case p.nps && of == negative:
		return x <= 6*p.scale.Den
	case p.nps && of == positive:
		return x >= 9*p.scale.Den
	case of == negative:
		return middle < 0
	case of == positive:
		return middle > 0
	default:
		return !p.has(negative, x) && !p.has(positive, x)
	}
}

// text is a part as the answers in it, such as 6-7 or 4; empty if none is.
func (p scaleParts) text(of part) string {
	in := p.scale
	in.Points = 0
	for code := range int64(p.scale.Points) {
		if x := p.scale.Min + p.scale.Step*code; p.has(of, x) {
			if in.Points == 0 {
				in.Min = x
			}
			in.Points++
		}
	}
	switch low, _ := in.Bounds(); in.Points {
	case 0:
		return ""
	case 1:
		return low
	default:
		return in.Range()
	}
}
