package findings

import (
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestHonesty(t *testing.T) {
	whole := func(change func(*gap.HonestyRow)) []gap.HonestyRow {
		h := gap.HonestyRow{
			Level: gap.LevelOverall, ID: "overall", AtTop: 0.2, Outcome: "csat", Perceived: 0.5, Gap: 0.3, Statistic: 3, P: 0.01,
			Partial: 0.1, PartialLow: -0.1, PartialHigh: 0.3, Both: 0.4, BothLow: 0.2, BothHigh: 0.6, R2Perceived: 0.3, R2Gap: 0.2, R2Both: 0.35,
		}
		change(&h)
		return []gap.HonestyRow{{Level: gap.LevelDimension, ID: "x", Label: "X", AtTop: 0.6, Ceiling: h.Ceiling}, h}
	}
	for _, tt := range []struct {
		what   string
		rows   []gap.HonestyRow
		said   []string
		unsaid string
	}{
		{"perceived is closer", whole(func(*gap.HonestyRow) {}), []string{"perceived alone goes together with csat more closely than the gap does (r +0.50 against +0.30)", "perceived 30 %, the gaps 20 %, both 35 %", "adds nothing", "a ceiling does not explain", "Who expects more also perceives more (r +0.40)"}, "gives no reason"},
		{"the gap is closer", whole(func(h *gap.HonestyRow) { h.Statistic = -3 }), []string{"The gap goes together with csat more closely"}, "says more about"},
		{"neither is shown", whole(func(h *gap.HonestyRow) { h.P = 0.05 }), []string{"is not shown (r +0.30 and +0.50)", "gives no reason"}, "more closely than"},
		{"the gap adds", whole(func(h *gap.HonestyRow) { h.PartialLow = 0.05 }), []string{"tells something"}, "adds nothing"},
		{"a ceiling", whole(func(h *gap.HonestyRow) { h.Ceiling = true }), []string{"at the top of the scale: X. There the gap"}, "does not explain"},
		{"they run against each other", whole(func(h *gap.HonestyRow) { h.Both, h.BothLow, h.BothHigh = -0.3, -0.5, -0.1 }), []string{"Who expects more perceives less (r −0.30)"}, "not shown to go together (r −"},
		{"they do not go together", whole(func(h *gap.HonestyRow) { h.BothLow = -0.1 }), []string{"takes nothing from the order"}, "Who expects more"},
		{"no outcome", whole(func(h *gap.HonestyRow) { h.P, h.PartialLow, h.R2Both = gap.Undefined, gap.Undefined, gap.Undefined }), []string{"a ceiling does not explain"}, "csat"},
		{"hidden", whole(func(h *gap.HonestyRow) { h.Suppressed = true }), nil, "r"},
		{"no dimensions", whole(func(h *gap.HonestyRow) { h.Ceiling = true })[1:], []string{"(20 % of the answers)"}, "There the gap"},
	} {
		got := strings.ReplaceAll(strings.Join(Honesty(tt.rows, lang.Words{}), "\n"), "\u00a0", " ")
		for _, said := range tt.said {
			if !strings.Contains(got, said) {
				t.Errorf("%s: %q is not in\n%s", tt.what, said, got)
			}
		}
		if strings.Contains(got, tt.unsaid) {
			t.Errorf("%s: %q is in\n%s", tt.what, tt.unsaid, got)
		}
	}
	if Honesty(nil, lang.Words{}) != nil {
		t.Error("something is said of nothing")
	}
}
