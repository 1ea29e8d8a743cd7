"""What the articles say of those whom they name, and whether lines speak of somebody without a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.stems import stems_with_variants
from briefdeck.language.words import fold_word, stem, words
from briefdeck.rules.context import CheckContext, kept_apart
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.name_statements import NamesOnLines

_APPOSED_BEFORE = re.compile(r"(?i)(?:\b(?:the|its|their|an?)\s|\A)(?P<told>(?:[\w’'-]+\s){0,5}[\w’'-]+),\s\Z")
_APPOSED_BEHIND = re.compile(r"(?i),\s(?:the|an?|its|their)\s(?P<told>(?:[\w’'-]+\s){0,5}[\w’'-]+)[,.;]")
"""What says in front of a name, or behind it, who it is: “the union’s leader, Tove Brandt”."""
_ALIKE = tuple(frozenset(map(stem, words)) for words in ENGLISH.senses.alike)


@kept_apart
def find_descriptions(context: CheckContext) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the stems of the words right beside each name of the articles."""
    found: dict[tuple[str, ...], frozenset[str]] = defaultdict(frozenset)
    for name in context.cached_apart(NamesOnLines).everywhere():
        found[name.who.meant] |= name.next
    for line in (line for lines in context.lines.values() for line in lines):
        for other in context.names_in(line):
            apposed = (_APPOSED_BEFORE.search(line[: other.start]), _APPOSED_BEHIND.match(line[other.end :]))
            told = (word for match in apposed if match for word in words(match["told"]) if word.islower())
            found[context.identities.identify(other).meant] |= stems_with_variants(told)
    return found


def is_spoken_of(claim: Claim, word: str) -> bool:
    """Tell whether a cited line has *word*, another for the same, or a name that an article has beside it."""
    wanted = stem(fold_word(word))
    alike = frozenset([wanted]).union(*(words for words in _ALIKE if wanted in words))
    called = (other for words in ENGLISH.senses.alike if wanted in map(stem, words) for other in words)
    if any(map(claim.cited.has_word, (word, *alike, *called))):
        return True
    described = find_descriptions(claim.fact.context)
    lines = claim.fact.context.cached_apart(NamesOnLines)
    named = (name for cited in claim.lines for name in lines.on_lines(cited))
    return any(not alike.isdisjoint(described[name.who.meant]) for name in named)
