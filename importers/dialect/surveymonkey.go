package dialect

// surveyMonkey knows a file by its second row, Response or an option under each
// question, or by the respondent's number.
func surveyMonkey(t *table) (found, bool) {
	f := found{platform: SurveyMonkey, variant: VariantOneRow, evidence: ByMetadata, headers: 1}
	words := 0
	if len(t.rows) > 1 {
		for _, cell := range t.rows[1] {
			if responseWords[fold(cell)] {
				words++
			}
		}
	}
	known := t.has("respondent id", "respondentid", "respondent_id", "collector id", "collectorid", "collector_id",
		"date_created", "date_modified", "custom data 1", "custom_1")
	id := max(t.column("respondentid"), t.column("respondent id"), t.column("respondent_id"))
	if len(t.rows) > 1 && t.subheaded(id) && (words > 0 || known > 0) && (words > 1 || known > 0 || t.blanksFilled(1) > 0) {
		f.variant, f.headers = VariantTwoRow, 2
		if known < 2 && words > 0 {
			f.evidence = ByResponseRow
		} else if known < 2 {
			f.evidence = ByRespondentID
		}
		return f, true
	}
	if id >= 0 && known == 1 {
		f.evidence = ByRespondentID
		return f, share(t.values(id, 1), func(c string) bool { return len(c) > 7 && isDigits(c) }) > 0.5
	}
	return f, id >= 0 && known > 1
}

// subheaded reports whether the second row is a header: nothing where the
// respondent's number stands, no date, and in each column with a question in
// the first row or to its left, words or nothing.
func (t *table) subheaded(id int) bool {
	if t.cell(1, max(id, 0)) != "" && id >= 0 {
		return false
	}
	cells := 0
	for column, cell := range t.rows[1] {
		if isDate(cell) || isID(cell) {
			return false
		}
		repeats := column > 0 && t.cell(0, column) == t.cell(0, column-1)
		if cell != "" && (t.cell(0, column) == "" || repeats || responseWords[fold(cell)]) {
			cells++
		}
	}
	return 2*cells >= filled(t.rows[1])
}

// subheads joins two header rows: the question stands above its first column
// only, and holds for those to its right that have something below. It serves
// tables that are nobody's, too.
func subheads(t *table, columns []Column) {
	question := ""
	for i := range columns {
		c := &columns[i]
		above, below := t.cell(0, i), t.cell(1, i)
		if above != "" || below == "" {
			question = above
		}
		if below == "" || c.Kind != Answer {
			continue
		}
		if responseWords[fold(below)] || question == "" {
			c.Name, c.Text = question, plain(question)
			if question == "" {
				c.Name, c.Text = below, plain(below)
			}
			continue
		}
		c.Name, c.Text = question+" - "+below, plain(question+" - "+below)
		c.Stem, c.Row = plain(question), plain(below)
		if otherWords[fold(below)] {
			c.Kind = Comment
		}
	}
}
