package rscript

import "servgap/gap"

// WriteIncident is the script of a rate and of shares of complaints, or of praise, from
// their counts; all is how many the share of a class is of.
func WriteIncident(row gap.IncidentRow, all int64, s Source) []byte {
	fields := struct {
		Source
		Confidence                           string
		N, All, Customers, Known, Unresolved int64
	}{Source: s, Confidence: exact(s.Confidence), N: row.N, Customers: row.Customers, Known: row.Known, Unresolved: row.Open()}
	if row.By != gap.UndividedIncidents {
		fields.All = all
	}
	if !row.Rate.Defined() {
		fields.Customers = 0
	}
	if !row.Unresolved.Defined() {
		fields.Known = 0
	}
	return s.write("incident.R.tmpl", fields)
}
