package survey

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed presets/*.json
var presetFiles embed.FS

// Preset is a well-known instrument with the constructs that it asks for. Item
// labels are short names of our own, never the published wording.
//
// servqual-1991 is the 22-item instrument of Parasuraman, Berry & Zeithaml
// (1991), Refinement and reassessment of the SERVQUAL scale, Journal of
// Retailing 67:420: five dimensions of 4, 5, 4, 4 and 5 items, all worded
// positively, 1 to 7.
//
// servqual-1988 is its first form (Parasuraman, Zeithaml & Berry 1988, SERVQUAL:
// a multiple-item scale for measuring consumer perceptions of service quality,
// Journal of Retailing 64:12): the fourth item of tangibles and of assurance is
// another one, empathy has an order of its own, and the nine items of
// responsiveness and empathy are worded negatively. Labels name the good end.
//
// servperf is the perception half of servqual-1991 (Cronin & Taylor 1992,
// Journal of Marketing 56:55), and servqual-zot asks its items three times, 1 to
// 9: the least that is adequate, what is desired, which is the construct
// expected, and what is perceived (the three-column format of Parasuraman,
// Zeithaml & Berry 1994, Journal of Retailing 70:201).
//
// six-step is our own: eight touchpoints of three items, 1 to 7, worded so that
// customers, managers and staff can rate them for each of the six steps of the
// gaps model (Parasuraman, Zeithaml & Berry 1985, Journal of Marketing 49:41).
func Preset(name string) (Instrument, []Construct, error) {
	data, err := presetFiles.ReadFile("presets/" + name + ".json")
	if err != nil {
		return Instrument{}, nil, refusal("no preset is called %q; known are %s", name, strings.Join(Presets(), ", "))
	}
	instrument, constructs, err := readPreset(data)
	if err != nil {
		return Instrument{}, nil, fmt.Errorf("preset %s: %w", name, err)
	}
	return instrument, constructs, nil
}

// SixStep is the preset whose dimensions are touchpoints.
const SixStep = "six-step"

// Presets lists the names that Preset knows.
func Presets() []string {
	entries, err := presetFiles.ReadDir("presets")
	if err != nil {
		panic(err) // embedded: the folder is part of the program
	}
	var names []string
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".json"))
	}
	return names
}

// presetFile is the form of the embedded files. A preset either lists its
// dimensions or takes the items of another one, on its scale or on one of its own.
type presetFile struct {
	ID         string
	ItemsOf    string `json:"items_of"`
	Scale      string
	Constructs []Construct
	Dimensions []struct {
		ID, Label string
		Items     []Item
	}
}

func readPreset(data []byte) (Instrument, []Construct, error) {
	var file presetFile
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return Instrument{}, nil, err
	}
	var instrument Instrument
	if file.ItemsOf != "" {
		var err error
		if instrument, _, err = Preset(file.ItemsOf); err != nil {
			return Instrument{}, nil, err
		}
	}
	instrument.ID = file.ID
	if file.Scale != "" || file.ItemsOf == "" {
		scale, err := ParseScale(file.Scale)
		if err != nil {
			return Instrument{}, nil, err
		}
		instrument.Scale = scale
	}
	for _, d := range file.Dimensions {
		dimension := Dimension{ID: d.ID, Label: d.Label}
		for _, item := range d.Items {
			dimension.Items = append(dimension.Items, len(instrument.Items))
			instrument.Items = append(instrument.Items, item)
		}
		instrument.Dimensions = append(instrument.Dimensions, dimension)
	}
	return instrument, file.Constructs, instrument.Check()
}
