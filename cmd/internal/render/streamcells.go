package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
)

// delimitedCells are cells of delimited text, as Delimited writes them.
type delimitedCells struct {
	Dialect
	buffer bytes.Buffer
	csv    *csv.Writer // to the buffer
}

func newDelimitedCells(d Dialect) *delimitedCells {
	c := &delimitedCells{Dialect: d}
	c.csv = d.writer(&c.buffer)
	return c
}

// line is a whole line; it is valid until the next one.
func (c *delimitedCells) line(cells []string) []byte {
	c.buffer.Reset()
	if err := c.csv.Write(cells); err != nil {
		panic(err) // only for a delimiter that is none
	}
	c.csv.Flush()
	return c.buffer.Bytes()
}

func (c *delimitedCells) text(p Piece, _ int, text string) Piece {
	cell := bytes.TrimSuffix(c.line([]string{Harmless(text)}), []byte(c.lineEnd()))
	return append(append(p, cell...), byte(c.Comma))
}

func (c *delimitedCells) number(p Piece, _ int, digits string) Piece {
	return append(append(p, c.decimal(digits)...), byte(c.Comma))
}

func (c *delimitedCells) truth(p Piece, _ int, is bool) Piece {
	return append(strconv.AppendBool(p, is), byte(c.Comma))
}

// members are the cells of a JSON object.
type members struct {
	keys   []string // of the columns, in quotes and with a colon
	buffer bytes.Buffer
	json   *json.Encoder // to the buffer
}

func newMembers(columns []string) *members {
	m := &members{}
	m.json = plainEncoder(&m.buffer)
	for _, name := range columns {
		m.keys = append(m.keys, string(m.quoted(name))+":")
	}
	return m
}

// quoted is a text as JSON; it is valid until the next one.
func (m *members) quoted(text string) []byte {
	m.buffer.Reset()
	if err := m.json.Encode(text); err != nil {
		panic(err) // a buffer takes every text
	}
	return VisibleJSON(bytes.TrimSuffix(m.buffer.Bytes(), []byte("\n")))
}

func (m *members) text(p Piece, column int, text string) Piece {
	return append(append(append(p, m.keys[column]...), m.quoted(text)...), ',')
}

func (m *members) number(p Piece, column int, digits string) Piece {
	if digits == "" {
		digits = "null"
	}
	return append(append(append(p, m.keys[column]...), digits...), ',')
}

func (m *members) truth(p Piece, column int, is bool) Piece {
	return append(strconv.AppendBool(append(p, m.keys[column]...), is), ',')
}
