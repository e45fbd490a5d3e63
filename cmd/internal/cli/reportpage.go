package cli

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/chart"
	"servgap/cmd/internal/config"
	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// page is the report for people: the sections that servgap.yaml names, else all that
// have something to say.
func (sh *shared) page(found reported, o *reportOptions) (render.Page, error) {
	w, err := sh.words()
	if err != nil {
		return render.Page{}, err
	}
	if found.from.project != nil {
		if w, err = ownFindings(found.from.project, w); err != nil {
			return render.Page{}, err
		}
	}
	data, err := json.Marshal(found.together())
	if err != nil {
		return render.Page{}, err
	}
	p := render.Page{Style: chart.Style, Title: cmp.Or(o.title, w.Text("page.title")), Result: data, Foot: []string{w.Text("page.made", "version", versionLine())}}
	wanted := pageSections()
	if project := found.from.project; project != nil {
		p.Title = cmp.Or(o.title, project.Report.Title, p.Title)
		p.Accent = project.Report.Accent
		if p.Logo, err = logo(project); err != nil {
			return p, err
		}
		if project.Report.Sections != nil {
			wanted = project.Report.Sections
		}
	}
	p.Facts = found.facts(w)
	for _, id := range wanted {
		if s := found.section(id, w); len(s.Sentences)+len(s.Pictures)+len(s.Tables) > 0 {
			s.ID = id
			p.Sections = append(p.Sections, s)
		}
	}
	return p, nil
}

// pageSections are the sections of a report in their usual order.
func pageSections() []string {
	return slices.DeleteFunc(config.Sections(), func(id string) bool { return id == "radar" })
}

// section is a part of the report; empty if nothing was measured for it. Levels of --by
// stand in a section of their own.
func (r reported) section(id string, w lang.Words) render.Section {
	if id == "groups" {
		return r.groupsSection(w)
	}
	r.levels, r.Method.By = nil, ""
	switch id {
	case "answer":
		return r.answerSection(w)
	case "ranking":
		return r.rankingSection(w)
	case "chain":
		return r.chainSection(w)
	case "priority":
		return r.prioritySection(w)
	case "tolerance":
		return r.toleranceSection(w)
	case "items":
		return r.itemsSection(w)
	case "trend":
		return r.trendSection(w)
	case "loyalty":
		return r.loyaltySection(w)
	case "radar":
		return render.Section{Heading: w.Text("page.radar"), Pictures: r.drawn(chart.Radar(r.Result, rankedLevel(r.Result), w))}
	case "method":
		return r.methodSection(w)
	default:
		return render.Section{}
	}
}

// facts say whom the report is about, when, and who answered.
func (r reported) facts(w lang.Words) []string {
	var facts []string
	about := []string{r.Project}
	if p := r.from.project; p != nil && p.Name != r.Project {
		about = append(about, p.Name)
	}
	about = slices.DeleteFunc(append(about, r.Wave, r.from.date()), func(s string) bool { return s == "" })
	if len(about) > 0 {
		facts = append(facts, strings.Join(about, " · "))
	}
	if kept := table.KeptBy(r.Result); kept != "" {
		facts = append(facts, kept)
	}
	for _, g := range r.Respondents {
		facts = append(facts, table.AnsweredOf(g, w))
	}
	return facts
}

// answerSection is the first page: the answer in sentences before any table, the six
// steps, what comes first, what the survey cannot say, and the audit in a line.
func (r reported) answerSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.answer"), Tables: []table.Table{table.Steps(r.Result, w)}, Pictures: r.drawn(chart.Model(r.Result, w))}
	if sentence, ok := findings.Overall(r.GapsOf(gap.Service), r.Method, w); ok {
		s.Sentences = append(s.Sentences, sentence)
	}
	if sentence, ok := findings.Concentration(r.only(rankedLevel(r.Result)), rankedLevel(r.Result), w); ok {
		s.Sentences = append(s.Sentences, sentence)
	}
	if sentence, ok := findings.Since(changesOf(r.changes, gap.Service).Changes, r.changes.OldWave, w); ok {
		s.Sentences = append(s.Sentences, sentence)
	}
	if first := table.First(r.Result, w); len(first.Rows) > 0 {
		s.Tables = append(s.Tables, first)
	}
	if limits := table.Limits(r.Result, w); len(limits.Lead) > 0 {
		s.Tables = append(s.Tables, limits)
	}
	if r.rulings != nil {
		s.Tables = append(s.Tables, table.Audit(r.Result, r.rulings, w))
	}
	return s
}

