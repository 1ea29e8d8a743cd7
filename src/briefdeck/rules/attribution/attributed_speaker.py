"""Who speaks in a fact is named by `said_by` or says it on the lines; who is credited with writing writes there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.roles import called_before, is_passive, subject_places
from briefdeck.language.sentences.tellers import ToldPart, speech_verb, told_in
from briefdeck.language.word_forms import verb_forms
from briefdeck.language.words import STOP_WORDS, is_past, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.crossed_voices import find_crossed_voice
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NameMention, NameStatement, find_name_statements

RULE = Rule(
    "A306",
    "Who says it in a fact is who says it in `said_by` or wrote the article.",
    "warning",
    why="A word put into the wrong mouth is as bad as a wrong word. Who speaks in the fact must be whom `said_by` "
    "names, if it names anybody; who is said to have written it is the author, or writes on the line. Of two who say "
    "different things on a line each says its own.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded, wrote **Norrland Ferries**.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded, wrote **Mara Lindqvist**.
            cite: harbour:6
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.NAMES, Need.STATEMENTS}),
)

_OF_WRITING = ENGLISH.statements.speaking | ENGLISH.people.written
"""Words next to the name of a writer."""
_OF = re.compile(r"\b(?:of|from|in|for|at) (?:the )?\Z")
"""What precedes a name that only says whose or from where the speaker is: “the mayor of Orrin said”."""
_NEAR = 9
_SAID = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_DENYING = frozenset(map(stem, ENGLISH.statements.denying))
_COMPARING = frozenset(map(stem, ENGLISH.statements.disagreeing))
"""By which a text sets what two say side by side: “the two judged it differently”."""
_PRONOUNS = ENGLISH.people.any_pronoun
_FEWEST = 2
"""Words and numbers of a fact that are another's, where none is of who says it in the fact."""
_SHARED, _MOST = 3, 0.7
"""Words, and the share of all, that what one says in a fact has in common with what another says on a line."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that speak where `said_by` names another, and those credited with writing that do not write."""
    for statement in find_name_statements(fact):
        if not ENGLISH.statements.speaking.isdisjoint(statement.words):
            yield from _speakers(statement)
    for derived in () if fact.drawn_from else find_derivations(fact):
        found = list(_told_by_another(derived))
        yield from found
        crossed = "" if found or derived.asks else find_crossed_voice(derived)
        if crossed:
            message = f"on the lines “{crossed}” says something else, and another says this"
            yield derived.problem(RULE, message, crossed)
            continue
        unsaid = "" if found else _find_unsaid(derived)
        if unsaid:
            yield derived.problem(RULE, f"on the lines “{unsaid}” does not say this, and another does", unsaid)


def _told_by_another(derived: Derivation) -> Iterator[Problem]:
    """Find what a line lets another say than the fact does, where who says it in the fact says something else there."""
    denies = bool(derived.clauses.negations)  # whoever denies it says the opposite of what another tells
    tells = () if denies or _COMPARING & set(derived.clauses.stems) else told_in(derived.clauses)
    theirs = [told for line in derived.cited_clauses for told in told_in(line)] if tells else []
    named = frozenset[str]().union(*(mine.who for mine in tells))  # “the crew found it, the office says” names both
    others = [each for each in theirs if each.who.isdisjoint(named) and not each.who <= _PRONOUNS]
    for mine in tells if others else ():
        own = [each for each in theirs if not each.who.isdisjoint(mine.who)]
        if own and any(_is_anothers(mine, own, other) for other in others):
            message = f"on the lines “{mine.words}” says something else, and another says this"
            yield derived.problem(RULE, message, mine.words)
            return


def _is_anothers(mine: ToldPart, own: Sequence[ToldPart], other: ToldPart) -> bool:
    """Tell whether *mine* is what *other* tells, by its number or its words, and nothing of what is told in *own*."""
    if not _DENYING.isdisjoint(mine.content):
        return False  # whoever denies it says the opposite of what another tells
    numbers = frozenset[str]().union(*(each.numbers for each in own))
    if mine.numbers and numbers and mine.numbers <= other.numbers and mine.numbers.isdisjoint(numbers):
        return True
    content = frozenset[str]().union(*(each.content for each in own))
    said = mine.content - _SAID
    shared, told = said & other.content, said & content
    is_said = not mine.words.endswith(("'s", "’s"))  # “the mayor’s forecast” may be what another speaks of
    counted = mine.numbers - numbers  # “two doctors said” is no number of what they say
    if is_said and len(content) >= _SHARED and not told and counted <= other.numbers:
        alike = len(said & (other.content | other.who)) + len(counted)
        return alike >= _FEWEST and 3 * alike >= 2 * (len(said) + len(counted))
    return not mine.numbers and len(shared) >= _SHARED and told < shared and len(shared) >= _MOST * len(said)


