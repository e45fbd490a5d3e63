// Package cli is the command line: it reads flags, runs one command and turns
// what went wrong into a message and an exit code. It alone knows cobra.
//
// A file per command holds its flags, its check and its run; count.go leads from
// files to a tally and output.go from a result to where it goes.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"
	"time"
)

// Exit codes. Each has one meaning in every command and mode.
const (
	ExitOK          = 0   // the command did its work
	ExitGate        = 1   // a gate failed (audit only)
	ExitUsage       = 2   // a flag, name or setting does not fit
	ExitData        = 3   // a file is missing, damaged or holds what is not accepted
	ExitOutput      = 4   // an output could not be written
	ExitBug         = 70  // the program is wrong
	ExitHangup      = 129 // the terminal went away
	ExitInterrupted = 130 // Ctrl-C
	ExitTerminated  = 143 // asked to stop
)

// Streams are what a command reads and writes: Out is the product, Err the
// conversation.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer

	disk disk // that of the machine where there is none
}

// Main runs the command line of the process and returns its exit code.
func Main() int {
	collectLater()
	// A closed pipe comes back as an error of the write, not as a signal that
	// kills the program between two outputs.
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as nohup has it
			signal.Notify(signals, s)
		}
	}
	go func() {
		s := <-signals
		signal.Stop(signals) // a second one ends the program at once
		cancel(stopped{s})
		// What is being written is finished by then; a read from an idle pipe
		// would never end.
		time.Sleep(grace)
		os.Exit(exitOfSignal(s))
	}()
	return Run(ctx, os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
}

// firstCollection is the memory at which garbage is collected for the first time, in
// bytes: most runs are short and end before, which saves them a quarter of their time.
const firstCollection = 32 << 20

// From then on it is collected when the heap has grown by half of what is in use: as much
// would have a million answers by branch take 72 MiB for 63, and save a few percent. But
// it may grow to leastHeap, which the first collection has left room for: a file of which
// little is kept would be collected forty times for 160 MB, a tenth of its time.
const (
	garbage   = 50       // percent
	leastHeap = 20 << 20 // bytes
)

// collectLater puts the first collection off. GOGC and GOMEMLIMIT say otherwise.
func collectLater() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	behindCollection(collectNext, debug.SetMemoryLimit(firstCollection))
}

// collectNext sets when garbage is collected next, behind each collection.
func collectNext(limit int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	used := max(1, int(live[0].Value.Uint64()))
	debug.SetMemoryLimit(limit)
	debug.SetGCPercent(max(garbage, 100*(leastHeap-used)/used))
	behindCollection(collectNext, limit)
}

// behindCollection calls do behind the next collection.
func behindCollection(do func(limit int64), limit int64) {
	collected := new([64]byte) // nothing refers to it: it goes with that
	runtime.AddCleanup(collected, do, limit)
}

// grace is how long a run that was stopped may take to come to an end.
const grace = time.Second

func exitOfSignal(s os.Signal) int {
	switch s {
	case syscall.SIGTERM:
		return ExitTerminated
	case syscall.SIGHUP:
		return ExitHangup
	default:
		return ExitInterrupted
	}
}

// stopped is the signal that ended the run.
type stopped struct{ signal os.Signal }

func (s stopped) Error() string { return "stopped by " + s.signal.String() }

// Run runs one command line and returns its exit code.
func Run(ctx context.Context, args []string, s Streams) (code int) {
	defer func() {
		if caught := recover(); caught != nil {
			reportBug(s.Err, args, caught)
			code = ExitBug
		}
	}()
	if s.disk == nil {
		s.disk = system{}
	}
	root, shared := newRoot(args, s)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && shared.help.err != nil {
		err = outputError{err: shared.help.err}
	}
	return shared.report(err)
}
