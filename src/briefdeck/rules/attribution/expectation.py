"""What a line only expects stays an expectation in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import partial

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.words import stem
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.beyond_line import find_beyond_line, find_not_excluded
from briefdeck.rules.attribution.parts.left_open import (
    find_asserted,
    find_lost_alternative,
    find_lost_condition,
    find_turned_condition,
    is_left_open_too,
)
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.presupposing_question import find_unstated
from briefdeck.rules.attribution.parts.source_sentences import (
    Derivation,
    find_asked,
    find_derivations,
)
from briefdeck.rules.attribution.parts.taken_for_granted import is_only_called
from briefdeck.rules.attribution.parts.told_as_done import (
    find_completed,
    find_made_certain,
    find_made_lasting,
    find_made_promise,
    find_number_as_done,
    find_outcome_to_come,
    find_told_as_done,
)
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "A303",
    "What a line expects or thinks possible, the fact does not state as done.",
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
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.PROSPECTS}),
    sure_from=0.7,
    warns_from=0.6,
)

_SHARED = 2
"""Words besides a verb that a line of several facts shares with a text that speaks of the same."""
_OF_PLANS = tuple(tuple(map(stem, phrase.split())) for phrase in ENGLISH.governing.of_plans)
_DOERS = frozenset(("what", "who"))
_ASKED = frozenset({Role.QUESTION})
_GIVEN = ENGLISH.governing.given
_DONE = ("ed", "en", "wn")
"""How a verb ends of what is done."""
_FORETOLD = ENGLISH.governing.certain | {"would"}
_CONDITIONS = ENGLISH.clauses.conditions | ENGLISH.clauses.without | {"until", "when", "only", "depends", "condition"}
_HEDGES = ENGLISH.governing.expecting | ENGLISH.governing.said_adverbs | ENGLISH.governing.supposing
_ALIKE = 3
"""Content words that a statement shares with a line whose “perhaps” it leaves out."""
_ABLE = frozenset(("can", "able"))
_YEAR = re.compile("[0-9]{4}")
_REACH = 4
"""Words before “consent” among which its “needs” stands."""
_GRAMMAR = ENGLISH.grammar
_TELLING = _GRAMMAR.helping - {"be", "been", *_GRAMMAR.modal}
"""Words that help to tell what is so."""
_URGING = ENGLISH.governing.urging
"""Who asks for a thing wants it."""
_LEFT_OPEN = frozenset((*_GRAMMAR.modal, *ENGLISH.governing.adverbs, "to", "be", "that"))
"""Words before a verb that leave open what it tells."""
_BEFORE_NOUN = frozenset((*_GRAMMAR.determiners, *_GRAMMAR.prepositions, *_GRAMMAR.articles, "which", "of"))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that every possible source sentence only expects or allows for, and verbs made surer."""
    for of_pack in find_pack_derivations(fact) if fact.pack and not fact.drawn_from else ():
        word = of_pack.lost("expecting")
        if word and not (of_pack.says.negations and of_pack.line.negations):  # what is not to be done is not done
            yield of_pack.problem(RULE, f"the line has “{word}” here: the fact must not make it surer")
    yield from _taken_for_granted(fact)
    told: set[Claim] = set()
    for derived in (*find_derivations(fact), *find_asked(fact)):
        attributed = derived.is_attributed and not _only_foretells(derived)
        words = "" if attributed or derived.asks else _expected(derived)
        words = words or ("" if _asks_what_did(derived) or _is_guessed(derived) else _made_surer(derived))
        wants = ENGLISH.governing.wanting & derived.says.keys
        words = "" if words.lower() in wants or (wants and (fact.drawn_from or words.lower() in _URGING)) else words
        if words and (_is_done_elsewhere(derived) or _is_in_vain(derived) or _only_can(derived, words)):
            words = ""
        words = "" if words and not fact.drawn_from and (_speaks_of_plan(derived) or is_only_called(derived)) else words
        words = words or _proved(derived) or _granted(derived) or ("" if attributed else _unhedged(derived))
        turned = find_turned_condition(derived)
        words = words or ("" if turned else _unconditional(derived)) or find_lost_alternative(derived)
        words = "" if words and not fact.drawn_from and is_left_open_too(derived, words) else words
        if words and derived.says.keys.isdisjoint(ENGLISH.governing.foretold):
            told.add(derived.claim)
            yield derived.problem(RULE, f"the line has “{words}” here: the fact must not make it surer", meant=words)
        elif asserted := find_asserted(derived) or find_lost_condition(derived) or find_completed(derived):
            told.add(derived.claim)
            message = f"the fact says “{asserted[0]}” where the line has “{asserted[1]}”"
            yield derived.problem(RULE, message, asserted[0], meant=asserted[1])
        elif turned:
            told.add(derived.claim)
            message = f"the fact says “{turned[0]}” where the line has “{turned[1]}”: {turned[2]}"
            yield derived.problem(RULE, message, turned[0], meant=turned[1])
        elif as_done := find_beyond_line(derived) or (
            () if _speaks_of_plan(derived) else find_number_as_done(derived) or find_not_excluded(derived)
        ):
            told.add(derived.claim)
            yield derived.problem(RULE, f"the fact has “{as_done[0]}” where the line has “{as_done[1]}”", as_done[0])
    yield from _told_otherwise(fact, told)


