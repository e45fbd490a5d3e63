package cli

import (
	"context"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// The kinds of rows beside gaps that are explained, each by its name, a point and what
// the row is.
const (
	chainRows       = "chain"
	priorityRows    = "priority"
	consistencyRows = "consistency"
	loyaltyRows     = "loyalty"
	economicsRows   = "economics"
	eyesRows        = "eyes"
	driverRows      = "drivers"
	unitRows        = "units"
	unhappyRows     = "dissatisfied"
	incidentRows    = "incidents"
	measureRows     = "measures"
	touchpointRows  = "touchpoints"
	rivalRows       = "rivals"
	companyRows     = "companies"
)

// explainedRows are the kinds.
func explainedRows() []string {
	return []string{chainRows, directGaps, pointsGaps, antecedentGaps, priorityRows, consistencyRows, loyaltyRows, economicsRows, eyesRows, driverRows, unitRows, unhappyRows, incidentRows, measureRows, touchpointRows, rivalRows, companyRows, offerGaps}
}

// explainedRow divides a name into a kind and what row it is; ok is false if it names
// none, such as the word points alone.
func explainedRow(name string) (kind, row string, ok bool) {
	kind, row, ok = strings.Cut(name, ".")
	return kind, row, ok && row != "" && slices.Contains(explainedRows(), kind)
}

// subject is a row with the names that it goes by.
type subject struct {
	names []string
	table table.Table
	keep  func(r *gap.Result) // puts it into a result that holds nothing else
	// script makes its numbers anew, nil if none can.
	script *script
}

// called reports whether a row goes by a name.
func (s subject) called(name string) bool {
	return slices.ContainsFunc(s.names, func(own string) bool { return strings.EqualFold(own, name) })
}

// runExplainRow says how the number of a row was made, or of several of one name.
func (sh *shared) runExplainRow(ctx context.Context, kind, row, path string, o *explainOptions) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	a, all, err := sh.explainedSubjects(ctx, kind, row, path, o, w)
	if err != nil {
		return err
	}
	r := withoutDetail(a.Result)
	r.Consistency, r.Loyalty, r.Economics, r.Eyes, r.Models, r.Incidents, r.Dissatisfied = nil, nil, nil, nil, nil, nil, nil
	p := product{}
	var known []string
	var first *script
	for _, s := range all {
		if known = append(known, kind+"."+s.names[0]); s.called(row) {
			if p.tables = append(p.tables, s.table); first == nil {
				first = s.script
			}
			s.keep(&r)
		}
	}
	switch {
	case len(all) == 0:
		return nothingExplained(a, kind)
	case len(p.tables) == 0:
		return unknownName(problem.Say("no row is called %s", quoted(kind+"."+row)), kind+"."+row, known, problem.Plain("servgap explain "+likeliest(kind+"."+row, known)+argument(path)))
	}
	if o.emit != "" {
		if first == nil {
			return notInAnswers(kind + "." + row)
		}
		return sh.emit(a, kind+"."+row, p.tables[0].Title, *first, path, o, w)
	}
	for i := range len(p.tables) - 1 { // where the rules stand is said once
		p.tables[i].Notes = p.tables[i].Notes[:max(0, len(p.tables[i].Notes)-1)]
	}
	p.tables = append(p.tables, table.Sources(a.Sources, leftOut(a.from, w), w))
	p.result, p.rows = r, machineRows(kind, r)
	return sh.deliver(p, &o.output)
}

// nothingExplained says that a survey has no row of a kind.
func nothingExplained(a analyzed, kind string) error {
	p := problem.Problem{Code: "E-GAP-UNMEASURED", Message: problem.Say("there is nothing of the kind %s to explain", kind), Fix: problem.Say("servgap help six-steps says who is asked what")}
	if kind == unitRows || kind == measureRows || kind == offerGaps {
		p.Fix = problem.Plain("servgap help project") // they stand in servgap.yaml
	}
	if len(a.Sources) > 0 {
		p.File, p.Sheet = a.Sources[0].File, a.Sources[0].Sheet
	}
	return p
}

// explainedSubjects counts what the rows of a kind take, and makes them.
func (sh *shared) explainedSubjects(ctx context.Context, kind, row, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	switch kind {
	case unitRows:
		return sh.unitSubjects(ctx, row, path, o, w)
	case unhappyRows:
		return sh.dissatisfiedSubjects(ctx, path, o, w)
	case incidentRows:
		return sh.incidentSubjects(ctx, path, o, w)
	case measureRows:
		return sh.measureSubjects(ctx, path, o, w)
	case touchpointRows:
		return sh.touchpointSubjects(ctx, path, o, w)
	case rivalRows, companyRows:
		return sh.rivalSubjects(ctx, kind, path, o, w)
	case offerGaps:
		return sh.offerSubjects(ctx, path, o, w)
	default:
		a, err := sh.explainedSurvey(ctx, kind, path, o)
		return a, a.subjects(kind, w), err
	}
}

