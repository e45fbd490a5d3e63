package config

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// node is the part of JSON Schema that the form uses.
type node struct {
	Schema               string `json:"$schema"`
	Title                string
	Description          string
	Ref                  string `json:"$ref"`
	Defs                 map[string]node
	Type                 any
	Const                any
	Enum                 []string
	Properties           map[string]node
	AdditionalProperties *bool
	Required             []string
	MinProperties        int
	DependentRequired    map[string][]string
	AnyOf, OneOf         []node
	Items                *node
	MinItems             int
	UniqueItems          bool
	MinLength            int
	Pattern              string
	Minimum, Maximum     *float64
	ExclusiveMinimum     *float64
	ExclusiveMaximum     *float64
}

func readSchema(t *testing.T) node {
	t.Helper()
	var root struct {
		node
		Defs map[string]node `json:"$defs"`
	}
	decoder := json.NewDecoder(strings.NewReader(string(Schema())))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&root); err != nil {
		t.Fatal(err)
	}
	root.node.Defs = root.Defs
	return root.node
}

func (n node) follow(root node) node {
	if n.Ref == "" {
		return n
	}
	return root.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
}

// gather collects keys, required keys and words in the form of the decoder.
func (n node) gather(root node, path string, f form) {
	n = n.follow(root)
	if n.Enum != nil {
		f.words[path] = n.Enum
	}
	if n.Items != nil {
		n.Items.gather(root, path+"[]", f)
	}
	for _, form := range n.OneOf {
		form.gather(root, path, f)
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
		if path == "" && child.follow(root).Enum == nil {
			name = key
		}
		child.gather(root, name, f)
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
	root.gather(root, "", want)
	// These three words are checked where their lists are, not by key.
	for key, list := range map[string][]string{
		"project.lang":                 append(languages(), "no"),
		"report.sections[]":            sections(),
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
		for _, fault := range root.check(root, value(t, file), "") {
			t.Errorf("%s: %s", file, fault)
		}
	}
	// What is wrong in form, and not in what it refers to, the schema sees too.
	for _, name := range []string{"key-unknown", "keys-missing", "direct", "version-two", "types", "cadence", "role", "placeholder", "exclude", "date", "path-empty", "gate-conditions", "gate-form", "report", "settings", "min-cell"} {
		if faults := root.check(root, value(t, "testdata/broken/"+name+".yaml"), ""); len(faults) == 0 {
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

// check is a validator of the part of JSON Schema that node has.
func (n node) check(root node, v any, path string) (faults []string) {
	n = n.follow(root)
	fail := func(format string, args ...any) {
		faults = append(faults, path+": "+fmt.Sprintf(format, args...))
	}
	if n.Type != nil && !hasType(n.Type, v) {
		fail("%v is not of type %v", v, n.Type)
		return faults
	}
	if n.Const != nil && v != n.Const {
		fail("%v is not %v", v, n.Const)
	}
	if text, ok := v.(string); n.Enum != nil && (!ok || !slices.Contains(n.Enum, text)) {
		fail("%v is none of %v", v, n.Enum)
	}
	switch v := v.(type) {
	case string:
		if utf8.RuneCountInString(v) < n.MinLength || !regexp.MustCompile(n.Pattern).MatchString(v) {
			fail("%q is too short or does not match %s", v, n.Pattern)
		}
	case float64:
		if n.Minimum != nil && v < *n.Minimum || n.Maximum != nil && v > *n.Maximum ||
			n.ExclusiveMinimum != nil && v <= *n.ExclusiveMinimum || n.ExclusiveMaximum != nil && v >= *n.ExclusiveMaximum {
			fail("%v is out of range", v)
		}
	case []any:
		if len(v) < n.MinItems {
			fail("%d in a list of at least %d", len(v), n.MinItems)
		}
		seen := make(map[any]bool)
		for i, item := range v {
			if n.UniqueItems && seen[item] {
				fail("%v stands twice", item)
			}
			if n.UniqueItems {
				seen[item] = true
			}
			if n.Items != nil {
				faults = append(faults, n.Items.check(root, item, fmt.Sprintf("%s[%d]", path, i))...)
			}
		}
	case map[string]any:
		faults = append(faults, n.checkKeys(root, v, path)...)
	}
	return faults
}

func (n node) checkKeys(root node, v map[string]any, path string) (faults []string) {
	fail := func(text string) { faults = append(faults, path+": "+text) }
	for key, child := range v {
		property, ok := n.Properties[key]
		if ok {
			faults = append(faults, property.check(root, child, path+"."+key)...)
		} else if n.AdditionalProperties != nil && !*n.AdditionalProperties {
			fail("unknown key " + key)
		}
		for _, other := range n.DependentRequired[key] {
			if _, ok := v[other]; !ok {
				fail(key + " needs " + other)
			}
		}
	}
	for _, key := range n.Required {
		if _, ok := v[key]; !ok {
			fail("lacks " + key)
		}
	}
	if len(v) < n.MinProperties {
		fail("is empty")
	}
	matches := func(list []node) (count int) {
		for _, option := range list {
			if len(option.check(root, v, path)) == 0 {
				count++
			}
		}
		return count
	}
	if n.AnyOf != nil && matches(n.AnyOf) == 0 || n.OneOf != nil && matches(n.OneOf) != 1 {
		fail("fits none of the alternatives, or more than one")
	}
	return faults
}

func hasType(accepted any, v any) bool {
	if list, ok := accepted.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return hasType(one, v) })
	}
	switch v := v.(type) {
	case string:
		return accepted == "string"
	case bool:
		return accepted == "boolean"
	case float64:
		return accepted == "number" || accepted == "integer" && v == math.Trunc(v)
	case []any:
		return accepted == "array"
	case map[string]any:
		return accepted == "object"
	default:
		return accepted == "null"
	}
}
