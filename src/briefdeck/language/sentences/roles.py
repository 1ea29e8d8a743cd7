"""Roles: who does what to whom, across verbs of one meaning. "Voss beat Aske", "Aske lost to Voss" agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import MOST, Clauses, found_once
from briefdeck.language.words import STOP_WORDS, is_adverb, is_past, stem

_BEING = frozenset(ENGLISH.grammar.being)
_BETWEEN = frozenset((*ENGLISH.grammar.modal, *ENGLISH.grammar.having, *ENGLISH.grammar.doing, *ENGLISH.grammar.being))
_SELVES = frozenset(("itself", "himself", "herself", "themselves"))
_SKIPPED = _BETWEEN | frozenset(
    (*ENGLISH.grammar.adverbs, *_SELVES, "by", "so", "far", "twice", "later", "first", "again", "soon")
)
_LEADING_ON = ENGLISH.governing.prospects | ENGLISH.governing.achieving | ENGLISH.roles.leading_on | _BEING
"""What stands before the “to” of a verb whose subject is in front of it: “has agreed to buy”, “is to buy”."""
_PLACING = frozenset((*ENGLISH.grammar.prepositions, *ENGLISH.grammar.place_prepositions)) - {"of"}
_POINTING = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_RELATIVE = frozenset(("who", "which", "that"))
_JOINING = frozenset(("of", "from", "in", "for", "at", "into"))
"""What stands between a noun and the name of what it belongs to: “the mayor of Orrin”."""
_SINCE = frozenset(("now", "then", "still", "once", "already", "currently", "later"))
_ASKING = frozenset(("which", "what", "whose"))
_HELPING = frozenset((*ENGLISH.grammar.doing, *ENGLISH.grammar.having, *ENGLISH.grammar.modal))
_LEAD = 2
"""Words of a question of which one asks: “In which”."""
_TIMES = frozenset((*ENGLISH.dates.shifted, *ENGLISH.dates.seasons))
_TIMES_NAMED = ENGLISH.dates.names.union(map(str.lower, ENGLISH.roles.feasts))
_WHOM, _WHAT = "x", "it"
_TOGETHER = ENGLISH.statements.mutual
"""What several do at once: it distinguishes nobody."""
_WITH_EACH_OTHER = frozenset(map(stem, ENGLISH.roles.together))
_NUMERALS = frozenset((*ENGLISH.numbers.small, *ENGLISH.numbers.tens, *ENGLISH.numbers.ordinals))
_UNCHANGED = frozenset(ENGLISH.clauses.order.unchanged)
_SAID = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_SCALES = frozenset(map(stem, ENGLISH.numbers.scales))
_OBJECT = 3
"""Content words behind a verb of which one calls what it is done to."""


class Deed(NamedTuple):
    """What one does to another, each as the stems of the words that call them, the chief one last."""

    verb: int
    """The class of the verb."""
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    at: int
    """Where the verb stands in its sentence."""
    word: str
    """The verb as it is written."""
    named: bool
    """Whether the agent has a name."""


class _Verb(NamedTuple):
    words: tuple[str, ...]
    """The stems of the phrase, before whom it is done to."""
    after: tuple[str, ...]
    """Those behind it."""
    verb: int
    converse: bool
    far: bool
    """Whether something else stands before *after*, and whom it is done to behind that: “take … over from X”."""


@cache
def _verbs() -> dict[str, list[_Verb]]:
    """List the verbs by the stem of their first word, the longest first."""
    found: dict[str, list[_Verb]] = {}
    for number, phrases in enumerate(ENGLISH.roles.classes):
        turned = ENGLISH.roles.converses.get(phrases[0], ())
        for phrase in (*phrases, *turned):
            stems = tuple(stem(word) for word in phrase.lstrip("=").split())
            far = _WHAT in stems
            at = stems.index(_WHAT) if far else stems.index(_WHOM) if _WHOM in stems else len(stems)
            each = _Verb(stems[:at], stems[at + 1 :], number, phrase in turned, far)
            found.setdefault(stems[0] if not phrase.startswith("=") else phrase, []).append(each)
    for verbs in found.values():
        verbs.sort(key=lambda verb: -len(verb.words) - len(verb.after))
    return found


@found_once
def deeds_of(read: Clauses) -> Iterator[Deed]:
    """Find who does what to whom in a sentence."""
    verbs = _verbs()
    for at in [at for at in range(1, len(read.words)) if read.stems[at] in verbs or f"={read.words[at]}" in verbs]:
        if read.written[at].islower():
            for verb in (*verbs.get(f"={read.words[at]}", ()), *verbs.get(read.stems[at], ())):
                end = _end_of(read, at, verb)
                if end:
                    deed = _deed(read, at, end, verb)
                    if deed is not None:
                        yield deed
                        break


def _end_of(read: Clauses, at: int, verb: _Verb) -> int:
    """Return the place behind the words of *verb* at that place, 0 where they are not; a score may stand among them."""
    end = at + len(verb.words)
    if len(verb.words) == 1 or read.stems[at:end] == verb.words:
        return end
    between = read.words[at + 1 : at + 2]
    scored = bool(between) and between[0][0].isdigit() and read.stems[at + 2 : end + 1] == verb.words[1:]
    return end + 1 if scored else 0


def _deed(read: Clauses, at: int, end: int, verb: _Verb) -> Deed | None:
    left = subject_places(read, at) or elided_subject(read, at)
    scored = end
    while scored < len(read.words) and read.words[scored][0].isdigit():
        scored += 1  # “was beaten 6-4 by”
    passive = read.words[scored : scored + 1] == ("by",) and is_passive(read, at)
    if not passive and not verb.after and is_done_to(read, at):
        return None  # “was fined 400 crowns” does not tell by whom
    end = scored if passive else end
    right, after = _behind_far(read, end, verb) if verb.far else _behind(read, end + passive)
    if passive and read.words[after : after + 1] == ("of",) and read.words[after - 1] in ENGLISH.roles.coming:
        right, after = _behind(read, after + 1)  # “displaced by the arrival of Voss”
    right = _with_name(read, right, after) if passive else right
    right = right or _asked(read, at)
    behind = _behind_passive(read, at, end, verb)
    if behind:
        passive, verb = True, verb._replace(after=())
        right = _behind(read, behind)[0]
    if not left or not right or not (verb.far or read.stems[after : after + len(verb.after)] == verb.after):
        return None
    agent, patient = (right, left) if passive is not verb.converse else (left, right)
    if verb.after and verb.converse and not verb.far:  # of what one sells to another
        agent, patient = _behind(read, after + len(verb.after))[0], right
    if not agent or read.words[agent[-1]][0].isdigit():
        return None
    stems = [tuple(read.stems[place] for place in places) for places in (agent, patient)]
    named = not read.written[agent[-1]].islower()
    return Deed(verb.verb, stems[0], stems[1], at, read.written[at], named)


def _with_name(read: Clauses, places: list[int], end: int) -> list[int]:
    """Return *places* of the words for somebody with those of the name behind a comma: “by an officer, Per Moe”."""
    if not places or not read.written[places[-1]].islower() or read.clause[end : end + 1] == (read.clause[end - 1],):
        return places
    run = end
    while run < len(read.words) and not read.written[run].islower() and read.clause[run] == read.clause[end]:
        run += 1
    return [*places, *range(end, run)]


def has_untold(read: Clauses, says: Clauses, at: int) -> bool:
    """Tell whether *read* has a deed such as *says* has at that place by another verb, and not who did it.

    It cannot be read who “are taking it to court”, where a text says that somebody sued.
    """
    classes = {verb.verb for verb in _verbs_at(says, at)}
    told = {deed.word for deed in deeds_of(read) if deed.verb in classes}
    return any(
        read.stems[place] != says.stems[at] and read.written[place] not in told and _stands(read, place, verb)
        for place in range(1, len(read.words) if classes else 0)
        for verb in _verbs_at(read, place)
        if verb.verb in classes
    )


def _verbs_at(read: Clauses, at: int) -> tuple[_Verb, ...]:
    return (*_verbs().get(f"={read.words[at]}", ()), *_verbs().get(read.stems[at], ()))


def _stands(read: Clauses, at: int, verb: _Verb) -> bool:
    """Tell whether all words of *verb* stand from that place on, in one clause."""
    end, last = _end_of(read, at, verb), read.clause_around(at)[1]
    if not end or not verb.after:
        return bool(end)
    length = len(verb.after)
    return any(read.stems[place : place + length] == verb.after for place in range(end, last - length + 1))


def _behind_far(read: Clauses, end: int, verb: _Verb) -> tuple[list[int], int]:
    """Return whom a phrase such as “take … over from” is done to, from its end in the same clause."""
    length, last = len(verb.after), read.clause_around(end - 1)[1]
    for at in range(end + 1, last - length):
        if read.stems[at : at + length] == verb.after:
            return _behind(read, at + length)
    return [], end


def elided_subject(read: Clauses, at: int) -> list[int]:
    """Return the places of the words for who does it, where an “and” before the verb leaves him out."""
    place = at - 1
    while place >= 0 and read.words[place] in _SKIPPED:
        place -= 1
    if place < 0 or read.words[place] not in ("and", "but") or place == at - 1:
        return []
    before = range(read.sentence_around(at)[0] + 1, place)
    verbs = (each for each in before if read.words[each] in _BETWEEN or is_past(read.words[each]))
    return next((found for verb in verbs if (found := called_before(read, verb - 1))), [])


def _behind_passive(read: Clauses, at: int, end: int, verb: _Verb) -> int:
    """Return the place behind the “by” of a phrase in the passive, “was taken to court by”; 0 where there is none."""
    last = end + len(verb.after)
    stands = bool(verb.after) and read.stems[end:last] == verb.after and read.words[last : last + 1] == ("by",)
    return last + 1 if stands and is_passive(read, at) else 0


def agents_of(read: Clauses, verb: str) -> list[tuple[str, ...]]:
    """Return who does what the verb with that stem says, each time it stands there; () where that is not told."""
    return [_agent_at(read, at) for at in read.content.get(verb, ())[:MOST]]


def _agent_at(read: Clauses, at: int) -> tuple[str, ...]:
    if read.words[at + 1 : at + 2] == ("by",):
        return tuple(read.stems[place] for place in _behind(read, at + 2)[0])
    return () if is_passive(read, at) else subject_of(read, at) or _subject_before(read, at)


def passives_of(read: Clauses) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Find what is done by somebody, “paid by the city”: the verb's place, and the stems of who does it."""
    for at in [at - 1 for at, word in enumerate(read.words) if word == "by" and at]:
        agent = _behind(read, at + 2)[0]
        counted = read.words[at + 2 : at + 3]  # “recommended by five votes”
        if counted and (counted[0][0].isdigit() or counted[0] in ENGLISH.numbers.small):
            continue
        if is_past(read.words[at]) and agent and read.words[agent[-1]] not in _TIMES_NAMED:
            yield at, tuple(read.stems[place] for place in agent)


