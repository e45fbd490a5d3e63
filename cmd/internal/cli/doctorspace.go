package cli

import (
	"path/filepath"

	"servgap/importers/problem"
)

func checkWriting(d disk, folder string) check {
	shown, err := filepath.Abs(folder)
	if err != nil {
		shown = folder
	}
	file, err := d.Create(folder, true, true)
	if err != nil {
		return check{"writing", stateWrong, outputError{name: problem.Plain(problem.Clean(shown)), err: err}.message(), problem.Say("work in a folder of your own, or ask for the right to write here")}
	}
	file.Discard()
	return check{"writing", stateOK, problem.Say("%s can be written", problem.Clean(shown)), problem.Text{}}
}

// Below these there is little space, and none to work with: reports take a few
// megabytes, and a workbook that is read needs room beside it.
const (
	littleSpace = 200 << 20
	noSpace     = 5 << 20
)

func checkSpace(folder string) check {
	left, ok := spaceLeft(folder)
	found := problem.Say("%d MB are left", problem.Count(left>>20))
	switch {
	case !ok:
		return check{"space", stateOK, problem.Say("how much is left is not known on this system"), problem.Text{}}
	case left < noSpace:
		return check{"space", stateWrong, found, problem.Say("make room: what is written would be lost")}
	case left < littleSpace:
		return check{"space", stateLook, found, problem.Say("make room before large files are written")}
	}
	return check{"space", stateOK, found, problem.Text{}}
}
