"""What a line tells as undone without a “not”: it is put off, fell through, is only half done, or was only planned.

A fact that says by a “not” that it is not done says the same then: “has not begun” of what was due to begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, Negation
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS, _GRAMMAR = ENGLISH.clauses, ENGLISH.grammar
_PUTTING_OFF = tuple(tuple(map(stem, phrase.split())) for phrase in _WORDS.putting_off)
_FALLING_THROUGH = tuple(tuple(map(stem, phrase.split())) for phrase in _WORDS.falling_through)
_NEITHER_WAY = tuple(tuple(frozenset(map(stem, words)) for words in pair) for pair in _WORDS.neither_way)
_SHUTTING = frozenset(map(stem, _WORDS.shutting))
_PARTS = frozenset(("percent", "cent", "%", "partly", *ENGLISH.numbers.fractions))
_DONE = frozenset((*_GRAMMAR.having, "did", "was", "were"))
"""What helps to say that something is not done; what “is not to be” is another matter."""
_GRANTED = frozenset(map(stem, ENGLISH.governing.granted))
_LACKING = ENGLISH.governing.needing | _WORDS.awaiting
_OPPOSING = tuple(tuple(map(stem, phrase.split())) for phrase in ENGLISH.senses.opposing)
_OF_ONE_MIND = tuple(tuple(map(stem, phrase.split())) for phrase in ENGLISH.senses.of_one_mind)
_PERIODS = frozenset(map(stem, ENGLISH.periods.nouns))
_MOVED = 6
"""Words from a verb to the “from” of what is left by it."""
_NEAR = 4
"""Words behind a “not” among which its “fully” stands, and words before a thing that is shut."""


def is_told_as_undone(derived: Derivation, negation: Negation) -> bool:
    """Tell whether the lines have as undone, in other words, what the *negation* of a statement says is not done."""
    says = derived.clauses
    if _is_only_planned(derived, negation):
        return True
    past = (_is_put_off, _fell_through, _is_half_done, _went_neither_way, _is_shut, _would_have_been, _is_later_one)
    tells = (*past, _is_placed_behind, _is_of_one_mind, _has_moved, _has_other_name, _is_first_to_come)
    return any(each(line, says, negation) for line in derived.cited_clauses for each in tells)


def is_awaited_yet(says: Clauses, at: int) -> bool:
    """Tell whether a text says of what it has at that place that it is yet to come: “still needs approval”."""
    first, end = says.clause_around(at)
    return says.stems[at] in _GRANTED and not _LACKING.isdisjoint(says.words[first:end])


def _is_only_planned(derived: Derivation, negation: Negation) -> bool:
    """Tell whether a line only plans or foretells what a text says has not been done: “due to begin”."""
    says = derived.clauses
    if not ENGLISH.governing.modal.isdisjoint(says.words) or _DONE.isdisjoint(map(_without_not, says.words)):
        return False
    chief = {says.stems[at] for at in says.heads(negation)[-2:]}
    planned = (each for line in derived.sentences for each in line.expectations if chief & set(each.doing[:1]))
    return any("yet" in says.words or each.words.lower() not in ENGLISH.governing.modal for each in planned)


def _without_not(word: str) -> str:
    """Return a helping verb without its “not”: "didn’t" → "did"."""
    return word.replace("’", "'").removesuffix("n't")


def _find_phrases(line: Clauses, says: Clauses, phrases: tuple[tuple[str, ...], ...]) -> Iterator[int]:
    """Find where *line* has one of *phrases* that a text has not: the places behind them."""
    for phrase in phrases:
        if next(says.find(phrase), -1) < 0:
            yield from (at + len(phrase) for at in line.find(phrase))


def _is_put_off(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* puts off what a text says is not done."""
    return next(_find_phrases(line, says, _PUTTING_OFF), 0) > 0 and _is_undone(line, says, negation)


