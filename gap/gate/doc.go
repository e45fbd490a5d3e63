// Package gate judges numbers against the limits of an audit. A verdict is pass,
// warn, fail, unsure or not judged: what could not be judged is never a pass.
//
// A Limit is about a number as it is, such as a gap or the number of answers; a
// Fall about its change since an earlier wave. Both look at the interval, not at
// the number alone, so that few answers give unsure and not chance. The targets of
// one gate, such as five dimensions, are judged together: their intervals hold all
// at once, and Holm's adjustment runs over them and over nothing else, so that a
// gate that is added never changes the verdict of another.
//
// Audit.Rule goes from checks and results to rulings, one for each target of each
// check: what the numbers say, and what that counts as after severity, if_unsure and
// waivers. Reports are made of rulings and of nothing else.
package gate