class Doing(NamedTuple):
    """What somebody did, by any verb in the past."""

    verb: str
    """Its stem."""
    agent: tuple[str, ...]
    """The stems of the words that call who did it, the chief one last."""
    behind: str
    """The stem of the content word that follows."""
    at: int
    """Where the verb stands."""


def passive_doings_of(read: Clauses) -> Iterator[Doing]:
    """Find what was done by somebody in a sentence: “opened by the queen”."""
    for at, agent in passives_of(read):
        yield Doing(read.stems[at], agent, "", at)


@found_once
def doings_of(read: Clauses) -> Iterator[Doing]:
    """Find who did what in a sentence, by any verb in the past."""
    for at in range(1, len(read.words)):
        if not _is_told(read, at) or is_passive(read, at) or read.words[at + 1 : at + 2] == ("by",):
            continue
        behind = read.content_after(at + 1)
        end = read.clause_around(at)[1]
        if read.words[at + 1 : at + 2] and read.words[at + 1] in _PLACING and "by" in read.words[at + 1 : end]:
            continue  # “two boys pulled from the river by a jogger”
        agent = subject_of(read, at) or _subject_before(read, at)
        if agent and behind and not agent[-1][0].isdigit():
            yield Doing(read.stems[at], agent, behind, at)


def _is_told(read: Clauses, at: int) -> bool:
    """Tell whether a verb in the past stands at that place that tells one from the other."""
    return read.is_past(at) and read.words[at] not in _TOGETHER


