package xlsxfile

import (
	"strconv"
)

// format is what a number format makes of a number.
type format uint8

const (
	noDate   format = iota
	date            // day, month, year
	clock           // time of the day
	dateTime        // both
	elapsed         // hours, minutes or seconds that go on counting: [h]:mm
)

// builtIn are the formats with a number that no style sheet spells out
// (ECMA-376-1, 18.8.30). Those from 27 on mean a date or a time by country;
// a date without a day is a time, see appendMoment.
func builtIn(id int) format {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return date
	case id >= 18 && id <= 21, id == 32, id == 33, id == 45, id == 47:
		return clock
	case id == 22:
		return dateTime
	case id == 46:
		return elapsed
	}
	return noDate
}

// formats reads what the styles that cells name make of numbers.
func (a archive) formats(name string) ([]format, error) {
	x, p, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer p.close()
	return readFormats(x)
}

func readFormats(x *scanner) ([]format, error) {
	depth, err := x.root(spreadsheet, "styleSheet")
	if err != nil {
		return nil, err
	}
	custom := make(map[int]format)
	var ids []int
	for x.child(depth) {
		switch {
		case x.is("numFmts"):
			for list := depth + 1; x.child(list); x.skip() {
				if id, err := strconv.Atoi(string(x.plain("numFmtId"))); err == nil && x.is("numFmt") {
					custom[id] = formatOf(string(x.plain("formatCode")))
				}
			}
		case x.is("cellXfs"):
			for list := depth + 1; x.child(list); x.skip() {
				if x.is("xf") {
					id, _ := strconv.Atoi(string(x.plain("numFmtId"))) // none is 0, General
					ids = append(ids, id)
				}
			}
		default:
			x.skip()
		}
	}
	found := make([]format, len(ids))
	for i, id := range ids {
		own, spelled := custom[id]
		if !spelled {
			own = builtIn(id)
		}
		found[i] = own
	}
	return found, x.close()
}