def _speakers(statement: NameStatement) -> Iterator[Problem]:
    fact = statement.claim.fact
    said_by = statement.claim.said_by
    whose = [fact.context.identities.identify(name) for name in fact.names_in(said_by)]
    unnamed = bool(whose) and not any(may_be_same(who, other) for who in whose for _, other in statement.mentioned)
    for mention in statement.mentions:
        verb = speech_verb(mention.text_before, mention.text_after)
        if (
            verb
            and unnamed
            and not mention.is_source
            and not _speaks_in_facts(fact, mention)
            and not _OF.search(mention.text_before[-_NEAR:])
        ):
            message = f"“{mention.written}” speaks here (“{verb}”), and `said_by:` is another"
            yield statement.claim.problem(RULE, message, mention.written, f"`said_by:` is “{said_by}”")
        elif verb in ENGLISH.statements.writing and not whose and not _writes(mention):
            message = f"“{mention.written}” writes nothing on {statement.claim.cited.words}"
            yield statement.claim.problem(RULE, message, mention.written)


def _speaks_in_facts(fact: FactContext, mention: NameMention) -> bool:
    """Tell whether a fact that the text is drawn from lets *mention* speak too, beside who says the most of it."""
    return any(
        other.who.meant == mention.who.meant and speech_verb(other.text_before, other.text_after)
        for drawn in fact.drawn_from
        for statement in find_name_statements(drawn)
        for other in statement.mentions
    )


def _writes(mention: NameMention) -> bool:
    """Tell whether *mention* is the author, or has a verb of writing next to it on a line."""
    return mention.is_source or any(not _OF_WRITING.isdisjoint(name.near.around) for name in mention.on_lines)


_WORDS = ENGLISH.governing
_SAYING = frozenset(map(stem, ENGLISH.statements.speaking)) - {stem("according")}
_SEEN = frozenset(form for verb in _WORDS.saying["seeing"] for form in verb_forms(*verb)) - _WORDS.viewing
"""Those by which somebody only finds or shows something: “the film shown by Voss”."""
_NAMING = (_WORDS.reporting, _WORDS.said_nouns, _WORDS.forecasting, ENGLISH.statements.denying, ENGLISH.people.views)
_TELLING = frozenset(map(stem, frozenset(("according",)).union(*_NAMING)))
"""Words beside which somebody may be the one who says something."""
_FINITE = ENGLISH.grammar.helping
_WHOSE = "whose"
_HE_OR_THEY = frozenset((*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["several"]))
_TITLES = frozenset(map(stem, ENGLISH.titles.honorifics))
_BEGINNING = 4
"""Letters that “Greece” and “Greek” have in common."""
_BEHIND = 6
"""Words behind a word of saying among which whoever says it stands: “…, said the mayor of Orrin”."""
_FEWEST_TOLD, _HALF = 2, 0.5
"""Content words, and the share of all, that a text has in common with a sentence in which another says something."""


def _find_unsaid(derived: Derivation) -> str:
    """Return who says something in a statement, and nothing on its lines, where another says it; "" for none.

    Whoever stands near a word of saying there may be the one who says it: who heads a firm may speak for it.
    """
    if derived.claim.said_by or derived.asks or derived.claim.fact.drawn_from:
        return ""
    read, lines = derived.clauses, derived.cited_clauses
    for places in _find_speakers(read):
        who = frozenset(read.stems[at] for at in places) - _TITLES
        about = derived.says.stems - who - _TELLING
        told = any(_is_told(line, about, who) for line in lines)
        is_there = any(read.stems[places[-1]] in line.content for line in lines)
        if told and is_there and not any(_may_say(line, who) for line in lines):
            return read.written[places[-1]]
    return ""


def _find_speakers(says: Clauses) -> Iterator[list[int]]:
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
    if not verbs or len(about & line.content.keys()) < max(_FEWEST_TOLD, _HALF * len(about)):
        return False
    speakers = (subject_places(line, at)[-1:] or list(_near(line, at)) for at in verbs)
    named = (not line.written[place].islower() for places in speakers for place in places)
    return any(named) or not who.isdisjoint(line.stems[verbs[0] :])


def _may_say(line: Clauses, who: frozenset[str]) -> bool:
    """Tell whether one who is called by any of the stems *who* may say something on a line, or a “he” may."""
    verbs = [at for at, stemmed in enumerate(line.stems) if stemmed in _TELLING]
    saying = (at for at in verbs if line.stems[at] in _SAYING)
    by_pronoun = any(not _HE_OR_THEY.isdisjoint(line.words[max(0, at - 2) : at]) for at in saying)
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
