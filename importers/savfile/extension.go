package savfile

import "servgap/importers/problem"

// Subtypes of record 7 that are read; all others are passed over.
const (
	integerInfo   = 3
	floatInfo     = 4
	longNames     = 13
	longTexts     = 14
	encodingName  = 20
	longLabels    = 21
	longMissing   = 22
	ieeeFloats    = 1 // in integerInfo
	integerFields = 8
)

// maxAnswer is beyond every answer; all programs call the lowest float64 missing.
const maxAnswer = 1e300

// readExtension reads a record 7: a subtype and some parts of one size.
func (d *dictionary) readExtension(s *input) {
	subtype, size, count := s.int32(), s.int32(), s.int32()
	if size < 0 || count < 0 {
		s.fail(problem.Say("record 7 of type %d has no length", subtype))
		return
	}
	total := int64(size) * int64(count)
	switch subtype {
	case integerInfo:
		if total < 4*integerFields {
			s.fail(problem.Say("record 7 of type %d is too short", subtype))
			return
		}
		s.skip(4 * 4)
		if floats := s.int32(); floats != ieeeFloats && s.err == nil {
			s.fail(problem.Say("its numbers are not in the form of IEEE 754"))
		}
		s.skip(4 * 2)
		d.codepage = s.int32()
		s.skip(total - 4*integerFields)
	case floatInfo:
		if total < 8 {
			s.fail(problem.Say("record 7 of type %d is too short", subtype))
			return
		}
		d.sysmis = s.float64()
		if d.sysmis > -maxAnswer && s.err == nil {
			s.fail(problem.Say("what its system calls missing is %s, which may be an answer", decimal(d.sysmis)))
		}
		s.skip(total - 8)
	case longNames:
		d.longNames = s.bytes(total)
	case longTexts:
		d.longTexts = s.bytes(total)
	case encodingName:
		d.encoding = trimmed(s.bytes(total))
	case longLabels:
		d.longLabels = s.bytes(total)
	case longMissing:
		d.longMissed = s.bytes(total)
	default:
		s.skip(total)
	}
}
