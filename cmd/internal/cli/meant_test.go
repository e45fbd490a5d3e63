package cli

import (
	"strings"
	"testing"
)

// TestDidYouMean: wherever a name is not known, the one that was meant is named. The
// project is the sample.
func TestDidYouMean(t *testing.T) {
	long(t)
	t.Chdir(t.TempDir())
	if got := runLine(t, "", "demo", "-q", "--lang", "en"); got.code != ExitOK {
		t.Fatal(got.err)
	}
	t.Chdir("servgap-demo")
	if got := runLine(t, "", "baseline", "save", "-q"); got.code != ExitOK {
		t.Fatal(got.err)
	}
	const spring = "data/customers_q2.csv"
	for _, tt := range []struct{ name, line, meant string }{
		{"a command", "analize", "analyze"},
		{"a command of a command", "baseline sav", "save"},
		{"another", "config shw", "show"},
		{"a topic", "help six-step", "six-steps"},
		{"a topic by its beginning", "help gloss", "glossary"},
		{"a shell", "completion bsh", "bash"},
		{"a flag", "gaps --itms", "--items"},
		{"a gap", "gaps servce", "service"},
		{"a gap of a flag", "compare --gap servce", "service"},
		{"a step", "step perceved", "perceived"},
		{"a dimension", "chain -d reliabilty", "reliability"},
		{"a dimension by its beginning", "gaps --items -d EMP", "empathy"},
		{"a wave", "analyze --wave 2026-Q4", "2026-Q2"},
		{"waves that are compared", "compare 2026-Q1 2026-Q3", "2026-Q2"},
		{"a wave of an audit", "audit 2026-Q5", "2026-Q2"},
		{"a gate", "explain gate no-fal", "no-fall"},
		{"a background question", "analyze --by Regon", "Region"},
		{"a column of a file", "analyze --by Regon " + spring, "Region"},
		{"a column of a range", "analyze --expected E_TAN1:E_EMP9 --perceived P_TAN1:P_EMP5 " + spring, "E_EMP1"},
		{"a column of an outcome", "drivers --outcome Satified --outcome-scale 1-5 " + spring, "Satisfied"},
		{"a weight", "analyze --weight Wieght " + spring, "Weight"},
		{"a cluster", "analyze --cluster Brnch " + spring, "Branch"},
		{"an answer", "gaps --where Region=Nort", "North"},
		{"a level to compare with", "compare --by Region --control Nrth", "North"},
		{"units", "units Brnch", "Branch"},
		{"a unit", "explain units.Alt", "units.Alta"},
		{"a rival", "compare --rival Havnn", "Havn"},
		{"an outcome, two letters the wrong way round", "loyalty --outcome nsp", "nps"},
		{"a kind of outcome", "loyalty --outcome Recommend --outcome-kind npx " + spring, "nps"},
		{"a group", "tally --group custmers -o t.json " + spring, "customers"},
		{"a field of incidents", "incidents data/complaints_q2.csv --column caus=Cause", "cause"},
		{"a rule", "dissatisfied --rule detracter", "detractor"},
		{"what was rated", "reliability --of gp", "gap"},
		{"a rotation", "reliability --rotate varimx", "varimax"},
		{"an interval", "gaps --bootstrap bcaa", "bca"},
		{"a cut", "priority --cut dta", "data"},
		{"a preset", "analyze --preset servqal-1991 " + spring, "servqual-1991"},
		{"a sheet", "analyze data/customers_q3.xlsx --sheet Answrs", "Answers"},
		{"an encoding", "analyze --encoding uft-8 " + spring, "utf-8"},
		{"a file", "analyze data/customrs_q2.csv", "data/customers_q2.csv"},
		{"a baseline", "baseline show baselines/2026-Q4.json", "baselines/2026-Q3.json"},
		{"a project", "gaps --config servgp.yaml", "servgap.yaml"},
		{"a form", "gaps -f cvs", "csv"},
		{"an ending", "gaps -o x.cvs", ".csv"},
		{"a report", "audit --report juint=x.xml", "junit"},
		{"what fails an audit", "audit --fail-on unsre", "unsure"},
		{"a language", "gaps --lang dda", "da"},
		{"a colour", "gaps --color alwys", "always"},
		{"a form of csv", "gaps --csv nordik", "nordic"},
		{"a form of messages", "gaps --errors jsn", "json"},
		{"a term", "explain Hlm", "Holm"},
		{"a code", "explain E-COL-MISING", "E-COL-MISSING"},
		{"a gap that is explained", "explain servce.reliability", "service.reliability"},
		{"a row that is explained", "explain eyes.reliabilty", "eyes.reliability"},
	} {
		got := runLine(t, "", strings.Fields(tt.line+" --lang en")...)
		if strings.Contains(tt.line, "--lang") {
			got = runLine(t, "", strings.Fields(tt.line)...)
		}
		if want := `did you mean "` + tt.meant + `"?`; got.code == ExitOK || !strings.Contains(got.err, want) {
			t.Errorf("%s: servgap %s: exit %d\n%swant %s", tt.name, tt.line, got.code, got.err, want)
		}
	}
}
