package importers

import "strings"

// mostTexts bounds the texts that are remembered of a question, so that each way
// of writing an answer is worked out once; a file that has more is only slower.
const mostTexts = 500

// remembered is what was made of texts that come again and again in a column.
type remembered[V any] struct {
	recent [256]*memory[V] // by the sign of the text
	all    map[string]*memory[V]
}

// memory is a text and what was made of it.
type memory[V any] struct {
	key  key
	text string
	made V
}

// of gives what was made of a text, nil if it is not known.
func (r *remembered[V]) of(text string) *V {
	k := keyOf(text)
	at := &r.recent[k.sign(len(text))]
	if m := *at; m != nil && m.key.is(k) && len(m.text) == len(text) && (len(text) <= mostKeyed || m.text == text) {
		return &m.made
	}
	known := r.all[text]
	if known == nil {
		return nil
	}
	*at = known
	return &known.made
}

// keep remembers what was made of a text, which is a piece of a whole part of a file: a
// copy of it stays. It gives what was made.
func (r *remembered[V]) keep(text string, made V) *V {
	switch {
	case r.all == nil:
		r.all = make(map[string]*memory[V])
	case r.full():
		return &made
	}
	text = strings.Clone(text)
	m := &memory[V]{keyOf(text), text, made}
	r.all[text] = m
	return &m.made
}

// full reports whether no further text is kept.
func (r *remembered[V]) full() bool { return len(r.all) == mostTexts }
