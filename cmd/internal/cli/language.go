package cli

import (
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
)

// words are the words for people in the language that is set.
func (sh *shared) words() (lang.Words, error) {
	settings, err := sh.load()
	if err != nil {
		return lang.Words{}, err
	}
	return wordsOf(settings), nil
}

// spoken are the words in which problems are told: those that were asked for, else
// of the project, else of the locale. They have to be told, too, if a setting is
// wrong, or before the command line could be read.
func (sh *shared) spoken() lang.Words {
	if settings, err := config.Load(sh.settings); err == nil && !sh.asked {
		return wordsOf(settings)
	}
	return sh.early
}

// earlyWords are those of a command line that has not been read yet, else of the
// environment; asked says that one of them names a language. Help and mistakes in
// the command line itself are told in them.
func earlyWords(args []string) (w lang.Words, asked bool) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.SetOutput(io.Discard)
	flags.BoolP("help", "h", false, "")
	code := flags.String(config.Lang, "", "")
	_ = flags.Parse(args) // what is wrong is told by cobra
	for _, code := range []string{*code, os.Getenv(config.EnvName(config.Lang))} {
		if w, err := lang.New(code); err == nil {
			return w, true
		}
	}
	return wordsOf(config.Settings{}), false
}

// wordsOf are the words of the language that is set, else of the terminal's. What
// programs read has no language.
func wordsOf(s config.Settings) lang.Words {
	code := s.Lang
	if code == "" {
		code = localeLanguage()
	}
	w, err := lang.New(code)
	if err != nil {
		panic(err) // settings are checked when they are loaded
	}
	return w
}

// localeLanguage is the language of the locale if there are words in it, else
// English. The first of the variables that is set decides, as everywhere.
func localeLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := os.Getenv(name)
		if locale == "" {
			continue
		}
		code := strings.FieldsFunc(locale+"_", func(r rune) bool { return strings.ContainsRune("_.@", r) })
		if len(code) > 0 && (code[0] == "no" || slices.Contains(lang.Codes(), code[0])) {
			return code[0]
		}
		return "en"
	}
	return "en"
}
