package gap

// suppressModels hides models of fewer than min customers, and what goes along with
// low and high answers where fewer gave one.
func suppressModels(models []DriverModel, min int64) []DriverModel {
	var shown []DriverModel
	for _, m := range models {
		if m.N < min {
			m = m.hidden()
		}
		m.Drivers = append([]Driver{}, m.Drivers...)
		for i := range m.Drivers {
			d := &m.Drivers[i]
			if d.Ends != nil && (m.EndsN < min || few(d.Ends.LowN, min) || few(d.Ends.HighN, min)) {
				d.Ends = d.Ends.hidden()
			}
		}
		if m.EndsN < min {
			m.EndsN = 0
		}
		shown = append(shown, m)
	}
	return shown
}

func few(n, min int64) bool { return 0 < n && n < min }

// hidden is the model without its numbers, its drivers in the order of the
// questionnaire being as good as any.
func (m DriverModel) hidden() DriverModel {
	for _, n := range []*Number{
		&m.Intercept, &m.R2, &m.Adjusted, &m.R2Perceived, &m.R2Gap, &m.Residual, &m.F, &m.DF1, &m.DF2, &m.P, &m.Confidence,
	} {
		*n = Undefined
	}
	m.N, m.Ranked, m.Drivers, m.Suppressed, m.Note = 0, "", nil, true, NoteSuppressed
	return m
}

func (e Ends) hidden() *Ends {
	undefined := End{Undefined, Undefined, Undefined, Undefined, Undefined, Undefined}
	return &Ends{Penalty: undefined, Reward: undefined, Asymmetry: undefined, Note: NoteSuppressed}
}
