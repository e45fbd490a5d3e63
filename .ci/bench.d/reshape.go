package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
)

// analysis is what is compared of the JSON that servgap prints.
type analysis struct {
	Sources []struct{ Responses int }
	Steps   []struct {
		Step    string
		Segment string
		Rows    []struct {
			ID, Level string
			N         float64
			Value, SE float64
		}
	}
	Gaps   []gapRow
	Models []struct {
		Drivers []struct {
			ID           string
			LMG, Johnson float64
		}
	}
}

type gapRow struct {
	Segment      string
	SegmentValue string `json:"segment_value"`
	Level, ID    string
	N, Zeros     float64
	FromValue    float64 `json:"from_value"`
	ToValue      float64 `json:"to_value"`
	GapValue     float64 `json:"gap_value"`
	SE           float64
	Lo           float64 `json:"ci_low"`
	Hi           float64 `json:"ci_high"`
	Statistic    float64
	P            float64
	PRank        float64 `json:"p_rank"`
	Effect       float64
	RankBiserial float64 `json:"rank_biserial"`
	AlphaFrom    float64 `json:"alpha_from"`
	AlphaTo      float64 `json:"alpha_to"`
}

// dimensions are those of the generator's survey, and of each how many items it has.
var dimensions = []struct {
	id, letters string
	items       int
}{{"tangibles", "TAN", 4}, {"reliability", "REL", 5}, {"responsiveness", "RESP", 4}, {"assurance", "ASS", 4}, {"empathy", "EMP", 5}}

// places are the items in the order of the columns, from 0.
func places() map[string]int {
	at := map[string]int{}
	for _, d := range dimensions {
		for n := range d.items {
			at[fmt.Sprint(d.letters, n+1)] = len(at)
		}
	}
	return at
}

// reshape writes what servgap printed in the form of the peers.
func (b bench) reshape(as agreement, printed, to string) error {
	text, err := os.ReadFile(printed)
	if err != nil {
		return err
	}
	var a analysis
	if err := json.Unmarshal(text, &a); err != nil {
		return fmt.Errorf("%s: %w", printed, err)
	}
	var form any
	switch as {
	case items:
		form = a.table()
	case ends:
		form = a.ends()
	case shares:
		form = a.shares()
	}
	text, err = json.Marshal(form)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

// table is n, mean and standard deviation of each item, its gap with tests, alpha of each
// dimension, and the gaps by branch. A dimension's gap is the mean of its respondents'
// scores here and the mean of its items' means with the peers, so it is compared only
// where nobody left an answer out, which makes them the same.
func (a analysis) table() map[string]any {
	at, rows := places(), float64(a.Sources[0].Responses)
	item, branch, dims := make([]map[string]any, len(at)), map[string][]float64{}, make([]map[string]any, len(dimensions))
	for i := range item {
		item[i] = map[string]any{"item": i + 1}
	}
	a.sides(at, item)
	full, overall := true, 0.0
	for _, g := range a.Gaps {
		i, isItem := at[g.ID]
		switch {
		case g.Segment == "branch" && isItem:
			if branch[g.SegmentValue] == nil {
				branch[g.SegmentValue] = make([]float64, len(at))
			}
			branch[g.SegmentValue][i] = g.GapValue
		case g.Segment != "":
		case isItem:
			g.into(item[i])
			full = full && g.N == rows
		case g.Level == "dimension":
			for i, d := range dimensions {
				if d.id == g.ID {
					dims[i] = map[string]any{"dim": g.ID, "alphaE": g.AlphaFrom, "alphaP": g.AlphaTo, "E": g.FromValue, "P": g.ToValue, "gap": g.GapValue}
				}
			}
		case g.Level == "overall":
			overall = g.GapValue
		}
	}
	form := map[string]any{"rows": rows, "items": item, "dims": dims, "branch": branch, "overall": overall}
	if !full {
		delete(form, "overall")
		for _, d := range dims {
			for _, key := range []string{"E", "P", "gap"} {
				delete(d, key)
			}
		}
	}
	return form
}

// sides adds what was expected and perceived of each item.
func (a analysis) sides(at map[string]int, item []map[string]any) {
	for _, s := range a.Steps {
		letter := map[string]string{"expected": "E", "perceived": "P"}[s.Step]
		if letter == "" || s.Segment != "" {
			continue
		}
		for _, row := range s.Rows {
			if i, is := at[row.ID]; is {
				item[i]["n"+letter], item[i]["mean"+letter], item[i]["sd"+letter] = row.N, row.Value, row.SE*math.Sqrt(row.N)
			}
		}
	}
}

// into adds an item's gap. The sum of positive ranks is that of all, T, and the
// rank-biserial correlation (V − (T−V))/T.
func (g gapRow) into(item map[string]any) {
	n := g.N - g.Zeros
	item["n"], item["gap"], item["sd"] = g.N, g.GapValue, g.SE*math.Sqrt(g.N)
	item["t"], item["p"], item["lo"], item["hi"], item["dz"] = g.Statistic, g.P, g.Lo, g.Hi, g.Effect
	item["V"], item["wp"] = (1+g.RankBiserial)/2*n*(n+1)/2, g.PRank
}

func (a analysis) ends() drawn {
	at := places()
	d := drawn{make([]float64, len(at)), make([]float64, len(at))}
	for _, g := range a.Gaps {
		if i, is := at[g.ID]; is && g.Segment == "" {
			d.Lo[i], d.Hi[i] = g.Lo, g.Hi
		}
	}
	return d
}

func (a analysis) shares() map[string]any {
	at := places()
	lmg, rw := make([]float64, len(at)), make([]float64, len(at))
	for _, d := range a.Models[0].Drivers {
		lmg[at[d.ID]], rw[at[d.ID]] = d.LMG, d.Johnson
	}
	return map[string]any{"lmg": lmg, "rw": rw}
}
