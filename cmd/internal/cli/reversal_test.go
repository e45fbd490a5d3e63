package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// opposite is the answer on 1 to 7 to a statement that says the contrary.
var opposite = map[int]int{1: 7, 2: 6, 3: 5, 4: 4, 5: 3, 6: 2, 7: 1}

// negative are the positions of the items that the first form of SERVQUAL words
// negatively.
var negative = []int{10, 11, 12, 13, 18, 19, 20, 21, 22}

// answers are what n customers think: by customer, the two sides and the
// positions of servqual-1988.
func answers(n int) [][2][22]int {
	random := rand.New(rand.NewPCG(7, 1988))
	customers := make([][2][22]int, n)
	for c := range customers {
		for item := range 22 {
			customers[c][0][item] = 1 + random.IntN(7)
			customers[c][1][item] = 1 + random.IntN(1+item%7)
		}
	}
	return customers
}

// export writes customers' answers as a file whose columns names gives, the items
// at the positions in against asked the other way round.
func export(customers [][2][22]int, name func(side, item int) string, against []int) string {
	var b strings.Builder
	for column := range 44 {
		fmt.Fprintf(&b, "%s,", name(column/22, column%22))
	}
	b.WriteString("branch\n")
	for _, c := range customers {
		for column := range 44 {
			answer := c[column/22][column%22]
			if slices.Contains(against, column%22+1) {
				answer = opposite[answer]
			}
			fmt.Fprintf(&b, "%d,", answer)
		}
		b.WriteString("north\n")
	}
	return b.String()
}

// resultOf analyses a file and gives the result and what was said.
func resultOf(t *testing.T, text string, args ...string) (gap.Result, string) {
	t.Helper()
	var out, said bytes.Buffer
	code := Run(context.Background(), append([]string{"analyze", "-", "-f", "json"}, args...), Streams{In: strings.NewReader(text), Out: &out, Err: &said})
	if code != ExitOK {
		t.Fatalf("exit %d: %s", code, said.String())
	}
	var r gap.Result
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	return r, said.String()
}

// TestReversalUndoesTheWording asks the same customers twice: once with all 22
// statements worded positively and once, as in 1988, nine of them negatively. What
// they think is the same, so every gap is, and each item's is the plain mean of
// perceived minus expected.
func TestReversalUndoesTheWording(t *testing.T) {
	in, _, err := survey.Preset("servqual-1988")
	if err != nil {
		t.Fatal(err)
	}
	customers := answers(60)
	byID := func(side, item int) string { return "EP"[side:side+1] + "_" + in.Items[item].ID }
	byNumber := func(side, item int) string { return fmt.Sprint("EP"[side:side+1], item+1) }
	positive, said := resultOf(t, export(customers, byID, nil), "--preset", "servqual-1991")
	if strings.Contains(said, "reversed") || positive.Method.Reversed != nil {
		t.Errorf("reversed %v of 1991; said:\n%s", positive.Method.Reversed, said)
	}
	for name, columns := range map[string]func(side, item int) string{"numbers": byNumber, "names": byID} {
		mixed, said := resultOf(t, export(customers, columns, negative), "--preset", "servqual-1988")
		const want = "  reversed: RESP1, RESP2, RESP3, RESP4, EMP1, EMP3, EMP5, EMP4, EMP2 (worded negatively in servqual-1988)\n"
		if !strings.Contains(said, want) {
			t.Errorf("%s: the reversal is not told:\n%s", name, said)
		}
		if len(mixed.Method.Reversed) != len(negative) || len(mixed.Gaps) != len(positive.Gaps) {
			t.Fatalf("%s: reversed %v, %d gaps", name, mixed.Method.Reversed, len(mixed.Gaps))
		}
		for _, want := range positive.Gaps {
			at := slices.IndexFunc(mixed.Gaps, func(g gap.Gap) bool { return g.Level == want.Level && g.ID == want.ID })
			got := mixed.Gaps[at]
			want.Label = got.Label // two items have another one
			if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
				t.Errorf("%s: %s is\n%+v, and worded positively\n%+v", name, want.ID, got, want)
			}
		}
		for item := range in.Items {
			sum := 0
			for _, c := range customers {
				sum += c[1][item] - c[0][item]
			}
			at := slices.IndexFunc(mixed.Gaps, func(g gap.Gap) bool { return g.Level == gap.LevelItem && g.ID == in.Items[item].ID })
			if got, want := float64(mixed.Gaps[at].Value), float64(sum)/float64(len(customers)); math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: position %d has the gap %v, want %v", name, item+1, got, want)
			}
			if label := mixed.Gaps[at].Label; label != in.Items[item].Label {
				t.Errorf("%s: a program gets the label %q, want it plain", name, label)
			}
		}
	}
}