def is_same_doing(says: Clauses, mine: Doing, line: Clauses, other: Doing) -> bool:
    """Tell whether *other*, of a sentence *line*, is the same verb as *mine* with a word behind it that *says* has.

    Or with the two turned round: whoever does it in one stands behind it in the other.
    """
    if mine.verb != other.verb:
        return False
    behind = line.content_behind(other.at + 1)[:_OBJECT]
    own = {each for each in says.content_behind(mine.at + 1)[:_OBJECT] if each.isalpha()} - _SCALES
    is_turned = mine.agent[-1] in behind and other.agent[-1] in own
    return is_turned or mine.behind in (other.behind, *behind) or not own.isdisjoint(behind)


def is_joined(line: Clauses, other: Doing, name: str) -> bool:
    """Tell whether *name*, a stem, is joined to who does it in the sentence *line*: “India and Nepal agreed”."""
    start = line.sentence_around(other.at)[0]
    for at in range(start + 1, other.at):
        parts = line.words[at] in ("and", "or") or line.clause[at] != line.clause[at - 1]
        if parts and name in line.stems[max(start, at - 2) : at] and other.agent[0] in line.stems[at : at + _OBJECT]:
            return True
    return False


def _subject_before(read: Clauses, at: int) -> tuple[str, ...]:
    """Return who does what the verb before “and” and the one at that place say: “the duke asked … and promised”."""
    if read.words[at - 1] not in ("and", "but"):
        return ()
    first = read.sentence_around(at)[0]
    verbs = (place for place in range(at - 2, first, -1) if _is_told(read, place))
    return next((found for place in verbs if (found := subject_of(read, place))), ())


