"""What is told as surer than the lines have it: as done, certain, needful or lasting, or with an outcome yet to come.

“Has agreed” for “would agree”; “has completed its review” for “is in the process of reviewing”; “will close”, “must
pay” and “still sits”; “lost the vote”, which is due in May.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.clauses import MOST, Clauses, clauses_of
from briefdeck.language.sentences.modality import SourceSentence, read_sentence
from briefdeck.language.sentences.tellers import numbers_of
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, is_past, stem
from briefdeck.model.roles import STATING, Role
from briefdeck.rules.attribution.parts.source_sentences import Derivation, read_sentences
from briefdeck.rules.fact_context import Claim, FactContext

_GRAMMAR, _WORDS = ENGLISH.grammar, ENGLISH.governing
_MODAL, _HAVING = frozenset(_GRAMMAR.modal), frozenset(_GRAMMAR.having)
_IS = frozenset(("is", "are", "am", "being"))
_SKIPPED = frozenset((*_GRAMMAR.adverbs, "be", "been", "again", "ever", "also", "not", "only"))
_BEFORE_NOUN = _GRAMMAR.determiners | frozenset(_GRAMMAR.prepositions) | _GRAMMAR.articles
_HEADLINES = frozenset(("title", "sections.heading"))
"""The texts that tell in the present tense what was done."""
_SURE_TO_COME = frozenset(("to", "will", "may", "might", "could"))
"""The words behind which a line says nothing of what is so now."""
_PAYING = frozenset(map(stem, ENGLISH.statements.handing_over)) - frozenset(map(stem, _WORDS.expecting))
"""Verbs that say of money that somebody gets it."""
_REFUSING = ENGLISH.statements.turning_down - {"dismissed", "dismisses", "denying"}
_URGING = _WORDS.urging | _WORDS.wanting
_REFUSED = 5
"""Words before a deed among which a “refused” is, with the thing that is not granted: “refused an immediate ban”."""
_PARTICLES, _PARTED = frozenset(("off", "out", "up", "down", "back", "over")), 3
"""Words that make another verb of one, and how far behind it they may stand."""
_COMPLETED = re.compile(rf"\b{one_of(ENGLISH.sureness.completed)}\b", re.IGNORECASE)
_UNDER_WAY = re.compile(rf"\b{one_of(ENGLISH.sureness.under_way)}\b", re.IGNORECASE)
_FINITE = frozenset((*_GRAMMAR.having, "is", "are", "was", "were"))
_SETTLING = frozenset(map(stem, ENGLISH.senses.settling))
_GOING = frozenset(("came", "went"))
_AUXILIARY = frozenset((*_GRAMMAR.being, *_GRAMMAR.having, *_GRAMMAR.doing))
_LEFT_OPEN = (
    (_WORDS.expecting | _WORDS.foretold | _WORDS.promised) - _WORDS.compared - _WORDS.counted - _WORDS.after_being
)
"""What a text has that tells nothing as done."""
_THING = 6
"""Words behind “completed” that call what is."""
_LIGHT = 3
"""Letters of the shortest verb that tells anything."""


def find_told_as_done(fact: FactContext) -> Iterator[tuple[Claim, str, str]]:
    """Find the verbs that a text of a page tells as done, each with the word by which the lines leave it open."""
    lines = read_sentences(fact)
    claims = fact.statements_in(STATING) if fact.drawn_from else _asked_of_cards(fact)
    for claim in claims if lines else ():
        says = clauses_of(claim.plain)
        now = claim.text.key in _HEADLINES and _WORDS.scheduled.isdisjoint(says.words)
        for at in range(len(says.words)):
            how = _how_told(says, at, now) if fact.drawn_from or _has_before(says, at) else ""
            markers = (
                list(_markers(lines, says, at, few=len(fact.drawn_from) == 1 and _has_before(says, at)))
                if how and not says.may_be_negated(at)
                else []
            )
            if markers and all(markers) and (how == "done" or _SURE_TO_COME.issuperset(markers)):
                yield claim, says.written[at], markers[0]
                break


def _asked_of_cards(fact: FactContext) -> list[Claim]:
    """List the questions of cards that tell something as done: “Which country has handed over …?”."""
    asked = (claim for claim in fact.claims_in(frozenset({Role.QUESTION})) if claim.text.card)
    read = [(claim, frozenset(clauses_of(claim.plain).words)) for claim in asked]
    return [claim for claim, words in read if words & _HAVING and not words & ENGLISH.statements.denying]


def _markers(lines: list[Clauses], says: Clauses, at: int, *, few: bool) -> Iterator[str]:
    """Yield the word that leaves the verb of *says* at that place open, each time a line has it; "" where none does.

    A line must have another word of *says*, too; not with *few* lines, those of one fact, for what “has” been done.
    """
    said = says.content.keys() - {says.stems[at]}
    particle = next((word for word in says.words[at + 1 : at + 2] if word in _PARTICLES), "")
    verbs = _PAYING if says.stems[at] in _PAYING and not particle else {says.stems[at]}
    for line in lines:
        for verb in verbs & line.content.keys():
            for place in line.content[verb][:MOST]:
                if place and line.words[place - 1] in _BEFORE_NOUN and not _marker(line, place):
                    continue  # “the cost”
                if particle and particle not in line.words[place + 1 : place + 1 + _PARTED]:
                    continue  # “paid a deposit”, for “paid off”
                negated = "not" if line.is_negated(place) else ""
                marker = _marker(line, place) or negated
                if few or said & line.content.keys():
                    yield marker
                elif not marker:
                    yield ""  # a line on something else may have it as done


def _how_told(says: Clauses, at: int, now: bool) -> str:
    """Tell how a text has the word at that place: "done", "now", or "" where it may be no verb or is left open."""
    word, before = says.words[at], says.words[at - 1] if at else ""
    if len(word) < _LIGHT or word in STOP_WORDS or word in _WORDS.expecting or not says.written[at].islower():
        return ""
    first, last = says.clause_around(at)
    if before in _BEFORE_NOUN or not _MODAL.isdisjoint(says.words[first:last]) or _marker(says, at):
        return ""
    if before in _IS:
        return ""  # “is interested”
    if not _has_before(says, at) and not _URGING.isdisjoint(says.words[first:at]):
        return ""  # “want launches banned”
    if is_past(word) or _has_before(says, at):
        return "done"
    return "now" if now and at and before not in STOP_WORDS and says.clause[at] == says.clause[at - 1] else ""


def _has_before(says: Clauses, at: int) -> bool:
    """Tell whether “has” stands before the word at that place: “has cost”."""
    place = at - 1
    while place > 0 and says.words[place] in _SKIPPED:
        place -= 1
    return place >= 0 and says.words[place] in _HAVING


def _marker(read: Clauses, at: int) -> str:
    """Return the word by which the verb at that place is only to come, possible or thought of; "" where none is."""
    place = at - 1
    while place >= 0 and (read.words[place] in _SKIPPED or is_adverb(read.words[place])):
        place -= 1
    if place > 0 and read.words[place] == "help" and read.words[place - 1] == "to":
        place -= 1  # “to help pay it off”
    if place >= 0 and read.words[place] == "to":
        return _before_to(read, place)
    if place > 0 and read.words[place] in _HAVING | {"have"} and read.words[place - 1] in _MODAL:
        return ""  # “would have paid”
    if place >= 0 and read.words[place] in _MODAL:
        return read.words[place]
    while place >= 0 and read.words[place] in _BEFORE_NOUN:
        place -= 1
    if place >= 0 and read.words[place] in _WORDS.weighing:
        return read.words[place]
    near = range(max(read.clause_around(at)[0], at - _REFUSED), at)
    refused = next(
        (each for each in near if read.words[each] in _REFUSING and read.clause[each] == read.clause[at]), -1
    )
    if refused >= 0 and read.words[refused + 1] in _BEFORE_NOUN:
        return read.words[refused]
    return next((one for one, to in pairwise(read.words[near.start : at]) if one in _URGING and to == "for"), "")


def _before_to(read: Clauses, to: int) -> str:
    """Return "to" where a verb behind it is yet to be done: not in “managed to”, nor in “had to”."""
    before = read.words[to - 1] if to else ""
    if before in _WORDS.achieving or before in _WORDS.done_to:
        return ""
    past = before in ("had", "has", "have") and read.words[max(0, to - 2)] not in _MODAL
    return "" if past and before == "had" else "to"


def find_number_as_done(derived: Derivation) -> tuple[str, str] | None:
    """Find a verb in the past that tells of a number as done which its lines have only behind a “will” or “plans to”.

    With the word that leaves it open there. The lines do not have the verb as done.
    """
    says = derived.clauses
    if derived.asks or derived.says.expectations or not _LEFT_OPEN.isdisjoint(says.written):
        return None
    numbers = {_written(says, at): at for at in range(len(says.words)) if _written(says, at)}
    verb = next((at for number in numbers.values() for at in _past_verbs(says, number)), -1)
    if verb >= 0 and says.stems[verb] in _SETTLING:
        return None  # “ruled out more than three terms”, where nobody may serve more
    if verb < 0 or any(says.stems[verb] in line.content for line in derived.cited_clauses):
        return None
    there = [
        _number_marker(sentence, line, at)
        for sentence, line in zip(derived.cited, derived.cited_clauses, strict=True)
        for at in range(len(line.words))
        if _written(line, at) in numbers
    ]
    return (says.written[verb], there[0]) if there and all(there) else None


def _written(read: Clauses, at: int) -> str:
    """Return the number at that place; "" where there is none, or one that may stand for anything: “one”."""
    number = next(iter(numbers_of(clauses_of(read.written[at]))), "")
    return "" if number == "1" else number


def _past_verbs(says: Clauses, number: int) -> Iterator[int]:
    """Yield the places of the verbs in the past that may tell of the number at that place."""
    first, last = says.sentence_around(number)
    for at in range(first + 1, last):
        word = says.words[at]
        is_kept = word in ENGLISH.clauses.order.unchanged and says.words[at - 1] in _HAVING
        is_told = is_past(word) or word in _GOING or is_kept
        is_state = says.words[at - 1] in _IS | _BEFORE_NOUN | _WORDS.going_on  # “stays closed”
        is_state = is_state or not _IS.isdisjoint(says.words[at + 2 : number])  # “the paid ticket is 15 crowns”
        if is_told and not is_state and word not in _WORDS.reporting and word not in _AUXILIARY:
            yield at


def _number_marker(sentence: SourceSentence, line: Clauses, number: int) -> str:
    """Return the word that makes an expectation of the number at that place, which stands behind it."""
    first = line.sentence_around(number)[0]
    for each in sentence.expectations:
        word = fold_word(each.words.split()[0])
        at = next((at for at in range(number - 1, first - 1, -1) if line.words[at] == word), -1)
        apart = not _GRAMMAR.relative.isdisjoint(line.words[at + 1 : number])  # “could vote in a poll, in which 61 …”
        if at >= 0 and not apart and each.doing and not _goes_on(line, at, number):
            return each.words
    return ""


def _goes_on(line: Clauses, start: int, end: int) -> bool:
    """Tell whether another verb stands between two places: none does in “expected to be attended by 900”."""
    for at in range(start + 1, end):
        word, is_passive = line.words[at], line.words[at - 1] in ("be", "been")
        if word in _FINITE or (is_past(word) and not is_passive):
            return True
    return False


def find_made_promise(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find what an arrow of a page only promises and a line has as paid."""
    if not fact.parts or fact.parts[0].key != "exchange.from":
        return
    for claim in fact.statements_in(STATING):
        says = clauses_of(fact.parts[-1].plain)
        promised = [word for word in says.words if word in _WORDS.promised]
        numbers = numbers_of(says)
        lines = [line for line in read_sentences(fact) if numbers & numbers_of(line)] if promised else []
        paid = any(not _marker(line, at) for line in lines for at in line.content.get("pay", ()))
        if paid and all(_WORDS.promised.isdisjoint(line.words) for line in lines):
            yield claim, promised[0]
            return


