"""What a line only expects stays an expectation in the fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.words import stem
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.derived_by_pack import find_pack_derivations
from briefdeck.rules.attribution.made_certain import find_made_certain, find_made_lasting
from briefdeck.rules.attribution.presupposed import find_unstated
from briefdeck.rules.attribution.source_sentences import Derivation, find_asked, find_derivations
from briefdeck.rules.attribution.told_as_done import find_made_promise, find_told_as_done
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A303",
    "What a line expects or thinks possible, the fact does not state as done.",
    "warning",
    why="What was expected on the day may never have happened, and what was tried may have failed. The fact keeps the "
    "article’s “expected”, “may”, “plans to” or “tried to”. The word has to govern what the fact says: of two things "
    "on one line, one may be done and the other planned.",
    bad=example("""
        facts:
          - id: talks
            fact: Both sides resumed their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    good=example("""
        facts:
          - id: talks
            fact: Both sides were expected to resume their talks on Thursday.
            cite: harbour:12
            topic: strike
        """),
    reads=STATING | {Role.QUESTION},
    needs=frozenset({Need.TEXTS, Need.PROSPECTS}),
)

_SHARED = 2
"""Words besides a verb that a line of several facts shares with a text that speaks of the same."""
_DOERS = frozenset(("what", "who"))


_ASKED = frozenset({Role.QUESTION})
_GIVEN = ENGLISH.governing.given
_REACH = 4
"""Words before “consent” among which its “needs” stands."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that every possible source sentence only expects or allows for, and verbs made surer."""
    for of_pack in find_pack_derivations(fact) if fact.context.pack and not fact.drawn_from else ():
        word = of_pack.lost("expecting")
        if word and not (of_pack.says.negations and of_pack.line.negations):  # what is not to be done is not done
            yield of_pack.problem(RULE, f"the line has “{word}” here: the fact must not make it surer")
    yield from _taken_for_granted(fact)
    told = set()
    for derived in (*find_derivations(fact), *find_asked(fact)):
        attributed = derived.is_attributed and not _only_foretells(derived)
        words = "" if attributed or derived.asks else _expected(derived)
        words = words or ("" if _asks_what_did(derived) else _made_surer(derived))
        words = "" if words.lower() in ENGLISH.governing.wanting & derived.says.keys else words
        words = words or _proved(derived) or _granted(derived)
        if words and derived.says.keys.isdisjoint(ENGLISH.governing.foretold):
            told.add(derived.claim)
            yield derived.problem(RULE, f"the line has “{words}” here: the fact must not make it surer", meant=words)
    for claim, word, marker in find_told_as_done(fact):
        if claim not in told:
            yield claim.problem(RULE, f"the line has “{marker}” before “{word}”: it is not done", word)

    for claim, word, theirs in find_made_certain(fact):
        if claim not in told:
            there = f"the lines have “{theirs}”" if theirs else "no line says so"
            yield claim.problem(RULE, f"the page says “{word}”, and {there}", word, "keep it as open as the line")
    for claim, word in find_made_promise(fact):
        yield claim.problem(RULE, f"the page has it as “{word}”, and the line as paid", word, "say that it is done")
    for claim, over in find_made_lasting(fact):
        yield claim.problem(RULE, f"the lines have “{over}”: this is over", "still", "say when it was so")


def _taken_for_granted(fact: FactContext) -> Iterator[Problem]:
    """Find the questions of a page or a dispute that take for granted what no fact of theirs states."""
    for claim in fact.claims_in(_ASKED) if fact.drawn_from and not fact.context.pack else ():
        verb = find_unstated(claim)
        if verb:
            message = f"the question takes “{verb}” for granted, and no fact states it"
            yield claim.problem(RULE, message, verb, "ask whether it is so")


def _proved(derived: Derivation) -> str:
    """Return the word by which the lines only suppose what the statement says somebody proved: “suggest”."""
    proving = [each for each in derived.says.governors if each.words.lower() in ENGLISH.governing.proving]
    if not proving or any(not ENGLISH.governing.proving.isdisjoint(line.keys) for line in derived.cited):
        return ""
    supposed = (
        each.words
        for line in derived.sentences
        for each in line.governors
        if each.words.lower() in ENGLISH.governing.supposing and len(each.governed & proving[0].governed) > 1
    )
    return next(supposed, "")


