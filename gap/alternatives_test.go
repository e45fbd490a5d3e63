package gap_test

import (
	"strconv"
	"testing"

	"servgap/gap"
)

// R: binom.test, the matched-pairs rank-biserial correlation and Pratt's score written
// out on rank(), which coin::wilcoxsign_test agrees with.
func TestOtherAnswersToZeros(t *testing.T) {
	g := rowOf(t, analyze(t, form(), south...), gap.LevelItem, "a")
	near(t, "sign test", g.PSign, 1)
	near(t, "Pratt", g.PPratt, 0.569213649473711)
	near(t, "rank-biserial", g.RankBiserial, 0.333333333333333)
	if g.Zeros != 4 || g.Ties != 4 {
		t.Errorf("%d zeros and %d ties", g.Zeros, g.Ties)
	}
}

var (
	expectedA  = []int{6, 6, 7, 5, 6, 7, 4, 6, 7, 7}
	perceivedA = []int{3, 4, 5, 4, 5, 6, 4, 4, 4, 4}
	believedA  = []int{5, 5, 6, 4, 5, 6, 5, 6}
)

// R: mean(d)/sd(d) times J by lgamma, mean(d)/((sd(e) + sd(p))/2).
func TestOtherSizesOfAPair(t *testing.T) {
	var rows []string
	for i, e := range expectedA {
		rows = append(rows, strconv.Itoa(e)+" . . "+strconv.Itoa(perceivedA[i])+" . .")
	}
	g := rowOf(t, analyze(t, form(), rows...), gap.LevelItem, "a")
	near(t, "g", g.EffectG, -1.59274000639335)
	near(t, "d_av", g.EffectDav, -1.98052317381690)
}

// R: Hedges' g with the pooled SD, the root mean square of the SDs, and the mean of
// sign(outer(b, e, "-")).
func TestOtherSizesOfTwoGroups(t *testing.T) {
	var customers, bosses []string
	for _, e := range expectedA {
		customers = append(customers, strconv.Itoa(e)+" . . . . .")
	}
	for _, b := range believedA {
		bosses = append(bosses, strconv.Itoa(b)+" . . . . .")
	}
	study := gap.Study{Customers: count(t, form(), customers...), Managers: count(t, managers(), bosses...)}
	g := gapOf(t, gap.Analyze(study, gap.Options{}), gap.Knowledge, gap.LevelItem, "a")
	near(t, "g", g.EffectG, -0.919434518963278)
	near(t, "d_av", g.EffectDav, -0.985150946839976)
	near(t, "Cliff's delta", g.RankBiserial, -0.5375)
	if g.PSign.Defined() || g.PPratt.Defined() {
		t.Errorf("tests of pairs: %v and %v", g.PSign, g.PPratt)
	}
	hidden := gap.Suppress(gap.Analyze(study, gap.Options{}), 9)
	if g := gapOf(t, hidden, gap.Knowledge, gap.LevelItem, "a"); g.EffectG.Defined() || g.EffectDav.Defined() || g.RankBiserial.Defined() {
		t.Errorf("hidden: %+v", g)
	}
}