// only is the result with the rows of the service gap that stand in its table.
func (r reported) only(level string) gap.Result {
	return only(r.Result, gap.Service, table.RankingOptions{Level: level})
}

func (r reported) rankingSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.ranking"), Pictures: r.drawn(chart.Dumbbell(r.Result, rankedLevel(r.Result), w))}
	if level := rankedLevel(r.Result); len(r.GapsOf(gap.Service)) > 0 {
		s.Tables = append(s.Tables, ranking(r.only(level), table.RankingOptions{Level: level}, w))
	}
	s.Tables = append(s.Tables, directTables(r.analyzed, false, "", false, w)...)
	s.Tables = append(s.Tables, pointsTables(r.analyzed, false, w)...)
	return s
}

func (r reported) chainSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.chain"), Pictures: r.drawn(chart.Waterfall(r.Result, w))}
	whole, ok := wholeChain(r.Result, "")
	if !ok {
		return s
	}
	s.Tables = append(s.Tables, chainTable(r.Result, whole, w))
	if lines := chainLines(r.Result, rankedLevel(r.Result), ""); len(lines) > 0 {
		s.Tables = append(s.Tables, table.Legs(r.Result, lines, rankedLevel(r.Result), w))
	}
	return s
}

func (r reported) prioritySection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.priority"), Pictures: r.drawn(chart.Quadrants(r.Result, rankedLevel(r.Result), w))}
	alone := r.Result
	alone.Priority = slices.DeleteFunc(slices.Clone(r.Priority), func(p gap.PriorityRow) bool { return p.Level != rankedLevel(r.Result) })
	if len(alone.Priority) > 0 {
		s.Tables = append(s.Tables, table.Priority(alone, false, w))
	}
	if rises := table.Rises(r.Result, r.rulings, w); len(rises.Rows) > 0 {
		s.Tables = append(s.Tables, rises)
	}
	return s
}

func (r reported) toleranceSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.tolerance"), Pictures: r.drawn(chart.Zone(r.Result, rankedLevel(r.Result), w))}
	alone := r.Result
	alone.Zone = slices.DeleteFunc(slices.Clone(r.Zone), func(z gap.ZoneRow) bool { return z.Level != rankedLevel(r.Result) })
	if len(alone.Zone) > 0 {
		s.Tables = append(s.Tables, table.Zone(alone, rankedLevel(r.Result), w))
	}
	return s
}

// itemsOnAPage is how many items are drawn in one picture, so that their names can be read
// on paper.
const itemsOnAPage = 12

// itemsSection is every item of each gap of the customers; a survey without dimensions
// has them in its ranking.
func (r reported) itemsSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.items")}
	for _, c := range chart.AnswersInParts(r.Result, itemsOnAPage, w) {
		s.Pictures = append(s.Pictures, r.drawn(c, true)...)
	}
	if r.Method.Dimensions > 0 {
		s.Pictures = append(s.Pictures, r.drawn(chart.Dumbbell(r.Result, gap.LevelItem, w))...)
	}
	if r.Method.Dimensions > 0 && len(r.GapsOf(gap.Service)) > 0 {
		s.Tables = append(s.Tables, table.Ranking(r.only(gap.LevelItem), table.RankingOptions{Level: gap.LevelItem}, w))
	}
	return s
}

