package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// pipeline is a block of the README's pipelines, found by a text in it.
func pipeline(t *testing.T, with string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(data), "\n```")[1:] {
		if _, body, _ := strings.Cut(part, "\n"); strings.Contains(body, with) {
			return body
		}
	}
	t.Fatalf("the README has no block with %s", with)
	return ""
}

// sample is the sample project, in which one check fails.
func sample(t *testing.T) (dir, bin string) {
	t.Helper()
	dir, bin = workplace(t)
	if out, code := shell(t, dir, bin, "servgap demo -q --lang en"); code != 0 {
		t.Fatal(out)
	}
	return filepath.Join(dir, "servgap-demo"), bin
}

func read[T any](t *testing.T, block string) (v T) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(block), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// written fails unless the files are there and hold something.
func written(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestGitHubActions(t *testing.T) {
	workflow := read[struct {
		On          map[string]any
		Permissions map[string]string
		Jobs        map[string]struct {
			Steps []struct {
				ID, If, Uses, Run string
				With              map[string]string
			}
		}
	}](t, pipeline(t, "actions/checkout"))
	dir, bin := sample(t)
	runner := []string{"GITHUB_WORKSPACE=" + dir, "GITHUB_STEP_SUMMARY=" + filepath.Join(dir, "summary"), "GITHUB_OUTPUT=" + filepath.Join(dir, "output")}
	var codes []int
	for _, step := range workflow.Jobs["audit"].Steps {
		switch {
		case step.Run != "" && step.If == "":
			out, code := shell(t, dir, bin, step.Run, runner...)
			codes = append(codes, code)
			if step.ID == "audit" && !strings.Contains(out, "\n::error title=") {
				t.Errorf("there are no annotations: %s", out)
			}
		case strings.Contains(step.Uses, "upload-sarif"):
			written(t, dir, step.With["sarif_file"])
			if workflow.Permissions["security-events"] != "write" {
				t.Error("the workflow may not upload SARIF")
			}
		case strings.Contains(step.Uses, "upload-artifact"):
			written(t, dir, step.With["path"])
		}
	}
	if len(codes) != 2 || codes[0] != 0 || codes[1] != 1 {
		t.Errorf("the steps ended with %v, want validate with 0 and audit with 1", codes)
	}
	written(t, dir, "summary")
	output, err := os.ReadFile(filepath.Join(dir, "output"))
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range regexp.MustCompile(`steps\.audit\.outputs\.([a-z]+)`).FindAllStringSubmatch(pipeline(t, "actions/checkout"), -1) {
		if !strings.Contains("\n"+string(output), "\n"+match[1]+"=") {
			t.Errorf("the audit has no output %s: %s", match[1], output)
		}
	}
}

func TestGitLab(t *testing.T) {
	jobs := read[map[string]struct {
		Script    []string
		Artifacts struct {
			Paths   []string
			Reports map[string]string
		}
		Allow struct {
			Codes []int `yaml:"exit_codes"`
		} `yaml:"allow_failure"`
	}](t, pipeline(t, "codequality"))
	job := jobs["audit"]
	dir, bin := sample(t)
	script := "set -e\n" + strings.Join(job.Script, "\n")
	if out, code := shell(t, dir, bin, script, "CI_PROJECT_DIR="+dir); code != 1 {
		t.Errorf("exit %d: %s", code, out)
	}
	written(t, dir, append(job.Artifacts.Paths, job.Artifacts.Reports["junit"], job.Artifacts.Reports["codequality"])...)
	// A wave with nothing to compare with cannot be judged.
	if _, code := shell(t, dir, bin, "servgap audit -q 2026-Q2"); len(job.Allow.Codes) != 1 || job.Allow.Codes[0] != code {
		t.Errorf("allowed is %v, and what cannot be judged ends with %d", job.Allow.Codes, code)
	}
}

func TestCron(t *testing.T) {
	dir, bin := sample(t)
	mail := "#!/bin/sh\necho \"$@\" > mailed\ncat >> mailed\n"
	if err := os.WriteFile(filepath.Join(bin, "mail"), []byte(mail), 0o755); err != nil {
		t.Fatal(err)
	}
	fields := strings.SplitN(strings.TrimSpace(pipeline(t, "/srv/audit")), " ", 6)
	if strings.Contains(fields[5], "%") {
		t.Error("cron takes % for the end of a line")
	}
	if out, code := shell(t, dir, bin, strings.Replace(fields[5], "/srv/audit", dir, 1)); code != 0 || out != "" {
		t.Errorf("exit %d: %s", code, out)
	}
	mailed, err := os.ReadFile(filepath.Join(dir, "mailed"))
	if err != nil || !strings.HasPrefix(string(mailed), "-s Service audit: exit 1 quality@example.no\n### Audit") {
		t.Errorf("mailed is %s, %v", mailed, err)
	}
}

func TestMake(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("make is not installed: the Makefile of the README is not run")
	}
	dir, bin := sample(t)
	if err := os.WriteFile(filepath.Join(dir, "Makefile"), []byte(pipeline(t, ".PHONY")), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, code := shell(t, dir, bin, "make audit"); code == 0 || !strings.Contains(out, "FAILED: 1 failed") {
		t.Errorf("exit %d: %s", code, out)
	}
	written(t, dir, "audit.xml", "audit.md")
}

func TestPreCommit(t *testing.T) {
	type hook struct{ ID, Name, Entry, Language, Files string }
	config := read[struct {
		Repos []struct{ Hooks []hook }
	}](t, pipeline(t, "hooks:"))
	dir, bin := sample(t)
	entry := config.Repos[0].Hooks[0]
	if !regexp.MustCompile(entry.Files).MatchString("audit/servgap.yaml") || regexp.MustCompile(entry.Files).MatchString("servgap_yaml") {
		t.Errorf("%s is not of servgap.yaml alone", entry.Files)
	}
	if out, code := shell(t, dir, bin, entry.Entry); code != 0 {
		t.Errorf("exit %d: %s", code, out)
	}
	if out, code := shell(t, dir, bin, "echo 'gates: {preset: stern}' >> servgap.yaml; "+entry.Entry); code == 0 {
		t.Errorf("a broken servgap.yaml is let through: %s", out)
	}
}
