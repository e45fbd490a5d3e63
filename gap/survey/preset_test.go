package survey

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// preset gives a preset that is known to be there.
func preset(t *testing.T, name string) (Instrument, []Construct) {
	t.Helper()
	in, constructs, err := Preset(name)
	if err != nil {
		t.Fatal(err)
	}
	return in, constructs
}

// TestPresets holds every preset to what a reader of its source expects: its
// dimensions follow each other in the order of the questionnaire.
func TestPresets(t *testing.T) {
	asked := []Construct{Expected, Perceived}
	tests := []struct {
		name       string
		scale      string
		constructs []Construct
		sizes      []int
		reversed   string
	}{
		{"servqual-1991", "1-7", asked, []int{4, 5, 4, 4, 5}, ""},
		{"servqual-1988", "1-7", asked, []int{4, 5, 4, 4, 5}, "RESP1 RESP2 RESP3 RESP4 EMP1 EMP3 EMP5 EMP4 EMP2"},
		{"servqual-zot", "1-9", []Construct{Adequate, Expected, Perceived}, []int{4, 5, 4, 4, 5}, ""},
		{"servperf", "1-7", []Construct{Perceived}, []int{4, 5, 4, 4, 5}, ""},
		{"six-step", "1-7", []Construct{Expected, Perceived, Delivered, Standard, Belief, Promised}, []int{3, 3, 3, 3, 3, 3, 3, 3}, ""},
	}
	if len(tests) != len(Presets()) {
		t.Errorf("%d presets are tested of %v", len(tests), Presets())
	}
	for _, tt := range tests {
		in, constructs := preset(t, tt.name)
		if in.ID != tt.name || in.Scale.String() != tt.scale || !slices.Equal(constructs, tt.constructs) {
			t.Errorf("%s: got %q on %s for %v", tt.name, in.ID, in.Scale, constructs)
		}
		var sizes, order []int
		for _, d := range in.Dimensions {
			sizes, order = append(sizes, len(d.Items)), append(order, d.Items...)
		}
		if !slices.Equal(sizes, tt.sizes) || !slices.IsSorted(order) || len(order) != len(in.Items) {
			t.Errorf("%s: dimensions of %v hold the items %v, want %v in the order of the questionnaire", tt.name, sizes, order, tt.sizes)
		}
		var reversed []string
		labels := make(map[string]bool)
		for _, item := range in.Items {
			if item.Reverse {
				reversed = append(reversed, item.ID)
			}
			if item.Label == "" || labels[item.Label] {
				t.Errorf("%s: the label %q of %s is empty or used twice", tt.name, item.Label, item.ID)
			}
			labels[item.Label] = true
		}
		if got := strings.Join(reversed, " "); got != tt.reversed {
			t.Errorf("%s: reversed are %s, want %s", tt.name, got, tt.reversed)
		}
	}
}

func TestPresetsOfTheItemsOf1991(t *testing.T) {
	for _, name := range []string{"servperf", "servqual-zot"} {
		want, _ := preset(t, "servqual-1991")
		got, _ := preset(t, name)
		want.ID, want.Scale = got.ID, got.Scale
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("servqual-1991 and %s differ (-1991 +%s):\n%s", name, name, diff)
		}
	}
}

// TestPreset1988 compares the two forms of the instrument item by item: an id is
// the same content in both, but for the two items that were replaced.
func TestPreset1988(t *testing.T) {
	first, _ := preset(t, "servqual-1988")
	second, _ := preset(t, "servqual-1991")
	var order, replaced []string
	for _, item := range first.Items {
		order = append(order, item.ID)
		at := slices.IndexFunc(second.Items, func(other Item) bool { return other.ID == item.ID })
		if at < 0 {
			t.Fatalf("1991 has no %s", item.ID)
		}
		if second.Items[at].Label != item.Label {
			replaced = append(replaced, item.ID)
		}
	}
	if got := strings.Join(order[17:], " "); got != "EMP1 EMP3 EMP5 EMP4 EMP2" {
		t.Errorf("empathy is asked in the order %s", got)
	}
	if got := strings.Join(replaced, " "); got != "TAN4 ASS4" {
		t.Errorf("other items than in 1991: %s, want TAN4 ASS4", got)
	}
}

func TestPresetUnknown(t *testing.T) {
	for _, name := range []string{"servqual", "", "../presets/servperf"} {
		_, _, err := Preset(name)
		if err == nil || !strings.Contains(err.Error(), "servperf, servqual-1988, servqual-1991, servqual-zot, six-step") {
			t.Errorf("Preset(%q): got error %v, want one that lists the presets", name, err)
		}
	}
}

func TestReadPresetRefuses(t *testing.T) {
	tests := []struct{ name, data, message string }{
		{"no JSON", "scale: 1-7", "invalid character"},
		{"field that nobody reads", `{"id": "x", "scales": "1-7"}`, "unknown field"},
		{"no scale", `{"id": "x"}`, "is not written"},
		{"no items", `{"id": "x", "scale": "1-7"}`, "has no items"},
		{"items of nothing", `{"id": "x", "items_of": "y"}`, `no preset is called "y"`},
		{"scale that is none", `{"id": "x", "items_of": "servperf", "scale": "seven"}`, "is not written"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := readPreset([]byte(test.data))
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("got error %v, want %q in it", err, test.message)
			}
		})
	}
}
