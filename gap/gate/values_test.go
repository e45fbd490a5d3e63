package gate

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"servgap/gap"
)

// A check of internal consistency looks at the construct and the parts that it names.
func TestConsistencyOfWhatIsNamed(t *testing.T) {
	now := waveOf("q")
	r := now.Results[Segment{}]
	for i, of := range []string{"expected", "perceived"} {
		for j, id := range []string{"a", "b"} {
			alpha := gap.Number(0.6 + 0.2*float64(i) + 0.05*float64(j))
			r.Consistency = append(r.Consistency, gap.Consistency{Of: of, Level: gap.LevelDimension, ID: id, N: 200, Items: 5, Alpha: alpha})
		}
		r.Consistency = append(r.Consistency, gap.Consistency{Of: of, Level: gap.LevelAllItems, ID: "all", N: 200, Items: 10, Alpha: 0.9})
	}
	now.Results[Segment{}] = r
	for _, tt := range []struct {
		name, part string
		on         []string
		want       string
	}{
		{"perceived", "", nil, "a 0.80 b 0.85"}, {"expected", "", nil, "a 0.60 b 0.65"}, {"perceived", "b", nil, "b 0.85"},
		{"perceived", "", []string{"a"}, "a 0.80"}, {"perceived", "", []string{"all"}, "all 0.90"}, {"delivered", "", nil, " NaN"},
	} {
		c := Check{ID: "alpha", Metric: Metric{Kind: Alpha, Name: tt.name, Part: tt.part}, On: tt.on, Limit: Limit{Fail: Condition{"<", 0.7}, Confidence: 0.95}}
		var got []string
		for _, r := range (Audit{Checks: []Check{c}, Now: now, Today: today}).Rule() {
			got = append(got, fmt.Sprintf("%s %.2f", r.Target, float64(r.Value)))
		}
		if text := strings.Join(got, " "); text != tt.want {
			t.Errorf("%s %s %v: got %s, want %s", tt.name, tt.part, tt.on, text, tt.want)
		}
	}
}

