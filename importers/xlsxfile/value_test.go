package xlsxfile

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "0.0": "0", "+5": "5", "007": "7", "4.0": "4", "4.50": "4.5", "-.50": "-0.5", "5.": "5", "-12": "-12",
		"1E2": "100", "1e+2": "100", "1.5E-2": "0.015", "12.5e1": "125", "0E500": "0", "100": "100", "-100.10": "-100.1",
		"999999999999999": "999999999999999", "12345678901234567": "12345678901234567", "1.2345678901234567E+16": "12345678901234567",
		"1.1000000000000001": "1.1", "5.5499999999999998": "5.55", "-0.30000000000000004": "-0.3", "1.0999999999999999E-2": "0.011",
		"0.99999999999999999": "1", "9.9999999999999999E-5": "0.0001", "123456789012345.67": "123456789012346",
		"1E300": "1E300", "1.5E300": "1.5E300", "2.5E-300": "2.5E-300", "1E20": "100000000000000000000", "1E-20": "0.00000000000000000001",
		"1.7976931348623157E308": "1.7976931348623157E308", "5E-324": "5E-324",
		"": "", "-": "", ".": "", "E5": "", "1E": "", "1e999": "", "1.8E308": "", "1E-330": "", "1E99999": "", "0x10": "", "1,5": "", "1 2": "",
		"1.2.3": "", "INF": "", "NaN": "", "1_0": "", "１": "",
	} {
		got, ok := appendNumber(nil, []byte(text))
		if string(got) != want || ok != (want != "") {
			t.Errorf("%s: got %s, %v, want %s", text, got, ok, want)
		}
	}
}

// TestMomentsOfExcelize compares with the other implementation, from March 1900 on:
// it counts the days before from another one.
func TestMomentsOfExcelize(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		from1904 := random.IntN(2) == 1
		days := float64(61 + random.IntN(lastDay-days1904-61))
		days += float64(random.IntN(24*60*60)) / (24 * 60 * 60)
		want, err := excelize.ExcelDateToTime(days, from1904)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := appendMoment(nil, days, dateTime, from1904)
		if form := want.Round(time.Second).Format("2006-01-02T15:04:05"); !ok || string(got) != form {
			t.Errorf("%v: got %s, want %s", days, got, form)
		}
	}
}

func TestMoments(t *testing.T) {
	tests := []struct {
		days     float64
		format   format
		from1904 bool
		want     string // empty for none
	}{
		{1, date, false, "1900-01-01"}, // as Excel counts; 1900-02-29 is its own
		{59, date, false, "1900-02-28"},
		{60, date, false, "1900-02-29"},
		{60.5, dateTime, false, "1900-02-29T12:00:00"},
		{61, date, false, "1900-03-01"},
		{lastDay, date, false, "9999-12-31"},
		{lastDay + 1, date, false, ""},
		{lastDay - days1904, date, true, "9999-12-31"},
		{lastDay - days1904 + 1, date, true, ""},
		{0, date, true, "1904-01-01"},
		{0, date, false, ""},
		{0, clock, false, "00:00:00"},
		{0.5, clock, true, "12:00:00"},
		{0.5, dateTime, false, "12:00:00"},
		{0.5, dateTime, true, "1904-01-01T12:00:00"},
		{45351.25, clock, false, "2024-02-29T06:00:00"},
		{45351, dateTime, false, "2024-02-29T00:00:00"},
		{45351.999999999, date, false, "2024-03-01"}, // less than a millisecond before
		{0.1234567, clock, false, "02:57:46.659"},
		{1.5, elapsed, false, "PT36H"},
		{100.0 / 24 / 60 / 60, elapsed, false, "PT1M40S"},
		{0.0001234, elapsed, false, "PT10.662S"},
		{0, elapsed, false, "PT0S"},
		{-0.5, elapsed, false, ""},
	}
	for _, tt := range tests {
		got, ok := appendMoment(nil, tt.days, tt.format, tt.from1904)
		if string(got) != tt.want || ok != (tt.want != "") {
			t.Errorf("%v as %v: got %s, %v, want %s", tt.days, tt.format, got, ok, tt.want)
		}
	}
}

