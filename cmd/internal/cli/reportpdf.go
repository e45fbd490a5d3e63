package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"servgap/importers/problem"
)

// browsers are the names by which a Chromium or one of its kin is installed.
var browsers = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
}

// browserVariable names a browser that is not found by its name.
const browserVariable = "SERVGAP_BROWSER"

// browser is the program that prints a page, empty if none is installed.
func browser() string {
	names := browsers
	if own := os.Getenv(browserVariable); own != "" {
		names = []string{own} // and no other in its place
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// printingTime is how long a browser may take, which is done in a second or two.
const printingTime = time.Minute

// pdf prints a page with the browser of the machine, in a profile of its own that is
// gone afterwards.
func pdf(ctx context.Context, page []byte) ([]byte, error) {
	program := browser()
	if own := os.Getenv(browserVariable); program == "" && own != "" {
		return nil, problem.Problem{
			Kind: problem.Output, Code: "E-PDF-BROWSER",
			Message: problem.Say("%s names %q, and there is no such program; accepted is a Chromium or Chrome", browserVariable, problem.Quote(own)),
			Fix:     problem.Say("name another in %s, or write report.html and print it from any browser", browserVariable),
		}
	}
	if program == "" {
		return nil, problem.Problem{
			Kind: problem.Output, Code: "E-PDF-BROWSER",
			Message: problem.Say("a report as PDF is printed by a Chromium or Chrome, and none is installed here"),
			Fix:     problem.Say("install one, name it in %s, or write report.html and print it from any browser", browserVariable),
		}
	}
	folder, err := os.MkdirTemp("", "servgap-")
	if err != nil {
		return nil, outputError{name: temporaryFile(), err: err}
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "report.html"), filepath.Join(folder, "report.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, outputError{name: temporaryFile(), err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, printingTime)
	defer cancel()
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--user-data-dir=" + filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--print-to-pdf=" + out}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // which it refuses to make for root; the page has no script
	}
	cmd := exec.CommandContext(ctx, program, append(args, in)...) //nolint:gosec // the browser is the machine's, or the user named it
	cmd.WaitDelay = time.Second                                   // for children that keep its output open
	said, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	data, unread := os.ReadFile(out)
	if err != nil || unread != nil {
		return nil, problem.Problem{
			Kind: problem.Output, Code: "E-PDF-BROWSER",
			Message: problem.Say("the browser %s printed no PDF: %s", problem.Quote(program), problem.Quote(cmp.Or(last(said), fmt.Sprint(cmp.Or(err, unread))))),
			Fix:     problem.Say("name another in %s, or write report.html and print it from any browser", browserVariable),
		}
	}
	return data, nil
}

// last is the last line of what a program said.
func last(said []byte) string {
	lines := bytes.Split(bytes.TrimSpace(said), []byte("\n"))
	return string(lines[len(lines)-1])
}
