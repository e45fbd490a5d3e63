package tally

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// MostClusters is the number of clusters that are counted. A column with more is most
// often an identifier, and each is a tally of its own.
const MostClusters = 500

// clusters are the respondents of each cluster by its name, nil if the plan has none.
type clusters struct {
	of      map[string]*Tally
	tooMany bool
}

// TooManyClusters reports whether there were more than MostClusters; then no interval
// of the tally is right.
func (t *Tally) TooManyClusters() bool { return t.clusters != nil && t.clusters.tooMany }

// Clusters is the number of clusters; ok is false of a tally without.
func (t *Tally) Clusters() (n int, ok bool) {
	if t.clusters == nil {
		return 0, false
	}
	return len(t.clusters.of), true
}

// EachCluster is the number of respondents in each cluster, in the order of their names.
func (t *Tally) EachCluster() []int64 {
	var sizes []int64
	for _, of := range t.eachCluster() {
		sizes = append(sizes, of.Responses())
	}
	return sizes
}

// eachCluster goes through the clusters in the order of their names, so that sums over
// them are always the same.
func (t *Tally) eachCluster() iter.Seq2[string, *Tally] {
	return func(yield func(string, *Tally) bool) {
		if t.clusters == nil {
			return
		}
		for _, name := range slices.Sorted(maps.Keys(t.clusters.of)) {
			if !yield(name, t.clusters.of[name]) {
				return
			}
		}
	}
}

// cluster is the tally of one, new if there was none; nil above MostClusters.
func (t *Tally) cluster(name string) *Tally {
	of := t.clusters.of[name]
	switch {
	case of != nil:
	case len(t.clusters.of) == MostClusters:
		t.clusters.tooMany = true
	default:
		plan := t.plan
		plan.Clusters, plan.Together, plan.oneCluster = false, false, true
		of, _ = New(plan) // t was made of more
		of.shareScratch(t)
		t.clusters.of[strings.Clone(name)] = of // the name is a piece of a whole part of a file
	}
	return of
}

func (t *Tally) addCluster(r survey.Response, n int64) {
	if of := t.cluster(r.Cluster); of != nil {
		of.AddTimes(r, n)
	}
}

func (t *Tally) mergeClusters(other *Tally) {
	if t.clusters == nil {
		return
	}
	t.clusters.tooMany = t.clusters.tooMany || other.clusters.tooMany
	for name, of := range other.clusters.of {
		if into := t.cluster(name); into != nil {
			if err := into.Merge(of); err != nil {
				panic(err) // their plans are those that were compared
			}
		}
	}
}

// Known is the tally as a sample of a population of which that share answered, from 0
// to 1: intervals of what is read from it are narrower.
func (t *Tally) Known(share float64) *Tally {
	t.settle()
	of := *t
	of.known = share
	return &of
}

// drawnHist gives a sample its population and its clusters, each with its name;
// drawnJoint and drawnCross likewise.
func (t *Tally) drawnHist(h stat.Hist, view func(of *Tally) stat.Hist) stat.Hist {
	h.Known = t.known
	for name, of := range t.eachCluster() {
		own := of.hist(view)
		own.Name = name
		h.Clusters = append(h.Clusters, own)
	}
	return h
}

func (t *Tally) drawnJoint(j stat.Joint, view func(of *Tally) stat.Joint) stat.Joint {
	j.Known = t.known
	for name, of := range t.eachCluster() {
		own := of.joint(view)
		own.Name = name
		j.Clusters = append(j.Clusters, own)
	}
	return j
}

func (t *Tally) drawnCross(c stat.Cross, view func(of *Tally) stat.Cross) stat.Cross {
	c.Known = t.known
	for name, of := range t.eachCluster() {
		own := of.cross(view)
		own.Name = name
		c.Clusters = append(c.Clusters, own)
	}
	return c
}