def _asked(read: Clauses, at: int) -> list[int]:
    """Return the places of the words for what a question asks for, if it is done to: “Which *town* did she flee?”."""
    first = next((place for place in range(min(at, _LEAD)) if read.words[place] in _ASKING), at)
    helper = next((place for place in range(min(at, _LEAD + MOST)) if read.words[place] in _HELPING), 0)
    return [place for place in range(first + 1, helper) if read.words[place] not in STOP_WORDS]


def is_passive(read: Clauses, at: int) -> bool:
    """Tell whether a form of “be” stands right before the verb at that place."""
    return any(word in _BEING for word in read.words[max(0, at - 3) : at])


def is_done_to(read: Clauses, at: int) -> bool:
    """Tell whether a verb in the past stands at that place behind a form of “be”, with nothing but adverbs between."""
    place = at - 1
    while place >= 0 and (read.words[place] in _SKIPPED - _BEING or is_adverb(read.words[place])):
        place -= 1
    beside = place >= 0 and read.words[place] in _BEING and read.clause[place] == read.clause[at]
    return beside and (is_past(read.words[at]) or read.words[at] in _UNCHANGED)


def subject_of(read: Clauses, at: int) -> tuple[str, ...]:
    """Return the stems of the words that call who stands before the verb at that place, the chief one last."""
    return tuple(read.stems[place] for place in subject_places(read, at))


def subject_places(read: Clauses, at: int) -> list[int]:
    """Return the places of the words that call who stands before the verb at that place, the chief one last.

    They stand in its clause, or right before a comma that closes an apposition or opens “who …”.
    """
    place = _before_helpers(read, at - 1)
    if place > 1 and read.words[place] in _TIMES and read.words[place - 1] in ENGLISH.dates.shifts:
        place -= 2  # “an inspection last autumn found none”
    if place >= 0 and read.words[place] in _RELATIVE:
        return called_before(read, place - 1)
    found = called_before(read, place)
    if found and (opening := _behind_relative(read, found[0])):
        return called_before(read, opening - 1)
    first = read.clause_around(place)[0] if found and read.clause[place] != read.clause[place + 1] else 0
    if first and read.words[first] in ("who", "which"):  # “Voss, who cannot swim, said”
        return called_before(read, first - 1)
    if first and read.words[first] in _SINCE and read.words[first + 1] in _PLACING:  # “Voss, now in Marlow, said”
        return called_before(read, first - 1)
    if found and _is_only_where(read, _own_start(found)):
        return []
    if found and read.clause[place] != read.clause[place + 1]:
        whole = sum(word not in _POINTING and word not in _JOINING for word in read.words[first : place + 1])
        if first and read.words[first] in _JOINING:  # “Voss, in Marlow, said”
            return called_before(read, first - 1)
        found = [*called_before(read, first - 1), *found] if first and len(found) == whole else []
    return found


def _before_helpers(read: Clauses, place: int) -> int:
    """Return the place of the last word that is not “has”, “later” or “has agreed to”, from that place back."""
    while place >= 0:
        if read.words[place] == "to" and place and read.words[place - 1] in _LEADING_ON:
            place -= 1 + (read.words[place - 1] not in _SKIPPED)
        elif read.words[place] in _SKIPPED or read.words[place].endswith("ly"):
            place -= 1
        elif read.words[max(0, place - 1) : place + 1] == ("in", "turn"):
            place -= 2
        else:
            break
    return place


def _behind_relative(read: Clauses, at: int) -> int:
    """Return where “who” opens the clause that ends at that place: “the man who taught her physics now advises”.

    A clause without a verb of its own, or behind a verb of saying, goes on with whoever stands there.
    """
    first = read.clause_around(at)[0]
    opens = first > 0 and read.words[first] in _RELATIVE and read.clause[first] - read.clause[first - 1] == 1
    is_told = opens and read.words[first] == "that" and _is_told_behind(read, first)
    verbs = [place for place in range(first + 1, at) if read.is_past(place)] if opens and not is_told else []
    return first if verbs and not any(read.stems[place] in _SAID for place in verbs) else 0


def _is_told_behind(read: Clauses, that: int) -> bool:
    """Tell whether a “that” opens what somebody says or did: “told the court that he had paid”."""
    return is_past(read.words[that - 1]) or not _SAID.isdisjoint(read.stems[max(0, that - 3) : that])


