"""Acts: who does what to whom by any verb, and by which words: “Voss sued Aske”, “Aske, sued by Voss,”, “to sue Aske”.

`roles` knows verbs of one meaning; here a verb is only what its form and its neighbours make of a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.sentences.roles import (
    Deed,
    called_before,
    deeds_of,
    elided_subject,
    is_done_to,
    is_mutual,
    is_verb_behind,
    subject_places,
)
from briefdeck.language.words import STOP_WORDS, is_past, stem

_HELPING = frozenset((*ENGLISH.grammar.modal, *ENGLISH.grammar.doing))
_BEING = frozenset(ENGLISH.grammar.being)
_HAVING = frozenset(ENGLISH.grammar.having)
_DETERMINERS = ENGLISH.grammar.determiners
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_NUMERALS = frozenset((*ENGLISH.numbers.small, *ENGLISH.numbers.tens, *ENGLISH.numbers.scales))
_PRONOUNS = ENGLISH.people.any_pronoun
_WHOM = _PRONOUNS | {"him", "me", "us", "you", "itself", "himself", "herself", "themselves"}
_SELVES = frozenset(("itself", "himself", "herself", "themselves"))
_OWN = frozenset(("his", "her", "its", "their"))
_ASKING = frozenset(map(stem, ENGLISH.roles.asking))
_THANKING = frozenset(map(stem, ENGLISH.roles.thanking))
_SAYING = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_FOR = frozenset(("for", "of", "with", "from"))
_PLACING = frozenset((*ENGLISH.grammar.prepositions, *ENGLISH.grammar.place_prepositions))
_TIMES = frozenset((*ENGLISH.dates.shifted, *ENGLISH.dates.seasons, *map(str.lower, ENGLISH.roles.feasts)))
_PARTIES = frozenset(map(stem, ENGLISH.senses.parties))
_NEAR = 4
"""Words before a verb of which one helps it: “had twice been”."""
_FAR = 8
"""Words behind a verb among which the “by” of a passive stands."""


class Act(NamedTuple):
    """What one does to another, each as the stems of the words that call them, the chief one last."""

    verb: str
    """The stem of the verb, or the first of those of its meaning."""
    agent: tuple[str, ...]
    """Empty where a pronoun stands for him, or nobody is told."""
    patient: tuple[str, ...]
    """The same of whom it is done to."""
    at: int
    is_to_own: bool = False
    """Whether it is done to the agent, or to what is his own: “hurt himself”, “closed its doors”."""
    is_by_pronoun: bool = False
    """Whether a pronoun stands for the agent."""
    is_to_pronoun: bool = False
    """Whether it is done to somebody for whom a pronoun stands: “warned him”."""
    is_passive: bool = False
    is_sure: bool = True
    """Whether the agent is not only guessed from a clause around it."""


@cache
def _meanings() -> dict[str, str]:
    """Map the stems of verbs to the first of their meaning."""
    return {
        stem(verb): stem(phrases[0])
        for phrases in ENGLISH.roles.classes
        for verb in phrases
        if " " not in verb and not verb.startswith("=")
    }


@found_once
def acts_of(read: Clauses) -> Iterator[Act]:
    """Find who does what to whom in a sentence."""
    for at in range(len(read.words)):
        if read.written[at].islower() and read.words[at] not in STOP_WORDS and not is_mutual(read.words[at]):
            act = _passive(read, at) or _active(read, at)
            if act is not None and not (_may_be_inverted(read, at) and not act.is_passive):
                yield act
    for deed in deeds_of(read):  # “lost to Voss”, “took over Aske”
        if not is_mutual(deed.word):
            yield Act(verb_of(deed), deed.agent, deed.patient, deed.at)


def _may_be_inverted(read: Clauses, at: int) -> bool:
    """Tell whether whoever says it may stand behind the verb at that place: “…, said Berg”."""
    return read.stems[at] in _SAYING and read.clause_around(at)[0] == at


def verb_of(deed: Deed) -> str:
    """Return the stem by which an act of the meaning of *deed* is called."""
    return stem(ENGLISH.roles.classes[deed.verb][0].lstrip("="))


def _passive(read: Clauses, at: int) -> Act | None:
    """Read the verb at that place in the passive: “was sued”, “sued by”."""
    if not (is_past(read.words[at]) or read.words[at] in ENGLISH.clauses.order.unchanged):
        return None
    by = _by_behind(read, at)
    full = is_done_to(read, at)
    if not full and by != at + 1:
        return None
    patient = _subject(read, at) if full else subject_places(read, at) or _before_comma(read, at)
    agent = _called(read, by + 1) if by else []
    return _act(read, at, agent, patient, passive=True) if full or (patient and agent) else None


def _by_behind(read: Clauses, at: int) -> int:
    """Return the place of the “by” behind the verb in the passive at that place; 0 where there is none."""
    end = min(read.clause_around(at)[1], at + _FAR)
    by = next((place for place in range(at + 1, end) if read.words[place] == "by"), 0)
    agent = _called(read, by + 1) if by else []
    return by if agent and _may_act(read, by + 1, agent) else 0


def _may_act(read: Clauses, start: int, agent: list[int]) -> bool:
    """Tell whether what stands behind “by” may do something: no “by train”, “by autumn” and “by 3 percent”."""
    chief = read.words[agent[-1]]
    is_means = start == agent[0] and read.written[start].islower() and not chief.endswith("s")
    if is_means and stem(chief) not in _PARTIES and chief not in ENGLISH.people.groups:
        return False
    return chief not in _TIMES and not read.words[agent[0]][0].isdigit()


def _before_comma(read: Clauses, at: int) -> list[int]:
    """Return the places of what stands before the comma before that place: “Skyll, bought by Marrow,”."""
    opens = at > 0 and read.clause[at] - read.clause[at - 1] == 1
    return called_before(read, at - 1) if opens else []


def _active(read: Clauses, at: int) -> Act | None:
    """Read the verb at that place in the active, by its form and what stands before it and behind it."""
    before = _helper(read, at)
    word = read.words[at]
    if before == "to" or before in _HELPING:
        agent, is_sure = (_subject(read, at), True) if before in _HELPING else _to(read, at)
    elif word.endswith("ing"):
        if at and (read.words[at - 1] in _DETERMINERS or read.words[at - 1] in _NUMERALS):
            return None
        agent, is_sure = _doing(read, at)
    elif is_past(word) or word in ENGLISH.clauses.order.unchanged:
        if not (before in _HAVING or is_verb_behind(read, at) or _after_pronoun(read, at) or _opens(read, at)):
            return None
        agent, is_sure = _subject(read, at), True
        if not agent and before in _HAVING:
            agent, is_sure = _opening(read, at), False
    elif _is_present(read, at):
        agent, is_sure = _subject(read, at), True
    else:
        return None
    patient = _object(read, at) or _fronted(read, at)
    if patient and is_past(word) and _opens(read, at) and patient[-1] + 1 == read.clause_around(at)[1]:
        return None  # “…, said the mayor”
    return _act(read, at, agent, patient, is_sure=is_sure)


def _act(
    read: Clauses, at: int, agent: list[int], patient: list[int], *, passive: bool = False, is_sure: bool = True
) -> Act:
    """Make an act of the verb at that place, and of the places of the words that call the two."""
    behind = "" if passive else next(iter(read.words[at + 1 : at + 2]), "")
    called = [tuple(_stems(read, places)) for places in (agent, patient)]
    verb = _meanings().get(read.stems[at], read.stems[at])
    is_own = behind in _SELVES or (behind in _OWN and bool(patient))
    by_pronoun = not agent and not passive and _is_by_pronoun(read, at)
    to_pronoun = behind in _WHOM and not is_own
    return Act(verb, called[0], called[1], at, is_own, by_pronoun, to_pronoun, passive, is_sure)


def _is_by_pronoun(read: Clauses, at: int) -> bool:
    """Tell whether a pronoun before the verb at that place may stand for whoever does it."""
    return not (_PRONOUNS - _OWN | {"her"}).isdisjoint(read.words[max(0, at - _NEAR) : at])


def _stems(read: Clauses, places: list[int]) -> Iterator[str]:
    yield from (read.stems[at] for at in places if read.words[at] not in _NUMERALS)


def _helper(read: Clauses, at: int) -> str:
    """Return the “to”, the modal verb or the form of “have” before the verb at that place; "" where there is none."""
    first = max(0, at - _NEAR)
    for place in range(at - 1, first - 1, -1):
        word = read.words[place]
        if word == "to" or word in _HELPING or word in _HAVING:
            return word if word != "to" or place == at - 1 else ""
        if not (word.endswith("ly") or word in STOP_WORDS) or word in _DETERMINERS or word in _PRONOUNS:
            return ""
    return ""


def _is_present(read: Clauses, at: int) -> bool:
    """Tell whether a word stands between two that it joins as a verb in the present does: “the mice eat the bread”."""
    if not at or at + 1 >= len(read.words) or read.clause[at + 1] != read.clause[at]:
        return False
    place = at - 1
    while place and read.words[place] in ENGLISH.grammar.adverbs:
        place -= 1
    before, behind = read.words[place], read.words[at + 1]
    objects = behind in _DETERMINERS or behind in _WHOM or not read.written[at + 1].islower()
    one = read.words[at].endswith("s") and (before not in STOP_WORDS or before in _RELATIVE | {"he", "she", "it"})
    several = not read.words[at].endswith("s") and (before in {"they", "who"} or before.endswith("s"))
    return objects and (one or (several and before not in STOP_WORDS - {"they", "who"}))


def _after_pronoun(read: Clauses, at: int) -> bool:
    """Tell whether a verb in the past may stand at that place, and no participle before its noun: “a wounded man”."""
    before = next((read.words[place] for place in range(at - 1, -1, -1) if not read.words[place].endswith("ly")), "")
    return before in STOP_WORDS - _DETERMINERS


def _opens(read: Clauses, at: int) -> bool:
    """Tell whether a clause begins with the verb at that place: “…, who cannot swim, said”."""
    return at > 0 and read.clause[at - 1] != read.clause[at]


def _main_verb(read: Clauses, at: int) -> int:
    """Return the place of the verb nearest before that place in its sentence; 0 where there is none."""
    first = read.sentence_around(at)[0]
    return next(
        (
            place
            for place in range(at - 1, first, -1)
            if (
                is_past(read.words[place])
                and read.words[place - 1] not in _DETERMINERS
                and read.written[place].islower()
            )
        ),
        0,
    )


def _to(read: Clauses, at: int) -> tuple[list[int], bool]:
    """Return who does what the verb behind a “to” says: “ordered the crew to board”, “came back to beat”."""
    subject = subject_places(read, at)
    if subject:
        return subject, True
    verb = _main_verb(read, at - 1)
    if verb and read.stems[verb] in _ASKING and read.clause[verb] == read.clause[at]:
        if is_done_to(read, verb):
            return subject_places(read, verb), True
        asked = _object(read, verb)
        return (asked, True) if asked and asked[-1] == at - 2 else ([], False)
    return _subject(read, verb) if verb else _called(read, read.clause_around(at)[0]), False


def _doing(read: Clauses, at: int) -> tuple[list[int], bool]:
    """Return who does what a verb in “-ing” says: “is taking”, “thanked the king for sending”, “…, biting a man”."""
    before = read.words[at - 1] if at else ""
    if before in _BEING or read.words[max(0, at - 2)] in _BEING:
        return subject_places(read, at), True
    verb = _main_verb(read, at)
    if verb and before in _FOR and read.stems[verb] in _THANKING:
        if is_done_to(read, verb):
            return subject_places(read, verb), True
        asked = _object(read, verb)
        return asked, bool(asked)
    if verb and (before in ENGLISH.grammar.prepositions or before in STOP_WORDS or _opens(read, at)):
        return _subject(read, verb), False
    return _opening(read, at), False


def _opening(read: Clauses, at: int) -> list[int]:
    """Return who a clause at the beginning tells of, behind it: “Having left the party, the mayor …”."""
    first, end = read.clause_around(at)
    if first != read.sentence_around(at)[0] or end >= len(read.words):
        return []
    return _called(read, end)


def _subject(read: Clauses, at: int) -> list[int]:
    """Return who stands before the verb at that place, in front of where he is or what he shares it with too."""
    return subject_places(read, at) or elided_subject(read, at) or _leading(read, at)


def _leading(read: Clauses, at: int) -> list[int]:
    """Return who opens the clause of that place, if nothing else is told of him: “a farmer near Tolm dragged”."""
    first = read.clause_around(at)[0]
    found = _called(read, first + (read.words[first] in ENGLISH.grammar.subordinating))
    if not found or found[-1] >= at - 1:
        return []
    between = range(found[-1] + 1, at)
    opens = read.words[found[-1] + 1] in _PLACING
    told = any(_is_finite(read, place) for place in between)
    return [] if told or not (opens or is_past(read.words[found[-1] + 1])) else found


def _is_finite(read: Clauses, at: int) -> bool:
    """Tell whether a verb in the past stands at that place that does not only tell which one it is: “hurt by”."""
    behind = read.words[at + 1 : at + 2]
    return read.is_past(at) and not (behind and behind[0] in ENGLISH.grammar.prepositions)


def _object(read: Clauses, at: int) -> list[int]:
    """Return who or what stands behind the verb at that place: “turned away *the reporters*”."""
    start = at + 1
    while start < len(read.words) and read.words[start] in ENGLISH.roles.particles:
        start += 1
    beside = start < len(read.words) and read.clause[start] == read.clause[at]
    return _called(read, start) if beside else []


def _called(read: Clauses, start: int) -> list[int]:
    """Return the places of the words that call somebody or something from that place on, without what points to it."""
    if start >= len(read.words):
        return []
    end = read.clause_around(start)[1]
    while start < end and (read.words[start] in _DETERMINERS or read.words[start] in _NUMERALS):
        start += 1
    found = list(takewhile(lambda at: _goes_on(read, start, at), range(start, end)))
    return [] if found and read.words[found[0]][0].isdigit() and len(found) == 1 else found


def _goes_on(read: Clauses, start: int, at: int) -> bool:
    word = read.words[at]
    counts = at > start and (word[0].isdigit() or word in _NUMERALS)
    named = ENGLISH.dates.names
    ends = counts or word in named or word.endswith("ly") or word in ENGLISH.roles.how_often
    return word not in STOP_WORDS and not ends and not (at > start and is_verb_behind(read, at))


def _fronted(read: Clauses, at: int) -> list[int]:
    """Return the places of what stands before “whom” or “that”, to which it is done: “the men whom he had met”."""
    first = read.clause_around(at)[0]
    if first and read.words[first] in ("whom", "that", "which"):
        subject = subject_places(read, at)
        if subject and subject[0] > first:
            return called_before(read, first - 1)
    return []
