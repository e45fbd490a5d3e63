// Package gap analyses tallies of a survey by the gaps model: six steps
// (expected service, perceived service, service delivery, design and standards,
// management's perceptions, market communication) and the gaps between them.
// A gap is received minus reference, always; below zero is a shortfall.
//
// # From answers to a result
//
// Package survey says what was asked, package tally counts it, package stat computes,
// and this package says what the numbers mean in the model:
//
//	q := survey.Questionnaire{…}                    // what customers were asked
//	counted, err := tally.New(gap.Plan(q, ""))      // what has to be counted of it
//	counted.Add(response)                           // once for each respondent
//	r := gap.Analyze(gap.Study{Customers: counted}, gap.Options{})
//	r = gap.Suppress(r, gap.DefaultMinCell)         // before anything is shown
//
// A Study holds customers, managers, staff and documents, as many of them as were
// asked; a step whose group was not asked is said to be not measured. A Result holds
// numbers and codes and no words for people; what is undefined is null with a note.
// AnalyzeParts does the same for the levels of a background question, and hides what
// the hidden ones could be worked out of.
//
// # Other questions
//
// Each has a plan of what it needs counted, and a function that answers it:
//
//   - Reliability: whether the items of a dimension say the same
//   - Drivers: what goes along with satisfaction and loyalty
//   - Loyalty: what respondents say of the whole, and with Economics what losing
//     customers costs
//   - Eyes: how the company rates itself beside how it is rated
//   - Dissatisfaction: who is dissatisfied, and what goes along with it
//   - CompareUnits and CompareLevels: branches, departments, segments
//   - RankCompanies: competitors
//   - AnalyzeIncidents and AnalyzeMeasures: complaints, and standards in their own units
//
// # Over time
//
// Result.Compare sets a wave against an earlier one, TrendOver many beside each other,
// CompareJoined the same people with themselves; Baseline keeps a wave as a file without
// answers; Sizing says how many answers a change needs. Package gate judges.
package gap
