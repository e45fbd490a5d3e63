package cli

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/importers"
)

// foundWords says what was found; "" of what stands in the head of the inspection.
func foundWords(f importers.Finding, in importers.Inspection, w lang.Words) string {
	columns, n := named(f.Letters, in), w.Count(f.Count)
	low, high, value := f.Values["low"], f.Values["high"], f.Values["value"]
	switch f.Code {
	case importers.FoundAggregate:
		return w.Text("found.aggregate")
	case importers.FoundNoHeader:
		return w.Text("found.no_header")
	case importers.FoundSetAside:
		return w.Text("found.set_aside", "columns", columns, "what", dropWords(importers.Dropped{Reason: f.Values["reason"], Count: f.Count}, w))
	case importers.FoundRecode:
		return w.Text("found.recode", "columns", columns, "values", f.Values["values"])
	case importers.FoundZero:
		return w.Text("found.zero", "columns", columns, "value", value, "n", n, "low", low, "high", high)
	case importers.FoundNegative:
		return w.Text("found.negative", "columns", columns, "value", value, "n", n, "low", low, "high", high)
	case importers.FoundFar:
		return w.Text("found.far", "columns", columns, "value", value, "n", n, "low", low, "high", high)
	case importers.FoundSymmetric:
		return w.Text("found.symmetric", "columns", columns, "low", low, "high", high)
	case importers.FoundEleven:
		return w.Text("found.eleven", "columns", columns)
	case importers.FoundRanking:
		return w.Text("found.ranking", "columns", columns, "high", high)
	case importers.FoundChoices:
		return w.Text("found.choices", "columns", columns)
	case importers.FoundConstant:
		return w.Text("found.constant", "columns", columns)
	case importers.FoundSum:
		return w.Text("found.sum", "columns", columns, "first", f.Values["first"], "last", f.Values["last"])
	case importers.FoundMean:
		return w.Text("found.mean", "columns", columns, "first", f.Values["first"], "last", f.Values["last"])
	case importers.FoundAboveScale:
		return w.Text("found.above", "columns", columns, "value", value, "n", n, "low", low, "high", high)
	case importers.FoundDontKnow:
		return w.Text("found.no_answer", "columns", columns, "value", value, "n", n, "label", f.Values["label"])
	case importers.FoundFalling:
		return w.Text("found.falling", "columns", columns, "low", low, "high", high)
	case importers.FoundSuspect:
		return w.Text("found.reversed", "columns", columns)
	case importers.FoundForeign:
		return w.Plural("found.foreign", f.Count, "columns", columns, "values", foreignWords(f, in, w))
	case importers.FoundStraight:
		return w.Plural("found.straight", f.Count, "columns", columns)
	case importers.FoundRepeated:
		return w.Text("found.repeated_rows")
	case importers.FoundNoRatings:
		return w.Text("found.no_ratings")
	case importers.FoundRepeatedIDs, importers.FoundQuick:
		return ""
	default:
		panic("cli: no words for the finding " + f.Code)
	}
}

// foreignWords lists the answers of a block that are none of its scale.
func foreignWords(f importers.Finding, in importers.Inspection, w lang.Words) string {
	at := slices.IndexFunc(in.Blocks, func(b importers.Block) bool { return slices.Equal(b.Letters, f.Letters) })
	var said []string
	unnamed := int64(0)
	for _, x := range in.Blocks[at].Foreign {
		if x.Value == "" {
			unnamed += x.Count
			continue
		}
		said = append(said, quoted(x.Value)+" ("+w.Count(x.Count)+")")
	}
	if unnamed > 0 {
		said = append(said, w.Text("found.unnamed")+" ("+w.Count(unnamed)+")")
	}
	const most = 8
	if len(said) > most {
		said = append(said[:most], "…")
	}
	return strings.Join(said, ", ")
}
