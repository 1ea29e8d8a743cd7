"""What a line tells of a part, and a fact of the whole: “the east wing of the hospital burnt”, “the hospital burnt”."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.roles import called_before
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_PARTS = frozenset(map(stem, ENGLISH.quantifiers.parts))
_PARTLY = frozenset(map(stem, ENGLISH.quantifiers.partly)) | _PARTS
_WHOLES = tuple(tuple(phrase.split()) for phrase in ENGLISH.quantifiers.wholes)
_PROOFS = ENGLISH.senses.whole | ENGLISH.senses.sweeping
_ARTICLES = frozenset((*ENGLISH.grammar.articles, "his", "her", "its", "their"))
_BEFORE = frozenset((*ENGLISH.grammar.place_prepositions, "of", "at", "in", "on", "inside", "outside"))
_ENDS = (frozenset(("first", "opening", "initial")), frozenset(("last", "final", "closing")))
_RELATIVE = ENGLISH.grammar.relative | {"where"}
_LONGEST = 3
"""Words of a whole, or between its name and its part: “Corvo’s European division”."""


def find_whole_phrase(derived: Derivation) -> str:
    """Return the phrase by which a statement speaks of a whole, “as a whole”, where no line does; "" for none."""
    says = derived.clauses
    for phrase in (phrase for phrase in _WHOLES if phrase[-1] in says.words):
        for at in range(len(says.words) - len(phrase) + 1):
            of_time = at > 0 and says.words[at - 1] in ENGLISH.quantifiers.not_before  # “over the year as a whole”
            if says.words[at : at + len(phrase)] == phrase and not (of_time or says.is_negated(at)):
                known = any(not _PROOFS.isdisjoint(line.words) for line in derived.cited_clauses)
                return "" if known else " ".join(says.written[at : at + len(phrase)])
    return ""


def find_other_end(derived: Derivation) -> tuple[str, str] | None:
    """Find the “last 30 kilometres” of a statement where the lines have the “first 30 kilometres” only."""
    for mine, number, noun, word in _stretches(derived.clauses):
        theirs = [each for line in derived.cited_clauses for each in _stretches(line) if each[1:3] == (number, noun)]
        if theirs and all(side != mine for side, *_ in theirs):
            return word, theirs[0][3]
    return None


def _stretches(read: Clauses) -> Iterator[tuple[int, str, str, str]]:
    """Find the “first 30 kilometres” of a sentence: which end, the number, the stem of the noun, and the word."""
    for at in range(len(read.words) - 2):
        side = next((side for side, words in enumerate(_ENDS) if read.words[at] in words), -1)
        number = str(ENGLISH.numbers.small.get(read.words[at + 1], read.words[at + 1]))
        if side >= 0 and number.isdecimal() and read.words[at + 2] not in STOP_WORDS:
            yield side, number, read.stems[at + 2], read.written[at]


def find_whole_for_part(derived: Derivation) -> tuple[str, str] | None:
    """Find a thing of which a statement tells what the lines tell of a part of it only: the thing, and the part."""
    says = derived.clauses
    if not _PARTLY.isdisjoint(says.stems):
        return None
    lines = derived.cited_clauses
    for line in lines:
        for part, whole, between in _parts_of(line):
            deed = _deed_of(line, part, whole)
            named = line.stems[whole[-1]]
            if deed is None or any(line.stems[at] in says.content for at in between):
                continue
            once = sum(len(each.content.get(named, ())) for each in lines) == 1
            same = sum(len(each.content.get(line.stems[deed], ())) for each in lines) == 1
            if once and same and _tells_of(says, line.stems[deed], [line.stems[at] for at in whole]):
                return " ".join(line.written[at] for at in whole), line.written[part]
    return None


def _parts_of(read: Clauses) -> Iterator[tuple[int, list[int], list[int]]]:
    """Find the parts that a sentence tells of: where they stand, the words for the whole, and those in between."""
    for at in (at for at, stemmed in enumerate(read.stems) if stemmed in _PARTS and read.written[at].islower()):
        if read.words[at + 1 : at + 2] == ("of",):
            whole = _called_behind(read, at + 2)
            if whole:
                yield at, whole, _own_words(read, at)
            continue
        owner = at - 1
        while owner > 0 and at - owner <= _LONGEST and not read.is_owner(owner):
            owner -= 1
        whole = called_before(read, owner) if read.is_owner(owner) else []
        if whole and read.clause[owner] == read.clause[at]:
            yield at, whole, list(range(owner + 1, at))


def _called_behind(read: Clauses, start: int) -> list[int]:
    place = start + (read.words[start : start + 1] != () and read.words[start] in _ARTICLES)
    found: list[int] = []
    while place < len(read.words) and read.clause[place] == read.clause[start - 1] and len(found) < _LONGEST:
        if read.words[place] in STOP_WORDS or read.words[place][0].isdigit():
            break
        found.append(place)
        place += 1
    return found


def _own_words(read: Clauses, part: int) -> list[int]:
    """Return the places of the words that say which part it is: “the *east* wing”."""
    start = part
    while start and read.clause[start - 1] == read.clause[part] and read.words[start - 1] not in _ARTICLES:
        start -= 1
    return [at for at in range(start, part) if read.words[at] not in STOP_WORDS]


def _deed_of(read: Clauses, part: int, whole: list[int]) -> int | None:
    """Return the place of the verb that tells what befell the part: in front of it, or behind it and its asides."""
    first, _ = read.clause_around(part)
    before = [at for at in range(first, part) if read.is_past(at)]
    if before:
        return before[-1]
    at, last = max(whole[-1], part) + 1, read.sentence_around(part)[1]
    while at < last:
        if read.clause[at] != read.clause[at - 1] and read.words[at] in _RELATIVE:
            at = read.clause_around(at)[1]
            while at < last and read.words[at] == "and":
                at = read.clause_around(at)[1]
            continue
        if read.is_past(at):
            return at
        at += 1
    return None


def _tells_of(says: Clauses, deed: str, whole: list[str]) -> bool:
    """Tell whether a statement has the deed, and the whole right as who does it or whom it is done to."""
    if deed not in says.content or not all(stemmed in says.content for stemmed in whole):
        return False
    start = min(says.content[stemmed][0] for stemmed in whole)
    before = start - 1
    while before >= 0 and says.words[before] in _ARTICLES:
        before -= 1
    near = says.clause[start] == says.clause[says.content[deed][0]]
    return near and (before < 0 or says.words[before] not in _BEFORE) and not says.is_negated(says.content[deed][0])
