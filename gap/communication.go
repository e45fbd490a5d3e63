package gap

// communication is step 6: do we promise more than we keep? It takes staff or
// marketing who say what is promised, or customers who say what they were
// promised.
func communication() Step { return notMeasured(StepCommunication, NeedsPromised) }
