package stat_test

import (
	"fmt"

	"servgap/gap/stat"
)

// answers counts what people answered from 1 to 7.
func answers(given ...int64) stat.Hist {
	counts := make(map[int64]int64)
	for _, answer := range given {
		counts[answer-1]++ // as codes, from 0
	}
	return stat.NewHist(1, 1, 1, counts)
}

// pairs counts what the same people answered to two questions from 1 to 7.
func pairs(given ...[2]int64) stat.Joint {
	counts := make(map[[2]int64]int64)
	for _, pair := range given {
		counts[[2]int64{pair[0] - 1, pair[1] - 1}]++
	}
	return stat.NewJoint(1, 1, 1, counts)
}

// A sample is counts of codes on a scale; moments are exact up to the last division.
func ExampleMean() {
	e := stat.Mean(answers(6, 7, 5, 6, 7, 4).Moments(), 0.95)
	fmt.Printf("n %d  mean %.3f  %.3f to %.3f  (%s)\n", e.N, e.Value, e.Lo, e.Hi, e.Method)
	// Output:
	// n 6  mean 5.833  4.606 to 7.060  (t)
}

// What is undefined is NaN, and the reason stands beside it.
func ExampleMean_one() {
	e := stat.Mean(answers(6).Moments(), 0.95)
	fmt.Println(e.Value, e.SE, e.Reason)
	// Output:
	// 6 NaN n_one
}

func ExamplePairedT() {
	both := pairs([2]int64{6, 5}, [2]int64{7, 5}, [2]int64{5, 5}, [2]int64{6, 6}, [2]int64{7, 4})
	test := stat.PairedT(both.Difference().Moments())
	fmt.Printf("%s: t(%.0f) = %.3f, p = %.4f\n", test.Name, test.DF, test.Statistic, test.P)
	// Output:
	// paired t: t(4) = -2.058, p = 0.1087
}

func ExampleWelchT() {
	e, test := stat.WelchT(answers(5, 4, 6, 5).Moments(), answers(7, 6, 6, 7, 5).Moments(), 0.95)
	fmt.Printf("%.2f (%.2f to %.2f), p = %.3f\n", e.Value, e.Lo, e.Hi, test.P)
	// Output:
	// -1.20 (-2.52 to 0.12), p = 0.069
}

func ExampleRankDifferences() {
	both := pairs([2]int64{6, 5}, [2]int64{7, 5}, [2]int64{5, 5}, [2]int64{6, 6}, [2]int64{7, 4})
	ranks := stat.RankDifferences(both.Difference())
	fmt.Printf("%d zeros dropped, p = %.3f exactly, %.3f by the normal distribution\n", ranks.Zeros, ranks.Exact().P, ranks.Normal(true).P)
	// Output:
	// 2 zeros dropped, p = 0.250 exactly, 0.181 by the normal distribution
}

func ExampleShare() {
	e := stat.Share(9, 12, 0.95)
	fmt.Printf("%.0f %% (%.0f to %.0f %%)\n", 100*e.Value, 100*e.Lo, 100*e.Hi)
	// Output:
	// 75 % (47 to 91 %)
}

func ExampleNPS() {
	recommend := stat.NewHist(0, 1, 1, map[int64]int64{10: 4, 9: 3, 8: 5, 6: 2, 3: 1})
	net := stat.NPS(recommend)
	e := net.Estimate(0.95)
	fmt.Printf("%d promoters, %d detractors: %.0f (%.0f to %.0f)\n", net.Positive, net.Negative, 100*e.Value, 100*e.Lo, 100*e.Hi)
	// Output:
	// 7 promoters, 3 detractors: 27 (-12 to 66)
}

func ExampleHolm() {
	fmt.Println(stat.Holm([]float64{0.01, 0.04, 0.03}))
	// Output:
	// [0.03 0.06 0.06]
}

func ExampleAlpha() {
	items := stat.NewCross(3, 1, 1, 1) // three items from 1 to 7
	for _, codes := range [][]int64{{5, 6, 5}, {3, 4, 2}, {6, 6, 6}, {4, 3, 4}, {1, 2, 3}} {
		items.Add(codes)
	}
	alpha := stat.Alpha(items, 0.95)
	fmt.Printf("%.3f of %d people, without the second item %.3f\n", alpha.Alpha, alpha.N, alpha.IfDeleted[1])
	// Output:
	// 0.924 of 5 people, without the second item 0.893
}

// Two predictors of an outcome, and how much of R² each of them holds.
func ExampleRegress() {
	numbers := stat.NewCross(3, 0, 1, 1)
	for _, codes := range [][]int64{{1, 2, 4}, {2, 1, 5}, {3, 4, 9}, {4, 3, 9}, {5, 5, 13}, {6, 2, 11}} {
		numbers.Add(codes)
	}
	number := func(i int) stat.Variable {
		weights := make([]int64, 3)
		weights[i] = 1
		return stat.Variable{Weights: weights, Step: 1, Den: 1}
	}
	model := stat.Regress(numbers, []stat.Variable{number(0), number(1)}, number(2), 0.95)
	shares := model.LMG(nil)
	fmt.Printf("R² %.4f = %.4f + %.4f\n", model.R2, shares[0], shares[1])
	fmt.Printf("slopes %.3f and %.3f\n", model.Slopes[0].Value, model.Slopes[1].Value)
	// Output:
	// R² 0.9930 = 0.6489 + 0.3441
	// slopes 1.367 and 1.014
}

// Twice as many women as men answered, and half of the customers are men.
func ExampleRake() {
	raked := stat.Rake([]stat.RakeCell{{Levels: []int{0}, N: 20, Weight: 1}, {Levels: []int{1}, N: 10, Weight: 1}}, [][]float64{{0.5, 0.5}}, stat.Bounds{})
	fmt.Printf("women %.2f, men %.2f\n", raked.Weights[0], raked.Weights[1])
	// Output:
	// women 0.75, men 1.50
}

func ExampleXmR() {
	b := stat.XmR([]float64{-0.41, -0.44, -0.39, -0.43, -0.40, -0.81})
	fmt.Printf("%.2f to %.2f, signals at %v\n", b.Low, b.High, b.Signals)
	// Output:
	// -0.78 to -0.18, signals at [5]
}

func ExampleShrink() {
	s := stat.Shrink([]stat.Moments{answers(2, 1, 3).Moments(), answers(6, 5, 6, 7, 6, 5).Moments(), answers(5, 5, 6, 4, 5, 6).Moments()})
	fmt.Printf("%.2f %.2f %.2f\n", s.Mean[0], s.Mean[1], s.Mean[2])
	// Output:
	// 2.31 5.78 5.14
}
