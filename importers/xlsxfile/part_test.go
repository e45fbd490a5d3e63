package xlsxfile

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// TestParts reads one table in the forms that programs and the standard allow.
func TestParts(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/"
	tests := []struct {
		name string
		with func(parts map[string]string)
	}{
		{"as it is", func(map[string]string) {}},
		{"strict namespaces", func(parts map[string]string) {
			change(parts, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", strict+"spreadsheetml/main")
			change(parts, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", strict+"officeDocument/relationships")
		}},
		{"another prefix of relations", func(parts map[string]string) {
			change(parts, "xmlns:r=", "xmlns:rel=")
			change(parts, "r:id=", "rel:id=")
		}},
		{"prefixes", func(parts map[string]string) {
			for _, name := range []string{sheetPart, stringsPart, workbookPart} {
				parts[name] = strings.NewReplacer("xmlns=", "xmlns:x=", "xmlns:r=", "xmlns:r=", "</", "</x:", "<", "<x:").Replace(parts[name])
			}
		}},
		{"byte order mark", func(parts map[string]string) {
			for name := range parts {
				parts[name] = "\ufeff" + parts[name]
			}
		}},
		{"UTF-16, little end first", func(parts map[string]string) { recode(parts, unicode.LittleEndian, unicode.UseBOM) }},
		{"UTF-16, big end first", func(parts map[string]string) { recode(parts, unicode.BigEndian, unicode.UseBOM) }},
		{"UTF-16 without a mark", func(parts map[string]string) { recode(parts, unicode.BigEndian, unicode.IgnoreBOM) }},
		{"absolute targets", func(parts map[string]string) {
			change(parts, `Target="`, `Target="/xl/`)
			change(parts, "/xl/xl/", "/xl/")
		}},
		{"escaped targets", func(parts map[string]string) { change(parts, `worksheets/sheet1`, `worksheets/%73heet1`) }},
		{"slashes of Windows in targets", func(parts map[string]string) { change(parts, `worksheets/sheet1`, `worksheets\sheet1`) }},
		{"slashes of Windows in names", func(parts map[string]string) { rename(parts, sheetPart, `xl\worksheets\sheet1.xml`) }},
		{"names in other letters", func(parts map[string]string) { rename(parts, stringsPart, "xl/SharedStrings.XML") }},
		{"another folder", func(parts map[string]string) {
			for name := range parts {
				if rest, ok := strings.CutPrefix(name, "xl/"); ok {
					rename(parts, name, "elsewhere/"+rest)
				}
			}
			change(parts, `Target="xl/`, `Target="elsewhere/`)
		}},
		{"no styles", func(parts map[string]string) { delete(parts, stylesPart) }},
		{"names that lead elsewhere", func(parts map[string]string) {
			for _, name := range []string{"../../a", "/etc/passwd", `C:\a`, "a\x00b", strings.Repeat("a", 60_000)} {
				parts[name] = "x"
			}
		}},
		{"a dimension that lies", func(parts map[string]string) {
			change(parts, "<sheetData>", `<dimension ref="A1:XFD1048576"/><sheetData>`)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := small(tableRows)
			tt.with(parts)
			if got := readAll(zipped(t, parts), Options{}); got.err != nil || got.rows != 3 || got.cols != 2 || got.warnings != nil {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func change(parts map[string]string, old, with string) {
	for name := range parts {
		parts[name] = strings.ReplaceAll(parts[name], old, with)
	}
}

func rename(parts map[string]string, name, to string) {
	parts[to] = parts[name]
	delete(parts, name)
}

func recode(parts map[string]string, end unicode.Endianness, mark unicode.BOMPolicy) {
	for name := range parts {
		text, err := unicode.UTF16(end, mark).NewEncoder().String(`<?xml version="1.0" encoding="utf-16"?>` + "<!--😀-->" + parts[name])
		if err != nil {
			panic(err)
		}
		parts[name] = text
	}
}

func TestBrokenParts(t *testing.T) {
	tests := []struct {
		name       string
		with       func(parts map[string]string)
		code, want string
	}{
		{"no relations", func(parts map[string]string) { delete(parts, "_rels/.rels") }, "E-FILE-DAMAGED", "no workbook in it"},
		{"no workbook", func(parts map[string]string) { delete(parts, workbookPart) }, "E-FILE-DAMAGED", "xl/workbook.xml is missing"},
		{"no sheet", func(parts map[string]string) { delete(parts, sheetPart) }, "E-FILE-DAMAGED", "the sheet is missing"},
		{"no relation to the sheet", func(parts map[string]string) { change(parts, `Id="rId1" Type`, `Id="rId9" Type`) }, "E-FILE-DAMAGED", "the sheet is missing"},
		{"no shared strings", func(parts map[string]string) { delete(parts, stringsPart) }, "E-FILE-DAMAGED", "names shared text 0 of 0"},
		{"sheet above the package", func(parts map[string]string) { change(parts, `Target="worksheets`, `Target="../../worksheets`) }, "E-FILE-DAMAGED", "outside of the workbook"},
		{"sheet on a disk", func(parts map[string]string) { change(parts, `Target="worksheets`, `Target="file:///worksheets`) }, "E-FILE-DAMAGED", "outside of the workbook"},
		{"sheet in the net", func(parts map[string]string) {
			change(parts, `Target="worksheets/sheet1.xml"`, `Target="http://127.0.0.1/" TargetMode="External"`)
		}, "E-FILE-DAMAGED", "outside of the workbook"},
		{"another document", func(parts map[string]string) { parts[workbookPart] = `<document/>` }, "E-FILE-DAMAGED", "it does not hold what its relation says"},
		{"OpenDocument", func(parts map[string]string) { delete(parts, "_rels/.rels"); parts["content.xml"] = "" }, "E-FILE-XLS", "OpenDocument"},
		{"binary workbook", func(parts map[string]string) { change(parts, "xl/workbook.xml", "xl/book.bin") }, "E-FILE-XLS", ".xlsb"},
		{"half a character of UTF-16", func(parts map[string]string) { parts[sheetPart] = "\xff\xfe<\x00\x00\xd8a\x00" }, "E-FILE-DAMAGED", "not UTF-16"},
		{"odd length of UTF-16", func(parts map[string]string) { parts[sheetPart] = "\xff\xfe<\x00a" }, "E-FILE-DAMAGED", "not UTF-16"},
		{"other encoding", func(parts map[string]string) {
			parts[sheetPart] = `<?xml version="1.0" encoding="windows-1252"?>` + parts[sheetPart]
		}, "E-FILE-DAMAGED", "the encoding windows-1252 is not accepted"},
		{"blank sheet that unpacks to too much", func(parts map[string]string) {
			change(parts, "</sheetData>", strings.Repeat(`<x a="`+strings.Repeat(" ", 64_000)+`"/>`, freeBytes/60_000)+"</sheetData>")
		}, "E-FILE-SIZE", "more than 200 times its size"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := small(tableRows)
			tt.with(parts)
			err := readAll(zipped(t, parts), Options{}).err
			if err == nil {
				t.Fatal("no error")
			}
			if p := asProblem(t, err); p.Code != tt.code || !strings.Contains(p.Message.String(), tt.want) {
				t.Errorf("got %v [%s], want %s", p, p.Code, tt.want)
			}
		})
	}
}

func TestRowTooLong(t *testing.T) {
	cell := `<c t="inlineStr"><is><t>` + strings.Repeat("x", maxCell) + `</t></is></c>`
	parts := small(header + `<row r="2">` + strings.Repeat(cell, maxRowText/maxCell+1) + `</row>`)
	err := readAll(packed(t, parts, zip.Store), Options{}).err
	if p := asProblem(t, err); p.Code != "E-FILE-SIZE" || p.Row != 2 || !strings.Contains(p.Message.String(), "a row of more than 16 MiB") {
		t.Errorf("got %v", p)
	}
}

// TestLiesOfTheArchive changes what a package says of its sheet.
func TestLiesOfTheArchive(t *testing.T) {
	const directory = "PK\x01\x02" // an entry of the list; see the offsets in APPNOTE.TXT 4.3.12
	tests := []struct {
		name   string
		offset int
		value  uint32
		want   string // empty if the table is read
	}{
		{"as it is", 8, 0, ""}, // replaced by what it is
		{"no check sum", 16, 0, "checksum"},
		{"another check sum", 16, 1, "checksum"},
		{"shorter", 24, 10, "zip: "},
		{"longer", 24, 1 << 30, "unexpected EOF"},
		{"packed longer than the file", 20, 1 << 30, "beyond the end"},
		{"in the place of another", 42, 0, "in the same place"},
		{"beyond the end", 42, 1 << 30, "EOF"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := zipped(t, small(tableRows))
			at := -1
			for i := 0; ; {
				n := bytes.Index(data[i:], []byte(directory))
				if n < 0 {
					break
				}
				i += n + len(directory)
				if bytes.HasPrefix(data[i+42:], []byte(sheetPart)) {
					at = i - len(directory)
				}
			}
			if at < 0 {
				t.Fatal("no entry")
			}
			if tt.want != "" {
				binary.LittleEndian.PutUint32(data[at+tt.offset:], tt.value)
			}
			err := readAll(data, Options{}).err
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestUnusedPartsAreNotUnpacked(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	read, err := zip.NewReader(bytes.NewReader(zipped(t, small(tableRows))), int64(len(zipped(t, small(tableRows)))))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range read.File {
		if err := w.Copy(part); err != nil {
			t.Fatal(err)
		}
	}
	out, err := w.CreateRaw(&zip.FileHeader{Name: "xl/media/image1.png", Method: zip.Deflate, CompressedSize64: 1, UncompressedSize64: 1 << 40})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write([]byte{0}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := readAll(b.Bytes(), Options{}); got.err != nil || got.rows != 3 {
		t.Errorf("got %+v", got)
	}
}
