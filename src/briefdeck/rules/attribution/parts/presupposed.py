"""What a “not” leaves untouched: that there is the thing of which a line denies something.

“None of the nine ladders was used” and “not to her two sons” say that there are nine ladders, and that she has two
sons; “no other show after Kell”, that there is one in Kell. Who looks into a thing does not say that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, Negation
from briefdeck.language.sentences.contrasts import contrasts_of
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS, _GRAMMAR = ENGLISH.clauses, ENGLISH.grammar
_BEING, _HAVING = frozenset(_GRAMMAR.being), frozenset(_GRAMMAR.having)
_HELPING = _BEING | _HAVING | frozenset((*_GRAMMAR.doing, *_GRAMMAR.modal))
_OWNING = _GRAMMAR.determiners - {"this", "that", "these", "those", "a", "an", "the"}
_DEFINITE = _OWNING | {"the"}
_LOOKING_INTO = frozenset(map(stem, _WORDS.looking_into))
_REPORTS = ENGLISH.statements.turned_down
_THING = 4
"""Words of a thing: “the two new wooden ladders”."""
_FEW = 3
"""Words behind “no other stop after” that call a stop."""


def is_presupposed(derived: Derivation) -> bool:
    """Tell whether a statement has of what its lines deny only what they take to be so."""
    says = derived.clauses
    if says.negations or derived.asks:
        return False
    tells = (_is_one_of_those, _is_looked_into, _is_only_reported)
    return any(
        any(each(says, line, one) for one in line.negations for each in tells)
        or any(_is_there(says, line, at) for at in _places_of_not(line))
        for line in derived.cited_clauses
    )


def _places_of_not(line: Clauses) -> Iterator[int]:
    """Yield where *line* denies something, or leaves it out: “not to her sons”."""
    yield from (each.at for each in line.negations)
    yield from (each.behind - 1 for each in contrasts_of(line))


def _is_there(says: Clauses, line: Clauses, denied: int) -> bool:
    """Tell whether *says* has no more than that there is a thing, or that somebody has it, which *line* calls “the”."""
    start, is_had = _told_thing(says)
    thing = _thing_at(says, start) if start else frozenset()
    if not thing or line.words[denied] in ENGLISH.statements.denying:
        return False
    for at in range(1, len(line.words)):
        owned = line.words[at] in _OWNING or line.is_owner(at)
        part = line.words[at - 1 : at + 1] == ("of", "the")
        opens = owned or part or (line.words[at] in _DEFINITE and not is_had)
        apart = line.words[at - 1] not in _HELPING and denied not in (at - 1, at)
        if opens and apart and thing <= line.content_in(range(at + 1, _end_of_thing(line, at, denied))):
            return True
    return False


def _end_of_thing(line: Clauses, start: int, denied: int) -> int:
    """Return where the words end that call the thing behind that place."""
    places = range(start + 1, min(len(line.words), start + 1 + _THING))
    ends = (at for at in places if line.clause[at] != line.clause[start] or line.words[at] in _HELPING or at == denied)
    return next(ends, places.stop)


def _told_thing(says: Clauses) -> tuple[int, bool]:
    """Return where the thing begins that a text says there is, 0 for none, and whether somebody has it.

    “There were nine”, “the brigade had nine”, “she is the mother of nine”.
    """
    finite = [at for at, word in enumerate(says.words) if word in _HELPING or says.is_past(at)]
    if len(finite) != 1 or not finite[0]:
        return 0, False
    at = finite[0]
    if says.words[at] in _HAVING:
        return at + 1, True
    if says.words[at] in _BEING and says.words[at - 1] == "there":
        return at + 1, False
    kin = next((place for place in range(at + 1, len(says.words)) if says.words[place] in ENGLISH.people.kin), 0)
    return (kin + 2, True) if kin and says.words[kin + 1 : kin + 2] == ("of",) else (0, False)


def _thing_at(says: Clauses, start: int) -> frozenset[str]:
    """Return the stems of the thing that begins at that place, if nothing points to it: “nine ladders”."""
    if says.words[start : start + 1] == () or says.words[start] in _DEFINITE:
        return frozenset()
    found: list[str] = []
    for at in range(start, min(len(says.words), start + _THING)):
        if says.words[at] in STOP_WORDS and says.words[at] not in ENGLISH.numbers.small and found:
            break
        if says.words[at] not in STOP_WORDS:
            found.append(says.stems[at])
    return frozenset(found)


def _is_one_of_those(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* calls one of a kind what *line* has “no other” behind: “no other stop after Kell”."""
    behind = line.words[negation.at + 1 : negation.at + 2]
    if not behind or behind[0] not in _WORDS.further or _BEING.isdisjoint(says.words):
        return False
    end = line.sentence_around(negation.at)[1]
    joint = next((at for at in range(negation.at, end) if line.words[at] in _WORDS.besides), 0)
    one = line.content_in(range(joint + 1, min(end, joint + 1 + _FEW))) if joint else frozenset[str]()
    kind = set(line.content_behind(negation.at + 2)[:1])
    again = not _WORDS.besides.isdisjoint(says.words) or not _WORDS.further.isdisjoint(says.words)
    return bool(one & says.content.keys() and kind & says.content.keys()) and not again


def _is_looked_into(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has only that somebody looked into what *line* negates: “studied harbour lights”."""
    heads = {line.stems[at] for at in line.heads(negation)}
    places = [at for each in heads for at in says.content.get(each, ())]
    verbs = [at for at in range(len(says.words)) if says.stems[at] in _LOOKING_INTO and _is_verb(says, at)]
    first = verbs[0] + 1 if verbs else 0
    told = any(says.words[at] in _HELPING or says.is_past(at) for at in range(first, len(says.words)))
    return bool(places) and bool(verbs) and not told and any(at >= first for at in places)


def _is_verb(says: Clauses, at: int) -> bool:
    """Tell whether the word at that place is a verb that somebody named before it does."""
    return at > 0 and says.is_past(at) and says.words[at - 1] not in _GRAMMAR.articles


def _is_only_reported(says: Clauses, line: Clauses, negation: Negation) -> bool:
    """Tell whether *says* has only that there were reports, or the like, which *line* denies."""
    denied = line.words[negation.at] in ENGLISH.statements.denying | ENGLISH.statements.turning_down | _REPORTS
    pairs = pairwise(says.words)
    there = any(one == "there" and other in _BEING for one, other in pairs)
    return denied and there and not _REPORTS.isdisjoint(says.words) and not _REPORTS.isdisjoint(line.words)
