package gap

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// ZoneRow is the zone of tolerance at a dimension or item: from the adequate
// level, the least that customers accept, up to what they expect (Parasuraman,
// Zeithaml & Berry 1994, Journal of Retailing 70:201). The gaps to its two ends
// are the adequacy and the superiority gap.
type ZoneRow struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Group        string `json:"group"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	// N is the respondents who rated all three; the means are theirs, in scale
	// points.
	N         int64  `json:"n"`
	Adequate  Number `json:"adequate"`
	Perceived Number `json:"perceived"`
	Expected  Number `json:"expected"`
	Width     Number `json:"width"` // expected − adequate
	// Position is (perceived − adequate)/width of the means: 0 at the adequate
	// level, 1 at the expected one, below 0 or above 1 outside the zone. It is
	// undefined if the width is not above 0.
	Position Number `json:"position"`
	// Inverted counts respondents whose adequate level is above their expected
	// one. They have no zone and are left out of the shares, but not of the
	// means.
	Inverted int64 `json:"inverted"`
	// The shares of the other N − Inverted whose perceived level is below the
	// adequate one, from there up to the expected one, or above it, with
	// Wilson's intervals.
	Below      Number `json:"share_below"`
	BelowLow   Number `json:"share_below_ci_low"`
	BelowHigh  Number `json:"share_below_ci_high"`
	Inside     Number `json:"share_inside"`
	InsideLow  Number `json:"share_inside_ci_low"`
	InsideHigh Number `json:"share_inside_ci_high"`
	Above      Number `json:"share_above"`
	AboveLow   Number `json:"share_above_ci_low"`
	AboveHigh  Number `json:"share_above_ci_high"`
	Confidence Number `json:"ci_level"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool // for Suppress
}

// zone is the zone of tolerance by dimension and item in the order of the
// questionnaire; nothing if customers were not asked for all three levels.
func (a analysis) zone() []ZoneRow {
	if a.Customers == nil || !a.Customers.Plan().Zone {
		return nil
	}
	var rows []ZoneRow
	if !a.in.Undivided() {
		for d, dimension := range a.in.Dimensions {
			counted, _ := a.Customers.ZoneOfDimension(d)
			row := a.zoneRow(counted)
			row.Level, row.ID, row.Label, row.Dimension = LevelDimension, dimension.ID, dimension.Label, dimension.ID
			rows = append(rows, row)
		}
	}
	a.eachItem(func(i int, item survey.Item, dimension string) {
		counted, _ := a.Customers.ZoneOfItem(i)
		row := a.zoneRow(counted)
		row.Level, row.ID, row.Label, row.Dimension = LevelItem, item.ID, item.Label, dimension
		rows = append(rows, row)
	})
	return rows
}

func (a analysis) zoneRow(z tally.Zone) ZoneRow {
	n := z.Ends.N - z.Inverted
	at := func(place int64) stat.Estimate {
		return z.Places.ShareWhere(func(x int64) bool { return x == place }, a.level())
	}
	below, inside, above := at(-1), at(0), at(1)
	row := ZoneRow{
		Group: string(survey.Customers), N: z.Ends.N, Inverted: z.Inverted,
		Adequate: Number(z.Ends.Mean(0)), Perceived: Number(z.Ends.Mean(1)), Expected: Number(z.Ends.Mean(2)),
		Width: Number(z.Ends.Combine([]int64{-1, 0, 1}).Mean), Position: Undefined,
		Below: Number(below.Value), BelowLow: Number(below.Lo), BelowHigh: Number(below.Hi),
		Inside: Number(inside.Value), InsideLow: Number(inside.Lo), InsideHigh: Number(inside.Hi),
		Above: Number(above.Value), AboveLow: Number(above.Lo), AboveHigh: Number(above.Hi),
		Confidence: Number(a.level()),
	}
	switch {
	case z.Ends.N == 0:
		row.Note = string(stat.NoData)
	case row.Width > 0:
		row.Position = Number(z.Ends.Combine([]int64{-1, 1, 0}).Mean) / row.Width
	default:
		row.Note = NoteNoWidth
	}
	if row.Note == "" && n < lowBase {
		row.Note = NoteLowBase
	}
	return row
}
