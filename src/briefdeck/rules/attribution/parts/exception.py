"""What a line tells of all except one, and a text of all, or of that one: “all but Velby have signed”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import STOP_WORDS, is_past
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_ALL = ENGLISH.quantifiers.every
_NONE = ENGLISH.clauses.negative_pronouns | ENGLISH.clauses.negative_determiners
_EXCEPT = ENGLISH.clauses.excepting
_ONLY = ENGLISH.clauses.alone
_HELPING = ENGLISH.grammar.helping
_REACH, _BUT = 12, 4
"""Words from the “all” to what is left out, and to a “but” that leaves it out."""
_NAME = 4
"""Words of what is left out, at the most."""
_SHARED = 2
"""Words that a text shares with what a line tells of all."""


class _Exception(NamedTuple):
    """What a sentence tells of all, or of none, except one."""

    said: str
    """The words for all."""
    left_out: frozenset[str]
    """The stems of what is left out."""
    told: frozenset[str]
    """Those of the rest of what is told, up to the end of the clause."""
    verb: str
    """The stem of the first word behind what is left out, or of the last before the whole where none follows."""
    is_none: bool
    """Whether it is told of none, so that it holds of what is left out."""


def find_dropped_exception(derived: Derivation) -> tuple[str, str] | None:
    """Find what a text tells of all without the exception of its line, or of what the line leaves out.

    Returns its words and those of the line; None where there is no such thing.
    """
    says = derived.clauses
    if derived.asks or any(_is_exception(says, at) for at in range(len(says.words))):
        return None
    for each in [found for line in derived.cited_clauses for found in _exceptions_of(line)]:
        about_it = each.verb in says.content and len(each.told & says.content.keys()) >= _SHARED
        denies = any(says.words[negation.at] != "without" for negation in says.negations)  # “without exception”
        if not about_it or denies is not each.is_none:
            continue
        whole = next((at for at, word in enumerate(says.words) if word in _ALL and not _counts_times(says, at)), None)
        named = not each.left_out.isdisjoint(says.content)
        if whole is not None and not named and not each.is_none:
            return says.written[whole], each.said
        alone = next((at for at, word in enumerate(says.words) if word in _ONLY), None)
        if alone is not None and named and not each.is_none and _is_alone(says, alone, each.left_out):
            return says.written[alone], each.said
    return None


def tells_of_left_out(derived: Derivation) -> bool:
    """Tell whether a text tells of what a line leaves out: “Velby has not signed” of “all but Velby have signed”."""
    says = derived.clauses
    found = (each for line in derived.cited_clauses for each in _exceptions_of(line))
    return any(each.left_out <= says.content.keys() for each in found)


def _exceptions_of(read: Clauses) -> Iterator[_Exception]:
    for at, word in enumerate(read.words):
        if word not in _ALL | _NONE:
            continue
        first, last = read.sentence_around(at)
        found = next((place for place in range(at + 1, min(last, at + _REACH)) if _is_exception(read, place, at)), None)
        if found is None:
            continue
        end = found + 1
        while end < min(last, found + 1 + _NAME) and not _ends_name(read, found, end):
            end += 1
        left_out = read.content_in(range(found + 1, end))
        if left_out and not any(stemmed[0].isdigit() for stemmed in left_out):
            told = read.content_in(range(first, read.clause_around(end - 1)[1])) - left_out
            behind = (
                read.content_behind(end)
                if end > found + 1 and read.clause[end - 1 : end + 1] == (read.clause[found],) * 2
                else []
            )
            before = [read.stems[place] for place in range(at - 1, first - 1, -1) if read.is_past(place)]
            verb = next(iter((*behind, *before)), "")
            yield _Exception(" ".join(read.written[at:end]), left_out, told, verb, word in _NONE)


def _ends_name(read: Clauses, start: int, at: int) -> bool:
    """Tell whether the word at that place no longer belongs to what is left out from *start* on."""
    verb = read.words[at] in _HELPING or is_past(read.words[at])
    return verb or read.clause[at] != read.clause[start] or read.words[at] in ENGLISH.grammar.subordinating


def _is_exception(read: Clauses, at: int, whole: int | None = None) -> bool:
    """Tell whether the word at that place leaves something out of what is told of the *whole* before it."""
    word = read.words[at]
    if word in _EXCEPT or (word == "apart" and read.words[at + 1 : at + 2] == ("from",)):
        return True
    if word != "but" or read.words[at + 1 : at + 2] in (("not",), ("also",)):
        return False
    before = range(max(0, at - _BUT), at) if whole is None else range(max(whole, at - _BUT), at)
    return any(read.words[place] in _ALL | _NONE for place in before)


def _counts_times(read: Clauses, at: int) -> bool:
    """Tell whether “every” stands before a time: “every week”."""
    return read.words[at + 1 : at + 2] != () and read.words[at + 1] in ENGLISH.quantifiers.not_before


def _is_alone(says: Clauses, at: int, left_out: frozenset[str]) -> bool:
    """Tell whether the “only” or “alone” at that place belongs to what is left out, which stands beside it."""
    beside = range(max(0, at - 2), min(len(says.words), at + 4))
    return any(says.stems[place] in left_out for place in beside if says.words[place] not in STOP_WORDS)
