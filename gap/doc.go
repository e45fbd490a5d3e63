// Package gap analyses tallies of a survey by the gaps model: six steps
// (expected service, perceived service, service delivery, design and standards,
// management's perceptions, market communication) and the gaps between them.
// A gap is received minus reference, always; below zero is a shortfall.
//
// Begin with Plan, which says what has to be counted of a questionnaire, count
// the responses of each group with package tally, and call Analyze on the Study
// of customers, managers and staff, as many of them as were asked; or, for whether
// items belong together, ReliabilityPlan and Reliability in their place, for what goes
// along with satisfaction and loyalty, DriversPlan and Drivers. Hide small groups with
// Suppress before anything is shown. A Result holds numbers and
// codes and no words for people.
package gap
