package cli

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// markup are 200 texts that a browser would obey somewhere in a page or a picture: each
// tries to run a script or to ask for an address, which both have its number.
func markup() (texts []string) {
	forms := []string{
		`<script>%[1]s</script>`, `<ScRiPt src=//x.example/%[2]d></sCrIpT>`, `<img src=x%[2]d onerror="%[1]s">`, `<svg onload=%[1]s>`, `<svg><script>%[1]s</script></svg>`,
		`<iframe src="javascript:%[1]s"></iframe>`, `<iframe srcdoc="<script>%[1]s</script>"></iframe>`, `<body onload=%[1]s>`, `<details open ontoggle=%[1]s>x</details>`, `<input autofocus onfocus=%[1]s>`,
		`<a href="javascript:%[1]s">x</a>`, `<a href="data:text/html,<script>%[1]s</script>">x</a>`, `<object data="http://x.example/%[2]d"></object>`, `<embed src=http://x.example/%[2]d>`,
		`<link rel=stylesheet href=http://x.example/%[2]d>`, `<link rel=preload as=image href=http://x.example/%[2]d>`, `<style>@import url(http://x.example/%[2]d);</style>`, `<style>*{background:url(http://x.example/%[2]d)}</style>`,
		`<p style="background:url(http://x.example/%[2]d)">`, `<meta http-equiv=refresh content="0;url=http://x.example/%[2]d">`, `<base href=http://x.example/%[2]d/>`, `<form action=http://x.example/%[2]d><button autofocus>`,
		`<video src=http://x.example/%[2]d onerror=%[1]s>`, `<audio src=http://x.example/%[2]d>`, `<img srcset="http://x.example/%[2]d 2x">`, `<table background=http://x.example/%[2]d>`, `<math><mtext><img src=x onerror=%[1]s></math>`,
		`<svg><image href=http://x.example/%[2]d /></svg>`, `<svg><use href="http://x.example/%[2]d#a"/></svg>`, `<svg><animate onbegin=%[1]s attributeName=x dur=1s>`, `<svg><foreignObject><body onload=%[1]s>`,
		`<svg><set attributeName=href to="javascript:%[1]s">`, `<marquee onstart=%[1]s>`, `<p onmouseover=%[1]s onclick=%[1]s>x</p>`, `<template><script>%[1]s</script></template>`, `<?xml-stylesheet href="http://x.example/%[2]d"?>`,
		`<!DOCTYPE x [<!ENTITY e SYSTEM "http://x.example/%[2]d">]>&e;`, `{{.Result}}<script>%[1]s</script>`, "<noscript><p title=\"</noscript><img src=x onerror=%[1]s>\">", `&lt;script&gt;%[1]s&lt;/script&gt;`,
	}
	begins := []string{"", `">`, `'>`, `</title></style></text></svg></template></script>-->`, `]]>`}
	for i, begin := range begins {
		for j, form := range forms {
			n := i*len(forms) + j
			texts = append(texts, begin+fmt.Sprintf(form, fmt.Sprintf("fetch('/%d')", n), n))
		}
	}
	return append(texts, `" onmouseover="fetch('/`+fmt.Sprint(len(texts))+`')`, "' style='background:url(http://x.example/a)", "\u2028<script>", "<!--", "<![CDATA[", "\\u003cscript\\u003e", "%3Cscript%3E", "+ADw-script+AD4-")
}

// pages are the report of a project as a page and its charts, by their names.
func (p planting) pages(t *testing.T) map[string][]byte {
	t.Helper()
	folder := t.TempDir()
	config := p.write(t, folder)
	page, charts := filepath.Join(folder, "report.html"), filepath.Join(folder, "charts")+"/"
	for _, line := range [][]string{{"report", "--by", p.segment(), "-o", page}, {"analyze", "--by", p.segment(), "-o", charts}} {
		if got := runLine(t, "", append(line, "-q", "-c", config)...); got.code != ExitOK {
			t.Fatalf("%.60q: exit %d\n%s", line, got.code, got.err)
		}
	}
	files, _ := filepath.Glob(charts + "*.svg")
	pages := make(map[string][]byte)
	for _, file := range append(files, page) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(file)] = data
	}
	return pages
}

