package cli

import (
	"os"
	"slices"
	"strings"

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
