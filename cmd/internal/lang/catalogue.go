package lang

import (
	"fmt"
	"strings"
)

// catalogue is the texts of one language by key.
type catalogue struct {
	code  string
	texts map[string]string
}

// read reads an embedded catalogue, which is part of the program.
func read(code string) *catalogue {
	data, err := files.ReadFile("words/" + code + ".txt")
	if err != nil {
		panic(err)
	}
	texts, err := parse(string(data))
	if err != nil {
		panic("lang: words/" + code + ".txt: " + err.Error())
	}
	return &catalogue{code, texts}
}

// parse reads lines of the form key = text. Lines that begin with # are remarks,
// and &nbsp; is a blank at which no line is broken.
func parse(data string) (map[string]string, error) {
	texts := make(map[string]string)
	at := 0
	for line := range strings.Lines(data) {
		at++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, text, found := strings.Cut(line, " = ")
		if !found {
			return nil, fmt.Errorf("line %d: found %q, accepted is key = text", at, line)
		}
		if _, twice := texts[key]; twice {
			return nil, fmt.Errorf("line %d: %s is there twice", at, key)
		}
		texts[key] = strings.ReplaceAll(strings.TrimSpace(text), "&nbsp;", "\u00a0")
	}
	return texts, nil
}
