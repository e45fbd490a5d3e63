package gap

import (
	"cmp"
	"math"

	"servgap/gap/stat"
)

// NoteFlat says that stated importance hardly varies between the rows of a level:
// the standard deviation of their means is below a quarter of a scale point
// (METHODS, importance-performance analysis).
const NoteFlat = "importance_flat"

const flat = 0.25

// judgePriorities cuts the rows of one level and ranks them. It is done again
// where some are hidden: nothing of a hidden row is in the lines or shares of the
// others.
func judgePriorities(rows []PriorityRow) []PriorityRow {
	var shown []*PriorityRow
	for i := range rows {
		if !rows[i].Suppressed {
			shown = append(shown, &rows[i])
		}
	}
	performance := meanLine(shown, func(r *PriorityRow) Axis { return r.Performance })
	importance := meanLine(shown, func(r *PriorityRow) Axis { return r.Importance })
	stated := meanLine(shown, func(r *PriorityRow) Axis { return r.Stated })
	derived := meanLine(shown, func(r *PriorityRow) Axis { return r.Derived })
	isFlat := flatImportance(shown)
	for _, r := range shown {
		r.Note = r.notes(isFlat)
		if r.Cut != CutDiagonal {
			r.Performance.at(performance)
			r.Importance.at(importance)
		}
		r.Stated.at(stated)
		r.Derived.at(derived)
		r.cut()
		r.Disagree = disagreement(r.Stated, r.Derived)
	}
	score(shown)
	return rankPriorities(rows)
}

// at takes the line of the rows' mean where the cut gives no other.
func (x *Axis) at(line Number) {
	if !x.fixed {
		x.Line = line
	}
}

// meanLine is the mean of the rows' values, undefined if none has any.
func meanLine(rows []*PriorityRow, of func(*PriorityRow) Axis) Number {
	sum, n := 0.0, 0
	for _, r := range rows {
		if v := of(r).Value; v.Defined() {
			sum += float64(v)
			n++
		}
	}
	if n == 0 {
		return Undefined
	}
	return Number(sum / float64(n))
}

// flatImportance reports whether importance is what is expected and hardly
// varies between rows.
func flatImportance(rows []*PriorityRow) bool {
	var means []Number
	for _, r := range rows {
		if r.Importance.Kind == ImportanceExpected {
			means = append(means, r.Importance.Value)
		}
	}
	return spreadOf(means) < flat
}

func (r *PriorityRow) notes(isFlat bool) string {
	note := string(cmp.Or(r.Performance.reason, r.Importance.reason))
	if note == "" && r.N < lowBase {
		note = NoteLowBase
	}
	if isFlat && note != "" {
		return note + " " + NoteFlat
	}
	if isFlat {
		return NoteFlat
	}
	return note
}

// cut says where a row stands and how sure that is.
func (r *PriorityRow) cut() {
	r.Concentrate, r.Keep, r.Low, r.Overkill, r.Act = Undefined, Undefined, Undefined, Undefined, Undefined
	if r.Cut == CutDiagonal {
		r.cutDiagonal()
		return
	}
	x, y := r.Performance, r.Importance
	if !(x.Value.Defined() && y.Value.Defined() && x.Line.Defined() && y.Line.Defined()) {
		r.Quadrant, r.Uncertain = "", false
		return
	}
	r.Quadrant = quadrant(x.Value >= x.Line, y.Value >= y.Line)
	r.Uncertain = x.crosses() || y.crosses()
	r.quadrants(x.above(), y.above(), float64(r.Correlation))
}

func quadrant(performed, important bool) string {
	switch {
	case important && performed:
		return QuadrantKeep
	case important:
		return QuadrantConcentrate
	case performed:
		return QuadrantOverkill
	default:
		return QuadrantLow
	}
}

// crosses reports whether the interval holds the line; without an interval
// nothing says that it does not.
func (x Axis) crosses() bool {
	return !(x.Low > x.Line || x.High < x.Line)
}

// above is how far the value stands above its line, in standard errors: of a
// correlation on the scale of artanh. A value without error stands infinitely far,
// on the line above it; NaN without a standard error.
func (x Axis) above() float64 {
	value, line := float64(x.Value), float64(x.Line)
	if x.Kind == ImportanceCorrelation {
		value, line = math.Atanh(value), math.Atanh(line)
	}
	if x.SE == 0 {
		if value >= line {
			return math.Inf(1)
		}
		return math.Inf(-1)
	}
	return (value - line) / float64(x.SE)
}

// quadrants are the probabilities of each, from a bivariate normal distribution of
// performance and importance around their lines, which are taken as given:
// P(both above) = P(X ≤ x and Y ≤ y) for x and y standard errors above.
func (r *PriorityRow) quadrants(x, y, rho float64) {
	if math.IsInf(x, 0) || math.IsInf(y, 0) {
		rho = 0
	}
	both := stat.BivariateNormalCDF(x, y, min(1, max(-1, rho)))
	if math.IsNaN(both) {
		return
	}
	performed, important := stat.NormalCDF(x), stat.NormalCDF(y)
	part := func(p float64) Number { return Number(max(0, p)) }
	r.Keep, r.Concentrate = part(both), part(important-both)
	r.Overkill, r.Low = part(performed-both), part(1-performed-important+both)
}

// cutDiagonal says on which side of the diagonal a row stands: below it, with less
// perceived than expected, is where to act.
func (r *PriorityRow) cutDiagonal() {
	r.Quadrant, r.Uncertain = "", false
	if !r.Distance.Defined() {
		return
	}
	r.Quadrant = QuadrantLeave
	if r.Distance < 0 {
		r.Quadrant = QuadrantAct
	}
	r.Uncertain = !(r.DistanceLow > 0 || r.DistanceHigh < 0)
	a, b := float64(r.Performance.SE), float64(r.Importance.SE)
	se := math.Sqrt(max(0, a*a+b*b-2*float64(r.Correlation)*a*b)) / math.Sqrt2
	switch d := float64(r.Distance); {
	case se > 0:
		r.Act = Number(stat.NormalCDF(-d / se))
	case se == 0 && d < 0:
		r.Act = 1
	case se == 0:
		r.Act = 0
	}
}

// disagreement says which of two kinds of importance alone stands above its mean,
// if neither interval crosses it.
func disagreement(stated, derived Axis) string {
	defined := stated.Low.Defined() && derived.Low.Defined() && stated.Line.Defined() && derived.Line.Defined()
	switch {
	case !defined || stated.crosses() || derived.crosses():
		return ""
	case stated.Low > stated.Line && derived.High < derived.Line:
		return Stated
	case stated.High < stated.Line && derived.Low > derived.Line:
		return Derived
	default:
		return ""
	}
}
