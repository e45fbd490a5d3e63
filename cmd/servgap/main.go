// Servgap finds where a service falls short of what was expected.
package main

import (
	"os"

	"servgap/cmd/internal/cli"
)

func main() { os.Exit(cli.Main()) }
