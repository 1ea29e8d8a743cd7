"""A number that a line tells of another, or that is of another sort there.

Of another by the names and words in the part of the line that has it, or by the noun behind it; of another sort where
it says how far two are apart, or is a place in a row, or a count of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import blank_stretches, known_terms
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem, words
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.place_in_row import is_last_place

_PARTING = re.compile(rf";\s|,?\s(?:{one_of((*ENGLISH.grammar.opposing, 'and', 'with'))})\s")
_APART = re.compile(rf";\s|,?\s(?:{one_of(ENGLISH.grammar.opposing)})\s")
_NAMED = re.compile(r"\s[^\W\d_a-z]")
_POINTING = frozenset(
    (*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["thing"], *ENGLISH.people.pronouns["several"])
)
_TOGETHER = re.compile(rf"\b{one_of((*ENGLISH.numbers.together, *ENGLISH.numbers.leaving))}\b", re.IGNORECASE)
_APART_FROM = re.compile(rf"(?:\s[\w-]+){{0,3}}\s{one_of((*ENGLISH.numbers.apart, *ENGLISH.numbers.comparing))}\b")
"""What makes a number of two others, or tells of the rest."""
_BARE = re.compile(r"\s*(?:[.,;:!?)]|\Z)")
_ENDED = re.compile(r"[.,;:!?()]")
_YEARS = re.compile(r"\b[12][0-9]{3}\b")
_JOINT = re.compile(r",?\s(?:and|or|to|but|while|whereas)\s(?:[\w’'-]+\s){0,3}[$£€]?(?=\Z|[^\W_])")
_TOLD = re.compile(r"[,;:.!?()]|\s(?:and|but|while|whereas|which|who|after|when)\s")
"""What joins two numbers, and what ends the words behind one that tell of what it is."""
_TELLING = 2
"""So many words of a claim without a name must be more than those beside its number, to tell what it is of."""
_OPENING = 3
"""Words at the beginning of a part of which one may point to somebody named before."""


class NumberedPart(NamedTuple):
    """A part of a sentence that has a number."""

    numbers: tuple[Quantity, ...]
    bare: frozenset[str]
    """Those of them behind which nothing stands that they count."""
    stems: frozenset[str]
    """The stems of its content words, and its numbers as they are written."""
    counted: Mapping[str, str]
    """The stem of what stands soon behind each of its numbers, by the number as it is written."""
    points: bool
    """Whether it opens with a word for somebody named before: “he”, “their”."""


class OtherHolder(NamedTuple):
    """A number of a claim that a line tells of another, and the number that the line has instead."""

    written: str
    instead: str
    source: SourceLine


class _PartOnLine(NamedTuple):
    """A part of a line, and the stems of the names in it."""

    source: SourceLine
    part: NumberedPart
    named: frozenset[str]


def find_other_holder(claim: Claim) -> OtherHolder | None:
    """Find a number of *claim* that its lines tell of others, while what the claim names has another number there.

    All names of the claim that the lines have, or all of its words where it has none of their names, stand in a part of
    a line that has a number of the same kind, and no part that has the number of the claim has them all, or as many of
    its words.
    """
    if not claim.terms.quantities or _TOGETHER.search(claim.plain):
        return None
    parts = [
        _PartOnLine(source, part, names_in(line) & part.stems)
        for source, line in claim.cited.written_lines
        for part in numbered_parts(line)
    ]
    for mine in numbered_parts(claim.plain) if len(parts) > 1 else ():
        for quantity in mine.numbers:
            of_share = _OF_SHARE.search(claim.plain[: quantity.start])
            if not (of_share or _APART_FROM.match(claim.plain, quantity.end)):
                found = _other_holder(claim, mine, quantity, parts)
                if found is not None:
                    return found
    return None


def find_other_of_two(claim: Claim) -> OtherHolder | None:
    """Find a number of *claim* that a line gives of one of two and the claim of the other: “4% in May and 6% in June”.

    The two numbers are joined by “and”, and what stands behind each tells of what it is.
    """
    mine = [number for number in claim.terms.quantities if number.states_number or _is_share(number)]
    lines = claim.cited.written_lines if len(mine) == 1 else ()
    joined = [(source, pairs) for source, line in lines if (pairs := _joined_pairs(line))]
    if not joined or _TOGETHER.search(claim.plain):
        return None
    said = frozenset((*(stem(fold_word(word)) for word in words(claim.plain)), *_YEARS.findall(claim.plain)))
    for source, pairs in joined:
        for one, other in pairs:
            for (number, own), (instead, theirs) in ((one, other), (other, one)):
                if (
                    mine[0].may_equal(number)
                    and own - theirs
                    and said.isdisjoint(own)
                    and len(theirs & said) * 2 >= len(theirs)
                    and not _APART_FROM.match(claim.plain, mine[0].end)
                ):
                    return OtherHolder(mine[0].written, instead.written, source)
    return None


_OF_SHARE = re.compile(
    rf"(?i)(?:%|\b(?:per cent|percent|most|all|{one_of(ENGLISH.numbers.fractions)})) of (?:the |its |their |all )?\Z"
)
"""What makes a whole of the number behind it: “half of the 2,000”."""
_Told = tuple[Quantity, frozenset[str]]
"""A number, and the stems of the content words behind it, up to the next mark or joint."""


@lru_cache(maxsize=REMEMBERED)
def _joined_pairs(text: str) -> tuple[tuple[_Told, _Told], ...]:
    """Find the numbers of *text* that follow each other, joined by “and”, and of which each has words of its own."""
    numbers = [number for number in known_terms(text).quantities if number.states_number or _is_share(number)]
    found: list[tuple[_Told, _Told]] = []
    for at, one in enumerate(numbers[:-1]):
        alike = (each for each in numbers[at + 1 :] if one.counts_like(each) and _is_share(one) is _is_share(each))
        other = next(alike, one)
        between = _JOINT.search(text, one.end, max(one.end, other.start))
        if between and other is not one and one.chain == one.written and other.chain == other.written:
            own = _telling(text[one.end : between.start()])
            theirs = _telling(_TOLD.split(text[other.end :], maxsplit=1)[0])
            if own and theirs and own != theirs:
                found.append(((one, own), (other, theirs)))
    return tuple(found)


def _is_share(number: Quantity) -> bool:
    return number.form.kind in ("part", "share", "half")


def _telling(behind: str) -> frozenset[str]:
    """Return the stems of the content words behind a number from the first little word on, and the years there."""
    folded = list(map(fold_word, words(behind)))
    first = next((at for at, word in enumerate(folded) if word in STOP_WORDS), len(folded))
    phrase = takewhile(lambda word: not is_past(word), folded[first:])
    return frozenset((*(stem(word) for word in phrase if word not in STOP_WORDS), *_YEARS.findall(behind)))


def _other_holder(claim: Claim, mine: NumberedPart, quantity: Quantity, parts: list[_PartOnLine]) -> OtherHolder | None:
    here = [each for each in parts if any(quantity.may_equal(other) for other in each.part.numbers)]
    known = mine.stems.intersection(*[frozenset[str]().union(*(each.part.stems for each in parts))]) - {
        quantity.written
    }
    named = names_in(claim.plain) & known
    telling, fewest = (named, len(named)) if named else (known, _TELLING)
    if not here or any(
        each.part.points
        or telling <= each.part.stems
        or (named and not named.isdisjoint(each.part.stems) and each.named <= mine.stems)
        for each in here
    ):
        return None
    most = max(fewest, *(len(known & each.part.stems) for each in here))
    most += bool(named) and any(each.named <= mine.stems for each in here)  # it may go on with whoever was named
    said = frozenset(reading for each in claim.terms.quantities for reading in each.readings)
    for source, part, _ in parts:
        if all(part is not each.part for each in here) and telling <= part.stems and len(known & part.stems) > most:
            for other in part.numbers:
                if said.isdisjoint(other.readings) and _is_comparable(mine, quantity, part, other):
                    return OtherHolder(quantity.written, other.written, source)
    return None


@lru_cache(maxsize=REMEMBERED)
def names_in(text: str) -> frozenset[str]:
    """Return the stems of the words with a capital, the first of a sentence too: it is mostly the subject."""
    folded = (fold_word(word) for word in words(text) if word[0].isupper())
    return frozenset(stem(word) for word in folded if word not in STOP_WORDS)


def _is_comparable(mine: NumberedPart, quantity: Quantity, part: NumberedPart, other: Quantity) -> bool:
    """Tell whether both number the same kind of thing; what a number without a unit counts is told by a word."""
    measured = any(reading.unit for reading in quantity.readings)
    counted = mine.counted[quantity.written]
    if measured and other.written in part.bare and other.form.unit == "" == other.form.symbol:
        return True
    if not quantity.counts_like(other):
        return False
    same = counted == part.counted[other.written] != ""
    return measured or quantity.form.is_place or other.written in part.bare or same


@lru_cache(maxsize=REMEMBERED)
def numbered_parts(text: str) -> tuple[NumberedPart, ...]:
    """Find the parts of *text* that have numbers; a part without one belongs to the part before it."""
    return tuple(part for sentence in split_sentences(text) for part in _parts_of(sentence))


def _parts_of(sentence: str) -> Iterator[NumberedPart]:
    cuts = [0, *(match.start() for match in _PARTING.finditer(sentence)), len(sentence)]
    parts: list[str] = []
    counts = False
    for start, end in pairwise(cuts):
        piece = sentence[start:end]
        has_number = bool(_numbers(piece))
        if counts and (has_number or _APART.match(piece)) and _NAMED.search(piece):
            parts.append(piece)
            counts = has_number
        else:
            parts[-1:] = [(parts[-1] if parts else "") + piece]
            counts = counts or has_number
    for part in parts:
        numbers = _numbers(part)
        if numbers:
            yield _read(part, numbers)


def _numbers(text: str) -> tuple[Quantity, ...]:
    found = known_terms(text).quantities
    return tuple(each for each in found if each.states_number or (each.form.is_place and each.plain[0] > 1))


def _read(piece: str, numbers: tuple[Quantity, ...]) -> NumberedPart:
    said = words(blank_stretches(piece, [(number.start, number.end) for number in numbers]))
    folded = list(map(fold_word, said))
    stems = {stem(word) for word in folded if word not in STOP_WORDS} | {number.written for number in numbers}
    bare = frozenset(number.written for number in numbers if _BARE.match(piece, number.end))
    counted = {number.written: _head(piece[number.end :]) for number in numbers}
    return NumberedPart(numbers, bare, frozenset(stems), counted, not _POINTING.isdisjoint(folded[:_OPENING]))


def _head(behind: str) -> str:
    """Return the stem of the last of the content words that directly follow a number: “maps”, of “old sea maps”."""
    found = ""
    for word in words(_ENDED.split(behind)[0])[:_OPENING]:
        if fold_word(word) in STOP_WORDS:
            break
        found = stem(fold_word(word))
    return found


_IS_APART = re.compile(rf"\s{one_of(ENGLISH.numbers.apart)}\s(?:of\s)?(?!that\b|this\b|which\b)[\w“\"]", re.IGNORECASE)
"""What says of a number how far two are apart: “22 minutes ahead of”."""
_MAY_BE_APART = re.compile(
    rf"(?:\s[\w-]+){{0,2}}\s(?:{one_of((*ENGLISH.numbers.apart, *ENGLISH.numbers.comparing))})\b", re.IGNORECASE
)
_BY = re.compile(
    rf"\b(?:by|{one_of((*ENGLISH.numbers.rises, *ENGLISH.numbers.falls))}\sof)\s(?:an?\s|about\s|just\s|only\s)?\Z",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\s{one_of(ENGLISH.numbers.comparing)}\b[^.,;:]*\bthan\b", re.IGNORECASE)
"""What says how much more one thing is than another."""
_PLACED = re.compile(rf"\b{one_of(ENGLISH.numbers.ranked)}(?:\s[a-z]+)?\s\Z", re.IGNORECASE)
_IN_A_LIST = re.compile(
    rf"\s(?:place\b|(?:in|on|of)\s(?:the\s)?(?:[\w’'-]+\s)?{one_of(ENGLISH.numbers.lists)}\b)", re.IGNORECASE
)
_PLURAL = re.compile(r"\s(?:[a-z][\w’'-]*\s)?[a-z][\w’'-]*s\b")
"""What a number counts that is no place in a row: “65 places”."""
_ROUGH = re.compile(rf"\b{one_of(ENGLISH.numbers.magnitudes)}\sof\s(?:the\s)?", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s(?:just\s|only\s)?\Z", re.IGNORECASE)
_REACH, _TWO = 60, 2
"""Characters behind a number, and words of them, that call what it counts."""


class OtherSort(NamedTuple):
    """A number of a claim, and how the line has it instead."""

    written: str
    message: str
    source: SourceLine


def find_other_sort(claim: Claim) -> Iterator[OtherSort]:
    """Find the numbers of *claim* that its lines have, but of another sort each time."""
    for mine in claim.terms.quantities:
        term = _other_term(claim, mine)
        if term is not None:
            yield term
            continue
        lines = [
            (source, line, other)
            for source, line in claim.cited.written_lines
            for other in cached_quantities(line)
            if may_be_one(mine, other)
        ]
        if not lines:
            continue
        source, line, other = lines[0]
        if _is_apart_only_in(claim, mine, lines):
            yield OtherSort(mine.written, f"“{mine.written}” is not how far two are apart", source)
        elif _is_place_only_in(claim, mine, lines) and not is_last_place(claim, mine):
            counted = _PLURAL.match(line, other.end)
            yield OtherSort(
                mine.written,
                f"“{mine.written}” is no place in a row, but “{other.written}{counted[0] if counted else ''}”",
                source,
            )
        elif rough := _rough_count(claim, mine, lines):
            yield OtherSort(mine.written, f"“{mine.written}” does not count the “{rough}”", source)


def _other_term(claim: Claim, mine: Quantity) -> OtherSort | None:
    """Find a time “within” which something is so by *claim*, where the lines give another time with that word."""
    if not _WITHIN.search(claim.plain, 0, mine.start) or not any(each.unit in TIME for each in mine.readings):
        return None
    there = [
        (source, other)
        for source, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if _WITHIN.search(line, max(0, other.start - _REACH), other.start)
    ]
    if not there or any(mine.may_equal(other) for _, other in there):
        return None
    return OtherSort(mine.written, f"it is within “{there[0][1].written}”, not “{mine.written}”", there[0][0])


def _is_apart_only_in(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> bool:
    """Tell whether *claim* says by *mine* how far two are apart, and a line says so by another number only."""
    apart = _IS_APART.match(claim.plain, mine.end)
    if not mine.states_number or not (apart or _MORE.match(claim.plain, mine.end)):
        return False
    if any(_MAY_BE_APART.match(line, other.end) or _BY.search(line, 0, other.start) for _, line, other in lines):
        return False
    return any(
        (_IS_APART.match(line, other.end) if apart else _BY.search(line, 0, other.start))
        and (other.counts_like(mine) or not other.form.unit)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


def _is_place_only_in(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> bool:
    """Tell whether *claim* ranks something by *mine*, and every line counts things by it."""
    ranked = mine.form.is_place and (
        _PLACED.search(claim.plain, 0, mine.start) or _IN_A_LIST.match(claim.plain, mine.end)
    )
    return bool(ranked) and all(
        not other.form.is_place and _PLURAL.match(line, other.end) is not None for _, line, other in lines
    )


def _rough_count(claim: Claim, mine: Quantity, lines: list[tuple[SourceLine, str, Quantity]]) -> str:
    """Return what *claim* counts by *mine*, and a line by “thousands of” only; "" for anything else."""
    things = _things_behind(claim.plain, mine.end)
    counted = [_things_behind(line, other.end) for _, line, other in lines] if mine.states_number else []
    if not things or not all(counted) or any(not things.keys().isdisjoint(each) for each in counted):
        return ""
    for _, line in claim.cited.written_lines:
        for match in _ROUGH.finditer(line):
            both = [stemmed for stemmed in _things_behind(line, match.end()) if stemmed in things]
            if both:
                return things[both[0]]
    return ""


def _things_behind(text: str, at: int) -> dict[str, str]:
    """Return the content words that directly follow the place *at*, two at the most, by their stems."""
    following = takewhile(lambda word: fold_word(word) not in STOP_WORDS, words(text[at : at + _REACH]))
    return {stem(fold_word(word)): word for word in islice(following, _TWO)}


def may_be_one(mine: Quantity, other: Quantity) -> bool:
    """Tell whether both may be one number; minutes are no seconds, but either may be written without its unit."""
    if all(any(reading.unit for reading in each.readings) for each in (mine, other)):
        return mine.may_equal(other)
    return not set(mine.plain).isdisjoint(other.plain)


def find_line_of_another(claim: Claim, quantity: Quantity, head: str) -> SourceLine | None:
    """Find the line where the noun *head*, which *quantity* counts in *claim*, stands right behind another number only.

    And right behind this number stands something else.
    """
    if not head or is_past(head) or quantity.form.is_place or quantity.form.unit:
        return None
    counted = stem(head)
    for source, line in claim.cited.written_lines:
        terms = known_terms(line)
        heads = find_heads(line, terms)
        told = [(other, _noun(other, heads.get(other.chain, ""))) for other in terms.quantities]
        own = [noun for other, noun in told if not set(other.plain).isdisjoint(quantity.plain)]
        others = [other for other, noun in told if noun == counted and set(other.plain).isdisjoint(quantity.plain)]
        if own and all(own) and counted not in own and any(map(quantity.counts_like, others)):
            return source
    return None


def _noun(quantity: Quantity, head: str) -> str:
    """Return the stem of what a number counts: its unit, or the one word behind it."""
    noun = quantity.form.unit.strip(" -") or ("" if is_past(head) else head)
    return stem(noun) if noun else ""
