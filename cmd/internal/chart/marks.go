package chart

import (
	"fmt"
	"strconv"
	"strings"
)

// place writes a number of the canvas, to a tenth.
func place(x float64) string {
	text := strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
	if text == "-0" {
		return "0"
	}
	return text
}

// path writes the commands of a path; each %s of the form is a place.
func path(form string, places ...float64) string {
	written := make([]any, len(places))
	for i, x := range places {
		written[i] = place(x)
	}
	return fmt.Sprintf(form, written...)
}

func line(x1, y1, x2, y2 float64) string { return path("M%s %sL%s %s", x1, y1, x2, y2) }

func rect(x1, y1, x2, y2 float64) string { return path("M%s %sH%sV%sH%sZ", x1, y1, x2, y2, x1) }

func circle(x, y, r float64) string {
	return path("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0Z", x-r, y, r, r, 2*r, r, r, -2*r)
}

func diamond(x, y, r float64) string {
	return path("M%s %sL%s %sL%s %sL%s %sZ", x-r, y, x, y-r, x+r, y, x, y+r)
}

// triangle points down where r is above zero, else up.
func triangle(x, y, r float64) string {
	return path("M%s %sL%s %sL%s %sZ", x-r, y-r*0.8, x+r, y-r*0.8, x, y+r)
}

// acrossSpan is an interval along the row, with a stop at each end.
func acrossSpan(x1, x2, y, stop float64) string {
	return line(x1, y, x2, y) + line(x1, y-stop, x1, y+stop) + line(x2, y-stop, x2, y+stop)
}

// uprightSpan is an interval up a column.
func uprightSpan(x, y1, y2, stop float64) string {
	return line(x, y1, x, y2) + line(x-stop, y1, x+stop, y1) + line(x-stop, y2, x+stop, y2)
}
