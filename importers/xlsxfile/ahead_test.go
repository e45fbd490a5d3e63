package xlsxfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestAhead(t *testing.T) {
	want := bytes.Repeat([]byte("0123456789"), 100_000)
	broken := errors.New("broken")
	for name, tt := range map[string]struct {
		in    io.Reader
		alone int
		err   error
	}{
		"at once":            {bytes.NewReader(want), 0, nil},
		"later":              {bytes.NewReader(want), 300_000, nil},
		"never":              {bytes.NewReader(want), 2_000_000, nil},
		"end with the bytes": {iotest.DataErrReader(bytes.NewReader(want)), 10, nil},
		"in halves":          {iotest.HalfReader(bytes.NewReader(want)), 10, nil},
		"an error behind":    {io.MultiReader(bytes.NewReader(want), iotest.ErrReader(broken)), 10, broken},
	} {
		t.Run(name, func(t *testing.T) {
			a := &ahead{in: tt.in, alone: tt.alone}
			defer a.close()
			got, err := io.ReadAll(iotest.HalfReader(a))
			if !errors.Is(err, tt.err) || !bytes.Equal(got, want) {
				t.Errorf("got %d bytes and %v, want %d and %v", len(got), err, len(want), tt.err)
			}
			if n, err := a.Read(make([]byte, 1)); n != 0 || err == nil || tt.err != nil && !errors.Is(err, tt.err) {
				t.Errorf("behind the end: got %d and %v", n, err)
			}
		})
	}
}

// TestAheadPanics raises a panic of the other goroutine where it is caught.
func TestAheadPanics(t *testing.T) {
	a := &ahead{in: panicking{}}
	defer a.close()
	defer func() {
		if caught := recover(); caught != "bug" {
			t.Errorf("caught %v", caught)
		}
	}()
	_, _ = io.ReadAll(a)
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("bug") }

// TestAheadEnds closes a workbook in the middle of its sheet.
func TestAheadEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	var all strings.Builder
	all.WriteString(header)
	for row := 2; row < 20_000; row++ {
		fmt.Fprintf(&all, `<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>1</v></c></row>`, row, row, row%7, row)
	}
	r := mustOpen(t, zipped(t, small(all.String())), Options{})
	for blocks := 1; blocks < 5; blocks++ {
		if b, err := r.take(); err != nil || len(b.list) == 0 {
			t.Fatal(b, err)
		}
	}
	if r.sheet.part.ahead.ready == nil {
		t.Error("the sheet is not read ahead")
	}
	for range 2 {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := r.sheet.part.ahead.Read(make([]byte, 1)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("behind close: got %v", err)
	}
	for tries := 0; runtime.NumGoroutine() > before; tries++ {
		if tries == 100 {
			t.Fatalf("there are %d goroutines more", runtime.NumGoroutine()-before)
		}
		time.Sleep(10 * time.Millisecond)
	}
}
