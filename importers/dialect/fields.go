package dialect

import (
	"strings"

	"servgap/importers/pattern"
)

var (
	checkbox  = pattern.New(`^(.+?)___(.+)$`)
	choiceOf  = pattern.New(`(?s)^(.*\S)\s*\(choice=(.*)\)$`)
	xactState = pattern.New(`^stat(?:internal|creation|distribution|source|collect|completion|overall|[cdso])?_\d+$`)
	numbered  = pattern.New(`^(.+)_(\d+)$`)
	efsMeta   = pattern.New(`^(?:[cp]_\d{4}|u_.+)$`)
	efsTiming = pattern.New(`^rts?\d+$`)
)

// fields reads the names of platforms that write codes, not questions.
func (t *table) fields(platform string, columns []Column) {
	switch platform {
	case Kobo, ODK:
		t.paths(platform, columns)
	case REDCap:
		t.redcapFields(columns)
	case Nettskjema:
		for i := range columns {
			c := &columns[i]
			if strings.HasPrefix(c.Name, "$") && c.Kind == Answer {
				c.Kind = Meta
			}
			c.cutName(".")
		}
		splitRuns(columns, []string{" - "}) // of the texts, where they were asked for
	case SurveyXact:
		t.numberedFields(columns)
	case Questback:
		for i := range columns {
			switch c := &columns[i]; {
			case efsMeta.MatchString(c.Name) && c.Kind == Answer:
				c.Kind = Meta
			case efsTiming.MatchString(c.Name):
				c.Kind = Timing
			}
		}
		t.numberedFields(columns)
	}
}

// cutName divides an answer's name at the last separator.
func (c *Column) cutName(separator string) {
	if at := strings.LastIndex(c.Name, separator); c.Kind == Answer && at > 0 && at+len(separator) < len(c.Name) {
		c.Stem, c.Row = c.Name[:at], c.Name[at+len(separator):]
	}
}

// paths divides group and question, or question and choice: a choice stands below
// a question that has a column of its own. Kobo writes a slash unless told
// otherwise, ODK a hyphen.
func (t *table) paths(platform string, columns []Column) {
	separator, questions := "/", set()
	if platform == ODK {
		separator = "-"
	} else if t.like(contains("/")) == 0 && t.like(contains(".")) > 1 {
		separator = "."
	}
	for _, c := range columns {
		questions[c.Name] = true
	}
	for i := range columns {
		c := &columns[i]
		if separator == "/" && strings.HasPrefix(c.Name, "meta/") || separator == "-" && strings.HasPrefix(c.Name, "meta-") {
			c.Kind = metadata[platform][fold(c.Name)]
			if c.Kind == Answer {
				c.Kind = Meta
			}
		}
		c.cutName(separator)
		if c.Stem != "" && questions[c.Stem] {
			c.Kind, c.Choice = Choice, c.Row
		}
	}
}

// redcapFields reads checkboxes, and the status and the time of each form.
func (t *table) redcapFields(columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Kind != Answer {
			continue
		}
		match := checkbox.FindStringSubmatch(c.Name)
		if match == nil {
			match = choiceOf.FindStringSubmatch(c.Text)
		}
		switch {
		case match != nil:
			c.Kind, c.Stem, c.Choice = Choice, match[1], match[2]
			if code, negative := strings.CutPrefix(c.Choice, "_"); negative && isDigits(code) { // var____99 is -99
				c.Choice = "-" + code
			}
		case strings.HasSuffix(c.Name, "_complete") && share(t.values(i, t.headers), isFormStatus) == 1, fold(c.Name) == "complete?":
			c.Kind = Finished
		case strings.HasSuffix(c.Name, "_timestamp") && share(t.values(i, t.headers), isDate) > 0.5, fold(c.Name) == "survey timestamp":
			c.Kind = Ended
		}
	}
}

// repeatedBy is the name of the first column that tells rows of a record apart, and of
// several the one in which they differ.
func (t *table) repeatedBy(columns []Column) string {
	name := ""
	for i, c := range columns {
		if !repeating[fold(c.Name)] {
			continue
		}
		values := t.values(i, t.headers)
		if len(values) > 0 && times(values, values[0]) < len(t.rows)-t.headers {
			return c.Name
		}
		if name == "" {
			name = c.Name
		}
	}
	return name
}

// ratedForms are the columns with the status of REDCap's forms in which something was
// rated. Each stands behind the fields of its form. The status of others, which staff
// fill in, is left at incomplete as often as not.
func (t *table) ratedForms(d Dialect) []int {
	var forms []int
	rated := false
	for i, c := range d.Columns {
		switch c.Kind {
		case Answer:
			rated = rated || t.isRated(i)
		case Finished:
			if rated {
				forms = append(forms, i)
			}
			rated = false
		}
	}
	return forms
}

// numberedFields takes s_2_1 and s_2_2 for rows of s_2.
func (t *table) numberedFields(columns []Column) {
	blocks := make(map[string]int)
	for i := range columns {
		c := &columns[i]
		if xactState.MatchString(c.Name) && c.Kind == Answer && t.column("lfdn") < 0 {
			c.Kind = Meta
		}
		if match := numbered.FindStringSubmatch(c.Name); match != nil && c.Kind == Answer {
			blocks[match[1]]++
		}
	}
	for i := range columns {
		c := &columns[i]
		match := numbered.FindStringSubmatch(c.Name)
		if match != nil && c.Kind == Answer && blocks[match[1]] > 1 && strings.Contains(match[1], "_") {
			c.Stem, c.Row = match[1], match[2]
		}
	}
}
