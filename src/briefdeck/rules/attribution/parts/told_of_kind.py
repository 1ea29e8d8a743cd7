"""What a text tells of all things of a sort while its line tells it of one or some of them, or of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.numbers.amounts import count_of
from briefdeck.language.numbers.quantifiers import bare_shares_of, shares_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import STOP_WORDS, is_adverb, is_past
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GRAMMAR = ENGLISH.grammar
_EVERY = ENGLISH.quantifiers.every
_BETWEEN = _GRAMMAR.articles | _GRAMMAR.determiners | {"of"}
"""What may stand between “all” and its noun."""
_ONE = _GRAMMAR.articles - {"the"} | {"one", "another"}
"""What makes one of a noun behind it."""
_LIMITING = frozenset((*_GRAMMAR.relative, "with", "without", "aged", "over", "under"))
"""What behind a noun says which of them are meant."""
_KNOWN = (_GRAMMAR.articles | _GRAMMAR.determiners) - _ONE
"""What before a noun, and a word that describes it, means all of them that are meant: “the old windows”."""
_NO_WHOLE = (("not",), ("at",), ("above",), ("after",))
"""What makes something else of an “all” behind it."""
_WHOLE = _EVERY | (ENGLISH.senses.whole - ENGLISH.statements.negations - ENGLISH.clauses.negative_pronouns)
_TIMES = ENGLISH.quantifiers.not_before
_FEWEST = 2
"""Content words of what is told, at the least, or all that are."""
_PART_OF = 5
"""Words from the “of” behind a part to the whole that it is of: “one chapter of the minister’s long memoir”."""
_OTHERS = frozenset(("other", "others"))


def find_told_of_kind(derived: Derivation) -> tuple[str, str] | None:
    """Find the “all schools” of a statement where the lines tell the same of “primary schools” or “a school” only."""
    says = derived.clauses
    at, noun = _all_of(says)
    if derived.asks or noun < 0 or says.negations or any(map(_has_whole, derived.cited_clauses)):
        return None
    if noun + 1 < len(says.words) and _is_joined(says.stems[noun], says.stems[noun + 1], derived.cited_clauses):
        noun += 1  # “all diesel cars”
    stemmed = says.stems[noun]
    told = says.content_in(range(noun + 1, says.clause_around(noun)[1])) - {stemmed}
    there = [(line, place) for line in derived.cited_clauses for place in line.content.get(stemmed, ())]
    limited = [_limit(says, line, place) for line, place in there]
    alike = [
        words
        for (line, place), words in zip(there, limited, strict=True)
        if words and len(told & _content_around(line, place)) >= min(_FEWEST, len(told))
    ]
    if not told or not alike or not all(limited):
        return None
    return " ".join(says.written[at : noun + 1]), alike[0]


def _is_joined(one: str, other: str, lines: Sequence[Clauses]) -> bool:
    """Tell whether a line has the two content words, given by their stems, one right after the other."""
    return any(other in line.content and (one, other) in pairwise(line.stems) for line in lines)


def _content_around(line: Clauses, at: int) -> frozenset[str]:
    """Return the stems of the content words in the clause of that place, and in the one behind it."""
    first, end = line.clause_around(at)
    last = line.clause_around(end)[1] if end < line.sentence_around(at)[1] else end
    return line.content_in(range(first, last))


def _all_of(says: Clauses) -> tuple[int, int]:
    """Return the place of the “all” of a statement, and of the noun behind it; twice -1 where there is none."""
    for at in (at for at, word in enumerate(says.words) if word in _EVERY):
        noun = next((place for place in range(at + 1, len(says.words)) if says.words[place] not in _BETWEEN), -1)
        if noun >= 0 and not _is_exempt(says, at, noun):
            while noun + 1 < len(says.words) and (says.is_owner(noun) or says.written[noun][0].isupper()):
                noun += 1  # “all of Minister Orr’s memoir”
            return at, noun
    return -1, -1


def _is_exempt(says: Clauses, at: int, noun: int) -> bool:
    before = says.words[max(0, at - 1) : at]
    word = says.words[noun]
    counted = bool(count_of(word)) or word in _TIMES or word in STOP_WORDS
    return counted or before in _NO_WHOLE or says.clause[at] != says.clause[noun]


def _has_whole(line: Clauses) -> bool:
    return not _WHOLE.isdisjoint(line.words)


def _limit(says: Clauses, line: Clauses, at: int) -> str:
    """Return the words by which *line* speaks of one or some of the things at that place; "" where it does not."""
    first, end = line.clause_around(at)
    before = line.words[max(first, at - 1) : at]
    is_known = not _KNOWN.isdisjoint(line.words[max(first, at - 2) : at - 1])
    if before and not is_known and line.written[at - 1].islower() and _is_new(says, line, at - 1):
        return " ".join(line.written[at - 1 : at + 1])
    if before and before[0] in _ONE:
        return " ".join(line.written[at - 1 : at + 1])
    if part := _part_before(line, at):
        return part
    follows = at + 1 < end and (_is_participle(line.words[at + 1]) or line.words[at + 1] in _LIMITING)
    tells = follows and any(_is_new(says, line, place) for place in range(at + 1, min(end, at + 4)))
    if not tells:
        return ""
    later = any(line.words[place] in _GRAMMAR.helping or is_past(line.words[place]) for place in range(at + 2, end))
    return " ".join(line.written[at : at + 3]) if later or line.content_before(at) else ""


def _is_participle(word: str) -> bool:
    return is_past(word) or word.endswith("ing")


def _is_new(says: Clauses, line: Clauses, at: int) -> bool:
    """Tell whether the word at that place says which are meant, and the statement does not have it."""
    word = line.words[at]
    other = word in STOP_WORDS or word in _GRAMMAR.prepositions or is_adverb(word) or word in _GRAMMAR.helping
    return not (other or count_of(word) or line.stems[at] in says.stems)


def _part_before(line: Clauses, at: int) -> str:
    """Return the part whose whole stands at that place: “one chapter”, of “one chapter of the memoir”; "" for none."""
    first = max(line.clause_around(at)[0], at - _PART_OF)
    of = next((place for place in range(at - 1, first, -1) if line.words[place] == "of"), -1)
    is_part = of > 1 and line.words[of - 2] in _ONE and line.stems[of - 1] not in STOP_WORDS
    return " ".join(line.written[of - 2 : of]) if is_part else ""


def find_crossed_share(derived: Derivation) -> tuple[str, str] | None:
    """Find the “most” of a statement where a line tells the same of “some”, and of “most” something else."""
    says = derived.clauses
    for mine in shares_of(says) if not (derived.asks or says.negations) else ():
        told = says.content.keys() - mine.nouns - {says.stems[mine.at]}
        for line in derived.cited_clauses:
            same, others = _told_of_shares(line, mine.words.lower())
            lesser = [words for words, stems in others if len(told & stems) >= min(_FEWEST, len(told))]
            if told and same and lesser and all(told.isdisjoint(stems - mine.nouns) for stems in same):
                return mine.words, lesser[0]
    return None


def _told_of_shares(line: Clauses, words: str) -> tuple[list[frozenset[str]], list[tuple[str, frozenset[str]]]]:
    """Return what a line tells of the share in these *words*, and what of each other, as stems."""
    alone = (at for at, word in enumerate(line.words) if word in ENGLISH.quantifiers.alone and _opens_clause(line, at))
    found = {at: line.written[at] for at in alone}
    found |= {each.at: each.words for each in bare_shares_of(line)}
    found |= {each.at: each.words for each in shares_of(line)}
    same, others = list[frozenset[str]](), list[tuple[str, frozenset[str]]]()
    for at, phrase in found.items():
        told = line.content_in(range(*line.clause_around(at)))
        if phrase.lower() == words:
            same.append(told)
        else:
            others.append((phrase, told))
    return same, others


def _opens_clause(line: Clauses, at: int) -> bool:
    first = line.clause_around(at)[0]
    return at == first or (at == first + 1 and line.words[first] in _GRAMMAR.parting)


def find_one_for_both(derived: Derivation) -> tuple[str, str] | None:
    """Find what a statement tells of “both” that a line tells of one, and not of the other."""
    says = derived.clauses
    both = next((at for at, word in enumerate(says.words) if word in ("both", "all")), -1)
    if derived.asks or both < 0 or says.negations:
        return None
    told = frozenset(says.stems[at] for at in range(both + 1, len(says.words)) if says.is_past(at))
    for line in derived.cited_clauses:
        for one, other in _ones_and_others(line):
            of_one, of_other = (line.content_in(range(*line.clause_around(at))) for at in (one, other))
            if told & of_one and told.isdisjoint(of_other) and "both" not in line.words:
                return says.written[both], line.written[one]
    return None


def _ones_and_others(line: Clauses) -> Iterator[tuple[int, int]]:
    """Find the “one” of a sentence that a verb follows, with the “the other” behind it in another clause."""
    for one, word in enumerate(line.words[:-1]):
        follows = line.words[one + 1] in _GRAMMAR.helping or is_past(line.words[one + 1])
        if word == "one" and follows and line.clause_around(one)[0] == one:
            for other in range(one + 2, len(line.words) - 1):
                apart = line.words[other - 1] == "the" and line.clause[other] != line.clause[one]
                acts = line.words[other + 1] in _GRAMMAR.helping or is_past(line.words[other + 1])
                if line.words[other] in _OTHERS and apart and acts:
                    yield one, other
