package table

import (
	"servgap/gap"
)

// driverLine is a driver with the model that it is in.
type driverLine struct {
	gap.DriverModel
	driver gap.Driver
}

// MachineDrivers is the drivers of a result in the columns that csv and tsv promise:
// a row a driver, with what is known of its model.
func MachineDrivers(r gap.Result) Table {
	b := builder[driverLine]{hidden: func(l driverLine) bool { return l.Suppressed }}
	b.word("schema", func(driverLine) string { return r.Schema })
	b.word("wave", func(l driverLine) string { return l.Wave })
	b.word("group", func(l driverLine) string { return l.Group })
	b.whole("stage", func(l driverLine) int64 { return int64(l.Stage) })
	b.word("outcome", func(l driverLine) string { return l.Outcome })
	b.word("outcome_kind", func(l driverLine) string { return l.DriverModel.Kind })
	b.word("of", func(l driverLine) string { return l.Of })
	b.word("level", func(l driverLine) string { return l.driver.Level })
	b.word("id", func(l driverLine) string { return l.driver.ID })
	b.word("label", func(l driverLine) string { return l.driver.Label })
	b.word("kind", func(l driverLine) string { return l.driver.Kind })
	b.word("dimension", func(l driverLine) string { return l.driver.Dimension })
	b.add("rank", "rank", Count, func(l driverLine) Cell {
		if l.driver.Rank == 0 {
			return empty
		}
		return count(int64(l.driver.Rank))
	})
	b.whole("n", func(l driverLine) int64 { return l.N })
	for _, c := range []struct {
		id string
		of func(driverLine) gap.Number
	}{
		{"coefficient", func(l driverLine) gap.Number { return l.driver.Coefficient }},
		{"se", func(l driverLine) gap.Number { return l.driver.SE }},
		{"ci_low", func(l driverLine) gap.Number { return l.driver.Low }},
		{"ci_high", func(l driverLine) gap.Number { return l.driver.High }},
		{"ci_level", func(l driverLine) gap.Number { return l.Confidence }},
		{"statistic", func(l driverLine) gap.Number { return l.driver.Statistic }},
		{"df", func(l driverLine) gap.Number { return l.driver.DF }},
		{"p", func(l driverLine) gap.Number { return l.driver.P }},
		{"p_adj", func(l driverLine) gap.Number { return l.driver.PAdj }},
		{"standardized", func(l driverLine) gap.Number { return l.driver.Standardized }},
		{"vif", func(l driverLine) gap.Number { return l.driver.VIF }},
		{"lmg", func(l driverLine) gap.Number { return l.driver.LMG }},
		{"johnson", func(l driverLine) gap.Number { return l.driver.Johnson }},
		{"intercept", func(l driverLine) gap.Number { return l.Intercept }},
		{"r2", func(l driverLine) gap.Number { return l.R2 }},
		{"r2_adjusted", func(l driverLine) gap.Number { return l.Adjusted }},
		{"r2_perceived", func(l driverLine) gap.Number { return l.R2Perceived }},
		{"r2_gap", func(l driverLine) gap.Number { return l.R2Gap }},
		{"residual_sd", func(l driverLine) gap.Number { return l.Residual }},
		{"f", func(l driverLine) gap.Number { return l.F }},
		{"df1", func(l driverLine) gap.Number { return l.DF1 }},
		{"df2", func(l driverLine) gap.Number { return l.DF2 }},
		{"p_f", func(l driverLine) gap.Number { return l.P }},
	} {
		b.num(c.id, c.of)
	}
	addEnds(&b)
	b.word("suppressed", func(l driverLine) string { return yes(l.Suppressed) })
	b.word("note", func(l driverLine) string {
		if l.driver.Note != "" {
			return l.driver.Note
		}
		return l.DriverModel.Note
	})
	t := Table{Columns: b.columns}
	for _, m := range r.Models {
		lines := m.Drivers
		if len(lines) == 0 { // a hidden model
			lines = []gap.Driver{gap.NoDriver()}
		}
		for _, d := range lines {
			t.Rows = append(t.Rows, b.row(driverLine{m, d}, false))
		}
	}
	return t
}

// addEnds adds what low and high answers go along with, empty where that was not
// asked for.
func addEnds(b *builder[driverLine]) {
	counted := func(id string, of func(gap.Ends) int64) {
		b.add(id, id, Count, func(l driverLine) Cell {
			if l.driver.Ends == nil || l.driver.Ends.Note == gap.NoteSuppressed {
				return empty
			}
			return count(of(*l.driver.Ends))
		})
	}
	counted("low_n", func(e gap.Ends) int64 { return e.LowN })
	counted("high_n", func(e gap.Ends) int64 { return e.HighN })
	for _, c := range []struct {
		id string
		of func(gap.Ends) gap.End
	}{
		{"penalty", func(e gap.Ends) gap.End { return e.Penalty }},
		{"reward", func(e gap.Ends) gap.End { return e.Reward }},
		{"asymmetry", func(e gap.Ends) gap.End { return e.Asymmetry }},
	} {
		part := func(id string, of func(gap.End) gap.Number) {
			b.num(c.id+id, func(l driverLine) gap.Number {
				if l.driver.Ends == nil {
					return gap.Undefined
				}
				return of(c.of(*l.driver.Ends))
			})
		}
		part("", func(e gap.End) gap.Number { return e.Value })
		part("_ci_low", func(e gap.End) gap.Number { return e.Low })
		part("_ci_high", func(e gap.End) gap.Number { return e.High })
		part("_p_adj", func(e gap.End) gap.Number { return e.PAdj })
	}
	b.word("class", func(l driverLine) string {
		if l.driver.Ends == nil {
			return ""
		}
		return l.driver.Ends.Class
	})
	b.word("ends_note", func(l driverLine) string {
		if l.driver.Ends == nil {
			return ""
		}
		return l.driver.Ends.Note
	})
}
