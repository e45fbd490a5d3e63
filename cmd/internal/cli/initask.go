package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"servgap/cmd/internal/draft"
	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// promptWidth is how wide questions are, on any terminal and in a pipe.
const promptWidth = 78

// askHead asks for the client and the language.
func (r *initRun) askHead(client, kept string) (name, code string, err error) {
	guess := cmp.Or(kept, r.w.Code())
	if client != "" {
		guess = client + ", " + guess
	}
	r.asker.question(r.w.Text("ask.head", "languages", strings.Join(lang.Codes(), " ")))
	answer, err := r.asker.answer(guess)
	if err != nil {
		return "", "", err
	}
	if answer == guess {
		return client, kept, nil
	}
	name, code = answer, kept
	if at := strings.LastIndex(answer, ","); at >= 0 && slices.Contains(lang.Codes(), strings.TrimSpace(answer[at+1:])) {
		name, code = strings.TrimSpace(answer[:at]), strings.TrimSpace(answer[at+1:])
	} else if slices.Contains(lang.Codes(), answer) {
		name, code = client, answer
	}
	return name, code, nil
}

// mostColumns bounds the columns that a question lists.
const mostColumns = 60

// askDetails asks whether the sides are right, for dimensions, importance and further
// groups: of what was found, each with its guess.
func (r *initRun) askDetails() error {
	for _, ask := range []func() error{r.askOrder, r.askDimensions, r.askImportance, r.askGroups} {
		if err := ask(); err != nil {
			return err
		}
	}
	return nil
}

// servqual is the preset that 22 items are offered as.
const servqual = "servqual-1991"

// askDimensions asks how the items are put together.
func (r *initRun) askDimensions() error {
	in := r.layout.Questionnaire.Instrument
	offered := ""
	switch {
	case in.ID != "":
		offered = in.ID
	case len(in.Items) == 22:
		offered = servqual
	}
	guess, choices := "1", []string{r.w.Text("ask.together")}
	if offered != "" {
		choices = []string{r.w.Text("ask.preset", "preset", offered), r.w.Text("ask.together")}
		if in.ID == "" {
			guess = "2"
		}
	}
	r.asker.question(r.w.Text("ask.dimensions", "n", r.w.Count(int64(len(in.Items)))), choices...)
	for i, item := range in.Items {
		fmt.Fprintf(r.asker.out, "      %d = %s\n", i+1, problem.Quote(oneLine(r.w.Label(item.ID, item.Label))))
	}
	for {
		answer, err := r.asker.answer(guess)
		if err != nil {
			return err
		}
		switch {
		case answer == "1" && offered != "":
			if in.ID == "" {
				r.choose.InOrder = offered
			}
			return nil
		case answer == "1" || answer == "2" && offered != "":
			if in.ID != "" {
				r.choose.Columns.Preset = importers.NoPreset
				if r.choose.Columns.Scale == "" {
					r.choose.Columns.Scale = in.Scale.String()
				}
				return r.find()
			}
			return nil
		}
		dimensions, wrong := typedDimensions(answer, len(in.Items))
		if wrong.Empty() {
			r.choose.Dimensions = dimensions
			return nil
		}
		r.asker.wrong(wrong.In(r.w))
	}
}

// typedDimensions reads dimensions as they are typed: Desk = 1-4; Calls = 5, 7-9.
func typedDimensions(text string, items int) ([]draft.Dimension, problem.Text) {
	form := problem.Say("accepted is a number of the list, or each dimension with the numbers of its items: Desk = 1-4; Calls = 5, 7-9")
	owner := make([]string, items)
	var dimensions []draft.Dimension
	for part := range strings.SplitSeq(text, ";") {
		name, numbers, ok := strings.Cut(part, "=")
		name = oneLine(name)
		if !ok || name == "" {
			return nil, form
		}
		d := draft.Dimension{Label: name}
		for span := range strings.SplitSeq(numbers, ",") {
			low, high, ranged := strings.Cut(span, "-")
			from, ok := draft.Number(low, items)
			to := from
			if ranged && ok {
				to, ok = draft.Number(high, items)
			}
			if !ok || to < from {
				return nil, problem.Say("found %s for items of %s, accepted are numbers from 1 to %d", quoted(strings.TrimSpace(span)), quoted(name), items)
			}
			for n := from; n <= to; n++ {
				if owner[n-1] != "" {
					return nil, problem.Say("item %d is in %s and in %s, accepted is one dimension", n, quoted(owner[n-1]), quoted(name))
				}
				owner[n-1] = name
				d.Items = append(d.Items, fmt.Sprint(n))
			}
		}
		dimensions = append(dimensions, d)
	}
	if at := slices.Index(owner, ""); at >= 0 {
		return nil, problem.Say("item %d is in no dimension, accepted is one", at+1)
	}
	draft.NameDimensions(dimensions)
	return dimensions, problem.Text{}
}

// askImportance asks whether the points that were found count.
func (r *initRun) askImportance() error {
	points := r.layout.PointColumns()
	if points == nil || r.choose.Dimensions != nil {
		r.choose.NoPoints = r.choose.Dimensions != nil
		return nil
	}
	r.asker.question(r.w.Text("ask.importance"),
		r.w.Text("ask.points", "first", oneLine(r.source.Header[points[0]]), "last", oneLine(r.source.Header[points[len(points)-1]])),
		r.w.Text("ask.equal"))
	for {
		answer, err := r.asker.answer("1")
		if err != nil {
			return err
		}
		if answer == "1" || answer == "2" {
			r.choose.NoPoints = answer == "2"
			return nil
		}
		r.asker.wrong(r.w.Text("ask.number"))
	}
}

// askGroups asks for the files of further groups.
func (r *initRun) askGroups() error {
	if len(r.files) > 1 {
		return nil
	}
	r.asker.question(r.w.Text("ask.groups"))
	for {
		answer, err := r.asker.answer("-")
		if err != nil {
			return err
		}
		if answer == "-" {
			return nil
		}
		files, ok := typedGroups(answer)
		if !ok {
			r.asker.wrong(r.w.Text("ask.groups_form"))
			continue
		}
		for i := range files {
			source, err := r.open(files[i])
			if err != nil {
				r.asker.wrong(r.sh.said(err))
				ok = false
				break
			}
			source.Close()
			files[i].round = r.files[0].round
		}
		if ok {
			r.files = append(r.files, files...)
			return nil
		}
	}
}

// said is what went wrong, in a line.
func (sh *shared) said(err error) string {
	list, _ := diagnose(err)
	if len(list) == 0 {
		return err.Error()
	}
	return list[0].In(sh.spoken())
}

// typedGroups reads files as they are typed: managers=leaders.csv; staff=staff.csv.
func typedGroups(text string) (files []groupFile, ok bool) {
	for part := range strings.SplitSeq(text, ";") {
		name, file, ok := strings.Cut(part, "=")
		a := groupFile{role: survey.Role(strings.TrimSpace(name)), path: strings.TrimSpace(file)}
		known := slices.ContainsFunc(files, func(other groupFile) bool { return other.role == a.role })
		if !ok || a.path == "" || known || rank(a.role) < 1 {
			return nil, false
		}
		files = append(files, a)
	}
	return files, true
}
