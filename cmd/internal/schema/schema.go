// Package schema checks values by the part of JSON Schema that the schemas of the
// program use, for tests: Read a schema, then Check what is to follow it.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Node is a schema or a part of one.
type Node struct {
	Schema               string `json:"$schema"`
	Title                string
	Description          string
	Ref                  string `json:"$ref"`
	Defs                 map[string]Node
	Type                 any
	Const                any
	Enum                 []string
	Properties           map[string]Node
	PatternProperties    map[string]Node
	AdditionalProperties *bool
	Required             []string
	MinProperties        int
	DependentRequired    map[string][]string
	AnyOf, OneOf         []Node
	Items                *Node
	MinItems             int
	UniqueItems          bool
	MinLength            int
	Pattern              string
	Minimum, Maximum     *float64
	ExclusiveMinimum     *float64
	ExclusiveMaximum     *float64
}

// Read reads a schema. A word of JSON Schema that Node has not is an error, for it
// would not be checked.
func Read(data []byte) (Node, error) {
	var root struct {
		Node
		Defs map[string]Node `json:"$defs"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&root)
	root.Node.Defs = root.Defs
	return root.Node, err
}

// Follow is the part of the root that a reference names, or the part itself.
func (n Node) Follow(root Node) Node {
	if n.Ref == "" {
		return n
	}
	return root.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
}

// Check lists what is wrong with a value as package json decodes it, each fault behind
// its path; nothing if the root accepts it.
func (n Node) Check(v any) []string { return n.check(n, v, "") }

func (n Node) check(root Node, v any, path string) (faults []string) {
	n = n.Follow(root)
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

func (n Node) checkKeys(root Node, v map[string]any, path string) (faults []string) {
	fail := func(text string) { faults = append(faults, path+": "+text) }
	for key, child := range v {
		property, ok := n.property(key)
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
	matches := func(list []Node) (count int) {
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

// property is what a key of a mapping has to follow, by its name or a pattern of it.
func (n Node) property(key string) (property Node, ok bool) {
	if property, ok = n.Properties[key]; ok {
		return property, true
	}
	for pattern, property := range n.PatternProperties {
		if regexp.MustCompile(pattern).MatchString(key) {
			return property, true
		}
	}
	return property, false
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
