package lang

import _ "embed"

//go:embed words/en.txt
var enWords string

//go:embed words/nb.txt
var nbWords string

//go:embed words/nn.txt
var nnWords string

//go:embed words/sv.txt
var svWords string

//go:embed words/da.txt
var daWords string

// embeddedWords are the catalogues by language. They are strings of the program, which
// nobody has to copy.
var embeddedWords = map[string]string{"en": enWords, "nb": nbWords, "nn": nnWords, "sv": svWords, "da": daWords}

//go:embed sentences/nb.txt
var nbSentences string

//go:embed sentences/nn.txt
var nnSentences string

//go:embed sentences/sv.txt
var svSentences string

//go:embed sentences/da.txt
var daSentences string

// embeddedSentences are the sentences by language; English ones stand in the program.
var embeddedSentences = map[string]string{"nb": nbSentences, "nn": nnSentences, "sv": svSentences, "da": daSentences}