func TestFormats(t *testing.T) {
	for code, want := range map[string]format{
		"General": noDate, "": noDate, "@": noDate, "0.00E+00": noDate, "##0.0e-0": noDate, `0" dager"`: noDate, `0\d`: noDate, "[Red]0": noDate,
		"#,##0.00 [$kr-414]": noDate, "_-* #,##0_-": noDate, "# ?/?": noDate, `"y"`: noDate, `"unclosed y`: noDate, ";yyyy": noDate, "[>=5]General": noDate,
		"yyyy-mm-dd": date, `dd\.mm\.yyyy`: date, "D/M/YY": date, "[$-414]d. mmmm yyyy;@": date, "mmm": date, "mm-yy": date, "m/d": date, "ggge": date, "[$-F800]dddd, mmmm dd, yyyy": date, "b2yyyy": date,
		"h:mm": clock, "hh:mm:ss": clock, "mm:ss": clock, "mm:ss.0": clock, "h:mm AM/PM": clock, "[$-F400]h:mm:ss\\ AM/PM": clock, "h A/P": clock, `h"t"mm`: clock, "ss.000": clock,
		"yyyy-mm-dd hh:mm": dateTime, `yyyy-mm-dd\Thh:mm:ss.000`: dateTime, "m/d/yy h:mm": dateTime, "mmm h": dateTime, "h:mm d": dateTime,
		"[h]:mm": elapsed, "[hh]:mm:ss": elapsed, "[mm]:ss": elapsed, "[ss].00": elapsed, "[m]": elapsed,
		"[": noDate, `\`: noDate, `"`: noDate, "[]": noDate, "[hx]": noDate,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%s: got %v, want %v", code, got, want)
		}
	}
	for id, want := range map[int]format{0: noDate, 2: noDate, 14: date, 17: date, 18: clock, 21: clock, 22: dateTime, 30: date, 37: noDate, 45: clock, 46: elapsed, 47: clock, 48: noDate, 57: date, 164: noDate} {
		if got := builtIn(id); got != want {
			t.Errorf("%d: got %v, want %v", id, got, want)
		}
	}
}

func TestEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a_x": "a_x", "_x000D_": "\r", "a_x000d_b_x0009_": "a\rb\t", "_x005F_x000D_": "_x000D_", "_x005F_x005F_": "_x005F_",
		"_xD83D__xDE00_": "😀", "_xD83D_": "�", "_xDE00__xD83D_": "��", "_x00G0_": "_x00G0_", "_x00D_": "_x00D_", "_x+0D0_": "_x+0D0_",
		"__x0041_": "_A", "_x_x0041_": "_xA", "_X0041_": "_X0041_", "æ_x00E6_": "ææ",
	} {
		if got := string(unescaped(nil, []byte(text))); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestReferences(t *testing.T) {
	for name, want := range map[string]string{
		"A1": "1 1", "z9": "26 9", "AA10": "27 10", "XFD1048576": "16384 1048576", "ZZZ1": "18278 1",
		"": "", "A": "", "1": "", "A0": "", "A01": "", "A1B": "", "AAAA1": "", "A-1": "", "$A$1": "", "Å1": "", "A1234567890": "", "@1": "", "[1": "",
	} {
		got := ""
		if column, row, ok := reference([]byte(name)); ok {
			got = strconv.Itoa(column) + " " + strconv.Itoa(row)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestSharedStrings(t *testing.T) {
	long := strings.Repeat("æ", maxCell)
	part := `<x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" count="4000000000" uniqueCount="4000000000">` +
		`<x:si><x:t>a</x:t></x:si><x:si/><x:si><x:t xml:space="preserve"> b </x:t></x:si><x:si><x:t>` + long + `</x:t></x:si><x:si><x:t>` + long + `x</x:t></x:si>` +
		`<x:si><x:r><x:t>c_x000A_</x:t></x:r><x:r><x:t>d</x:t></x:r></x:si></x:sst>`
	found, err := readStrings(newScanner("part", strings.NewReader(part)))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a", "", " b ", long, "", "c\nd"}
	if len(found.texts) != len(want) || !found.long[4] || len(found.long) != 1 {
		t.Fatalf("got %d texts, too long %v", len(found.texts), found.long)
	}
	for i, text := range found.texts {
		if text != want[i] {
			t.Errorf("%d: got %.20q, want %.20q", i, text, want[i])
		}
	}
}
