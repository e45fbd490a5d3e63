package config

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"servgap/cmd/internal/schema"
)

func readSchema(t *testing.T) schema.Node {
	t.Helper()
	root, err := schema.Read(Schema())
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// gather collects keys, required keys and words in the form of the decoder.
func gather(n, root schema.Node, path string, f form) {
	n = n.Follow(root)
	if n.Enum != nil {
		f.words[path] = n.Enum
	}
	if n.Items != nil {
		gather(*n.Items, root, path+"[]", f)
	}
	for _, form := range n.OneOf {
		gather(form, root, path, f)
	}
	if n.Properties == nil {
		return
	}
	f.keys[path] = slices.Collect(maps.Keys(n.Properties))
	if n.Required != nil {
		f.needed[path] = n.Required
	}
	for key, child := range n.Properties {
		name := path + "." + key
		if path == "" && child.Follow(root).Enum == nil {
			name = key
		}
		gather(child, root, name, f)
	}
}

// TestSchemaIsTheDecoder compares what the schema accepts with what the decoder
// asks for in a file that has every key.
func TestSchemaIsTheDecoder(t *testing.T) {
	data, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := newDecoder(FileName, data)
	d.project(d.parse(data), &Project{})
	if len(d.faults) > 0 {
		t.Fatal(d.faults)
	}
	root := readSchema(t)
	want := newForm()
	gather(root, root, "", want)
	// These three words are checked where their lists are, not by key.
	for key, list := range map[string][]string{
		"project.lang":                 append(languages(), "no"),
		"report.sections[]":            Sections(),
		"waves[].files[].delimiter":    {",", ";", "|", "tab"},
		"groups[].columns[].construct": constructs(),
	} {
		if diff := cmp.Diff(list, want.words[key]); diff != "" {
			t.Errorf("words of %s (-decoder +schema):\n%s", key, diff)
		}
		delete(want.words, key)
	}
	for _, tt := range []struct {
		name            string
		decoder, schema map[string][]string
	}{
		{"keys", d.form.keys, want.keys},
		{"needed", d.form.needed, want.needed},
		{"words", d.form.words, want.words},
	} {
		if diff := cmp.Diff(sorted(tt.decoder), sorted(tt.schema)); diff != "" {
			t.Errorf("%s (-decoder +schema):\n%s", tt.name, diff)
		}
	}
}

func sorted(m map[string][]string) map[string][]string {
	s := make(map[string][]string)
	for key, list := range m {
		s[key] = slices.Sorted(slices.Values(list))
	}
	return s
}

func TestSchemaAcceptsWhatReadAccepts(t *testing.T) {
	root := readSchema(t)
	for _, file := range []string{"testdata/example.yaml", "testdata/full.yaml"} {
		for _, fault := range root.Check(value(t, file)) {
			t.Errorf("%s: %s", file, fault)
		}
	}
	// What is wrong in form, and not in what it refers to, the schema sees too.
	for _, name := range []string{"key-unknown", "keys-missing", "direct", "version-two", "types", "cadence", "role", "placeholder", "exclude", "date", "path-empty", "gate-conditions", "gate-form", "report", "settings", "min-cell", "economics"} {
		if faults := root.Check(value(t, "testdata/broken/"+name+".yaml")); len(faults) == 0 {
			t.Errorf("%s: the schema accepts what Read refuses", name)
		}
	}
}

func value(t *testing.T, file string) any {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	return plain(document.Content[0])
}

// plain gives a node the types of JSON; a date is a text there.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any)
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, child := range n.Content {
			list = append(list, plain(child))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		x, err := strconv.ParseFloat(n.Value, 64)
		if err == nil {
			return x
		}
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}
