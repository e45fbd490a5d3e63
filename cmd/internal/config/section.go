package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/importers/problem"
)

// section is a mapping of the file whose keys are asked for one by one; finish
// tells of the keys that nobody asked for. One without a node was not written,
// or was not a mapping, which has been told: it has no keys and lacks none.
type section struct {
	d      *decoder
	node   *yaml.Node
	at     Pos
	path   string       // for the schema: groups[].outcomes[]
	what   problem.Text // for people: an outcome
	values map[string]*yaml.Node
	keys   []*yaml.Node
}

// section reads a mapping; n is nil if it was not written.
func (d *decoder) section(n *yaml.Node, path string, what problem.Text) *section {
	s := &section{d: d, path: path, what: what, values: make(map[string]*yaml.Node)}
	if n == nil {
		return s
	}
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, what, problem.Say("key: value"), problem.Say("write it as in servgap config schema"))
		return s
	}
	s.node, s.at = n, place(n)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			d.wrongType(key, problem.Say("a key of %s", what), problem.Say("a word"), problem.Say("put texts that begin with { or [ in quotes"))
			continue
		}
		if s.values[key.Value] != nil {
			d.twice(s, key, n.Content[i+1])
			continue
		}
		s.keys, s.values[key.Value] = append(s.keys, key), n.Content[i+1]
	}
	return s
}

// twice tells of a key that stands a second time in a mapping.
func (d *decoder) twice(s *section, key, value *yaml.Node) {
	fix := problem.Say("delete one of the two")
	if s.path == "groups[]" && key.Value == "id" {
		fix = problem.Say("id names the group; the column with the respondent's id is respondent: %s", problem.Clean(value.Value))
	}
	first := slices.IndexFunc(s.keys, func(k *yaml.Node) bool { return k.Value == key.Value })
	d.fail(place(key), "E-KEY-TWICE", problem.Say("key %s stands twice in %s, first in line %d; accepted is once", quoted(key.Value), s.what, s.keys[first].Line), fix)
}

func (d *decoder) wrongType(n *yaml.Node, what, accepted, fix problem.Text) {
	found := problem.Say("a list")
	switch {
	case n.Kind == yaml.MappingNode:
		found = problem.Say("key: value")
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		found = problem.Say("nothing")
	case n.Kind == yaml.ScalarNode:
		found = problem.Plain(quoted(n.Value))
	}
	d.fail(place(n), "E-TYPE", problem.Say("found %s for %s; accepted is %s", found, what, accepted), fix)
}

// of names a key for people: lang in project.
func (s *section) of(key string) problem.Text {
	if s.path == "" {
		return problem.Plain(key)
	}
	return problem.Say("%s in %s", key, s.what)
}

// value is the node of a key, nil if it was not written.
func (s *section) value(key string) *yaml.Node {
	if keys := s.d.form.keys; !slices.Contains(keys[s.path], key) {
		keys[s.path] = append(keys[s.path], key)
	}
	return s.values[key]
}

// has reports whether a key was written.
func (s *section) has(key string) bool { return s.values[key] != nil }

// need tells of keys that must be there and are not.
func (s *section) need(fix problem.Text, keys ...string) {
	s.d.form.needed[s.path] = keys
	s.lack(fix, keys...)
}

// lack is need for keys that must be there in some cases only.
func (s *section) lack(fix problem.Text, keys ...string) {
	if s.node == nil {
		return
	}
	for _, key := range keys {
		if s.values[key] == nil {
			s.d.fail(s.at, "E-KEY-MISSING", problem.Say("%s lacks %s; accepted is one with the keys %s", s.what, quoted(key), problem.Comma(keys)), fix)
		}
	}
}

// finish tells of keys that were not asked for.
func (s *section) finish() {
	accepted := s.d.form.keys[s.path]
	for _, key := range s.keys {
		if slices.Contains(accepted, key.Value) {
			continue
		}
		if s.commaNumber(key) {
			continue
		}
		similar, fix := nearest(key.Value, accepted)
		if fix.Empty() {
			fix = problem.Say("delete the key; servgap config schema has the whole form")
		}
		s.d.fail(place(key), "E-KEY-UNKNOWN", problem.Say("unknown key %s in %s; accepted are %s", quoted(key.Value), s.what, problem.Comma(accepted)), fix, similar...)
	}
}

// commaNumber tells of the second half of a number with a decimal comma between
// braces, where the comma begins a new key: {below: 0,5}.
func (s *section) commaNumber(key *yaml.Node) bool {
	value := s.values[key.Value]
	if strings.Trim(key.Value, "0123456789") != "" || value.Tag != "!!null" {
		return false
	}
	fix := problem.Say("write 0.5 for 0,5")
	if at := slices.Index(s.keys, key); at > 0 {
		before := s.keys[at-1].Value
		fix = problem.Say("write %s: %s.%s", problem.Clean(before), problem.Clean(s.values[before].Value), key.Value)
	}
	s.d.fail(place(key), codeComma, problem.Say("found a comma before %s in %s; accepted is a number with a decimal point", quoted(key.Value), s.what), fix)
	return true
}

// nearest is the name that was probably meant, with a fix that says so.
func nearest(found string, accepted []string) (similar []string, fix problem.Text) {
	if near, ok := problem.Nearest(found, accepted); ok {
		return []string{near}, problem.Say("write %s", problem.Clean(near))
	}
	return nil, problem.Text{}
}

func quoted(s string) string { return `"` + problem.Quote(s) + `"` }
