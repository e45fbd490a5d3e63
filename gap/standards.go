package gap

// standards is step 4: are design and standards set where customers expect
// them? Only managers or the written standards can say; customers cannot.
func standards() Step { return notMeasured(StepStandards, NeedsManagers) }