def _granted(derived: Derivation) -> str:
    """Return the word by which all likely lines say that something is lacking yet which the statement has granted."""
    says = derived.says
    for stemmed in {stem(word) for word in ENGLISH.governing.granted}.intersection(says.stems):
        if says.states(stemmed) == "done" or _is_given(derived, stemmed):
            likely = derived.cited if derived.claim.fact.drawn_from else derived.sentences
            lacking = [_lacks(line, stemmed) for line in likely if stemmed in line.stems]
            lacking = lacking or [""]
            if all(lacking):
                return lacking[0]
    return ""


def _lacks(line: SourceSentence, granted: str) -> str:
    """Return the word before *granted*, a stem, by which *line* says that it is lacking yet."""
    read = clauses_of(line.text)
    places = (place for at in read.content.get(granted, ()) for place in range(max(0, at - _REACH), at))
    needs = next((read.written[place] for place in places if read.words[place] in ENGLISH.governing.needing), "")
    clauses = (read.clause_around(at)[0] for at in read.content.get(granted, ()))
    opening = (place for first in clauses for place in range(max(0, first - 2), first + 1))
    return needs or next((read.written[at] for at in opening if read.words[at] in ENGLISH.clauses.conditions), "")


def _is_given(derived: Derivation, granted: str) -> bool:
    """Tell whether the text of a page says that *granted*, a stem, is given: “has given her consent”, “has the OK”."""
    read = clauses_of(derived.claim.fact.says) if derived.claim.fact.drawn_from else derived.clauses
    places = read.content.get(granted, ())
    near = (set(read.words[max(0, at - _REACH) : at + 2]) for at in places if at and read.words[at - 1] != "to")
    is_now = any(_GIVEN & words and "yet" not in words for words in near) and not any(map(read.may_be_negated, places))
    return bool(derived.claim.fact.drawn_from) and is_now and ENGLISH.governing.expecting.isdisjoint(read.words)


def _asks_what_did(derived: Derivation) -> bool:
    """Tell whether a question asks only who or what did something: “What caused the fire?” says that of nothing."""
    first = derived.clauses.words[:2]
    return derived.asks and len(first) > 1 and first[0] in _DOERS and derived.says.states(stem(first[1])) is not None


def _only_foretells(derived: Derivation) -> bool:
    """Tell whether the statement says that something will be, and leaves it to nobody."""
    governors = derived.says.governors
    foretells = all(each.kind == "expected" and each.words.lower() in ENGLISH.governing.certain for each in governors)
    return foretells and not derived.claim.said_by and not derived.question.is_governed


def _expected(derived: Derivation) -> str:
    """Return the word by which each possible source sentence makes the whole statement an expectation."""
    is_label = bool(derived.claim.fact.drawn_from) and (
        derived.claim.role is not Role.STATEMENT or derived.claim.text.key == "timeline"
    )
    return derived.in_each(partial(SourceSentence.expected, is_label=is_label))


def _made_surer(derived: Derivation) -> str:
    """Return the word by which all lines that have a verb of the statement make it an expectation."""
    says, lines = derived.says, derived.cited
    is_label = len(derived.claim.fact.drawn_from) == 1
    surer = [dict(line.surer(says, derived.fewest_shared, is_label)) for line in lines]
    for verb, word in (each for found in surer for each in found.items()):
        if all(
            verb in found or _only_expects(line, verb) or _is_of_other_matter(derived, line, verb)
            for line, found in zip(lines, surer, strict=True)
        ):
            return word
    return ""


def _is_of_other_matter(derived: Derivation, line: SourceSentence, verb: str) -> bool:
    """Tell whether *line*, of several facts, has hardly more than the *verb* in common with the text."""
    return len(derived.claim.fact.drawn_from) > 1 and len(line.stems & derived.says.stems - {verb}) < _SHARED


def _only_expects(line: SourceSentence, verb: str) -> bool:
    """Tell whether *line* has no *verb*, or has it only in what it expects: “expected a rise”."""
    return verb not in line.stems or any(each.kind == "expected" and verb in each.governed for each in line.governors)