// Limits are told as they are written, to the last digit.
func TestLimitsAsWritten(t *testing.T) {
	c := floor(-0.75)
	c.Limit.Warn, c.Limit.Pass = Condition{"<", -0.125}, Condition{">=", 12}
	if got, want := c.limits(), "fail_if <= -0.75, warn_if < -0.125, pass_if >= 12"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	c.Fall.Limit = 0.35
	if got, want := (Check{Against: "previous", Fall: c.Fall}).limits(), "no_fall_of 0.35"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A share and an alpha can be 1 and 0, and the self-test looks no further.
func TestSelfTestOfShares(t *testing.T) {
	now := waveOf("q", 0) // 60 % are not below 0
	r := now.Results[Segment{}]
	r.Outcomes = []gap.Outcome{{ID: "csat", Measure: gap.MeasureMean, N: 200, Satisfied: 0.6}}
	r.Consistency = []gap.Consistency{{Of: "perceived", Level: gap.LevelDimension, ID: "a", N: 200, Items: 5, Alpha: 0.6}}
	now.Results[Segment{}] = r
	for _, metric := range []Metric{{Kind: Met, Name: "service"}, {Kind: Satisfied, Name: "csat"}, {Kind: Alpha, Name: "perceived"}} {
		for limit, want := range map[Condition]float64{{"<=", 0.5295}: 0.529, {">=", 0.8995}: 0.9, {"<=", 0}: 0, {">=", 1}: 1, {"<", 0}: math.NaN(), {">", 1}: math.NaN()} {
			c := Check{ID: "c", Metric: metric, Limit: Limit{Fail: limit, Point: true, Confidence: 0.95}}
			got := float64(Audit{Checks: []Check{c}, Now: now, Today: today}.SelfTest()[0].At)
			if !(math.Abs(got-want) < 1e-9 || math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s %+v trips at %v, want %v", metric, limit, got, want)
			}
		}
	}
}

// A gap lies between minus and plus the length of its scale, a number of answers between
// none and one more than any limit.
func TestSelfTestToTheEnds(t *testing.T) {
	for _, tt := range []struct {
		metric Metric
		limit  Condition
		want   float64
	}{
		{Metric{Kind: Gap, Name: "service"}, Condition{"<=", -6}, -6}, {Metric{Kind: Gap, Name: "service"}, Condition{">=", 6}, 6},
		{Metric{Kind: Gap, Name: "service"}, Condition{"<", -6}, math.NaN()}, {Metric{Kind: Gap, Name: "service"}, Condition{">", 6}, math.NaN()},
		{Metric{Kind: Answers, Name: "customers"}, Condition{"<=", 0}, 0}, {Metric{Kind: Answers, Name: "customers"}, Condition{"<", 150}, 149},
		{Metric{Kind: Answers, Name: "customers"}, Condition{">", 300}, 301}, {Metric{Kind: Answers, Name: "customers"}, Condition{"<", 0}, math.NaN()},
	} {
		c := Check{ID: "c", Metric: tt.metric, Limit: Limit{Fail: tt.limit, Point: true, Confidence: 0.95}}
		got := float64(Audit{Checks: []Check{c}, Now: waveOf("q", 0), Today: today}.SelfTest()[0].At)
		if !(math.Abs(got-tt.want) < 1e-9 || math.IsNaN(got) && math.IsNaN(tt.want)) {
			t.Errorf("%s %+v trips at %v, want %v", tt.metric, tt.limit, got, tt.want)
		}
	}
}

// The people of a gap are those of its smaller group; documents are none.
func TestFewestOfAGap(t *testing.T) {
	for _, tt := range []struct {
		from, to     string
		fromN, toN   int64
		minAnswers   int64
		want, reason string
	}{
		{"customers", "customers", 200, 200, 200, "200", ""}, {"managers", "customers", 10, 200, 0, "10", ""}, {"customers", "staff", 200, 30, 0, "30", ""},
		{"documents", "customers", 1, 200, 50, "200", ""}, {"customers", "documents", 200, 1, 50, "200", ""}, {"managers", "customers", 10, 200, 11, "10", string(FewAnswers)},
	} {
		now := waveOf("q", 0)
		g := &now.Results[Segment{}].Gaps[0]
		g.FromGroup, g.ToGroup, g.FromN, g.ToN = tt.from, tt.to, tt.fromN, tt.toN
		if got := fmt.Sprint(fewest(*g)); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.from, tt.to, got, tt.want)
		}
		c := floor(-1)
		c.MinAnswers = tt.minAnswers
		if got := (Audit{Checks: []Check{c}, Now: now, Today: today}).Rule()[0]; string(got.Reason) != tt.reason {
			t.Errorf("%s and %s: %s, want %s", tt.from, tt.to, got.Reason, tt.reason)
		}
	}
}

// What a check names and the result does not have is not passed over.
func TestNamedTargetsThatAreMissing(t *testing.T) {
	for _, tt := range []struct {
		on   []string
		part string
		want string
	}{{[]string{"a", "x"}, "", "a pass, x not_judged"}, {[]string{"x"}, "", "x not_judged"}, {nil, "y", "y not_judged"}, {nil, "b", "b pass"}, {nil, "", "a pass, b pass"}} {
		c := floor(-1)
		c.On, c.Metric.Part = tt.on, tt.part
		var got []string
		for _, r := range (Audit{Checks: []Check{c}, Now: waveOf("q", 0, 0), Today: today}).Rule() {
			got = append(got, r.Target+" "+string(r.Outcome))
		}
		if text := strings.Join(got, ", "); text != tt.want {
			t.Errorf("%v %s: got %s, want %s", tt.on, tt.part, text, tt.want)
		}
	}
}
