package config

import _ "embed"

//go:embed schema.json
var schemaText []byte

// Schema is the form of servgap.yaml as a JSON Schema (draft 2020-12), for
// editors. It knows keys, types and words; that ids refer to something and that
// patterns tell columns apart only Read knows.
func Schema() []byte { return append([]byte(nil), schemaText...) }