// ofProject refuses a file where only servgap.yaml says what a kind is made of, and a
// condition, which complaints and standards do not know of.
func (o *explainOptions) ofProject(kind, path string) error {
	switch {
	case path != "":
		return usage(problem.Say("leave out the file to read the project"), problem.Say("what %s are made of stands in servgap.yaml, and a file was named", kind))
	case kind != unhappyRows && len(o.source.division.where) > 0:
		return usage(problem.Say("leave out %s", "--where"), problem.Say("--where: %s are of all customers", kind))
	}
	return nil
}

// explainedSurvey analyses a survey for the rows of a kind.
func (sh *shared) explainedSurvey(ctx context.Context, kind, path string, o *explainOptions) (analyzed, error) {
	options := gap.Options{}
	if kind == priorityRows {
		options.Priorities, o.source.plan = &gap.Priorities{}, gap.TogetherPlan
	}
	if kind == consistencyRows {
		o.source.plan = gap.ReliabilityPlan
	}
	if kind == driverRows {
		if len(o.source.division.where) > 0 {
			return analyzed{}, usage(problem.Say("leave out %s", "--where"), problem.Say("--where: a model of drivers is of all customers"))
		}
		o.source.plan = driversPlanned
	}
	a, err := sh.analyze(ctx, "explain", path, &o.source, &o.output, &options)
	if err != nil {
		return a, err
	}
	if kind == consistencyRows {
		r := gap.Suppress(gap.Reliability(a.from.study, options, gap.FactorOptions{}), a.Method.MinCell)
		a.Consistency = a.from.named("explain", r).Consistency
	}
	if kind == driverRows {
		r := gap.Suppress(gap.Drivers(a.from.study, options, gap.DriverOptions{}), a.Method.MinCell)
		a.Models = a.from.named("explain", r).Models
	}
	return a, a.ofWhole(kind, options, a.Method.MinCell)
}

// machineRows are the rows of a kind in the columns of its own command.
func machineRows(kind string, r gap.Result) rows {
	switch kind {
	case chainRows:
		return rowsOf(table.MachineChain(r), r.Chain)
	case directGaps:
		return rowsOf(table.MachineDirect(r), r.Direct)
	case pointsGaps:
		return rowsOf(table.MachinePoints(r), r.Points)
	case antecedentGaps:
		return rowsOf(table.MachineAntecedents(r), r.Antecedents)
	case priorityRows:
		return rowsOf(table.MachinePriority(r), r.Priority)
	case loyaltyRows:
		return rowsOf(table.MachineLoyalty(r), r.Loyalty)
	case economicsRows:
		return rowsOf(table.MachineEconomics(r), r.Economics)
	case eyesRows:
		return rowsOf(table.MachineEyes(r), r.Eyes)
	case driverRows:
		return rowsOf(table.MachineDrivers(r), r.Models)
	case unitRows:
		return rowsOf(table.MachineUnits(r), r.Units)
	case unhappyRows:
		return rowsOf(table.MachineDissatisfied(r), r.Dissatisfied.Rows)
	case incidentRows:
		return rowsOf(table.MachineIncidents(r), r.Incidents.Rows)
	case measureRows:
		return rowsOf(table.MachineSteps(r), r.Measures)
	case touchpointRows, rivalRows:
		return rowsOf(table.Machine(r), r.Gaps)
	case companyRows:
		return rowsOf(table.MachineCompanies(r), r.Companies)
	case offerGaps:
		return rowsOf(table.MachineOffers(r), r.Outcomes)
	default:
		return rowsOf(table.MachineReliability(r), r.Consistency)
	}
}

// subjects are the rows of a kind.
func (a analyzed) subjects(kind string, w lang.Words) []subject {
	switch kind {
	case chainRows:
		return a.legSubjects(w)
	case directGaps:
		return a.directSubjects(w)
	case pointsGaps:
		return a.pointsSubjects(w)
	case antecedentGaps:
		return a.antecedentSubjects(w)
	case priorityRows:
		return a.prioritySubjects(w)
	case loyaltyRows:
		return a.loyaltySubjects(w)
	case economicsRows:
		return a.economicsSubjects(w)
	case eyesRows:
		return a.eyesSubjects(w)
	case driverRows:
		return a.driverSubjects(w)
	default:
		return a.consistencySubjects(w)
	}
}

