package cli

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// policy is what tells a browser not to run or ask for anything. The pages are looked at
// without it, too, for it is the second line only.
var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// looking loads each page in a frame, tries on every element of it what a reader might do,
// and says when it is through.
const looking = `<!doctype html><title>looking</title><pre id=done></pre>%s<script>
addEventListener("load", () => {
  let seen = 0;
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument;
    for (const e of page ? page.querySelectorAll("*") : []) {
      seen++;
      for (const kind of ["mouseover", "click", "focus", "load", "error", "toggle", "start", "begin"]) e.dispatchEvent(new Event(kind, {bubbles: false}));
      if (e.href && /^\s*(javascript|data):/i.test(e.href.baseVal || e.href)) fetch("/link");
    }
  }
  setTimeout(() => { document.getElementById("done").textContent = "looked at " + seen + " elements"; }, 500);
});
</script>`

// TestNothingRunsInBrowser opens reports of a survey with 200 texts that mean harm, and
// each of their charts, in Chromium: no script runs, nothing is asked for, and the policy
// of the page has nothing to forbid.
func TestNothingRunsInBrowser(t *testing.T) {
	look(t)
	if browser() == "" {
		t.Skip("no browser is installed, and SERVGAP_BROWSER names none: no page is opened")
	}
	all := markup()
	pages := map[string][]byte{}
	for i, some := range slices.Collect(slices.Chunk(all, 52)) {
		for name, data := range (planting{labels: some, branches: bundled(some, 4), alone: bundled(all, 14), turn: i}).pages(t) {
			pages[fmt.Sprintf("/%d/%s", i, name)] = data
			if bare := policy.ReplaceAll(data, nil); len(bare) < len(data) {
				pages[fmt.Sprintf("/%d/without policy/%s", i, name)] = bare
			}
		}
	}
	asked, said := inBrowser(t, pages)
	for _, address := range asked {
		if pages[address] == nil {
			t.Errorf("%s was asked for", address)
		}
	}
	if strings.Contains(said, "CONSOLE") {
		t.Errorf("the browser complained: %s", said)
	}
	if len(asked) != len(pages) {
		t.Errorf("%d of %d pages were looked at", len(asked), len(pages))
	}
	control := map[string][]byte{"/control.html": []byte(`<p onmouseover="fetch('/event')">` + strings.Join(all[:20], "\n"))}
	asked, _ = inBrowser(t, control)
	for _, want := range []string{"/0", "/event", "/3"} { // a script, an event, an event of an SVG
		if !slices.Contains(asked, want) {
			t.Errorf("of a page that does all that it should not, %s was not seen: %v", want, asked)
		}
	}
	if !slices.ContainsFunc(asked, func(a string) bool { return strings.HasPrefix(a, "x.example/") }) {
		t.Errorf("of a page that asks for others, none was seen: %v", asked)
	}
}

// inBrowser loads pages and gives the addresses that were asked for, with their hosts if
// they are others, and what the browser said.
func inBrowser(t *testing.T, pages map[string][]byte) (asked []string, said string) {
	t.Helper()
	var mutex sync.Mutex
	var frames strings.Builder
	for name := range pages {
		fmt.Fprintf(&frames, "<iframe src=%q></iframe>", strings.ReplaceAll(name, " ", "%20"))
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address := r.URL.Path
		if !strings.HasPrefix(r.Host, "127.0.0.1") {
			address = r.Host + address
		}
		kind := "text/html; charset=utf-8"
		switch {
		case address == "/favicon.ico":
			return
		case address == "/":
			w.Header().Set("Content-Type", kind)
			fmt.Fprintf(w, looking, frames.String())
			return
		case strings.HasSuffix(address, ".svg"):
			kind = "image/svg+xml"
		}
		mutex.Lock()
		defer mutex.Unlock()
		asked = append(asked, address)
		w.Header().Set("Content-Type", kind)
		w.Write(pages[address])
	}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr",
		"--user-data-dir=" + t.TempDir(), "--host-resolver-rules=MAP x.example " + host + ", MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--virtual-time-budget=20000", "--dump-dom", server.URL + "/",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox")
	}
	cmd := exec.CommandContext(t.Context(), browser(), args...)
	cmd.WaitDelay = time.Second
	var out, conversation strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &conversation
	if err := cmd.Run(); err != nil && !errors.Is(err, exec.ErrWaitDelay) { // children may keep its output open
		t.Fatalf("%v\n%s", err, conversation.String())
	}
	if !strings.Contains(out.String(), "looked at ") || strings.Contains(out.String(), "looked at 0 ") {
		t.Fatalf("the browser did not come to its end: %s\n%s", out.String(), conversation.String())
	}
	return asked, conversation.String()
}
