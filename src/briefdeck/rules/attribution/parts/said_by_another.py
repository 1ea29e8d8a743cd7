"""What a text lets one say who says nothing on its lines, where another does: “the guild said” for “the mayor said”.

Whoever stands near a word of saying there may be the one who says it: who heads a firm may speak for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.roles import called_before, is_passive, subject_places
from briefdeck.language.word_forms import verb_forms
from briefdeck.language.words import STOP_WORDS, is_past, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS, _GRAMMAR = ENGLISH.governing, ENGLISH.grammar
_SAYING = frozenset(map(stem, ENGLISH.statements.speaking)) - {stem("according")}
_SEEN = frozenset(form for verb in _WORDS.saying["seeing"] for form in verb_forms(*verb)) - _WORDS.viewing
"""Those by which somebody only finds or shows something: “the film shown by Voss”."""
_NAMING = (_WORDS.reporting, _WORDS.said_nouns, _WORDS.forecasting, ENGLISH.statements.denying, ENGLISH.people.views)
_TELLING = frozenset(map(stem, frozenset(("according",)).union(*_NAMING)))
"""Words beside which somebody may be the one who says something."""
_FINITE = ENGLISH.grammar.helping
_WHOSE = "whose"
_PRONOUNS = frozenset((*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["several"]))
_TITLES = frozenset(map(stem, ENGLISH.titles.honorifics))
_BEGINNING = 4
"""Letters that “Greece” and “Greek” have in common."""
_BEHIND = 6
"""Words behind a word of saying among which whoever says it stands: “…, said the mayor of Orrin”."""
_FEWEST, _HALF = 2, 0.5
"""Content words, and the share of all, that a text has in common with a sentence in which another says something."""


def find_unsaid(derived: Derivation) -> str:
    """Return who says something in a statement, and nothing on its lines, where another says it; "" for none."""
    if derived.claim.said_by or derived.asks or derived.claim.fact.drawn_from:
        return ""
    read, lines = derived.clauses, derived.cited_clauses
    for places in _speakers(read):
        who = frozenset(read.stems[at] for at in places) - _TITLES
        about = derived.says.stems - who - _TELLING
        told = any(_is_told(line, about, who) for line in lines)
        is_there = any(read.stems[places[-1]] in line.content for line in lines)
        if told and is_there and not any(_may_say(line, who) for line in lines):
            return read.written[places[-1]]
    return ""


def _speakers(says: Clauses) -> Iterator[list[int]]:
    """Find who says something in a text: the places of the words that call each."""
    for at, stemmed in enumerate(says.stems):
        may_say = stemmed in _SAYING and says.written[at].islower() and says.words[at] not in _WORDS.ambiguous
        if may_say and not is_passive(says, at):
            first, start = says.clause_around(at)[0], says.sentence_around(at)[0]
            opening = says.clause_around(start)[1]
            if first == start or first != at:
                places = subject_places(says, at)
            elif _is_aside(says, range(start, opening), first):
                places = called_before(says, opening - 1)  # “the guild, asked about it, said”
            else:
                places = _called(says, at + 1)  # “…, said the guild”
            is_number = bool(places) and says.words[places[-1]][0].isdigit()
            if places and not (is_number or _is_agent(says, places[0]) or _is_told_of(says, at, places[0])):
                yield places


def _is_told_of(says: Clauses, verb: int, first: int) -> bool:
    """Tell whether somebody else says what the verb tells of a thing: “doctors warn that chance may explain it”."""
    start = says.clause_around(first)[0]
    before = says.stems[max(says.sentence_around(first)[0], start - _BEHIND) : start]
    modal = not ENGLISH.governing.modal.isdisjoint(says.words[first:verb])
    return says.words[start] == "that" and says.written[first].islower() and modal and not _SAYING.isdisjoint(before)


def _is_aside(says: Clauses, opening: range, first: int) -> bool:
    """Tell whether what stands between an opening clause and the place *first* only tells something of its subject."""
    goes_on = says.words[opening.stop] in ("and", "or") or not _FINITE.isdisjoint(says.words[opening.stop : first])
    return not (goes_on or any(_is_verb(says, at) for at in opening))


def _called(says: Clauses, start: int) -> list[int]:
    """Return the places of the words that call somebody from that place on."""
    end = says.clause_around(start - 1)[1]
    first = next((at for at in range(start, end) if says.words[at] not in STOP_WORDS), end)
    return list(takewhile(lambda at: says.words[at] not in STOP_WORDS, range(first, end)))


def _is_agent(says: Clauses, at: int) -> bool:
    """Tell whether a “by” stands before what begins at that place: “a study paid for by its operator claims”."""
    return "by" in says.words[max(0, at - 2) : at]


def _is_told(line: Clauses, about: frozenset[str], who: frozenset[str]) -> bool:
    """Tell whether another than *who* says something in a sentence of a line that has most of the words *about* it.

    The other has a name, or speaks of who is meant: “the leader” may be he.
    """
    verbs = [at for at, stemmed in enumerate(line.stems) if stemmed in _SAYING]
    if not verbs or len(about & line.content.keys()) < max(_FEWEST, _HALF * len(about)):
        return False
    speakers = (subject_places(line, at)[-1:] or list(_near(line, at)) for at in verbs)
    named = (not line.written[place].islower() for places in speakers for place in places)
    return any(named) or not who.isdisjoint(line.stems[verbs[0] :])


def _may_say(line: Clauses, who: frozenset[str]) -> bool:
    """Tell whether one who is called by any of the stems *who* may say something on a line, or a “he” may."""
    verbs = [at for at, stemmed in enumerate(line.stems) if stemmed in _TELLING]
    saying = (at for at in verbs if line.stems[at] in _SAYING)
    by_pronoun = any(not _PRONOUNS.isdisjoint(line.words[max(0, at - 2) : at]) for at in saying)
    near = {line.stems[at] for verb in verbs for at in _near(line, verb)}
    return by_pronoun or any(each.startswith(one[:_BEGINNING]) for one in who for each in near)


def _near(line: Clauses, verb: int) -> Iterator[int]:
    """Yield the places of the words that may call who says it by the word at that place."""
    first, last = line.clause_around(verb)
    start, end = line.sentence_around(verb)
    yield from range(first if any(_is_verb(line, at) for at in range(start, first)) else start, verb + 1)
    if all(word in STOP_WORDS for word in line.words[first:verb]):
        before = line.words[start:first]
        yield from range(start, start + before.index(_WHOSE) if _WHOSE in before else first)
        yield from range(verb + 1, end if start < first == verb else verb + 1)  # “…, said Berg, a pilot of …”
    behind = line.words[verb + 1 : min(last, verb + _BEHIND)]
    if ("by" in behind and line.words[verb] not in _SEEN) or behind[:1] in (("to",), ("of",)):
        yield from range(verb + 1, last)  # “claims made on Monday by Voss”


def _is_verb(line: Clauses, at: int) -> bool:
    return line.words[at] in _FINITE or is_past(line.words[at])
