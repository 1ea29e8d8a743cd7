"""Names in a packed language that no cited article has, where capitals tell a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.names.names import Name
from briefdeck.language.packs.pack_numbers import blank_out
from briefdeck.language.packs.pack_statements import sentences_of
from briefdeck.language.packs.pack_words import FoldedText, fold_letters, word_reader
from briefdeck.rules.fact_context import Claim

_SPACED_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ELIDED = re.compile(r"\A(?:[ldjnscmt]|qu)[’']", re.IGNORECASE)
_FEWEST = 3
"""Letters of a word that may be a name."""


def find_unknown_names(claim: Claim) -> Iterator[Name]:
    """Find the words of *claim* that are names by their capitals, and that no cited article has in any form."""
    pack = claim.cited.pack
    if pack is None or pack.section("writing")["capitals"] != "names":
        return
    reader, known = word_reader(pack), claim.cited.folded_articles
    text = blank_out(claim.plain, claim.terms.stretches())
    titles = {fold_letters(title).rstrip("*.") for title in pack.phrases("names", "titles")}
    listed = {place for name in claim.names for place in range(name.start, name.end)}
    for sentence in sentences_of(text):
        first = text.find(sentence)
        for at, match in enumerate(_SPACED_TOKEN.finditer(sentence)):
            word, start = _without_elision(match[0]), first + match.end()
            start -= len(word)
            named = at and word[0].isupper() and len(word) >= _FEWEST and word.isalpha() and start not in listed
            named = named and fold_letters(word) not in titles
            if named and not reader.stands_in(reader.form(word), known) and not _is_initials(word, known):
                yield Name(word, start, (word,))


def _without_elision(word: str) -> str:
    return _ELIDED.sub("", word)


def _is_initials(word: str, known: FoldedText) -> bool:
    """Tell whether an acronym may stand for words that an article spells out."""
    initials = "".join(word[0] for word in known.folded.split())
    return word.isupper() and fold_letters(word) in initials
