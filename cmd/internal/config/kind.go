package config

// Kinds are the kinds of survey: of customers as such, of a purchase just made, or of what
// customers will need.
func Kinds() []string { return []string{"relationship", "post-purchase", "needs"} }

// KindOf is the kind of a wave: its own, else the project's; empty if neither says.
func (p *Project) KindOf(wave string) string {
	for _, w := range p.Waves {
		if w.ID == wave && w.Kind != "" {
			return w.Kind
		}
	}
	return p.Kind
}
