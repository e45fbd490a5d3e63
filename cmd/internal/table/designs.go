package table

import (
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Designs says how respondents were drawn, a line a group, and what does not go by it;
// nothing where each counts once and was drawn alone.
func Designs(r gap.Result, w lang.Words) []string {
	var lines []string
	unranked := false
	for _, d := range r.Method.Designs {
		var said []string
		said = append(said, weighting(d, w)...)
		said = append(said, clustering(d, w)...)
		said = append(said, populating(d, w)...)
		if said != nil {
			lines = append(lines, w.Text("designs.of", "group", asked("", d.Group, w), "what", strings.Join(said, "; ")))
		}
		unranked = true
	}
	if unranked && (r.Models == nil || len(r.Gaps) > 0) { // models say what of theirs is weighted
		lines = append(lines, w.Text("designs.plain"))
	}
	return lines
}

// weighting says what weights make of a group's respondents.
func weighting(d gap.Drawn, w lang.Words) []string {
	if d.Weights == "" {
		return nil
	}
	margins, raked := strings.CutPrefix(d.Weights, "rake: ")
	said := []string{w.Text("designs.column")}
	if raked {
		said = []string{w.Text("designs.raked", "margins", margins)}
	}
	if k := d.Rake; k != nil && d.N > 0 {
		said = append(said, w.Text("designs.range", "low", twoDigits(k.Least, w), "high", twoDigits(k.Most, w)))
		if k.Trimmed > 0 {
			said = append(said, w.Text("designs.trimmed", "n", w.Count(k.Trimmed)))
		}
		if k.Outside > 0 {
			said = append(said, w.Text("designs.outside", "n", w.Count(k.Outside)))
		}
	}
	if d.Kish.Defined() {
		said = append(said, w.Text("designs.kish", "n", w.Count(d.N), "kish", w.Count(int64(math.Round(float64(d.Kish)))), "effect", twoDigits(float64(d.Effect), w)))
	}
	return said
}

// clustering says what clusters make of them.
func clustering(d gap.Drawn, w lang.Words) []string {
	switch {
	case d.Clusters == 0:
		return nil
	case d.Clusters == 1:
		return []string{w.Text("designs.one_cluster")}
	}
	said := []string{w.Text("designs.clusters", "n", w.Count(int64(d.Clusters)))}
	if d.ICC.Defined() && d.ClusterEffect.Defined() {
		said = append(said, w.Text("designs.icc", "icc", twoDigits(float64(d.ICC), w), "effect", twoDigits(float64(d.ClusterEffect), w)))
	}
	if d.Clusters < gap.FewClusters {
		said = append(said, w.Text("designs.few_clusters", "n", w.Count(gap.FewClusters)))
	}
	return said
}

// populating says of how many they are a sample.
func populating(d gap.Drawn, w lang.Words) []string {
	switch {
	case d.Population == 0 || d.N == 0:
		return nil
	case d.N >= d.Population:
		return []string{w.Text("designs.census", "n", w.Count(d.Population))}
	default:
		return []string{w.Text("designs.population", "n", w.Count(d.Population))}
	}
}

func twoDigits(x float64, w lang.Words) string { return w.Fixed(x, 2) }
