package main

import (
	"bufio"
	"encoding/csv"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
)

// answers are the labels of 1 to 7, where a file has words.
var answers = []string{"Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Agree", "Strongly agree"}

// writeHard writes a file of the generator as hard to read as a platform may: each cell
// quoted, blank ones too, CRLF, the columns in another order, and with labels the ratings
// as words.
func writeHard(in io.Reader, out io.Writer, labels bool) error {
	r, w := csv.NewReader(in), bufio.NewWriterSize(out, 1<<20)
	r.ReuseRecord = true
	var order []int
	rating := map[int]bool{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return err
		}
		head := order == nil
		if head {
			order = rand.New(rand.NewPCG(1, 2)).Perm(len(row))
			for i, name := range row {
				rating[i] = labels && regexp.MustCompile(`^[EP]\d+$`).MatchString(name)
			}
		}
		for at, i := range order {
			if at > 0 {
				w.WriteByte(',')
			}
			cell := row[i]
			if rating[i] && !head && cell != "" {
				cell = answers[cell[0]-'1']
			}
			w.WriteByte('"')
			w.WriteString(strings.ReplaceAll(cell, `"`, `""`))
			w.WriteByte('"')
		}
		if _, err := w.WriteString("\r\n"); err != nil {
			return err
		}
	}
}
