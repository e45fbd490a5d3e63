package cli

import (
	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/cmd/internal/workbook"
	"servgap/gap"
)

// workbook is the report for a spreadsheet: the tables of its sections on sheets of
// their own, each with what its chart shows.
func (r reported) workbook(w lang.Words) workbook.Report {
	level := rankedLevel(r.Result)
	part := func(id string) workbook.Part { return workbook.Part{Tables: r.section(id, w).Tables} }
	b := workbook.Report{
		Summary: r.summary(w), Ranking: part("ranking"), Items: part("items"), Chain: part("chain"),
		Priority: part("priority"), Zone: part("tolerance"), Groups: part("groups"), Method: part("method"),
	}
	b.Ranking.Says, _ = findings.Concentration(r.only(level), level, w)
	b.Items.Says, _ = findings.Concentration(r.only(gap.LevelItem), gap.LevelItem, w)
	if whole, ok := wholeChain(r.Result, ""); ok {
		b.Chain.Says, _ = findings.LargestDrop(whole, w)
	}
	if changed := r.sinceThen(); len(changed.Changes) > 0 {
		b.Change.Tables = []table.Table{changeTable(changed, level, false, w), table.StepChanges(r.changes, w)}
	}
	if one := trendsOf(rankedTrends(r.trends, level), gap.Service); len(one.Trends) > 0 {
		b.Trend.Tables = []table.Table{table.Trends(one, level, false, w)}
	}
	if r.rulings != nil {
		b.Gates.Tables = []table.Table{table.Audit(r.Result, r.rulings, w)}
	}
	if len(r.loyalty.Loyalty) > 0 {
		shown := loyaltyOptions{}
		b.Loyalty.Tables = shown.product(analyzed{Result: r.loyalty}, w).tables
	}
	if len(r.drivers.Models) > 0 {
		b.Drivers.Tables = driversProduct(r.drivers, w).tables
	}
	for _, p := range r.Priority {
		if p.Level == level {
			if b.Cut = [2]float64{float64(p.Performance.Line), float64(p.Importance.Line)}; p.Importance.Kind == gap.ImportancePoints {
				b.Cut[1] /= 100 // as its table has it
			}
			break
		}
	}
	return b
}

// summary is the first page; of the audit, which has a sheet of its own, how it came out.
func (r reported) summary(w lang.Words) workbook.Part {
	tables := r.section("answer", w).Tables
	if r.rulings != nil {
		audit := &tables[len(tables)-1]
		audit.Columns, audit.Rows, audit.Notes = nil, nil, nil
	}
	return workbook.Part{Tables: tables}
}
