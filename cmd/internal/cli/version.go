package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(sh *shared) *cobra.Command {
	return &cobra.Command{
		Use:  "version",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return sh.print([]byte(versionLine() + "\n")) },
	}
}

// versionLine names the build: the module's version where it was installed by
// version, else the source revision if the build recorded it.
func versionLine() string {
	version := "development"
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" && info.Main.Version != "(devel)" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				version += " " + s.Value
			}
		}
	}
	return fmt.Sprintf("servgap %s, %s, %s/%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