def find_completed(derived: Derivation) -> tuple[str, str] | None:
    """Find a “completed” of a statement where its lines say that the thing is still going on, with their words."""
    text = derived.claim.plain
    told = _COMPLETED.search(text)
    if derived.asks or told is None or _UNDER_WAY.search(text) or derived.clauses.negations:
        return None
    things = read_sentence(" ".join(text[told.end() :].split()[:_THING])).stems
    there = [sentence for sentence in derived.cited if sentence.stems & things]
    if any(_COMPLETED.search(sentence.text) for sentence in there):
        return None
    for sentence in there:
        for match in _UNDER_WAY.finditer(sentence.text):
            if read_sentence(" ".join(sentence.text[match.end() :].split()[:_THING])).stems & things:
                return told[0], match[0]
    return None


_BEING = frozenset(_GRAMMAR.being)
_SMALL = frozenset((*_GRAMMAR.articles, *_GRAMMAR.prepositions, *_GRAMMAR.determiners)) | _BEING
_WILL = frozenset(("will", "would", "shall"))
_FROM_TO = re.compile(r"\bfrom (?:\w+ )?[0-9]{4} (?:to|until) (?:\w+ )?[0-9]{4}\b")
_STILL = frozenset(("still",))
_SEVERAL = 4
"""Facts of a text that says one thing."""
_FEWEST = 2
_NEARLY = 0.7
"""A sentence that shares so much of what the likeliest one shares with the text may be meant as well."""
_READ = STATING | {Role.QUESTION}


