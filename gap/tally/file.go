package tally

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// File is what a tally file holds: what groups answered, and which survey files
// that was counted from.
type File struct {
	Groups  []Group
	Sources []Source
}

// Group is what a group of respondents answered in a wave.
type Group struct {
	Wave  string // empty without waves
	ID    string
	Whole *Tally
	By    []Division
}

// Division is the same respondents at each level of a background question.
type Division struct {
	Column string
	Levels *Set
}

// Source is a survey file that was counted. It is known by its content, so that no
// file is counted twice; where it stood and what it was called is not kept.
type Source struct {
	Wave      string `json:"wave"`
	Group     string `json:"group"`
	Sheet     string `json:"sheet"`  // of a workbook
	SHA256    string `json:"sha256"` // of its bytes
	Rows      int64  `json:"rows"`
	Responses int64  `json:"responses"`
	Dropped   []Drop `json:"dropped"`
	Rescaled  int64  `json:"points_rescaled"`
}

// Drop counts rows that were left out for a reason.
type Drop struct {
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// The reasons for which files cannot be merged.
var (
	ErrTwice     = errors.New("the same survey file was counted in both")
	ErrPlans     = errors.New("their questionnaires or rules differ")
	ErrDivisions = errors.New("they are divided by different background questions")
)

// Allow sets how many levels each division counts, not below those that it has.
func (f File) Allow(most int) {
	for _, g := range f.Groups {
		for _, d := range g.By {
			d.Levels.Allow(most)
		}
	}
}

// Merge adds what another file holds. Files that were counted from the same survey
// file are refused, and so are groups of the same name that were asked something
// else or divided otherwise; f is left as it was. Merging commutes and associates
// exactly, but for divisions with more levels than they may have.
func (f *File) Merge(other File) error {
	for _, s := range other.Sources {
		if slices.ContainsFunc(f.Sources, s.same) {
			return fmt.Errorf("%w (sha256 %.12s)", ErrTwice, s.SHA256)
		}
	}
	for _, g := range other.Groups {
		if own := f.group(g.Wave, g.ID); own != nil {
			if err := own.fits(g); err != nil {
				return err
			}
		}
	}
	for _, g := range other.Groups {
		own := f.group(g.Wave, g.ID)
		if own == nil {
			f.Groups = append(f.Groups, g.empty())
			own = &f.Groups[len(f.Groups)-1]
		}
		if err := own.merge(g); err != nil {
			return err
		}
	}
	f.Sources = append(f.Sources, other.Sources...)
	f.sort()
	return nil
}

// group is the one of that name, nil if there is none.
func (f *File) group(wave, id string) *Group {
	for i := range f.Groups {
		if g := &f.Groups[i]; g.Wave == wave && g.ID == id {
			return g
		}
	}
	return nil
}

// same reports whether both are the same file, counted for the same group.
func (s Source) same(other Source) bool {
	return s.Wave == other.Wave && s.Group == other.Group && s.Sheet == other.Sheet && s.SHA256 == other.SHA256
}

func (f *File) sort() {
	slices.SortFunc(f.Groups, func(a, b Group) int { return cmp.Or(strings.Compare(a.Wave, b.Wave), strings.Compare(a.ID, b.ID)) })
	slices.SortFunc(f.Sources, func(a, b Source) int {
		return cmp.Or(strings.Compare(a.Wave, b.Wave), strings.Compare(a.Group, b.Group), strings.Compare(a.Sheet, b.Sheet), strings.Compare(a.SHA256, b.SHA256))
	})
	for _, g := range f.Groups {
		slices.SortFunc(g.By, func(a, b Division) int { return strings.Compare(a.Column, b.Column) })
	}
}

// fits fails if another group of the same name cannot be added.
func (g *Group) fits(other Group) error {
	columns := func(g Group) []string {
		var names []string
		for _, d := range g.By {
			names = append(names, d.Column)
		}
		slices.Sort(names)
		return names
	}
	switch {
	case !g.Whole.like(other.Whole):
		return fmt.Errorf("group %q: %w", g.ID, ErrPlans)
	case !slices.Equal(columns(*g), columns(other)):
		return fmt.Errorf("group %q: %w", g.ID, ErrDivisions)
	}
	return nil
}

// empty is the group with nobody in it.
func (g *Group) empty() Group {
	e := Group{Wave: g.Wave, ID: g.ID, Whole: g.Whole.Empty()}
	for _, d := range g.By {
		e.By = append(e.By, Division{d.Column, d.Levels.Empty()})
	}
	return e
}

func (g *Group) merge(other Group) error {
	err := g.Whole.Merge(other.Whole)
	for _, d := range other.By {
		i := slices.IndexFunc(g.By, func(own Division) bool { return own.Column == d.Column })
		err = errors.Join(err, g.By[i].Levels.Merge(d.Levels))
	}
	return err
}
