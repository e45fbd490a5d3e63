package questionnaire

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// limeGrammar finds what a tab separated survey structure must not have, by the manual
// and by what LimeSurvey accepts of codes: a row of questions below a page, numbers that
// tell questions and their rows apart, codes of letters and digits, of at most 20
// characters and of answers of at most 5.
func limeGrammar(data string) []string {
	var wrong []string
	fail := func(line int, form string, args ...any) {
		wrong = append(wrong, fmt.Sprintf("row %d: ", line)+fmt.Sprintf(form, args...))
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\uFEFF")))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	for _, name := range []string{"class", "type/scale", "name", "relevance", "text", "language"} {
		if !slices.Contains(rows[0], name) {
			return []string{"there is no column " + name}
		}
	}
	ids, codes := make(map[string]bool), make(map[string]bool)
	page, kind, question, language := false, "", "", ""
	subs, answers := make(map[string]bool), make(map[string]bool)
	finish := func(line int) {
		switch {
		case (kind == "F" || kind == "K") && len(subs) == 0:
			fail(line, "the question before has no rows")
		case (kind == "F" || kind == "L") && len(answers) < 2:
			fail(line, "the question before has no answers")
		}
	}
	for i, cells := range rows[1:] {
		of := make(map[string]string)
		for c, name := range rows[0] {
			of[name] = cells[c]
		}
		line := i + 2
		if of["class"] != "S" && (of["language"] == "" || language == "" || of["language"] != language) {
			fail(line, "language %q, that of the survey is %q", of["language"], language)
		}
		switch of["class"] {
		case "S":
			if of["name"] == "language" {
				language = of["text"]
			}
		case "SL":
			if !strings.HasPrefix(of["name"], "surveyls_") || of["text"] == "" {
				fail(line, "no text of the survey")
			}
		case "G":
			if page = true; of["name"] == "" || of["type/scale"] == "" {
				fail(line, "a page without a name or number")
			}
		case "Q":
			finish(line)
			subs, answers = make(map[string]bool), make(map[string]bool)
			kind, question = of["type/scale"], of["id"]
			if !page || !slices.Contains([]string{"F", "K", "L"}, kind) || of["relevance"] != "1" || of["text"] == "" {
				fail(line, "a question of type %q", kind)
			}
			if !regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,19}$`).MatchString(of["name"]) || codes[strings.ToLower(of["name"])] {
				fail(line, "the code %q of a question", of["name"])
			}
			if kind == "K" && of["equals_num_value"] != "100" {
				fail(line, "points that need not add up")
			}
			codes[strings.ToLower(of["name"])] = true
		case "SQ":
			if !regexp.MustCompile(`^[A-Za-z0-9]{1,20}$`).MatchString(of["name"]) || subs[strings.ToLower(of["name"])] || of["text"] == "" {
				fail(line, "the row %q", of["name"])
			}
			subs[strings.ToLower(of["name"])] = true
		case "A":
			if !regexp.MustCompile(`^[A-Za-z0-9]{1,5}$`).MatchString(of["name"]) || answers[of["name"]] || of["text"] == "" || of["id"] != question {
				fail(line, "the answer %q", of["name"])
			}
			answers[of["name"]] = true
		default:
			fail(line, "class %q", of["class"])
		}
		if slices.Contains([]string{"Q", "SQ"}, of["class"]) {
			if _, err := strconv.Atoi(of["id"]); err != nil || ids[of["id"]] {
				fail(line, "number %q", of["id"])
			}
			ids[of["id"]] = true
		}
	}
	finish(len(rows))
	return wrong
}

// Tags of the advanced text format that a form uses.
var qualtricsTag = regexp.MustCompile(`^\[\[(AdvancedFormat|PageBreak|Block:[^\[\]:]+|ID:[A-Za-z][A-Za-z0-9]{0,14}|Question:(?:DB|Matrix|ConstantSum|MC:SingleAnswer:Horizontal)|Choices|AdvancedChoices|AdvancedAnswers|Choice:\d+|Answer:\d+)\]\]$`)

// qualtricsGrammar finds what a text file in the advanced format must not have: an
// unknown tag, a question without its id, text, statements or answers, an id or a recode
// value twice, and text that Qualtrics would read as a tag.
func qualtricsGrammar(data string) []string {
	var wrong []string
	lines := strings.Split(data, "\n")
	if lines[0] != "[[AdvancedFormat]]" {
		return []string{"the first line is " + lines[0]}
	}
	ids := make(map[string]bool)
	kind, part := "", ""
	has := make(map[string]int) // of the question, by part
	seen := make(map[string]bool)
	finish := func(line int) {
		needs := map[string][]string{"DB": {"text"}, "Matrix": {"text", "Choices", "Answer"}, "ConstantSum": {"text", "Choices"}, "MC:SingleAnswer:Horizontal": {"text", "Choice"}}[kind]
		for _, need := range needs {
			if has[need] == 0 {
				wrong = append(wrong, fmt.Sprintf("line %d: the question before lacks %s", line, need))
			}
		}
	}
	for i, line := range lines {
		switch tag := qualtricsTag.FindStringSubmatch(line); {
		case line == "" || tag != nil && (tag[1] == "AdvancedFormat" || tag[1] == "PageBreak"):
			part = ""
		case tag != nil:
			name, value, _ := strings.Cut(tag[1], ":")
			part = name
			switch name {
			case "Question":
				finish(i + 1)
				kind, has, seen, part = value, make(map[string]int), make(map[string]bool), ""
			case "ID":
				if ids[value] {
					wrong = append(wrong, fmt.Sprintf("line %d: %s twice", i+1, line))
				}
				ids[value], part = true, "text"
			case "Choice", "Answer":
				if seen[line] {
					wrong = append(wrong, fmt.Sprintf("line %d: %s twice", i+1, line))
				}
				seen[line] = true
			}
		case strings.Contains(line, "[[") || strings.Contains(line, "${") || part == "":
			wrong = append(wrong, fmt.Sprintf("line %d: %q", i+1, line))
		default:
			has[part]++
		}
	}
	finish(len(lines))
	return wrong
}
