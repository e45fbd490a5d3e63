package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"servgap/cmd/internal/draft"
	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// asker puts questions on the conversation and reads a line for each.
type asker struct {
	ctx   context.Context
	lines chan string
	out   io.Writer
	asked int
}

func newAsker(ctx context.Context, sh *shared) *asker {
	a := &asker{ctx: ctx, lines: make(chan string), out: sh.streams.Err}
	go func() {
		defer close(a.lines)
		in := bufio.NewScanner(sh.streams.In)
		for in.Scan() {
			select {
			case a.lines <- strings.TrimSpace(string(in.Bytes())):
			case <-ctx.Done():
				return
			}
		}
	}()
	return a
}

// question puts a question with its choices, which are numbered from 1.
func (a *asker) question(text string, choices ...string) {
	a.asked++
	fmt.Fprintf(a.out, "\n%s\n", wrapped(fmt.Sprintf("%d. %s", a.asked, problem.Clean(text)), promptWidth, 3))
	for i, choice := range choices {
		fmt.Fprintln(a.out, wrapped(fmt.Sprintf("   %d) %s", i+1, problem.Clean(choice)), promptWidth, 6))
	}
}

// promptWidth is how wide questions are, on any terminal and in a pipe.
const promptWidth = 78

// wrapped breaks a text of one line at blanks so that lines have a width, the further
// ones indented. A width of 0 is without limit.
func wrapped(text string, width, indent int) string {
	if width <= 0 || utf8.RuneCountInString(text) <= width {
		return text
	}
	var b strings.Builder
	at := 0
	for i, word := range strings.SplitAfter(text, " ") {
		length := utf8.RuneCountInString(strings.TrimRight(word, " "))
		if i > 0 && at > indent && at+length > width {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		}
		b.WriteString(word)
		at += utf8.RuneCountInString(word)
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// answer reads a line; a blank one is the guess, if there is one.
func (a *asker) answer(guess string) (string, error) {
	prompt := "   > "
	if guess != "" {
		prompt = "   [" + problem.Clean(guess) + "] > "
	}
	fmt.Fprint(a.out, prompt)
	select {
	case line, ok := <-a.lines:
		if !ok {
			fmt.Fprintln(a.out)
			return "", usage(problem.Say("answer each question, or take the guesses: servgap init --yes"), problem.Say("the answers ended before the questions; nothing was written"))
		}
		if line == "" {
			return guess, nil
		}
		return line, nil
	case <-a.ctx.Done():
		fmt.Fprintln(a.out)
		return "", context.Cause(a.ctx)
	}
}

// wrong says that an answer is none that is accepted.
func (a *asker) wrong(text string) {
	fmt.Fprintln(a.out, wrapped("   ! "+problem.Clean(text), promptWidth, 5))
}

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

// askFor asks for what keeps the columns from being understood: which sides there are,
// or the scale. Anything else is a fault of the file.
func (r *initRun) askFor(problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	codes := make(map[string]bool)
	for _, p := range problems {
		codes[p.Code] = true
	}
	switch {
	case codes["E-COL-NONE"] || codes["E-PAIR-SIDE"] || codes["E-COL-MISSING"] || codes["E-COL-RANGE"] || codes["E-PAIR-COUNT"] || codes["E-COL-TWICE"]:
		return r.askSides(problems)
	case codes["E-PAIR-MISSING"] && !r.choose.Columns.DropUnpaired:
		return r.askUnpaired(problems)
	case len(codes) == 1 && (codes["E-SCALE-NONE"] || codes["E-LABEL-SET"] || codes["E-SCALE-FORM"]):
		return r.askScale(problems)
	}
	return problems
}

// tellShort says what is wrong in a line each, at most three.
func (r *initRun) tellShort(problems problem.List) {
	for i, p := range problems {
		if i == 3 {
			break
		}
		r.asker.wrong(p.Message.In(r.w))
	}
}

// askSides asks which columns are expected and which perceived.
func (r *initRun) askSides(problems problem.List) error {
	first, second := r.source.AskedTwice()
	name := func(columns []int) string {
		return oneLine(r.source.Header[columns[0]]) + ":" + oneLine(r.source.Header[columns[len(columns)-1]])
	}
	if len(first) == 0 || r.choose.Columns.Expected != nil || r.choose.Columns.Perceived != nil {
		r.tellShort(problems)
		r.asker.question(r.w.Text("ask.columns"), r.columnList()...)
	} else {
		r.asker.question(r.w.Text("ask.sides"),
			r.w.Text("ask.side", "expected", name(first), "perceived", name(second)),
			r.w.Text("ask.side", "expected", name(second), "perceived", name(first)))
	}
	for {
		answer, err := r.asker.answer("")
		if err != nil {
			return err
		}
		switch expected, perceived, ok := strings.Cut(answer, " / "); {
		case len(first) > 0 && answer == "1":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = r.names(first), r.names(second)
			return nil
		case len(first) > 0 && answer == "2":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = r.names(second), r.names(first)
			return nil
		case ok && strings.TrimSpace(expected) != "" && strings.TrimSpace(perceived) != "":
			r.choose.Columns.Expected, r.choose.Columns.Perceived = []string{strings.TrimSpace(expected)}, []string{strings.TrimSpace(perceived)}
			return nil
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
}

// names are columns as --expected takes them.
func (r *initRun) names(columns []int) []string {
	var names []string
	for _, column := range columns {
		names = append(names, r.source.Header[column])
	}
	return names
}

// mostColumns bounds the columns that a question lists.
const mostColumns = 60

// columnList names the columns that can hold answers, by their numbers of the file.
func (r *initRun) columnList() []string {
	var names []string
	for _, name := range r.source.Header {
		if len(names) == mostColumns {
			break
		}
		names = append(names, problem.Quote(oneLine(name)))
	}
	return names
}

// askUnpaired asks whether columns without their counterpart are left out.
func (r *initRun) askUnpaired(problems problem.List) error {
	r.tellShort(problems)
	r.asker.question(r.w.Text("ask.unpaired"), r.w.Text("ask.drop"), r.w.Text("ask.stop"))
	answer, err := r.asker.answer("1")
	if err != nil {
		return err
	}
	if answer != "1" {
		return problems
	}
	r.choose.Columns.DropUnpaired = true
	return nil
}

// askScale asks for the scale; there is no guess, for the lowest and the highest
// answer seen need not be its ends.
func (r *initRun) askScale(problems problem.List) error {
	r.tellShort(problems)
	r.asker.question(r.w.Text("ask.scale"))
	for {
		answer, err := r.asker.answer("")
		if err != nil {
			return err
		}
		if _, err := survey.ParseScale(answer); err == nil {
			again := r.choose.Columns.Scale == answer
			r.choose.Columns.Scale = answer
			if again {
				return problems
			}
			return nil
		}
		r.asker.wrong(r.w.Text("ask.scale_form"))
	}
}

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

// askOrder asks whether the sides that were found are the right way round.
func (r *initRun) askOrder() error {
	q := r.layout.Questionnaire
	at := func(c survey.Construct) int { return slices.Index(q.Constructs, c) }
	expected, perceived := at(survey.Expected), at(survey.Perceived)
	c := &r.choose.Columns
	if c.Expected != nil || c.Perceived != nil {
		return nil
	}
	if expected < 0 || perceived < 0 {
		return r.askOther()
	}
	name := func(construct int) string {
		columns := r.layout.Answers(construct)
		return oneLine(r.source.Header[columns[0]]) + " … " + oneLine(r.source.Header[columns[len(columns)-1]])
	}
	r.asker.question(r.w.Text("ask.sides"),
		r.w.Text("ask.side", "expected", name(expected), "perceived", name(perceived)),
		r.w.Text("ask.side", "expected", name(perceived), "perceived", name(expected)))
	for {
		answer, err := r.asker.answer("1")
		if err != nil {
			return err
		}
		switch first, second, ok := strings.Cut(answer, " / "); {
		case answer == "1":
			return nil
		case answer == "2":
			c.Expected, c.Perceived = r.names(r.layout.Answers(perceived)), r.names(r.layout.Answers(expected))
			return r.find()
		case ok:
			c.Expected, c.Perceived = []string{strings.TrimSpace(first)}, []string{strings.TrimSpace(second)}
			return r.find()
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
}

// askOther asks for the side that was not found, if it was asked at all.
func (r *initRun) askOther() error {
	r.asker.question(r.w.Text("ask.other"), r.columnList()...)
	for {
		answer, err := r.asker.answer("-")
		if err != nil {
			return err
		}
		first, second, ok := strings.Cut(answer, " / ")
		switch {
		case answer == "-":
			return nil
		case ok:
			r.choose.Columns.Expected, r.choose.Columns.Perceived = []string{strings.TrimSpace(first)}, []string{strings.TrimSpace(second)}
			return r.find()
		}
		r.asker.wrong(r.w.Text("ask.sides_form"))
	}
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
		for role, file := range files {
			source, err := importers.Open(file, nil, importers.OpenOptions{})
			if err != nil {
				r.asker.wrong(r.sh.said(err))
				ok = false
				break
			}
			source.Close()
			r.files[role] = file
		}
		if ok {
			return nil
		}
		if files == nil {
			r.asker.wrong(r.w.Text("ask.groups_form"))
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
func typedGroups(text string) (map[survey.Role]string, bool) {
	files := make(map[survey.Role]string)
	for part := range strings.SplitSeq(text, ";") {
		name, file, ok := strings.Cut(part, "=")
		role, file := survey.Role(strings.TrimSpace(name)), strings.TrimSpace(file)
		if !ok || file == "" || !slices.Contains([]survey.Role{survey.Managers, survey.Staff, survey.Documents}, role) {
			return nil, false
		}
		files[role] = file
	}
	return files, true
}
