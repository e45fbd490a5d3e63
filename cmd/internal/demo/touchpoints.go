package demo

import (
	"fmt"
	"strings"
)

// metAt is where customers meet the service, by item.
var metAt = []struct{ touchpoint, items string }{
	{"facilities", "TAN1 TAN2"},
	{"staff-appearance", "TAN3"},
	{"advertising", "TAN4"},
	{"services", "REL1 REL3 REL4 RESP1"},
	{"complaints", "REL2"},
	{"pricing", "REL5"},
	{"staff-behaviour", "RESP2 RESP3 RESP4 ASS1 ASS2 ASS3 ASS4 EMP1 EMP2 EMP3 EMP4 EMP5"},
}

// met lists the items with their touchpoints.
func met() string {
	var items []string
	for _, at := range metAt {
		for item := range strings.FieldsSeq(at.items) {
			items = append(items, fmt.Sprintf("{id: %s, touchpoint: %s}", item, at.touchpoint))
		}
	}
	return strings.Join(items, ", ")
}