def _fell_through(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether a clause of *line* ends by saying that something came to nothing: “so its appeal failed”."""
    ends = _find_phrases(line, says, _FALLING_THROUGH)
    failed = any(end == line.clause_around(end - 1)[1] for end in ends)
    return failed and _is_undone(line, says, negation)


def _is_undone(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* has what a text negates, and not in the past: “was put off, and the hall repaid all”."""
    places = [at for head in says.heads(negation)[:1] for at in line.content.get(says.stems[head], ())]
    return bool(places) and not any(map(line.is_past, places))


def _is_half_done(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* says of a part what a text says is “not fully” so: “had cleared 70 percent”."""
    behind = says.words[negation.at + 1 : negation.at + 1 + _NEAR]
    return not (_WORDS.fully.isdisjoint(behind) or _PARTS.isdisjoint(line.words))


def _went_neither_way(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether by *line* somebody did neither of two things: who abstained did not vote, who drew did not win."""
    denied = set(says.stems[negation.first : negation.end + 1]) | set(says.stems[: negation.at])
    for neither, either in _NEITHER_WAY:
        shared = says.content.keys() & line.content.keys() - neither - either
        for at, stemmed in enumerate(line.stems):
            about = shared & line.content_in(range(*line.clause_around(at)))
            if stemmed in neither and not either.isdisjoint(denied) and (about or not shared):
                return True
    return False


def _is_shut(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* shuts or ends a thing of which a text says that there is “no” such thing."""
    if says.words[negation.at] not in _WORDS.negative_determiners:
        return False
    places = (at for each in says.heads(negation) for at in line.content.get(says.stems[each], ()))
    return any(not _SHUTTING.isdisjoint(line.stems[max(0, at - _NEAR) : at]) for at in places)


def _would_have_been(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* says only that something would have been so: “a bill that would have raised it”."""
    heads = {says.stems[at] for at in says.heads(negation)}
    places = (at for at, pair in enumerate(pairwise(line.words)) if pair == ("would", "have"))
    return any(not heads.isdisjoint(line.stems[at + 2 : at + _NEAR]) for at in places)


def _is_later_one(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* counts on what a text says is “not the first”: “for the third time”."""
    first = "first" in says.words[negation.at + 1 : negation.at + 1 + _NEAR]
    return first and any(word in ENGLISH.numbers.ordinals and word != "first" for word in line.words)


def _is_placed_behind(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* gives another place than the first in what a text says was not won: “silver over 800 metres”.

    The part of the line that tells of the same has the most of what the text has behind its “win”.
    """
    if _WORDS.winning.isdisjoint(says.words[negation.at : negation.end + 1]):
        return False
    about = says.content_in(range(negation.first, negation.end + 1)) - {stem(word) for word in _WORDS.winning}
    parts = [line.clause_around(line.clause.index(number)) for number in dict.fromkeys(line.clause)]
    shared = [len(about & line.content_in(range(*part))) for part in parts]
    most = max(shared, default=0)
    told = [set(line.words[slice(*part)]) for part, count in zip(parts, shared, strict=True) if count == most]
    behind = all(_WORDS.placed_first.isdisjoint(each) and not _WORDS.placed_behind.isdisjoint(each) for each in told)
    return most > 0 and behind


def _is_of_one_mind(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether by *line* all were of one mind, and a text says that nobody was against it."""
    nobody = _WORDS.negative_pronouns | _WORDS.negative_determiners
    against = any(next(says.find(phrase), -1) > negation.at for phrase in _OPPOSING)
    return (
        says.words[negation.at] in nobody
        and against
        and any(next(line.find(phrase), -1) >= 0 for phrase in _OF_ONE_MIND)
    )


def _has_moved(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether by *line* a thing has left what a text says it is “no longer” at: “moved from Dorn to Kell”."""
    first, end = says.clause_around(negation.at)
    about = says.content_in(range(first, end))
    again = ("no", "longer") in pairwise(says.words) or ("any", "more") in pairwise(says.words)
    for at, word in enumerate(line.words):
        to = next((place for place in range(at, len(line.words)) if line.words[place] in ("to", "into")), 0)
        left = word == "from" and to > 0 and not _WORDS.moving.isdisjoint(line.words[max(0, at - _MOVED) : at])
        if again and left and not about.isdisjoint(line.content_in(range(at + 1, to))):
            return about.isdisjoint(line.content_in(range(to, line.clause_around(to)[1])) - _PERIODS)
    return False


def _has_other_name(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* tells of another name of what a text says a name is “not” of: “born Lina Archer”."""
    head = next((says.words[at] for at in says.heads(negation)), "")
    named = head in _WORDS.naming and not _WORDS.named_first.isdisjoint(says.words)
    return named and not _WORDS.renaming.isdisjoint(line.words)


def _is_first_to_come(line: Clauses, says: Clauses, negation: Negation) -> bool:
    """Tell whether *line* only plans the first of what a text says there is none of so far: “plans its first shop”."""
    near = says.words[max(0, negation.at - _NEAR) : negation.end + 1]
    first = line.words.index("first") if "first" in line.words else 0
    planned = not (ENGLISH.governing.prospects | ENGLISH.governing.modal).isdisjoint(line.words[:first])
    heads = {says.stems[at] for at in says.scope(negation)}
    in_row = heads & set(line.content_behind(first + 1)) if first else set()
    return planned and bool(in_row) and not _WORDS.so_far.isdisjoint((*near, *says.words[:2]))
