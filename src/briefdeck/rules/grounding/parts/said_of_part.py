"""A number of a whole of which a claim says what its line says of a part only: “two of them fatal”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim

_NUMBER = rf"(?:[0-9][0-9.,]*|{'|'.join((*ENGLISH.numbers.small, *ENGLISH.numbers.tens))})"
_FEW = r"(?:only |just |about |some |at least )?"
_PART = re.compile(
    rf"\b(?:(?<!none )of (?:which|whom)|of (?:these|those) {_FEW}{_NUMBER}"
    rf"|{_FEW}{_NUMBER} of (?:them|which|whom|these|those)"
    rf"|including {_FEW}{_NUMBER}|among them {_FEW}{_NUMBER}|the (?:rest|others|remainder|remaining \w+))\b"
    r"(?=(?P<said>[^.;:]{0,400}))",
    re.IGNORECASE,
)
"""What tells of a part of a number before it; within what is said of a part, of a part of that."""
_CUES = ("which", "whom", "these", "those", "them", "including", "the r", "the others")
"""Letters without which nothing does."""
_SPEECH = lazy_pattern(rf",[^,]*\b(?:{one_of(ENGLISH.statements.speaking)})\b.*\Z", re.IGNORECASE)
"""Who says it, behind what is told of a part: “two of them fatal, the police said”."""
_OF_A_PART = re.compile(
    r"\b(?:some(?! [0-9])|many|most|few|several|part|partly|others?|rest|including|among|of (?:them|which|whom))\b",
    re.IGNORECASE,
)
"""What says that a claim speaks of a part itself."""
_OF_WHOLE_NUMBER = re.compile(r" of (?:all |the |its |their |those |these )*")


class Part(NamedTuple):
    """A number of a claim that says of a whole what its line says of a part."""

    written: str
    things: list[str]
    source: SourceLine


def find_part(claim: Claim) -> Part | None:
    """Find a number of *claim* of which it says what a line says of a part of it only, as far as texts are present."""
    counted = [
        quantity
        for quantity in claim.terms.quantities
        if quantity.states_number and not _is_of_part(claim.plain, quantity, claim.terms.quantities)
    ]
    if not counted or _OF_A_PART.search(claim.plain):
        return None
    said = {stem(fold_word(word)): word for word in words(claim.plain)}
    for cited in claim.cited.cited_lines:
        lines = claim.fact.context.lines.get(cited.article, ())
        for number in sorted(line for line in cited.lines if line <= len(lines)):
            for sentence in split_sentences(lines[number - 1]):
                low = sentence.lower()
                for part in _PART.finditer(sentence) if any(cue in low for cue in _CUES) else ():
                    things = [said[each] for each in _only_in(sentence, part) if each in said]
                    whole = _whole_said(sentence, part, counted) if things else None
                    if whole is not None:
                        return Part(whole.written, things, SourceLine(cited.article, number))
    return None


def _whole_said(sentence: str, part: re.Match[str], counted: Sequence[Quantity]) -> Quantity | None:
    """Return the number *counted* of which *part* of *sentence* is a part; None where the part is counted too."""
    before = cached_quantities(sentence[: part.start()])
    whole = [each for each in before if sentence[each.end : part.start()].strip()]
    parts = [
        *cached_quantities(sentence[part.start() : part.end("said")]),
        *(each for each in before if each not in whole),
    ]
    lesser = {reading for each in parts for reading in each.readings}
    if any(not lesser.isdisjoint(each.readings) for each in counted):
        return None
    of_whole = {reading for each in whole for reading in each.readings}
    return next((each for each in counted if not of_whole.isdisjoint(each.readings)), None)


def _is_of_part(text: str, quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell whether *quantity* is the whole of a part that *text* counts itself: “a sixth of the *212*”."""
    return any(
        _OF_WHOLE_NUMBER.fullmatch(text, other.end, quantity.start) for other in others if other.end <= quantity.start
    )


def _only_in(sentence: str, part: re.Match[str]) -> list[str]:
    """Return the stems of the content words that *sentence* has in its *part* alone."""
    said = _SPEECH.sub("", part["said"])
    inside, outside = said, sentence[: part.start()] + sentence[part.end("said") :]
    elsewhere = _content(outside)
    return [each for each in _content(inside) if each not in elsewhere]


def _content(text: str) -> list[str]:
    folded = map(fold_word, words(text))
    return [stem(word) for word in folded if word not in STOP_WORDS and word.isalpha()]