def _only_can(derived: Derivation, word: str) -> bool:
    """Tell whether a text has “can” for the *word* “may” of a line, and no verb behind that without it."""
    says = derived.clauses
    if word.lower() not in ENGLISH.governing.possible or _ABLE.isdisjoint(says.words):
        return False
    verbs = {verb for line in derived.sentences for each in line.expectations for verb in each.doing[:1]}
    places = [at for verb in verbs for at in says.content.get(verb, ())]
    return all(not _ABLE.isdisjoint(says.words[max(0, at - _REACH) : at]) for at in places)


def _speaks_of_plan(derived: Derivation) -> bool:
    """Tell whether a text speaks of a plan, offer or condition as what it is, and of nothing expected as done."""
    verbs = {verb for line in derived.cited for each in line.expectations for verb in each.doing[:1]}
    speaks = any(next(derived.clauses.find(phrase), -1) >= 0 for phrase in _OF_PLANS)
    return speaks and all(derived.says.states(verb) != "done" for verb in verbs)


def _is_in_vain(derived: Derivation) -> bool:
    """Tell whether a text denies what a line says was tried and not done: “in an unsuccessful attempt to stop it”."""
    says = derived.clauses
    denied = {at for negation in says.negations for at in says.scope(negation)}
    stems = {says.stems[at] for at in denied}
    sides = {(each.pair, each.side) for each in turnings_of(says) if each.start in denied}
    for line in derived.cited_clauses if denied else ():
        if any(line.stems[at] in stems and line.is_hampered(at) for at in range(len(line.words))):
            return True
        if any((each.pair, each.side) in sides and line.is_hampered(each.start) for each in turnings_of(line)):
            return True
    return False


def _told_otherwise(fact: FactContext, told: Set[Claim]) -> Iterator[Problem]:
    """Find what a text tells as done, sure or lasting, verb by verb, besides the claims of which that is *told*."""
    for claim, word, marker in find_told_as_done(fact):
        if claim not in told:
            yield claim.problem(RULE, f"the line has “{marker}” before “{word}”: it is not done", word)
    for claim, word, theirs in find_made_certain(fact):
        if claim not in told:
            there = f"the lines have “{theirs}”" if theirs else "no line says so"
            subject = "page" if fact.drawn_from else "fact"
            yield claim.problem(RULE, f"the {subject} says “{word}”, and {there}", word, "keep it as open as the line")
    for claim, word, marker in find_outcome_to_come(fact):
        yield claim.problem(RULE, f"the page says “{word}”, and the lines have “{marker}”: it is yet to come", word)
    for claim, word in find_made_promise(fact):
        yield claim.problem(RULE, f"the page has it as “{word}”, and the line as paid", word, "say that it is done")
    for claim, over in find_made_lasting(fact):
        yield claim.problem(RULE, f"the lines have “{over}”: this is over", "still", "say when it was so")


def _taken_for_granted(fact: FactContext) -> Iterator[Problem]:
    """Find the questions of a page or a dispute that take for granted what no fact of theirs states."""
    for claim in fact.claims_in(_ASKED) if fact.drawn_from and not fact.pack else ():
        verb = find_unstated(claim)
        if verb:
            message = f"the question takes “{verb}” for granted, and no fact states it"
            yield claim.problem(RULE, message, verb, "ask whether it is so")


def _proved(derived: Derivation) -> str:
    """Return the word by which the lines only suppose what the statement says somebody proved: “suggest”."""
    says = derived.says
    proving = [each.governed for each in says.governors if each.words.lower() in ENGLISH.governing.proving]
    pairs = zip(says.folded, [*says.folded[1:], ""], strict=False)  # not “shown to the Senate”
    done = [
        word
        for word, to in pairs
        if to not in _GRAMMAR.place_prepositions
        and to != "to"
        and word in ENGLISH.governing.proving
        and word.endswith(_DONE)
    ]
    proving = proving or [says.stems for word in done if not (derived.asks or says.negates(stem(word)))]
    if not proving or any(not ENGLISH.governing.proving.isdisjoint(line.keys) for line in derived.cited):
        return ""
    supposed = (
        each.words
        for line in derived.sentences
        for each in line.governors
        if each.words.lower() in ENGLISH.governing.supposing and len(each.governed & proving[0]) > 1
    )
    return next(supposed, "")


