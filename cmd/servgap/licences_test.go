package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// licences are those that a module may come under, by their SPDX names, each with
// words that its text has.
var licences = []struct {
	name  string
	words []string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met", "redistributions in binary form must reproduce the above copyright notice"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met", "may be used to endorse or promote products derived from this software without specific prior written permission"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"}},
	{"MIT", []string{"permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files", "the above copyright notice and this permission notice shall be included"}},
	{"MPL-2.0", []string{"mozilla public license version 2.0"}},
}

// unwelcome are words of licences that ask more of whoever hands the program on.
var unwelcome = regexp.MustCompile(`gnu (affero |lesser |library )?general public license|business source license|server side public license|commons clause|non-?commercial`)

// licencesOf are the names of the licences that a text holds; none if it holds one that
// is not known or is refused.
func licencesOf(text string) []string {
	text = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "*", " ")), " "))
	var names []string
	for _, licence := range licences {
		if !slices.ContainsFunc(licence.words, func(words string) bool { return !strings.Contains(text, words) }) {
			names = append(names, licence.name)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return name == "BSD-2-Clause" && slices.Contains(names, "BSD-3-Clause")
	})
	if unwelcome.MatchString(text) && !slices.Equal(names, []string{"MPL-2.0"}) { // which names them as its secondary licences
		return nil
	}
	return names
}

// licenceFile is the name of a file that says under which licence a module comes.
var licenceFile = regexp.MustCompile(`(?i)^(un)?licen[cs]e|^copying`)

// licencesIn are the licences of a module's files, and what is wrong with them.
func licencesIn(folder string) (names []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if entry.IsDir() || !licenceFile.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		found := licencesOf(string(text))
		if found == nil {
			return nil, fmt.Errorf("%s is none of the licences allowed", entry.Name())
		}
		names = append(names, found...)
	}
	if names == nil {
		return nil, fmt.Errorf("there is no licence in %s", folder)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// TestLicences reads the licence of every module that is linked.
func TestLicences(t *testing.T) {
	modules, count := linked(t), map[string]int{}
	for _, m := range modules {
		names, err := licencesIn(m.Dir)
		if err != nil {
			t.Errorf("%s: %v", m.Path, err)
		}
		count[strings.Join(names, " and ")]++
	}
	if len(modules) == 0 {
		t.Error("no module is linked")
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	figures := make([]string, len(names))
	for i, name := range names {
		figures[i] = fmt.Sprintf("%s %d", name, count[name])
	}
	t.Logf("B1: licences of %d modules: %s", len(modules), strings.Join(figures, ", "))
}

func TestLicencesOfTexts(t *testing.T) {
	const (
		mit = "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the \"Software\") …\nThe above copyright notice and this permission notice shall be included in"
		bsd = "Redistribution and use in source and binary forms, with or without\n// modification, are permitted provided that the following conditions are met:\n * Redistributions in binary form must reproduce the above\ncopyright notice"
	)
	for name, test := range map[string]struct{ text, want string }{
		"broken into lines":  {mit, "MIT"},
		"two clauses":        {strings.ReplaceAll(bsd, "// ", ""), "BSD-2-Clause"},
		"three clauses":      {strings.ReplaceAll(bsd, "// ", "") + " may be used to endorse or promote products derived from this software without specific prior written permission", "BSD-3-Clause"},
		"two in one file":    {mit + "\nApache License, Version 2.0", "Apache-2.0 MIT"},
		"secondary licences": {"Mozilla Public License Version 2.0 … GNU General Public License, Version 2.0", "MPL-2.0"},
		"copyleft":           {"GNU GENERAL PUBLIC LICENSE\nVersion 3", ""},
		"copyleft beside":    {mit + "\nor the GNU Lesser General\nPublic License", ""},
		"with a rider":       {mit + "\n“Commons Clause” License Condition v1.0", ""},
		"a name only":        {"MIT License", ""},
		"nothing":            {"All rights reserved.", ""},
	} {
		if got := strings.Join(licencesOf(test.text), " "); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
