package gap

// suppressConsistency hides what rests on fewer than min respondents. Rows of one
// group rest on nearly the same respondents, as gaps do.
func suppressConsistency(rows []Consistency, min int64) []Consistency {
	var shown []Consistency
	for _, row := range rows {
		if row.N < min {
			for _, n := range []*Number{
				&row.Alpha, &row.AlphaLow, &row.AlphaHigh, &row.Confidence, &row.Standardized, &row.MeanR, &row.Omega, &row.Difference, &row.RSides,
			} {
				*n = Undefined
			}
			row.N, row.Members, row.Concerned = 0, []ItemConsistency{}, []string{}
			row.Suppressed, row.Note = true, NoteSuppressed
		}
		shown = append(shown, row)
	}
	return shown
}

func suppressStructure(rows []Structure, min int64) []Structure {
	var shown []Structure
	for _, row := range rows {
		if row.N < min {
			row = row.withoutNumbers()
			row.N, row.Suppressed, row.Note = 0, true, NoteSuppressed
		}
		shown = append(shown, row)
	}
	return shown
}
