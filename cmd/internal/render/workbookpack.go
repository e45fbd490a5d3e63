package render

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// contentTypes is the part of a package that says what the others are.
type contentTypes struct {
	XMLName   xml.Name      `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []contentType `xml:"Default"`
	Overrides []contentType `xml:"Override"`
}

type contentType struct {
	Extension   string `xml:",attr,omitempty"`
	PartName    string `xml:",attr,omitempty"`
	ContentType string `xml:",attr"`
}

const contentTypesPart = "[Content_Types].xml"

// repacked is a package with its parts in the order of their names and the list of
// their types sorted, which excelize writes in an order of its own each time.
func repacked(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		if err := repack(out, part); err != nil {
			return nil, err
		}
	}
	err = out.Close()
	return b.Bytes(), err
}

// repack copies a part, without the time at which it was made.
func repack(out *zip.Writer, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err == nil && part.Name == contentTypesPart {
		data, err = sortedTypes(data)
	}
	if err != nil {
		return err
	}
	w, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func sortedTypes(data []byte) ([]byte, error) {
	var types contentTypes
	if err := xml.Unmarshal(data, &types); err != nil {
		return nil, err
	}
	byName := func(a, b contentType) int {
		return cmp.Or(strings.Compare(a.Extension, b.Extension), strings.Compare(a.PartName, b.PartName))
	}
	slices.SortFunc(types.Defaults, byName)
	slices.SortFunc(types.Overrides, byName)
	sorted, err := xml.Marshal(types)
	return append([]byte(xml.Header), sorted...), err
}
