package csvfile

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSpansAgainstExact cuts texts anywhere that are made of pieces as files have them,
// most of them sound.
func TestSpansAgainstExact(t *testing.T) {
	sound := []string{`"a"`, `""`, `"Somewhat agree"`, `"a ""b"" c"`, `"1"`, strings.Repeat(`"7";"6";`, 12) + `"5"`, `""""`, "\"x\ny\"", "\"x\r\n,\"", "7", "", "Oslo", "12.5", strings.Repeat("long ", 30)}
	ends := []string{"\n", "\r\n", "\r", "\n\n"}
	odd := []string{`a"b`, `"a"b`, `"`, ` "a"`, `a""`}
	r := rand.New(rand.NewPCG(8, 9))
	for range 1200 {
		var text strings.Builder
		text.WriteString("a;b;c\n")
		faults := r.IntN(3) / 2
		for range 20 + r.IntN(60) {
			switch pieces := r.IntN(60); {
			case pieces == 0 && faults > 0:
				text.WriteString(odd[r.IntN(len(odd))])
				faults--
			default:
				text.WriteString(sound[r.IntN(len(sound))])
			}
			if r.IntN(3) > 0 {
				text.WriteString(";")
			} else {
				text.WriteString(ends[r.IntN(len(ends))])
			}
		}
		for _, size := range []int{67, 90, blockSize} {
			agree(t, text.String(), Options{Delimiter: ';', Strict: r.IntN(4) == 0}, 1+r.IntN(200), size)
		}
		if t.Failed() {
			t.Fatalf("%q", text.String())
		}
	}
}

func TestMarks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	for range 2000 {
		text, want := make([]byte, span), uint64(0)
		for i := range text {
			if text[i] = byte(r.IntN(256)); r.IntN(3) == 0 {
				text[i] = '"' ^ byte(r.IntN(2)*0x80)
			}
			if text[i] == '"' {
				want |= 1 << i
			}
		}
		inside, is := uint64(0), false
		for i := range span {
			if is = is != (want>>i&1 > 0); is {
				inside |= 1 << i
			}
		}
		if got := marks(text, '"'); got != want || within(got) != inside {
			t.Fatalf("%q: got %064b within %064b, want %064b within %064b", text, got, within(got), want, inside)
		}
	}
}