def _own_start(found: list[int]) -> int:
    """Return where the chief words of *found* begin: those behind a joint, “of Velby”, stand in front of them."""
    return next((place for before, place in pairwise(found) if place < before), found[0])


def _is_only_where(read: Clauses, place: int) -> bool:
    """Tell whether what begins at that place only tells where somebody is: “a bus from Velby to Orrin overturned”."""
    before = place - 1 - (place > 0 and read.words[place - 1] in _POINTING)
    first = read.clause_around(place)[0]
    if read.words[max(0, before - 1) : before + 1] == ("on", "board"):
        return True
    return before > first and read.words[before] in _PLACING and read.words[before - 1] not in STOP_WORDS


def called_before(read: Clauses, place: int) -> list[int]:
    """Return the places of the words up to *place* that call somebody, the chief one last: “mayor *of Orrin*”."""
    found: list[int] = []
    start = place
    while place >= 0 and read.clause[place] == read.clause[start] and not _ends(read, place):
        if found and is_verb_behind(read, place):
            return found
        found.insert(0, place)
        place -= 1
    joint = place - (place > 0 and read.words[place] in _POINTING)
    if found and joint > 0 and _joins(read, joint) and read.clause[joint] == read.clause[start]:
        return [*found, *called_before(read, joint - 1)]
    return found


def is_verb_behind(read: Clauses, place: int) -> bool:
    """Tell whether a verb in the past stands at that place behind who does it: “Orrin hired”, no “two armed men”."""
    is_verb = read.is_past(place) or (read.written[place].islower() and read.words[place] in _UNCHANGED)
    if not place or not is_verb or read.clause[place] != read.clause[place - 1]:
        return False
    before = read.words[place - 1]
    named = before not in STOP_WORDS and not (is_adverb(before) or is_past(before) or before in _NUMERALS)
    return before in _BETWEEN or (named and not before[0].isdigit() and not read.is_owner(place - 1))


def _joins(read: Clauses, joint: int) -> bool:
    """Tell whether the word at that place stands between somebody and whose he is: “an adviser to Voss”."""
    to = read.words[joint] == "to" and read.words[joint - 1].endswith(ENGLISH.people.person_endings)
    return to or read.words[joint] in _JOINING


def _ends(read: Clauses, place: int) -> bool:
    """Tell whether the word at that place calls nobody; “Per” does in “the director, Per Aske”."""
    is_name = place > 0 and read.written[place].istitle() and read.words[place] not in _POINTING
    return read.words[place] in STOP_WORDS and not is_name


def _behind(read: Clauses, at: int) -> tuple[list[int], int]:
    """Return the places of the words that call who stands from that place on, and where they end."""
    place = at
    while place < len(read.words) and read.words[place] in _POINTING:
        place += 1
    found: list[int] = []
    while place < len(read.words) and read.clause[place] == read.clause[at - 1] and read.words[place] not in STOP_WORDS:
        found.append(place)
        place += 1
    return found, place


def is_mutual(word: str) -> bool:
    """Tell whether two do to each other what the verb *word* says: “married”."""
    return word in _TOGETHER or stem(word) in _WITH_EACH_OTHER


def is_turned(mine: Deed, theirs: Deed) -> bool:
    """Tell whether both are the same deed with the two the other way round.

    It is enough that one does it to whom it was done by, or that it is done by whom it was done to.
    """
    if mine.verb != theirs.verb or mine.agent[-1] in theirs.agent or mine.patient[-1] in theirs.patient:
        return False
    return mine.patient[-1] in theirs.agent or mine.agent[-1] in theirs.patient


def is_other_agent(mine: Deed, theirs: Deed) -> bool:
    """Tell whether both are the same deed, done to the same one by two who have different names."""
    return mine.verb == theirs.verb and mine.patient[-1] in theirs.patient and not set(mine.agent) & set(theirs.agent)


def is_told_from_other_side(mine: Deed, read: Clauses) -> bool:
    """Tell whether a sentence has the deed by a phrase from the other side: “sold four to Voss”, who bought them."""
    for verbs in _verbs().values() if mine.named else ():
        for verb in verbs:
            for at in read.content.get(verb.words[0], ()) if verb.converse and verb.verb == mine.verb else ():
                last = read.clause_around(at)[1]
                for place in range(at + 1, last):
                    joint = read.stems[place : place + 1] == verb.after
                    if joint and mine.agent[-1] in read.stems[place + 1 : min(last, place + 1 + _OBJECT)]:
                        return True
    return False
