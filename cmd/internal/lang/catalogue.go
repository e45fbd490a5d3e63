package lang

import (
	"fmt"
	"strings"
	"sync"
)

// catalogue is the texts of one language by key, and the sentences of problems and
// of help by the English ones, each read when the first of them is asked for.
type catalogue struct {
	code             string
	texts, sentences func() map[string]string
}

// read is an embedded catalogue, which is part of the program.
func read(code string) *catalogue {
	return &catalogue{
		code:      code,
		texts:     sync.OnceValue(func() map[string]string { return readTexts(code) }),
		sentences: sync.OnceValue(func() map[string]string { return readSentences(code) }),
	}
}

// readTexts reads the texts of a language.
func readTexts(code string) map[string]string {
	texts, err := parse(embeddedWords[code])
	if err != nil {
		panic("lang: words/" + code + ".txt: " + err.Error())
	}
	return texts
}

// readSentences reads the sentences of a language.
func readSentences(code string) map[string]string {
	sentences, err := parseSentences(embeddedSentences[code])
	if err != nil {
		panic("lang: sentences/" + code + ".txt: " + err.Error())
	}
	return sentences
}

// parseSentences reads pairs of lines: a sentence in English, and below it, behind
// a tab, the same in the language. Lines that begin with # are remarks.
func parseSentences(data string) (map[string]string, error) {
	sentences := make(map[string]string, strings.Count(data, "\n\t"))
	english, at := "", 0
	for line := range strings.Lines(data) {
		at++
		line = strings.TrimSuffix(line, "\n")
		said, translated := strings.CutPrefix(line, "\t")
		switch {
		case translated && english == "":
			return nil, fmt.Errorf("line %d: found %q, accepted is an English sentence before it", at, line)
		case translated:
			sentences[english], english = said, ""
		case english != "":
			return nil, fmt.Errorf("line %d: found %q, accepted is a tab and what %q is in the language", at, line, english)
		case line == "" || strings.HasPrefix(line, "#"):
		case sentences[line] != "":
			return nil, fmt.Errorf("line %d: %q is there twice", at, line)
		default:
			english = line
		}
	}
	if english != "" {
		return nil, fmt.Errorf("the end: %q is not said in the language", english)
	}
	return sentences, nil
}

// parse reads lines of the form key = text. Lines that begin with # are remarks,
// and &nbsp; is a blank at which no line is broken.
func parse(data string) (map[string]string, error) {
	texts := make(map[string]string, strings.Count(data, "\n"))
	at := 0
	for line := range strings.Lines(data) {
		at++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, text, found := keyAndText(line)
		if !found {
			return nil, fmt.Errorf("line %d: found %q, accepted is key = text", at, line)
		}
		if _, twice := texts[key]; twice {
			return nil, fmt.Errorf("line %d: %s is there twice", at, key)
		}
		texts[key] = text
	}
	return texts, nil
}

func keyAndText(line string) (key, text string, found bool) {
	key, text, found = strings.Cut(line, " = ")
	return key, strings.ReplaceAll(strings.TrimSpace(text), "&nbsp;", "\u00a0"), found
}
