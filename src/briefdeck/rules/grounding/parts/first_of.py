"""Who was the first in a text, while the lines say it of another: “Bevis was the first to see it”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name, name_key
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.rules.fact_context import Claim

_FIRST = re.compile(r"\b(?<!at )(?<!half )first\b(?! (?:half|of all)\b)")
_BEING = one_of((*ENGLISH.grammar.being, *ENGLISH.grammar.having_been))
_IS_FIRST = re.compile(rf"(?: [0-9]+| [IVX]+)?(?:,? who)?,? (?:{_BEING}) (?:also )?(?:the )?(?:very )?\Z")
_IS_NAMED = re.compile(rf"\bfirst\b[^.;:]*? (?:{_BEING}) (?:the )?(?:[a-z-]+ ){{0,3}}\Z", re.IGNORECASE)
_PRONOUNS = frozenset(word for several in ENGLISH.people.pronouns.values() for word in several)
_FEWEST = 2
"""Words that a sentence about the first shares with the text."""


def find_other_first(claim: Claim) -> Iterator[str]:
    """Find the names that a text calls the first where the sentences of the lines call another so."""
    text = claim.plain
    if "first" not in text or claim.fact.drawn_from:
        return
    for name in claim.names:
        if not _is_called_first(text, name):
            continue
        named = frozenset(stem(fold_word(word)) for word in name.words)
        about = read_sentence(text).stems - named - {"first"}
        there = [sentence for sentence in _sentences(claim) if len(about & read_sentence(sentence).stems) >= _FEWEST]
        if there and not any(_may_tell_of(sentence, name) for sentence in there):
            yield name.written


def _is_called_first(text: str, name: Name) -> bool:
    match = re.search(r"\bfirst\b", text)
    if match is None:
        return False
    if name.end <= match.start():
        return _IS_FIRST.fullmatch(text[name.end : match.start()]) is not None
    return _IS_NAMED.search(text, 0, name.start) is not None


def _sentences(claim: Claim) -> Iterator[str]:
    """Yield the sentences of the lines that tell of a first."""
    for _, line in claim.cited.written_lines:
        yield from (
            sentence for sentence in split_sentences(line) if _FIRST.search(sentence[:1].lower() + sentence[1:])
        )


def _may_tell_of(sentence: str, name: Name) -> bool:
    """Tell whether *sentence* has a word of the name, or may mean whoever it is: “she was the first”."""
    written = words(sentence)
    keys = {name_key(word) for word in written}
    if not keys.isdisjoint(name.keys):
        return True
    at = next((at for at, word in enumerate(written) if fold_word(word) == "first"), 0)
    before = written[:at]
    if not _PRONOUNS.isdisjoint(map(fold_word, before)):
        return True
    subject = [word for word in before if fold_word(word) not in STOP_WORDS]
    others = [word for word in written[1:] if word[0].isupper()]
    return bool(subject) and not others