func (r reported) trendSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.trend"), Pictures: r.drawn(chart.Run(r.course(), rankedLevel(r.Result), w))}
	level := rankedLevel(r.Result)
	if changed := r.sinceThen(); len(changed.Changes) > 0 {
		s.Tables = append(s.Tables, changeTable(changed, level, false, w), table.StepChanges(r.changes, w))
	}
	if one := trendsOf(rankedTrends(r.trends, level), gap.Service); len(one.Trends) > 0 {
		s.Tables = append(s.Tables, table.Trends(one, level, false, w))
	}
	return s
}

func (r reported) groupsSection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.groups")}
	if len(r.levels) == 0 || !r.dividesGap(gap.Service) {
		return s
	}
	divided, shown := r.groups(), table.RankingOptions{Level: rankedLevel(r.Result)}
	s.Tables, s.Pictures = divided.ranking(gap.Service, shown, w), r.drawn(chart.Segments(divided.reading(w).together(), shown.Level, w))
	return s
}

// groups is the analysis by level, and whether the levels differ.
func (r reported) groups() analyzed {
	divided, shown := r.divided(), table.RankingOptions{Level: rankedLevel(r.Result)}
	divided.Segments = divided.compare(func(one gap.Result) gap.Result { return only(one, gap.Service, shown) })
	return divided
}

// loyaltySection is what was asked about the whole, what goes along with it and what
// losing it costs.
func (r reported) loyaltySection(w lang.Words) render.Section {
	s := render.Section{Heading: w.Text("page.loyalty"), Pictures: r.drawn(chart.NPS(r.Result, w))}
	shown := loyaltyOptions{}
	if len(r.loyalty.Loyalty) > 0 {
		s.Tables = shown.product(analyzed{Result: r.loyalty}, w).tables
	}
	for model := range r.drivers.Models {
		s.Pictures = append(s.Pictures, r.drawn(chart.Drivers(r.drivers, model, w))...)
	}
	if len(r.drivers.Models) > 0 {
		s.Tables = append(s.Tables, driversProduct(r.drivers, w).tables...)
	}
	return s
}

// drawn is a chart as a picture, none if there was nothing to draw.
func (r reported) drawn(c chart.SVG, ok bool) []render.Picture {
	if !ok {
		return nil
	}
	return []render.Picture{{ID: c.Name, Title: c.Title, SVG: c.Fragment()}}
}

// methodSection says how the numbers were made: files, what was left out of them, and
// how far the gap can be trusted.
func (r reported) methodSection(w lang.Words) render.Section {
	sources := table.Sources(r.Sources, leftOut(r.from, w), w)
	sources.Title = w.Text("page.sources")
	return render.Section{
		Heading: w.Text("page.method"), Sentences: append(table.MethodLines(r.Result, w), table.Designs(r.Result, w)...),
		Tables: append([]table.Table{sources}, honesty(r.Result, w)...),
	}
}

// logoTypes are the pictures that a report shows, by the ending of their files.
var logoTypes = map[string]string{".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}

// logo is the picture of servgap.yaml as a data URL, empty without one.
func logo(p *config.Project) (string, error) {
	name := p.Report.Logo
	if name.Value == "" {
		return "", nil
	}
	kind := logoTypes[strings.ToLower(filepath.Ext(name.Value))]
	refused := problem.Problem{Kind: problem.Usage, Code: "E-VALUE", File: p.Path, Row: name.At.Line, Character: name.At.Column}
	path := filepath.FromSlash(name.Value)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(p.Path), path)
	}
	data, err := os.ReadFile(path)
	switch {
	case kind == "":
		refused.Message = problem.Say("logo: found %s, accepted is a picture that ends in .svg, .png or .jpg", quoted(name.Value))
		refused.Fix = problem.Say("name another picture")
		return "", refused
	case err != nil:
		refused.Message = problem.Say("logo: the picture %s could not be read", quoted(name.Value))
		refused.Fix = problem.Say("put it there, or correct its path, which is taken from the folder of servgap.yaml")
		return "", refused
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}
