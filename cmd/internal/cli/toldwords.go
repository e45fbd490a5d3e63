package cli

import (
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/importers"
	"servgap/importers/dialect"
	"servgap/importers/problem"
)

// assumedWords says what was assumed.
func assumedWords(a importers.Assumption, w lang.Words) string {
	switch a.Code {
	case importers.AssumedPresetByNames:
		return w.Text("assumed.preset_by_names", "preset", a.Values["preset"])
	case importers.AssumedPresetByLabels:
		return w.Text("assumed.preset_by_labels", "preset", a.Values["preset"])
	case importers.AssumedPresetByNumbers:
		return w.Text("assumed.preset_by_numbers", "preset", a.Values["preset"])
	case importers.AssumedScale:
		return w.Text("assumed.scale", "scale", a.Values["scale"])
	case importers.AssumedLabels:
		return w.Text("assumed.labels", "low", a.Values["low"], "high", a.Values["high"], "scale", a.Values["scale"])
	case importers.AssumedImportance:
		return w.Text("assumed.importance", "question", a.Values["question"])
	case importers.AssumedSatisfaction:
		return w.Text("assumed.satisfaction", "question", a.Values["question"])
	case importers.AssumedStatements:
		return w.Text("assumed.statements", "expected", a.Values["expected"], "perceived", a.Values["perceived"])
	case importers.AssumedHinted:
		return w.Text("assumed.hinted", "names", namesOf(a, w))
	case importers.AssumedOnlyExpected:
		return w.Text("assumed.only_expected")
	case importers.AssumedOnlyPerceived:
		return w.Text("assumed.only_perceived")
	case importers.AssumedOnlyAdequate:
		return w.Text("assumed.only_adequate")
	case importers.AssumedNoPerceived:
		return w.Text("assumed.no_perceived")
	case importers.AssumedNoAdequate:
		return w.Text("assumed.no_adequate", "preset", a.Values["preset"])
	case importers.AssumedAdequateUnused:
		return w.Text("assumed.adequate_unused", "names", namesOf(a, w))
	case importers.AssumedOrder:
		return w.Text("assumed.order", "names", namesOf(a, w))
	case importers.AssumedDirectOrder:
		return w.Text("assumed.direct_order", "first", a.Values["first"])
	case importers.AssumedDirect:
		return w.Text("assumed.direct", "question", a.Values["question"])
	case importers.AssumedDirectApart:
		return w.Text("assumed.direct_apart", "names", namesOf(a, w))
	case importers.AssumedTarget:
		return w.Text("assumed.target", "target", w.Decimal(a.Values["target"]), "scale", a.Values["scale"])
	case importers.AssumedUnpaired:
		return w.Text("assumed.unpaired", "names", namesOf(a, w))
	case importers.AssumedNoRatings:
		return w.Text("assumed.no_ratings", "names", namesOf(a, w))
	case importers.AssumedPoints:
		return w.Text("assumed.points", "first", a.Values["first"], "last", a.Values["last"])
	case importers.AssumedNoPoints:
		return w.Text("assumed.no_points", "names", namesOf(a, w))
	default:
		panic("cli: no words for the assumption " + a.Code)
	}
}

// namesOf lists the names of an assumption, and how many more there are.
func namesOf(a importers.Assumption, w lang.Words) string {
	names := problem.Comma(a.Names).In(w)
	if a.More == 0 {
		return names
	}
	return w.Text("names.more", "names", names, "n", w.Count(a.More))
}

// dropWords says what was left out, and why.
func dropWords(d importers.Dropped, w lang.Words) string {
	switch {
	case d.Rule != nil:
		return ruleWords(*d.Rule, d.Count, w)
	case d.Reason == importers.ReasonBlank:
		return w.Plural("drop.blank", d.Count)
	case d.Reason == importers.WithoutValence:
		return w.Plural("drop.unvalued", d.Count)
	case d.Reason == importers.ReasonUnrated:
		return w.Plural("drop.unrated", d.Count)
	case d.Reason == importers.ReasonFast:
		return w.Plural("drop.fast", d.Count)
	case d.Reason == importers.ReasonStraight:
		return w.Plural("drop.straight", d.Count)
	case d.Reason == importers.ReasonRepeated:
		return w.Plural("drop.repeated", d.Count)
	case d.Reason == importers.ReasonNoWeight:
		return w.Plural("drop.no_weight", d.Count)
	case d.Reason == importers.ReasonNoCluster:
		return w.Plural("drop.no_cluster", d.Count)
	case d.Reason == importers.ReasonBadPoints:
		return w.Plural("drop.points", d.Count)
	case d.Reason == dialect.Preview:
		return w.Plural("drop.preview", d.Count)
	case d.Reason == dialect.Test:
		return w.Plural("drop.test", d.Count)
	case d.Reason == dialect.Incomplete:
		return w.Plural("drop.incomplete", d.Count)
	case d.Reason == dialect.Spam:
		return w.Plural("drop.spam", d.Count)
	case d.Reason == dialect.ScreenedOut:
		return w.Plural("drop.screened_out", d.Count)
	case d.Reason == dialect.Deleted:
		return w.Plural("drop.deleted", d.Count)
	case d.Reason == dialect.Total:
		return w.Plural("drop.total", d.Count)
	case d.Reason == dialect.Note:
		return w.Plural("drop.note", d.Count)
	case strings.HasPrefix(d.Reason, importers.ReasonExcluded): // of a tally, which has no more of the rule
		return w.Plural("drop.rule", d.Count, "rule", problem.Clean(strings.TrimPrefix(d.Reason, importers.ReasonExcluded)))
	default:
		panic("cli: no words for what is left out as " + d.Reason)
	}
}

// ruleWords says which rows a rule of the project left out.
func ruleWords(rule importers.Criterion, n int64, w lang.Words) string {
	switch rule.Kind {
	case importers.RuleBelow:
		return w.Plural("drop.below", n, "column", rule.Column, "value", w.Decimal(rule.Values[0]))
	case importers.RuleIs:
		return w.Plural("drop.is", n, "column", rule.Column, "value", rule.Values[0])
	case importers.RuleIsNot:
		return w.Plural("drop.is_not", n, "column", rule.Column, "value", w.Either(rule.Values))
	default:
		panic("cli: no words for a rule of the kind " + rule.Kind)
	}
}