// madeOf is what a page or a picture is made of: each element with its attributes, and the
// texts, with blanks of any kind as one.
func madeOf(t *testing.T, name string, data []byte) (parts map[string]bool, text string) {
	t.Helper()
	parts = make(map[string]bool)
	var all strings.Builder
	if strings.HasSuffix(name, ".svg") {
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return parts, strings.Join(strings.Fields(all.String()), " ")
			}
			switch token := token.(type) {
			case nil:
				t.Fatalf("%s: %v", name, err)
			case xml.StartElement:
				parts[token.Name.Local] = true
				for _, a := range token.Attr {
					parts[token.Name.Local+" "+a.Name.Local] = true
				}
			case xml.CharData:
				all.Write(token)
			default:
				parts[fmt.Sprintf("%T", token)] = true
			}
		}
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			parts[n.Data] = true
			for _, a := range n.Attr {
				parts[n.Data+" "+a.Key] = true
			}
		case html.TextNode:
			all.WriteString(n.Data)
		default:
			parts[fmt.Sprint(n.Type)] = true
		}
	}
	return parts, strings.Join(strings.Fields(all.String()), " ")
}

// TestNothingOfASurveyIsMarkup plants 200 texts in a report and its charts: they are made
// of the same elements and attributes as those of a harmless survey, and show every text.
func TestNothingOfASurveyIsMarkup(t *testing.T) {
	long(t)
	all := markup()
	if len(all) < 200 {
		t.Fatalf("there are %d texts", len(all))
	}
	harmless := []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"}
	own := planting{labels: harmless, branches: harmless[:3], alone: harmless}.pages(t)
	found := planting{labels: bundled(all, 14), branches: bundled(all, 3), alone: bundled(all, 14)}.pages(t)
	if len(own) < 5 || len(own) != len(found) {
		t.Fatalf("there are %d pages, and %d of the harmless survey", len(found), len(own))
	}
	for name, data := range found {
		parts, text := madeOf(t, name, data)
		accepted, _ := madeOf(t, name, own[name])
		for part := range parts {
			if !accepted[part] {
				t.Errorf("%s has %q", name, part)
			}
		}
		for _, planted := range all {
			if name == "report.html" && !strings.Contains(text, strings.Join(strings.Fields(strings.ReplaceAll(planted, "\u2028", `\u2028`)), " ")) {
				t.Errorf("%s does not show %q", name, planted)
			}
		}
		for _, word := range []string{"@import", "url("} {
			style, _, _ := bytes.Cut(data, []byte("</style>"))
			if _, style, _ = bytes.Cut(style, []byte("<style>")); bytes.Contains(style, []byte(word)) {
				t.Errorf("the style of %s has %s", name, word)
			}
		}
	}
	t.Logf("S2: %d texts in %d pages, nothing of them is markup", len(all), len(found))
}

// A picture of the project is embedded as one, whatever it holds, and a colour is no more
// than that.
func TestNothingOfAThemeIsMarkup(t *testing.T) {
	folder := t.TempDir()
	config := planting{labels: []string{"one"}, branches: []string{"N", "S"}, alone: bundled(markup(), 14)}.write(t, folder)
	sound, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	logo := fileName(`x" onerror="fetch('1').svg`)
	write(t, filepath.Join(folder, logo), `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('/1')"><script>fetch('/1')</script></svg>`)
	with := func(theme string) ran {
		write(t, config, strings.Replace(string(sound), "report: {", "report: {theme: {"+theme+"}, ", 1))
		return runLine(t, "", "report", "-q", "-c", config, "-f", "html")
	}
	got := with(fmt.Sprintf("accent: \"#0b5fa5\", logo: %q", logo))
	root, err := html.Parse(strings.NewReader(got.out))
	if err != nil || got.code != ExitOK {
		t.Fatal(err, got.err)
	}
	pictures := 0
	for n := range root.Descendants() {
		if n.Data != "img" {
			continue
		}
		pictures++
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
			return a.Key == "src" && strings.HasPrefix(a.Val, "data:image/svg+xml;base64,")
		}) || len(n.Attr) != 3 {
			t.Errorf("the picture has %v", n.Attr)
		}
	}
	if pictures != 1 {
		t.Errorf("there are %d pictures", pictures)
	}
	for _, theme := range []string{`accent: "red;}</style><script>"`, `accent: "#0b5fa5;background:url(//x.example)"`, `logo: "http://x.example/a.svg"`, `logo: "javascript:fetch('/1')//.svg"`, `logo: "data:image/svg+xml,x.svg"`} {
		if got := with(theme); got.code != ExitUsage || got.out != "" {
			t.Errorf("%s: exit %d, %d bytes", theme, got.code, len(got.out))
		}
	}
}