// legSubjects are the legs of each chain, and its total by the name of the gap; those
// of the whole go by the name of the leg alone.
func (a analyzed) legSubjects(w lang.Words) []subject {
	var all []subject
	whole, _ := wholeChain(a.Result, "")
	for _, c := range a.Chain {
		last := len(c.Boxes) - 1
		for i, l := range append(slices.Clone(c.Legs), c.Total) {
			from, to := c.Boxes[i%last], c.Boxes[i%last+1]
			if i == last { // the total
				to = c.Boxes[last]
			}
			columns := func(b gap.Box) []string {
				return a.from.columnsOf(survey.Construct(b.Construct), b.Group, c.Level, c.ID)
			}
			name := l.Name + "." + c.ID
			if c.Level == whole.Level {
				name = l.Name
			}
			all = append(all, subject{
				names: []string{name, l.Name + "." + w.Label(c.ID, c.Label)},
				table: table.ExplainedLeg(a.Result, c, l, columns(from), columns(to), w),
				keep:  func(r *gap.Result) { r.Chain = append(r.Chain, c) },
			})
		}
	}
	return all
}

func (a analyzed) directSubjects(w lang.Words) []subject {
	var all []subject
	for _, d := range a.Direct {
		name := d.Name + "." + d.ID
		if d.Level == gap.LevelOverall {
			name = d.Name
		}
		q := a.from.questionnaire(d.Group)
		at := slices.IndexFunc(q.Direct, func(asked survey.Direct) bool { return asked.Gap == d.Name })
		var columns []string
		if at >= 0 {
			columns = a.from.besideColumns(d.Group, at, d.Level, d.ID)
		}
		all = append(all, subject{
			names: []string{name, d.Name + "." + w.Label(d.ID, d.Label)},
			table: table.ExplainedDirect(a.Result, d, columns, w),
			keep:  func(r *gap.Result) { r.Direct = append(r.Direct, d) },
		})
	}
	return all
}

func (a analyzed) antecedentSubjects(w lang.Words) []subject {
	var all []subject
	for _, row := range a.Antecedents {
		columns := a.from.besideColumns(row.Group, len(a.from.questionnaire(row.Group).Direct), row.Level, row.ID)
		all = append(all, subject{
			names: []string{row.ID, w.Label(row.ID, row.Label)},
			table: table.ExplainedAntecedent(a.Result, row, columns, w),
			keep:  func(r *gap.Result) { r.Antecedents = append(r.Antecedents, row) },
		})
	}
	return all
}

func (a analyzed) pointsSubjects(w lang.Words) []subject {
	var all []subject
	for _, p := range a.Points {
		all = append(all, subject{
			names: []string{p.ID, w.Label(p.ID, p.Label)},
			table: table.ExplainedPoints(a.Result, p, a.from.pointColumns(p.FromGroup, p.ID), a.from.pointColumns(p.ToGroup, p.ID), w),
			keep:  func(r *gap.Result) { r.Points = append(r.Points, p) },
		})
	}
	return all
}

func (a analyzed) prioritySubjects(w lang.Words) []subject {
	var all []subject
	for _, p := range a.Priority {
		performance := a.from.columnsOf(survey.Perceived, p.Group, p.Level, p.ID)
		importance := a.from.columnsOf(survey.Expected, p.Group, p.Level, p.ID)
		switch p.Importance.Kind {
		case gap.ImportancePoints:
			importance = a.from.pointColumns(p.Group, p.Dimension)
		case gap.ImportanceCorrelation:
			importance = append(slices.Clone(performance), a.from.outcomeColumn(p.Group, p.Outcome)...)
		}
		all = append(all, subject{
			names: []string{p.ID, w.Label(p.ID, p.Label)},
			table: table.ExplainedPriority(a.Result, p, performance, importance, w),
			keep:  func(r *gap.Result) { r.Priority = append(r.Priority, p) },
		})
	}
	return all
}

// consistencySubjects are told apart by what was rated, where that is said.
func (a analyzed) consistencySubjects(w lang.Words) []subject {
	var all []subject
	for _, c := range a.Consistency {
		of, sides := c.Of, []survey.Construct{survey.Construct(c.Of)}
		if c.Of == gap.Service {
			of, sides = gapLoadings, []survey.Construct{survey.Expected, survey.Perceived}
		}
		var columns [][]string
		for _, side := range sides {
			columns = append(columns, a.from.columnsOf(side, c.Group, c.Level, c.ID))
		}
		label := w.Label(c.ID, c.Label)
		all = append(all, subject{
			names: []string{of + "." + c.ID, of + "." + label, c.ID, label},
			table: table.ExplainedConsistency(a.Result, c, columns, w),
			keep:  func(r *gap.Result) { r.Consistency = append(r.Consistency, c) },
		})
	}
	return all
}
