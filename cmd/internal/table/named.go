package table

import (
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Subject is what a result is about: the project or files, and the scale.
func Subject(r gap.Result, w lang.Words) string { return title(project(r, w), scaleWords(r, w)) }

// About is whom a result is about, with more that is said of a picture of it.
func About(r gap.Result, w lang.Words, more ...string) string {
	return title(append([]string{project(r, w)}, more...)...)
}

// DriverName is what a driver of a model is called.
func DriverName(r gap.Result, d gap.Driver, w lang.Words) string { return driverLabel(r, d, w) }

// RowName is what a row of a result is called; an item of a dimension has its id before
// its words.
func RowName(r gap.Result, level, id, label string, w lang.Words) string {
	if label == "" {
		label = id
	}
	if level != gap.LevelItem {
		return labelOf(level, id, label, w)
	}
	name := itemLabel(r, id, label, w)
	if r.Method.Dimensions > 0 && label != id {
		return id + " " + name
	}
	return name
}

// LevelName is what the level of a row is called that a question divides.
func LevelName(r gap.Result, g gap.Gap, w lang.Words) string {
	return levelName(r, g.Segment, g.SegmentValue, w)
}

// IsLevel reports whether a row is of a level and not of everybody, among them those whom
// no condition divides.
func IsLevel(r gap.Result, segment string) bool {
	question, _ := kept(r)
	return segment != "" && segment != question
}

// Sign is the sign or word beside a row: why it is hidden, or that nothing is shown.
func Sign(suppressed bool, note string, t gap.Tested, w lang.Words) string {
	return markOf(suppressed, note, t.PAdj, w)
}

// GapName is the short name of a gap, and the words of its two sides.
func GapName(g gap.Gap, w lang.Words) (name, reference, received string) {
	heading, reference, received := gapWords(gap.Result{Gaps: []gap.Gap{g}}, w)
	name, _, _ = strings.Cut(heading, ":")
	return name, reference, received
}

// StepName is what a step is called.
func StepName(step string, w lang.Words) string { return stepTitle(step, w) }

// QuadrantName is what a quadrant is called.
func QuadrantName(quadrant string, w lang.Words) string { return quadrantWord(quadrant, w) }

// Cut says where the plane of importance and performance is cut.
func Cut(p gap.PriorityRow, w lang.Words) string { return cutWords(p, w) }

// Importance says what the importance of a row is.
func Importance(p gap.PriorityRow, w lang.Words) string { return importanceKind(p, w) }

// Unkept names the groups that answer with everybody where a condition keeps some.
func Unkept(r gap.Result, groups []string, w lang.Words) []string { return unkeptNote(r, groups, w) }