def _unhedged(derived: Derivation) -> str:
    """Return the “perhaps” that stands right before something on a likely line which the statement says without it."""
    says = derived.says
    if derived.asks or not says.keys.isdisjoint(_HEDGES):
        return ""
    for line in derived.sentences:
        for at, word in enumerate(line.folded):
            behind = [stem(each) for each in line.folded[at + 1 : at + _REACH] if each in line.content][:1]
            compared = word == "likely" and at and line.folded[at - 1] in ENGLISH.governing.compared
            if word in ENGLISH.governing.adverbs and not compared and behind and behind[0] in says.stems:
                others = (stem(each) for each in line.folded[:at] + line.folded[at + _REACH :])
                if behind[0] not in others and len(says.stems & line.stems) >= _ALIKE:
                    return word
    return ""


def _unconditional(derived: Derivation) -> str:
    """Return the “only if” or “unless” on which a likely line makes it depend what the statement says will be."""
    says = derived.says
    if derived.asks or not says.keys.isdisjoint(_CONDITIONS):
        return ""
    mine = {each.doing[0] for each in says.governors if each.doing and each.words.lower() in _FORETOLD}
    for line in derived.sentences if mine else ():
        at = next((at for at, word in enumerate(line.folded) if word in ENGLISH.governing.open and at > 1), 0)
        before = line.folded[at - 1 : at] if at else []
        if at and (before == ["only"] or line.folded[at] == "unless"):
            doing = [each.doing[0] for each in line.governors if each.doing and each.words.lower() in _FORETOLD]
            if not mine.isdisjoint(doing) and mine.isdisjoint(map(stem, line.folded[at:])):
                return " ".join((*before, line.folded[at])) if before == ["only"] else line.folded[at]
    return ""


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


def _is_guessed(derived: Derivation) -> bool:
    """Tell whether in the statement somebody thinks that something will be: “will open in May, Orr reckons”."""
    guessing = any(each.words.lower() in ENGLISH.governing.guessing for each in derived.says.governors)
    return guessing and derived.says.foretells


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
    word = derived.in_each(partial(SourceSentence.expected, is_label=is_label))
    return "" if word and _is_told_elsewhere(derived) else word


def _is_done_elsewhere(derived: Derivation) -> bool:
    """Tell whether a line has a verb of the statement as done, too: “threatened to close it; in May it did close”."""
    says = derived.clauses
    expected = {verb for line in derived.cited for each in line.expectations for verb in each.doing[:1]}
    verbs = {verb for at, verb in enumerate(says.stems) if says.is_past(at) and verb in says.content} & expected
    for line in derived.cited_clauses if verbs else ():
        for verb in verbs & line.content.keys():
            for at in line.content[verb]:
                first, end = line.clause_around(at)
                beside = line.content_in(range(first, end)) - {verb}
                is_open = not _LEFT_OPEN.isdisjoint(line.words[first:at]) or line.words[at - 1] in _BEFORE_NOUN
                is_told = line.is_past(at) and not is_open and not line.may_be_negated(at)
                if is_told and not beside.isdisjoint(says.content):
                    return True
    return False


def _is_told_elsewhere(derived: Derivation) -> bool:
    """Tell whether a number of the statement stands where nothing is expected: in another sentence, or beside that."""
    numbers = {word for word in derived.clauses.words if word[0].isdigit()}
    if numbers and all(_is_beside(line, numbers) for line in derived.sentences):
        return True
    cited = zip(derived.cited, derived.cited_clauses, strict=True)
    there = any(numbers.intersection(read.words) for sentence, read in cited if not sentence.expectations)
    return there and not any(numbers.intersection(clauses_of(sentence.text).words) for sentence in derived.sentences)


def _is_beside(line: SourceSentence, numbers: Set[str], finite: Set[str] = frozenset()) -> bool:
    """Tell whether *line* has *numbers* in clauses that expect nothing: “$1.90 was forecast, but it made $1.62”.

    By *finite*, only what one of these words tells counts.
    """
    read = clauses_of(line.text)
    expecting = {each.words.lower().split()[0] for each in line.expectations}
    open_clauses = {clause for clause, word in zip(read.clause, read.words, strict=True) if word in expecting}
    telling = {
        clause
        for at, (clause, word) in enumerate(zip(read.clause, read.words, strict=True))
        if word in (finite or _GRAMMAR.helping) or (not finite and read.is_past(at))
    } - open_clauses  # what “expects to open, hiring 90” has no verb of its own for is expected too
    told = {word for clause, word in zip(read.clause, read.words, strict=True) if clause in telling}
    return numbers <= told and not any(map(_YEAR.fullmatch, numbers))


def _made_surer(derived: Derivation) -> str:
    """Return the word by which all lines that have a verb of the statement make it an expectation."""
    says, lines = derived.says, derived.cited
    numbers = {word for word in derived.clauses.words if word[0].isdigit()}
    if numbers and all(_is_beside(line, numbers, _TELLING) for line in derived.sentences):
        return ""  # “intends to plant 900 trees; so far 140 are in the ground”
    is_label = len(derived.claim.fact.drawn_from) == 1
    surer = [dict(line.surer(says, derived.fewest_shared, is_label)) if line.expectations else {} for line in lines]
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
    return verb not in line.stems or any(verb in each.governed for each in line.expectations)
