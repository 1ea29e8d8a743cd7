"""Which of two opposites on the lines is told of the number or the name that a text tells its own of."""

from __future__ import annotations

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import Counterpart, Turning, needs_both, turnings_of
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_AGAINST = frozenset(("to", "against"))
"""What stands between the two numbers of a vote."""
_TIMES = ENGLISH.dates.names


def is_in_minority(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* is told of the fewer of a vote that a line gives as “11 to 3 in favour”."""
    says = derived.clauses
    if any(word[0].isdigit() for word in says.words[mine.start : mine.end]):
        return False  # “voted 11 to 3” is told of both
    number = says.number_beside(mine.start, mine.end) or _answered(derived) or _subject_number(derived, mine)
    return bool(number) and any(
        line.words[at].partition("-")[2] == number
        or (
            number == line.words[at]
            and line.words[at - 1] in _AGAINST
            and any(word[0].isdigit() for word in line.words[at - 3 : at - 1])  # “by 198 votes to 141”
        )
        for line in derived.cited_clauses
        for at in range(2, len(line.words))
    )


def _subject_number(derived: Derivation, mine: Turning) -> str:
    """Return the number that stands before *mine* in its clause, in digits: “three members of the panel voted”."""
    says = derived.clauses
    first, _ = says.clause_around(mine.start)
    numbers = (says.words[at] for at in range(mine.start - 1, first - 1, -1))
    return next(filter(None, map(_in_digits, numbers)), "")


def _in_digits(word: str) -> str:
    """Return the number that *word* is, “31” for “thirty-one”; "" for any other word."""
    if word.isdecimal():
        return word
    known = [ENGLISH.numbers.small.get(part) or ENGLISH.numbers.tens.get(part) for part in word.split("-")]
    return str(sum(filter(None, known))) if all(known) else ""


def same_number(derived: Derivation, mine: Turning) -> Counterpart | None:
    """Find which of two opposites on the lines has the number of *mine*: “612 were in favour and 371 against”."""
    says = derived.clauses
    if needs_both(mine):
        return None  # what one sells another buys
    has_both = any(each.pair == mine.pair and each.side != mine.side for each in turnings_of(says))
    number = says.number_beside(mine.start, mine.end)
    number = number or ("" if has_both else _answered(derived) or _subject_number(derived, mine))
    theirs = [
        (line, each)
        for line in (derived.cited_clauses if number else ())
        for each in turnings_of(line)
        if each.pair == mine.pair
    ]
    found = {each.side: (line, each) for line, each in theirs if line.number_beside(each.start, each.end) == number}
    if len({each.side for _, each in theirs}) > 1 and len(found) == 1:
        return Counterpart(*next(iter(found.values())), 1, 1)
    return None


def same_name(derived: Derivation, mine: Turning) -> Counterpart | None:
    """Find which of two opposites on a line has the name of *mine* in its clause: “Aske gained, Orrin lost”."""
    card = derived.claim.text.card
    text = (
        derived.clauses.written if not (card and derived.asks) else (*derived.clauses.written, *plain(card.a).split())
    )
    bare = (word.strip("’'s.,") for word in text if word[0].isupper())
    names = {name for name in bare if name.lower() not in _TIMES}
    for line in derived.cited_clauses if names else ():
        theirs = [each for each in turnings_of(line) if each.pair == mine.pair]
        if len({each.side for each in theirs}) < 2:
            continue
        sides = [
            set[str]().union(*(_names_around(line, each) for each in theirs if each.side == side)) for side in (0, 1)
        ]
        own = names - (sides[0] & sides[1])
        found = [each for each in theirs if not own.isdisjoint(_names_around(line, each))]
        others = [each for each in theirs if each not in found and _names_around(line, each)]
        if len(found) == 1 and others:
            return Counterpart(line, found[0], 1, 1)
    return None


def _names_around(line: Clauses, turning: Turning) -> set[str]:
    """Return the words with capitals in the clause of *turning*, or right before it: “Orrin, the winter capital”."""
    first, last = line.clause_around(turning.start)
    first -= first > 0 and (line.words[first - 1] == "and" or line.words[first] in ENGLISH.grammar.articles)
    return {line.written[at].strip("’'s.,") for at in range(first, last) if line.written[at][0].isupper()}


def _answered(derived: Derivation) -> str:
    """Return the number that answers a question, in digits; "" where there is none."""
    card = derived.claim.text.card
    answer = clauses_of(plain(card.a)) if card and derived.asks else None
    return next((word for word in answer.words if word[0].isdigit()), "") if answer else ""
