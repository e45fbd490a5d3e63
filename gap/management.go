package gap

// management is step 5: do we know what customers really ask for? It takes
// managers who say what they believe that customers expect.
func management() Step { return notMeasured(StepManagement, NeedsManagers) }
