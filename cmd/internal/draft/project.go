// Package draft writes a servgap.yaml from what a survey export shows. Customers gives
// what is known of their file and Group of another group's, Project.Bytes writes it in
// the form of servgap config schema, and Diff shows what is other than in a text that
// is there already.
//
// Each guess stands with a remark that begins with "detected" and says what it rests
// on. What is not known stands as a remark with what to put there: nothing is invented.
package draft

import "servgap/gap/survey"

// Project is what a servgap.yaml is to say. Remarks are empty for what the user said.
type Project struct {
	Schema             string // the file of the schema beside it, for editors; empty without one
	Name, Client, Lang string
	NameNote, LangNote string
	Scale              survey.Scale // no points: not known
	ScaleNote          string
	Suggested          []string // scales that the answers suggest, where it is not known
	Labels             []Labels
	DontKnow           []string
	NotApplicable      []string
	DeclinedNote       string
	Preset             string // empty for items of the file's own
	PresetNote         string
	Items              []Item      // without a preset
	Dimensions         []Dimension // likewise, none for all items together
	DimensionsNote     string
	Groups             []Group
	Waves              []Wave   // in their order; the last is the current one
	From               []string // the files that it was made of, for people
	Incidents          []Incidents
}

// Incidents is a table of complaints in a wave.
type Incidents struct{ Wave, Path, Note string }

// Labels are the answers to a construct in words, lowest first. Words that nobody knows
// the order of are not declared but shown.
type Labels struct {
	Construct survey.Construct
	Words     []string
	Note      string
	Unordered bool
}

// Item is a statement of the file's own.
type Item struct{ ID, Label string }

// Dimension is a group of items.
type Dimension struct {
	ID, Label string
	Items     []string
}

// Group is who was asked, with the file of the answers.
type Group struct {
	ID             string
	Role           survey.Role
	Constructs     []Construct
	Maybe          []Construct // ratings on the same items that may be of a competitor
	Points         string
	PointsNote     string
	Respondent     string
	RespondentNote string
	Segments       []string
	SegmentsNote   string
	Outcomes       []Outcome
	Direct         *Direct // nil without one
	Exclude        []Exclude
	Duration       string // a column of seconds, to be used or not
	Antecedents    *Antecedents
	Practices      []Practice
	Unread         []string // columns that look like ratings of something
}

// Construct is a rating with the pattern of its columns, and the columns that the
// pattern does not fit.
type Construct struct {
	Construct survey.Construct
	Pattern   string
	Note      string
	Columns   []Column
}

// Column is the column of one item.
type Column struct{ Item, Column string }

// Exclude is rows that are left out: those whose column holds Is, or a number below
// Below.
type Exclude struct {
	Column, Is, Below string
	Note              string
}

// Wave is one round of asking with its files.
type Wave struct {
	Round
	Note  string
	Files []File
}

// File is where the answers of a group stand.
type File struct {
	Group                            string
	Path, Sheet, Encoding, Delimiter string
	HeaderRows                       int // 0 for one
	Note                             string
}

// Missing reports what the project cannot do without and nobody knows: the scale, and
// the order of labels.
func (p *Project) Missing() (scale bool, labels []survey.Construct) {
	for _, l := range p.Labels {
		if l.Unordered {
			labels = append(labels, l.Construct)
		}
	}
	return p.Scale.Points == 0, labels
}
