package vocabulary_test

import (
	"fmt"

	"servgap/importers/vocabulary"
)

func ExampleVocabulary_Read() {
	r := vocabulary.Default().Read([]vocabulary.Count{
		{Text: "1 = Helt enig", N: 40}, {Text: "2 = Enig", N: 31}, {Text: "3 = Hverken/eller", N: 12},
		{Text: "4 = Uenig", N: 5}, {Text: "5 = Helt uenig", N: 2}, {Text: "6 = Ved ikke", N: 7}, {Text: "Vigtigt", N: 1},
	})
	fmt.Println(r.Decision == vocabulary.Chosen, r.Points, r.Kinds(), r.Languages(), r.Order == vocabulary.Descending)
	for _, l := range r.Labels {
		fmt.Println(l.Rank, l.Spelling, l.N)
	}
	fmt.Println(r.Missing[0].Kind, r.Missing[0].N, r.Foreign[0].Text)
	// Output:
	// true 5 [agreement] [nb da] true
	// 0 Helt uenig 2
	// 1 Uenig 5
	// 2 Hverken eller 12
	// 3 Enig 31
	// 4 Helt enig 40
	// dont_know 7 Vigtigt
}

// A label alone says little: the sets that have it differ.
func ExampleVocabulary_Read_rivals() {
	r := vocabulary.Default().Read([]vocabulary.Count{{Text: "I nogen grad", N: 9}, {Text: "I høj grad", N: 4}})
	fmt.Println(r.Decision == vocabulary.Rivals)
	for _, a := range r.Alternatives {
		fmt.Println(a.Points, a.Labels[0].Rank, a.Labels[1].Rank)
	}
	// Output:
	// true
	// 4 2 3
	// 4 1 2
	// 5 2 3
	// 5 3 4
	// 6 3 4
	// 7 3 4
}

func ExampleVocabulary_With() {
	own, err := vocabulary.ParseSet("nb | mood | Sur; Midt på treet = Nja; Blid")
	if err != nil {
		panic(err)
	}
	v, err := vocabulary.Default().With(own)
	if err != nil {
		panic(err)
	}
	r := v.Read([]vocabulary.Count{{Text: "BLID", N: 3}, {Text: "nja", N: 2}})
	fmt.Println(r.Points, r.Labels[0].Rank, r.Labels[1].Rank)
	// Output: 3 1 2
}

func ExampleStem() {
	for _, m := range vocabulary.Stem("Hvor fornøyd er du med opplevelsen?") {
		fmt.Println(m.Construct, m.Word, m.Stem, m.Languages)
	}
	// Output:
	// satisfaction fornøyd fornøyd* [nb]
	// perceived opplevelsen opplev* [nb nn]
}
