"""What a text says of all without exception while its line says it of a part, “mostly”, or of all but one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, is_past, stem, words
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS = ENGLISH.sureness
_STRESSED = re.compile(rf"\b{one_of(_WORDS.whole_stressed)}\b", re.IGNORECASE)
_WHOLE = re.compile(rf"\b{one_of((*_WORDS.whole_stressed, *_WORDS.whole))}\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?<!at )(?<!how ){one_of(_WORDS.part)}\b", re.IGNORECASE)
_NOT = re.compile(rf"(?:\b{one_of((*ENGLISH.statements.negations, *ENGLISH.numbers.nearly))}|n[’']t)\s(?:[a-z]+\s)?\Z")
_NONE = re.compile(r"not\b|no\b|none\b", re.IGNORECASE)
_NOT_ONE = re.compile(rf"\b{one_of(ENGLISH.senses.not_one)}\b", re.IGNORECASE)
_UNDONE = re.compile(r"\bun[a-z]+\b", re.IGNORECASE)
_UNANIMOUS = re.compile(rf"\b{one_of(ENGLISH.senses.of_one_mind)}\b", re.IGNORECASE)
_AGAINST = re.compile(
    rf"\b(?:{one_of(ENGLISH.senses.opposing)}|\d+ against|votes? to (?!none\b|nil\b|no\b|0\b)\w+)\b", re.IGNORECASE
)
_NO = re.compile(rf"\b{one_of(ENGLISH.statements.negations)}\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?<!above )(?<!after )(?<!at )(?<!in )(?<!of )(?:all|each|entire|every|everybody|everyone|whole)\b"
    rf"(?!\s(?:{one_of(ENGLISH.quantifiers.not_before)})\b)",
    re.IGNORECASE,
)
_ONLY = re.compile(rf"\b{one_of(_WORDS.only)}\b", re.IGNORECASE)
_ALONE = re.compile(rf"\b{one_of(ENGLISH.clauses.alone)}\b", re.IGNORECASE)
_BESIDES = re.compile(rf"\b{one_of(_WORDS.besides)}\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;:()–—]|\s-\s")
_NOUN = 2
"""Words of a noun."""
_THING = 4
"""Words behind “only” that call what it sets apart."""
_FEWEST = 2
"""Words that a piece of a line shares with what a statement says of all."""


def find_told_of_all(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement holds of all, and those by which its lines say it of a part."""
    text = derived.claim.plain
    stressed, plain = _find(_STRESSED, text), _find(_PLAIN, text)
    if derived.asks or not (stressed or plain) or _PART.search(text):
        return None
    about = derived.says.stems - derived.named
    there = [_part(sentence.text, about) for sentence in derived.likeliest(about)] if stressed else []
    if stressed and _NONE.match(stressed[0]) and any(_tells_of_none(line.text, about) for line in derived.cited):
        return None
    if is_told_of_none(derived):
        return None
    if stressed and all(there):
        return stressed[0], there[0]
    if stressed and _UNANIMOUS.match(stressed[0]) and (against := _AGAINST.search(derived.sentences[0].text)):
        return stressed[0], against[0]
    there = _parts_saying(derived, _predicate(text[plain.end() :]) - derived.named) if plain else []
    return (plain[0], there[0]) if plain and there and all(there) else None


def is_told_of_none(derived: Derivation) -> bool:
    """Tell whether a text says, as a line does, that none is or did so: “not one did”, “all were left untried”.

    A line tells it of those that it named before: “and none is signed”.
    """
    text = derived.claim.plain
    none = any(_NONE.match(stressed[0]) for stressed in _STRESSED.finditer(text)) or _UNDONE.search(text)
    return bool(none) and any(_NOT_ONE.search(line.text) for line in derived.cited)


def _tells_of_none(sentence: str, about: frozenset[str]) -> bool:
    """Tell whether a clause of *sentence* says of what *about* tells that there is none."""
    pieces = [piece for piece in _PIECES.split(sentence) if _NO.search(piece)]
    return any(len(about & read_sentence(piece).stems) >= _FEWEST for piece in pieces)


def _find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((each for each in pattern.finditer(text) if not _NOT.search(text, 0, each.start())), None)


def _part(sentence: str, about: frozenset[str]) -> str:
    """Return the words by which *sentence* speaks of a part; "" where it speaks of a whole that *about* tells of."""
    found = _PART.search(sentence)
    if found is None:
        return ""
    wholes = [piece for piece in _PIECES.split(sentence) if _WHOLE.search(_PART.sub(" ", piece))]
    return "" if any(about & read_sentence(piece).stems for piece in wholes) else found[0]


def _predicate(behind: str) -> frozenset[str]:
    """Return the stems of what is said of all, *behind* the word for it, but for the noun that it opens with."""
    named = list(takewhile(lambda word: fold_word(word) not in STOP_WORDS, words(behind)))[:_NOUN]
    return read_sentence(behind).stems - frozenset(stem(fold_word(word)) for word in named)


