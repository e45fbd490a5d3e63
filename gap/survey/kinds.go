package survey

// The kinds of an outcome that say something of loyalty.
const (
	KindNPS    = "nps"    // would recommend, 0 to 10
	KindCSAT   = "csat"   // is satisfied
	KindCES    = "ces"    // found it easy
	KindIndex  = "index"  // one of the three questions of the satisfaction index
	KindSwitch = "switch" // thinks of leaving; high leaves
	KindTell   = "tell"   // tells others
)
