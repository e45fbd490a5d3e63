package gap

// Order is the place of a row in the questionnaire, among those of its level.
func (g Gap) Order() int { return g.order }
