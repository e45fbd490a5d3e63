package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// bill is what the program is made of, as CycloneDX has it
// (https://cyclonedx.org/docs/1.6/json/).
type bill struct {
	BOMFormat   string      `json:"bomFormat"`
	SpecVersion string      `json:"specVersion"`
	Version     int         `json:"version"`
	Metadata    about       `json:"metadata"`
	Components  []component `json:"components"`
}

type about struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Purl       string     `json:"purl,omitempty"`
	Licences   []named    `json:"licenses,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type named struct {
	License struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// billOf is the bill of the program of a commit, written at its time.
func billOf(t *testing.T, commit string, at time.Time) []byte {
	t.Helper()
	program := component{Type: "application", Ref: "servgap", Name: "servgap", Version: commit}
	b := bill{"CycloneDX", "1.6", 1, about{at.UTC().Format(time.RFC3339), program}, nil}
	standard := module{Path: "std", Version: strings.TrimPrefix(runtime.Version(), "go"), Dir: strings.TrimSpace(string(output(t, "go", "env", "GOROOT")))}
	for _, m := range append([]module{standard}, linked(t)...) {
		purl := "pkg:golang/" + m.Path + "@" + m.Version
		c := component{Type: "library", Ref: purl, Name: m.Path, Version: m.Version, Purl: purl, Licences: licencesNamed(t, m)}
		if m.Sum != "" {
			c.Properties = []property{{"go.sum", m.Sum}}
		}
		b.Components = append(b.Components, c)
	}
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func licencesNamed(t *testing.T, m module) []named {
	t.Helper()
	ids, err := licencesIn(m.Dir)
	if err != nil {
		t.Fatalf("%s: %v", m.Path, err)
	}
	names := make([]named, len(ids))
	for i, id := range ids {
		names[i].License.ID = id
	}
	return names
}

// lastCommit is the hash of the last commit and its time.
func lastCommit(t *testing.T) (hash string, at time.Time) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, ".git")); err != nil {
		t.Skip("this is no checkout: a bill of materials has the time of its commit")
	}
	hash, date, _ := strings.Cut(strings.TrimSpace(string(output(t, "git", "log", "-1", "--format=%H %cI"))), " ")
	at, err := time.Parse(time.RFC3339, date)
	if err != nil {
		t.Fatal(err)
	}
	return hash, at
}

// TestSBOM makes the bill of materials twice, looks at its shape, and writes it where
// SERVGAP_SBOM says.
func TestSBOM(t *testing.T) {
	hash, at := lastCommit(t)
	text := billOf(t, hash, at)
	if !bytes.Equal(text, billOf(t, hash, at.In(time.FixedZone("", 3600)))) {
		t.Error("made twice, it differs")
	}
	var b bill
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		t.Fatal(err)
	}
	if b.BOMFormat != "CycloneDX" || b.SpecVersion != "1.6" || b.Version != 1 || b.Metadata.Component.Type != "application" {
		t.Errorf("the head is %+v", b)
	}
	if _, err := time.Parse("2006-01-02T15:04:05Z", b.Metadata.Timestamp); err != nil {
		t.Error(err)
	}
	if len(b.Components) != 1+len(linked(t)) {
		t.Errorf("it has %d components", len(b.Components))
	}
	seen := map[string]bool{}
	purl := regexp.MustCompile(`^pkg:golang/[a-z0-9./_-]+@(v\d+\.\d+\.\d+[-.0-9a-f]*|\d+\.\d+(\.\d+)?)$`)
	for _, c := range b.Components {
		if c.Type != "library" || !purl.MatchString(c.Purl) || c.Ref != c.Purl || seen[c.Ref] || len(c.Licences) == 0 {
			t.Errorf("component %+v", c)
		}
		if seen[c.Ref] = true; c.Name != "std" && (len(c.Properties) != 1 || !strings.HasPrefix(c.Properties[0].Value, "h1:")) {
			t.Errorf("%s has no sum", c.Name)
		}
	}
	t.Logf("B1: a bill of %d materials of %s", len(b.Components), b.Metadata.Timestamp)
	if name := os.Getenv("SERVGAP_SBOM"); name != "" {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
