"""Parts of a whole on a line: “37 accidents, two of them fatal” are no 37 fatal accidents. For the rule on numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim

_NUMBER = rf"(?:[0-9][0-9.,]*|{'|'.join((*ENGLISH.numbers.small, *ENGLISH.numbers.tens))})"
_FEW = r"(?:only |just |about |some |at least )?"
_PART = re.compile(
    rf"\b(?:of (?:which|whom)|of (?:these|those) {_FEW}{_NUMBER}|{_FEW}{_NUMBER} of (?:them|which|whom|these|those)"
    rf"|including {_FEW}{_NUMBER}|among them {_FEW}{_NUMBER}|the (?:rest|others|remainder|remaining \w+))\b"
    r"(?P<said>[^.;:]*)",
    re.IGNORECASE,
)
"""What tells of a part of a number before it."""
_SPEECH = re.compile(rf",[^,]*\b(?:{one_of(ENGLISH.statements.speaking)})\b.*\Z", re.IGNORECASE)
"""Who says it, behind what is told of a part: “two of them fatal, the police said”."""
_OF_A_PART = re.compile(
    r"\b(?:some(?! [0-9])|many|most|few|several|part|partly|others?|rest|including|among|of (?:them|which|whom))\b",
    re.IGNORECASE,
)
"""What says that a claim speaks of a part itself."""


class Part(NamedTuple):
    """A number of a claim that says of a whole what its line says of a part."""

    written: str
    things: list[str]
    source: SourceLine


def find_part(claim: Claim) -> Part | None:
    """Find a number of *claim* of which it says what a line says of a part of it only, as far as texts are present."""
    counted = [quantity for quantity in claim.terms.quantities if quantity.states_number]
    if not counted or _OF_A_PART.search(claim.plain):
        return None
    said = {stem(fold_word(word)): word for word in words(claim.plain)}
    for cited in claim.cited.cited_lines:
        lines = claim.fact.context.lines.get(cited.article, ())
        for number in sorted(line for line in cited.lines if line <= len(lines)):
            for sentence in split_sentences(lines[number - 1]):
                part = _PART.search(sentence)
                things = [said[each] for each in _only_in(sentence, part) if each in said] if part else []
                whole = cached_quantities(sentence[: part.start()]) if part else ()
                lesser = (
                    {reading for each in cached_quantities(part[0]) for reading in each.readings} if part else set()
                )
                has_part = any(not lesser.isdisjoint(each.readings) for each in counted)
                for quantity in counted if things and not has_part else ():
                    if any(set(quantity.readings) & set(other.readings) for other in whole):
                        return Part(quantity.written, things, SourceLine(cited.article, number))
    return None


def _only_in(sentence: str, part: re.Match[str]) -> list[str]:
    """Return the stems of the content words that *sentence* has in its *part* alone."""
    said = _SPEECH.sub("", part["said"])
    inside, outside = said, sentence[: part.start()] + sentence[part.end() :]
    elsewhere = _content(outside)
    return [each for each in _content(inside) if each not in elsewhere]


def _content(text: str) -> list[str]:
    folded = map(fold_word, words(text))
    return [stem(word) for word in folded if word not in STOP_WORDS and word.isalpha()]