def find_made_certain(fact: FactContext) -> Iterator[tuple[Claim, str, str]]:
    """Find the words by which a page, or a fact with its “will”, is surer than its lines, each with what these have."""
    lines = read_sentences(fact) if len(fact.drawn_from) <= _SEVERAL else []
    for claim in fact.statements_in(STATING) if lines else ():
        says = clauses_of(claim.plain)
        found = _made_certain(says, lines) if fact.drawn_from or "will" in says.words else None
        if fact.drawn_from and not found:
            found = _made_needful(claim, says, lines) or _made_surely_so(says, lines)
        if found:
            yield (claim, *found)


def find_made_lasting(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the texts that tell of something as “still” so that the lines tell as over, each with their word for it."""
    lines: list[Clauses] = []
    for claim in fact.claims_in(_READ) if fact.drawn_from else fact.claims_in(frozenset({Role.QUESTION})):
        says = clauses_of(claim.plain)
        if _STILL.isdisjoint(says.words):
            continue
        lines = lines or [*read_sentences(fact), clauses_of(fact.plain)]
        about = [line for line in lines if says.content.keys() & line.content.keys()]
        if any(not _WORDS.going_on.isdisjoint(line.words) for line in lines):
            continue
        over = [word for line in about for word in line.words if word in _WORDS.gone_by]
        over += [match[0] for fact_ in fact.drawn_from if (match := _FROM_TO.search(fact_.plain))]
        if over:
            yield claim, over[0]


def _made_certain(says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “will” where the lines that say most of it have a “may”."""
    if not _is_certain(says) or not _WORDS.open_words.isdisjoint(says.words):
        return None
    at = next(at for at, word in enumerate(says.words) if word in _WILL or word == "to")
    clause = range(*says.clause_around(at))
    mine = frozenset(says.stems[place] for place in clause if says.words[place] not in _SMALL)
    mine = mine if len(mine) > _FEWEST else _meaningful(says)
    shared = [(len(mine & _meaningful(line)), line) for line in lines]
    most = max(count for count, _ in shared)
    near = [line for count, line in shared if count >= most * _NEARLY]
    if most < _FEWEST or any(_is_certain(line) or not _open_word(line) for line in near):
        return None
    return "will" if "will" in says.words else "to", _open_word(near[0])


def _open_word(line: Clauses) -> str:
    """Return the first word of *line* by which something is only possible; a month has a capital."""
    open_ = (at for at, word in enumerate(line.words) if word in _WORDS.open_words)
    return next((line.words[at] for at in open_ if not at or line.written[at].islower()), "")


def _is_certain(read: Clauses) -> bool:
    to_come = any(word in _BEING and read.words[at + 1 : at + 2] == ("to",) for at, word in enumerate(read.words))
    return to_come or not _WILL.isdisjoint(read.words)


def _meaningful(read: Clauses) -> frozenset[str]:
    return frozenset(stemmed for word, stemmed in zip(read.words, read.stems, strict=True) if word not in _SMALL)


def _made_surely_so(says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “proved” where the lines only suspect, and a “so far” where they only fear."""
    done = any(one.endswith(("ed", "st")) and two == "so" for one, two in pairwise(says.words))  # “lost so far”
    so_far = ("so far",) if done and ("so", "far") in pairwise(says.words) else ()
    words = [*_WORDS.proved.intersection(says.words), *so_far]
    if not words or says.negations or any(("so", "far") in pairwise(line.words) for line in lines):
        return None
    known = any(not (_WORDS.proved | _WORDS.already).isdisjoint(line.words) for line in lines)
    supposed = [word for line in lines for word in line.words if word in _WORDS.supposed | _WORDS.open_words]
    return (words[0], supposed[0]) if supposed and not known else None


def _made_needful(claim: Claim, says: Clauses, lines: list[Clauses]) -> tuple[str, str] | None:
    """Find a “must” where no line says that anything must be."""
    if "must" not in says.words or claim.role is Role.QUESTION or any(map(_needs, lines)):
        return None
    return "must", ""


def _needs(line: Clauses) -> bool:
    """Tell whether a sentence says that something has to be done."""
    pairs = zip(line.words, line.words[1:], strict=False)
    has_to = any(word in (*_GRAMMAR.having, *_BEING) and behind == "to" for word, behind in pairs)
    return has_to or not _WORDS.needful.isdisjoint(line.words)


_ENDED = frozenset(map(stem, ENGLISH.senses.decided))
_CONTESTS = frozenset(map(stem, ENGLISH.senses.contests))
_TO_COME, _TO_BE = _WORDS.scheduled | _WORDS.modal | {"faces", "facing", "upcoming"}, ("to", "be")
_IS_TO = (("is", "to"), ("are", "to"), ("was", "to"), ("were", "to"))
_REACH = 4
"""Words behind the verb among which the contest stands."""
_BEFORE = 3
"""Words before the verb that may leave open whether it is done."""
_AHEAD = 8
"""Words before the contest, and behind it, among which one says that it is to come."""
_SHARED = 1


def find_outcome_to_come(fact: FactContext) -> Iterator[tuple[Claim, str, str]]:
    """Find the verbs by which a page tells how a contest ended, with the word by which the lines have it to come."""
    lines = read_sentences(fact) if fact.drawn_from else []
    for claim in fact.statements_in(STATING) if lines else ():
        says = clauses_of(claim.plain)
        for at, contest in _decided(says):
            about = says.content.keys() - {says.stems[at], contest}
            if any(not _ENDED.isdisjoint(line.stems) and contest in line.content for line in lines):
                continue
            likely = [line for line in lines if contest in line.content and len(about & line.content.keys()) >= _SHARED]
            there = [_marker_around(line, place) for line in likely for place in line.content[contest][:1]]
            if there and all(there):
                yield claim, says.written[at], there[0]
                break


def _decided(says: Clauses) -> Iterator[tuple[int, str]]:
    """Yield the places of the verbs that say how a contest ended, each with the stem of the contest."""
    for at, stemmed in enumerate(says.stems):
        before = frozenset(says.words[max(0, at - _BEFORE) : at])
        open_ = not before.isdisjoint(_WORDS.modal | ENGLISH.statements.negations | {"be", "if", "to"})
        if stemmed not in _ENDED or not is_past(says.words[at]) or open_:
            continue
        behind = range(at + 1, min(at + 1 + _REACH, says.clause_around(at)[1]))
        contest = next((says.stems[place] for place in behind if says.stems[place] in _CONTESTS), "")
        if contest:
            yield at, contest


def _marker_around(line: Clauses, at: int) -> str:
    first, last = line.sentence_around(at)
    if line.words[max(0, at - 2) : at] in _IS_TO:
        return "to"  # “parliament is to vote”
    near = line.words[max(first, at - _AHEAD) : min(last, at + _AHEAD)]
    return next((word for word, after in pairwise((*near, "")) if word in _TO_COME or (word, after) == _TO_BE), "")