def _parts_saying(derived: Derivation, about: frozenset[str]) -> list[str]:
    """Return of each piece of a line that has the most of *about* the words by which it speaks of a part, or ""."""
    pieces = [piece for sentence in derived.cited for piece in _PIECES.split(sentence.text)]
    counts = [len(about & read_sentence(piece).stems) for piece in pieces]
    most = max(counts, default=0)
    if most < _FEWEST:
        return []
    return [_part(piece, about) for piece, count in zip(pieces, counts, strict=True) if count == most]


def find_only(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement leaves others out whom its lines have besides: “only”, “as well as”."""
    text = derived.claim.plain
    only = _find(_ONLY, text)
    if only is None or derived.asks or _BESIDES.search(text):
        return None
    things = read_sentence(" ".join(text[only.end() :].split()[:_THING])).stems
    likeliest = [
        each for each in derived.cited if things & each.stems and len(derived.says.stems & each.stems) >= _FEWEST
    ]
    if any(_ONLY.search(_BESIDES.sub(" ", sentence.text)) or _ALONE.search(sentence.text) for sentence in likeliest):
        return None
    there = [
        match[0] if (match := _BESIDES.search(sentence.text)) else _mostly(sentence.text, things)
        for sentence in likeliest
    ]
    return (only[0], there[0]) if there and all(there) else None


def _mostly(sentence: str, things: frozenset[str]) -> str:
    """Return the “mainly” that stands before one of *things* in *sentence*; "" where none does."""
    behind = (
        (match, " ".join(sentence[match.end() :].split()[:_NOUN]))
        for match in _PART.finditer(sentence)
        if is_adverb(match[0])
    )
    return next((match[0] for match, few in behind if things & read_sentence(few).stems), "")


_ALL = ENGLISH.quantifiers.every
_NOBODY = ENGLISH.clauses.negative_pronouns | ENGLISH.clauses.negative_determiners
_EXCEPT = ENGLISH.clauses.excepting
_ONE_ALONE = ENGLISH.clauses.alone
_HELPING = ENGLISH.grammar.helping
_APART = frozenset(ENGLISH.grammar.prepositions) - {"of", "from"}
"""What does not belong to what is left out, before it: “in every school except Holt in May”."""
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
    """The stem of the first word behind what is left out; where none follows, of the verb before that or the whole."""
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
        whole = next((at for at, word in enumerate(says.words) if word in _ALL and _is_whole(says, at)), None)
        named = not each.left_out.isdisjoint(says.content)
        if whole is not None and not named and not each.is_none:
            return says.written[whole], each.said
        alone = next((at for at, word in enumerate(says.words) if word in _ONE_ALONE), None)
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
        if word not in _ALL | _NOBODY:
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
            ahead = (*range(at + 1, found), *range(at - 1, first - 1, -1))
            before = [read.stems[place] for place in ahead if read.is_past(place)]
            verb = next(iter((*behind, *before)), "")
            yield _Exception(" ".join(read.written[at:end]), left_out, told, verb, word in _NOBODY)


def _ends_name(read: Clauses, start: int, at: int) -> bool:
    """Tell whether the word at that place no longer belongs to what is left out from *start* on."""
    ends = read.words[at] in _HELPING or is_past(read.words[at]) or (at > start + 1 and read.words[at] in _APART)
    return ends or read.clause[at] != read.clause[start] or read.words[at] in ENGLISH.grammar.subordinating


def _is_exception(read: Clauses, at: int, whole: int | None = None) -> bool:
    """Tell whether the word at that place leaves something out of what is told of the *whole* before it."""
    word = read.words[at]
    if word in _EXCEPT or (word == "apart" and read.words[at + 1 : at + 2] == ("from",)):
        return True
    if word != "but" or read.words[at + 1 : at + 2] in (("not",), ("also",)):
        return False
    before = range(max(0, at - _BUT), at) if whole is None else range(max(whole, at - _BUT), at)
    return any(read.words[place] in _ALL | _NOBODY for place in before)


def _is_whole(read: Clauses, at: int) -> bool:
    """Tell whether the “every” at that place stands for all: not before a time, “every week”, nor behind “nearly”."""
    counts_times = read.words[at + 1 : at + 2] != () and read.words[at + 1] in ENGLISH.quantifiers.not_before
    return not counts_times and read.words[max(0, at - 1)] not in ENGLISH.numbers.nearly


def _is_alone(says: Clauses, at: int, left_out: frozenset[str]) -> bool:
    """Tell whether the “only” or “alone” at that place belongs to what is left out, which stands beside it."""
    beside = range(max(0, at - 2), min(len(says.words), at + 4))
    return any(says.stems[place] in left_out for place in beside if says.words[place] not in STOP_WORDS)
