// Package render writes tables: Text for people, CSV and TSV for programs, and
// a result as JSON. A renderer formats and never computes.
package render
