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
	if rival, ok := row.Rival(); ok {
		return w.Text("gap.competitor", "rival", rival), rival, w.Text("side.perceived")
	}
	switch row.Name {
	case gap.Knowledge:
		return w.Text("gap.knowledge"), w.Text("side.expected"), w.Text("side.belief")
	case gap.Standards:
		return w.Text("gap.standards"), w.Text("side.belief"), w.Text("side.standard")
	case gap.Delivery:
		return w.Text("gap.delivery"), w.Text("side.standard"), w.Text("side.delivered")
	case gap.Communication:
		if row.ToStep == gap.StepPerceived {
			return w.Text("gap.communication_customers"), w.Text("side.promised"), w.Text("side.perceived")
		}
		return w.Text("gap.communication"), w.Text("side.promised"), w.Text("side.delivered")
	case gap.MetExpectation:
		return w.Text("gap.met_expectation"), w.Text("side.expected"), w.Text("side.delivered")
	case gap.DesignExpectation:
		if row.ToGroup == customers {
			return w.Text("gap.design_expectation_customers"), w.Text("side.expected"), w.Text("side.standard")
		}
		return w.Text("gap.design_expectation"), w.Text("side.expected"), w.Text("side.standard")
	case gap.StaffKnowledge:
		return w.Text("gap.staff_knowledge"), w.Text("side.expected"), w.Text("side.staff_belief")
	case gap.StaffManagement:
		return w.Text("gap.staff_management"), w.Text("side.belief"), w.Text("side.staff_belief")
	case gap.SelfImage:
		return w.Text("gap.self_image"), w.Text("side.self_rated"), w.Text("side.perceived")
	case gap.Adequacy:
		return w.Text("gap.adequacy"), w.Text("side.adequate"), w.Text("side.perceived")
	case gap.Superiority:
		return w.Text("gap.superiority"), w.Text("side.desired"), w.Text("side.perceived")
	case gap.Drift:
		return w.Text("gap.drift"), w.Text("side.expected"), w.Text("side.future")
	default:
		return w.Text("gap.service"), w.Text("side.expected"), w.Text("side.perceived")
	}
}
