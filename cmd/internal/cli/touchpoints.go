package cli

import (
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// mostAtTouchpoint is the number of items of a touchpoint up to which their mean is
// counted exactly.
const mostAtTouchpoint = 36

// byTouchpoint makes the touchpoints the dimensions of a group's questionnaire. What is
// asked of the dimensions themselves is left out.
func byTouchpoint(p *config.Project, m importers.Mapping) importers.Mapping {
	m.Questionnaire.Instrument.Dimensions = touchpointsOf(p)
	m.Questionnaire.Points, m.Points = false, nil
	m.Questionnaire.Direct, m.Direct = nil, nil
	return m
}

// touchpointsOf are the touchpoints in the order of their first items, and last the items
// without any.
func touchpointsOf(p *config.Project) []survey.Dimension {
	var touchpoints []survey.Dimension
	none := survey.Dimension{ID: gap.NoTouchpoint, Label: gap.NoTouchpoint}
	for i, id := range p.Instrument.Touchpoints {
		if id == "" {
			none.Items = append(none.Items, i)
			continue
		}
		at := slices.IndexFunc(touchpoints, func(d survey.Dimension) bool { return d.ID == id })
		if at < 0 {
			at, touchpoints = len(touchpoints), append(touchpoints, survey.Dimension{ID: id, Label: touchpointLabel(id)})
		}
		touchpoints[at].Items = append(touchpoints[at].Items, i)
	}
	if none.Items != nil {
		touchpoints = append(touchpoints, none)
	}
	return touchpoints
}

// touchpointLabel is what a touchpoint is called: by its id, or as six-step calls it.
func touchpointLabel(id string) string {
	known, _, err := survey.Preset(survey.SixStep)
	if err != nil {
		panic(err) // embedded
	}
	for _, d := range known.Dimensions {
		if d.ID == id {
			return d.Label
		}
	}
	return id
}

// fitTouchpoints looks at --touchpoints before any work: they stand in servgap.yaml.
func (sh *shared) fitTouchpoints(path string, o *gapsOptions) error {
	if !o.touchpoints {
		return nil
	}
	for _, flag := range []string{"items", "pairs", "by", "where"} {
		if o.source.cmd.Flags().Changed(flag) {
			return usage(problem.Say("leave out one of them"), problem.Say("--touchpoints compares all respondents at every touchpoint, and %s was given", "--"+flag))
		}
	}
	if path != "" {
		return usage(problem.Say("leave out the file to read the project"), problem.Say("--touchpoints: which items a touchpoint has stands in servgap.yaml, and a file was named"))
	}
	p, err := sh.project()
	if err != nil || p == nil {
		return err
	}
	touchpoints := touchpointsOf(p)
	named := slices.DeleteFunc(slices.Clone(touchpoints), func(d survey.Dimension) bool { return d.ID == gap.NoTouchpoint })
	wide := slices.ContainsFunc(touchpoints, func(d survey.Dimension) bool { return len(d.Items) > mostAtTouchpoint })
	if len(named) >= 2 && !wide {
		o.source.division.touchpoints = true
		return nil
	}
	return problem.Problem{
		Kind: problem.Usage, Code: "E-TOUCHPOINTS", File: p.Path,
		Message: problem.Say("found %d touchpoints; accepted are two or more, of at most %d items each", len(named), mostAtTouchpoint),
		Fix:     problem.Say("name them under instrument: items: [{id: RESP3, touchpoint: staff-behaviour}]"),
	}
}

// runTouchpoints prints a gap by touchpoint, and how far these lie apart.
func (sh *shared) runTouchpoints(a analyzed, name string, o *gapsOptions, options gap.Options, w lang.Words) error {
	pairs, ok := gap.Spread(a.from.study, options, name)
	if !ok {
		return usage(problem.Plain("servgap gaps --touchpoints service"), problem.Say("--touchpoints is for gaps of which one group rated both sides, and not for servgap gaps %s", name))
	}
	r := a.Result
	kept := withoutDetail(r)
	kept.Spread = gap.Suppress(gap.Result{Spread: pairs}, r.Method.MinCell).Spread
	for _, g := range r.GapsOf(name) {
		if g.Level == gap.LevelDimension {
			g.Level, g.Dimension = gap.LevelTouchpoint, ""
			kept.Gaps = append(kept.Gaps, g)
		}
	}
	shown := table.RankingOptions{Level: gap.LevelTouchpoint, Long: o.long, Alone: true}
	p := product{result: kept, tables: []table.Table{table.Ranking(kept, shown, w), table.Spread(kept, w)}}
	p.rows = rowsOf(table.Machine(kept), kept.Gaps)
	return sh.deliver(p, &o.output)
}
