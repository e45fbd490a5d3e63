package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// gapWords is the title of the gap that a result ranks, which its rows name, and
// what the columns of its two sides are called.
func gapWords(r gap.Result, w lang.Words) (heading, reference, received string) {
	row := gap.Gap{Name: gap.Service}
	if len(r.Gaps) > 0 {
		row = r.Gaps[0]
	}
	switch row.Name {
	case "knowledge":
		return w.Text("gap.knowledge"), w.Text("side.expected"), w.Text("side.belief")
	case "standards":
		return w.Text("gap.standards"), w.Text("side.belief"), w.Text("side.standard")
	case "delivery":
		return w.Text("gap.delivery"), w.Text("side.standard"), w.Text("side.delivered")
	case "communication":
		if row.ToStep == gap.StepPerceived {
			return w.Text("gap.communication_customers"), w.Text("side.promised"), w.Text("side.perceived")
		}
		return w.Text("gap.communication"), w.Text("side.promised"), w.Text("side.delivered")
	case "met-expectation":
		return w.Text("gap.met_expectation"), w.Text("side.expected"), w.Text("side.delivered")
	case "design-expectation":
		return w.Text("gap.design_expectation"), w.Text("side.expected"), w.Text("side.standard")
	case "staff-knowledge":
		return w.Text("gap.staff_knowledge"), w.Text("side.expected"), w.Text("side.staff_belief")
	case "staff-management":
		return w.Text("gap.staff_management"), w.Text("side.belief"), w.Text("side.staff_belief")
	case "self-image":
		return w.Text("gap.self_image"), w.Text("side.self_rated"), w.Text("side.perceived")
	case "adequacy":
		return w.Text("gap.adequacy"), w.Text("side.adequate"), w.Text("side.perceived")
	case "superiority":
		return w.Text("gap.superiority"), w.Text("side.desired"), w.Text("side.perceived")
	default:
		return w.Text("gap.service"), w.Text("side.expected"), w.Text("side.perceived")
	}
}
